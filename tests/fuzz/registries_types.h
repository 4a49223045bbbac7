/* What the signatures of random registries use: a type of every kind that C has. */
#ifndef REGISTRIES_TYPES_H
#define REGISTRIES_TYPES_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

struct thing {
    int number;
    struct {
        char text[8];
    } inner;
};
/* An interface that the program has already. */
typedef struct outside {
    const char *title;
    int (*attach)(int number);
    void *private_data;
    int rank;
    const unsigned char tag[4];
    int sizes[2][3];
    volatile int uses;
    bool (*ready)(void);
    enum shade_of_it { PALE, DEEP } const shade;
    struct {
        const char *const label;
        int (*reset)(void);
        struct thing whole;
    } inner;
    unsigned flags : 3;
} outside_t;
union either {
    int whole;
    float part;
};
enum shade { DARK, LIGHT };
typedef struct thing thing_t;
typedef enum shade shade_t;
typedef int vector[3];
typedef struct thing one_thing[1]; /* as mpz_t and jmp_buf are */
typedef int callback(int number, void *context);
typedef void (*handler)(void *context);

#endif

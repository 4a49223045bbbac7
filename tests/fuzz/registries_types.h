/* What the signatures of random registries use: a type of every kind that C has. */
#ifndef REGISTRIES_TYPES_H
#define REGISTRIES_TYPES_H

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

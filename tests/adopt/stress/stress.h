/* The stressors of this program. */
#ifndef STRESS_H
#define STRESS_H

#include <stdint.h>

typedef struct {
    uint64_t bogo_ops;
    uint64_t bogo_max;
} stress_args_t;

typedef enum { CLASS_CPU = 1, CLASS_MEMORY = 2 } stress_class_t;

typedef struct {
    int (*stressor)(stress_args_t *args);
    const stress_class_t class;
    const char *const help;
} stressor_info_t;

#endif

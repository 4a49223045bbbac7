#ifndef GUEST_H
#define GUEST_H

struct guest {
    const char *name;
    int age;
};

#endif

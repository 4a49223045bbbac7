#ifndef EXCHANGE_H
#define EXCHANGE_H

struct reply {
    int status;
    char text[16];
};

#endif

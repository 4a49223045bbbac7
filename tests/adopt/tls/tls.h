/* The TLS backends of this program. */
#ifndef TLS_H
#define TLS_H

#include <stddef.h>

struct tls_info {
    int id;
    const char *name;
};

#define TLS_SUPPORTS_PINNING (1u << 0)
#define TLS_SUPPORTS_CIPHERS (1u << 1)

typedef size_t tls_version(char *buffer, size_t size);

struct tls_backend {
    struct tls_info info; /* must be first: the public interface casts to it */
    unsigned int supports;
    size_t sizeof_data;
    int (*init)(void);
    void (*cleanup)(void);
    tls_version *version;
};

#endif

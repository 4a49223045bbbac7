#include "tls.h"
#include <stdio.h>

static int gnutls_init(void)
{
    return 0;
}

static size_t gnutls_version(char *buffer, size_t size)
{
    return (size_t)snprintf(buffer, size, "GnuTLS/3.8");
}

const struct tls_backend tls_gnutls = {{1, "gnutls"}, TLS_SUPPORTS_PINNING | TLS_SUPPORTS_CIPHERS,
                                       sizeof(int),   gnutls_init,
                                       NULL,          gnutls_version};

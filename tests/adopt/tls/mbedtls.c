#include "tls.h"
#include <stdio.h>

static int mbedtls_init(void)
{
    return -1; /* no entropy */
}

static size_t mbedtls_version(char *buffer, size_t size)
{
    return (size_t)snprintf(buffer, size, "mbedTLS/3.6");
}

const struct tls_backend tls_mbedtls = {
    {2, "mbedtls"}, TLS_SUPPORTS_PINNING, sizeof(int), mbedtls_init, NULL, mbedtls_version};

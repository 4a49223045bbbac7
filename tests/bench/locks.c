/* To be preloaded: prints how often mutexes were locked, at the end. */
#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>

static unsigned long count;

int pthread_mutex_lock(pthread_mutex_t *mutex)
{
    count++;
    return ((__typeof__(&pthread_mutex_lock))dlsym(RTLD_NEXT, "pthread_mutex_lock"))(mutex);
}

int pthread_mutex_trylock(pthread_mutex_t *mutex)
{
    count++;
    return ((__typeof__(&pthread_mutex_trylock))dlsym(RTLD_NEXT, "pthread_mutex_trylock"))(mutex);
}

__attribute__((destructor)) static void print(void)
{
    printf("%lu\n", count);
}

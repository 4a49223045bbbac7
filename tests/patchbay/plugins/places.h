/* What makes a place hostile, called by a program that places_test.sh rebuilds. */
#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

/* From now on the call fails with EPERM. Returns 0 on success. */
static inline int forbid(unsigned call)
{
    struct sock_filter rules[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, call, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    struct sock_fprog program = {4, rules};
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) || prctl(PR_SET_SECCOMP, 2, &program);
}

/* From now on the process has this many KiB of addresses, or descriptors. */
static inline int limit(int resource, const char *most)
{
    rlim_t bytes = strtoul(most, NULL, 10) * (resource == RLIMIT_AS ? 1024 : 1);
    struct rlimit limits = {bytes, bytes};
    return setrlimit((__rlimit_resource_t)resource, &limits);
}

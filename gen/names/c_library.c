#include "names/c_library.h"

#include <stdlib.h>
#include <string.h>

/* Each list is sorted by bytes. They hold what C11 and POSIX headers declare, as far as a name that
 * the generator makes can be the same. */
/* clang-format off */
static const char *const functions[] = {
    "a64l", "abort", "abs", "accept", "access", "acct", "alarm", "aligned_alloc", "alloca",
    "alphasort", "asctime", "assert", "at_quick_exit", "atexit", "atof", "atoi", "atol",
    "atoll", "bcmp", "bcopy", "bind", "blkcnt_t", "blksize_t", "brk", "bsearch", "btowc",
    "bzero", "c16rtomb", "c32rtomb", "caddr_t", "call_once", "calloc", "char16_t", "char32_t",
    "chdir", "chmod", "chown", "chroot", "clearenv", "clearerr", "clock", "clock_getcpuclockid",
    "clock_getres", "clock_gettime", "clock_nanosleep", "clock_settime", "clock_t", "clockid_t",
    "close", "closedir", "closefrom", "confstr", "connect", "creat", "crypt", "ctermid",
    "ctime", "daddr_t", "daemon", "daylight", "dev_t", "difftime", "dirfd", "div", "div_t",
    "dlclose", "dlerror", "dlopen", "dlsym", "double_t", "dprintf", "drand48", "dup", "dup2",
    "duplocale", "ecvt", "environ", "erand48", "execl", "execle", "execlp", "execv", "execve",
    "execvp", "exit", "explicit_bzero", "faccessat", "fchdir", "fchmod", "fchmodat", "fchown",
    "fchownat", "fclose", "fcntl", "fcvt", "fd_set", "fdatasync", "fdopen", "fdopendir",
    "fegetenv", "fegetround", "fenv_t", "feof", "ferror", "fesetenv", "fesetround",
    "feupdateenv", "fexcept_t", "fexecve", "fflush", "ffs", "ffsl", "ffsll", "fgetc", "fgetpos",
    "fgets", "fgetwc", "fgetws", "fileno", "float_t", "flockfile", "fmemopen", "fopen",
    "fpathconf", "fpos_t", "fprintf", "fputc", "fputs", "fputwc", "fputws", "fread", "free",
    "freelocale", "freopen", "fsblkcnt_t", "fscanf", "fseek", "fseeko", "fsetpos", "fsfilcnt_t",
    "fsid_t", "fstat", "fstatat", "fsync", "ftell", "ftello", "ftruncate", "ftrylockfile",
    "funlockfile", "futimens", "fwide", "fwprintf", "fwrite", "fwscanf", "gcvt", "getc",
    "getchar", "getcwd", "getdelim", "getdomainname", "getdtablesize", "getegid", "getentropy",
    "getenv", "geteuid", "getgid", "getgroups", "gethostid", "gethostname", "getline",
    "getloadavg", "getlogin", "getopt", "getpagesize", "getpass", "getpeername", "getpgid",
    "getpgrp", "getpid", "getppid", "getsid", "getsockname", "getsockopt", "getsubopt",
    "getuid", "getw", "getwc", "getwchar", "getwd", "gid_t", "gmtime", "gsignal", "htonl",
    "htons", "id_t", "idtype_t", "imaxabs", "imaxdiv", "imaxdiv_t", "in_addr_t", "in_port_t",
    "index", "inet_addr", "inet_aton", "inet_ntoa", "inet_ntop", "inet_pton", "initstate",
    "ino_t", "int16_t", "int32_t", "int64_t", "int8_t", "int_fast16_t", "int_fast32_t",
    "int_fast64_t", "int_fast8_t", "int_least16_t", "int_least32_t", "int_least64_t",
    "int_least8_t", "intmax_t", "intptr_t", "isalnum", "isalpha", "isascii", "isatty",
    "isblank", "iscntrl", "isdigit", "isfdtype", "isgraph", "islower", "isprint", "ispunct",
    "isspace", "isupper", "iswalnum", "iswalpha", "iswblank", "iswcntrl", "iswctype",
    "iswdigit", "iswgraph", "iswlower", "iswprint", "iswpunct", "iswspace", "iswupper",
    "iswxdigit", "isxdigit", "jmp_buf", "jrand48", "key_t", "kill", "killpg", "l64a", "labs",
    "lchmod", "lchown", "lcong48", "ldiv", "ldiv_t", "link", "linkat", "listen", "llabs",
    "lldiv", "lldiv_t", "locale_t", "localeconv", "localtime", "lock_t", "lockf", "loff_t",
    "lrand48", "lseek", "lstat", "madvise", "main", "malloc", "max_align_t", "mblen", "mbrlen",
    "mbrtoc16", "mbrtoc32", "mbrtowc", "mbsinit", "mbsnrtowcs", "mbsrtowcs", "mbstate_t",
    "mbstowcs", "mbtowc", "memccpy", "memchr", "memcmp", "memcpy", "memmove", "memset",
    "mincore", "mkdir", "mkdirat", "mkdtemp", "mkfifo", "mkfifoat", "mknod", "mknodat",
    "mkstemp", "mkstemps", "mktemp", "mktime", "mlock", "mlockall", "mmap", "mode_t",
    "mprotect", "mrand48", "msync", "munlock", "munlockall", "munmap", "nanosleep", "newlocale",
    "nfds_t", "nice", "nlink_t", "nrand48", "ntohl", "ntohs", "off_t", "on_exit", "open",
    "open_memstream", "open_wmemstream", "openat", "opendir", "optarg", "opterr", "optind",
    "optopt", "pathconf", "pause", "pclose", "perror", "pid_t", "pipe", "poll", "popen",
    "posix_fadvise", "posix_fallocate", "posix_madvise", "posix_memalign", "pread", "printf",
    "pselect", "psiginfo", "psignal", "pthread_t", "ptrdiff_t", "putc", "putchar", "putenv",
    "puts", "putw", "putwc", "putwchar", "pwrite", "qecvt", "qfcvt", "qgcvt", "qsort", "quad_t",
    "quick_exit", "raise", "rand", "random", "read", "readdir", "readlink", "readlinkat",
    "realloc", "reallocarray", "realpath", "recv", "recvfrom", "recvmsg", "remove", "rename",
    "renameat", "revoke", "rewind", "rewinddir", "rindex", "rlim_t", "rmdir", "sa_family_t",
    "sbrk", "scandir", "scanf", "sched_get_priority_max", "sched_get_priority_min",
    "sched_getparam", "sched_getscheduler", "sched_rr_get_interval", "sched_setparam",
    "sched_setscheduler", "sched_yield", "seed48", "seekdir", "select", "send", "sendmsg",
    "sendto", "setbuf", "setbuffer", "setdomainname", "setegid", "setenv", "seteuid", "setgid",
    "sethostid", "sethostname", "setjmp", "setlinebuf", "setlocale", "setlogin", "setpgid",
    "setpgrp", "setregid", "setreuid", "setsid", "setsockopt", "setstate", "setuid", "setvbuf",
    "shm_open", "shm_unlink", "shutdown", "sig_atomic_t", "sig_t", "sigaction", "sigaddset",
    "sigaltstack", "sigblock", "sigdelset", "sigemptyset", "sigevent_t", "sigfillset",
    "siggetmask", "siginterrupt", "sigismember", "sigjmp_buf", "siglongjmp", "signal",
    "signgam", "sigpending", "sigprocmask", "sigqueue", "sigreturn", "sigset_t", "sigsetjmp",
    "sigsetmask", "sigstack", "sigsuspend", "sigtimedwait", "sigval_t", "sigwait",
    "sigwaitinfo", "size_t", "sleep", "snprintf", "sockatmark", "socket", "socketpair",
    "socklen_t", "sprintf", "srand", "srand48", "srandom", "sscanf", "ssignal", "ssize_t",
    "stack_t", "stat", "stpcpy", "stpncpy", "strcasecmp", "strcat", "strchr", "strcmp",
    "strcoll", "strcpy", "strcspn", "strdup", "strerror", "strftime", "strlen", "strncasecmp",
    "strncat", "strncmp", "strncpy", "strndup", "strnlen", "strpbrk", "strrchr", "strsep",
    "strsignal", "strspn", "strstr", "strtod", "strtof", "strtoimax", "strtok", "strtol",
    "strtold", "strtoll", "strtoul", "strtoull", "strtoumax", "strxfrm", "suseconds_t",
    "swprintf", "swscanf", "symlink", "symlinkat", "sync", "syscall", "sysconf", "system",
    "tcgetpgrp", "tcsetpgrp", "telldir", "tempnam", "time", "time_t", "timegm", "timelocal",
    "timer_create", "timer_delete", "timer_getoverrun", "timer_gettime", "timer_settime",
    "timer_t", "timespec_get", "timezone", "tmpfile", "tmpnam", "toascii", "tolower", "toupper",
    "towctrans", "towlower", "towupper", "truncate", "ttyname", "tzname", "tzset", "u_int16_t",
    "u_int32_t", "u_int8_t", "u_quad_t", "ualarm", "ucontext_t", "uid_t", "uint16_t",
    "uint32_t", "uint64_t", "uint8_t", "uint_fast16_t", "uint_fast32_t", "uint_fast64_t",
    "uint_fast8_t", "uint_least16_t", "uint_least32_t", "uint_least64_t", "uint_least8_t",
    "uintmax_t", "uintptr_t", "umask", "ungetc", "ungetwc", "unlink", "unlinkat", "unsetenv",
    "useconds_t", "uselocale", "usleep", "utimensat", "va_list", "valloc", "vdprintf", "vfork",
    "vfprintf", "vfscanf", "vfwprintf", "vfwscanf", "vhangup", "vprintf", "vscanf", "vsnprintf",
    "vsprintf", "vsscanf", "vswprintf", "vswscanf", "vwprintf", "vwscanf", "wait", "wait3",
    "wait4", "waitid", "waitpid", "wchar_t", "wcpcpy", "wcpncpy", "wcrtomb", "wcscasecmp",
    "wcscat", "wcschr", "wcscmp", "wcscoll", "wcscpy", "wcscspn", "wcsdup", "wcsftime",
    "wcslen", "wcsncasecmp", "wcsncat", "wcsncmp", "wcsncpy", "wcsnlen", "wcsnrtombs",
    "wcspbrk", "wcsrchr", "wcsrtombs", "wcsspn", "wcsstr", "wcstod", "wcstof", "wcstoimax",
    "wcstok", "wcstol", "wcstold", "wcstoll", "wcstombs", "wcstoul", "wcstoull", "wcstoumax",
    "wcsxfrm", "wctob", "wctomb", "wctrans", "wctrans_t", "wctype", "wctype_t", "wint_t",
    "wmemchr", "wmemcmp", "wmemcpy", "wmemmove", "wmemset", "wprintf", "write", "wscanf",
};

/* Each also with 'f' and with 'l' at its end. */
static const char *const math_functions[] = {
    "acos", "acosh", "asin", "asinh", "atan", "atan2", "atanh", "cabs", "cacos", "cacosh",
    "carg", "casin", "casinh", "catan", "catanh", "cbrt", "ccos", "ccosh", "ceil", "cexp",
    "cimag", "clog", "conj", "copysign", "cos", "cosh", "cpow", "cproj", "creal", "csin",
    "csinh", "csqrt", "ctan", "ctanh", "drem", "erf", "erfc", "exp", "exp2", "expm1", "fabs",
    "fdim", "finite", "floor", "fma", "fmax", "fmin", "fmod", "fpclassify", "frexp", "gamma",
    "hypot", "ilogb", "iseqsig", "isinf", "isnan", "issignaling", "j0", "j1", "jn", "ldexp",
    "lgamma", "llrint", "llround", "log", "log10", "log1p", "log2", "logb", "lrint", "lround",
    "modf", "nan", "nearbyint", "nextafter", "nexttoward", "pow", "remainder", "remquo", "rint",
    "round", "scalb", "scalbln", "scalbn", "signbit", "significand", "sin", "sinh", "sqrt",
    "tan", "tanh", "tgamma", "trunc", "y0", "y1", "yn",
};

/* Those with an underscore, as all generated names have one. */
static const char *const constants[] = {
    "AIO_PRIO_DELTA_MAX", "ATOMIC_FLAG_INIT", "AT_EACCESS", "AT_FDCWD", "AT_REMOVEDIR",
    "AT_SYMLINK_FOLLOW", "AT_SYMLINK_NOFOLLOW", "BC_BASE_MAX", "BC_DIM_MAX", "BC_SCALE_MAX",
    "BC_STRING_MAX", "CHARCLASS_NAME_MAX", "CHAR_BIT", "CHAR_MAX", "CHAR_MIN", "CLOCKS_PER_SEC",
    "COLL_WEIGHTS_MAX", "DBL_DECIMAL_DIG", "DBL_DIG", "DBL_EPSILON", "DBL_HAS_SUBNORM",
    "DBL_MANT_DIG", "DBL_MAX", "DBL_MAX_10_EXP", "DBL_MAX_EXP", "DBL_MIN", "DBL_MIN_10_EXP",
    "DBL_MIN_EXP", "DBL_TRUE_MIN", "DECIMAL_DIG", "DELAYTIMER_MAX", "EXIT_FAILURE",
    "EXIT_SUCCESS", "EXPR_NEST_MAX", "FD_CLOEXEC", "FE_ALL_EXCEPT", "FE_DFL_ENV",
    "FE_DIVBYZERO", "FE_DOWNWARD", "FE_INEXACT", "FE_INVALID", "FE_OVERFLOW", "FE_TONEAREST",
    "FE_TOWARDZERO", "FE_UNDERFLOW", "FE_UPWARD", "FILENAME_MAX", "FLT_DECIMAL_DIG", "FLT_DIG",
    "FLT_EPSILON", "FLT_EVAL_METHOD", "FLT_HAS_SUBNORM", "FLT_MANT_DIG", "FLT_MAX",
    "FLT_MAX_10_EXP", "FLT_MAX_EXP", "FLT_MIN", "FLT_MIN_10_EXP", "FLT_MIN_EXP", "FLT_RADIX",
    "FLT_ROUNDS", "FLT_TRUE_MIN", "FOPEN_MAX", "FP_ILOGB0", "FP_ILOGBNAN", "FP_INFINITE",
    "FP_NAN", "FP_NORMAL", "FP_SUBNORMAL", "FP_ZERO", "F_DUPFD", "F_DUPFD_CLOEXEC", "F_EXLCK",
    "F_GETFD", "F_GETFL", "F_GETLK", "F_GETLK64", "F_GETOWN", "F_OK", "F_RDLCK", "F_SETFD",
    "F_SETFL", "F_SETLK", "F_SETLK64", "F_SETLKW", "F_SETLKW64", "F_SETOWN", "F_SHLCK",
    "F_UNLCK", "F_WRLCK", "HOST_NAME_MAX", "HUGE_VAL", "HUGE_VALF", "HUGE_VALL", "INT16_C",
    "INT16_MAX", "INT16_MIN", "INT32_C", "INT32_MAX", "INT32_MIN", "INT64_C", "INT64_MAX",
    "INT64_MIN", "INT8_C", "INT8_MAX", "INT8_MIN", "INTMAX_C", "INTMAX_MAX", "INTMAX_MIN",
    "INTPTR_MAX", "INTPTR_MIN", "INT_FAST16_MAX", "INT_FAST16_MIN", "INT_FAST32_MAX",
    "INT_FAST32_MIN", "INT_FAST64_MAX", "INT_FAST64_MIN", "INT_FAST8_MAX", "INT_FAST8_MIN",
    "INT_LEAST16_MAX", "INT_LEAST16_MIN", "INT_LEAST32_MAX", "INT_LEAST32_MIN",
    "INT_LEAST64_MAX", "INT_LEAST64_MIN", "INT_LEAST8_MAX", "INT_LEAST8_MIN", "INT_MAX",
    "INT_MIN", "LC_ADDRESS", "LC_ALL", "LC_COLLATE", "LC_CTYPE", "LC_IDENTIFICATION",
    "LC_MEASUREMENT", "LC_MESSAGES", "LC_MONETARY", "LC_NAME", "LC_NUMERIC", "LC_PAPER",
    "LC_TELEPHONE", "LC_TIME", "LDBL_DECIMAL_DIG", "LDBL_DIG", "LDBL_EPSILON",
    "LDBL_HAS_SUBNORM", "LDBL_MANT_DIG", "LDBL_MAX", "LDBL_MAX_10_EXP", "LDBL_MAX_EXP",
    "LDBL_MIN", "LDBL_MIN_10_EXP", "LDBL_MIN_EXP", "LDBL_TRUE_MIN", "LINE_MAX", "LLONG_MAX",
    "LLONG_MIN", "LOGIN_NAME_MAX", "LONG_MAX", "LONG_MIN", "MATH_ERREXCEPT", "MATH_ERRNO",
    "MAX_CANON", "MAX_INPUT", "MB_CUR_MAX", "MB_LEN_MAX", "MQ_PRIO_MAX", "NAME_MAX",
    "NGROUPS_MAX", "ONCE_FLAG_INIT", "O_ACCMODE", "O_APPEND", "O_ASYNC", "O_CLOEXEC", "O_CREAT",
    "O_DIRECTORY", "O_DSYNC", "O_EXCL", "O_FSYNC", "O_NDELAY", "O_NOCTTY", "O_NOFOLLOW",
    "O_NONBLOCK", "O_RDONLY", "O_RDWR", "O_RSYNC", "O_SYNC", "O_TRUNC", "O_WRONLY", "PATH_MAX",
    "PIPE_BUF", "POSIX_FADV_DONTNEED", "POSIX_FADV_NOREUSE", "POSIX_FADV_NORMAL",
    "POSIX_FADV_RANDOM", "POSIX_FADV_SEQUENTIAL", "POSIX_FADV_WILLNEED",
    "PTHREAD_DESTRUCTOR_ITERATIONS", "PTHREAD_KEYS_MAX", "PTHREAD_STACK_MIN", "PTRDIFF_MAX",
    "PTRDIFF_MIN", "RAND_MAX", "RE_DUP_MAX", "RTSIG_MAX", "R_OK", "SA_NOCLDSTOP",
    "SA_NOCLDWAIT", "SA_NODEFER", "SA_RESETHAND", "SA_RESTART", "SA_SIGINFO", "SCHAR_MAX",
    "SCHAR_MIN", "SEEK_CUR", "SEEK_END", "SEEK_SET", "SEM_VALUE_MAX", "SHRT_MAX", "SHRT_MIN",
    "SIGEV_NONE", "SIGEV_SIGNAL", "SIGEV_THREAD", "SIGEV_THREAD_ID", "SIG_ATOMIC_MAX",
    "SIG_ATOMIC_MIN", "SIG_BLOCK", "SIG_DFL", "SIG_ERR", "SIG_IGN", "SIG_SETMASK",
    "SIG_UNBLOCK", "SIZE_MAX", "SI_ASYNCIO", "SI_ASYNCNL", "SI_DETHREAD", "SI_KERNEL",
    "SI_MESGQ", "SI_QUEUE", "SI_SIGIO", "SI_TIMER", "SI_TKILL", "SI_USER", "SSIZE_MAX",
    "STDERR_FILENO", "STDIN_FILENO", "STDOUT_FILENO", "S_IFBLK", "S_IFCHR", "S_IFDIR",
    "S_IFIFO", "S_IFLNK", "S_IFMT", "S_IFREG", "S_IFSOCK", "S_IRGRP", "S_IROTH", "S_IRUSR",
    "S_IRWXG", "S_IRWXO", "S_IRWXU", "S_ISBLK", "S_ISCHR", "S_ISDIR", "S_ISFIFO", "S_ISGID",
    "S_ISLNK", "S_ISREG", "S_ISSOCK", "S_ISUID", "S_IWGRP", "S_IWOTH", "S_IWUSR", "S_IXGRP",
    "S_IXOTH", "S_IXUSR", "S_TYPEISMQ", "S_TYPEISSEM", "S_TYPEISSHM", "TIME_UTC", "TMP_MAX",
    "TTY_NAME_MAX", "UCHAR_MAX", "UINT16_C", "UINT16_MAX", "UINT32_C", "UINT32_MAX", "UINT64_C",
    "UINT64_MAX", "UINT8_C", "UINT8_MAX", "UINTMAX_C", "UINTMAX_MAX", "UINTPTR_MAX",
    "UINT_FAST16_MAX", "UINT_FAST32_MAX", "UINT_FAST64_MAX", "UINT_FAST8_MAX",
    "UINT_LEAST16_MAX", "UINT_LEAST32_MAX", "UINT_LEAST64_MAX", "UINT_LEAST8_MAX", "UINT_MAX",
    "ULLONG_MAX", "ULONG_MAX", "USHRT_MAX", "UTIME_NOW", "UTIME_OMIT", "WCHAR_MAX", "WCHAR_MIN",
    "WINT_MAX", "WINT_MIN", "W_OK", "XATTR_LIST_MAX", "XATTR_NAME_MAX", "XATTR_SIZE_MAX",
    "X_OK",
};

static const char *const function_macros[] = {
    "alloca", "assert", "be16toh", "be32toh", "be64toh", "fpclassify", "htobe16", "htobe32",
    "htobe64", "htole16", "htole32", "htole64", "isalnum", "isalpha", "isascii", "isblank",
    "iscntrl", "isdigit", "isfinite", "isgraph", "isgreater", "isgreaterequal", "isinf",
    "isless", "islessequal", "islessgreater", "islower", "isnan", "isnormal", "isprint",
    "ispunct", "isspace", "isunordered", "isupper", "isxdigit", "kill_dependency", "le16toh",
    "le32toh", "le64toh", "major", "makedev", "minor", "offsetof", "pthread_cleanup_pop",
    "pthread_cleanup_push", "setjmp", "sigmask", "signbit", "sigsetjmp", "static_assert",
    "strdupa", "strndupa", "toascii", "va_arg", "va_copy", "va_end", "va_start",
};
/* clang-format on */

static int compare_words(const void *word, const void *element)
{
    return strcmp(word, *(const char *const *)element);
}

#define LISTED(word, list)                                                                         \
    (bsearch(word, list, sizeof list / sizeof *list, sizeof *list, compare_words) != NULL)

static bool is_math_function(const char *text)
{
    char base[16];
    size_t length = strlen(text);
    if (LISTED(text, math_functions))
        return true;
    if (length < 2 || length > sizeof base || !strchr("fl", text[length - 1]))
        return false;
    memcpy(base, text, length - 1);
    base[length - 1] = '\0';
    return LISTED(base, math_functions);
}

bool c_library_has(const char *text)
{
    return LISTED(text, functions) || LISTED(text, constants) || is_math_function(text);
}

bool c_library_has_macro(const char *text)
{
    return LISTED(text, function_macros);
}

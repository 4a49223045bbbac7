/* host [TYPE [IDENTIFIER]]: prints the greeting of the selection, or of one implementation; host
 * lenient; host registry COMMAND. On failure, prints "error: CODE: TEXT" and exits with 1. */
#include "host_registry.h"
#include <stdio.h>
#include <string.h>

static const char *plain(const struct guest *guest)
{
    return guest->age ? "plain" : "plain!";
}

static const char *quiet(const struct guest *guest)
{
    return guest->age ? "quiet" : "quiet!";
}

static const char *builtin_one(void)
{
    return "builtin_one";
}

HOST_DEFINE_GREETER(english, plain) = {.greet = plain};
HOST_DEFINE_GREETER(other, quiet) = {.greet = quiet};
HOST_DEFINE_LENIENT(main, builtin_one) = {.name = builtin_one};

static const char *answer(struct patchbay *registry, int argc, char **argv,
                          struct patchbay_error *error)
{
    static const struct guest guest = {"you", 7};
    if (argc > 1 && strcmp(argv[1], "lenient") == 0) {
        const struct host_lenient *lenient = host_get_lenient_by_name(registry, NULL, error);
        return lenient ? lenient->name() : NULL;
    }
    const struct host_greeter *greeter = NULL;
    int type = patchbay_find_type(registry, HOST_GREETER, argc > 1 ? argv[1] : NULL, error);
    if (type >= 0 && argc > 2)
        greeter = host_get_greeter_implementation(registry, (enum host_greeter_type)type, argv[2],
                                                  error);
    else if (type >= 0)
        greeter = (const struct host_greeter *)patchbay_get(registry, HOST_GREETER, (unsigned)type,
                                                            error);
    return greeter ? greeter->greet(&guest) : NULL;
}

int main(int argc, char **argv)
{
    struct patchbay_error error;
    struct patchbay_options options = PATCHBAY_OPTIONS_INIT;
#ifdef SECURE_CHOICE
    options.secure_choice = true;
#endif
    struct patchbay *registry = patchbay_open(&host_table, &options, &error);
    if (!registry)
        return 3;
    int code = 0;
    if (argc > 1 && strcmp(argv[1], "registry") == 0) {
        code = patchbay_command(registry, argc - 2, argv + 2);
    } else {
        const char *text = answer(registry, argc, argv, &error);
        if (text)
            puts(text);
        else
            printf("error: %s: %s\n%s%s", patchbay_code_name(error.code), error.text, error.hint,
                   *error.hint ? "\n" : "");
        code = text ? 0 : 1;
    }
    patchbay_close(registry);
    return code;
}

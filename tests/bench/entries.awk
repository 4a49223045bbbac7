# Writes the inputs of the benchmarks into the current directory, for -v n=10000 entries:
#   many.yaml, none.yaml   a registry with n types of one builtin each, and one without any
#   many_parts.c           the builtins
#   structs.c              the same content as many.yaml, written by hand as C structs
#   names.txt, names.gperf the names of the types, alone and as gperf wants them
# Names are random words, always the same.

function random(limit) {
    seed = seed * 16807 % 2147483647 # stays below 2^53, so that every awk gets the same
    return int(seed / 2147483647 * limit)
}

function word(    length_left, text) {
    text = ""
    for (length_left = 2 + random(6); length_left > 0; length_left--) {
        text = text substr("bdfghklmnprstvz", 1 + random(15), 1) substr("aeiou", 1 + random(5), 1)
        if (length_left == 3)
            text = text "_"
    }
    return text
}

function write_registry(file, name, count,    i) {
    print "format: 1\nregistry: " name "\ncategories:\n  part:" >file
    print "    functions: {run: int (void)}\n    metadata:" >file
    print "      path: {kind: string, required: true}" >file
    print "      fast: {kind: bool, default: false}\n      limit: {kind: int}" >file
    print (count ? "    types:" : "    implementations: {}") >file
    for (i = 0; i < count; i++) {
        print "      " names[i] ":\n        description: Type number " i " of many." >file
        print "        implementations:\n          " names[i] ":" >file
        print "            description: Serves " names[i] " over the path below." >file
        print "            priority: " i % 10 "\n            metadata:" >file
        print "              path: /v1/parts/" names[i] >file
        print "              fast: true\n              limit: " 4096 + i >file
    }
}

function write_builtins(file,    i) {
    print "#include \"many_registry.h\"\nstatic int run(void)\n{\n    return 1;\n}" >file
    for (i = 0; i < n; i++)
        print "MANY_DEFINE_PART(" names[i] ", " names[i] ") = {.run = run};" >file
}

function write_structs(file,    i) {
    print "#include <stdbool.h>\n#include <stdint.h>\nstruct part { int (*run)(void); };" >file
    print "enum part_type {" >file
    for (i = 0; i < n; i++)
        print "    PART_" toupper(names[i]) ", /**< Type number " i " of many. */" >file
    print "};\nstruct metadata { const char *path; bool fast; int64_t limit; };" >file
    print "struct implementation {\n    const char *identifier, *description, *when, *deprecated;" >file
    print "    int priority;\n    unsigned flags;\n    struct metadata metadata;" >file
    print "    const struct part *part;\n};" >file
    print "struct type {\n    const char *name, *description;\n    const char *const *aliases;" >file
    print "    const struct implementation *implementations;\n    unsigned count;\n};" >file
    for (i = 0; i < n; i++)
        print "extern const struct part part_" names[i] ";" >file
    print "static const struct implementation implementations[] = {" >file
    for (i = 0; i < n; i++)
        print "    {\"" names[i] "\", \"Serves " names[i] " over the path below.\", 0, 0, " \
            i % 10 ", 0, {\"/v1/parts/" names[i] "\", true, " 4096 + i "}, &part_" names[i] "}," >file
    print "};\nconst struct type types[] = {" >file
    for (i = 0; i < n; i++)
        print "    {\"" names[i] "\", \"Type number " i " of many.\", 0, &implementations[" i "], 1}," >file
    print "};" >file
}

function write_names(    i) {
    print "struct gperf_name { const char *name; int type; };\n%%" >"names.gperf"
    for (i = 0; i < n; i++) {
        print names[i] >"names.txt"
        print names[i] ", " i >"names.gperf"
    }
}

BEGIN {
    seed = 20260
    for (i = 0; i < n; i++) {
        do
            name = word()
        while (name in taken)
        taken[name] = 1
        names[i] = name
    }
    write_registry("many.yaml", "many", n)
    write_registry("none.yaml", "none", 0)
    write_builtins("many_parts.c")
    write_structs("structs.c")
    write_names()
}

# awk -v root=DIRECTORY -v output=FILE -f single_file.awk SOURCE... plugins=0 SOURCE... \
#     plugins=1 SOURCE...
#
# Joins the sources of the library: first the headers that they include, each after those that it
# includes itself, then the sources without their #include "...". Those after plugins=0 are compiled
# without plugins; those after plugins=1, and the headers that only they include, with plugins.

# The file that a line of `file` includes, if it is of the library.
function included(line, file,    name, beside) {
    if (line !~ /^#include "/ || line ~ /"patchbay\//)
        return ""
    name = line
    gsub(/^#include "|".*$/, "", name)
    beside = file
    sub(/[^\/]*$/, name, beside)
    return (getline line < beside) < 0 ? root "/" name : beside
}

function print_header(file,    line, lines, count, i, header) {
    if (file in printed)
        return
    printed[file] = 1
    close(file)
    while ((getline line < file) > 0)
        lines[count++] = line
    close(file)
    for (i = 0; i < count; i++)
        if (header = included(lines[i], file))
            print_header(header)
    for (i = 0; i < count; i++)
        if (!included(lines[i], file))
            print lines[i] >output
}

BEGIN {
    print "/* The run-time library of Patchbay in one file; made from its sources. Compile it with the" >output
    print " * headers in patchbay/ as C11; with -DPATCHBAY_PLUGINS=0 for builtins only, without dlopen(). */" >output
    print "#define _GNU_SOURCE" >output
    print "#define _FILE_OFFSET_BITS 64" >output
    print "#define PATCHBAY_STATIC_LIBRARY" >output
    print "#ifndef PATCHBAY_PLUGINS\n#define PATCHBAY_PLUGINS 1\n#endif" >output
    print "#if defined(__GNUC__)\n#pragma GCC diagnostic ignored \"-Wunused-function\"\n#endif" >output
}

FNR == 1 {
    if ((plugins "") != (before ""))
        sources = sources (before != "" ? "#endif\n" : "") "#if " (plugins ? "" : "!") "PATCHBAY_PLUGINS\n"
    before = plugins
    sources = sources "\n"
}

{
    header = included($0, FILENAME)
    if (header) {
        private = plugins && !(header in printed)
        if (private)
            print "#if PATCHBAY_PLUGINS" >output
        print_header(header)
        if (private)
            print "#endif" >output
    } else if ($0 !~ /^#define _[A-Z_]*SOURCE/)
        sources = sources $0 "\n"
}

END {
    printf "%s#endif\n", sources >output
}

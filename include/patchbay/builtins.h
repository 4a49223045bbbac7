/* How generated sources refer to builtins: without a relocation in data, however many there are.
 *
 * The body of a function that returns the builtin number `index`, or NULL if there are not so many:
 *
 *     PATCHBAY_BUILTINS_BEGIN("lapse_builtins_0", index)
 *     PATCHBAY_BUILTIN(0, &lapse_endpoint_chat_chat)
 *     PATCHBAY_BUILTINS(1, ...)                           sixteen at once
 *     PATCHBAY_BUILTINS_END("lapse_builtins_0", 17)
 *
 * has one of three forms. Where addresses are known when the program is linked, it is an array of
 * pointers. Otherwise, a list of distances from each element to its builtin, which only the
 * assembler can express:
 *
 *     .long lapse_endpoint_chat_chat - .
 *
 * Builtins are operands, which link-time optimisation sees, and must not be visible outside of the
 * program. The list consists of statements of the function, so that it is in one piece wherever the
 * function ends up; the name makes its label unique. For other machines, and for builtins that may
 * be visible, the function is a switch.
 */
#ifndef PATCHBAY_BUILTINS_H
#define PATCHBAY_BUILTINS_H

#include <stddef.h>
#include <stdint.h>

/* Marks such a function. It must not be copied, because of the label; and optimisation would turn a
 * switch over addresses into a table of pointers, with a relocation each. */
#if defined(__clang__)
#define PATCHBAY_AS_WRITTEN __attribute__((noinline, optnone))
#elif defined(__GNUC__)
#define PATCHBAY_AS_WRITTEN __attribute__((noinline, noclone, optimize("O0")))
#else
#define PATCHBAY_AS_WRITTEN
#endif

#if defined(__ELF__) && defined(__LP64__) && !defined(PATCHBAY_BUILTINS_BY_SWITCH) &&              \
    !defined(__code_model_large__)
#if defined(__x86_64__)
#define PATCHBAY_IS_ADDRESS "i"
#define PATCHBAY_ADDRESS_OF_LIST(name) "lea{q .L" name "(%%rip), %0| %0, .L" name "[rip]}"
#elif defined(__aarch64__)
#define PATCHBAY_IS_ADDRESS "S"
#define PATCHBAY_ADDRESS_OF_LIST(name) "adrp %0, .L" name "\n\tadd %0, %0, :lo12:.L" name
#endif
#endif

#if !defined(__PIC__) && !defined(__PIE__)

#define PATCHBAY_BUILTINS_BEGIN(name, index) static const void *const list[] = {
#define PATCHBAY_BUILTIN(number, address) address,
#define PATCHBAY_BUILTINS(number, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p)                  \
    a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p,
#define PATCHBAY_BUILTINS_END(name, count)                                                         \
    }                                                                                              \
    ;                                                                                              \
    return index < (count) ? list[index] : NULL;

#elif defined(PATCHBAY_ADDRESS_OF_LIST)

#define PATCHBAY_IN_LIST(lines) ".pushsection .rodata.patchbay, \"a\"\n\t" lines "\n\t.popsection"

#define PATCHBAY_BUILTINS_BEGIN(name, index)                                                       \
    const int32_t *list;                                                                           \
    __asm__ volatile(PATCHBAY_IN_LIST(".p2align 2\n.L" name ":"));

#define PATCHBAY_BUILTIN(number, address)                                                          \
    __asm__ volatile(PATCHBAY_IN_LIST(".long %c0 - .") : : PATCHBAY_IS_ADDRESS(address));

#define PATCHBAY_BUILTINS(number, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p)                  \
    __asm__ volatile(                                                                              \
        PATCHBAY_IN_LIST(                                                                          \
            ".irp builtin, "                                                                       \
            "%c0,%c1,%c2,%c3,%c4,%c5,%c6,%c7,%c8,%c9,%c10,%c11,%c12,%c13,%c14,%c15\n\t"            \
            ".long \\builtin - .\n\t.endr")                                                        \
        :                                                                                          \
        : PATCHBAY_IS_ADDRESS(a), PATCHBAY_IS_ADDRESS(b), PATCHBAY_IS_ADDRESS(c),                  \
          PATCHBAY_IS_ADDRESS(d), PATCHBAY_IS_ADDRESS(e), PATCHBAY_IS_ADDRESS(f),                  \
          PATCHBAY_IS_ADDRESS(g), PATCHBAY_IS_ADDRESS(h), PATCHBAY_IS_ADDRESS(i),                  \
          PATCHBAY_IS_ADDRESS(j), PATCHBAY_IS_ADDRESS(k), PATCHBAY_IS_ADDRESS(l),                  \
          PATCHBAY_IS_ADDRESS(m), PATCHBAY_IS_ADDRESS(n), PATCHBAY_IS_ADDRESS(o),                  \
          PATCHBAY_IS_ADDRESS(p));

#define PATCHBAY_BUILTINS_END(name, count)                                                         \
    __asm__(PATCHBAY_ADDRESS_OF_LIST(name) : "=r"(list));                                          \
    return index < (count) ? (const char *)&list[index] + list[index] : NULL;

#else

#define PATCHBAY_BUILTINS_BEGIN(name, index) switch (index) {
#define PATCHBAY_BUILTIN(number, address)                                                          \
    case number:                                                                                   \
        return address;

#define PATCHBAY_BUILTINS(number, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p)                  \
    PATCHBAY_BUILTIN((number), a)                                                                  \
    PATCHBAY_BUILTIN((number) + 1, b)                                                              \
    PATCHBAY_BUILTIN((number) + 2, c)                                                              \
    PATCHBAY_BUILTIN((number) + 3, d)                                                              \
    PATCHBAY_BUILTIN((number) + 4, e)                                                              \
    PATCHBAY_BUILTIN((number) + 5, f)                                                              \
    PATCHBAY_BUILTIN((number) + 6, g)                                                              \
    PATCHBAY_BUILTIN((number) + 7, h)                                                              \
    PATCHBAY_BUILTIN((number) + 8, i)                                                              \
    PATCHBAY_BUILTIN((number) + 9, j)                                                              \
    PATCHBAY_BUILTIN((number) + 10, k)                                                             \
    PATCHBAY_BUILTIN((number) + 11, l)                                                             \
    PATCHBAY_BUILTIN((number) + 12, m)                                                             \
    PATCHBAY_BUILTIN((number) + 13, n)                                                             \
    PATCHBAY_BUILTIN((number) + 14, o)                                                             \
    PATCHBAY_BUILTIN((number) + 15, p)

#define PATCHBAY_BUILTINS_END(name, count)                                                         \
    }                                                                                              \
    return NULL;

#endif

#endif

#!/bin/sh
# stressors.sh yaml|c: the entries of registry.yaml, or the stressors, of 15 operators on 20 types.
operators='add:+ sub:- mul:* div:/ mod:% and:& or:| xor:^ shl:<< shr:>> eq:== ne:!= lt:< gt:> le:<='
types='u8:uint8_t u16:uint16_t u32:uint32_t u64:uint64_t fast8:uint_fast8_t fast16:uint_fast16_t
fast32:uint_fast32_t fast64:uint_fast64_t least8:uint_least8_t least16:uint_least16_t
least32:uint_least32_t least64:uint_least64_t max:uintmax_t ptr:uintptr_t size:size_t
char16:char16_t char32:char32_t uchar:u_char ushort:u_short uint:u_int'
set -f
[ "$1" = yaml ] || printf '#include "stress.h"\n#include <sys/types.h>\n#include <uchar.h>\n'
for operator in $operators; do
    for type in $types; do
        name=${operator%%:*}-${type%%:*} id=${operator%%:*}_${type%%:*}
        c_type=${type#*:}
        if [ "$1" = yaml ]; then
            echo "      $name: \"Repeats ${operator#*:} on $c_type.\""
            continue
        fi
        cat <<END

static int stress_$id(stress_args_t *args)
{
    volatile $c_type value = 7, other = 3;
    for (; args->bogo_ops < args->bogo_max; args->bogo_ops++)
        value = ($c_type)(value ${operator#*:} other);
    return 0;
}

const stressor_info_t stress_${id}_info = {stress_$id, CLASS_CPU, "$name"};
END
    done
done

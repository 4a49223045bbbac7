# How costs grow with what there is, for run: the most that n log n allows from FEW to MANY is the ratio of the
# logarithms for one of them.

# allowed FEW MANY
allowed() {
    awk -v few="$1" -v many="$2" 'BEGIN { printf "%.2f", log(many) / log(few) }'
}

# instructions_of_call NUMBER CALL: of one call when as many types are in use, at most 10,000.
instructions_of_call() {
    used=$(($1 < 10000 ? $1 : 10000))
    none=$(instructions "./$1/scale" "$2" "$used" 0)
    echo $((($(instructions "./$1/scale" "$2" "$used" 1000) - none) / 1000))
}

# calls_grow FEW MANY
calls_grow() {
    for number; do
        many "$number"
        (
            cd "$number"
            compile scale "$here/scale.c" table.o parts.o "$library"
        )
    done
    for call in use select next find unknown; do
        instructions=$(instructions_of_call "$1" $call)
        counted "\`$call\`, $2 types against $1 ($instructions instructions), ratio" \
            "$(quotient "$(instructions_of_call "$2" $call)" "$instructions")" "$(allowed "$1" "$2")"
    done
}

# categories NUMBER FILE
categories() {
    awk -v n="$1" 'BEGIN {
        print "format: 1\nregistry: wide\ncategories:"
        for (i = 0; i < n; i++)
            print "  part_" i ":\n    functions: {run: int (void)}\n    types: {plain: {implementations: {plain: {}}}}"
    }' >"$2"
}

# generator_grows WHAT FEW MANY FILE MORE: time and memory of one entry.
generator_grows() {
    timed "$1, wall time for one, ratio" "$(allowed "$2" "$3")" per_one "$2" "$3" "$4" "$5"
    counted "$1, memory for one, ratio" \
        "$(quotient "$(quotient "$(./peak "$gen" check "$5")" "$3")" "$(quotient "$(./peak "$gen" check "$4")" "$2")")" \
        "$(allowed "$2" "$3")"
}

# per_one FEW MANY FILE MORE
per_one() {
    ratio=$(./ratio 3 "$gen" check "$4" -- "$gen" check "$3")
    awk -v ratio="$ratio" -v few="$1" -v many="$2" 'BEGIN { print ratio * few / many }'
}

# discovery_grows WHAT DIRECTORY FEW MANY
discovery_grows() {
    few=$(instructions ./plugins_bench "$1" "$work/$2_$3" "$3")
    many=$(instructions ./plugins_bench "$1" "$work/$2_$4" "$4")
    quotient "$(quotient "$many" "$4")" "$(quotient "$few" "$3")"
}

# Rows free of noise need valgrind, which makes the largest ones slow.
growth() {
    has valgrind "growth" || return 0
    few=$((entries / 10 + 10)) most=$((entries * 10))
    heading "Growth; n log n allows as much"
    compile peak "$here/peak.c"
    calls_grow $few $most
    generator_grows "checking $most entries against $few" $few $most $few/many.yaml $most/many.yaml
    categories 1000 few.yaml
    categories 10000 wide.yaml
    generator_grows "checking 10,000 categories against 1,000" 1000 10000 few.yaml wide.yaml
    [ -f plugins_bench ] || return 0
    copies 1000
    copies 10000
    counted "listing 10,000 plugins against 1,000, instructions for one, ratio" \
        "$(discovery_grows list plugins 1000 10000)" "$(allowed 1000 10000)"
    counted "discovering again, the same" "$(discovery_grows again plugins 1000 10000)" "$(allowed 1000 10000)"
    counted "the same, memory for one, ratio" "$(quotient \
        "$(quotient "$(./plugins_bench memory "$work/plugins_10000" 10000)" 10000)" \
        "$(quotient "$(./plugins_bench memory "$work/plugins_1000" 1000)" 1000)")" "$(allowed 1000 10000)"
    new_types 500
    new_types 5000
    counted "5,000 plugins with new types against 500, instructions for one, ratio" \
        "$(discovery_grows list types 500 5000)" "$(allowed 500 5000)"
}

#compdef lapse
local -a found
local before=$words[CURRENT-1]
if (( CURRENT == 2 )); then
    found=(run registry --help --version)
elif [[ $words[2] == registry ]]; then
    found=(${(f)"$(lapse registry complete "${(@)words[3,CURRENT]}" 2>/dev/null)"})
elif [[ $before == --(arrival|endpoint|transport|ui|export) ]]; then
    before=${before/%export/exporter}
    found=(${(f)"$(lapse registry list ${before#--} --plain 2>/dev/null | cut -f2)"})
elif [[ $words[CURRENT] == -* ]]; then
    found=(${(f)"$(lapse run --help | sed -n 's/^  \(--[a-z-]*\).*/\1/p')"})
fi
if (( $#found )); then compadd -a found; else _files; fi

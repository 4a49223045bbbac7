# Save as ~/.config/fish/completions/@PROGRAM@.fish
function __@PROGRAM@_inspector
    set -l words (commandline -opc) (commandline -ct)
    set -l own @WORDS@
    set -l last (math 1 + (count $own))
    if test $last -eq 1; or test "$words[2..$last]" = "$own"
        $words[1] $own complete $words[(math 1 + $last)..-1] 2>/dev/null
    end
end
complete -c @PROGRAM@ -a '(__@PROGRAM@_inspector)'

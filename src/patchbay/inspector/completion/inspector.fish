# Save as ~/.config/fish/completions/@PROGRAM@.fish
function __@PROGRAM@_inspector
    set -l words (commandline -opc) (commandline -ct)
    set -l own @WORDS@
    set -l count (count $own)
    if test $count -eq 0; or test "$words[2..(math 1 + $count)]" = "$own"
        $words[1] $own complete $words[(math 2 + $count)..-1] 2>/dev/null
    end
end
complete -c @PROGRAM@ -a '(__@PROGRAM@_inspector)'

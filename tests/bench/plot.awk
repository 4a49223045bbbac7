# Draws lines "SERIES NUMBER VALUE" as an SVG with logarithmic axes: -v title=... -v unit=... -v what=...

function x_of(number) {
    return left + width * (log(number) - log(least_x)) / (log(most_x) - log(least_x))
}

function y_of(value) {
    return top + height - height * (log(value) - log(least_y)) / (log(most_y) - log(least_y))
}

# Powers of ten are drawn as they are spoken of.
function label(value) {
    return value >= 1000000 ? value / 1000000 "M" : value >= 1000 ? value / 1000 "k" : value
}

function text(x, y, anchor, words) {
    gsub(/_/, " ", words)
    printf "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n", x, y, anchor, words
}

{
    if (!($1 in seen)) {
        seen[$1] = 1
        names[++series] = $1
    }
    points[$1] = points[$1] " " $2 " " $3
    least_x = !least_x || $2 < least_x ? $2 : least_x
    most_x = $2 > most_x ? $2 : most_x
    least = !least || $3 < least ? $3 : least
    most = $3 > most ? $3 : most
}

END {
    left = 60; top = 40; width = 420; height = 250
    for (least_y = 1e-6; least_y * 10 <= least * 1.0001; least_y *= 10);
    for (most_y = least_y * 10; most_y < most; most_y *= 10);
    split("#1f5fa8 #c2571a #3d8b37 #7a4fa3", colours, " ")
    print "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 640 340\" font-family=\"sans-serif\" font-size=\"12\">"
    print "<rect width=\"640\" height=\"340\" fill=\"white\"/>"
    printf "<text x=\"%d\" y=\"22\" font-size=\"15\">%s, %s</text>\n", left, title, unit
    for (value = least_y; value <= most_y * 1.0001; value *= 10) {
        printf "<path d=\"M%d %.1fh%d\" stroke=\"#ddd\"/>\n", left, y_of(value), width
        text(left - 8, y_of(value) + 4, "end", label(value))
    }
    for (value = 10; value <= most_x; value *= 10)
        if (value >= least_x) {
            printf "<path d=\"M%.1f %dv%d\" stroke=\"#ddd\"/>\n", x_of(value), top, height
            text(x_of(value), top + height + 18, "middle", label(value))
        }
    text(left + width / 2, top + height + 38, "middle", what)
    for (i = 1; i <= series; i++) {
        count = split(points[names[i]], numbers, " ")
        line = ""
        for (j = 1; j < count; j += 2) {
            line = line sprintf("%s%.1f %.1f", j == 1 ? "M" : "L", x_of(numbers[j]), y_of(numbers[j + 1]))
            printf "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>\n", x_of(numbers[j]), \
                y_of(numbers[j + 1]), colours[i]
        }
        printf "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>\n", line, colours[i]
        printf "<path d=\"M%d %dh18\" stroke=\"%s\" stroke-width=\"2\"/>\n", left + width + 12, top + i * 22, colours[i]
        text(left + width + 34, top + i * 22 + 4, "start", names[i])
    }
    print "</svg>"
}

#include "error/printable.h"

#include <string.h>

size_t pb_unprintable(const char *text)
{
    const unsigned char *at = (const unsigned char *)text;
    if (at[0] == 0xc2 && at[1] >= 0x80 && at[1] < 0xa0) /* C1 controls in UTF-8 */
        return 2;
    return (*at && *at < 0x20 && *at != '\n') || *at == 0x7f;
}

void pb_make_printable(char *text)
{
    for (size_t control; *text; text += control ? control : 1)
        if ((control = pb_unprintable(text)))
            memset(text, '?', control);
}

#include "error/printable.h"

void pb_make_printable(char *text)
{
    for (unsigned char *at = (unsigned char *)text; *at; at++)
        if (at[0] == 0xc2 && at[1] >= 0x80 && at[1] < 0xa0) /* C1 controls in UTF-8 */
            at[0] = at[1] = '?';
        else if ((*at < 0x20 && *at != '\n') || *at == 0x7f)
            *at = '?';
}

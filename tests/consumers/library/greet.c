/* Reaches the builtins of the library by its generated header, which needs no Patchbay, and the
 * selection by its functions. */
#include "greeting.h"

#include <stdio.h>

int main(void)
{
    const struct small_greeter *builtin = small_builtin_greeter(SMALL_GREETER_ENGLISH);
    printf("%s %s\n", builtin->greet(), greeting_text(greeting_open()));
    return 0;
}

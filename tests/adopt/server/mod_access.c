#include "plugin.h"
#include <string.h>

static int mod_access_handle(const char *path)
{
    return strstr(path, "..") ? 403 : 0;
}

int mod_access_plugin_init(struct plugin *p);
int mod_access_plugin_init(struct plugin *p)
{
    p->name = "access";
    p->handle = mod_access_handle;
    return 0;
}

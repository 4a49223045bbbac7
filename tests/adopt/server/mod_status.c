#include "plugin.h"
#include <string.h>

static int mod_status_handle(const char *path)
{
    return strcmp(path, "/status") == 0 ? 200 : 0;
}

int mod_status_plugin_init(struct plugin *p);
int mod_status_plugin_init(struct plugin *p)
{
    p->name = "status";
    p->handle = mod_status_handle;
    return 0;
}

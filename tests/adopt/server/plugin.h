/* The modules of this program. */
#ifndef PLUGIN_H
#define PLUGIN_H

struct plugin {
    const char *name;
    int (*handle)(const char *path);
};

#endif

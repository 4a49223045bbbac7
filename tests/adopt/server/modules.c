/* A module is a function, not a struct: each becomes a constant with that function. */
#include "server_module_each.h"

#define MODULE(type, identifier, name, description)                                                \
    int identifier##_plugin_init(struct plugin *p);                                                \
    SERVER_DEFINE_MODULE(type, identifier) = {identifier##_plugin_init};
SERVER_EACH_MODULE(MODULE)

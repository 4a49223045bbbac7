/* A module for GIO that implements an extension point: the peer of a plugin in first.c. */
#include <gio/gio.h>

/* Each copy of this file registers a type of its own. */
G_MODULE_EXPORT void g_io_module_load(GIOModule *module)
{
    static const GTypeInfo info = {.class_size = sizeof(GObjectClass),
                                   .instance_size = sizeof(GObject)};
    gchar *name = g_strdup_printf("Visitor%p", (void *)module);
    GType type = g_type_module_register_type(G_TYPE_MODULE(module), G_TYPE_OBJECT, name, &info, 0);
    g_io_extension_point_implement("visitor", type, name, 10);
    g_free(name);
}

G_MODULE_EXPORT void g_io_module_unload(GIOModule *module)
{
    (void)module;
}

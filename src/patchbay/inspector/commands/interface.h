#ifndef PATCHBAY_INTERFACE_H
#define PATCHBAY_INTERFACE_H

struct category_state;
struct style;
struct value;

/* Adds the interface of a category, its metadata keys and its types. */
void pb_add_interface(struct category_state *category, struct value *root);
void pb_print_interface(const struct style *style, const struct value *root);

#endif

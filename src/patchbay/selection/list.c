#include "selection/list.h"

#include "error/error.h"
#include <string.h>

static const char skipped_blanks[] = " \t";

/* Copies what is before the next '/', without '-' and blanks; returns its length. */
static size_t read_member(const char *from, struct member *member)
{
    size_t length = strcspn(from, "/");
    while (length && strchr(skipped_blanks, from[length - 1]))
        length--;
    size_t begin = strspn(from, skipped_blanks);
    begin = begin < length ? begin : length;
    member->excluded = begin < length && from[begin] == '-';
    begin += member->excluded;
    length -= begin;
    size_t copied = length < MEMBER_SIZE ? length : MEMBER_SIZE - 1;
    memcpy(member->name, from + begin, copied);
    member->name[copied] = '\0';
    return length;
}

bool pb_list_next(const char **rest, struct member *member)
{
    const char *from = *rest;
    if (!from || !*from || strcmp(from, "/") == 0)
        return false;
    const char *slash = strchr(from, '/');
    *rest = slash ? slash + 1 : NULL;
    return read_member(from, member) > 0;
}

/* How many members a list has, and how many of them are exclusions. */
static size_t count(const char *list, size_t *excluded)
{
    struct member member;
    size_t members = 0;
    *excluded = 0;
    while (pb_list_next(&list, &member)) {
        members++;
        *excluded += member.excluded;
    }
    return members;
}

bool pb_list_continues(const char *list)
{
    size_t excluded, members = count(list, &excluded);
    return excluded == members || list[strlen(list) - 1] == '/';
}

bool pb_list_is_name(const char *list)
{
    size_t excluded;
    return count(list, &excluded) == 1 && !excluded && !strchr(list, '/');
}

bool pb_list_check(const char *list, const char *source, struct patchbay_error *error)
{
    struct member member;
    size_t excluded, members = count(list, &excluded);
    if (strcmp(list, "/") == 0)
        return true;
    for (const char *from = list, *end; *from || from == list; from = *end ? end + 1 : end) {
        end = from + strcspn(from, "/");
        if (!read_member(from, &member))
            return pb_error_set(error, PATCHBAY_BAD_ARGUMENT, "%s: empty member in the list '%s'",
                                source, list);
    }
    if (!excluded || pb_list_continues(list))
        return true;
    pb_error_set(error, PATCHBAY_BAD_ARGUMENT,
                 "%s: exclusions in '%s' have no effect, because nothing follows the list", source,
                 list);
    return members && pb_error_hint(error, "end it with '/' to continue with all others");
}

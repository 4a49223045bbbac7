#include "starter/starter.h"

#include "base/embedded.h"
#include "base/exit_status.h"
#include "base/message.h"
#include "base/output.h"
#include "base/text.h"
#include <dirent.h>
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct added {
    struct added *next;
    const char *path; /* the directory included */
    const char *bytes;
    size_t size;
};

struct starter {
    struct arena *arena;
    const char *directory;
    struct added *first, **end;
};

struct starter *starter_create(struct arena *arena, const char *directory)
{
    struct starter *starter = arena_alloc(arena, 1, sizeof *starter);
    *starter = (struct starter){arena, directory, NULL, &starter->first};
    return starter;
}

void starter_add(struct starter *starter, const char *path, const char *bytes, size_t size)
{
    struct added *added = arena_alloc(starter->arena, 1, sizeof *added);
    path = arena_printf(starter->arena, "%s/%s", starter->directory, path);
    *added = (struct added){NULL, path, bytes, size};
    *starter->end = added;
    starter->end = &added->next;
}

/* ---- Words -------------------------------------------------------------------------------- */

/* The word of the list that `text` begins with, or the end of the list. */
static const struct starter_word *find_word(const struct starter_word *words, const char *text)
{
    while (words->word && strncmp(text, words->word, strlen(words->word)) != 0)
        words++;
    return words;
}

/* The line with its words replaced; NULL when it is to be left out. */
static const char *fill_line(struct arena *arena, const struct starter_word *words,
                             const char *line)
{
    const char *filled = "";
    while (*line) {
        const struct starter_word *found = find_word(words, line);
        size_t length = found->word ? strlen(found->word) : 1;
        if (found->word && !found->replacement)
            return NULL;
        filled = arena_printf(arena, "%s%.*s", filled,
                              found->word ? (int)strlen(found->replacement) : 1,
                              found->word ? found->replacement : line);
        line += length;
    }
    return filled;
}

static void fill(struct arena *arena, struct text *text, const struct starter_word *words,
                 const struct embedded_file *file)
{
    const char *end = file->bytes + file->size, *newline;
    for (const char *at = file->bytes; at < end; at = newline + 1) {
        newline = memchr(at, '\n', (size_t)(end - at));
        if (!newline)
            newline = end;
        const char *line = fill_line(arena, words, arena_copy(arena, at, (size_t)(newline - at)));
        if (line)
            text_line(text, "%s", line);
    }
}

void starter_add_folder(struct starter *starter, const char *folder,
                        const struct starter_word *words)
{
    const char *begin = arena_printf(starter->arena, "starter/files/%s/", folder);
    size_t length = strlen(begin), size;
    for (const struct embedded_file *file = embedded_files; file->path; file++) {
        if (strncmp(file->path, begin, length) != 0)
            continue;
        const char *path = fill_line(starter->arena, words, file->path + length);
        struct text *text = text_create(starter->arena);
        fill(starter->arena, text, words, file);
        const char *bytes = text_bytes(text, &size);
        starter_add(starter, path, bytes, size);
    }
}

/* ---- Directories -------------------------------------------------------------------------- */

enum directory_state { DIRECTORY_MISSING, DIRECTORY_EMPTY, DIRECTORY_TAKEN, DIRECTORY_UNKNOWN };

static enum directory_state state_of(const char *directory)
{
    DIR *stream = opendir(directory);
    if (!stream)
        return errno == ENOENT    ? DIRECTORY_MISSING
               : errno == ENOTDIR ? DIRECTORY_TAKEN
                                  : DIRECTORY_UNKNOWN;
    enum directory_state state = DIRECTORY_EMPTY;
    for (const struct dirent *entry; state == DIRECTORY_EMPTY && (entry = readdir(stream));)
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            state = DIRECTORY_TAKEN;
    closedir(stream);
    return state;
}

static char *parent_of(struct arena *arena, const char *path)
{
    return arena_copy(arena, path, (size_t)(strrchr(path, '/') - path));
}

/* Removes the files that were written before `end`, and their directories. */
static void undo(const struct starter *starter, const struct added *end, bool was_there)
{
    for (const struct added *added = starter->first; added != end; added = added->next)
        unlink(added->path);
    for (const struct added *added = starter->first; added; added = added->next) {
        const char *parent = parent_of(starter->arena, added->path);
        if (strcmp(parent, starter->directory) != 0)
            rmdir(parent);
    }
    if (!was_there)
        rmdir(starter->directory);
}

int starter_write(const struct starter *starter)
{
    enum directory_state state = state_of(starter->directory);
    if (state == DIRECTORY_TAKEN) {
        message("%s is not an empty directory; choose another name or another "
                "directory",
                starter->directory);
        return STATUS_NEGATIVE;
    }
    if (state == DIRECTORY_UNKNOWN) {
        message("cannot read the directory %s: %s", starter->directory, strerror(errno));
        return STATUS_FAILURE;
    }
    for (const struct added *added = starter->first; added; added = added->next) {
        if (output_write(added->path, added->bytes, added->size))
            continue;
        undo(starter, added, state == DIRECTORY_EMPTY);
        return STATUS_FAILURE;
    }
    for (const struct added *added = starter->first; added; added = added->next)
        printf("created %s\n", added->path);
    return STATUS_SUCCESS;
}

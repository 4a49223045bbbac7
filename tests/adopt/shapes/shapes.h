/* Interfaces as programs of the last thirty years declare them, reduced to what makes each special.
 */
#ifndef SHAPES_H
#define SHAPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* Functions alone, with a typedef, initialised by position and never const: audio output libraries.
 */
typedef struct ao_functions {
    int (*test)(void);
    int (*open)(void *device, int rate);
    const char *(*extension)(void);
} ao_functions;

/* A name and a text, a function that returns bool, a bit-field: tables of audio backends. */
typedef struct AudioBoot {
    const char *name;
    const char *desc;
    bool (*init)(void);
    unsigned demand_only : 1;
} AudioBoot;

/* A function that makes the real object: tables of video backends. */
struct VideoDevice;
typedef struct VideoBoot {
    const char *name;
    struct VideoDevice *(*create)(void);
    int (*ShowMessageBox)(const char *text, int *button);
} VideoBoot;

/* A list link, a version, flags and private storage that the program writes to: I/O engines. */
struct list_head {
    struct list_head *next, *prev;
};
struct ioengine {
    struct list_head list;
    const char *name;
    int version;
    int flags;
    int (*queue)(void *thread, const void *buffer, unsigned long size);
    void *options;
    size_t option_struct_size;
};

/* An embedded struct first, to which callers cast, and functions by typedef: TLS backends. */
typedef size_t version_fn(char *buffer, size_t size);
struct ssl_info {
    int id;
    const char *name;
};
struct ssl_backend {
    struct ssl_info info;
    unsigned int supports;
    size_t sizeof_data;
    int (*init)(void);
    version_fn *version;
    void *(*sha256)(const unsigned char *input, size_t size, unsigned char digest[32]);
};

/* No struct at all: each file exports a function of one type: servers, version control. */
struct plugin;
int mod_status_init(struct plugin *plugin);

/* A public struct inside a private one, a union, a table of pointers: codecs. */
struct AVPublic {
    const char *name;
    int id;
    const int *rates; /* ends with 0 */
};
typedef struct FFCodec {
    struct AVPublic p;
    unsigned caps : 29;
    unsigned type : 3;
    int priv_size;
    union {
        int (*decode)(void *context, void *frame, int *got);
        int (*encode)(void *context, void *packet, const void *frame);
    } cb;
    int (*init)(void *context);
} FFCodec;

/* Extensions in one text, a probe, an array of tags: file formats. */
typedef struct InputFormat {
    const char *name, *long_name;
    int flags;
    const char *extensions;
    const uint32_t *const *codec_tag;
    int (*read_probe)(const uint8_t *bytes, int size);
    int64_t (*read_timestamp)(void *context, int stream, int64_t *position, int64_t limit);
} InputFormat;

/* Many functions, most of them missing, and an owner: file and network operations of kernels. */
struct file_operations {
    void *owner;
    int64_t (*llseek)(void *file, int64_t offset, int whence);
    long (*read)(void *file, char *buffer, size_t size, int64_t *position);
    long (*write)(void *file, const char *buffer, size_t size, int64_t *position);
    int (*release)(void *inode, void *file);
};

/* Bit-fields among functions: file systems in user space. */
struct fuse_operations {
    int (*getattr)(const char *path, void *status);
    int (*readlink)(const char *path, char *buffer, size_t size);
    unsigned int flag_nopath : 1;
    unsigned int flag_reserved : 31;
    int (*fallocate)(const char *path, int mode, int64_t offset, int64_t length);
};

/* A driver's struct inside: buses. */
struct device_driver {
    const char *name;
    int (*probe)(void *device);
};
struct usb_driver {
    const char *name;
    int (*probe)(void *interface, const void *id);
    const struct usb_id {
        uint16_t vendor, product;
    } * id_table;
    struct device_driver driver;
    unsigned int no_dynamic_id : 1;
};

/* A version first, a link and storage that the library writes to: virtual file systems of
 * databases. */
typedef struct vfs vfs;
struct vfs {
    int iVersion;
    int szOsFile;
    vfs *pNext;
    const char *zName;
    void *pAppData;
    int (*xOpen)(vfs *self, const char *name, void *file, int flags, int *out_flags);
    void (*(*xDlSym)(vfs *self, void *handle, const char *symbol))(void);
};

/* Grows with the version in its first member: modules of databases. */
typedef struct io_methods {
    int iVersion;
    int (*xRead)(void *file, void *to, int amount, int64_t offset);
    int (*xClose)(void *file);
} io_methods;

/* A tag first, set at run time: routines of database extensions. */
typedef struct FdwRoutine {
    int type;
    void (*GetForeignPaths)(void *root, void *relation, unsigned oid);
    bool (*IsForeignScanParallelSafe)(void *root, void *relation, void *table);
} FdwRoutine;

/* Macros fill the first and the last members: modules of web servers. */
#define MODULE_V1 (size_t) - 1, (size_t)-1, NULL, 1
#define MODULE_V1_PADDING 0, 0
struct module {
    size_t ctx_index, index;
    char *name;
    unsigned version;
    void *ctx;
    int (*init_process)(void *cycle);
    uintptr_t spare_hook0, spare_hook1;
};

/* A name and a function: commands of interpreters, applets, subcommands. */
typedef int (*lua_function)(void *state);
typedef struct lua_reg {
    const char *name;
    lua_function func;
} lua_reg;

/* An anonymous struct, a format and flags: commands of a terminal multiplexer. */
struct cmd_entry {
    const char *name, *alias;
    struct {
        const char *template;
        int lower, upper;
    } args;
    const char *usage;
    int flags;
    int (*exec)(struct cmd_entry *self, void *item);
};

/* A class whose first member is its base class: meters of a process viewer. */
struct object_class {
    const void *extends;
    void (*display)(const void *object, void *out);
    void (*delete)(void *object);
};
struct meter_class {
    struct object_class super;
    void (*init)(void *meter);
    const int *const attributes;
    double total;
    const char *const name;
};

/* Private size and defaults beside the functions: outputs and filters of media players. */
struct ao_driver {
    bool encode;
    const char *name;
    int (*init)(void *ao);
    int priv_size;
    const void *priv_defaults;
};

/* A constant array of capabilities: event loops. */
struct eventop {
    const char *name;
    void *(*init)(void *base);
    int (*add)(void *base, int descriptor, short old, short events, void *info);
    int need_reinit;
    int features;
    size_t fdinfo_len;
};

/* Function members of arguments that are arrays, enums and structs by value: wireless drivers. */
enum wpa_algorithm { WPA_NONE, WPA_WEP, WPA_CCMP };
struct wpa_point {
    short x, y;
};
struct wpa_driver_ops {
    const char *name;
    const char *desc;
    int (*set_key)(void *priv, enum wpa_algorithm algorithm, const uint8_t address[6]);
    struct wpa_point (*locate)(void *priv);
    void *(*init)(void *context, const char *interface);
};

/* C++ words as names: plugins written before C++ mattered. */
struct blitter {
    int (*new)(int width, int height);
    int (*delete)(int surface);
    int class;
};

/* Variadic functions, FILE and size_t: loggers. */
struct log_sink {
    const char *name;
    int (*print)(FILE *stream, const char *format, ...);
    size_t limit;
};

/* Pointers to const pointers, arrays of names inside the struct: shells and editors. */
struct mode {
    char name[16];
    const char *const *suffixes;
    int (*handle)(int key, unsigned char *const *lines, size_t count);
};

/* Function pointers that return function pointers by a typedef: graphics libraries. */
typedef void (*gl_proc)(void);
struct gl_loader {
    gl_proc (*get)(const char *name);
    int major, minor;
};

/* Selected by what the CPU has: checksums, video kernels. */
struct checksum {
    int (*supported)(void);
    uint32_t (*update)(uint32_t sum, const uint8_t *bytes, size_t size);
};

/* int64_t, double, bool and enum values only: presets. */
struct preset {
    int64_t bitrate;
    double quality;
    bool fast;
    enum wpa_algorithm algorithm;
};

extern struct ioengine ioengine_sync;

#endif

/* One constant of each shape, as programs define them. */
#include "shapes.h"

static int yes(void)
{
    return 1;
}
static bool truly(void)
{
    return true;
}
static int ok(void)
{
    return 0;
}

ao_functions ao_null = {yes, NULL, NULL};
AudioBoot DUMMY_bootstrap = {"dummy", "Dummy audio.", truly, 0};

static struct VideoDevice *create(void)
{
    return NULL;
}
VideoBoot X11_boot = {"x11", create, NULL};

static int queue(void *t, const void *b, unsigned long size)
{
    return t || b || size;
}
struct ioengine ioengine_sync = {.name = "sync", .version = 33, .queue = queue};

static size_t version(char *buffer, size_t size)
{
    return (size_t)snprintf(buffer, size, "3.8");
}
const struct ssl_backend ssl_gnutls = {{1, "gnutls"}, 3, 64, ok, version, NULL};

int mod_status_init(struct plugin *plugin)
{
    return plugin ? 1 : 0;
}

static const int rates[] = {48000, 0};
static int decode(void *c, void *frame, int *got)
{
    return c || frame || got;
}
const FFCodec ff_opus_decoder = {
    .p = {"opus", 7, rates}, .caps = 1, .priv_size = 16, .cb.decode = decode};

static int probe(const uint8_t *bytes, int size)
{
    return bytes && size ? 100 : 0;
}
const InputFormat wav_demuxer = {"wav", "WAV", 0, "wav,wave", NULL, probe, NULL};

static int release(void *inode, void *file)
{
    return inode || file;
}
const struct file_operations null_fops = {.release = release};

static int get_attributes(const char *path, void *status)
{
    return !path || status;
}
const struct fuse_operations hello_oper = {.getattr = get_attributes, .flag_nopath = 1};

static const struct usb_id ids[] = {{1, 2}, {0, 0}};
static int probe_usb(void *interface, const void *id)
{
    return interface || id;
}
struct usb_driver skel_driver = {.name = "skel", .probe = probe_usb, .id_table = ids};

static int open_file(vfs *self, const char *name, void *file, int flags, int *out)
{
    return self && name && file && flags && out;
}
vfs unix_vfs = {.iVersion = 3, .szOsFile = 120, .zName = "unix", .xOpen = open_file};

static int read_file(void *f, void *to, int n, int64_t at)
{
    return f && to && n && at;
}
const io_methods memory_methods = {1, read_file, NULL};

static void paths(void *r, void *relation, unsigned oid)
{
    (void)r, (void)relation, (void)oid;
}
FdwRoutine file_fdw = {.type = 241, .GetForeignPaths = paths};

static int begin(void *cycle)
{
    return cycle ? 1 : 0;
}
struct module gzip_module = {MODULE_V1, NULL, begin, MODULE_V1_PADDING};

static int lua_print(void *state)
{
    return state ? 1 : 0;
}
static const lua_reg library[] = {{"print", lua_print}, {NULL, NULL}};
extern const lua_reg *const lua_library; /* the rows of an array have no names of their own */
const lua_reg *const lua_library = library;
const lua_reg lua_reg_print = {"print", lua_print};

static int execute(struct cmd_entry *self, void *item)
{
    return !self || item;
}
const struct cmd_entry cmd_new_entry = {"new-session", "new", {"Ac:", 0, -1}, "", 0, execute};

static const int attributes[] = {3};
static void display(const void *object, void *out)
{
    (void)object, (void)out;
}
const struct meter_class cpu_meter = {
    .super = {.display = display}, .attributes = attributes, .total = 100, .name = "CPU"};

static int init_ao(void *ao)
{
    return ao ? 0 : -1;
}
const struct ao_driver audio_out_null = {true, "null", init_ao, 8, NULL};

static void *init_base(void *base)
{
    return base;
}
const struct eventop epollops = {"epoll", init_base, NULL, 1, 6, 0};

static int set_key(void *p, enum wpa_algorithm algorithm, const uint8_t address[6])
{
    return p || algorithm || address[0];
}
const struct wpa_driver_ops wpa_driver_none_ops = {"none", "no driver", set_key, NULL, NULL};

static int make(int width, int height)
{
    return width * height;
}
const struct blitter blitter_soft = {make, NULL, 4};

const struct log_sink sink_stream = {"stream", fprintf, 4096};

static const char *const suffixes[] = {".c", NULL};
const struct mode mode_c = {"c", suffixes, NULL};

static gl_proc get(const char *name)
{
    return name ? NULL : (gl_proc)ok;
}
const struct gl_loader gl_egl = {get, 3, 3};

static int never(void)
{
    return 0;
}
static uint32_t sum(uint32_t s, const uint8_t *bytes, size_t size)
{
    return s + (bytes ? (uint32_t)size : 0);
}
const struct checksum checksum_avx512 = {never, sum};
const struct checksum checksum_c = {NULL, sum};

const struct preset preset_fast = {128000, 0.5, true, WPA_CCMP};

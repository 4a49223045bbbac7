/* How names are folded and hashed: shared by the generator, which builds the perfect hash over all
 * type names, and the library, which looks names up in it.
 *
 * CHD ("compress, hash, displace"): the high half of a name's hash picks a bucket, the bucket's
 * displacement and the low half pick a slot. Bytes are always loaded as little-endian, so that a
 * table is valid on any machine.
 *
 * A branch on the length of a name would be mispredicted. Names of 4 to 16 bytes, which are nearly
 * all, are therefore read by four loads that may overlap, without a branch.
 */
#ifndef PATCHBAY_NAMES_H
#define PATCHBAY_NAMES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Longest name or alias, in bytes without the NUL. */
#define PATCHBAY_NAME_MAX 63

static inline uint64_t patchbay_load_4(const char *bytes)
{
    uint32_t word;
    memcpy(&word, bytes, 4);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap32(word);
#endif
    return word;
}

static inline uint64_t patchbay_load_8(const char *bytes)
{
    uint64_t word;
    memcpy(&word, bytes, 8);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return word;
}

static inline uint64_t patchbay_mix(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * 0x9e3779b97f4a7c15u;
    return hash ^ hash >> 32;
}

/* Whether a name has 4 to 16 bytes, so that two words hold all of them. */
static inline bool patchbay_is_short(size_t length)
{
    return length - 4 <= 16 - 4;
}

static inline uint64_t patchbay_first_word(const char *name, size_t length)
{
    return patchbay_load_4(name) << 32 | patchbay_load_4(name + length / 8 * 4);
}

static inline uint64_t patchbay_last_word(const char *name, size_t length)
{
    const char *last = name + length - 4;
    return patchbay_load_4(last) << 32 | patchbay_load_4(last - length / 8 * 4);
}

/* Hash of a folded name of `category`. Seed, category and length are mixed before the first word of
 * the name meets them: what is combined by XOR alone, names of other categories or lengths can
 * cancel under every seed. */
static inline uint64_t patchbay_hash_name(uint32_t seed, uint32_t category, const char *name,
                                          size_t length)
{
    uint64_t hash = patchbay_mix(patchbay_mix(0, seed), category);
    hash = hash << (length & 63) | hash >> (-length & 63);
    if (patchbay_is_short(length)) {
        hash = patchbay_mix(hash, patchbay_first_word(name, length));
        return patchbay_mix(hash, patchbay_last_word(name, length));
    }
    for (; length >= 8; name += 8, length -= 8)
        hash = patchbay_mix(hash, patchbay_load_8(name));
    for (; length; name++, length--)
        hash = patchbay_mix(hash, (unsigned char)*name);
    return hash;
}

/* The bucket of a hash, out of `buckets`. */
static inline uint32_t patchbay_hash_bucket(uint64_t hash, uint32_t buckets)
{
    return (uint32_t)((hash >> 32) * buckets >> 32);
}

/* The slot of a hash by its bucket's displacement, out of `slots`. */
static inline uint32_t patchbay_hash_slot(uint64_t hash, uint32_t displacement, uint32_t slots)
{
    uint32_t spread = (uint32_t)hash * (2 * displacement + 1);
    return (uint32_t)((uint64_t)spread * slots >> 32);
}

/* Folds one byte: ASCII upper case to lower case, '-' to '_'. */
static inline char patchbay_fold(char c)
{
    if (c >= 'A' && c <= 'Z')
        return (char)(c - 'A' + 'a');
    return c == '-' ? '_' : c;
}

#endif

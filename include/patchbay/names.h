/* How names are folded and hashed: shared by the generator, which builds the perfect hash over all
 * type names, and the library, which asks it.
 *
 * CHD ("compress, hash, displace"): the high half of a name's hash picks a bucket, the bucket's
 * displacement and the low half pick a slot. Names are taken eight bytes at a time; bytes are
 * always loaded little-endian, so a table is right on any machine.
 */
#ifndef PATCHBAY_NAMES_H
#define PATCHBAY_NAMES_H

#include <stdint.h>
#include <string.h>

/* Longest name or alias, in bytes without the NUL. */
#define PATCHBAY_NAME_MAX 63

/* Folds eight bytes at once: ASCII upper case to lower case, '-' to '_'. */
static inline uint64_t patchbay_fold_word(uint64_t word)
{
    const uint64_t ones = 0x0101010101010101u, low = ones * 0x7f, high = ones * 0x80;
    uint64_t from_a = (word & low) + ones * (0x80 - 'A');
    uint64_t past_z = (word & low) + ones * (0x7f - 'Z');
    uint64_t upper = (from_a ^ past_z) & ~word & high;
    uint64_t other = word ^ ones * '-';
    uint64_t dash = ~(((other & low) + low) | other) & high;
    word |= upper >> 2;
    return word ^ (dash >> 7) * ('-' ^ '_');
}

static inline uint64_t patchbay_load_4(const char *bytes)
{
    uint32_t word;
    memcpy(&word, bytes, 4);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap32(word);
#endif
    return word;
}

/* Loads `length` bytes, at most 8, little-endian and zero-padded. Reads no byte behind them: loads
 * that overlap take the place of a copy of unknown length. */
static inline uint64_t patchbay_load_word(const char *bytes, size_t length)
{
    const unsigned char *at = (const unsigned char *)bytes;
    size_t middle = length / 2;
    if (length >= 4)
        return patchbay_load_4(bytes) | patchbay_load_4(bytes + length - 4) << (length - 4) * 8;
    if (length == 0)
        return 0;
    return (uint64_t)at[0] | (uint64_t)at[middle] << middle * 8 |
           (uint64_t)at[length - 1] << (length - 1) * 8;
}

static inline uint64_t patchbay_mix(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * 0x9e3779b97f4a7c15u;
    return hash ^ hash >> 32;
}

enum { PATCHBAY_NAME_WORDS = (PATCHBAY_NAME_MAX + 7) / 8 };

/* Folds a name of at most PATCHBAY_NAME_MAX bytes into words; returns how many. */
static inline size_t patchbay_fold_name(const char *name, size_t length,
                                        uint64_t words[PATCHBAY_NAME_WORDS])
{
    size_t count = 0;
    for (; length > 8; name += 8, length -= 8)
        words[count++] = patchbay_fold_word(patchbay_load_word(name, 8));
    words[count++] = patchbay_fold_word(patchbay_load_word(name, length));
    return count;
}

/* Hash of a folded name of `category`. */
static inline uint64_t patchbay_hash_name(uint32_t seed, uint32_t category, const uint64_t *words,
                                          size_t count)
{
    uint64_t hash = (uint64_t)category << 32 | seed;
    for (size_t i = 0; i < count; i++)
        hash = patchbay_mix(hash, words[i]);
    return patchbay_mix(hash, count);
}

/* The bucket of a hash, of `buckets` in all. */
static inline uint32_t patchbay_hash_bucket(uint64_t hash, uint32_t buckets)
{
    return (uint32_t)((hash >> 32) * buckets >> 32);
}

/* The slot of a hash under its bucket's displacement, of `slots` in all. */
static inline uint32_t patchbay_hash_slot(uint64_t hash, uint32_t displacement, uint32_t slots)
{
    uint32_t spread = (uint32_t)hash * (2 * displacement + 1);
    return (uint32_t)((uint64_t)spread * slots >> 32);
}

/* Folds one byte; for names compared outside the hash. */
static inline char patchbay_fold(char c)
{
    if (c >= 'A' && c <= 'Z')
        return (char)(c - 'A' + 'a');
    return c == '-' ? '_' : c;
}

#endif

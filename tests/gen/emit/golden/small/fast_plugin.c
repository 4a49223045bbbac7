/* fast_plugin.c: the notes and records of plugin 'fast'.
 * Generated from plugin.yaml by patchbay-gen 0.1.0: edit that file, not this one. */
#ifndef PATCHBAY_PLUGIN
#define PATCHBAY_PLUGIN
#endif
#include "small_registry.h"

/* The plugin. */
PATCHBAY_NOTE(note_plugin, PATCHBAY_NOTE_PLUGIN, 1,
              "small\0"
              "version=1.2\0"
              "description=Two \042fast\042 endpoints.\0"
              "license=MIT\0"
              "plugin=fast", 0);

/* endpoint/chat: fast_chat */
extern const struct small_endpoint small_endpoint_chat_fast_chat PATCHBAY_HIDDEN;
PATCHBAY_NOTE(SMALL_note_endpoint_chat_fast_chat, PATCHBAY_NOTE_IMPLEMENTATION,
              SMALL_COUNT_NUMBERS_ENDPOINT,
              "small\0endpoint\0chat\0fast_chat\0"
              "record_small_endpoint_chat_fast_chat\0"
              SMALL_FINGERPRINT_ENDPOINT, SMALL_NUMBERS_ENDPOINT);
PATCHBAY_RECORD(record_small_endpoint_chat_fast_chat, SMALL_note_endpoint_chat_fast_chat,
                small_endpoint_chat_fast_chat);
PATCHBAY_LISTED(SMALL_plugin_yaml_lists_endpoint_chat_fast_chat);
PATCHBAY_PROPERTY_NOTE(SMALL_property_endpoint_chat_fast_chat_0,
    "small\0endpoint\0chat\0fast_chat\0"
    "description=Chat, but fast.");
PATCHBAY_PROPERTY_NOTE(SMALL_property_endpoint_chat_fast_chat_1,
    "small\0endpoint\0chat\0fast_chat\0"
    "deprecated=use plain");
PATCHBAY_PROPERTY_NOTE(SMALL_property_endpoint_chat_fast_chat_2,
    "small\0endpoint\0chat\0fast_chat\0"
    "priority=3");
PATCHBAY_PROPERTY_NOTE(SMALL_property_endpoint_chat_fast_chat_3,
    "small\0endpoint\0chat\0fast_chat\0"
    "opt_in=true");
PATCHBAY_PROPERTY_NOTE(SMALL_property_endpoint_chat_fast_chat_4,
    "small\0endpoint\0chat\0fast_chat\0"
    "path=/fast");
PATCHBAY_PROPERTY_NOTE(SMALL_property_endpoint_chat_fast_chat_5,
    "small\0endpoint\0chat\0fast_chat\0"
    "streaming=true");
PATCHBAY_PROPERTY_NOTE(SMALL_property_endpoint_chat_fast_chat_6,
    "small\0endpoint\0chat\0fast_chat\0"
    "limit=9");
PATCHBAY_PROPERTY_NOTE(SMALL_property_endpoint_chat_fast_chat_7,
    "small\0endpoint\0chat\0fast_chat\0"
    "weight=0.5");
PATCHBAY_PROPERTY_NOTE(SMALL_property_endpoint_chat_fast_chat_8,
    "small\0endpoint\0chat\0fast_chat\0"
    "schemes=http\0"
    "https");
PATCHBAY_PROPERTY_NOTE(SMALL_property_endpoint_chat_fast_chat_9,
    "small\0endpoint\0chat\0fast_chat\0"
    "speed=fast");

/* endpoint/chat: Fast-2 */
extern const struct small_endpoint small_endpoint_chat_fast_2 PATCHBAY_HIDDEN;
PATCHBAY_NOTE(SMALL_note_endpoint_chat_fast_2, PATCHBAY_NOTE_IMPLEMENTATION,
              SMALL_COUNT_NUMBERS_ENDPOINT,
              "small\0endpoint\0chat\0fast_2\0"
              "record_small_endpoint_chat_fast_2\0"
              SMALL_FINGERPRINT_ENDPOINT, SMALL_NUMBERS_ENDPOINT);
PATCHBAY_RECORD(record_small_endpoint_chat_fast_2, SMALL_note_endpoint_chat_fast_2,
                small_endpoint_chat_fast_2);
PATCHBAY_LISTED(SMALL_plugin_yaml_lists_endpoint_chat_fast_2);
PATCHBAY_PROPERTY_NOTE(SMALL_property_endpoint_chat_fast_2_0,
    "small\0endpoint\0chat\0fast_2\0"
    "name=Fast-2");
PATCHBAY_PROPERTY_NOTE(SMALL_property_endpoint_chat_fast_2_1,
    "small\0endpoint\0chat\0fast_2\0"
    "description=Chat in its second form.");
PATCHBAY_PROPERTY_NOTE(SMALL_property_endpoint_chat_fast_2_2,
    "small\0endpoint\0chat\0fast_2\0"
    "path=/2");

/* endpoint/chat: no_text */
extern const struct small_endpoint small_endpoint_chat_no_text PATCHBAY_HIDDEN;
PATCHBAY_NOTE(SMALL_note_endpoint_chat_no_text, PATCHBAY_NOTE_IMPLEMENTATION,
              SMALL_COUNT_NUMBERS_ENDPOINT,
              "small\0endpoint\0chat\0no_text\0"
              "record_small_endpoint_chat_no_text\0"
              SMALL_FINGERPRINT_ENDPOINT, SMALL_NUMBERS_ENDPOINT);
PATCHBAY_RECORD(record_small_endpoint_chat_no_text, SMALL_note_endpoint_chat_no_text,
                small_endpoint_chat_no_text);
PATCHBAY_LISTED(SMALL_plugin_yaml_lists_endpoint_chat_no_text);
PATCHBAY_PROPERTY_NOTE(SMALL_property_endpoint_chat_no_text_0,
    "small\0endpoint\0chat\0no_text\0"
    "path=");
PATCHBAY_EMPTY_LIST_NOTE(SMALL_property_endpoint_chat_no_text_1,
    "small\0endpoint\0chat\0no_text\0"
    "schemes=");

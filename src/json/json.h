/* json: jansson, and the few helpers that keep its use short. The only file that includes
 * jansson.h. */
#ifndef LOKET_JSON_JSON_H
#define LOKET_JSON_JSON_H

#include <jansson.h>

struct buffer;

/* A JSON string, or null for NULL. text must be valid UTF-8. */
json_t *json_text(const char *text);
/* Sets object[key] = value and drops our reference; value must not be NULL. */
void json_put(json_t *object, const char *key, json_t *value);
/* Prints one line (compact) or an indented document to stdout, with a newline. */
void json_print(const json_t *value, int indent);

/* The same line behind what stands in a buffer, without a newline. */
void json_to_buffer(const json_t *value, struct buffer *out);

#endif

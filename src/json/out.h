/* out: JSON written value by value, by one writer for both its forms: as text, straight into a
 * buffer, or as a tree. The text is what jansson makes of the tree. */
#ifndef LOKET_JSON_OUT_H
#define LOKET_JSON_OUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "json/json.h"

struct buffer;

enum { JSON_OUT_DEPTH = 16, JSON_OUT_REAL = 40 };

/* .text and .indent are set by the caller, all else is zero. */
struct json_out {
	struct buffer *text; /* NULL: a tree */
	int indent;	     /* of the text; 0: compact */

	int depth;
	bool filled;		       /* something stands in what is open */
	const char *key;	       /* of the value that comes */
	json_t *open[JSON_OUT_DEPTH];  /* the tree */
	json_t *root;		       /* the whole tree, the caller's in the end */
	double last;		       /* the same certainty comes again and again */
	char last_text[JSON_OUT_REAL]; /* of that; "": none yet */
};

/* '{' or '['; what is opened is closed again. */
void json_out_open(struct json_out *out, char bracket);
void json_out_close(struct json_out *out, char bracket);
/* In an object, before each value; borrowed until then. No key comes twice. */
void json_out_key(struct json_out *out, const char *key);
/* Valid UTF-8; NULL: null. */
void json_out_text(struct json_out *out, const char *text, size_t length);
void json_out_null(struct json_out *out);
void json_out_bool(struct json_out *out, bool value);
void json_out_number(struct json_out *out, int64_t value);
void json_out_real(struct json_out *out, double value);

#endif

/* leaf: one part of a mail, with what its header says. Private to the reading of bodies. */
#ifndef LOKET_READER_LEAF_H
#define LOKET_READER_LEAF_H

#include <gmime/gmime.h>
#include <stdbool.h>

struct arena;

struct leaf {
	GMimePart *part;   /* the caller's to fill */
	char *type;	   /* "text/plain" */
	char *disposition; /* "attachment", "inline", "" */
	char *name;	   /* NULL: none */
	const char *raw_type;
};

struct leaf leaf_of(struct arena *arena, GMimeObject *object);
bool leaf_is_html(const struct leaf *leaf);
/* Text types that are documents, not the words of the mail. */
bool leaf_is_document(const char *type);
/* As it stands there; "" when there is none. */
const char *leaf_raw_header(GMimeObject *object, const char *name);
/* The value without line ends and the white space in front. */
char *leaf_header(struct arena *arena, GMimeObject *object, const char *name);

#endif

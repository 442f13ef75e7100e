/* piece: the words of one piece of a list of people. Private to understand. */
#ifndef LOKET_UNDERSTAND_PIECE_H
#define LOKET_UNDERSTAND_PIECE_H

#include "understand/understanding.h"

/* What stands in a piece; ranges inside the value, empty when not there. */
struct understand_piece {
	struct form_range relation, name, service, phone, email;
	const char *relatie; /* of a person */
	bool place;	     /* a leefgroep, a school: the tie is that of a service */
	bool plural;	     /* "ouders": more than one person */
	bool unknown;	     /* `relation` is a word of no table, and is the tie as it stands */
	enum dienst_type dienst_type;
	char phone_text[FORM_PHONE];
	char email_text[FORM_EMAIL];
	size_t tot; /* where it ends: before somebody else, without a sign between them */
};

/* What is known when a piece is read. */
struct understand_around {
	const char *child; /* the child's name; NULL */
	const char *ex;	   /* what "mijn ex" is to the child */
	bool named;	   /* the piece belongs to somebody whose name is known */
	bool starts;	   /* a new line, or "en" before it: a word that is not known is somebody */
};

struct understand_piece understand_piece_of(const char *value, struct form_range part,
					    const struct understand_around *around);
/* True when the name has one word. */
bool understand_is_single(const char *value, struct form_range name);

#endif

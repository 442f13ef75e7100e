/* list: a list of people as they write it ("moeder An Peeters 0470/12 34 56; Tom Maes
 * van CAW Limburg (tom@...)"), cut into pieces, and the pieces put together as parties: a person
 * and their service are one. In doubt there are two, so that nobody is thought to be reachable by
 * the telephone of another. Private to understand. */
#ifndef LOKET_UNDERSTAND_LIST_H
#define LOKET_UNDERSTAND_LIST_H

#include "understand/parts.h"

enum { UNDERSTAND_PARTIES = 50 };

/* Ties that never stay in a reading: whoever asks, and the child. */
#define UNDERSTAND_SELF	 "ikzelf"
#define UNDERSTAND_CHILD "minderjarige"

/* --- piece.c: the words of one piece --- */

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

/* --- words.c: is a folded word ... --- */
bool understand_is_of(const char *word,
		      const char *const *words);  /* one of them; "~": any ending */
bool understand_is_particle(const char *word);	  /* "van", "de" in a name */
bool understand_is_article(const char *word);	  /* "de", "mijn" */
bool understand_is_no_name(const char *word);	  /* with a capital, and no name all the same */
bool understand_is_preposition(const char *word); /* "van", "bij" */
bool understand_is_place(const char *word);	  /* what the name of a service begins with */

/* --- signs.c --- */
/* What stands between two pieces; the later, the stronger. */
enum understand_gap {
	UNDERSTAND_GAP_SIGN, /* a comma, a dash, a colon, a cell */
	UNDERSTAND_GAP_AND,  /* "en" */
	UNDERSTAND_GAP_LINE, /* a line, ";", the next number */
};

/* The bytes of what ends a piece at `at`, and what it is; 0: the piece goes on. */
size_t understand_gap_at(const char *value, size_t length, size_t at, enum understand_gap *gap);
/* The bytes of "12. " or "3) " at `at`; 0: none. */
size_t understand_number_at(const char *value, size_t length, size_t at);
/* Behind the number or bullet of an item. */
size_t understand_skip_bullet(const char *value, size_t length, size_t at);
/* The head row of a table: nothing but the names of columns. */
bool understand_is_head_row(struct understanding *u, const char *line, size_t length);

/* --- table.c --- */
/* Adds the parties of a list that is a table with a head row (its label, or its first line); false: it is none. */
bool understand_table(struct understanding *u, const struct form_answer *answer);

/* --- list.c --- */

/* What "mijn ex" is to the child, where the one who asks is a parent; NULL: not known. */
const char *understand_other_parent(struct understanding *u);

/* Adds the parties of a list. Of the answer, value and place in the text are used. */
void understand_list(struct understanding *u, const struct form_answer *answer);
/* "Moeder: An Peeters, 0470 ...": one party whose tie stands in the label, and whoever follows it
 * in the value. */
void understand_list_of(struct understanding *u, const struct form_answer *answer,
			const char *relatie);

#endif

/* papers: the documents among the attachments of a mail, and their texts as parts of the
 * reading. */
#ifndef LOKET_READER_PAPERS_H
#define LOKET_READER_PAPERS_H

#include <gmime/gmime.h>
#include "document/document.h"
#include "reading/reading.h"

struct arena;

/* The documents of one attachment. */
struct paper {
	size_t bijlage; /* of letter->bijlagen */
	struct documents documents;
};

struct papers {
	struct paper *items;
	size_t count;
	struct document_budget budget; /* of them all */
	const char *mail_words;	       /* of the mail itself, packed with its files; NULL: none */
	size_t mail_words_bijlage;
};

/* A part that was added to the attachments as number `bijlage`. What is no document is passed over. */
void papers_take(struct arena *arena, struct papers *papers, GMimePart *part, size_t bijlage);
/* The same for a part that is text. */
void papers_take_words(struct arena *arena, struct papers *papers, const char *text,
		       size_t bijlage);
/* What an attached mail says (text) and brings along. */
void papers_take_mail(struct arena *arena, struct papers *papers, const struct papers *inner,
		      const char *text, size_t bijlage);

/* The words of an attached mail stand elsewhere: what it brought along stays. */
void papers_drop_words(struct papers *papers, size_t bijlage);

/* Makes them `delen` and `documenten`; national numbers are masked. Frees all texts. */
void papers_give(struct arena *arena, struct papers *papers, struct reading *reading);

#endif

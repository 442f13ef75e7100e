/* lexicon_parts: a lexicon as lexicon.c parses and lexicon_scan.c uses it. */
#ifndef LOKET_FORM_LEXICON_PARTS_H
#define LOKET_FORM_LEXICON_PARTS_H

#include "form/lexicon.h"
#include "form/words.h"

enum {
	/* a place for each word that a phrase may begin with (by its hash), for each pair of letters that a
	 * "word~" may begin with, and one for numbers and names */
	LEXICON_HASHES = 8192,
	LEXICON_LETTERS = 37,
	LEXICON_ANY = LEXICON_HASHES + LEXICON_LETTERS * LEXICON_LETTERS,
	LEXICON_BUCKETS = LEXICON_ANY + 1,
	LEXICON_SPELLING = 3, /* words that one word may stand for */
};

enum lexicon_slot { LEXICON_WORD, LEXICON_NUMBER, LEXICON_NAME, LEXICON_SOMETHING };

/* "a", "a~": one of the words that may stand at a place. */
struct lexicon_word {
	const char *text; /* folded */
	size_t length;
	unsigned hash;
	bool prefix;
	const struct lexicon_word *other; /* "a/b" */
};

/* One place of a phrase. */
struct lexicon_part {
	enum lexicon_slot slot;
	const struct lexicon_word *words; /* of LEXICON_WORD */
	unsigned gap;			  /* words that may stand before it: "..." or "&" */
	bool optional;			  /* "[a]" */
};

struct lexicon_phrase {
	struct lexicon_part *parts; /* at most LEXICON_WORDS */
	size_t count;
	const struct lexicon_meaning *meaning;
};

/* The same phrase stands in the bucket of each word that it may begin with. */
struct lexicon_bucket {
	const struct lexicon_phrase *phrase;
	struct lexicon_bucket *next;
};

struct lexicon_spelling {
	const char *from;
	const char *to[LEXICON_SPELLING];
	size_t count;
	struct lexicon_spelling *next; /* of the same bucket */
};

struct lexicon {
	struct arena *arena;
	struct lexicon_bucket *buckets[LEXICON_BUCKETS];
	struct lexicon_spelling *spellings[LEXICON_HASHES];
	struct lexicon_meaning **meanings;
	size_t meaning_count;
};

unsigned lexicon_hash(const char *folded);
/* Where phrases stand that begin with this word, or with any word that begins so. */
unsigned lexicon_bucket_of(const char *folded, bool prefix);
/* Other words for this one; NULL: it is spelt as it should be. */
const struct lexicon_spelling *lexicon_spelling(const struct lexicon *lexicon, const char *folded);

#endif

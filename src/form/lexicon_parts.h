/* lexicon_parts: a lexicon as lexicon.c and lexicon_phrase.c parse it, lexicon_terms.c orders and lexicon_scan.c uses it.
 * Tables of numbers in few blocks, and not nodes with pointers: a reader is forked from whoever
 * holds them, and each page counts. */
#ifndef LOKET_FORM_LEXICON_PARTS_H
#define LOKET_FORM_LEXICON_PARTS_H

#include "base/memory.h"
#include "form/lexicon.h"
#include "form/slice.h"
#include "form/words.h"

enum {
	LEXICON_HASHES = 8192,	 /* places for whole words, by their hash */
	LEXICON_WEIGHTS = 32768, /* for what has points */
	LEXICON_LETTERS = 37,	 /* "a" to "z", "0" to "9", all others */
	LEXICON_PAIRS = LEXICON_LETTERS * LEXICON_LETTERS,
	LEXICON_SPELLING = 3, /* words that one word may stand for */
	/* words that must be at hand to compare the longest phrase */
	LEXICON_WINDOW = LEXICON_WORDS * (LEXICON_GAP + 1) + LEXICON_TERMS * LEXICON_SPREAD,
};
#define LEXICON_HASH_START 2166136261u
/* Between two words of which others may stand between, in a key; it begins with what stands between two side by side. */
#define LEXICON_BETWEEN " .. "

enum lexicon_slot { LEXICON_WORD, LEXICON_NUMBER, LEXICON_NAME, LEXICON_SOMETHING, LEXICON_SLOTS };

struct lexicon_spelling {
	const char *to[LEXICON_SPELLING];
	size_t count;
};

/* A word of the phrases, "a", or "a~": all that begin so. Each is there once, and known by its number. */
struct lexicon_term {
	const char *text; /* folded */
	const struct lexicon_spelling
	    *usual; /* other words for it; NULL: it is spelt as it should be */
	unsigned hash, length;
	unsigned next;	/* of the same place, or the same two letters; 0: none */
	unsigned start; /* the first of the phrases that begin with it, in lexicon->starts */
	bool prefix;
};

/* One place of a phrase. */
struct lexicon_part {
	unsigned
	    words; /* `count` terms in lexicon->words, one of which stands there, if not the slot */
	unsigned char count;
	unsigned char slot; /* enum lexicon_slot */
	unsigned char gap;  /* words that may stand before it: "..." or "&" */
	bool optional;	    /* "[a]" */
};

struct lexicon_phrase {
	unsigned parts; /* `count` of lexicon->parts, at most LEXICON_WORDS */
	unsigned meaning;
	unsigned char count;
};

/* Words that phrases name together: "@slaat". Each is a word as it stands in a phrase, "a" or "a~". */
struct lexicon_group {
	struct lexicon_group *next;
	const char *name;
	struct slice *words; /* `count` */
	unsigned *terms;     /* of the first `known` of them */
	size_t count, known;
};

/* A phrase under a word that it may begin with; once more for each whole word that may then follow. */
struct lexicon_start {
	unsigned first;	 /* below LEXICON_SLOTS: whatever fits there */
	unsigned second; /* 0: what follows must be looked at */
	unsigned marks;	 /* of the words of which one must stand near, or follow the second */
	unsigned phrase;
};

/* What a word adds to the points of its stretch. */
struct lexicon_point {
	short column, points;
	unsigned next; /* of the same word; 0: none */
};
struct lexicon_weighed {
	/* in lexicon_weights.keys, folded: "konijn", "pillet~", "niet wakker", "slaat .. weer" */
	unsigned key;
	unsigned hash;
	unsigned points; /* the first */
	unsigned next;	 /* of the same place; 0: none */
};
struct lexicon_weights {
	struct buffer keys;
	struct lexicon_weighed *items; /* 0: none */
	struct lexicon_point *points;  /* 0: none */
	size_t item_count, point_count, column_count;
	unsigned places[LEXICON_WEIGHTS];
	unsigned columns[LEXICON_COLUMNS]; /* the first meaning of each */
	int start[LEXICON_COLUMNS];	   /* points of "<zin>" */
};

struct lexicon {
	struct lexicon_weights weights;
	struct arena *arena;	    /* texts, meanings, spellings; once ready all else as well */
	struct lexicon_term *terms; /* from LEXICON_SLOTS on; 0: none */
	struct lexicon_part *parts;
	struct lexicon_phrase *phrases;
	struct lexicon_start *starts; /* once ready by first, second, and the last phrase first */
	struct lexicon_meaning **meanings;
	struct lexicon_group *groups; /* in the arena */
	unsigned *words;
	size_t term_count, part_count, phrase_count, start_count, meaning_count, word_count;
	unsigned whole[LEXICON_HASHES], prefixes[LEXICON_PAIRS]; /* terms; 0: none */
	bool ready;
};

/* One bit of 31 for a term, to see at a glance that none of a few words is among a few others; the last bit is for
 * whatever word. */
#define LEXICON_ANY_MARK (1u << 31)
static inline unsigned lexicon_mark(unsigned term)
{
	return 1u << (term % 31);
}

/* What is being read, for messages. */
struct lexicon_parse {
	struct lexicon *lexicon;
	const char *name;
	const char *file; /* the same, for as long as the lexicon */
	int line;
	struct error *err;
};

/* -1, with the fault told with its file and line. lexicon_fault.c */
int lexicon_fault(const struct lexicon_parse *parse, const char *what, struct slice at);
/* Adds a phrase ("mijn zoon/dochter ... weg") to what the last meaning says. 0; -1: a fault is told. lexicon_phrase.c */
int lexicon_add_phrase(struct lexicon_parse *parse, struct slice text);

/* Adds "a/b~" to the words of a group, which is new or goes on. NULL, or what is wrong with them. lexicon_group.c */
const char *lexicon_group_add(struct lexicon *lexicon, struct slice name, struct slice words);
/* NULL: there is none of that name. */
struct lexicon_group *lexicon_group(const struct lexicon *lexicon, struct slice name);

/* Adds points, for what the last meaning says, to those of a word, a word's beginning, or two words, side by side or
 * apart. NULL, or what is wrong with the item. lexicon_points.c */
const char *lexicon_add_points(struct lexicon *lexicon, int points, struct slice item);
/* The points of that key ("pillet" with `ending` "~"), first in lexicon->weights.points; 0: none. `hash`: of it all. */
unsigned lexicon_points(const struct lexicon *lexicon, const char *text, size_t length,
			const char *ending, unsigned hash);
void lexicon_free_points(struct lexicon *lexicon);

/* FNV-1a: no secret, for whoever crowds one place of it gains a few comparisons a word. From LEXICON_HASH_START on. */
static inline unsigned lexicon_hash_letter(unsigned sum, char letter)
{
	return (sum ^ (unsigned char)letter) * 16777619u;
}
static inline unsigned lexicon_hash(const char *folded)
{
	unsigned sum = LEXICON_HASH_START;

	for (; *folded; folded++)
		sum = lexicon_hash_letter(sum, *folded);
	return sum;
}

/* The number of a whole word; 0: no phrase holds it. */
unsigned lexicon_term(const struct lexicon *lexicon, const char *folded);
/* The same for a word of a text. One that is known only with an "n" behind its "e" gets it: many leave it off, as they
 * speak ("weggelope", "geslape"). */
unsigned lexicon_term_of(const struct lexicon *lexicon, struct form_word *word);
/* The first of the terms with "~" that begin like the word; `next` leads to the others. */
unsigned lexicon_prefixes(const struct lexicon *lexicon, const char *folded);
/* The same, taken up when it is new. Makes terms move. */
unsigned lexicon_take_term(struct lexicon *lexicon, const char *folded, bool prefix);
/* Files a phrase, whose parts are all there, under each word that it may begin with. */
void lexicon_file_phrase(struct lexicon *lexicon, unsigned phrase);

/* Says of each hit whether another hides it, and which context it stands near. Hits that cannot touch one another, the
 * longest tells how far one reaches, are not compared. lexicon_judge.c */
void lexicon_judge(struct lexicon_hits *hits);

#endif

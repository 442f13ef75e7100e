/* hear_who: of whom a word of a consent is said: the child, a parent, one of the parties. Private to understand. */
#ifndef LOKET_UNDERSTAND_HEAR_WHO_H
#define LOKET_UNDERSTAND_HEAR_WHO_H

#include "understand/understanding.h"

enum {
	OF_CLIENT = 1,
	OF_PARENT = 2,
	OF_OTHER = 4,
	OF_SAME = 8,
	OF_THING = 16,
	OF_BOTH = 32,
	OF_THEM = 64,
	OF_PARTY = 128, /* and on: one bit a party, beside what it is */
};

enum { HEAR_HE = 1, HEAR_SHE = 2 }; /* what is said of them: "hij", "zij"; 0: either */

enum { HEAR_NAMES = 24, HEAR_NAME = 40 };

/* First names, and whose they are. */
struct hear_names {
	const struct reading *reading;
	struct {
		char folded[HEAR_NAME];
		unsigned who, sex;
	} items[HEAR_NAMES];
	size_t count;
	unsigned child;	  /* what the child is called: HEAR_HE, HEAR_SHE */
	unsigned parents; /* the bits of the parties that are parents */
};

static inline unsigned understand_hear_party(size_t index)
{
	return (unsigned)OF_PARTY << index;
}

void understand_hear_names(const struct understanding *u, struct hear_names *names);
/* The bits of who is named by a hit of "wie" in that text. */
unsigned understand_hear_who(const struct hear_names *names, const char *text,
			     const struct lexicon_hit *hit);
/* Of whom a hit of "wie" can be said: HEAR_HE, HEAR_SHE; 0: either. */
unsigned understand_hear_sex(const struct hear_names *names, const char *text,
			     const struct lexicon_hit *hit);
/* "Ik heb het de ouders gezegd": those of the family who are named within the phrase; 0: nobody. */
unsigned understand_hear_within(const struct hear_names *names,
				const struct understand_source *source,
				const struct lexicon_hit *hit);
/* "wij" and "we" at the start of the text; a verb of more than one: "vragen om", "willen graag". */
bool understand_hear_we(const char *text);
bool understand_hear_plural(const char *text);
/* "stemmen", "willen": the word right before "ze", as a verb of more than one. */
bool understand_hear_plural_verb(const char *word, size_t length);
/* "ik wil met mama praten": who is named at `at` stands behind the one who speaks, and is not the one who does. */
bool understand_hear_object(const char *text, size_t own, size_t at);
/* "Jonas zijn mama is akkoord": behind who is named stands whose parent it is, so that nothing is said of themselves. */
bool understand_hear_owner(const char *behind);
/* "Sandra vindt het goed": before `at`, in text[own ...), stands somebody whom we do not know. */
bool understand_hear_stranger(const char *text, size_t own, size_t at);
/* A refusal of "dat", where what was spoken of last is a measure and no talk. */
bool understand_hear_measure(const struct lexicon_hits *hits, const struct lexicon_hit *hit);

#endif

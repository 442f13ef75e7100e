/* lexicon: phrases with what they mean, from files that a desk can extend without a compiler, and
 * where they stand in a text. Knows nothing of the field: a meaning is two words, a subject ("rol")
 * and a value ("minderjarige"), for others to judge.
 *
 *   # remark
 *   woord niet = ni | nie | nimeer              other spellings of a word or two, in text and in phrases
 *   groep slaat = slaat/sloeg | klop~           words for one place, "@slaat", of the phrases behind it
 *   sterk rol minderjarige = mijn mama | ...    alone enough
 *   zwak rol minderjarige = kamertraining       counts beside another sign only
 *   val rol = ik ben 18 maand verder            looks like it and is not: hides what it holds or crosses,
 *                                               not what holds it and says more
 *   half gevaar geweld = mes | klappen          alone enough unless the words around it weigh too little
 *   sterk ontken = niet | geen                  subjects of the context: ontken, verleden, aangehaald
 *   weegt gevaar 120 = konijn | pillet~ | niet wakker    points that a word, or two side by side, adds
 *   weegt gevaar 60 = slaat .. weer             to its stretch of the text, or two with a word or two between,
 *   weegt gevaar -300 = <zin>                   and what a stretch begins with
 *
 * In a phrase: "word~" any ending; "a/b" one of them; "@slaat/b" one of the group too; "[word]" may be missing; "..." up to five
 * words of the same sentence; "a & b" both in one sentence, in either order, up to ten words apart;
 * "<n>" a number below
 * 130, also "15j", "15-jarige" and "zeven"; "<naam>" a word with a capital;
 * "<woord>" any one word, no number.
 * Everything is compared folded (words.h).
 *
 * SECURITY: linear in the text: each word is compared with the few phrases that begin with it and
 * go on with the word behind it, or that leave open what follows, each of at most eight words,
 * tried again only without one that may be missing. Pure. */
#ifndef LOKET_FORM_LEXICON_H
#define LOKET_FORM_LEXICON_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct error;
struct lexicon;

enum {
	LEXICON_WORDS = 8,   /* of a phrase */
	LEXICON_GAP = 5,     /* of "..." */
	LEXICON_SPREAD = 10, /* of "&" */
	LEXICON_TERMS = 3,   /* of "a & b & c" */
	LEXICON_NEAR = 5,    /* words before or behind a hit in which its context is sought */
	LEXICON_HITS = 4000,
	LEXICON_NAMED = 64, /* words of a hit of which it is known whether the phrase names them */
	LEXICON_COLUMNS = 12, /* subjects and values that words may have points for */
	LEXICON_POINTS = 10000,
	LEXICON_STRETCH = 30, /* words that are weighed together, in whole sentences */
	LEXICON_PIECE = 15,   /* a longer sentence is cut so */
	LEXICON_APART = 3,    /* a pair may have up to two words between */
	LEXICON_STRETCHES = 8,
	LEXICON_TOGETHER = 3, /* stretches of a text that speak together */
	LEXICON_SHORT = 5,    /* stretches: in a text of fewer each speaks alone */
	LEXICON_KEPT = 1000,  /* beyond those, of what must not be lost */
	LEXICON_BESIDE =
	    20, /* words before or behind such a hit in which its context is kept too */
};

/* Of which hits are kept in a text that has more than LEXICON_HITS. */
enum lexicon_keep {
	LEXICON_KEEP_NOT,
	LEXICON_KEEP_BESIDE, /* beside one that is always kept */
	LEXICON_KEEP_ALWAYS,
};

/* What the subject of a hit says of those around it. */
enum lexicon_context { LEXICON_NO_CONTEXT, LEXICON_DENIAL, LEXICON_PAST, LEXICON_QUOTED };
enum lexicon_weight { LEXICON_ZWAK = 1, LEXICON_STERK, LEXICON_VAL, LEXICON_HALF, LEXICON_WEEGT };

struct lexicon_meaning {
	const char *onderwerp; /* "rol" */
	const char *waarde;    /* "minderjarige"; "" when the subject says all */
	enum lexicon_weight weight;
	enum lexicon_context context;
	enum lexicon_keep keep;
	const char *file; /* where it was read, for messages */
	int line;
};

struct lexicon *lexicon_new(void);
void lexicon_free(struct lexicon **lexicon);
/* Takes in the text of one file; `name` is for messages. Spellings ("woord") must come before the phrases
 * that they are to change. A fault is ERROR_STOP with NAME and the line. */
int lexicon_add(struct lexicon *lexicon, const char *name, const char *data, size_t size,
		struct error *err);
/* What is said about this subject, of all files so far, is kept like that. */
void lexicon_keep(struct lexicon *lexicon, const char *onderwerp, enum lexicon_keep keep);
/* After the last file, and before the first text is searched: nothing can be added from then on. */
void lexicon_ready(struct lexicon *lexicon);
/* Every line's meaning, 0 and on; NULL behind the last. */
const struct lexicon_meaning *lexicon_meaning(const struct lexicon *lexicon, size_t index);

/* One place where a phrase stands. */
struct lexicon_hit {
	const struct lexicon_meaning *meaning;
	size_t van, tot;      /* bytes in the text */
	unsigned first, last; /* words, counted from the text's first */
	unsigned long long
	    words;	   /* those of them that the phrase names: a bit each, from `first` on */
	unsigned sentence; /* counted from the text's first */
	int number;	   /* of "<n>"; -1: none */
	size_t naam_van, naam_tot; /* of "<naam>", "<woord>"; equal: none */
	unsigned phrase;	   /* counted from the lexicon's first */
	bool hidden;		   /* within a trap or a longer phrase of the same subject */
	bool denied;		   /* a word of `ontken` stands near, in the same sentence */
	bool past, quoted;	   /* the same for `verleden` and `aangehaald` */
};
struct lexicon_hits {
	struct lexicon_hit *items; /* in the order of the text */
	size_t count;
	bool cut;  /* there were more, but every one that must be kept is here */
	bool full; /* there were too many even of those: the rest of the text was not looked at */
};
/* Whether a word that the phrase of `over` names, not one that only stands in a gap of it, is one of the hit. */
bool lexicon_shares_word(const struct lexicon_hit *over, const struct lexicon_hit *hit);
/* All hits in a text, judged. */
struct lexicon_hits lexicon_scan(struct arena *arena, const struct lexicon *lexicon,
				 const char *text, size_t length);

/* A stretch of a text whose words weigh enough together. */
struct lexicon_stretch {
	size_t van, tot; /* bytes in the text: from the first to the last word that speaks for it */
	int points[LEXICON_COLUMNS];
};
struct lexicon_stretches {
	struct lexicon_stretch items[LEXICON_STRETCHES]; /* the heaviest; no two cross */
	size_t count;
	size_t weighed; /* all, also what is not kept */
	/* the mean points of the LEXICON_TOGETHER heaviest, of a short text those of the heaviest; below zero
	 * too; INT_MIN: no words */
	int together;
};
/* Which column of points a subject and value have ("gevaar", ""); -1: no line weighs words for it. */
int lexicon_column(const struct lexicon *lexicon, const char *onderwerp, const char *waarde);
/* The stretches with more than no points in `column`. Linear; needs no memory. */
void lexicon_weigh(const struct lexicon *lexicon, int column, const char *text, size_t length,
		   struct lexicon_stretches *found);
/* The points of the words of a few, without those that every stretch begins with. */
int lexicon_points_in(const struct lexicon *lexicon, int column, const char *text, size_t length);
/* The points of the heaviest stretch, below zero too; INT_MIN: no words. */
int lexicon_heaviest(const struct lexicon *lexicon, int column, const char *text, size_t length);

#endif

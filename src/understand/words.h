/* words: is a folded word ... Private to understand. */
#ifndef LOKET_UNDERSTAND_WORDS_H
#define LOKET_UNDERSTAND_WORDS_H

#include <stdbool.h>
#include <stddef.h>

bool understand_is_of(const char *word,
		      const char *const *words);  /* one of them; "~": any ending */
bool understand_is_particle(const char *word);	  /* "van", "de" in a name */
bool understand_is_article(const char *word);	  /* "de", "mijn" */
bool understand_is_no_name(const char *word);	  /* with a capital, and no name all the same */
bool understand_is_preposition(const char *word); /* "van", "bij" */
bool understand_is_place(const char *word);	  /* what the name of a service begins with */
/* The word that ends at `at` is written short, so that a dot there ends no sentence: "dr. Maes", "nr. 12". */
bool understand_is_cut_short(const char *text, size_t at);

#endif

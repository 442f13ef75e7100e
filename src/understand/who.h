/* who: what the claims about people in running text share: the part that is told, the signature, the words around a
 * place. Private to understand. */
#ifndef LOKET_UNDERSTAND_WHO_H
#define LOKET_UNDERSTAND_WHO_H

#include "understand/understanding.h"

/* Which part of `own` is told by the applicant; its first 12 kB, in which people are looked for. */
struct form_range understand_told_range(const struct letter *mail, struct form_range own);
struct form_range understand_told_start(const char *text, struct form_range told);
/* True when people are to be looked for in running text: the mail is no form that answers for itself. */
bool understand_is_told(const struct understanding *u);
/* True for a phrase that stands as it is: no trap, and not part of another. Unlike understand_counts,
 * whatever is denied near it: "mijn mama wil niet". */
bool understand_is_plain(const struct lexicon_hit *hit);
/* As understand_next, but of a forwarded mail only what its writer wrote. */
bool understand_told_next(const struct understanding *u, const char *onderwerp, size_t *at,
			  struct understand_phrase *phrase);
/* The phrase stands in running text: in a form, in an answer that tells a story. */
bool understand_is_story(const struct understanding *u, const struct understand_phrase *phrase);
/* The signature of what this person wrote, in part "tekst"; empty: none. */
struct form_range understand_signature(const struct understanding *u);
/* The line around `at`, without its end. */
struct form_range understand_line_at(const struct understanding *u, size_t at);
/* The folded words before `at`, the nearest first, within `van`; up to `most`. `stop`: not beyond the end
 * of a sentence. Returns how many. */
struct understand_back {
	char text[48];
	size_t van, tot;
	bool capital;
};
size_t understand_words_before(const char *text, size_t van, size_t at, size_t most, bool stop,
			       struct understand_back *words);

#endif

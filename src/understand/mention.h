/* mention: somebody who is named by their tie, and what stands beside it. Private to understand. */
#ifndef LOKET_UNDERSTAND_MENTION_H
#define LOKET_UNDERSTAND_MENTION_H

#include "understand/understanding.h"

/* A word for a tie, where it stands. */
struct mention {
	const char *relatie;
	struct form_range word;
	struct form_range name; /* empty: none */
	enum dienst_type dienst_type;
	struct form_range type;
};

/* Name and kind of service beside the word. */
void understand_mention_words(struct understanding *u, struct mention *mention);
/* What a mention says of that party, for as long as nothing was said before; its telephone and address stand
 * before byte `to`, where the next one begins. */
void understand_mention_fill(struct understanding *u, size_t index, const struct mention *mention,
			     size_t to);
void understand_mention_evidence(struct understanding *u, size_t index, const char *field,
				 struct form_range range);

#endif

/* evidence: the way a value is claimed, with its evidence. Private to understand. */
#ifndef LOKET_UNDERSTAND_EVIDENCE_H
#define LOKET_UNDERSTAND_EVIDENCE_H

#include "understand/understanding.h"

/* Evidence in the text of the form for a value: the range inside the value of an answer. */
void understand_evidence(struct understanding *u, const char *pad, const struct form_answer *answer,
			 struct form_range inside, double zekerheid);
/* The whole value as evidence. */
void understand_evidence_all(struct understanding *u, const char *pad,
			     const struct form_answer *answer, double zekerheid);
/* The evidence of one value for another: a young person is applicant and child at once. */
void understand_copy_evidence(struct understanding *u, const char *from, const char *to);
/* Evidence for a value: the phrase. */
void understand_evidence_phrase(struct understanding *u, const char *pad,
				const struct understand_phrase *phrase, double zekerheid);
/* Claims: an answer's value as text, a telephone number, an e-mail address. false: nothing usable
 * in it. */
bool understand_take_text(struct understanding *u, const char *key, const char *pad,
			  const char **value);
bool understand_take_phone(struct understanding *u, const char *key, const char *pad,
			   const char **value);
bool understand_take_email(struct understanding *u, const char *key, const char *pad,
			   const char **value);

#endif

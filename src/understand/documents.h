/* documents: which of the documents that came with a mail is the form, and what the mail is when none is. Private to
 * understand. */
#ifndef LOKET_UNDERSTAND_DOCUMENTS_H
#define LOKET_UNDERSTAND_DOCUMENTS_H

#include "understand/understanding.h"

/* The answers of the form among the documents, if there is one: sets form, answers and vorm. */
bool understand_document_form(struct understanding *u);
/* vorm where there is no form: a letter or a scan that came with few words. */
void understand_document_kind(struct understanding *u);
/* Leaves only the phrases that stand in what was answered: not in labels, not in options without a tick. */
void understand_keep_answered(const struct understanding *u, struct lexicon_hits *hits);

#endif

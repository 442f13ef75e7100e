/* texts: the words of rules, reasons and questions (config/advies). Inside this folder only;
 * advies.h tells what others need. */
#ifndef LOKET_ADVIES_TEXTS_H
#define LOKET_ADVIES_TEXTS_H

#include "advies/advies.h"
#include "advies/questions.h"

/* Of a rule with that outcome, or of a reason; NULL: there is none. */
const char *advies_text(const struct advies_texts *texts, const char *id, enum uitkomst uitkomst);
/* NULL for QUESTION_NONE. */
const char *question_text(const struct advies_texts *texts, enum question question, bool young);

#endif

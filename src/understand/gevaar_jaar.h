/* gevaar_jaar: the years that a sentence of danger names. Private to understand. */
#ifndef LOKET_UNDERSTAND_GEVAAR_JAAR_H
#define LOKET_UNDERSTAND_GEVAAR_JAAR_H

#include "understand/understanding.h"

/* It is told of a year before the last one: "in 2015 heeft hij", "(2020)", "de poging van 2024"; false in a mail
 * without a date. */
bool understand_years_ago(const struct understanding *u, const struct understand_phrase *phrase);
/* A year before the phrase is the one in which it began: "sinds de scheiding in 2019". */
bool understand_since_year(const struct understand_phrase *phrase);

#endif

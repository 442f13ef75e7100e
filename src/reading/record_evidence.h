/* record_evidence: that the evidence of a reading says what it claims to say. See also reading_shorten. */
#ifndef LOKET_READING_RECORD_EVIDENCE_H
#define LOKET_READING_RECORD_EVIDENCE_H

#include "reading/reading.h"

struct arena;
struct error;

/* Every bron names a part and a range in it, and quotes exactly those bytes: else ERROR_REFUSE. A
 * quotation that is NULL is cut out. */
int record_check_evidence(struct arena *arena, struct reading *reading, struct error *err);

#endif

/* later: what the applicant wrote after the request, kept in the record until somebody has said yes to the dossier: the
 * order tells it to whoever gets it, also after others. Private to desk and arrival. */
#ifndef LOKET_DESK_LATER_H
#define LOKET_DESK_LATER_H

#include "desk/post.h"
#include "reading/reading.h"

struct json_t;

/* -- in a transaction: keeps the own text of that mail, as it is shown (a rijksregisternummer is masked). Of the last
 * LATER_MOST mails. `quiet`: said to a bemiddelaar, and to be read by bemiddelaars only. */
int later_keep(struct desk *desk, const struct post_about *about, const struct reading *reading,
	       int64_t received, bool quiet, struct error *err);
/* What an opened record keeps, as `berichten`; `quiet`: with what was said to a bemiddelaar. */
void later_fill(struct compose_values *values, const struct json_t *record, bool quiet);

enum { LATER_MOST = 20 };

#endif

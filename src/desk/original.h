/* original: the mail that a dossier began with, as it was kept. */
#ifndef LOKET_DESK_ORIGINAL_H
#define LOKET_DESK_ORIGINAL_H

#include "store/store.h"

/* The first mail of a dossier; of one that was split from another, that of the other. 1/0/-1. */
int original_find(struct store *store, struct arena *arena, const char *reference,
		  struct store_mail *mail, struct error *err);
/* Opens what is kept of a mail and writes it to `to`, from the present offset on: 1, 0 it is not there (yet), -1. After
 * -1 what was written is worthless. */
int original_write(struct store *store, const char *spool, const struct store_mail *mail, int to,
		   struct error *err);

#endif

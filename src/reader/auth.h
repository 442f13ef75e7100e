/* auth: is the sender who the From line says? Only what the configured server itself wrote
 * counts. */
#ifndef LOKET_READER_AUTH_H
#define LOKET_READER_AUTH_H

#include "reader/headers.h"

struct arena;

/* 1: dmarc=pass, or dkim=pass or spf=pass for the domain of From; 0: failed; -1: unknown. `from` is the
 * address of From, `authserv_id` whose Authentication-Results (RFC 8601) count; both may be NULL.
 *
 * The topmost result of a method wins: a relay puts its own above what a sender may have forged. */
int auth_confirmed(struct arena *arena, const struct headers *headers, const char *from,
		   const char *authserv_id);

#endif

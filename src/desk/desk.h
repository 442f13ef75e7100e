/* desk: what happens to a dossier, whoever asks for it: an operator's word by loketctl, or a mail
 * (arrival). Every step is one transaction: state, history and outgoing mails together.
 *
 * Above the hands (store, compose), below arrival, roles and commands. */
#ifndef LOKET_DESK_DESK_H
#define LOKET_DESK_DESK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/error.h"
#include "reading/reading.h"
#include "settings/settings.h"
#include "store/store.h"

struct advies_texts;
struct compose_templates;
struct vault;

struct desk {
	const struct settings *settings;
	const struct vault *vault;
	struct store *store;
	const struct compose_templates *templates;
	const struct advies_texts *texts;
};

/* The desk's word. `who` is for the history. All refuse (ERROR_REFUSE) a step that is not allowed. */
int desk_admit(struct desk *desk, const char *reference, const char *professional, const char *who,
	       struct error *err);
int desk_refuse(struct desk *desk, const char *reference, const char *reason, const char *who,
		struct error *err);
int desk_assign(struct desk *desk, const char *reference, const char *professional, const char *who,
		struct error *err);
int desk_close(struct desk *desk, const char *reference, const char *outcome, const char *who,
	       struct error *err);

/* Tells the desk of mails that a server refused for good (one melding each). *told_r: how many. */
int desk_tell_refusals(struct desk *desk, int *told_r, struct error *err);

/* The opened record of a dossier: its reading, and the address that is answered (NULL: none). The reading
 * borrows from `texts`. */
int desk_record(struct store *store, const struct advies_texts *texts, struct arena *arena,
		const char *reference, struct reading **reading_r, const char **answer_to_r,
		struct error *err);

#endif

/* whose: to which dossier a mail belongs, and as whom it was written. Private to arrival.
 *
 * A key is what we gave to one person: a token in our reply address, or the Message-ID of a mail of ours
 * that the answer names (where plus addresses are not kept). From alone proves nothing; a key alone says
 * only for whom it was made. Both together are that person (contract section 6, failures 19 to 21). */
#ifndef LOKET_ARRIVAL_WHOSE_H
#define LOKET_ARRIVAL_WHOSE_H

#include "arrival/arrival.h"
#include "vault/token.h"

enum whose_proof {
	WHOSE_NONE,  /* nothing ties it to a dossier */
	WHOSE_NAMED, /* it names one in its subject: a claim, worth a look of the desk */
	WHOSE_KEYED, /* it came through a key */
};

struct whose {
	enum whose_proof proof;
	const char *dossier; /* reference; NULL with WHOSE_NONE */
	const char *through; /* what it names, when that was merged into `dossier`; else NULL */

	/* for whom the key was made; without one, the colleague or professional that From claims to be */
	enum token_role role;
	enum token_purpose purpose;
	uint32_t serial;	   /* of a confirmation */
	const char *person;	   /* the registered address; NULL: nobody has it (any more) */
	const struct loket *loket; /* of that colleague or professional; NULL: an applicant */
	const struct professional *professional;
	bool sender;	/* there is a key, and From is that person's address */
	bool addressed; /* the key is an address that the mail went to */
	bool torn;	/* another key in the same mail says something else: it is worth nothing */
};

/* Everything in the arena of the receipt. A receipt without a reading: WHOSE_NONE. 0 or -1 (store). */
int whose_find(struct desk *desk, const struct arrival_receipt *receipt, struct whose *whose,
	       struct error *err);

/* Why no command is obeyed through the key of a merged dossier, in Dutch; NULL: it was not merged. */
const char *whose_merged(struct arena *arena, const struct whose *whose);

#endif

/* dossier: reference, states and their allowed steps, and the choice of a professional. Pure. */
#ifndef LOKET_DOSSIER_DOSSIER_H
#define LOKET_DOSSIER_DOSSIER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "names/names.h"

enum { DOSSIER_REFERENCE = 11 }; /* "26-00042-8" and a NUL */

/* Year (2 digits), running number of the store (1-99999), Damm check digit over the seven digits
 * (contract section 4). false when the number is out of range. */
bool dossier_reference(int year, int64_t number, char out[DOSSIER_REFERENCE]);
/* True for "99-99999-9", whatever the digits. */
bool dossier_reference_shaped(const char *text);
/* True for a well-formed reference with a right check digit. */
bool dossier_reference_valid(const char *text);
/* The first valid one anywhere in a text (NULL is fine): "26-00042-8". */
bool dossier_reference_find(const char *text, char reference_r[DOSSIER_REFERENCE]);

enum dossier_state {
	DOSSIER_ONTVANGEN,
	DOSSIER_ONTVANKELIJK,
	DOSSIER_TOEGEWEZEN,
	DOSSIER_AANVAARD,
	DOSSIER_AFGESLOTEN,
	DOSSIER_NIET_ONTVANKELIJK,
	DOSSIER_INGETROKKEN,
	DOSSIER_AANVULLEN,
	DOSSIER_STATE_COUNT
};
extern const struct names names_dossier_state;
/* The table of allowed steps. */
bool dossier_step_allowed(enum dossier_state from, enum dossier_state to);
/* The states that may follow, as text "ontvankelijk, niet_ontvankelijk, ..." for an error. */
const char *dossier_steps_text(enum dossier_state from, char *out, size_t size);

/* How a dossier is closed (contract: `close REF OUTCOME`; BM-13: codes only). */
extern const struct names
    names_dossier_outcome; /* niet_gestart, gestopt, zonder_overeenkomst, met_overeenkomst, doorverwezen, opgelost */

/* --- assignment --------------------------------------------------------------------------------- */
struct dossier_candidate {
	const char *id;
	bool bemiddelaar;      /* else voorzitter */
	bool party;	       /* of a service that is a party to it */
	bool passed;	       /* declined this dossier, or let it lie */
	bool absent;	       /* today: on holiday, ill */
	bool day_off;	       /* no working day of theirs, today */
	bool earlier;	       /* chaired the earlier talk that this one follows */
	bool speaks;	       /* the language of the applicant */
	int capacity;	       /* open dossiers at once */
	int open;	       /* now */
	int64_t last_assigned; /* epoch seconds; 0 never */
};

/* Why somebody is not chosen; the first that holds. */
enum dossier_unfit {
	DOSSIER_FIT,
	DOSSIER_OTHER_ROLE,
	DOSSIER_PARTY,
	DOSSIER_PASSED,
	DOSSIER_ABSENT,
	DOSSIER_FULL,
};
enum dossier_unfit dossier_unfit(const struct dossier_candidate *candidate, bool bemiddelaar);

/* The index of the one to assign, among those who are fit: who chaired the earlier talk, then who speaks the
 * language, then who works today, then least open, then longest idle, then first in the configuration; -1:
 * nobody is free. A language that nobody speaks, or a day off, is better than nobody. */
int dossier_choose(const struct dossier_candidate *candidates, size_t count, bool bemiddelaar);

#endif

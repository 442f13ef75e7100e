/* pick: who gets a dossier, of the professionals of a loket, and why the others do not. Private to desk and
 * arrival. */
#ifndef LOKET_DESK_PICK_H
#define LOKET_DESK_PICK_H

#include "desk/desk.h"

struct compose_values;

/* What the choice looks at, beside the configuration, the load of each, and the history of the dossier. */
struct pick {
	const struct loket *loket;
	const char *dossier; /* reference */
	const struct reading *reading;
	bool bemiddelaar; /* else voorzitter */
	int64_t now;
};

/* The professional to assign (dossier_choose); NULL: nobody is free. 0 or -1 (store). */
int pick_professional(struct desk *desk, const struct pick *pick,
		      const struct professional **professional_r, struct error *err);

/* For a melding that nobody is free: each of that role and why not, as the list `collegas`. 0 or -1 (store). */
int pick_tell_others(struct desk *desk, const struct pick *pick, struct compose_values *values,
		     struct error *err);

/* What the history says of who will not have the dossier: the detail is the id. */
#define PICK_DECLINED "weigert"
#define PICK_SILENT   "zwijgt"

#endif

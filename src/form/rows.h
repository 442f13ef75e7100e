/* rows: what a row of a table is, where it is not a label and its answer. Inside this folder only. */
#ifndef LOKET_FORM_ROWS_H
#define LOKET_FORM_ROWS_H

#include "form/labels.h"
#include "form/values.h"

struct arena;

enum { FORM_CELLS = 16 };

/* The cells of a line, trimmed. One bar before the first is an edge of the table, when something follows it. */
struct form_cells {
	size_t count; /* 0: no row, or one with more cells than are looked at */
	struct form_range at[FORM_CELLS];
};
struct form_cells form_cells_of(const char *text, size_t van, size_t tot);

enum form_row {
	FORM_ROW_PLAIN,
	FORM_ROW_PEOPLE,  /* "Naam | Functie | Telefoon": what follows are people */
	FORM_ROW_ANSWERS, /* "Naam | Geboortedatum | Gemeente": the answers stand below */
	FORM_ROW_CONSENT, /* "Akkoord? | ja | nee": what follows says who agrees */
	FORM_ROW_PAIRS,	  /* "Naam | Jan | Gsm | 0470 ...": label and answer, twice or more */
};
/* `one`: the rows above are about one person, so that a row with a telephone is that person's. */
enum form_row form_row_kind(const struct form_labels *labels, const char *text,
			    const struct form_cells *cells, bool one);

/* "Senna | x | |" below "Akkoord? | ja | nee | weet niet": "☒ ja  ☐ nee  ☐ weet niet"; NULL when the row has
 * no such mark. */
const char *form_row_ticks(struct arena *arena, const char *text, const struct form_cells *head,
			   const struct form_cells *row);

#endif

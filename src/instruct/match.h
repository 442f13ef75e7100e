/* match: one line, looked at as a command. */
#ifndef LOKET_INSTRUCT_MATCH_H
#define LOKET_INSTRUCT_MATCH_H

#include "instruct/instruct.h"
#include "letter/lines.h"

struct match {
	enum instruct_kind kind;
	enum instruct_fault
	    fault; /* FINE, NOT_ALLOWED, MISSING, UNKNOWN or UNCLEAR; of the line alone */
	const char *argument; /* NULL: none */
	bool colon;	      /* a colon stands behind the name, or behind that of a template */
	bool whole;	      /* UNCLEAR: spelled wrongly, but written as a command */
	size_t text;	      /* where TEKST or REDEN starts in the line; 0: none can */
	bool named;	      /* UNCLEAR: what stands there may be a name, as long as one */
	bool bold;	      /* a star before the name is not closed before the text */
};

/* False: no command, and like none. */
bool match_line(struct arena *arena, const struct line *line,
		const struct instruct_context *context, struct match *match_r);

#endif

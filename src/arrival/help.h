/* help: what can be commanded, and which names there are, in words. Private to arrival. */
#ifndef LOKET_ARRIVAL_HELP_H
#define LOKET_ARRIVAL_HELP_H

#include "arrival/transcript.h"

struct buffer;

/* begin, the names that a command takes, one behind the other, and end; nothing when there are none. A person is
 * "bm-lim-1 (An Voorbeeld)", an outcome is said in words. */
void help_names(struct buffer *out, const char *begin, const char *end,
		const struct instruct_names *names, enum instruct_takes takes);

/* `opdrachten` of the verslag: the commands of who asks, but for those that this state is past. */
void help_fill(struct transcript *transcript, enum dossier_state state);

#endif

/* instrument: what is asked for, beside its claim. Private to understand. */
#ifndef LOKET_UNDERSTAND_INSTRUMENT_H
#define LOKET_UNDERSTAND_INSTRUMENT_H

#include "understand/understanding.h"

/* How clearly an instrument was asked for in running text. */
enum understand_clear {
	UNDERSTAND_NOT,
	UNDERSTAND_HINTED,
	UNDERSTAND_TOLD,
	UNDERSTAND_NAMED,
	UNDERSTAND_WISHED
};
enum understand_clear understand_instrument_in_text(const struct understanding *u,
						    enum instrument *instrument,
						    struct understand_phrase *phrase);

#endif

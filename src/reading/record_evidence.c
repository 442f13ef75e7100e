/* record_evidence: see record_evidence.h. */
#include "reading/record_evidence.h"

#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"
#include "reading/record_table.h"

/* The last part that was asked for: evidence mostly stays in one, and the length of a text of
 * megabytes should not be counted for each. */
struct part {
	const char *deel, *text;
	size_t length;
};

static bool quotes(struct arena *arena, struct reading_bron *bron, const struct part *part)
{
	size_t length = bron->tot - bron->van;

	if (bron->van > bron->tot || bron->tot > part->length || length > RECORD_CITAAT)
		return false;
	if (!bron->citaat)
		bron->citaat = arena_slice(arena, part->text + bron->van, length);
	return strlen(bron->citaat) == length && text_is_clean(bron->citaat, length) &&
	       memcmp(bron->citaat, part->text + bron->van, length) == 0;
}

int record_check_evidence(struct arena *arena, struct reading *reading, struct error *err)
{
	struct part part = {NULL, NULL, 0};

	for (size_t i = 0; i < reading->bron_count; i++) {
		struct reading_bron *bron = &reading->bronnen[i];

		if (!text_equal(part.deel, bron->deel)) {
			part.deel = bron->deel;
			part.text = reading_part_text(arena, reading, bron->deel);
			part.length = part.text ? strlen(part.text) : 0;
		}
		if (!part.text)
			return error_set(err, ERROR_REFUSE, "reading: bronnen: no such part");
		if (!quotes(arena, bron, &part))
			return error_set(err, ERROR_REFUSE,
					 "reading: bronnen: not what the part says");
	}
	return 0;
}

void reading_shorten(struct reading *reading)
{
	if (text_equal(reading->mail.volledige_tekst, reading->mail.tekst))
		reading->mail.volledige_tekst = NULL;
	for (size_t i = 0; i < reading->bron_count; i++)
		reading->bronnen[i].citaat = NULL;
}

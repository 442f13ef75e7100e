/* record_evidence: see record_evidence.h. */
#include "reading/record_evidence.h"

#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"
#include "reading/understand.h"

const char *reading_address_text(struct arena *arena, const struct letter_address *address)
{
	if (address->naam && address->adres)
		return arena_format(arena, "%s <%s>", address->naam, address->adres);
	return address->naam ? address->naam : address->adres ? address->adres : "";
}

static const char *empty_for_null(const char *text)
{
	return text ? text : "";
}

const char *reading_part_text(struct arena *arena, const struct reading *reading, const char *deel)
{
	if (text_equal(deel, "tekst"))
		return reading->mail.volledige_tekst;
	if (text_equal(deel, "onderwerp"))
		return empty_for_null(reading->mail.onderwerp);
	if (text_equal(deel, "van"))
		return reading_address_text(arena, &reading->mail.from);
	if (text_equal(deel, "reply_to"))
		return reading_address_text(arena, &reading->mail.reply_to);
	if (text_equal(deel, "mailbox"))
		return "";
	for (size_t i = 0; i < reading->deel_count; i++) {
		if (text_equal(deel, reading->delen[i].naam))
			return reading->delen[i].tekst;
	}
	return NULL;
}

/* The last part that was asked for: evidence mostly stays in one, and the length of a text of
 * megabytes should not be counted for each. */
struct part {
	const char *deel, *text;
	size_t length;
};

int record_check_evidence(struct arena *arena, const struct reading *reading, struct error *err)
{
	struct part part = {NULL, NULL, 0};

	for (size_t i = 0; i < reading->bron_count; i++) {
		const struct reading_bron *bron = &reading->bronnen[i];
		size_t quoted = strlen(bron->citaat);

		if (!text_equal(part.deel, bron->deel)) {
			part.deel = bron->deel;
			part.text = reading_part_text(arena, reading, bron->deel);
			part.length = part.text ? strlen(part.text) : 0;
		}
		if (!part.text)
			return error_set(err, ERROR_REFUSE, "reading: bronnen: no such part");
		if (bron->van > bron->tot || bron->tot > part.length ||
		    quoted != bron->tot - bron->van ||
		    memcmp(bron->citaat, part.text + bron->van, quoted) != 0)
			return error_set(err, ERROR_REFUSE,
					 "reading: bronnen: not what the part says");
	}
	return 0;
}

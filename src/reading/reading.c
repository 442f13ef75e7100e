/* reading: see reading.h. The empty reading, and evidence. */
#include "reading/reading.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"

enum { CITAAT_LIMIT = 200 };

struct reading *reading_new(struct arena *arena)
{
	struct reading *reading = arena_zero(arena, 1, sizeof(*reading));

	reading->mail.tekst = "";
	reading->mail.volledige_tekst = "";
	reading->mail.afzender_bevestigd = -1;
	reading->client.leeftijd = -1;
	reading->advies.uitkomst = UITKOMST_TE_ONDERZOEKEN;
	return reading;
}

const char *reading_answer(const struct reading *reading, const char *sleutel)
{
	for (size_t i = 0; i < reading->veld_count; i++) {
		if (text_equal(reading->velden[i].sleutel, sleutel))
			return reading->velden[i].waarde;
	}
	return NULL;
}

void reading_add_bron(struct arena *arena, struct reading *reading, const char *pad,
		      const char *deel, const char *text, size_t van, size_t tot, double zekerheid)
{
	size_t fits = text_fit(text + van, tot - van, CITAAT_LIMIT);
	struct reading_bron *bron;

	reading->bronnen =
	    arena_grow(arena, reading->bronnen, reading->bron_count, sizeof(*reading->bronnen));
	bron = &reading->bronnen[reading->bron_count++];
	*bron = (struct reading_bron){
	    .pad = arena_text(arena, pad),
	    .deel = arena_text(arena, deel),
	    .van = van,
	    .tot = van + fits,
	    .citaat = arena_slice(arena, text + van, fits),
	    .zekerheid = zekerheid,
	};
}

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

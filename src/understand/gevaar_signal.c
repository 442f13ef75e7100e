/* gevaar_signal: what speaks for danger, with the words that do. */
#include "understand/gevaar_signal.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

enum { SIGNALS = 20 };

static const char pad[] = "gevaar.signalen.";

/* Told in these words already: once is enough, but as surely as it is known. */
static bool was_told(struct reading *reading, enum gevaar_soort soort, const char *citaat,
		     double zekerheid)
{
	for (size_t i = 0; i < reading->bron_count; i++) {
		struct reading_bron *bron = &reading->bronnen[i];
		size_t at;

		if (strncmp(bron->pad, pad, strlen(pad)) != 0)
			continue;
		at = strtoul(bron->pad + strlen(pad), NULL, 10);
		if (reading->signalen[at].soort != soort ||
		    !text_equal(reading->signalen[at].citaat, citaat))
			continue;
		if (bron->zekerheid < zekerheid)
			bron->zekerheid = zekerheid;
		return true;
	}
	return false;
}

void understand_danger_add(struct understanding *u, const struct understand_source *source,
			   struct form_range range, enum gevaar_soort soort, double zekerheid)
{
	struct reading *reading = u->reading;
	size_t size = text_fit(source->text + range.van, range.tot - range.van, 200);
	const char *citaat = arena_slice(u->arena, source->text + range.van, size);

	if (was_told(reading, soort, citaat, zekerheid) || reading->signaal_count >= SIGNALS)
		return;
	reading->signalen = arena_grow(u->arena, reading->signalen, reading->signaal_count,
				       sizeof(*reading->signalen));
	reading->signalen[reading->signaal_count] = (struct reading_signaal){soort, citaat};
	reading_add_bron(u->arena, reading,
			 arena_format(u->arena, "%s%zu", pad, reading->signaal_count), source->deel,
			 source->text, range.van, range.van + size, zekerheid);
	reading->signaal_count++;
}

bool understand_danger_is_told(const struct reading *reading,
			       const struct understand_source *source, struct form_range range,
			       double zekerheid)
{
	for (size_t i = 0; i < reading->bron_count; i++) {
		const struct reading_bron *bron = &reading->bronnen[i];

		if (strncmp(bron->pad, pad, strlen(pad)) == 0 &&
		    text_equal(bron->deel, source->deel) && bron->van < range.tot &&
		    range.van < bron->tot && bron->zekerheid > zekerheid)
			return true;
	}
	return false;
}

void understand_danger_raise(struct reading *reading, enum gevaar niveau)
{
	if (niveau > reading->gevaar)
		reading->gevaar = niveau;
}

/* gevaar_signal: what speaks for danger, with the words that do. */
#include "understand/gevaar_signal.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"

enum { SIGNALS = 20 };

static bool was_told(const struct reading *reading, enum gevaar_soort soort, const char *citaat)
{
	for (size_t i = 0; i < reading->signaal_count; i++) {
		if (reading->signalen[i].soort == soort &&
		    text_equal(reading->signalen[i].citaat, citaat))
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

	if (reading->signaal_count >= SIGNALS || was_told(reading, soort, citaat))
		return;
	reading->signalen = arena_grow(u->arena, reading->signalen, reading->signaal_count,
				       sizeof(*reading->signalen));
	reading->signalen[reading->signaal_count] = (struct reading_signaal){soort, citaat};
	reading_add_bron(u->arena, reading,
			 arena_format(u->arena, "gevaar.signalen.%zu", reading->signaal_count),
			 source->deel, source->text, range.van, range.van + size, zekerheid);
	reading->signaal_count++;
}

bool understand_danger_is_told(const struct reading *reading,
			       const struct understand_source *source, struct form_range range,
			       double zekerheid)
{
	static const char pad[] = "gevaar.signalen.";

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

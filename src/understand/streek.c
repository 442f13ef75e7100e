/* streek: the region of a loket in which a place lies, by its name. See
 * who.h. */
#include "understand/streek.h"

#include <string.h>

#include "base/text.h"
#include "reading/region.h"
#include "understand/who.h"

/* The region of all postcodes of a place; REGIO_ONBEKEND: they lie in two. */
static enum regio region_of_codes(const char *codes, const char *today)
{
	enum regio regio = REGIO_ONBEKEND;

	for (const char *code = codes; strlen(code) >= 4; code += code[4] ? 5 : 4) {
		char four[5] = {code[0], code[1], code[2], code[3], '\0'};
		enum regio next = region_of_postcode(four, today);

		if (regio != REGIO_ONBEKEND && next != regio)
			return REGIO_ONBEKEND;
		regio = next;
	}
	return regio;
}

enum regio understand_region_of_place(const struct understanding *u, const char *name)
{
	size_t length = name ? strlen(name) : 0;
	struct lexicon_hits hits;

	if (length == 0)
		return REGIO_ONBEKEND;
	hits = lexicon_scan(u->arena, u->tables->lexicon, name, length);
	for (size_t i = 0; i < hits.count; i++) {
		const struct lexicon_hit *hit = &hits.items[i];

		if (text_equal(hit->meaning->onderwerp, "plaats") && understand_is_plain(hit) &&
		    hit->van == 0 && hit->tot == length)
			return region_of_codes(hit->meaning->waarde, u->today);
	}
	return REGIO_ONBEKEND;
}

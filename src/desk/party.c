/* party: see party.h. */
#include "desk/party.h"

#include <string.h>

#include "base/text.h"
#include "form/words.h"
#include "reading/reading.h"
#include "settings/settings.h"

enum { NAME_WORDS = 16, FOLDED = 400 };

/* They tell no service from another. */
static const char *const idle[] = {"vzw",  "bv",   "de",     "het",	 "een",	     "van",
				   "voor", "der",  "den",    "en",	 "in",	     "te",
				   "bij",  "team", "dienst", "afdeling", "vestiging"};

struct words {
	struct form_word items[NAME_WORDS];
	size_t count;
};

static bool is_idle(const char *word)
{
	for (size_t i = 0; i < sizeof(idle) / sizeof(idle[0]); i++) {
		if (strcmp(word, idle[i]) == 0)
			return true;
	}
	return false;
}

static void take_words(const char *name, struct words *words)
{
	size_t pos = 0, length = name ? strlen(name) : 0;

	words->count = 0;
	while (words->count < NAME_WORDS &&
	       form_next_word(name, length, &pos, &words->items[words->count])) {
		if (!is_idle(words->items[words->count].text))
			words->count++;
	}
}

static bool holds(const struct words *words, const char *word)
{
	for (size_t i = 0; i < words->count; i++) {
		if (strcmp(words->items[i].text, word) == 0)
			return true;
	}
	return false;
}

/* All words of one stand in the other. */
static bool within(const struct words *some, const struct words *all)
{
	for (size_t i = 0; i < some->count; i++) {
		if (!holds(all, some->items[i].text))
			return false;
	}
	return some->count > 0;
}

static bool same_name(const char *service, const char *name)
{
	struct words one, other;

	take_words(service, &one);
	take_words(name, &other);
	return within(&one, &other) || within(&other, &one);
}

/* What services with a mandate call themselves, folded. */
static const struct {
	enum dienst_type type;
	const char *words;
} mandated[] = {
    {DIENST_SDJ, "sdj"},
    {DIENST_SDJ, "osd"},
    {DIENST_SDJ, "jeugdrechtbank"},
    {DIENST_SDJ, "gerechtelijke jeugdhulp"},
    {DIENST_SDJ, "gerechtelijke jeugdhulpverlening"},
    {DIENST_SDJ, "gerechtelijke jeugdbijstand"},
    {DIENST_OCJ, "ocj"},
    {DIENST_OCJ, "ondersteuningscentrum jeugdzorg"},
    {DIENST_VK, "vk"},
    {DIENST_VK, "vertrouwenscentrum"},
    {DIENST_VK, "vertrouwenscentrum kindermishandeling"},
    {DIENST_ITP, "itp"},
    {DIENST_ITP, "toegangspoort"},
};

/* `words` as whole words in a folded text. */
static bool says(const char *folded, const char *words)
{
	size_t length = strlen(words);

	for (const char *at = folded; (at = strstr(at, words)) != NULL; at++) {
		if ((at == folded || at[-1] == ' ') && (at[length] == ' ' || !at[length]))
			return true;
	}
	return false;
}

static bool is_mandated(const char *service, unsigned types)
{
	char folded[FOLDED];

	form_fold(service, strlen(service), folded, sizeof(folded));
	for (size_t i = 0; i < sizeof(mandated) / sizeof(mandated[0]); i++) {
		if ((types & (1u << mandated[i].type)) && says(folded, mandated[i].words))
			return true;
	}
	return false;
}

/* A name says more than the kind; without one, the kind is all that is known. */
static bool is_service(const char *service, const char *name, enum dienst_type type)
{
	if (!text_blank(name) && same_name(service, name))
		return true;
	if (type == DIENST_NONE || type == DIENST_ANDERE)
		return false;
	return is_mandated(service, 1u << type) ||
	       (text_blank(name) && same_name(service, names_text(&names_dienst_type, (int)type)));
}

bool party_to(const struct professional *professional, const struct reading *reading)
{
	const char *service = professional->service;

	if (text_blank(service))
		return false;
	if (is_service(service, reading->aanvrager.dienst, reading->aanvrager.dienst_type) ||
	    is_mandated(service, reading->mandaat))
		return true;
	for (size_t i = 0; i < reading->partij_count; i++) {
		const struct reading_partij *party = &reading->partijen[i];

		if (is_service(service, party->dienst, party->dienst_type))
			return true;
	}
	return false;
}

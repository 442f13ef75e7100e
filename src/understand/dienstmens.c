/* dienstmens: somebody who is named by no tie, but by a name and a service: "meneer Lagae van het CLB". See
 * mention.h. */
#include "understand/dienstmens.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "form/words.h"
#include "understand/call.h"
#include "understand/kindnaam.h"
#include "understand/list.h"
#include "understand/mention.h"
#include "understand/service.h"
#include "understand/who.h"
#include "understand/words.h"

enum { BACK = 4, TIP = 8 };

/* Services whose people come to a family; a school, a hospital and a court are more than one person. */
static bool is_helper(enum dienst_type type)
{
	static const enum dienst_type types[] = {DIENST_CLB,  DIENST_CAW,      DIENST_CGG,
						 DIENST_CKG,  DIENST_OCJ,      DIENST_VK,
						 DIENST_OCMW, DIENST_PLEEGZORG};

	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
		if (type == types[i])
			return true;
	}
	return false;
}

/* "Beeck" of "Op de Beeck": the small words before it, where the first has a capital. */
static struct form_range with_particles(const struct understanding *u, struct form_range name)
{
	struct understand_back words[2];
	size_t count = understand_words_before(u->text, u->told.van, name.van, 2, true, words);
	size_t van = name.van;

	for (size_t i = 0; i < count && words[i].tot + 1 == van; i++) {
		if (!understand_is_particle(words[i].text) && strcmp(words[i].text, "op") != 0)
			break;
		van = words[i].van;
		if (words[i].capital)
			name.van = van;
	}
	return name;
}

/* The whole name before "van het", "van de" and the service at `at`; empty: none. */
static struct form_range name_before(const struct understanding *u, size_t at)
{
	static const char *const articles[] = {"het", "de", "t", NULL};
	struct understand_back words[BACK];
	size_t count = understand_words_before(u->text, u->told.van, at, BACK, true, words);
	size_t i = count > 0 && understand_is_of(words[0].text, articles) ? 1 : 0;
	struct form_range none = {at, at};

	if (i + 1 >= count ||
	    (strcmp(words[i].text, "van") != 0 && strcmp(words[i].text, "du") != 0) ||
	    !words[i + 1].capital)
		return none;
	/* "Griet, van het CLB" is told apart by nobody: only a space */
	if (words[i + 1].tot + 1 != words[i].van)
		return none;
	return with_particles(u, understand_name_around(u->text, u->told.tot, words[i + 1].van));
}

static bool is_same_person(const char *naam, const char *text, size_t length)
{
	return naam && (understand_same_first(naam, strlen(naam), text, length) ||
			(strlen(naam) == length && memcmp(naam, text, length) == 0));
}

/* Who applies, the child, and whoever is a party already. */
static bool is_known(const struct understanding *u, struct form_range name)
{
	const struct reading *reading = u->reading;
	const char *text = u->text + name.van;
	size_t length = name.tot - name.van;

	if (is_same_person(reading->aanvrager.naam, text, length) ||
	    is_same_person(reading->client.naam, text, length))
		return true;
	for (size_t i = 0; i < reading->partij_count; i++) {
		if (is_same_person(reading->partijen[i].naam, text, length))
			return true;
	}
	return false;
}

/* "Els van het CLB gaf mij dit adres", "zei dat jullie helpen": who told of the desk helps with nothing else. */
static bool is_tip(const struct understanding *u, size_t at)
{
	static const char *const words[] = {"jullie",  "adres",	  "mailadres", "site",
					    "website", "bestaat", NULL};
	struct form_word word = {.sentence_end = false};

	for (size_t i = 0;
	     i < TIP && !word.sentence_end && form_next_word(u->text, u->told.tot, &at, &word);
	     i++) {
		if (understand_is_of(word.text, words))
			return true;
	}
	return false;
}

static void add(struct understanding *u, struct form_range name, const struct form_word *service,
		enum dienst_type type)
{
	struct reading *reading = u->reading;
	size_t index = reading->partij_count;

	reading->partijen =
	    arena_grow(u->arena, reading->partijen, index, sizeof(*reading->partijen));
	reading->partij_count++;
	reading->partijen[index].naam =
	    arena_slice(u->arena, u->text + name.van, name.tot - name.van);
	reading->partijen[index].dienst_type = type;
	understand_mention_evidence(u, index, "naam", name);
	understand_mention_evidence(u, index, "dienst_type",
				    (struct form_range){service->van, service->tot});
}

void understand_people_of_services(struct understanding *u, size_t tot)
{
	struct form_word word;
	size_t pos = u->told.van;

	while (u->reading->partij_count < UNDERSTAND_PARTIES &&
	       form_next_word(u->text, tot, &pos, &word)) {
		enum dienst_type type = understand_service(word.text);
		struct form_range name;

		if (!is_helper(type) || (!word.sentence_end && is_tip(u, word.tot)))
			continue;
		name = name_before(u, word.van);
		if (name.tot > name.van && !understand_at_place(u, name) && !is_known(u, name))
			add(u, name, &word, type);
	}
}

/* whose: see whose.h. */
#include "understand/whose.h"

#include <string.h>

#include "base/text.h"
#include "form/words.h"
#include "understand/answers.h"
#include "understand/said.h"

enum whose {
	WHOSE_UNKNOWN,
	WHOSE_AANVRAGER,
	WHOSE_CLIENT,
	WHOSE_MOEDER,
	WHOSE_VADER,
	WHOSE_BEGELEIDER,
	WHOSE_ANDERE, /* the other parent */
	WHOSE_COUNT
};

/* What a "persoon." key becomes. */
static const struct {
	const char *persoon;
	const char *keys[WHOSE_COUNT];
} owned[] = {
    {"persoon.naam",
     {NULL, "aanvrager.naam", "client.naam", "ouder.moeder", "ouder.vader", "partij.begeleider",
      "ouder.andere"}},
    {"persoon.voornaam", {NULL, "aanvrager.voornaam", "client.voornaam", NULL, NULL, NULL, NULL}},
    {"persoon.tel",
     {NULL, "aanvrager.tel", "client.tel", "ouder.moeder.tel", "ouder.vader.tel",
      "partij.begeleider.tel", "ouder.andere.tel"}},
    {"persoon.mail",
     {NULL, "aanvrager.mail", "client.mail", "ouder.moeder.mail", "ouder.vader.mail",
      "partij.begeleider.mail", "ouder.andere.mail"}},
};

static bool starts(const char *key, const char *prefix)
{
	return key && strncmp(key, prefix, strlen(prefix)) == 0;
}

/* What was seen so far on the way down the form. */
struct owners {
	bool aanvrager_named; /* "Naam aanvrager" stands somewhere */
	bool client_named;
	enum whose section; /* under a heading; WHOSE_UNKNOWN: under none */
	bool in_section, in_consent;
	bool invites;	 /* the rows below the last question tell who is to be there */
	enum whose last; /* whose name came last */
	bool directly;	 /* in the line before */
	bool has_tel, has_mail;
	const char *child, *child_last; /* the names of the child; NULL */
};

static enum whose section_of(const char *key)
{
	static const struct understand_word sections[] = {
	    {"sectie.aanvrager", WHOSE_AANVRAGER}, {"sectie.client", WHOSE_CLIENT},
	    {"sectie.moeder", WHOSE_MOEDER},	   {"sectie.vader", WHOSE_VADER},
	    {"sectie.andere_ouder", WHOSE_ANDERE}, {NULL, WHOSE_UNKNOWN},
	};

	return (enum whose)understand_first(key, sections);
}

static enum whose named_by(const char *key)
{
	static const struct {
		const char *prefix;
		enum whose whose;
	} names[] = {
	    {"aanvrager.naam", WHOSE_AANVRAGER},     {"aanvrager.voornaam", WHOSE_AANVRAGER},
	    {"aanvrager.dienst", WHOSE_AANVRAGER},   {"aanvrager.rol", WHOSE_AANVRAGER},
	    {"client.naam", WHOSE_CLIENT},	     {"client.voornaam", WHOSE_CLIENT},
	    {"client.achternaam", WHOSE_CLIENT},     {"client.geboortedatum", WHOSE_CLIENT},
	    {"ouder.moeder", WHOSE_MOEDER},	     {"ouder.vader", WHOSE_VADER},
	    {"partij.begeleider", WHOSE_BEGELEIDER},
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (text_equal(key, names[i].prefix))
			return names[i].whose;
	}
	return WHOSE_UNKNOWN;
}

/* Without a heading and without "Naam aanvrager", bare lines are the applicant's; with it, they are
 * of whom was named last. A second telephone is not the applicant's. */
static enum whose owner_of(const struct owners *owners, const char *key)
{
	bool is_name = starts(key, "persoon.naam") || starts(key, "persoon.voornaam");
	bool has = text_equal(key, "persoon.tel") ? owners->has_tel : owners->has_mail;

	if (owners->in_section)
		return owners->section;
	if (is_name && owners->aanvrager_named)
		return owners->client_named ? WHOSE_UNKNOWN : WHOSE_CLIENT;
	if (is_name)
		return WHOSE_AANVRAGER;
	if (owners->last >= WHOSE_MOEDER)
		return owners->directly ? owners->last : WHOSE_UNKNOWN;
	if (owners->aanvrager_named)
		return owners->last == WHOSE_CLIENT ? WHOSE_CLIENT : WHOSE_AANVRAGER;
	if (has)
		return owners->last == WHOSE_CLIENT ? WHOSE_CLIENT : WHOSE_UNKNOWN;
	return WHOSE_AANVRAGER;
}

static const char *owned_key(const char *persoon, enum whose whose)
{
	for (size_t i = 0; i < sizeof(owned) / sizeof(owned[0]); i++) {
		if (text_equal(owned[i].persoon, persoon))
			return owned[i].keys[whose];
	}
	return NULL;
}

/* "Moeder: akkoord" is no name: a line about a person that says what this person thinks of it. */
static const char *consent_key(const struct owners *owners, const struct form_answer *answer)
{
	static const struct {
		const char *key, *consent;
	} consents[] = {{"client.naam", "akkoord.client"},
			{"ouder.moeder", "akkoord.moeder"},
			{"ouder.vader", "akkoord.vader"}};
	static const char *const words[] = {
	    "akkoord",	"niet akkoord", "gaat akkoord",	     "is akkoord",	"ja",
	    "nee",	"op de hoogte", "niet op de hoogte", "is op de hoogte", "nog niet gevraagd",
	    "onbekend", "niet bereikt", "niet gevraagd"};
	char folded[40];
	bool says = owners->in_consent, ticked;
	struct form_range said = {0, strlen(answer->waarde)};
	size_t pos = 0;

	/* "[ ] ja [x] nee": the first option tells what is asked */
	form_next_option(answer->waarde, said.tot, &pos, &said, &ticked);
	if (!form_fold(answer->waarde + said.van, said.tot - said.van, folded, sizeof(folded)) &&
	    !says)
		return NULL;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]) && !says; i++)
		says = strcmp(folded, words[i]) == 0;
	for (size_t i = 0; i < sizeof(consents) / sizeof(consents[0]) && says; i++) {
		if (text_equal(answer->sleutel, consents[i].key))
			return consents[i].consent;
	}
	return NULL;
}

/* In the list of who agrees: "Lowiese" where that is the child's name, or a part of it. */
static bool is_child(const struct owners *owners, const char *label)
{
	const char *const names[] = {owners->child, owners->child_last};
	struct form_word word;
	size_t pos = 0, words = 0;

	for (; form_next_word(label, strlen(label), &pos, &word); words++) {
		bool said = false;

		for (size_t i = 0; i < 2 && !said; i++)
			said = names[i] && form_has_word(names[i], strlen(names[i]), word.text);
		if (!said)
			return false;
	}
	return words > 0;
}

/* A question without a name, under the heading of a parent. */
static const char *consent_of_section(const struct owners *owners, const char *key)
{
	static const char *const agrees[WHOSE_COUNT] = {[WHOSE_CLIENT] = "akkoord.client",
							[WHOSE_MOEDER] = "akkoord.moeder",
							[WHOSE_VADER] = "akkoord.vader",
							[WHOSE_ANDERE] = "akkoord.andere_ouder"};

	return owners->in_section && text_equal(key, "akkoord.allen") ? agrees[owners->section]
								      : NULL;
}

/* "Wie moet er bij zijn? | ja | nee": the rows below tell who is invited, not who agrees. */
static bool is_head_of(const struct form_answer *answer, const char *key)
{
	char folded[60];

	return text_equal(answer->sleutel, key) && strchr(answer->waarde, '|') &&
	       form_fold(answer->waarde, strlen(answer->waarde), folded, sizeof(folded)) &&
	       strncmp(folded, "ja nee", 6) == 0;
}

static void note_child(struct owners *owners, const struct form_answer *answer)
{
	if (text_equal(answer->sleutel, "client.voornaam"))
		owners->child = answer->waarde;
	else if (text_equal(answer->sleutel, "client.naam"))
		owners->child_last = answer->waarde;
}

static void settle(struct owners *owners, struct form_answer *answer)
{
	const char *consent;
	enum whose whose;

	/* "Akkoord | ja | nee | nog te vragen": the rows below tell who agrees */
	if (is_head_of(answer, "akkoord.allen"))
		answer->sleutel = "sectie.akkoord";
	if (starts(answer->sleutel, "sectie.")) {
		owners->section = section_of(answer->sleutel);
		owners->in_section = true;
		owners->in_consent = text_equal(answer->sleutel, "sectie.akkoord");
		return;
	}
	consent = consent_key(owners, answer);
	if (!consent)
		consent = consent_of_section(owners, answer->sleutel);
	if (!consent && !answer->sleutel && owners->in_consent && is_child(owners, answer->label))
		consent = "akkoord.client";
	if (consent) {
		answer->sleutel = owners->invites ? NULL : consent;
		return;
	}
	if (answer->sleutel)
		owners->invites = is_head_of(answer, "partij");
	if (starts(answer->sleutel, "persoon.")) {
		const char *key = answer->sleutel;

		whose = owner_of(owners, key);
		owners->has_tel |= whose == WHOSE_AANVRAGER && text_equal(key, "persoon.tel");
		owners->has_mail |= whose == WHOSE_AANVRAGER && text_equal(key, "persoon.mail");
		answer->sleutel = owned_key(key, whose);
		note_child(owners, answer);
		return;
	}
	note_child(owners, answer);
	whose = named_by(answer->sleutel);
	owners->directly = whose != WHOSE_UNKNOWN;
	if (owners->directly)
		owners->last = whose;
}

void understand_settle_owners(struct understanding *u)
{
	struct owners owners = {
	    .aanvrager_named = understand_answer(u, "aanvrager.naam") ||
			       understand_answer(u, "aanvrager.voornaam") ||
			       understand_answer(u, "sectie.aanvrager"),
	    .client_named = understand_answer(u, "client.naam") ||
			    understand_answer(u, "client.voornaam") ||
			    understand_answer(u, "sectie.client"),
	};

	for (size_t i = 0; i < u->answers.count; i++)
		settle(&owners, &u->answers.items[i]);
}

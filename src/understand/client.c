/* client: the child: name, age, where it lives, and so the region. */
#include "understand/claims.h"

#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "base/text.h"
#include "form/blank.h"
#include "form/words.h"
#include "reading/region.h"
#include "understand/answers.h"
#include "understand/evidence.h"
#include "understand/plaats.h"
#include "understand/said.h"
#include "understand/straat.h"
#include "understand/streek.h"
#include "understand/what.h"

enum { ADULT = 18, NAME_LIMIT = 100, PLACE = 40 };

static bool applies_alone(const struct reading *reading)
{
	return reading->aanvrager.rol == ROL_MINDERJARIGE ||
	       reading->aanvrager.rol == ROL_JONGVOLWASSENE;
}

/* "Jonas Peeters (14)", "Jonas, 14 jaar": the name ends before the rest. */
static struct form_range name_in(const char *value)
{
	struct form_range name = {0, strcspn(value, "(,;0123456789/\n")};

	form_trim(value, &name.van, &name.tot);
	while (name.tot > name.van && value[name.tot - 1] == '-')
		name.tot--;
	form_trim(value, &name.van, &name.tot);
	return name;
}

static void take_age(struct understanding *u, const struct form_answer *answer, size_t from)
{
	struct form_range range;
	int age;

	if (u->reading->client.leeftijd >= 0 ||
	    !form_find_age(answer->waarde + from, strlen(answer->waarde + from), &range, &age))
		return;
	u->reading->client.leeftijd = age;
	range.van += from;
	range.tot += from;
	understand_evidence(u, "client.leeftijd", answer, range, 0.95);
}

/* "Geboortedatum of leeftijd: 16 jaar": a number and nothing else. */
static void take_age_for_birth(struct understanding *u)
{
	const struct form_answer *answer = understand_answer(u, "client.geboortedatum");
	size_t digits = answer ? strspn(answer->waarde, "0123456789") : 0;
	const char *rest = answer ? answer->waarde + digits : "";

	rest += strspn(rest, " ");
	if (digits > 0 && digits <= 2 &&
	    (*rest == '\0' || strcasecmp(rest, "j") == 0 || strcasecmp(rest, "jaar") == 0))
		take_age(u, answer, 0);
}

static void take_one_name(struct understanding *u, const char *key)
{
	const struct form_answer *answer = understand_answer(u, key);
	struct form_range name;

	if (!answer || u->reading->client.naam)
		return;
	name = name_in(answer->waarde);
	if (name.tot - name.van < 2 || name.tot - name.van > NAME_LIMIT)
		return;
	u->reading->client.naam =
	    arena_slice(u->arena, answer->waarde + name.van, name.tot - name.van);
	understand_evidence(u, "client.naam", answer, name, 0.9);
	take_age(u, answer, name.tot);
}

/* Given and family name in answers of their own. */
static void take_parts_of_name(struct understanding *u)
{
	const struct form_answer *first = understand_answer(u, "client.voornaam");
	const struct form_answer *last = understand_answer(u, "client.achternaam");

	last = last ? last : understand_answer(u, "client.naam");
	if (!first || !last || strlen(first->waarde) + strlen(last->waarde) > NAME_LIMIT ||
	    strpbrk(first->waarde, "(,;0123456789\n") || strpbrk(last->waarde, "(,;0123456789\n"))
		return;
	u->reading->client.naam = arena_format(u->arena, "%s %s", first->waarde, last->waarde);
	reading_add_bron(
	    u->arena, u->reading, "client.naam", u->form.deel, u->form.text,
	    first->waarde_van < last->waarde_van ? first->waarde_van : last->waarde_van,
	    first->waarde_van < last->waarde_van ? last->waarde_tot : first->waarde_tot, 0.9);
}

static void take_name(struct understanding *u)
{
	take_parts_of_name(u);
	take_one_name(u, "client.naam");
	take_one_name(u, "client.voornaam");
	understand_told_client(u);
	if (!u->reading->client.naam && applies_alone(u->reading) && u->reading->aanvrager.naam) {
		u->reading->client.naam = u->reading->aanvrager.naam;
		understand_copy_evidence(u, "aanvrager.naam", "client.naam");
	}
}

static void take_birth_date(struct understanding *u, const char *key)
{
	const struct form_answer *answer = understand_answer(u, key);
	struct reading_client *client = &u->reading->client;
	char day[FORM_DAY];
	struct form_range range;
	int age;

	if (!answer || client->geboortedatum ||
	    !form_find_birth_date(answer->waarde, strlen(answer->waarde), u->today, &range, day))
		return;
	age = form_age_on(day, u->today);
	if (u->today && age <= 0)
		return; /* the day of a talk, or of tomorrow: no birth date */
	client->geboortedatum = arena_text(u->arena, day);
	understand_evidence(u, "client.geboortedatum", answer, range, 0.9);
	if (client->leeftijd < 0 && age > 0) {
		client->leeftijd = age;
		understand_evidence(u, "client.leeftijd", answer, range, 0.9);
	}
}

static void take_postcode(struct understanding *u, const struct form_answer *answer,
			  struct form_range postcode, struct form_range gemeente)
{
	struct reading_client *client = &u->reading->client;

	if (!client->postcode) {
		client->postcode = arena_slice(u->arena, answer->waarde + postcode.van, 4);
		understand_evidence(u, "client.postcode", answer, postcode, 0.95);
	}
	if (!client->gemeente && gemeente.tot > gemeente.van) {
		client->gemeente = arena_slice(u->arena, answer->waarde + gemeente.van,
					       gemeente.tot - gemeente.van);
		understand_evidence(u, "client.gemeente", answer, gemeente, 0.9);
	}
}

/* The bytes of "B-" or "BE-" before a postcode at `at`. */
static size_t prefix_before(const char *text, size_t at)
{
	if (at < 2 || text[at - 1] != '-')
		return 0;
	return text[at - 2] == 'B'				       ? 2
	       : at >= 3 && text[at - 3] == 'B' && text[at - 2] == 'E' ? 3
								       : 0;
}

/* "Woonplaats: Mol" beside a postcode is a place, though the name is a word too. */
static bool is_place(const struct understanding *u, const char *name)
{
	return understand_region_of_place(u, name) != REGIO_ONBEKEND ||
	       (u->reading->client.postcode && name[0] >= 'A' && name[0] <= 'Z' &&
		strlen(name) < PLACE && !strpbrk(name, "0123456789"));
}

/* A known place, and nothing else but a remark. */
static void take_bare_place(struct understanding *u, const struct form_answer *answer)
{
	struct form_range place = {0, strcspn(answer->waarde, "(,;\n")};
	const char *name;

	form_trim(answer->waarde, &place.van, &place.tot);
	name = arena_slice(u->arena, answer->waarde + place.van, place.tot - place.van);
	if (!is_place(u, name))
		return;
	u->reading->client.gemeente = name;
	understand_evidence(u, "client.gemeente", answer, place, 0.85);
}

/* "Kouter 112 bus 0301, B-9000 Gent": the street is what stands before the postcode. */
static void take_address(struct understanding *u)
{
	const struct form_answer *answer = understand_answer(u, "client.adres");
	struct form_range postcode, gemeente, street = {0, 0};

	if (!answer || strlen(answer->waarde) > 300)
		return;
	street.tot = strlen(answer->waarde);
	if (form_find_postcode(answer->waarde, street.tot, &postcode, &gemeente)) {
		take_postcode(u, answer, postcode, gemeente);
		street.tot = gemeente.tot > gemeente.van && gemeente.van < postcode.van
				 ? gemeente.van
				 : postcode.van;
		street.tot -= prefix_before(answer->waarde, street.tot);
	}
	form_trim(answer->waarde, &street.van, &street.tot);
	while (street.tot > street.van && strchr(",;-(", answer->waarde[street.tot - 1]))
		street.tot--;
	form_trim(answer->waarde, &street.van, &street.tot);
	/* "Woonplaats: Lokeren (bij ons)" */
	if (!u->reading->client.gemeente)
		take_bare_place(u, answer);
	/* a street has a number */
	if (strcspn(answer->waarde + street.van, "0123456789") >= street.tot - street.van)
		return;
	u->reading->client.adres =
	    arena_slice(u->arena, answer->waarde + street.van, street.tot - street.van);
	understand_evidence(u, "client.adres", answer, street, 0.9);
}

/* "Woont te: Markt 30, 9620 Zottegem", "2320 Hoogstraten, Gelmelpad 8": the street beside the postcode. */
static void take_street(struct understanding *u, const struct form_answer *answer,
			struct form_range postcode, struct form_range gemeente)
{
	size_t end = gemeente.tot > postcode.tot ? gemeente.tot : postcode.tot;
	struct form_range street = understand_street_before(answer->waarde, postcode.van);

	if (!understand_is_street(answer->waarde, street))
		street = understand_street_behind(answer->waarde, end);
	if (u->reading->client.adres || !understand_is_street(answer->waarde, street))
		return;
	u->reading->client.adres =
	    arena_slice(u->arena, answer->waarde + street.van, street.tot - street.van);
	understand_evidence(u, "client.adres", answer, street, 0.9);
}

/* "Herentals, 2200 (bij mama)" too: what stands in brackets behind the number is a remark. */
static bool find_postcode(const char *text, struct form_range *postcode,
			  struct form_range *gemeente)
{
	size_t length = strlen(text);

	return form_find_postcode(text, length, postcode, gemeente) ||
	       form_find_postcode(text, strcspn(text, "("), postcode, gemeente);
}

static void take_place(struct understanding *u, const char *key)
{
	const struct form_answer *answer = understand_answer(u, key);
	struct form_range postcode, gemeente;

	if (answer && find_postcode(answer->waarde, &postcode, &gemeente)) {
		take_postcode(u, answer, postcode, gemeente);
		take_street(u, answer, postcode, gemeente);
	} else if (answer && !u->reading->client.gemeente &&
		   (text_equal(key, "client.postcode") || strchr(answer->waarde, '(')))
		take_bare_place(u, answer); /* "Postcode en gemeente: Zaventem" */
	else if (answer && text_equal(key, "client.gemeente") && !u->reading->client.gemeente &&
		 strlen(answer->waarde) <= 60 && !strpbrk(answer->waarde, "0123456789?:\n"))
		understand_take_text(u, key, "client.gemeente", &u->reading->client.gemeente);
}

/* --- region
 * ---------------------------------------------------------------------------------------- */

static bool take_region_field(struct understanding *u)
{
	static const struct understand_word regions[] = {
	    {"antwerpen", REGIO_ANTWERPEN},
	    {"brussel", REGIO_BRUSSEL},
	    {"vgc", REGIO_BRUSSEL},
	    {"limburg", REGIO_LIMBURG},
	    {"oost vlaanderen", REGIO_OOST_VLAANDEREN},
	    {"vlaams brabant", REGIO_VLAAMS_BRABANT},
	    {"west vlaanderen", REGIO_WEST_VLAANDEREN},
	    {NULL, REGIO_ONBEKEND},
	};
	const struct form_answer *answer = understand_answer(u, "regio");
	struct form_range chosen;

	if (!answer)
		return false;
	chosen = understand_chosen(answer);
	if (understand_is_choice(u, answer->waarde + chosen.van, chosen.tot - chosen.van, regions))
		return false;
	u->reading->regio = (enum regio)understand_first(
	    understand_folded(u, answer->waarde + chosen.van, chosen.tot - chosen.van), regions);
	if (u->reading->regio == REGIO_ONBEKEND)
		return false;
	understand_evidence(u, "regio", answer, chosen, 0.8);
	return true;
}

static void take_region(struct understanding *u)
{
	struct reading *reading = u->reading;

	reading->regio = region_of_postcode(reading->client.postcode, u->today);
	if (reading->regio != REGIO_ONBEKEND) {
		understand_copy_evidence(u, "client.postcode", "regio");
		return;
	}
	reading->regio = understand_region_of_place(u, reading->client.gemeente);
	if (reading->regio != REGIO_ONBEKEND) {
		understand_copy_evidence(u, "client.gemeente", "regio");
		return;
	}
	if (take_region_field(u) || u->context->regio == REGIO_ONBEKEND)
		return;
	reading->regio = u->context->regio;
	reading_add_bron(u->arena, reading, "regio", "mailbox", "", 0, 0, 0.3);
}

/* --- all
 * -------------------------------------------------------------------------------------------- */

/* "Zonder tolk gaat het niet": from words. One for some and none for others: of a child that writes itself the
 * latter counts, and else neither. */
static void take_told_tolk(struct understanding *u)
{
	struct understand_phrase needed, spare;
	bool yes = understand_sum(u, "tolk", "ja", &needed) > 0;
	bool no = understand_sum(u, "tolk", "nee", &spare) > 0;

	if ((yes && no && !applies_alone(u->reading)) || (!yes && !no))
		return;
	u->reading->client.tolk = no ? JANEE_NEE : JANEE_JA;
	understand_evidence_phrase(u, "client.tolk", no ? &spare : &needed, 0.8);
}

static void take_language_needs(struct understanding *u)
{
	const struct form_answer *tolk = understand_answer(u, "client.tolk");
	enum form_janee needed =
	    tolk ? form_yes_no(tolk->waarde, strlen(tolk->waarde)) : FORM_GEEN_ANTWOORD;

	understand_take_text(u, "client.taal", "client.taal", &u->reading->client.taal);
	if (!tolk)
		take_told_tolk(u);
	if (needed == FORM_GEEN_ANTWOORD)
		return;
	u->reading->client.tolk = needed == FORM_JA ? JANEE_JA : JANEE_NEE;
	understand_evidence_all(u, "client.tolk", tolk, 0.9);
}

/* Who asks for themselves in a form answers under "de jongere" only. */
static void take_own(struct understanding *u)
{
	struct reading_aanvrager *aanvrager = &u->reading->aanvrager;
	struct reading_client *client = &u->reading->client;
	const char *naam = client->naam;
	size_t length = aanvrager->naam ? strlen(aanvrager->naam) : 0;

	if (!applies_alone(u->reading) || u->answers.count == 0)
		return;
	/* also where only "jordi" stands below the mail */
	if (naam && (length == 0 ||
		     (strncasecmp(naam, aanvrager->naam, length) == 0 && naam[length] == ' '))) {
		aanvrager->naam = naam;
		understand_copy_evidence(u, "client.naam", "aanvrager.naam");
	}
	if (client->telefoon && !aanvrager->telefoon) {
		aanvrager->telefoon = client->telefoon;
		understand_copy_evidence(u, "client.telefoon", "aanvrager.telefoon");
	}
}

void understand_client(struct understanding *u)
{
	struct reading_client *client = &u->reading->client;
	const struct form_answer *age = understand_answer(u, "client.leeftijd");

	if (age)
		take_age(u, age, 0);
	take_age_for_birth(u);
	take_name(u);
	take_birth_date(u, "client.geboortedatum");
	take_birth_date(u, "client.leeftijd");
	take_birth_date(u, "client.rrn");
	take_birth_date(u, "client.naam");
	understand_told_leeftijd(u);
	take_place(u, "client.postcode");
	take_address(u);
	take_place(u, "client.gemeente");
	understand_told_plaats(u);
	understand_take_text(u, "client.verblijf", "client.verblijf", &client->verblijf);
	understand_take_phone(u, "client.tel", "client.telefoon", &client->telefoon);
	understand_take_email(u, "client.mail", "client.email", &client->email);
	understand_told_nummer_van(u);
	take_own(u);
	take_language_needs(u);
	if (u->reading->aanvrager.rol == ROL_MINDERJARIGE && client->leeftijd >= ADULT)
		u->reading->aanvrager.rol = ROL_JONGVOLWASSENE;
	take_region(u);
}

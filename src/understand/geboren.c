/* geboren: the child's date of birth, from running text: behind "geboren op", or in a bracket behind
 * the child's name. */
#include "understand/geboren.h"

#include <string.h>

#include "base/memory.h"
#include "understand/claims.h"
#include "understand/evidence.h"
#include "understand/who.h"

enum {
	ADULT = 26,
	YOUNGEST = 6, /* of whom a date without a word is a birth date */
	NEAR = 14,    /* bytes from "geboren op" to the date */
	DATE = 20,
};

/* The date that begins within `near` bytes from `at` on, and the age that it gives; -1: none, or not from `youngest`
 * up to a young adult's. */
static int age_at(const struct understanding *u, const struct form_range *room, size_t near,
		  const char *text, struct form_range *date, char *day)
{
	size_t at = room->van, tot = at + near + DATE;
	int age;

	tot = tot < room->tot ? tot : room->tot;
	if (at >= tot || !form_find_birth_date(text + at, tot - at, u->today, date, day) ||
	    date->van > near)
		return -1;
	age = form_age_on(day, u->today);
	*date = (struct form_range){at + date->van, at + date->tot};
	return age > 0 && age < ADULT ? age : -1;
}

int understand_born(const struct understanding *u, const struct understand_phrase *phrase,
		    struct form_range *date, char *day)
{
	struct form_range room = {phrase->hit->tot, phrase->source->length};

	return age_at(u, &room, NEAR, phrase->source->text, date, day);
}

static void claim(struct understanding *u, const struct understand_source *source,
		  struct form_range date, const char *day, int age)
{
	struct reading_client *client = &u->reading->client;

	client->geboortedatum = arena_text(u->arena, day);
	reading_add_bron(u->arena, u->reading, "client.geboortedatum", source->deel, source->text,
			 date.van, date.tot, 0.85);
	if (client->leeftijd >= 0)
		return;
	client->leeftijd = age;
	understand_copy_evidence(u, "client.geboortedatum", "client.leeftijd");
}

bool understand_birth_at(const struct understanding *u, size_t at)
{
	struct form_range room = {at, u->told.tot}, date;
	char day[FORM_DAY];

	return age_at(u, &room, 0, u->sources[0].text, &date, day) >= YOUNGEST;
}

/* "Jelle (12 jaar, 3/08/2013)" */
static size_t behind_age(const char *text, size_t at)
{
	static const char *const words[] = {" jaar, ", "j, ", " j, ", " jr, ", ", "};
	size_t end = at + strspn(text + at, "0123456789");

	for (size_t i = 0; end > at && end <= at + 2 && i < sizeof(words) / sizeof(words[0]); i++) {
		if (strncmp(text + end, words[i], strlen(words[i])) == 0)
			return end + strlen(words[i]);
	}
	return at;
}

/* The date ends at `at`, and the bracket with it. */
static bool closes(const char *text, size_t at)
{
	return text[at + strspn(text + at, " ")] == ')';
}

/* "Finn Bastiaens, 21/03/2013, ...": the name begins its line, and a comma stands behind it. */
static bool heads_line(const char *text, size_t van, size_t tot)
{
	return (van == 0 || text[van - 1] == '\n') && strncmp(text + tot, ", ", 2) == 0;
}

/* "Ik ben Ward Claes (14/07/2010)": a date in a bracket behind the child's name, and nothing else there but an age; or
 * behind the name as the head of a line. */
static void take_behind_name(struct understanding *u)
{
	const struct understand_source *source = &u->sources[0];
	const char *naam = u->reading->client.naam, *text = source->text;
	size_t length = naam ? strlen(naam) : 0;
	struct form_range date;
	char day[FORM_DAY];

	for (size_t at = u->told.van; length > 0 && at + length < u->told.tot; at += length) {
		const char *found = memmem(text + at, u->told.tot - at, naam, length);
		struct form_range room = {0, u->told.tot};
		bool open;
		int age;

		if (!found)
			return;
		at = (size_t)(found - text);
		open = strncmp(text + at + length, " (", 2) == 0;
		if (!open && !heads_line(text, at, at + length))
			continue;
		room.van = behind_age(text, at + length + 2);
		age = age_at(u, &room, 0, text, &date, day);
		if (age >= YOUNGEST && (!open || closes(text, date.tot))) {
			claim(u, source, date, day, age);
			return;
		}
	}
}

void understand_told_geboren(struct understanding *u)
{
	const struct reading_client *client = &u->reading->client;
	struct understand_phrase phrase;
	struct form_range date;
	char day[FORM_DAY];

	for (size_t at = 0;
	     !client->geboortedatum && understand_told_next(u, "geboren", &at, &phrase);) {
		int age =
		    understand_is_plain(phrase.hit) ? understand_born(u, &phrase, &date, day) : -1;

		if (age > 0)
			claim(u, phrase.source, date, day, age);
	}
	if (!client->geboortedatum && u->source_count > 0)
		take_behind_name(u);
}

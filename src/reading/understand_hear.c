/* understand_hear: see understand_hear.h. The text is heard as a row of words that count: a person,
 * a consent, a denial. Within a clause they belong together; "ze" and a clause without a person go
 * on about the last one; "moeder is akkoord, vader niet" takes the consent over and turns it. */
#include "reading/understand_hear.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "form/words.h"
#include "reading/understand_clause.h"
#include "reading/understand_what.h"

enum { NAMES = 24, FIRST_NAME = 40 };
enum {
	OF_CLIENT = 1,
	OF_PARENT = 2,
	OF_OTHER = 4,
	OF_SAME = 8,
	OF_THING = 16,
	OF_BOTH = 32,
	OF_THEM = 64
};
enum { OF_KIN = OF_CLIENT | OF_PARENT, SHORT = 12, MEMORY = 2 };
enum { REACH = 60 };

/* A first name, and whose it is. */
struct name {
	char folded[FIRST_NAME];
	unsigned who;
};

/* One word or phrase that counts. */
struct event {
	size_t van, tot;
	unsigned who;		       /* bits; 0: no person */
	const struct lexicon_hit *hit; /* of a consent or a denial; NULL: a person */
};

struct ear {
	struct understanding *u;
	const struct understand_source *source;
	struct name names[NAMES];
	size_t name_count;
	size_t at;	   /* behind the last event */
	unsigned here;	   /* who was named in this clause */
	unsigned last;	   /* and before it */
	unsigned recent;   /* everybody who was named lately */
	unsigned silent;   /* sentences since somebody was named */
	size_t named;	   /* behind the last person; 0: another word came since */
	unsigned said;	   /* of whoever spoke last in this sentence */
	unsigned behind;   /* said of the one who is named behind it; 0: nothing */
	bool told, denied; /* in this clause */
	bool spoken_to;	   /* whoever is named here is so behind "met", "van" */
	struct understand_phrase phrase;
	struct understand_heard result;
};

/* --- who ---------------------------------------------------------------------------------------- */

static void add_name(struct ear *ear, const char *name, unsigned who)
{
	struct form_word word;
	size_t pos = 0;

	if (!name || ear->name_count == NAMES || !form_next_word(name, strlen(name), &pos, &word) ||
	    word.length >= FIRST_NAME)
		return;
	memcpy(ear->names[ear->name_count].folded, word.text, word.length + 1);
	ear->names[ear->name_count++].who = who;
}

static unsigned who_is(const char *relatie)
{
	bool parent = relatie && (text_equal(relatie, "moeder") || text_equal(relatie, "vader") ||
				  text_equal(relatie, "ouder") || text_equal(relatie, "ouders"));

	return parent ? OF_PARENT : OF_OTHER;
}

static void learn_names(struct ear *ear)
{
	const struct reading *reading = ear->u->reading;

	add_name(ear, reading->client.naam, OF_CLIENT);
	for (size_t i = 0; i < reading->partij_count; i++)
		add_name(ear, reading->partijen[i].naam, who_is(reading->partijen[i].relatie));
}

static unsigned who_of(const struct ear *ear, const struct lexicon_hit *hit)
{
	static const struct {
		const char *value;
		unsigned who;
	} values[] = {{"client", OF_CLIENT},
		      {"moeder", OF_PARENT},
		      {"vader", OF_PARENT},
		      {"ouders", OF_PARENT},
		      {"allen", OF_CLIENT | OF_PARENT},
		      {"instantie", OF_THING},
		      {"zelfde", OF_SAME},
		      {"beiden", OF_BOTH},
		      {"hen", OF_THEM}};
	enum rol rol = ear->u->reading->aanvrager.rol;

	/* a grandparent's own child is the parent, and so is an aunt's sister */
	if (text_equal(hit->meaning->waarde, "kind"))
		return rol == ROL_GROOTOUDER ? OF_PARENT : OF_CLIENT;
	if (text_equal(hit->meaning->waarde, "zus") && rol == ROL_FAMILIE)
		return OF_PARENT;
	for (size_t i = 0; i < sizeof(values) / sizeof(values[0]); i++) {
		if (text_equal(values[i].value, hit->meaning->waarde))
			return values[i].who;
	}
	return OF_OTHER;
}

/* --- what --------------------------------------------------------------------------------------- */

static const struct {
	const char *value;
	unsigned heard, denied; /* as it stands, and with a "niet" in its clause */
	bool behind;
} states[] = {
    {"ja", HEARD_AGREES, HEARD_REFUSES, false},
    {"ja_van", HEARD_AGREES, 0, true},
    {"nee", HEARD_REFUSES, HEARD_REFUSES, false},
    {"nee_kort", HEARD_REFUSES, HEARD_REFUSES, false},
    {"op_de_hoogte", HEARD_KNOWS, HEARD_OPEN, false},
    {"onbekend", HEARD_OPEN, HEARD_OPEN, false},
    {"zelf_gevraagd", HEARD_ASKS, 0, false},
    {"zelf_van", HEARD_ASKS, 0, true},
};
enum { STATES = sizeof(states) / sizeof(states[0]) };

static size_t state_of(const struct lexicon_hit *hit)
{
	size_t i = 0;

	while (i < STATES && !text_equal(states[i].value, hit->meaning->waarde))
		i++;
	return i;
}

static void note(struct ear *ear, unsigned who, unsigned heard)
{
	static const unsigned of[HEAR_WHO] = {OF_CLIENT, OF_PARENT};

	for (size_t i = 0; i < HEAR_WHO; i++) {
		if (!(who & of[i]))
			continue;
		if (!ear->result.first[i].hit)
			ear->result.first[i] = ear->phrase;
		ear->result.heard[i] |= heard;
	}
}

static unsigned turned(unsigned heard)
{
	return heard == HEARD_AGREES ? HEARD_REFUSES : HEARD_OPEN;
}

/* --- clauses ------------------------------------------------------------------------------------- */

static void end_clause(struct ear *ear)
{
	if (ear->here && ear->here != OF_THING && (ear->told || !ear->spoken_to))
		ear->last = ear->here;
	ear->here = 0;
	ear->told = ear->denied = ear->spoken_to = false;
	ear->behind = 0;
}

/* What was said of somebody two sentences ago is not of "ze" any more. */
static void end_sentence(struct ear *ear)
{
	bool named = ear->here != 0;

	end_clause(ear);
	ear->silent = named ? 0 : ear->silent + 1;
	if (ear->silent < MEMORY)
		return;
	ear->said = ear->last = ear->recent = 0;
}

/* --- the row ------------------------------------------------------------------------------------- */

/* "ik wil met mama praten": behind the one who speaks, and not the one who does. */
static bool is_object(const struct ear *ear, size_t at)
{
	static const char *const words[] = {"met ", "van ",  "voor ", "tegen ",
					    "bij ", "over ", "naar "};
	const char *word =
	    ear->source->text + understand_word_before(ear->source->text, ear->source->own.van, at);

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]) && !ear->behind; i++) {
		if (strncmp(word, words[i], strlen(words[i])) == 0)
			return true;
	}
	return false;
}

/* "Ik heb het hun gevraagd en ze zijn akkoord": the parents, when they were named lately. */
static void hear_them(struct ear *ear)
{
	if ((ear->here & ~(unsigned)OF_THING) || (ear->recent & OF_KIN) != OF_PARENT)
		return;
	ear->here = ear->last = OF_PARENT;
}

static void hear_person(struct ear *ear, unsigned who)
{
	if (who == OF_THEM) {
		hear_them(ear);
		return;
	}
	if (who == OF_SAME || who == OF_BOTH) {
		unsigned meant = who == OF_SAME ? ear->last : ear->recent & OF_KIN;

		ear->here = ear->here ? ear->here : meant;
		return;
	}
	if (ear->told && !ear->behind)
		end_clause(ear);
	ear->here |= who;
	ear->recent |= who;
	ear->named = ear->at;
	if (ear->behind) {
		note(ear, who, ear->behind);
		ear->told = true;
	}
}

/* "Sandra vindt het goed": somebody whom we do not know. */
static bool is_stranger(const struct ear *ear, size_t at)
{
	const char *word =
	    ear->source->text + understand_word_before(ear->source->text, ear->source->own.van, at);

	return word < ear->source->text + at && *word >= 'A' && *word <= 'Z';
}

/* Right behind a person, and then the clause ends. */
static bool is_short(const struct ear *ear, const struct event *event)
{
	const char *text = ear->source->text;
	const char *end = text + event->tot;

	return ear->said && ear->here && !ear->told && ear->named &&
	       event->van - ear->named <= SHORT &&
	       (end >= text + ear->source->own.tot || strchr(",.;:!?)\n", *end));
}

/* "vader niet", "de mama evenmin", "papa ook" */
static void hear_echo(struct ear *ear, const struct event *event, unsigned heard)
{
	if (!heard || !is_short(ear, event))
		return;
	ear->phrase = (struct understand_phrase){ear->source, event->hit};
	note(ear, ear->here, heard);
	ear->told = true;
}

static void hear_denial(struct ear *ear, const struct event *event)
{
	bool open = text_equal(event->hit->meaning->waarde, "open");

	hear_echo(ear, event, open ? HEARD_OPEN : turned(ear->said));
	ear->denied = true;
}

static void hear_state(struct ear *ear, const struct lexicon_hit *hit)
{
	size_t state = state_of(hit);
	unsigned heard;

	ear->phrase = (struct understand_phrase){ear->source, hit};
	if (state == STATES || understand_asked(&ear->phrase) ||
	    understand_beside(&ear->phrase, "voorwaarde", 6, 0))
		return;
	heard = ear->denied || understand_beside(&ear->phrase, "nee", 0, 1) ? states[state].denied
									    : states[state].heard;
	if (states[state].behind) {
		ear->behind = states[state].heard;
		return;
	}
	if (!ear->here && is_stranger(ear, hit->van))
		ear->here = OF_OTHER;
	if (!ear->here)
		ear->here = ear->last;
	note(ear, ear->here, heard);
	ear->said = heard;
	ear->told = true;
	ear->denied = false;
}

/* "Robin, mama en de pleegouders zijn akkoord" */
static bool is_list(const struct ear *ear, const struct event *event)
{
	return !event->hit && ear->named == ear->at && !ear->told && event->van == ear->at + 2 &&
	       ear->source->text[ear->at] == ',';
}

static void hear_gap(struct ear *ear, const struct event *event)
{
	enum understand_pause pause =
	    is_list(ear, event) ? UNDERSTAND_NO_PAUSE
				: understand_pause(ear->source->text, ear->at, event->van);

	if (pause == UNDERSTAND_SENTENCE)
		end_sentence(ear);
	else if (pause == UNDERSTAND_CLAUSE)
		end_clause(ear);
}

static void hear(struct ear *ear, const struct event *event)
{
	bool object = !event->hit && is_object(ear, event->van);

	if (event->van < ear->at)
		return; /* within the last one */
	hear_gap(ear, event);
	ear->at = event->tot;
	if (object && ear->here)
		return;
	ear->spoken_to |= object;
	if (!event->hit)
		hear_person(ear, event->who);
	else if (text_equal(event->hit->meaning->onderwerp, "nee"))
		hear_denial(ear, event);
	else if (text_equal(event->hit->meaning->onderwerp, "ook"))
		hear_echo(ear, event, ear->said);
	else if (!text_equal(event->hit->meaning->waarde, "nee_kort") || is_short(ear, event))
		hear_state(ear, event->hit); /* "moeder is akkoord, vader weigert" */
}

/* A person or a denial that is part of a consent: "weet dat ik", "niet akkoord". */
static bool is_part(const struct lexicon_hits *hits, size_t at)
{
	const struct lexicon_hit *hit = &hits->items[at];
	size_t i = at;

	while (i > 0 && hits->items[i - 1].first + REACH >= hit->first)
		i--;
	for (; i < hits->count && hits->items[i].first <= hit->first; i++) {
		if (hits->items[i].last >= hit->last &&
		    text_equal(hits->items[i].meaning->onderwerp, "akkoord"))
			return true;
	}
	return false;
}

static bool is_event(const struct ear *ear, size_t at)
{
	const struct lexicon_hit *hit = &ear->source->hits.items[at];

	if (hit->hidden || hit->meaning->weight == LEXICON_VAL || hit->van < ear->source->own.van ||
	    hit->tot > ear->source->own.tot)
		return false;
	if (text_equal(hit->meaning->onderwerp, "akkoord"))
		return true;
	return (text_equal(hit->meaning->onderwerp, "wie") ||
		text_equal(hit->meaning->onderwerp, "nee") ||
		text_equal(hit->meaning->onderwerp, "ook")) &&
	       !is_part(&ear->source->hits, at);
}

/* The next person, consent or denial of the lexicon, from `*at` on. */
static bool next_hit(const struct ear *ear, size_t *at, struct event *event)
{
	const struct lexicon_hits *hits = &ear->source->hits;

	for (; *at < hits->count; (*at)++) {
		const struct lexicon_hit *hit = &hits->items[*at];
		bool person = text_equal(hit->meaning->onderwerp, "wie");

		if (!is_event(ear, *at))
			continue;
		*event = (struct event){hit->van, hit->tot, person ? who_of(ear, hit) : 0,
					person ? NULL : hit};
		(*at)++;
		return true;
	}
	return false;
}

/* "R. is op de hoogte": one letter only as it is written in a name. */
static bool is_name(const struct ear *ear, const struct form_word *word, const char *folded)
{
	const char *text = ear->source->text + word->van;

	return strcmp(word->text, folded) == 0 &&
	       (folded[1] || (text[0] >= 'A' && text[0] <= 'Z' && text[1] == '.'));
}

/* The next first name, from byte `*pos` on. */
static bool next_name(const struct ear *ear, size_t *pos, struct event *event)
{
	struct form_word word;

	while (ear->name_count > 0 &&
	       form_next_word(ear->source->text, ear->source->own.tot, pos, &word)) {
		for (size_t i = 0; i < ear->name_count; i++) {
			if (!is_name(ear, &word, ear->names[i].folded))
				continue;
			*event = (struct event){word.van, word.tot, ear->names[i].who, NULL};
			return true;
		}
	}
	return false;
}

struct understand_heard understand_hear(struct understanding *u)
{
	struct ear *ear = arena_zero(u->arena, 1, sizeof(*ear));
	struct event hit, name;
	size_t at = 0, pos = u->own.van;
	bool more_hits, more_names;

	ear->u = u;
	ear->source = &u->sources[0];
	ear->at = u->own.van;
	learn_names(ear);
	more_hits = next_hit(ear, &at, &hit);
	more_names = next_name(ear, &pos, &name);
	while (more_hits || more_names) {
		if (more_names && (!more_hits || name.van < hit.van)) {
			hear(ear, &name);
			more_names = next_name(ear, &pos, &name);
		} else {
			hear(ear, &hit);
			more_hits = next_hit(ear, &at, &hit);
		}
	}
	end_sentence(ear);
	return ear->result;
}

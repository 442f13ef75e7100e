/* hear: see hear.h. The text is heard as a row of words that count: a person,
 * a consent, a denial. Within a clause they belong together; "ze" and a clause without a person go
 * on about the last one; "moeder is akkoord, vader niet" takes the consent over and turns it. */
#include "understand/hear.h"

#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "base/text.h"
#include "form/words.h"
#include "understand/clause.h"
#include "understand/hear_row.h"
#include "understand/hear_who.h"
#include "understand/what.h"

enum { OF_KIN = OF_CLIENT | OF_PARENT, SHORT = 12, MEMORY = 2 };
enum { TALK = 15, SHORT_BOTH = 7 }; /* longer than "allebei" */

struct ear {
	struct understanding *u;
	const struct understand_source *source;
	struct hear_names names;
	size_t at;		    /* behind the last event */
	size_t denied_tot;	    /* behind the last denial */
	unsigned here;		    /* who was named in this clause */
	unsigned last;		    /* and before it */
	unsigned last_he, last_she; /* those of them of whom "hij" and "ze" may be said */
	unsigned aside; /* the family that is named behind "van", "met" beside another */
	unsigned here_he, here_she; /* those of them of whom "hij" and "ze" may be said */
	unsigned recent;	    /* everybody who was named lately */
	unsigned silent;	    /* sentences since somebody was named */
	size_t named,
	    named_tot; /* behind the last person, and the remark that follows; 0: another word came since */
	size_t pronoun;	   /* behind the last "hij", "zij" */
	unsigned said;	   /* of whoever spoke last in this sentence */
	size_t said_at;	   /* where */
	unsigned behind;   /* said of the one who is named behind it; 0: nothing */
	bool told, denied; /* in this clause */
	bool we;	   /* who writes is named in this clause, with others */
	bool spoken_to;	   /* whoever is named here is so behind "met", "van" */
	struct understand_phrase phrase;
	struct understand_heard result;
};

/* --- what --------------------------------------------------------------------------------------- */

static const struct {
	const char *value;
	unsigned heard, denied; /* as it stands, and with a "niet" in its clause */
	bool behind;
} states[] = {
    {"ja", HEARD_AGREES, HEARD_REFUSES, false},
    {"ja_van", HEARD_AGREES, 0, true},
    {"nee", HEARD_REFUSES, HEARD_REFUSES, false},
    {"ja_kort", HEARD_AGREES, HEARD_REFUSES, false},
    {"nee_kort", HEARD_REFUSES, HEARD_REFUSES, false},
    {"nee_dat", HEARD_REFUSES, HEARD_REFUSES, false},
    {"op_de_hoogte", HEARD_KNOWS, HEARD_OPEN, false},
    {"onbekend", HEARD_OPEN, HEARD_OPEN, false},
    {"zelf_gevraagd", HEARD_ASKS, 0, false},
    {"zelf_van", HEARD_ASKS, 0, true},
    {"zelf_hun", HEARD_ASKS, 0, false},
};
enum { STATES = sizeof(states) / sizeof(states[0]) };

static size_t state_of(const struct lexicon_hit *hit)
{
	size_t i = 0;

	while (i < STATES && !text_equal(states[i].value, hit->meaning->waarde))
		i++;
	return i;
}

static void note_party(const struct ear *ear, struct understand_heard_party *party, unsigned heard)
{
	struct understand_phrase *first = heard & HEARD_KNOWS ? &party->knows : &party->says;

	if (!first->hit)
		*first = ear->phrase;
	party->heard |= heard;
}

/* "Hij weet het en vindt het goed": what agrees is the evidence, and not what was said before it. */
static bool tells_more(unsigned heard, unsigned before)
{
	static const unsigned least_first[] = {HEARD_OPEN, HEARD_KNOWS, HEARD_AGREES, HEARD_ASKS,
					       HEARD_REFUSES};
	const size_t count = sizeof(least_first) / sizeof(least_first[0]);
	size_t most = 0, now = 0;

	for (size_t i = 0; i < count; i++) {
		most = before & least_first[i] ? i : most;
		now = heard & least_first[i] ? i : now;
	}
	return now > most;
}

static void note(struct ear *ear, unsigned who, unsigned heard)
{
	static const unsigned of[HEAR_WHO] = {OF_CLIENT, OF_PARENT};

	for (size_t i = 0; i < HEAR_WHO; i++) {
		if (!(who & of[i]))
			continue;
		if (!ear->result.first[i].hit || tells_more(heard, ear->result.heard[i]))
			ear->result.first[i] = ear->phrase;
		ear->result.heard[i] |= heard;
	}
	for (size_t i = 0; i < HEAR_PARTIES; i++) {
		if (who & understand_hear_party(i))
			note_party(ear, &ear->result.parties[i], heard);
	}
}

static unsigned turned(unsigned heard)
{
	return heard == HEARD_AGREES ? HEARD_REFUSES : HEARD_OPEN;
}

/* --- clauses ------------------------------------------------------------------------------------- */

/* "Ik ben de juf van Jade. Zij wil ...": whom who writes speaks for. */
static bool is_introduced(const struct ear *ear)
{
	return ear->aside && !ear->told && ear->here & OF_THING && !(ear->here & OF_KIN) &&
	       (ear->here & OF_OTHER || !ear->last);
}

static void end_clause(struct ear *ear)
{
	if (is_introduced(ear)) {
		ear->last = ear->last_he = ear->last_she = ear->aside;
	} else if (ear->here && ear->here != OF_THING &&
		   (ear->told || !ear->spoken_to || !ear->last)) {
		ear->last = ear->here;
		ear->last_he = ear->here_he ? ear->here_he : ear->last_he;
		ear->last_she = ear->here_she ? ear->here_she : ear->last_she;
	}
	ear->here = ear->here_he = ear->here_she = ear->aside = 0;
	ear->told = ear->denied = ear->spoken_to = ear->we = false;
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
	ear->said = ear->last = ear->last_he = ear->last_she = ear->recent = 0;
}

/* --- the row ------------------------------------------------------------------------------------- */

/* Everybody of the family who was named lately. */
static unsigned kin_of(const struct ear *ear)
{
	return ear->recent & (OF_KIN | ear->names.parents);
}

/* "Ik heb het hun gevraagd en ze zijn akkoord": the parents, when they were named lately. */
static void hear_them(struct ear *ear)
{
	if ((ear->here & ~(unsigned)OF_THING) || (ear->recent & OF_KIN) != OF_PARENT)
		return;
	ear->here = ear->last = kin_of(ear);
}

/* Where the words go on behind somebody who was just named. */
static size_t behind_person(const struct ear *ear)
{
	return ear->named == ear->at
		   ? understand_behind_remark(ear->source->text, ear->at, ear->source->own.tot)
		   : ear->at;
}

/* Not "mama is akkoord (0475 ...)": that was said before the remark opens. */
static bool is_in_remark(const struct ear *ear, size_t at)
{
	return at >= ear->at && at < behind_person(ear) &&
	       memchr(ear->source->text + ear->at, '(', at - ear->at) != NULL;
}

/* "Ze weten het", "dat willen ze": the verb says that they are more. */
static bool is_plural(const struct ear *ear, const struct hear_event *event)
{
	const char *text = ear->source->text, *behind = text + event->tot;
	size_t before = understand_word_before(text, ear->source->own.van, event->van);

	if (event->sex != HEAR_SHE)
		return false;
	return (*behind == ' ' && understand_hear_plural(behind + 1)) ||
	       understand_hear_plural_verb(text + before, event->van - before);
}

/* "Hij" is no mama, even if nobody else was named. */
static unsigned meant_by(const struct ear *ear, const struct hear_event *event)
{
	unsigned found = event->sex == HEAR_HE ? ear->last_he : ear->last_she;

	if (event->who == OF_BOTH)
		return kin_of(ear);
	if (is_plural(ear, event)) /* not of one */
		return (ear->last & OF_KIN) == OF_CLIENT && !(ear->last & OF_OTHER) ? kin_of(ear)
										    : ear->last;
	if (event->sex == HEAR_HE && !found && ear->last)
		return OF_OTHER;
	return found ? found : ear->last;
}

static void note_sex(struct ear *ear, unsigned who, unsigned sex)
{
	if (sex != HEAR_SHE)
		ear->here_he |= who;
	if (sex != HEAR_HE)
		ear->here_she |= who;
}

/* "Moeder zegt dat haar zoon Ruben ... en zij wenst": one of those who were named in this clause. */
static void narrow(struct ear *ear, unsigned sex)
{
	unsigned meant = sex == HEAR_HE ? ear->here_he : ear->here_she;

	if (meant)
		ear->here = meant;
}

/* "Ze gaan alle drie akkoord": more than "ze" alone, who may be the last two. */
static bool is_all_of_them(const struct ear *ear, const struct hear_event *event)
{
	return event->who == OF_BOTH && event->tot - event->van > SHORT_BOTH &&
	       strncasecmp(ear->source->text + event->van, "alle", 4) == 0;
}

/* "De rechter heeft Bo geplaatst en de consulent weet het": who is named behind "en" does something else. */
static bool is_next_subject(const struct ear *ear, const struct hear_event *event)
{
	return ear->here && !ear->behind && !ear->spoken_to &&
	       understand_goes_on(ear->source->text, ear->named_tot, event->van);
}

static void hear_person(struct ear *ear, const struct hear_event *event)
{
	unsigned who = event->who;

	if (who == OF_THEM) {
		hear_them(ear);
		return;
	}
	if (who == OF_SAME || who == OF_BOTH) {
		/* "ik help haar en zij vraagt het": a service that speaks is not who is meant */
		if (!(ear->here & ~(unsigned)OF_THING) || is_all_of_them(ear, event))
			ear->here = meant_by(ear, event);
		else if (who == OF_SAME && !is_plural(ear, event))
			narrow(ear, event->sex);
		note_sex(ear, ear->here, who == OF_BOTH ? 0 : event->sex);
		ear->pronoun = ear->at;
		return;
	}
	if ((ear->told && !ear->behind) || is_next_subject(ear, event))
		end_clause(ear);
	/* "... en ook niet van ons en mama wil er bij zitten" */
	if (ear->denied && event->van > ear->denied_tot + SHORT)
		ear->denied = false;
	ear->we |= who == OF_THING && understand_hear_we(ear->source->text + event->van);
	if (who != OF_THING)
		note_sex(ear, who, event->sex);
	ear->here |= who;
	ear->recent |= who;
	ear->named = ear->at;
	ear->named_tot = behind_person(ear);
	if (ear->behind) {
		note(ear, who, ear->behind);
		ear->told = true;
	}
}

/* "Ik woon in Hamme en Kenji ook": the words before it in its clause, since the last sign, say something else. */
static bool is_other_matter(const struct ear *ear, const struct hear_event *event)
{
	static const char *const verbs[] = {"woon",  "wonen", "woont", "zit",  "zitten", "heb",
					    "heeft", "ben",   "ga",    "gaat", "kom",	 "slaapt"};
	const char *text = ear->source->text;
	struct form_word word;
	size_t van = event->van;

	while (van > ear->source->own.van && !strchr(".,;:!?\n", text[van - 1]))
		van--;
	if (ear->said_at >= van)
		return false;
	while (form_next_word(text, event->van, &van, &word)) {
		for (size_t i = 0; i < sizeof(verbs) / sizeof(verbs[0]); i++) {
			if (text_equal(word.text, verbs[i]))
				return ear->said == HEARD_ASKS || ear->said == HEARD_AGREES;
		}
	}
	return false;
}

/* Right behind a person, and then the clause ends; not "papa kennen we niet". */
static bool is_short(const struct ear *ear, const struct hear_event *event)
{
	const char *text = ear->source->text;
	const char *end = text + event->tot;

	bool near = ear->named && event->van - ear->named_tot <= SHORT;
	bool next = ear->pronoun && event->van == ear->pronoun + 1; /* "zij ook" */

	return ear->said && ear->here && !(ear->here & OF_THING) && !ear->told && (near || next) &&
	       !is_other_matter(ear, event) &&
	       (end >= text + ear->source->own.tot || strchr(",.;:!?)\n", *end) ||
		strncmp(end, " (", 2) == 0);
}

/* "vader niet", "de mama evenmin", "papa ook" */
static void hear_echo(struct ear *ear, const struct hear_event *event, unsigned heard)
{
	if (!heard || !is_short(ear, event))
		return;
	ear->phrase = (struct understand_phrase){ear->source, event->hit};
	note(ear, ear->here, heard);
	ear->told = true;
}

static void hear_denial(struct ear *ear, const struct hear_event *event)
{
	bool open = text_equal(event->hit->meaning->waarde, "open");

	hear_echo(ear, event, open ? HEARD_OPEN : turned(ear->said));
	ear->denied = true;
	ear->denied_tot = event->tot;
}

/* "Daar komt hij niet voor": only beside a talk. */
static bool is_weak(const struct understand_phrase *phrase)
{
	return phrase->hit->meaning->weight == LEXICON_ZWAK &&
	       !understand_beside(phrase, "gesprek", TALK, TALK) &&
	       !understand_beside(phrase, "instrument", TALK, TALK);
}

/* "Hij vroeg het zelf: kunnen ze niet ...?": the question stands behind a colon, and is another. */
static bool is_told_of(const struct ear *ear, const struct lexicon_hit *hit)
{
	const char *behind = ear->source->text + hit->tot;

	return behind[strcspn(behind, ":?.!\n")] == ':';
}

/* "Wij, de ouders van Bo (9), vragen ...": not of the one child who was named last. */
static bool is_of_more(const struct ear *ear, unsigned heard, const struct lexicon_hit *hit)
{
	return heard == HEARD_ASKS && ear->last == OF_CLIENT &&
	       understand_hear_plural(ear->source->text + hit->van);
}

/* "... stopt ermee. wil bemiddeling": a sentence that begins so is of who writes, or of nobody who can be told. */
static bool is_of_writer(const struct ear *ear, unsigned heard, const struct lexicon_hit *hit)
{
	const char *text = ear->source->text;
	size_t at = hit->van;

	if (heard != HEARD_ASKS || strncasecmp(text + at, "wil ", 4) != 0)
		return false;
	while (at > ear->source->own.van && text[at - 1] == ' ')
		at--;
	return at > ear->source->own.van && strchr(".!?\n", text[at - 1]);
}

static void hear_state(struct ear *ear, const struct lexicon_hit *hit)
{
	size_t state = state_of(hit);
	unsigned heard, within;

	ear->phrase = (struct understand_phrase){ear->source, hit};
	if (state == STATES || (understand_asked(&ear->phrase) && !is_told_of(ear, hit)) ||
	    understand_beside(&ear->phrase, "voorwaarde", 6, 0) || is_weak(&ear->phrase) ||
	    understand_hear_measure(&ear->source->hits, hit))
		return;
	heard = ear->denied || understand_beside(&ear->phrase, "nee", 0, 1) ? states[state].denied
									    : states[state].heard;
	if (states[state].behind) {
		ear->behind = states[state].heard;
		return;
	}
	if (heard == HEARD_ASKS && ear->we &&
	    understand_hear_plural(ear->source->text + hit->van)) {
		ear->said = heard; /* "wij vragen bemiddeling, Bo ook" */
		ear->said_at = hit->van;
		return;
	}
	if (!ear->here &&
	    understand_hear_stranger(ear->source->text, ear->source->own.van, hit->van))
		ear->here = OF_OTHER;
	within = heard == HEARD_KNOWS ? understand_hear_within(&ear->names, ear->source, hit) : 0;
	ear->here = within ? within : ear->here;
	/* "voor Bo, 12 jaar, vraag ik op zijn vraag": not who writes */
	if (text_equal(hit->meaning->waarde, "zelf_hun") && !(ear->here & ~(unsigned)OF_THING))
		ear->here = ear->last;
	if (!ear->here)
		ear->here = is_of_more(ear, heard, hit) || is_of_writer(ear, heard, hit)
				? OF_THING
				: ear->last;
	note(ear, ear->here, heard);
	ear->said = heard;
	ear->said_at = hit->van;
	ear->told = true;
	ear->denied = false;
}

/* "Robin, mama en de pleegouders zijn akkoord", "akkoord van Robin, mama en papa" */
static bool is_list(const struct ear *ear, const struct hear_event *event)
{
	return !event->hit && ear->named == ear->at && (!ear->told || ear->behind) &&
	       event->van == ear->at + 2 && ear->source->text[ear->at] == ',';
}

static void hear_gap(struct ear *ear, const struct hear_event *event)
{
	enum understand_pause pause =
	    is_list(ear, event)
		? UNDERSTAND_NO_PAUSE
		: understand_pause(ear->source->text, behind_person(ear), event->van);

	/* "CLB: nog niet verwittigd" */
	bool label =
	    ear->here == OF_THING && ear->named == ear->at && ear->source->text[ear->at] == ':';

	if (pause == UNDERSTAND_SENTENCE)
		end_sentence(ear);
	else if (pause == UNDERSTAND_CLAUSE)
		end_clause(ear);
	if (label)
		ear->here = OF_OTHER;
}

static bool is_kort(const struct lexicon_hit *hit)
{
	return text_equal(hit->meaning->waarde, "ja_kort") ||
	       text_equal(hit->meaning->waarde, "nee_kort");
}

/* "Op vraag van de mama van Kwame": the child is named to say whose mother she is. */
static bool is_whose(const struct ear *ear, const struct hear_event *event)
{
	return !event->hit && ear->behind && ear->named == ear->at &&
	       event->van == ear->at + strlen(" van ") &&
	       strncmp(ear->source->text + ear->at, " van ", strlen(" van ")) == 0;
}

static void hear(struct ear *ear, const struct hear_event *event)
{
	bool owner = !event->hit && understand_hear_owner(ear->source->text + event->tot);
	bool object = !event->hit && !ear->behind &&
		      understand_hear_object(ear->source->text, ear->source->own.van, event->van);

	if (event->van < ear->at || is_in_remark(ear, event->van))
		return; /* within the last one */
	if (is_whose(ear, event)) {
		ear->at = event->tot;
		return;
	}
	hear_gap(ear, event);
	ear->at = event->tot;
	if (owner || (object && ear->here)) {
		ear->aside |= event->who & (OF_KIN | ear->names.parents);
		ear->recent |= event->who & (OF_KIN | ear->names.parents);
		return;
	}
	ear->spoken_to |= object;
	if (!event->hit)
		hear_person(ear, event);
	else if (text_equal(event->hit->meaning->onderwerp, "nee"))
		hear_denial(ear, event);
	else if (text_equal(event->hit->meaning->onderwerp, "ook"))
		hear_echo(ear, event, ear->said == HEARD_ASKS ? HEARD_AGREES : ear->said);
	else if (!is_kort(event->hit) || is_short(ear, event))
		hear_state(ear, event->hit); /* "moeder is akkoord, vader weigert" */
}

struct understand_heard understand_hear(struct understanding *u)
{
	struct ear *ear = arena_zero(u->arena, 1, sizeof(*ear));
	struct hear_event hit, name;
	size_t at = 0, pos = u->own.van;
	bool more_hits, more_names;

	ear->u = u;
	ear->source = &u->sources[0];
	ear->at = u->own.van;
	understand_hear_names(u, &ear->names);
	more_hits = understand_hear_next_hit(&ear->names, ear->source, &at, &hit);
	more_names = understand_hear_next_name(&ear->names, ear->source, &pos, &name);
	while (more_hits || more_names) {
		if (more_names && (!more_hits || name.van < hit.van)) {
			hear(ear, &name);
			more_names =
			    understand_hear_next_name(&ear->names, ear->source, &pos, &name);
		} else {
			hear(ear, &hit);
			more_hits = understand_hear_next_hit(&ear->names, ear->source, &at, &hit);
		}
	}
	end_sentence(ear);
	return ear->result;
}

/* echo: see echo.h. */
#include "arrival/echo.h"

#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"
#include "desk/attach.h"
#include "desk/said.h"
#include "letter/attribution.h"
#include "letter/forward.h"
#include "letter/mailhead.h"
#include "letter/quote.h"

/* RUN: so many words in a row tell a text. LEAST: a mail of ours has more. MAILS: of a dossier, the newest. */
enum { RUN = 3, LEAST = 12, MAILS = 50, LONGEST = 256 * 1024, NAMED = 3 };

/* The places where a run of words stands in the mail. */
struct place {
	uint32_t first, last; /* 1 and up; 0: none has that run */
	bool seen;
};

struct echo {
	struct desk *desk;
	struct arena *arena;
	const struct letter *mail;
	struct said text;     /* of the mail */
	bool *ours;	      /* each word of it */
	bool *papers;	      /* each attachment of it */
	struct place *places; /* a table of 1 << bits, by the hash of a run */
	uint32_t *next;	      /* the next place of the same run */
	unsigned bits;
	uint64_t seed; /* by chance: nobody can write runs that fall on one place */
	size_t end;    /* behind the last word of a mail of ours that is in it; 0: none is */
};

/* --- the words of the mail ---------------------------------------------------------------------- */

static void add(struct echo *echo, const char *text, size_t length)
{
	said_add(echo->arena, &echo->text, text, length);
}

/* The head of a mail of ours: where what it says begins; 0: it is none. */
static size_t behind_head(struct echo *echo, const char *text, size_t length, size_t at)
{
	struct letter_address from;
	struct mailhead head;

	if (!mailhead_at(text, length, at, &head))
		return 0;
	from = mailhead_address(echo->arena, &head.values[MAILHEAD_FROM]);
	if (from.adres && !settings_own_address(echo->desk->settings, from.adres))
		return 0;
	add(echo, head.values[MAILHEAD_SUBJECT].text, head.values[MAILHEAD_SUBJECT].length);
	return head.end;
}

/* Adds the words of the line at `at`, and says where to go on: behind what a mail program wrote there. */
static size_t add_line(struct echo *echo, const char *text, size_t length, const struct line *line)
{
	struct attribution attribution;
	size_t behind;

	if (lines_blank(line) || forward_mark(line) || quote_separator(line))
		return line->next;
	behind = behind_head(echo, text, length, line->start);
	if (behind > line->start)
		return behind;
	if (attribution_at(text, length, line, &attribution) && attribution.start == line->start &&
	    attribution.end > line->start)
		return attribution.end;
	add(echo, line->text, line->length);
	return line->next;
}

static void add_words(struct echo *echo)
{
	const char *subject = echo->mail->onderwerp, *text = echo->mail->volledige_tekst;
	size_t length = strlen(text);
	struct line line;

	while (forward_subject(subject))
		subject = strchr(subject, ':') + 1;
	if (subject)
		add(echo, subject, strlen(subject));
	for (size_t at = 0; lines_next(text, length, at, &line);)
		at = add_line(echo, text, length, &line);
}

/* --- its runs ----------------------------------------------------------------------------------- */

static bool same_run(const uint32_t *one, const uint32_t *other)
{
	return memcmp(one, other, RUN * sizeof(*one)) == 0;
}

/* The place of that run, or the empty one where it belongs. */
static struct place *place_of(const struct echo *echo, const uint32_t *run)
{
	uint64_t hash = echo->seed;
	size_t mask = ((size_t)1 << echo->bits) - 1, at;

	for (size_t i = 0; i < RUN; i++)
		hash = (hash ^ run[i]) * 0x9e3779b97f4a7c15u;
	at = (size_t)(hash >> (64 - echo->bits));
	while (echo->places[at].first &&
	       !same_run(run, &echo->text.words[echo->places[at].first - 1]))
		at = (at + 1) & mask;
	return &echo->places[at];
}

static void index_runs(struct echo *echo)
{
	echo->bits = 4;
	while (((size_t)1 << echo->bits) < 2 * echo->text.count)
		echo->bits++;
	echo->places = arena_zero(echo->arena, (size_t)1 << echo->bits, sizeof(*echo->places));
	echo->next = arena_zero(echo->arena, echo->text.count + 1, sizeof(*echo->next));
	echo->ours = arena_zero(echo->arena, echo->text.count + 1, sizeof(*echo->ours));
	for (uint32_t at = 1; at + RUN - 1 <= echo->text.count; at++) {
		struct place *place = place_of(echo, &echo->text.words[at - 1]);

		if (place->first)
			echo->next[place->last] = at;
		else
			place->first = at;
		place->last = at;
	}
}

/* --- what we said ------------------------------------------------------------------------------- */

static void mark(struct echo *echo, struct place *place)
{
	for (uint32_t at = place->seen ? 0 : place->first; at; at = echo->next[at])
		memset(&echo->ours[at - 1], true, RUN * sizeof(*echo->ours));
	place->seen = true;
}

static void mark_papers(struct echo *echo, const struct said_mail *said)
{
	for (size_t i = 0; i < echo->mail->bijlage_count; i++) {
		for (size_t j = 0; j < said->paper_count; j++)
			echo->papers[i] |=
			    strcmp(echo->mail->bijlagen[i].sha256, said->papers[j]) == 0;
	}
}

/* One mail of ours: which words of the mail are its, and whether three quarters of it are there. */
static bool compare(const void *data, size_t length, void *context)
{
	struct echo *echo = context;
	struct said_mail said;
	size_t runs, found = 0, end = 0;

	if (!said_open(echo->arena, data, length, &said) || said.text.count < LEAST)
		return true;
	runs = said.text.count - RUN + 1;
	for (size_t i = 0; i < runs; i++) {
		struct place *place = place_of(echo, &said.text.words[i]);

		if (!place->first)
			continue;
		found++;
		mark(echo, place);
		if (i + 1 == runs)
			end = place->last + RUN - 1;
	}
	mark_papers(echo, &said);
	if (found * 4 >= runs * 3 && end > echo->end)
		echo->end = end;
	return true;
}

/* The dossiers that it names where our mails name theirs. */
static bool compare_all(struct echo *echo)
{
	const struct letter_forward *inner = echo->mail->doorgestuurd;
	const char *const texts[NAMED] = {echo->mail->onderwerp, inner ? inner->onderwerp : NULL,
					  echo->mail->volledige_tekst};
	char named[NAMED][DOSSIER_REFERENCE] = {{0}};
	struct error err;

	for (size_t i = 0; i < NAMED; i++) {
		bool known = !dossier_reference_find(texts[i], named[i]);

		for (size_t j = 0; j < i; j++)
			known |= strcmp(named[i], named[j]) == 0;
		if (!known &&
		    store_each_said(echo->desk->store, named[i], MAILS, compare, echo, &err) < 0)
			return false;
	}
	return true;
}

/* A request that a ticket carries is rewritten by those who pass it on: headers, line ends. */
static bool is_carried(const struct letter_bijlage *paper)
{
	return strcmp(paper->naam, ATTACH_ORIGINAL) == 0 &&
	       strcmp(paper->type, "message/rfc822") == 0;
}

static bool all_ours(const struct echo *echo, bool of_house)
{
	size_t stop = of_house ? echo->end : echo->text.count;

	for (size_t i = 0; i < echo->mail->bijlage_count; i++) {
		if (!echo->papers[i] && !is_carried(&echo->mail->bijlagen[i]))
			return false;
	}
	for (size_t i = 0; i < stop; i++) {
		if (!echo->ours[i])
			return false;
	}
	return echo->end > 0;
}

static bool names_one(const struct letter *mail)
{
	char named[DOSSIER_REFERENCE];

	return dossier_reference_find(mail->onderwerp, named) ||
	       dossier_reference_find(mail->volledige_tekst, named);
}

bool echo_of_ours(struct desk *desk, const struct letter *mail, bool of_house)
{
	struct echo echo = {.desk = desk, .mail = mail};
	bool ours;

	if (!names_one(mail) || strlen(mail->volledige_tekst) > LONGEST)
		return false;
	vault_random(&echo.seed, sizeof(echo.seed));
	echo.arena = arena_new();
	echo.papers = arena_zero(echo.arena, mail->bijlage_count + 1, sizeof(*echo.papers));
	add_words(&echo);
	index_runs(&echo);
	ours = compare_all(&echo) && all_ours(&echo, of_house);
	arena_free(&echo.arena);
	return ours;
}

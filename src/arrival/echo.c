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
#include "letter/signoff.h"

/* RUN: so many words in a row tell a text. LEAST: a mail of ours has more. MAILS: of a dossier, the newest. */
enum { RUN = 3, LEAST = 12, MAILS = 50, LONGEST = 256 * 1024, NAMED = 3 };

/* The places where a run of words stands in the mail. */
struct place {
	uint32_t first, last; /* 1 and up; 0: none has that run */
	unsigned char marks;  /* set at all of them */
};

/* What a run is in mails of ours. ENDS: those of which most is in the mail. */
enum { OURS = 1, BEGINS = 2, ENDS = 4 };

struct echo {
	struct desk *desk;
	struct arena *arena;
	const struct letter *mail;
	struct said text;     /* of the mail */
	unsigned char *runs;  /* the run that begins at each word of it */
	struct place *places; /* a table of 1 << bits, by the hash of a run */
	uint32_t *next;	      /* the next place of the same run */
	unsigned bits;
	uint64_t seed; /* by chance: nobody can write runs that fall on one place */
	bool of_house;
	bool found; /* most of a mail of ours, and its end */
};

/* --- the words of the mail ---------------------------------------------------------------------- */

static void add(struct echo *echo, const char *text, size_t length)
{
	if (length > 0) /* a head need not have every field */
		said_add(echo->arena, &echo->text, text, length);
}

static bool is_loket(const struct settings *settings, const char *name)
{
	for (size_t i = 0; i < settings->loket_count; i++) {
		if (text_equal(settings->lokets[i].name, name))
			return true;
	}
	return false;
}

/* Within one house Outlook writes a name and no address. */
static bool is_of_us(const struct echo *echo, const struct line *sender)
{
	const struct settings *settings = echo->desk->settings;
	struct letter_address from;

	if (!sender->text) /* a head that names nobody */
		return false;
	from = mailhead_address(echo->arena, sender);
	return from.adres ? settings_own_address(settings, from.adres)
			  : is_loket(settings, from.naam);
}

/* The head of a mail of ours: where what it says begins; 0: it is none. */
static size_t behind_head(struct echo *echo, const char *text, size_t length, size_t at)
{
	struct mailhead head;

	if (!mailhead_at(text, length, at, &head) || !is_of_us(echo, &head.values[MAILHEAD_FROM]))
		return 0;
	said_border(echo->arena, &echo->text);
	add(echo, head.values[MAILHEAD_SUBJECT].text, head.values[MAILHEAD_SUBJECT].length);
	return head.end;
}

/* Where what a mail program or a mail server wrote at that line ends; 0: somebody wrote it. */
static size_t behind_program(struct echo *echo, const char *text, size_t length,
			     const struct line *line)
{
	struct attribution attribution;
	size_t behind;

	if (forward_mark(line) || quote_separator(line))
		return line->next;
	behind = behind_head(echo, text, length, line->start);
	if (behind > line->start)
		return behind;
	if (attribution_at(text, length, line, &attribution) && attribution.start == line->start &&
	    is_of_us(echo, &attribution.sender))
		return attribution.end;
	if (!echo->of_house)
		return 0;
	return signoff_device(line) ? line->next : signoff_disclaimer(text, length, line);
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
	said_border(echo->arena, &echo->text);
	for (size_t at = 0; lines_next(text, length, at, &line);) {
		size_t behind = behind_program(echo, text, length, &line);

		if (behind > line.start)
			said_border(echo->arena, &echo->text);
		else
			add(echo, line.text, line.length);
		at = behind > line.start ? behind : line.next;
	}
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
	echo->runs = arena_zero(echo->arena, echo->text.count + 1, sizeof(*echo->runs));
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

static void mark(struct echo *echo, struct place *place, unsigned char as)
{
	if ((place->marks & as) == as)
		return;
	place->marks |= as;
	for (uint32_t at = place->first; at; at = echo->next[at])
		echo->runs[at - 1] |= as;
}

/* One mail of ours: which runs of the mail are its, and whether three quarters of it are there. */
static bool compare(const void *data, size_t length, void *context)
{
	struct echo *echo = context;
	struct place *place = NULL;
	size_t count, runs, found = 0;
	const uint32_t *words = said_open(data, length, &count);

	if (count < LEAST)
		return true;
	runs = count - RUN + 1;
	for (size_t i = 0; i < runs; i++) {
		place = place_of(echo, &words[i]);
		if (!place->first)
			continue;
		found++;
		mark(echo, place, i == 0 ? OURS | BEGINS : OURS);
	}
	if (place->first && found * 4 >= runs * 3) {
		echo->found = true;
		mark(echo, place, ENDS);
	}
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

/* Only what tickets carry. They are known by their names: who passes a mail on writes its headers and line ends anew. */
static bool papers_ours(const struct echo *echo)
{
	for (size_t i = 0; i < echo->mail->bijlage_count; i++) {
		if (!echo->of_house || !attach_named(echo->mail->bijlagen[i].naam))
			return false;
	}
	return true;
}

/* What stands between two borders: only runs of ours, for who puts a word in, takes one away or changes it breaks one;
 * and a subject of ours, or a text up to its end, for words that the desk was told before are in mails of ours too. */
static bool piece_ours(const unsigned char *runs, size_t count)
{
	if (!(runs[0] & BEGINS) && !(runs[count - 1] & ENDS))
		return false;
	for (size_t i = 0; i < count; i++) {
		if (!(runs[i] & OURS))
			return false;
	}
	return true;
}

static bool words_ours(const struct echo *echo)
{
	const struct said *text = &echo->text;

	for (size_t at = 0, end; at < text->count; at = end + 1) {
		for (end = at; end < text->count && text->words[end] != SAID_BORDER;)
			end++;
		if (end > at &&
		    (end - at < RUN || !piece_ours(echo->runs + at, end - at - RUN + 1)))
			return false;
	}
	return true;
}

static bool names_one(const struct letter *mail)
{
	char named[DOSSIER_REFERENCE];

	return dossier_reference_find(mail->onderwerp, named) ||
	       dossier_reference_find(mail->volledige_tekst, named);
}

bool echo_of_ours(struct desk *desk, const struct letter *mail, bool of_house)
{
	struct echo echo = {.desk = desk, .mail = mail, .of_house = of_house};
	bool ours;

	if (!names_one(mail) || strlen(mail->volledige_tekst) > LONGEST)
		return false;
	vault_random(&echo.seed, sizeof(echo.seed));
	echo.arena = arena_new();
	add_words(&echo);
	index_runs(&echo);
	ours = compare_all(&echo) && echo.found && papers_ours(&echo) && words_ours(&echo);
	arena_free(&echo.arena);
	return ours;
}

/* quote: see quote.h. One pass: each line is kept, dropped, or ends the person's own words. */
#include "letter/quote.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "letter/mailhead.h"

enum { ATTRIBUTION_LINES = 4, ATTRIBUTION_BYTES = 350 };

static const char *const answer_prefixes[] = {
    "re:",  "re :", "antw:", "antw.:", "aw:",  "ré:", "ré :",
    "rép:", "sv:",  "r:",    "odp:",   "res:", NULL};

/* Whole lines, folded, without dashes. */
static const char *const separators[] = {
    "oorspronkelijk bericht",
    "oorspronkelijk e-mailbericht",
    "oorspronkelijke e-mail",
    "original message",
    "original e-mail",
    "original email",
    "message d'origine",
    "message original",
    "courriel original",
    "ursprüngliche nachricht",
    "originalnachricht",
    "ursprüngliche e-mail",
    "mensaje original",
    "messaggio originale",
    "reply message",
    "reply above this line",
    "bericht hierboven beantwoorden",
    "antwoord boven deze lijn",
    "schrijf je antwoord boven deze lijn",
    NULL,
};

/* "On 3 May 2020 Jan wrote:" */
static const char *const attribution_starts[] = {"op ", "on ",	"le ", "am ",	  "el ", "il ",
						 "em ", "den ", "em ", "w dniu ", NULL};
static const char *const attribution_verbs[] = {
    "schreef",	"geschreven", "wrote",	  "a écrit", "à écrit", "schrieb",	"geschrieben",
    "escribió", "ha scritto", "escreveu", "skrev",   "napisał", "het volgende", NULL};

/* Lines that a device or program adds below a mail; they begin so. */
static const char *const footers[] = {
    "verzonden vanaf mijn",
    "verstuurd vanaf mijn",
    "verzonden vanuit mijn",
    "verstuurd vanuit mijn",
    "verzonden met mijn",
    "verstuurd met mijn",
    "verzonden vanaf samsung",
    "verstuurd vanaf samsung",
    "verzonden vanuit mail voor",
    "verzonden via mijn",
    "verstuurd via mijn",
    "verstuurd vanaf outlook",
    "verzonden vanaf outlook",
    "outlook voor android downloaden",
    "outlook voor ios downloaden",
    "download outlook voor",
    "sent from my ",
    "sent from mail for windows",
    "sent from yahoo mail",
    "sent from outlook",
    "sent from proton",
    "sent via my ",
    "get outlook for ",
    "sent with proton",
    "envoyé de mon ",
    "envoyé depuis mon ",
    "envoyé à partir de outlook",
    "envoyé à partir de mon",
    "télécharger outlook pour",
    "obtenir outlook pour",
    "envoyé à partir de courrier",
    "von meinem ",
    "gesendet von meinem ",
    "gesendet von mail für windows",
    "gesendet von outlook",
    "diese nachricht wurde von meinem",
    "holen sie sich outlook für",
    NULL,
};

static bool starts_with_any(const char *text, const char *const *table)
{
	for (; *table; table++) {
		if (**table == *text && strncmp(text, *table, strlen(*table)) == 0)
			return true;
	}
	return false;
}

bool quote_answer_subject(const char *subject)
{
	struct line line = {.text = subject, .length = subject ? strlen(subject) : 0};
	char folded[LINES_FOLD];

	line = lines_trim(line);
	lines_fold(&line, folded);
	return starts_with_any(folded, answer_prefixes);
}

/* A line as the tests below look at it. */
struct view {
	struct line line, trimmed, bare;
	char folded[LINES_FOLD]; /* of bare, when it is short */
};

enum { SHORT = 120 };

static void view_line(struct view *view, const struct line *line)
{
	view->line = *line;
	view->trimmed = lines_trim(*line);
	view->bare = lines_strip(view->trimmed);
	view->folded[0] = '\0';
	if (view->bare.length <= SHORT)
		lines_fold(&view->bare, view->folded);
}

static bool is_separator(const struct view *view)
{
	const char *folded = view->folded;

	/* it is drawn with dashes or stars; the bare words may be a sentence */
	if (!*folded || view->bare.length == view->trimmed.length)
		return false;
	for (const char *const *row = separators; *row; row++) {
		const char *rest = folded + strlen(*row);

		if (**row == *folded && strncmp(folded, *row, strlen(*row)) == 0 &&
		    strspn(rest, " :-") == strlen(rest))
			return true;
	}
	return false;
}

static bool has_verb(const char *folded)
{
	for (const char *const *row = attribution_verbs; *row; row++) {
		if (strstr(folded, *row))
			return true;
	}
	return false;
}

static bool is_attribution(const struct line *all)
{
	struct line bare = lines_trim(*all);
	char folded[LINES_FOLD];
	bool named;

	if (bare.length < 10 || bare.length > ATTRIBUTION_BYTES ||
	    bare.text[bare.length - 1] != ':')
		return false;
	lines_fold(&bare, folded);
	named = memchr(bare.text, '@', bare.length) != NULL;
	return has_verb(folded) && strpbrk(folded, "0123456789") &&
	       (named || starts_with_any(folded, attribution_starts));
}

/* The offset behind an attribution that starts in this line (it may be broken over a few), or 0. */
static size_t attribution_end(const char *text, size_t length, const struct view *view)
{
	struct line all = view->line, next = view->line;
	char folded[LINES_FOLD];

	if (is_attribution(&all))
		return all.next;
	lines_fold(&view->trimmed, folded);
	if (!starts_with_any(folded, attribution_starts) || !strpbrk(folded, "0123456789@<"))
		return 0;
	for (int i = 1; i < ATTRIBUTION_LINES && lines_next(text, length, next.next, &next); i++) {
		if (lines_blank(&next))
			return 0;
		all.length = next.start + next.length - all.start;
		if (all.length > ATTRIBUTION_BYTES)
			return 0;
		if (is_attribution(&all))
			return next.next;
	}
	return 0;
}

static bool is_quoted(const struct line *trimmed)
{
	return trimmed->length && trimmed->text[0] == '>';
}

static bool is_signature(const struct line *line)
{
	return (line->length == 3 && memcmp(line->text, "-- ", 3) == 0) ||
	       (line->length == 2 && memcmp(line->text, "--", 2) == 0);
}

/* A rule of underscores (Outlook) directly above a mailhead belongs to it. */
static bool is_rule(const struct view *view)
{
	return view->trimmed.length >= 5 && view->bare.length == 0;
}

static bool is_head(const char *text, size_t length, const struct view *view)
{
	struct mailhead head;
	size_t at = is_rule(view) ? view->line.next : view->line.start;

	return mailhead_at(text, length, at, &head) && head.values[MAILHEAD_SUBJECT].text &&
	       (head.values[MAILHEAD_DATE].text || head.values[MAILHEAD_TO].text);
}

/* True when the next line that is not blank is quoted. */
static bool quote_follows(const char *text, size_t length, size_t offset)
{
	struct line line;

	while (lines_next(text, length, offset, &line)) {
		struct line trimmed = lines_trim(line);

		if (trimmed.length)
			return is_quoted(&trimmed);
		offset = line.next;
	}
	return false;
}

struct own {
	char *out;
	size_t used;
	bool some; /* anything but white space was kept */
};

static void keep(struct own *own, const struct view *view)
{
	memcpy(own->out + own->used, view->line.text, view->line.length);
	own->used += view->line.length;
	own->out[own->used++] = '\n';
	own->some = own->some || view->trimmed.length;
}

static void gather(struct own *own, const char *text, size_t length, bool is_answer)
{
	struct line line;
	struct view view;
	size_t end;

	for (size_t at = 0; lines_next(text, length, at, &line); at = line.next) {
		view_line(&view, &line);
		if (own->some && (is_separator(&view) || is_head(text, length, &view))) {
			return;
		} else if ((end = attribution_end(text, length, &view)) > 0) {
			if (own->some && !quote_follows(text, length, end))
				return;
			line.next = end;
		} else if (is_answer && own->some && is_signature(&line)) {
			return;
		} else if (!is_quoted(&view.trimmed) && !starts_with_any(view.folded, footers)) {
			keep(own, &view);
		}
	}
}

static char *trimmed(char *text, size_t length)
{
	while (length && strchr(" \t\n", text[length - 1]))
		length--;
	text[length] = '\0';
	while (*text == '\n')
		text++;
	return text;
}

char *quote_own_words(struct arena *arena, const char *text, size_t length, bool is_answer)
{
	struct own own = {.out = arena_zero(arena, length + 2, 1)};

	gather(&own, text, length, is_answer);
	if (!own.some) {
		memcpy(own.out, text, length);
		own.used = length;
	}
	return trimmed(own.out, own.used);
}

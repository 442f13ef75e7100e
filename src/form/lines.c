/* lines: the labelled lines of a text (form.h). One pass; a line is looked at once, and no more of
 * it than a label may be long. */
#include "form/form.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "form/blank.h"
#include "form/labels.h"
#include "form/leader.h"
#include "form/scan.h"
#include "form/values.h"
#include "form/words.h"

enum {
	UNKNOWN_BYTES = 60,
	UNKNOWN_WORDS = 8,
	TRIES = 4,     /* separators on one line behind which a label may end */
	LOOKUPS = 5000 /* in one text: only a hostile one has so many */
};

static size_t label_end(const char *text, size_t van, size_t tot)
{
	while (tot > van && strchr(" \t*_?:|", text[tot - 1]))
		tot--;
	return tot;
}

/* A label that is not in the table counts when it looks like one: short, with a capital, before a
 * space. */
static bool looks_like_label(const struct form_scan *scan, size_t van, size_t tot, size_t line_end)
{
	const char *label = scan->text + van;
	struct form_word word;
	size_t words = 0, pos = 0, size;
	uint32_t first;

	if (tot == van || tot - van > UNKNOWN_BYTES || memchr(label, '@', tot - van))
		return false;
	if (tot + 1 < line_end && scan->text[tot] == ':' &&
	    !strchr(" \t?*|", scan->text[tot + 1]) && (unsigned char)scan->text[tot + 1] < 0x80)
		return false; /* "http://", "14:30" */
	first = text_decode(label, tot - van, &size);
	if (!((first >= 'A' && first <= 'Z') || (first >= 0xC0 && first <= 0xDE)))
		return false;
	while (words <= UNKNOWN_WORDS && form_next_word(label, tot - van, &pos, &word))
		words++;
	return words <= UNKNOWN_WORDS;
}

/* The value's first cell is itself a label: the head row of a table, no answer. Two cells only may
 * be an answer that is spelt like a label ("Ik ben | jongere"), unless a name is asked. */
static bool is_head_row(const struct form_scan *scan, const struct form_head *head, size_t line_end)
{
	size_t van = head->value, tot;
	const char *bar = memchr(scan->text + van, '|', line_end - van);

	tot = bar ? (size_t)(bar - scan->text) : line_end;
	form_trim(scan->text, &van, &tot);
	if (tot <= van || tot - van >= UNKNOWN_BYTES || form_box(scan->text + van, tot - van))
		return false;
	if (!bar && strncmp(head->key, "persoon.", 8) != 0)
		return false;
	return form_labels_find(scan->labels, scan->text + van, tot - van, FORM_FIND_EXACT).key !=
	       NULL;
}

static bool take_known(struct form_scan *scan, struct form_head *head, size_t van, size_t at,
		       size_t skip)
{
	size_t tot = label_end(scan->text, van, at);
	struct form_key found;

	scan->lookups++;
	found = form_labels_find(scan->labels, scan->text + van, tot - van, FORM_FIND_PATTERN);
	if (!found.key || (found.loose && !strchr(":|\t", scan->text[at]) && !scan->style.leaders))
		return false;
	*head =
	    (struct form_head){found.key, found.many_lines, found.list, van, tot, at + skip, false};
	return true;
}

/* "(ja/nee): " behind a question mark. */
static size_t choice_at(const char *text, size_t at, size_t end)
{
	const char *close = at < end && text[at] == '(' ? memchr(text + at, ')', end - at) : NULL;

	return close && close + 1 < text + end && close[1] == ':' ? (size_t)(close + 2 - text) - at
								  : 0;
}

static void skip_separators(const struct form_scan *scan, struct form_head *head, size_t line_end)
{
	if (scan->style.leaders)
		head->value += form_leader(scan->text, head->value, line_end);
	while (head->value < line_end && strchr(" ?:*\t", scan->text[head->value]))
		head->value++;
	head->value += choice_at(scan->text, head->value, line_end);
}

/* A row of a table whose second cell is empty: the label alone. */
static bool take_empty_cell(const struct form_scan *scan, struct form_head *head, size_t van,
			    size_t tot)
{
	struct form_key found;

	tot = label_end(scan->text, van, tot);
	if (tot <= van || tot - van > UNKNOWN_BYTES)
		return false;
	found = form_labels_find(scan->labels, scan->text + van, tot - van, FORM_FIND_EXACT);
	*head = (struct form_head){found.key, found.many_lines, found.list, van, tot, tot, false};
	return found.key != NULL;
}

static bool bar_behind(const struct form_scan *scan, size_t at)
{
	while (at < scan->length && (scan->text[at] == ' ' || scan->text[at] == '\t'))
		at++;
	return at < scan->length && scan->text[at] == '|';
}

/* "Conflict (met wie?): ...": a sign in brackets ends no label. */
static bool in_bracket(const char *text, size_t van, size_t at, size_t limit)
{
	const char *open = memrchr(text + van, '(', at - van);

	return open && !memchr(open, ')', (size_t)(text + at - open)) &&
	       memchr(text + at, ')', limit - at);
}

/* "Aanvrager - naam: An": the dash is part of a label that ends behind it. */
static bool is_longer_label(const struct form_scan *scan, size_t van, size_t at, size_t limit)
{
	while (at < limit && scan->text[at] != ':' && scan->text[at] != '|')
		at++;
	return at < limit &&
	       form_labels_find(scan->labels, scan->text + van, at - van, FORM_FIND_EXACT).key;
}

/* The label of a line [van, tot): the first separator behind a label of the table, else the first
 * behind something that looks like one. */
static bool find_head(struct form_scan *scan, size_t van, size_t tot, struct form_head *head)
{
	const char *text = scan->text;
	size_t start = form_skip_lead(text, van, tot), tries = 0;
	size_t limit = tot - start > FORM_LABEL ? start + FORM_LABEL : tot;
	bool unknown = false;

	if (start < tot && text[start] == '>')
		return false; /* quoted: somebody else's answer */
	for (size_t at = start; at < limit && tries < TRIES; at++) {
		size_t leader = scan->style.leaders ? form_leader(text, at, tot) : 0;
		bool strong = text[at] == ':' || text[at] == '|' || text[at] == '\t' || leader;
		size_t sign = leader ? leader : form_dash(text, at, limit);

		if (!strong && !sign && text[at] != '?' && text[at] != '=')
			continue;
		if (in_bracket(text, start, at, limit) ||
		    (!strong && sign && is_longer_label(scan, start, at, limit)))
			continue;
		tries++;
		if (take_known(scan, head, start, at, sign ? sign : 1)) {
			skip_separators(scan, head, tot);
			return !(strchr("|\t", text[at]) && is_head_row(scan, head, tot));
		}
		if (strong && !unknown && looks_like_label(scan, start, at, tot)) {
			unknown = true;
			*head = (struct form_head){.van = start,
						   .tot = label_end(text, start, at),
						   .value = at + (leader ? leader : 1)};
			if (leader)
				skip_separators(scan, head, tot);
		}
		if (text[at] == '|')
			break; /* a label is one cell */
	}
	return unknown || ((scan->in_table || bar_behind(scan, tot)) &&
			   take_empty_cell(scan, head, start, tot));
}

/* The next line that is not blank begins with a label and a sign: "Wie vraagt aan?" is a heading then. */
static bool label_follows(const struct form_scan *scan, size_t at)
{
	const char *newline = memchr(scan->text + at, '\n', scan->length - at);
	size_t van = newline ? (size_t)(newline - scan->text) : scan->length, tot;

	while (van < scan->length && strchr(" \t\r\n|", scan->text[van]))
		van++;
	for (tot = van; tot < scan->length && tot - van < UNKNOWN_BYTES; tot++) {
		if (strchr(":|\n", scan->text[tot]))
			break;
	}
	return tot < scan->length && scan->text[tot] != '\n' && tot > van &&
	       form_labels_find(scan->labels, scan->text + van, tot - van, FORM_FIND_EXACT).key;
}

/* A heading stands alone on its line. With a sign behind it, words that are a label too are that
 * label. */
static bool find_heading(const struct form_scan *scan, size_t van, size_t tot,
			 struct form_head *head)
{
	struct form_key found;
	bool asked = tot > van && scan->text[tot - 1] == '?';
	bool sign = asked || (tot > van && scan->text[tot - 1] == ':');

	van = form_skip_lead(scan->text, van, tot);
	tot = label_end(scan->text, van, tot);
	if (tot <= van || tot - van > UNKNOWN_BYTES)
		return false;
	found = form_labels_find(scan->labels, scan->text + van, tot - van, FORM_FIND_HEADING);
	if (!found.key ||
	    (sign && !(asked && label_follows(scan, tot)) &&
	     form_labels_find(scan->labels, scan->text + van, tot - van, FORM_FIND_EXACT).key))
		return false;
	*head = (struct form_head){found.key, false, false, van, tot, tot, false};
	return true;
}

/* "Mama zegt: ..." in the middle of a story is the story: there a label that is not known must
 * follow a line that does not end like a sentence, and its own line must not either. A row of more
 * cells is of the list. */
static bool belongs_to_story(const struct form_scan *scan, const struct form_head *head,
			     size_t line_end)
{
	const char *line = scan->text + head->van, *end = scan->text + line_end;
	const char *bar = memchr(line, '|', (size_t)(end - line));

	if (head->key || !scan->open || !scan->many_lines)
		return false;
	if (!scan->has_value)
		return scan->list; /* "Tom Aerts: 0471 ..." */
	if (bar && memchr(bar + 1, '|', (size_t)(end - bar - 1)))
		return true;
	return line_end > head->value && strchr(".!,;", end[-1]) != NULL;
}

/* The bytes of "- " before an answer on a line of its own; 0: none. */
static size_t bullet_at(const char *text, size_t van, size_t tot)
{
	return tot - van > 2 && strchr("-*", text[van]) && text[van + 1] == ' ' ? 2 : 0;
}

static void add_line(struct form_scan *scan, size_t van, size_t tot)
{
	bool box = form_box(scan->text + van, tot - van);

	/* options below one another are one answer; a list of boxes ends where they end */
	scan->open &= !scan->has_value || box || (scan->many_lines && !(scan->list && scan->boxes));
	if (!scan->open)
		return;
	if (!scan->has_value) {
		/* "Leeftijd" and below it "- 16": the dash is a bullet */
		scan->answer.waarde_van = van + (scan->list ? 0 : bullet_at(scan->text, van, tot));
		scan->boxes = box;
	}
	scan->answer.waarde_tot = tot;
	scan->has_value = true;
	scan->open = scan->many_lines || box;
}

/* The answer to a label, not a label itself: "Ik ben" and below it "moeder". */
static bool is_awaited(const struct form_scan *scan, const char *key)
{
	static const char *const answers[] = {
	    "client.naam",	  "ouder.",  "partij.begeleider", "partij.consulent",
	    "vertrouwenspersoon", "sectie.", "toegangspoort"};

	if (!scan->open || scan->has_value)
		return false;
	for (size_t i = 0; i < sizeof(answers) / sizeof(answers[0]); i++) {
		if (strncmp(key, answers[i], strlen(answers[i])) == 0)
			return true;
	}
	return false;
}

/* The question who asks is answered with words that are headings too. */
static bool asks_who(const struct form_scan *scan)
{
	return scan->open && !scan->has_value && scan->answer.sleutel &&
	       strcmp(scan->answer.sleutel, "aanvrager.rol") == 0;
}

/* Where labels stand alone on their lines, above any list, and as numbered questions. */
static bool find_bare(struct form_scan *scan, size_t van, size_t tot, struct form_head *head)
{
	size_t end = tot;
	bool numbered = form_is_numbered(scan->text, van, tot);
	bool block = scan->style.bare && scan->after_blank, asked = scan->text[tot - 1] == '?';
	struct form_key found = form_bare_label(scan->labels, scan->text, &van, &tot,
						block ? FORM_FIND_PATTERN : FORM_FIND_EXACT);

	*head = (struct form_head){found.key, found.many_lines, found.list, van, tot, end, false};
	if (block && asked && tot > van && (!scan->open || scan->has_value))
		return true; /* a question that the table does not know ends the answer above it */
	return found.key && !strchr(":?|", scan->text[end - 1]) &&
	       (scan->style.bare || found.list || numbered) && !is_awaited(scan, found.key);
}

static void take_blank(struct form_scan *scan)
{
	bool awaits = scan->style.bare && !scan->has_value;

	if (scan->open && scan->has_value && !scan->blank_at)
		scan->blank_at = scan->answer.waarde_tot;
	scan->list &= scan->has_value || scan->style.bare;
	if ((!scan->many_lines && !awaits) || (scan->people && scan->has_value))
		scan->open = false;
	scan->row = FORM_ROW_PLAIN;
}

static void take_line(struct form_scan *scan, size_t van, size_t tot)
{
	size_t start = van, end = tot;
	struct form_head head = {.key = NULL};

	form_trim(scan->text, &start, &end);
	if (start == end) {
		take_blank(scan);
		scan->after_blank = true;
		return;
	}
	if (end - start == 2 && memcmp(scan->text + start, "--", 2) == 0) {
		form_finish(scan, true);
		return;
	}
	if (form_box(scan->text + start, end - start))
		add_line(scan, start, end);
	else if (form_take_row(scan, van, tot))
		;
	else if ((!asks_who(scan) && find_heading(scan, van, end, &head)) ||
		 find_bare(scan, van, end, &head) ||
		 (find_head(scan, van, end, &head) && !belongs_to_story(scan, &head, end)))
		form_begin(scan, &head, tot);
	else
		add_line(scan, start, end);
	scan->after_blank = false;
}

struct form_answers form_find_lines(struct arena *arena, const struct form_labels *labels,
				    const char *text, size_t length)
{
	struct form_scan scan = {.arena = arena,
				 .labels = labels,
				 .text = text,
				 .length = length,
				 .style = form_style_of(labels, text, length),
				 .after_blank = true};

	for (size_t van = 0;
	     van < length && scan.answers.count < FORM_ANSWERS && scan.lookups < LOOKUPS;) {
		const char *newline = memchr(text + van, '\n', length - van);
		size_t tot = newline ? (size_t)(newline - text) : length;

		while (van < tot && scan.answers.count < FORM_ANSWERS && scan.lookups < LOOKUPS) {
			size_t next = form_labels_next(labels, text, van, tot, &scan.lookups);

			take_line(&scan, van, next);
			van = next;
		}
		if (van == tot && (tot == 0 || text[tot - 1] == '\n'))
			take_line(&scan, van, tot);
		van = tot + 1;
	}
	form_finish(&scan, true);
	return scan.answers;
}

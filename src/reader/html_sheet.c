/* html_sheet: the plain rules of <style>; see html_style.h. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "base/text.h"
#include "reader/html_color.h"
#include "reader/html_style.h"

enum {
	RULES_MOST = 1500,
	NAME_MOST = 64,
	SELECTOR_MOST = 200,
	DECLARATIONS_MOST = 4000,
	CLASSES_MOST = 2000,
	RULE_STEPS = 4, /* of one rule that does not match */
	STEPS_MOST = 64 * 1024 * 1024
};

struct rule {
	char tag[NAME_MOST], name[NAME_MOST], id[NAME_MOST]; /* "": any */
	bool doubt; /* it asks for more than that: only a background of it counts, as unknown */
	bool guess; /* in a block that holds for some screens or programs only */
	const char *declarations;
	size_t length;
};

struct html_sheet {
	struct arena *arena;
	struct rule *rules;
	size_t count;
	size_t steps;
	bool over; /* more than is looked at: what is seen cannot be told any more */
};

struct html_sheet *html_sheet_new(void)
{
	struct html_sheet *sheet = memory_zero(1, sizeof(*sheet));

	sheet->arena = arena_new();
	return sheet;
}

void html_sheet_free(struct html_sheet **sheet)
{
	struct html_sheet *old = *sheet;

	*sheet = NULL;
	if (old)
		arena_free(&old->arena);
	free(old);
}

/* A name at `text`, up to what may follow it; returns its length, 0: none, or too long. */
static size_t take_name(const char *text, char name[NAME_MOST])
{
	size_t length = strcspn(text, ".# \t>+~:[");

	if (length >= NAME_MOST)
		return 0;
	memcpy(name, text, length);
	name[length] = '\0';
	return length;
}

/* Any element, perhaps. */
static void take_any(struct rule *rule)
{
	rule->tag[0] = rule->name[0] = rule->id[0] = '\0';
	rule->doubt = true;
}

/* "p:not(.a, .b) > i" as "i", "p:nth-child(2)" as "p:nth-child"; NULL: brackets that do not close. */
static const char *without_brackets(char *selector)
{
	char *open = strchr(selector, '('), *close = strrchr(selector, ')');

	if (!open && !close)
		return selector;
	if (!open || !close || close < open)
		return NULL;
	if (strpbrk(close, " >+~"))
		return close + 1;
	*open = '\0';
	return selector;
}

/* "a:hover": while the mouse is there. */
static bool is_passing(const char *at)
{
	return text_equal(at, ":hover") || text_equal(at, ":active") || text_equal(at, ":focus") ||
	       text_equal(at, ":visited");
}

/* "td.x", "#y", "*"; of "div > td.x:first-child" the last, in doubt. False: it is for a moment. */
static bool take_selector(char *whole, struct rule *rule)
{
	bool brackets = strpbrk(whole, "()\\") != NULL;
	const char *selector = strchr(whole, '\\') ? NULL : without_brackets(whole);
	const char *at = selector ? selector + strlen(selector) : NULL;

	if (!selector) {
		take_any(rule);
		return true;
	}
	while (at > selector && !strchr(" >+~", at[-1]))
		at--;
	rule->doubt = at > selector || brackets;
	if (*at != '.' && *at != '#') {
		size_t length = take_name(at, rule->tag);

		if (length == 0) {
			take_any(rule);
			return !is_passing(at);
		}
		at += length;
		if (text_equal(rule->tag, "*"))
			rule->tag[0] = '\0';
	}
	while (*at == '.' || *at == '#') {
		char *name = *at == '.' ? rule->name : rule->id;
		size_t length;

		rule->doubt = rule->doubt || *name;
		length = take_name(at + 1, name);
		if (length == 0) {
			take_any(rule);
			return true;
		}
		at += 1 + length;
	}
	rule->doubt = rule->doubt || *at;
	return !is_passing(at);
}

static void add_rule(struct html_sheet *sheet, const char *selectors, size_t length,
		     const char *declarations, size_t declarations_length, bool guess)
{
	const char *copy = arena_slice(sheet->arena, declarations, declarations_length);
	char *all = text_clean(sheet->arena, selectors, length, TEXT_ONE_LINE, NULL), *selector;

	for (char *next = all; (selector = strsep(&next, ",")) != NULL;) {
		struct rule rule = {
		    .declarations = copy, .length = declarations_length, .guess = guess};
		size_t end;

		selector += strspn(selector, " ");
		end = strlen(selector);
		while (end && selector[end - 1] == ' ')
			selector[--end] = '\0';
		if (end == 0 || end > SELECTOR_MOST || !take_selector(selector, &rule))
			continue;
		sheet->over = sheet->over || sheet->count == RULES_MOST ||
			      declarations_length > DECLARATIONS_MOST;
		if (sheet->over)
			return;
		sheet->rules =
		    arena_grow(sheet->arena, sheet->rules, sheet->count, sizeof(*sheet->rules));
		sheet->rules[sheet->count++] = rule;
	}
}

/* Behind the block that starts at or after `at`. */
static size_t skip_block(const char *css, size_t length, size_t at)
{
	int depth = 0;

	for (; at < length; at++) {
		depth += css[at] == '{';
		depth -= css[at] == '}';
		if (depth == 0 && (css[at] == '}' || css[at] == ';'))
			return at + 1;
	}
	return length;
}

struct sheet_text {
	struct arena *arena;
	const char *text;
	size_t length;
	size_t guess; /* up to there the rules may hold, or not */
};

/* What an at-rule does with the rules in its block. */
enum block { SKIPPED, TAKEN, GUESSED };

/* "@media screen {" holds for all; what is for paper or a dark screen is left out; the width of a screen, or what a
 * program can do, may be guessed by who wrote it. */
static enum block block_of(struct arena *arena, const char *rule, size_t length)
{
	static const char *const guessed[] = {"@supports", "@layer", "@container", "@scope"};
	const char *text = arena_slice(arena, rule, length);

	for (size_t i = 0; i < sizeof(guessed) / sizeof(guessed[0]); i++) {
		if (text_starts_fold(text, guessed[i]))
			return GUESSED;
	}
	if (!text_starts_fold(text, "@media"))
		return SKIPPED;
	if (strcasestr(text, "not "))
		return GUESSED;
	if (strcasestr(text, "print") ||
	    (strcasestr(text, "color-scheme") && strcasestr(text, "dark")))
		return SKIPPED;
	return strchr(text, '(') ? GUESSED : TAKEN;
}

/* *guess: where the block that only may hold ends. */
static size_t take_at_rule(struct sheet_text *css, size_t at)
{
	size_t end = at + strcspn(css->text + at, "{;");
	enum block block = SKIPPED;

	if (css->text[end] == '{' && end - at < SELECTOR_MOST)
		block = block_of(css->arena, css->text + at, end - at);
	if (block == SKIPPED)
		return skip_block(css->text, css->length, at);
	if (block == GUESSED && at >= css->guess)
		css->guess = skip_block(css->text, css->length, at);
	return end + 1;
}

/* Comments, and the marks of HTML comments round a sheet, become spaces. */
static char *without_comments(struct arena *arena, const char *css, size_t length)
{
	char *copy = arena_slice(arena, css, length);

	for (char *at = copy; (at = strstr(at, "/*")) != NULL;) {
		char *end = strstr(at + 2, "*/");
		size_t size = end ? (size_t)(end + 2 - at) : strlen(at);

		memset(at, ' ', size);
		at += size;
	}
	for (char *at = copy; (at = strstr(at, "<!--")) != NULL; at += 4)
		memset(at, ' ', 4);
	for (char *at = copy; (at = strstr(at, "-->")) != NULL; at += 3)
		memset(at, ' ', 3);
	return copy;
}

/* A rule within a rule is meant for elements within; whichever. */
static void add_block(struct html_sheet *sheet, const char *selectors, const char *open,
		      const char *close, bool guess)
{
	const char *inner = memrchr(open + 1, '{', (size_t)(close - open - 1));

	add_rule(sheet, selectors, (size_t)(open - selectors), open + 1, (size_t)(close - open - 1),
		 guess);
	if (inner)
		add_rule(sheet, "*:is", 4, inner + 1, (size_t)(close - inner - 1), guess);
}

void html_sheet_add(struct html_sheet *sheet, const char *data, size_t size)
{
	struct sheet_text css = {.arena = sheet->arena,
				 .text = without_comments(sheet->arena, data, size)};
	size_t at = 0;

	css.length = strlen(css.text);
	while (at < css.length && !sheet->over) {
		const char *open, *close;

		at += strspn(css.text + at, " \t\n}");
		if (css.text[at] == '@') {
			at = take_at_rule(&css, at);
			continue;
		}
		open = memchr(css.text + at, '{', css.length - at);
		if (!open)
			return;
		close = memchr(open, '}', css.length - (size_t)(open - css.text));
		if (!close) /* the end of the sheet closes it */
			close = css.text + css.length;
		add_block(sheet, css.text + at, open, close, at < css.guess);
		at = (size_t)(close - css.text) + 1;
	}
}

/* Whether a list of classes holds one. */
static bool holds(const char *classes, const char *name)
{
	size_t length = strlen(name);

	for (const char *at = classes; at && (at = strcasestr(at, name)) != NULL; at += length) {
		if ((at == classes || strchr(" \t\n", at[-1])) &&
		    (at[length] == '\0' || strchr(" \t\n", at[length])))
			return true;
	}
	return false;
}

struct element {
	const char *tag, *classes, *id;
};

static bool is_for(const struct rule *rule, const struct element *element)
{
	return (!rule->tag[0] || text_equal_fold(rule->tag, element->tag)) &&
	       (!rule->name[0] || holds(element->classes, rule->name)) &&
	       (!rule->id[0] || (element->id && text_equal_fold(rule->id, element->id)));
}

/* False: more than is looked at. */
static bool is_within(struct html_sheet *sheet, struct html_style *style, const char *classes)
{
	sheet->steps += RULE_STEPS * sheet->count;
	sheet->over = sheet->over || sheet->steps > STEPS_MOST ||
		      (sheet->count && classes && strlen(classes) > CLASSES_MOST);
	style->unseen = style->unseen || sheet->over;
	return !sheet->over;
}

void html_sheet_apply(struct html_sheet *sheet, struct html_style *style, const char *tag,
		      const char *classes, const char *id)
{
	const struct element element = {tag, classes, id};

	if (!is_within(sheet, style, classes))
		return;
	for (size_t i = 0; i < sheet->count; i++) {
		const struct rule *rule = &sheet->rules[i];

		if (rule->guess || !is_for(rule, &element))
			continue;
		sheet->steps += rule->length;
		if (!rule->doubt)
			html_style_apply(style, rule->declarations, rule->length);
		else if (strcasestr(rule->declarations, "background"))
			style->back = HTML_COLOR_UNKNOWN;
	}
}

void html_sheet_doubt(struct html_sheet *sheet, struct html_style *style, const char *tag,
		      const char *classes, const char *id)
{
	const struct element element = {tag, classes, id};
	bool seen = html_style_seen(style) && !style->gone;

	if (!is_within(sheet, style, classes))
		return;
	for (size_t i = 0; i < sheet->count && seen && !style->doubt; i++) {
		const struct rule *rule = &sheet->rules[i];
		struct html_style with = *style;

		if (!is_for(rule, &element))
			continue;
		sheet->steps += rule->length;
		html_style_apply(&with, rule->declarations, rule->length);
		style->named = with.named;
		style->doubt = with.doubt || with.gone || !html_style_seen(&with);
	}
}

/* html_sheet: the plain rules of <style>; see html_style.h. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "base/text.h"
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

/* "td.x", "#y", "*"; of "div > td.x:hover" the last, in doubt. False: nothing of it is understood. */
static bool take_selector(const char *selector, struct rule *rule)
{
	const char *at = selector + strlen(selector);

	while (at > selector && !strchr(" >+~", at[-1]))
		at--;
	rule->doubt = at > selector;
	if (*at != '.' && *at != '#') {
		size_t length = take_name(at, rule->tag);

		if (length == 0)
			return false;
		at += length;
		if (text_equal(rule->tag, "*"))
			rule->tag[0] = '\0';
	}
	while (*at == '.' || *at == '#') {
		char *name = *at == '.' ? rule->name : rule->id;
		size_t length;

		rule->doubt = rule->doubt || *name;
		length = take_name(at + 1, name);
		if (length == 0)
			return false;
		at += 1 + length;
	}
	rule->doubt = rule->doubt || *at;
	return true;
}

static void add_rule(struct html_sheet *sheet, const char *selectors, size_t length,
		     const char *declarations, size_t declarations_length)
{
	const char *copy = arena_slice(sheet->arena, declarations, declarations_length);
	char *all = text_clean(sheet->arena, selectors, length, TEXT_ONE_LINE, NULL), *selector;

	for (char *next = all; (selector = strsep(&next, ",")) != NULL;) {
		struct rule rule = {.declarations = copy, .length = declarations_length};
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

/* "@media screen {" holds for all; what depends on a width or a dark screen is left out. */
static size_t take_at_rule(const char *css, size_t length, size_t at)
{
	size_t end = at + strcspn(css + at, "{;");

	if (css[end] == '{' && end - at >= 6 && strncasecmp(css + at, "@media", 6) == 0 &&
	    !memchr(css + at, '(', end - at) && !memmem(css + at, end - at, "print", 5))
		return end + 1;
	return skip_block(css, length, at);
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

void html_sheet_add(struct html_sheet *sheet, const char *data, size_t size)
{
	const char *css = without_comments(sheet->arena, data, size);
	size_t length = strlen(css), at = 0;

	while (at < length && !sheet->over) {
		const char *open, *close;

		at += strspn(css + at, " \t\n}");
		if (css[at] == '@') {
			at = take_at_rule(css, length, at);
			continue;
		}
		open = memchr(css + at, '{', length - at);
		close = open ? memchr(open, '}', length - (size_t)(open - css)) : NULL;
		if (!close)
			return;
		add_rule(sheet, css + at, (size_t)(open - css) - at, open + 1,
			 (size_t)(close - open - 1));
		at = (size_t)(close - css) + 1;
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

void html_sheet_apply(struct html_sheet *sheet, struct html_style *style, const char *tag,
		      const char *classes, const char *id)
{
	sheet->steps += RULE_STEPS * sheet->count;
	sheet->over = sheet->over || sheet->steps > STEPS_MOST ||
		      (sheet->count && classes && strlen(classes) > CLASSES_MOST);
	if (sheet->over) {
		style->unseen = true;
		return;
	}
	for (size_t i = 0; i < sheet->count; i++) {
		const struct rule *rule = &sheet->rules[i];

		if ((rule->tag[0] && !text_equal_fold(rule->tag, tag)) ||
		    (rule->name[0] && !holds(classes, rule->name)) ||
		    (rule->id[0] && !(id && text_equal_fold(rule->id, id))))
			continue;
		sheet->steps += rule->length;
		if (!rule->doubt)
			html_style_apply(style, rule->declarations, rule->length);
		else if (strcasestr(rule->declarations, "background"))
			style->back = HTML_COLOR_UNKNOWN;
	}
}

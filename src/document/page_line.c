/* page_line: what of a paragraph counts: what is struck through does not, and what is marked is a
 * choice where options stand side by side (page.h). */
#include "document/page.h"

#include <ctype.h>
#include <string.h>

enum { OPTIONS = 12, WORDS = 4, OPTION = 60 };

#define TICKED	 "\xE2\x98\x92 "
#define UNTICKED "\xE2\x98\x90 "

/* A paragraph with the style of each byte. */
struct line {
	const char *text, *marks;
	size_t length;
};

struct option {
	size_t van, tot;
	bool marked;
};

static bool is_struck(const struct line *line, size_t at)
{
	return ((unsigned char)line->marks[at] & PAGE_STRUCK) != 0;
}

static bool has_style(const struct line *line, enum page_style style)
{
	for (size_t i = 0; i < line->length; i++) {
		if ((unsigned char)line->marks[i] & style)
			return true;
	}
	return false;
}

static bool separates(char c)
{
	return c && strchr("/|,;", c);
}

static void cut_space(struct buffer *out, struct buffer *marks)
{
	while (out->length && out->data[out->length - 1] == ' ')
		out->length--;
	marks->length = out->length;
}

/* Behind the sign that stood between what was struck and what follows. */
static size_t skip_separator(const struct line *line, size_t at)
{
	size_t next = at;

	while (next < line->length && line->text[next] == ' ')
		next++;
	return next < line->length && separates(line->text[next]) && !is_struck(line, next)
		   ? next + 1
		   : at;
}

/* "~~moeder~~ / vader": "vader"; "moeder / ~~vader~~": "moeder". */
static void drop_struck(const struct line *line, struct buffer *out, struct buffer *marks)
{
	for (size_t i = 0; i < line->length;) {
		size_t after;

		if (!is_struck(line, i)) {
			buffer_char(out, line->text[i]);
			buffer_char(marks, line->marks[i++]);
			continue;
		}
		while (i < line->length && is_struck(line, i))
			i++;
		after = skip_separator(line, i);
		if (after == i && out->length) {
			cut_space(out, marks);
			if (out->length && separates(out->data[out->length - 1]))
				out->length--;
			cut_space(out, marks);
		}
		i = after;
	}
}

/* Two spaces or more, a tab, "/" or "|" between two options; 0: none here. */
static size_t separator_at(const struct line *line, size_t at)
{
	size_t end = at;
	bool strong = false;

	while (end < line->length && strchr(" \t/|", line->text[end])) {
		strong |= line->text[end] != ' ';
		end++;
	}
	return strong || end - at >= 2 ? end - at : 0;
}

/* An option in words, wholly marked or not at all. */
static bool is_option(const struct line *line, struct option *option)
{
	size_t marked = 0, letters = 0, words = 1;

	for (size_t i = option->van; i < option->tot; i++) {
		unsigned char c = (unsigned char)line->text[i];

		/* digits and addresses are no options, and what has boxes needs none */
		if (isdigit(c) || c == 0xE2 || strchr(":@.[(", line->text[i]))
			return false;
		words += c == ' ';
		if (c == ' ')
			continue;
		letters++;
		marked += ((unsigned char)line->marks[i] & PAGE_MARKED) != 0;
	}
	option->marked = marked > 0;
	return letters > 0 && words <= WORDS && option->tot - option->van <= OPTION &&
	       (marked == 0 || marked == letters);
}

/* The options side by side; 0 when the line is anything else, or when none or all are marked. */
static size_t find_options(const struct line *line, struct option options[OPTIONS])
{
	size_t count = 0, marked = 0, van = 0;

	while (van < line->length) {
		struct option *option = &options[count];
		size_t at = van, gap = 0;

		while (at < line->length && (gap = separator_at(line, at)) == 0)
			at++;
		*option = (struct option){van, at, false};
		if (count + 1 == OPTIONS || !is_option(line, option))
			return 0;
		marked += option->marked;
		count++;
		van = at + gap;
	}
	return marked > 0 && marked < count ? count : 0;
}

/* The line between its white space. */
static struct line trimmed(const struct buffer *text, const struct buffer *marks)
{
	struct line line = {text->data, marks->data, text->length};

	while (line.length && strchr(" \t\n", line.text[line.length - 1]))
		line.length--;
	while (line.length && strchr(" \t\n", *line.text)) {
		line.text++;
		line.marks++;
		line.length--;
	}
	return line;
}

static void add_line(const struct line *line, struct buffer *out)
{
	struct option options[OPTIONS];
	size_t count = has_style(line, PAGE_MARKED) ? find_options(line, options) : 0;

	for (size_t i = 0; i < count; i++) {
		buffer_text(out, i ? "  " : "");
		buffer_text(out, options[i].marked ? TICKED : UNTICKED);
		buffer_add(out, line->text + options[i].van, options[i].tot - options[i].van);
	}
	if (count == 0)
		buffer_add(out, line->text, line->length);
}

void page_line(const struct buffer *line, const struct buffer *marks, struct buffer *out)
{
	struct line whole = trimmed(line, marks);
	struct buffer kept = {0}, kept_marks = {0};

	if (whole.length == 0)
		return;
	if (!has_style(&whole, PAGE_STRUCK)) {
		add_line(&whole, out);
		return;
	}
	drop_struck(&whole, &kept, &kept_marks);
	whole = trimmed(&kept, &kept_marks);
	if (whole.length)
		add_line(&whole, out);
	buffer_free(&kept);
	buffer_free(&kept_marks);
}

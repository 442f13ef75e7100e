/* labels: the table of labels (form.h): exact ones sorted for a binary search, patterns in the
 * order of the file. */
#include "form/form.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "form/labels.h"
#include "form/words.h"

enum { PATTERN_WORDS = 6 };

struct label {
	const char *text; /* folded */
	const char *key;
	bool many_lines, list;
	bool heading; /* the same words may also be a label */
	int line;
};

struct pattern {
	const char *words[PATTERN_WORDS];
	size_t word_count;
	const char *key;
	bool many_lines, list;
};

struct form_labels {
	struct arena *arena;
	struct label *labels;
	size_t label_count;
	struct pattern *patterns;
	size_t pattern_count;
};

/* Where a file is being parsed. */
struct parse {
	struct form_labels *labels;
	const char *name;
	int line;
	const char *key;
	bool many_lines, list;
	struct error *err;
};

static int fault(const struct parse *parse, const char *what)
{
	return error_set(parse->err, ERROR_STOP, "%s:%d: %s", parse->name, parse->line, what);
}

static void trim(const char **text, size_t *length)
{
	while (*length && strchr(" \t\r", (*text)[0])) {
		(*text)++;
		(*length)--;
	}
	while (*length && strchr(" \t\r", (*text)[*length - 1]))
		(*length)--;
}

static int add_pattern(struct parse *parse, const char *folded)
{
	struct form_labels *labels = parse->labels;
	char *words = arena_text(labels->arena, folded), *rest = NULL;
	struct pattern *pattern;

	labels->patterns = memory_grow(labels->patterns, labels->pattern_count, sizeof(*pattern));
	pattern = &labels->patterns[labels->pattern_count++];
	pattern->key = parse->key;
	pattern->many_lines = parse->many_lines;
	pattern->list = parse->list;
	for (char *word = strtok_r(words, " ", &rest); word; word = strtok_r(NULL, " ", &rest)) {
		if (pattern->word_count == PATTERN_WORDS)
			return fault(parse, "more than six words after ~");
		pattern->words[pattern->word_count++] = word;
	}
	return 0;
}

/* "Straat + nr" is "Straat nr". */
static bool fold_label(const char *text, size_t length, char *out, size_t size)
{
	char *plus;

	if (!form_fold(text, length, out, size))
		return false;
	while ((plus = strstr(out, " + ")) != NULL)
		memmove(plus, plus + 2, strlen(plus + 2) + 1);
	return true;
}

static int add_label(struct parse *parse, const char *text, size_t length)
{
	struct form_labels *labels = parse->labels;
	char folded[FORM_LABEL];
	bool is_pattern = length > 0 && text[0] == '~';

	if (!fold_label(text, length, folded, sizeof(folded)))
		return fault(parse, "the label is too long");
	if (folded[0] == '\0')
		return fault(parse, "an empty label");
	if (is_pattern)
		return add_pattern(parse, folded);
	labels->labels = memory_grow(labels->labels, labels->label_count, sizeof(*labels->labels));
	labels->labels[labels->label_count++] = (struct label){
	    .text = arena_text(labels->arena, folded),
	    .key = parse->key,
	    .many_lines = parse->many_lines,
	    .list = parse->list,
	    .heading = form_is_heading(parse->key),
	    .line = parse->line,
	};
	return 0;
}

/* "sleutel* = label | label" */
static int parse_line(struct parse *parse, const char *text, size_t length)
{
	const char *equals = memchr(text, '=', length);
	const char *key = text, *end = text + length;
	size_t key_length;

	if (!equals)
		return fault(parse, "no \"=\"; write \"sleutel = label | label\"");
	key_length = (size_t)(equals - text);
	trim(&key, &key_length);
	parse->list = key_length > 0 && key[key_length - 1] == '+';
	parse->many_lines = parse->list || (key_length > 0 && key[key_length - 1] == '*');
	if (parse->many_lines)
		key_length--;
	if (key_length == 0)
		return fault(parse, "no key before \"=\"");
	parse->key = arena_slice(parse->labels->arena, key, key_length);
	for (const char *label = equals + 1; label <= end;) {
		const char *bar = memchr(label, '|', (size_t)(end - label));
		const char *stop = bar ? bar : end, *start = label;
		size_t size = (size_t)(stop - label);

		trim(&start, &size);
		if (add_label(parse, start, size))
			return -1;
		label = stop + 1;
	}
	return 0;
}

static int compare(const void *a, const void *b)
{
	const struct label *one = a, *other = b;
	int order = strcmp(one->text, other->text);

	return order ? order : (int)one->heading - (int)other->heading;
}

static int sort_labels(struct parse *parse)
{
	struct form_labels *labels = parse->labels;

	if (labels->label_count)
		qsort(labels->labels, labels->label_count, sizeof(*labels->labels), compare);
	for (size_t i = 1; i < labels->label_count; i++) {
		const struct label *a = &labels->labels[i - 1], *b = &labels->labels[i];

		if (compare(a, b) == 0) {
			parse->line = a->line > b->line ? a->line : b->line;
			return fault(parse, "this label was given before");
		}
	}
	return 0;
}

int form_labels_parse(const char *name, const char *data, size_t size,
		      struct form_labels **labels_r, struct error *err)
{
	struct form_labels *labels = memory_zero(1, sizeof(*labels));
	struct parse parse = {.labels = labels, .name = name, .err = err};
	const char *end = data + size;
	int result = 0;

	labels->arena = arena_new();
	for (const char *line = data; line < end && result == 0;) {
		const char *newline = memchr(line, '\n', (size_t)(end - line));
		const char *stop = newline ? newline : end, *start = line;
		size_t length = (size_t)(stop - line);

		parse.line++;
		trim(&start, &length);
		if (length && start[0] != '#')
			result = parse_line(&parse, start, length);
		line = stop + 1;
	}
	if (result == 0)
		result = sort_labels(&parse);
	if (result == 0)
		*labels_r = labels;
	else
		form_labels_free(&labels);
	return result;
}

void form_labels_free(struct form_labels **labels)
{
	if (!*labels)
		return;
	arena_free(&(*labels)->arena);
	free((*labels)->labels);
	free((*labels)->patterns);
	free(*labels);
	*labels = NULL;
}

/* True when the word stands in the folded text. */
static bool holds_word(const char *folded, const char *word)
{
	size_t length = strlen(word);

	for (const char *p = folded; (p = strstr(p, word)) != NULL; p += length) {
		if ((p == folded || p[-1] == ' ') && (p[length] == '\0' || p[length] == ' '))
			return true;
	}
	return false;
}

static bool fits(const struct pattern *pattern, const char *folded)
{
	for (size_t i = 0; i < pattern->word_count; i++) {
		if (!holds_word(folded, pattern->words[i]))
			return false;
	}
	return true;
}

bool form_labels_alone(const struct form_labels *labels, const char *text, size_t length)
{
	return length > 1 && text[length - 1] == ':' &&
	       form_labels_find(labels, text, length - 1, FORM_FIND_EXACT).key;
}

bool form_is_heading(const char *key)
{
	return key && strncmp(key, "sectie.", 7) == 0;
}

struct form_key form_labels_find(const struct form_labels *labels, const char *label, size_t length,
				 enum form_find find)
{
	char folded[FORM_LABEL];
	struct label wanted = {.text = folded, .heading = find == FORM_FIND_HEADING};
	const struct label *found;

	if (length >= FORM_LABEL || !fold_label(label, length, folded, sizeof(folded)) ||
	    !folded[0] || !labels->label_count)
		return (struct form_key){NULL, false, false};
	found = bsearch(&wanted, labels->labels, labels->label_count, sizeof(wanted), compare);
	if (found)
		return (struct form_key){found->key, found->many_lines, found->list};
	for (size_t i = 0; find == FORM_FIND_PATTERN && i < labels->pattern_count; i++) {
		const struct pattern *pattern = &labels->patterns[i];

		if (fits(pattern, folded))
			return (struct form_key){pattern->key, pattern->many_lines, pattern->list};
	}
	return (struct form_key){NULL, false, false};
}

const char *form_labels_key(const struct form_labels *labels, const char *label, size_t length)
{
	return form_labels_find(labels, label, length, FORM_FIND_PATTERN).key;
}

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

enum kind { KIND_LABEL, KIND_HEADING, KIND_COLUMN };

struct label {
	const char *text; /* folded */
	const char *key;
	bool many_lines, list;
	enum kind kind; /* the same words may be one of each */
	int line;
};

struct pattern {
	const char *words[PATTERN_WORDS];
	size_t word_count;
	const char *key;
	bool many_lines, list;
};

struct sorted { /* by compare() */
	struct label *items;
	size_t count;
	size_t from[257]; /* where those begin whose text begins with that byte */
};

struct form_labels {
	struct arena *arena;
	struct sorted written;
	struct sorted meant; /* the same by what they say; key NULL: two keys say it */
	struct form_same_words words;
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

static enum kind kind_of(const char *key)
{
	return strncmp(key, "kolom.", 6) == 0 ? KIND_COLUMN
	       : form_is_heading(key)	      ? KIND_HEADING
					      : KIND_LABEL;
}

static int add_label(struct parse *parse, const char *text, size_t length)
{
	struct form_labels *labels = parse->labels;
	struct sorted *written = &labels->written;
	char folded[FORM_LABEL];
	bool is_pattern = length > 0 && text[0] == '~';

	if (!fold_label(text, length, folded, sizeof(folded)))
		return fault(parse, "the label is too long");
	if (folded[0] == '\0')
		return fault(parse, "an empty label");
	if (is_pattern)
		return add_pattern(parse, folded);
	if (strncmp(parse->key, "woord.", 6) == 0) {
		form_words_add(&labels->words, arena_text(labels->arena, folded), parse->key + 6);
		return 0;
	}
	written->items = memory_grow(written->items, written->count, sizeof(*written->items));
	written->items[written->count++] = (struct label){
	    .text = arena_text(labels->arena, folded),
	    .key = parse->key,
	    .many_lines = parse->many_lines,
	    .list = parse->list,
	    .kind = kind_of(parse->key),
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

	return order ? order : (int)one->kind - (int)other->kind;
}

static void note_firsts(struct sorted *labels)
{
	size_t at = 0;

	for (size_t first = 0; first < 257; first++) {
		while (at < labels->count && (unsigned char)labels->items[at].text[0] < first)
			at++;
		labels->from[first] = at;
	}
}

static const struct label *find(const struct sorted *labels, const char *text, enum kind kind)
{
	const unsigned char first = (unsigned char)text[0];
	const struct label wanted = {.text = text, .kind = kind};
	const size_t from = labels->from[first], count = labels->from[first + 1] - from;

	return count ? bsearch(&wanted, labels->items + from, count, sizeof(wanted), compare)
		     : NULL;
}

static int sort_labels(struct parse *parse)
{
	struct sorted *written = &parse->labels->written;

	if (written->count)
		qsort(written->items, written->count, sizeof(*written->items), compare);
	for (size_t i = 1; i < written->count; i++) {
		const struct label *a = &written->items[i - 1], *b = &written->items[i];

		if (compare(a, b) == 0) {
			parse->line = a->line > b->line ? a->line : b->line;
			return fault(parse, "this label was given before");
		}
	}
	note_firsts(written);
	return 0;
}

/* The labels by what they say. Words that two keys say tell nothing. */
static void sort_meanings(struct form_labels *labels)
{
	struct sorted *meant = &labels->meant;
	char text[FORM_LABEL];
	size_t kept = 0;

	form_words_sort(&labels->words);
	meant->items = memory_zero(labels->written.count + 1, sizeof(*meant->items));
	for (size_t i = 0; i < labels->written.count; i++) {
		struct label label = labels->written.items[i];
		bool own = true;

		if (form_words_of(&labels->words, label.text, &own, text) == 0)
			continue;
		label.text = arena_text(labels->arena, text);
		meant->items[kept++] = label;
	}
	qsort(meant->items, kept, sizeof(*meant->items), compare);
	for (size_t i = 0; i < kept; i++) {
		struct label *last = meant->count ? &meant->items[meant->count - 1] : NULL;

		if (!last || compare(last, &meant->items[i]) != 0)
			meant->items[meant->count++] = meant->items[i];
		else if (last->key && strcmp(last->key, meant->items[i].key) != 0)
			last->key = NULL;
	}
	note_firsts(meant);
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
	if (result == 0) {
		sort_meanings(labels);
		*labels_r = labels;
	} else {
		form_labels_free(&labels);
	}
	return result;
}

void form_labels_free(struct form_labels **labels)
{
	if (!*labels)
		return;
	arena_free(&(*labels)->arena);
	free((*labels)->written.items);
	free((*labels)->meant.items);
	free((*labels)->words.items);
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

/* In the words of the label, or in what they mean. */
static bool fits(const struct pattern *pattern, const char *folded, const char *meant)
{
	for (size_t i = 0; i < pattern->word_count; i++) {
		if (!holds_word(folded, pattern->words[i]) && !holds_word(meant, pattern->words[i]))
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

static const struct form_key nothing = {NULL, false, false, false};

static struct form_key key_of(const struct label *label, bool loose)
{
	return (struct form_key){label->key, label->many_lines, label->list, loose};
}

/* As it is written, and then by what it says: "telefoon van uw kind" with "uw", and without. */
static struct form_key find_label(const struct form_labels *labels, const char *folded,
				  enum kind kind)
{
	char meant[FORM_LABEL];
	const struct label *found;
	bool own = true;

	if (!folded[0])
		return nothing;
	found = find(&labels->written, folded, kind);
	if (found)
		return key_of(found, false);
	for (int tries = 0; tries < 2 && own; tries++) {
		size_t count;

		own = tries == 0;
		count = form_words_of(&labels->words, folded, &own, meant);
		found = count ? find(&labels->meant, meant, kind) : NULL;
		if (found && found->key)
			return key_of(found, count == 1);
	}
	return nothing;
}

static struct form_key find_pattern(const struct form_labels *labels, const char *folded)
{
	char meant[FORM_LABEL];
	bool own = true;

	form_words_of(&labels->words, folded, &own, meant);
	for (size_t i = 0; i < labels->pattern_count; i++) {
		const struct pattern *pattern = &labels->patterns[i];

		if (fits(pattern, folded, meant))
			return (struct form_key){pattern->key, pattern->many_lines, pattern->list,
						 false};
	}
	return nothing;
}

/* "Telefoon (overdag)" is a telephone; "Het gaat over (naam kind)" a name. */
static struct form_key find_bracket(const struct form_labels *labels, const char *label,
				    size_t length, enum kind kind, bool inside)
{
	char folded[FORM_LABEL];
	const char *open = memchr(label, '(', length), *close;

	close = open ? memchr(open, ')', length - (size_t)(open - label)) : NULL;
	if (!close || close + 1 < label + length)
		return nothing;
	if (inside ? !fold_label(open, (size_t)(close - open), folded, sizeof(folded))
		   : !fold_label(label, (size_t)(open - label), folded, sizeof(folded)))
		return nothing;
	return find_label(labels, folded, kind);
}

struct form_key form_labels_find(const struct form_labels *labels, const char *label, size_t length,
				 enum form_find find)
{
	static const enum kind kinds[] = {
	    [FORM_FIND_HEADING] = KIND_HEADING, [FORM_FIND_COLUMN] = KIND_COLUMN};
	enum kind kind = kinds[find];
	char folded[FORM_LABEL];
	struct form_key found;

	if (length >= FORM_LABEL || !fold_label(label, length, folded, sizeof(folded)) ||
	    !folded[0])
		return nothing;
	found = find_label(labels, folded, kind);
	if (kind == KIND_HEADING) /* "Betrokkenen (naam - relatie)" asks for them */
		return found;
	if (!found.key)
		found = find_bracket(labels, label, length, kind, false);
	if (!found.key && find == FORM_FIND_PATTERN)
		found = find_pattern(labels, folded);
	if (!found.key) { /* "An Peeters (moeder) - 0470 12 34 56" is no label */
		found = find_bracket(labels, label, length, kind, true);
		found.loose = true;
	}
	return found;
}

const char *form_labels_key(const struct form_labels *labels, const char *label, size_t length)
{
	return form_labels_find(labels, label, length, FORM_FIND_PATTERN).key;
}

const char *form_labels_column(const struct form_labels *labels, const char *head, size_t length)
{
	return form_labels_find(labels, head, length, FORM_FIND_COLUMN).key;
}

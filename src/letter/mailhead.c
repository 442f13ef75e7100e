/* mailhead: see mailhead.h. */
#include "letter/mailhead.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "letter/mailwords.h"

enum { HEAD_LINES = 12, ADDRESS_LENGTH = 254, WORD_BYTES = 44, INLINE_BYTES = 2000 };

/* A colon, or the wide one of Japanese and Chinese; wide_r: its bytes. */
static const char *find_colon(const struct line *line, size_t *wide_r)
{
	size_t length = line->length < WORD_BYTES ? line->length : WORD_BYTES;
	const char *colon = memchr(line->text, ':', length);

	*wide_r = 1;
	if (!colon && (colon = memmem(line->text, length, "\xEF\xBC\x9A", 3)))
		*wide_r = 3;
	return colon;
}

/* The words of fields by their first byte: each line of a mail that has a colon is compared with them. */
enum { WORDS_MOST = 400 };
static struct {
	unsigned short first[UCHAR_MAX + 1], next[WORDS_MOST]; /* rows + 1; 0: none */
	bool ready;
} by_byte;

static void make_index(void)
{
	size_t count = 0;

	while (mailwords_fields[count].word)
		count++;
	if (count >= WORDS_MOST)
		abort();
	while (count > 0) {
		unsigned char byte = (unsigned char)mailwords_fields[--count].word[0];

		by_byte.next[count] = by_byte.first[byte];
		by_byte.first[byte] = (unsigned short)(count + 1);
	}
	by_byte.ready = true;
}

static const struct mailword *find_word(const char *folded)
{
	unsigned at;

	if (!by_byte.ready)
		make_index();
	for (at = by_byte.first[(unsigned char)folded[0]]; at; at = by_byte.next[at - 1]) {
		if (strcmp(folded, mailwords_fields[at - 1].word) == 0)
			return &mailwords_fields[at - 1];
	}
	return NULL;
}

/* "*From:* Jan" and "> Van : Jan" as well. Fills the field and its value. */
static bool read_field(struct line line, enum mailhead_field *field_r, struct line *value_r)
{
	const struct mailword *known;
	struct line word;
	char folded[LINES_FOLD];
	const char *colon;
	size_t wide;

	while (line.length && (line.text[0] == '>' || line.text[0] == ' ' || line.text[0] == '*' ||
			       line.text[0] == '\t')) {
		line.text++;
		line.length--;
	}
	colon = find_colon(&line, &wide);
	if (!colon)
		return false;
	word = line;
	word.length = (size_t)(colon - line.text);
	word = lines_strip(word);
	lines_fold(&word, folded);
	known = find_word(folded);
	if (!known)
		return false;
	value_r->text = colon + wide;
	value_r->length = line.length - (size_t)(colon + wide - line.text);
	value_r->start = value_r->next = line.start;
	*value_r = lines_trim(*value_r);
	while (value_r->length && value_r->text[0] == '*') {
		value_r->text++;
		value_r->length--;
	}
	*value_r = lines_trim(*value_r);
	*field_r = known->field;
	return true;
}

/* A line of quote marks only counts as blank: a head that is quoted ends there as well. */
static bool is_gap(struct line line)
{
	while (line.length && (line.text[0] == '>' || line.text[0] == ' ')) {
		line.text++;
		line.length--;
	}
	return lines_blank(&line);
}

static size_t skip_gaps(const char *text, size_t length, size_t offset)
{
	struct line line;

	while (lines_next(text, length, offset, &line) && is_gap(line))
		offset = line.next;
	return offset;
}

/* A field in a language that is not known here: "Kopija: Jan <jan@example.org>". */
static bool is_address_field(const struct line *line)
{
	size_t wide;

	return find_colon(line, &wide) && memchr(line->text, '@', line->length);
}

/* True when a known field follows within the next two lines (a To that was broken over lines). */
static bool goes_on(const char *text, size_t length, size_t offset)
{
	struct line line, value;
	enum mailhead_field field;

	for (int i = 0; i < 2 && lines_next(text, length, offset, &line) && !is_gap(line); i++) {
		if (read_field(line, &field, &value))
			return true;
		offset = line.next;
	}
	return false;
}

bool mailhead_at(const char *text, size_t length, size_t offset, struct mailhead *head)
{
	struct line line, value;
	enum mailhead_field field;
	int found = 0;

	*head = (struct mailhead){.start = offset};
	for (int i = 0; i < HEAD_LINES && lines_next(text, length, offset, &line); i++) {
		if (read_field(line, &field, &value)) {
			/* the same field again is another head */
			if (head->values[field].text && field != MAILHEAD_CC)
				break;
			found += head->values[field].text == NULL;
			if (!head->values[field].text)
				head->values[field] = value;
		} else if (found == 0) {
			return false;
		} else if (is_gap(line) || (!goes_on(text, length, line.next) &&
					    !(found > 2 && is_address_field(&line)))) {
			break;
		}
		offset = line.next;
	}
	if (found < 2 ||
	    !(head->values[MAILHEAD_FROM].length ||
	      (head->values[MAILHEAD_DATE].length && head->values[MAILHEAD_TO].length)))
		return false;
	head->end = skip_gaps(text, length, offset);
	return true;
}

static bool has_at(const struct line *value)
{
	return value->length && memchr(value->text, '@', value->length);
}

/* Programs write the time beside the date, people seldom. */
static bool has_time(const struct line *value)
{
	for (size_t i = 1; i + 2 < value->length; i++) {
		if ((value->text[i] == ':' || value->text[i] == '.') &&
		    text_is_digit(value->text[i - 1]) && text_is_digit(value->text[i + 1]) &&
		    text_is_digit(value->text[i + 2]))
			return true;
	}
	return false;
}

bool mailhead_sure(const struct mailhead *head)
{
	const struct line *values = head->values;

	if (values[MAILHEAD_FROM].length && values[MAILHEAD_SUBJECT].text)
		return values[MAILHEAD_DATE].text || values[MAILHEAD_TO].text;
	return has_time(&values[MAILHEAD_DATE]) &&
	       (has_at(&values[MAILHEAD_FROM]) || has_at(&values[MAILHEAD_TO]));
}

/* The longest word of a field that ends at `end` and starts with a capital letter; NULL: none. */
static const struct mailword *word_before(const struct line *line, size_t end, size_t *start_r)
{
	size_t from = end > WORD_BYTES ? end - WORD_BYTES : 0;
	const struct mailword *best = NULL;
	size_t best_length = 0;
	struct line before;

	before = lines_trim((struct line){.text = line->text + from, .length = end - from});
	end = (size_t)(before.text + before.length - line->text);
	for (const struct mailword *row = mailwords_fields; row->word; row++) {
		size_t length = strlen(row->word);
		struct line word = {.text = line->text + end - length, .length = length};
		char folded[LINES_FOLD];

		if (length <= best_length || length > end - from ||
		    (*word.text >= 'a' && *word.text <= 'z'))
			continue;
		lines_fold(&word, folded);
		if (strcmp(folded, row->word) == 0) {
			best = row;
			best_length = length;
		}
	}
	*start_r = end - best_length;
	return best;
}

bool mailhead_dated(const struct mailhead *head)
{
	return has_at(&head->values[MAILHEAD_FROM]) && has_time(&head->values[MAILHEAD_DATE]);
}

bool mailhead_in_line(const struct line *all, struct mailhead *head)
{
	struct line line = *all, *open = NULL;
	size_t start;

	*head = (struct mailhead){.start = all->start, .end = all->next};
	if (line.length > INLINE_BYTES)
		return false;
	for (size_t i = 0; i < line.length; i++) {
		const struct mailword *word =
		    line.text[i] == ':' ? word_before(&line, i, &start) : NULL;

		if (!word || head->values[word->field].text)
			continue;
		if (open) {
			open->length = (size_t)(line.text + start - open->text);
			*open = lines_trim(*open);
		}
		open = &head->values[word->field];
		*open = (struct line){.text = line.text + i + 1, .length = line.length - i - 1};
	}
	if (!open)
		return false;
	*open = lines_trim(*open);
	return head->values[MAILHEAD_FROM].length && head->values[MAILHEAD_SUBJECT].text;
}

static bool has_address_byte(char c)
{
	return c != ' ' && c != '<' && c != '>' && c != '[' && c != ']' && c != '"' && c != '(' &&
	       c != ')' && c != ',' && c != ';' && c != '\t' && c != ':';
}

/* Without quotation marks, straight or curly, and stars at both ends. */
static struct line unquoted(struct line name)
{
	static const char *const marks[] = {"\"", "'", "*", "“", "”", "„", "«", "»", "‘", "’"};

	name = lines_trim(name);
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		size_t size = strlen(marks[i]);

		if (name.length >= size && memcmp(name.text, marks[i], size) == 0) {
			name.text += size;
			name.length -= size;
			name = lines_trim(name);
		}
		if (name.length >= size &&
		    memcmp(name.text + name.length - size, marks[i], size) == 0) {
			name.length -= size;
			name = lines_trim(name);
		}
	}
	return name;
}

struct letter_address mailhead_address(struct arena *arena, const struct line *value)
{
	struct letter_address address = {NULL, NULL};
	const char *at = memchr(value->text, '@', value->length);
	const char *end = value->text + value->length;
	const char *from, *to;
	struct line name = *value;

	if (at) {
		for (from = at; from > value->text && has_address_byte(from[-1]);)
			from--;
		for (to = at; to < end && has_address_byte(*to);)
			to++;
		if (from < at && to > at + 1 && to - from <= ADDRESS_LENGTH) {
			char *adres = arena_slice(arena, from, (size_t)(to - from));

			text_lower(adres);
			address.adres = adres;
			name.length = (size_t)(from - value->text);
		}
	}
	for (from = name.text; from < name.text + name.length; from++) {
		if (*from == '<' || *from == '[' || *from == '(') {
			name.length = (size_t)(from - name.text);
			break;
		}
	}
	name = unquoted(name);
	if (name.length)
		address.naam = text_clean(arena, name.text, name.length, TEXT_ONE_LINE, NULL);
	return address;
}

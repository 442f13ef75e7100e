/* signoff: see signoff.h. The words are those of signwords. */
#include "letter/signoff.h"

#include <string.h>

#include "letter/signwords.h"

enum {
	DEVICE_WORDS = 8,
	DISCLAIMER_LEAST = 60,
	DISCLAIMER_MOST = 6000,
	DISCLAIMER_WEAK = 4, /* words that people use too */
	RULE_LEAST = 20,
	SIGNATURE_LINES = 14,
	SIGNATURE_BYTES = 2000,
	SIGNATURE_WORDS = 14,
	NAME_WORDS = 4,
	NAME_BYTES = 45
};

static size_t count_words(const char *text)
{
	size_t count = 0;

	for (; *text; text++)
		count += *text != ' ' && (text[1] == ' ' || text[1] == '\0');
	return count;
}

bool signoff_device(const struct line *line)
{
	struct line bare = lines_strip(*line);
	char folded[LINES_FOLD];

	if (bare.length < 7 || bare.length > 160)
		return false;
	if (bare.text[0] == '[' || bare.text[0] == '(') {
		bare.text++;
		bare.length--;
	}
	lines_fold(&bare, folded);
	return lines_starts_any(folded, signwords_services) ||
	       (lines_starts_any(folded, signwords_devices) && count_words(folded) <= DEVICE_WORDS);
}

bool signoff_rule(const struct line *line)
{
	return lines_rule(line, RULE_LEAST);
}

/* The offset behind the paragraph that starts in this line. */
static size_t paragraph_end(const char *text, size_t length, const struct line *line)
{
	struct line next = *line;
	size_t end = line->next;

	while (end - line->start < DISCLAIMER_MOST && lines_next(text, length, end, &next) &&
	       !lines_blank(&next) && !lines_quoted(&next) && !signoff_rule(&next))
		end = next.next;
	return end;
}

size_t signoff_disclaimer(const char *text, size_t length, const struct line *line)
{
	struct line paragraph = *line;
	char folded[LINES_FOLD];
	size_t end, hits, weak;

	if (lines_blank(line) || lines_quoted(line))
		return 0;
	end = paragraph_end(text, length, line);
	paragraph.length = end - line->start;
	if (paragraph.length < DISCLAIMER_LEAST)
		return 0;
	lines_fold(&paragraph, folded);
	hits = lines_count_any(folded, signwords_strong);
	weak = lines_count_any(folded, signwords_weak);
	return (hits && hits + weak >= 2) || weak >= DISCLAIMER_WEAK ? end : 0;
}

bool signoff_list(const char *text, size_t length, const struct line *line)
{
	struct line next;
	char folded[LINES_FOLD];

	if (!signoff_rule(line) || !lines_next(text, length, line->next, &next))
		return false;
	lines_fold(&next, folded);
	return strstr(folded, "mailing list") || strstr(folded, "mailinglist") ||
	       strstr(folded, "mailinglijst") || strstr(folded, "liste de diffusion");
}

bool signoff_mark(const struct line *line)
{
	return (line->length == 3 && memcmp(line->text, "-- ", 3) == 0) ||
	       (line->length == 2 && memcmp(line->text, "--", 2) == 0);
}

/* The last line of text[0, length), without its line end; false at the start. */
static bool line_before(const char *text, size_t length, struct line *line)
{
	size_t end = length;

	if (length == 0)
		return false;
	end -= text[end - 1] == '\n';
	line->start = end;
	while (line->start > 0 && text[line->start - 1] != '\n')
		line->start--;
	line->text = text + line->start;
	line->length = end - line->start;
	line->next = length;
	return true;
}

static bool has_words(const char *text, size_t length)
{
	struct line all = {.text = text, .length = length};
	struct line line;

	for (; all.length && line_before(text, all.length, &line); all.length = line.start) {
		if (!lines_blank(&line))
			return true;
	}
	return false;
}

enum closing { NOT_CLOSING, CLOSING_ALONE, CLOSING_WITH_NAME };

static enum closing closing_of(const char *folded)
{
	enum closing found = NOT_CLOSING;

	for (const char *const *row = signwords_closings; *row; row++) {
		size_t length = strlen(*row);
		const char *rest = folded + length;

		if (**row != *folded || strncmp(folded, *row, length) != 0)
			continue;
		if (strspn(rest, " ,.!;:") == strlen(rest))
			return CLOSING_ALONE;
		if (strchr(" ,", *rest) && count_words(rest) <= NAME_WORDS)
			found = CLOSING_WITH_NAME;
	}
	return found;
}

bool signoff_closing(const struct line *line)
{
	struct line trimmed = lines_trim(*line);
	char folded[LINES_FOLD];

	lines_fold(&trimmed, folded);
	return closing_of(folded) != NOT_CLOSING;
}

/* A line that a signature may hold. */
static bool fits_signature(const char *folded)
{
	size_t length = strlen(folded);

	return count_words(folded) <= SIGNATURE_WORDS && !strchr(folded, '?') && length < 160 &&
	       strncmp(folded, "ps", 2) != 0 && strncmp(folded, "p.s", 3) != 0 &&
	       strncmp(folded, "nb", 2) != 0 && strncmp(folded, "n.b", 3) != 0;
}

/* "-Jan Peeters", "/Jan", below a blank line. */
static bool is_dashed_name(const char *text, const struct line *line)
{
	struct line trimmed = lines_trim(*line), name = trimmed, before;
	char folded[LINES_FOLD];

	if (trimmed.length < 3 || trimmed.length > NAME_BYTES ||
	    !(trimmed.text[0] == '-' || trimmed.text[0] == '/'))
		return false;
	name.text++;
	name.length--;
	if ((name.text[0] < 'A' || name.text[0] > 'Z') && (unsigned char)name.text[0] < 0xC3)
		return false;
	lines_fold(&name, folded);
	for (const char *const *row = signwords_no_names; *row; row++) {
		if (strcmp(folded, *row) == 0)
			return false;
	}
	return count_words(folded) <= NAME_WORDS && !strpbrk(folded, "0123456789:?!.") &&
	       line_before(text, line->start, &before) && lines_blank(&before);
}

size_t signoff_cut(const char *text, size_t length)
{
	size_t at = length, filled = 0, best = length;
	struct line line;

	while (filled <= SIGNATURE_LINES && length - at < SIGNATURE_BYTES &&
	       line_before(text, at, &line)) {
		struct line trimmed = lines_trim(line);
		char folded[LINES_FOLD];
		enum closing closing;

		at = line.start;
		if (!trimmed.length)
			continue;
		lines_fold(&trimmed, folded);
		closing = closing_of(folded);
		if (filled > 0 && closing != NOT_CLOSING) {
			best = at;
			break;
		}
		if (filled == 0 && is_dashed_name(text, &line)) {
			best = at;
			break;
		}
		if (!fits_signature(folded))
			break;
		filled++;
	}
	return has_words(text, best) ? best : length;
}

/* stream_nesting: how deep the lists of an answer are; see stream.h. libetpan parses them by
 * recursion, and a server that sends what nobody asked for could let its stack run over.
 *
 * It also takes "{ 5 }", "{5}" without a line end, LF for CRLF and strings over several lines. To
 * follow all that would be to write it again; no server needs it, so it is refused. */
#include "imap/stream.h"

#include <string.h>
#include <strings.h>

#include "base/text.h"

enum { DEEPEST = 100 }; /* what is asked for has three */

enum line { LINE_DATA, LINE_TEXT, LINE_FETCH };

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* What libetpan reads the line as, by its head; DATA when in doubt, which may do least. */
static enum line line_of(const struct stream_nesting *nesting)
{
	static const char *const texts[] = {"OK ", "NO ", "BAD ", "BYE ", "PREAUTH "};
	const char *head = nesting->head;

	if (*head == '+' || text_is_digit(*head) || is_letter(*head))
		return LINE_TEXT;
	if (strncmp(head, "* ", 2) != 0)
		return LINE_DATA;
	head += 2;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		if (strncasecmp(head, texts[i], strlen(texts[i])) == 0)
			return LINE_TEXT;
	if (!text_is_digit(*head))
		return LINE_DATA;
	while (text_is_digit(*head))
		head++;
	return strncasecmp(head, " FETCH (", 8) == 0 ? LINE_FETCH : LINE_DATA;
}

/* "{", where it is one: false where libetpan could read something else. */
static bool open_brace(struct stream_nesting *nesting)
{
	enum line line = line_of(nesting);

	if (line == LINE_TEXT)
		return nesting->depth == 0;
	nesting->brace = BRACE_OPEN;
	nesting->number = 0;
	return line == LINE_FETCH && nesting->depth > 0;
}

/* Behind "{": exactly digits, "}", CRLF. */
static bool follow_brace(struct stream_nesting *nesting, char c)
{
	if (nesting->brace <= BRACE_DIGIT && text_is_digit(c)) {
		nesting->brace = BRACE_DIGIT;
		nesting->number = nesting->number * 10 + (uint64_t)(c - '0');
		return nesting->number <= UINT32_MAX;
	}
	if (nesting->brace == BRACE_DIGIT && c == '}')
		nesting->brace = BRACE_CLOSED;
	else if (nesting->brace == BRACE_CLOSED && c == '\r')
		nesting->brace = BRACE_RETURN;
	else if (nesting->brace == BRACE_RETURN && c == '\n') {
		nesting->brace = BRACE_NONE;
		nesting->literal = nesting->number;
		nesting->last = 0;
	} else {
		return false;
	}
	return true;
}

static bool end_line(struct stream_nesting *nesting)
{
	bool text = line_of(nesting) == LINE_TEXT && nesting->depth == 0;

	if (nesting->last != '\r' || (nesting->quoted && !text))
		return false;
	*nesting = (struct stream_nesting){0};
	return true;
}

static bool fits(struct stream_nesting *nesting, char c)
{
	if (nesting->head_length < sizeof(nesting->head) - 1)
		nesting->head[nesting->head_length++] = c;
	if (nesting->brace != BRACE_NONE)
		return follow_brace(nesting, c);
	if (c == '\n')
		return end_line(nesting);
	nesting->last = c;
	if (c == '"' && !nesting->escaped)
		nesting->quoted = !nesting->quoted;
	nesting->escaped = nesting->quoted && c == '\\' && !nesting->escaped;
	if (nesting->quoted)
		return true;
	if (c == '{')
		return open_brace(nesting);
	if (c == ')' && nesting->depth > 0)
		nesting->depth--;
	return c != '(' || ++nesting->depth <= DEEPEST;
}

bool stream_nesting_fits(struct stream_nesting *nesting, const char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (nesting->literal > 0) {
			uint64_t left = length - i;
			uint64_t skipped = left < nesting->literal ? left : nesting->literal;

			nesting->literal -= skipped;
			i += (size_t)skipped - 1;
		} else if (!fits(nesting, bytes[i]))
			return false;
	}
	return true;
}

/* stream_nesting: how deep the lists of an answer are; see stream.h. libetpan parses them by
 * recursion, and a server that sends what nobody asked for could let its stack run over. */
#include "imap/stream.h"

#include <limits.h>

enum { DEEPEST = 100 }; /* what is asked for has three */

/* "{123}" at the end of a line: so many bytes follow that are no answer. */
static void number(struct stream_nesting *nesting, char c)
{
	bool digit = c >= '0' && c <= '9';

	if (c == '{')
		nesting->number = 0;
	else if (nesting->number >= 0 && digit && nesting->number < LLONG_MAX / 10 - 1)
		nesting->number = nesting->number * 10 + (c - '0');
	else if (c != '}' && c != '+' && c != '\r')
		nesting->number = -1;
}

static void end_line(struct stream_nesting *nesting)
{
	bool literal = nesting->number > 0 && nesting->closed;

	nesting->literal = literal ? nesting->number : 0;
	if (!literal)
		nesting->depth = 0;
	nesting->quoted = false;
	nesting->number = -1;
}

bool stream_nesting_fits(struct stream_nesting *nesting, const char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		char c = bytes[i];

		if (nesting->literal > 0) {
			nesting->literal--;
			continue;
		}
		if (c == '\n') {
			end_line(nesting);
			continue;
		}
		if (c == '"' && !nesting->escaped)
			nesting->quoted = !nesting->quoted;
		nesting->escaped = nesting->quoted && c == '\\' && !nesting->escaped;
		number(nesting, c);
		nesting->closed = c == '}' || (nesting->closed && c == '\r');
		if (!nesting->quoted && c == '(' && ++nesting->depth > DEEPEST)
			return false;
		if (!nesting->quoted && c == ')' && nesting->depth > 0)
			nesting->depth--;
	}
	return true;
}

/* flowed: see flowed.h. */
#include "letter/flowed.h"

#include <string.h>

#include "base/memory.h"

enum { WRAPPED = 50 }; /* a line that is broken because it is long is longer */

struct flow {
	char *out;
	size_t used;
	size_t depth; /* of the paragraph that is open */
	bool open;    /* the last line ended softly */
};

static bool is_signature_mark(const char *line, size_t length)
{
	return length == 3 && memcmp(line, "-- ", 3) == 0;
}

/* "Naam: " alone: a form that is sent as flowed text, whose question has no answer. */
static bool is_label(const struct flow *flow, const char *line, size_t length)
{
	return !flow->open && length > 2 && length < WRAPPED &&
	       memcmp(line + length - 2, ": ", 2) == 0;
}

static void start_line(struct flow *flow, size_t depth)
{
	if (flow->open)
		flow->out[flow->used++] = '\n';
	for (size_t i = 0; i < depth; i++)
		flow->out[flow->used++] = '>';
	if (depth)
		flow->out[flow->used++] = ' ';
}

static void add_line(struct flow *flow, const char *line, size_t length, bool delsp)
{
	size_t depth = 0;
	bool soft, mark;

	while (depth < length && line[depth] == '>')
		depth++;
	line += depth;
	length -= depth;
	if (length && line[0] == ' ') {
		line++;
		length--;
	}
	mark = is_signature_mark(line, length);
	soft = length && line[length - 1] == ' ' && !mark && !is_label(flow, line, length);
	if (!flow->open || depth != flow->depth || mark)
		start_line(flow, depth);
	if (soft && delsp)
		length--;
	memcpy(flow->out + flow->used, line, length);
	flow->used += length;
	if (!soft)
		flow->out[flow->used++] = '\n';
	flow->open = soft;
	flow->depth = depth;
}

char *flowed_join(struct arena *arena, const char *text, size_t length, bool delsp)
{
	/* a line grows by at most a line end and a space after its quote marks */
	struct flow flow = {.out = NULL};
	size_t lines = 2;

	for (size_t i = 0; i < length; i++)
		lines += text[i] == '\n';
	flow.out = arena_zero(arena, length + 2 * lines + 1, 1);
	for (size_t i = 0; i < length;) {
		const char *end = memchr(text + i, '\n', length - i);
		size_t size = end ? (size_t)(end - (text + i)) : length - i;

		add_line(&flow, text + i, size, delsp);
		i += size + 1;
	}
	flow.out[flow.used] = '\0';
	return flow.out;
}

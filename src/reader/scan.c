/* scan: see scan.h.
 *
 * A line is looked at only by its first LINE bytes. The stack holds the boundaries of the open
 * multiparts, never more than the depth limit; a line that starts with "--" is compared with each,
 * so the time is linear in the size of the mail.
 *
 * SECURITY: it need not agree with the MIME library byte for byte: the sealed process and the count
 * of parts while walking stand behind it. When in doubt it counts more, never less. */
#include "reader/scan.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/text.h"
#include "reader/headers.h"
#include "reader/params.h"

enum { LINE = 2048, BOUNDARY = 256, READ_SIZE = 64 * 1024, FIELD = 4096 };

struct level {
	char boundary[BOUNDARY];
	size_t length; /* 0: an attached mail, which has no boundary of its own */
	bool digest;   /* its parts are mails unless they say otherwise */
};

struct scanning {
	const struct letter_limits *limits;
	struct scan *scan;
	struct arena *arena; /* for one header block */
	struct level *stack;
	unsigned depth;
	bool in_header;
	bool top;	    /* the header of the mail itself */
	bool field_seen;    /* the header of the mail has begun */
	int64_t offset;	    /* of the end of this line in the mail */
	size_t block;	    /* bytes of this header block */
	struct buffer type; /* Content-Type of this block */
	struct buffer encoding;
	struct buffer *field; /* the field that goes on in the next line, or NULL */
	char line[LINE];
	size_t length; /* bytes kept in line */
	size_t whole;  /* bytes of the line in the mail */
};

static void start_header(struct scanning *scanning)
{
	scanning->in_header = true;
	scanning->block = 0;
	scanning->type.length = scanning->encoding.length = 0;
	scanning->field = NULL;
}

static void over(struct scanning *scanning, enum letter_limit limit)
{
	if (scanning->scan->limit == LETTER_WITHIN_LIMITS)
		scanning->scan->limit = limit;
}

static void push(struct scanning *scanning, const char *boundary, bool digest)
{
	struct level *level;

	if (scanning->depth >= scanning->limits->depth) {
		over(scanning, LETTER_TOO_DEEP);
		return;
	}
	scanning->stack = memory_grow(scanning->stack, scanning->depth, sizeof(*scanning->stack));
	level = &scanning->stack[scanning->depth++];
	level->length = strlen(boundary);
	level->digest = digest;
	if (level->length >= BOUNDARY)
		level->length = BOUNDARY - 1;
	memcpy(level->boundary, boundary, level->length);
	if (scanning->depth > scanning->scan->depth)
		scanning->scan->depth = scanning->depth;
}

static void count_part(struct scanning *scanning)
{
	if (++scanning->scan->parts > scanning->limits->parts)
		over(scanning, LETTER_TOO_MANY_PARTS);
}

/* An attached mail is looked into unless it is encoded: then it is a leaf. */
static bool is_open_mail(const struct scanning *scanning, const char *type)
{
	const char *encoding = scanning->encoding.length ? scanning->encoding.data : "";

	return (text_starts_fold(type, "message/rfc822") ||
		text_starts_fold(type, "message/news") ||
		text_starts_fold(type, "message/global")) &&
	       !text_starts_fold(encoding, "base64") &&
	       !text_starts_fold(encoding, "quoted-printable") &&
	       !text_starts_fold(encoding, "x-uu");
}

static void end_header(struct scanning *scanning)
{
	bool digest = scanning->depth > 0 && scanning->stack[scanning->depth - 1].digest;
	const char *type, *boundary;

	if (scanning->top)
		scanning->scan->body = scanning->offset;
	scanning->in_header = scanning->top = false;
	scanning->field = NULL;
	if (scanning->type.length == 0)
		buffer_text(&scanning->type, digest ? "message/rfc822" : "text/plain");
	type = params_value(scanning->arena, scanning->type.data, scanning->type.length);
	if (text_starts_fold(type, "multipart/")) {
		boundary = params_find(scanning->arena, scanning->type.data, scanning->type.length,
				       "boundary");
		if (boundary && *boundary)
			push(scanning, boundary, text_starts_fold(type, "multipart/digest"));
	} else if (is_open_mail(scanning, type)) {
		push(scanning, "", false);
		count_part(scanning);
		start_header(scanning);
	}
	arena_free(&scanning->arena);
	scanning->arena = arena_new();
}

/* The level whose boundary this line is, or -1. */
static int boundary_level(const struct scanning *scanning)
{
	if (scanning->length < 3 || scanning->line[0] != '-' || scanning->line[1] != '-')
		return -1;
	for (int i = (int)scanning->depth - 1; i >= 0; i--) {
		const struct level *level = &scanning->stack[i];

		if (level->length && scanning->length >= level->length + 2 &&
		    memcmp(scanning->line + 2, level->boundary, level->length) == 0)
			return i;
	}
	return -1;
}

static bool take_boundary(struct scanning *scanning)
{
	int at = boundary_level(scanning);
	const char *rest;

	if (at < 0)
		return false;
	rest = scanning->line + 2 + scanning->stack[at].length;
	scanning->depth = (unsigned)at + 1;
	if (scanning->length >= scanning->stack[at].length + 4 && rest[0] == '-' &&
	    rest[1] == '-') {
		scanning->depth--;
		scanning->in_header = false;
		return true;
	}
	count_part(scanning);
	start_header(scanning);
	return true;
}

static void take_field(struct scanning *scanning)
{
	const char *line = scanning->line;
	size_t length = scanning->length;

	if (length && (line[0] == ' ' || line[0] == '\t')) {
		if (scanning->field && scanning->field->length < FIELD)
			buffer_add(scanning->field, line, length);
		return;
	}
	scanning->field = NULL;
	scanning->field_seen = scanning->field_seen || headers_name_length(line, length) > 0;
	if (length > 13 && strncasecmp(line, "Content-Type:", 13) == 0 && !scanning->type.length) {
		scanning->field = &scanning->type;
		buffer_add(scanning->field, line + 13, length - 13);
	} else if (length > 26 && strncasecmp(line, "Content-Transfer-Encoding:", 26) == 0) {
		scanning->field = &scanning->encoding;
		line += 26 + strspn(line + 26, " \t");
		buffer_text(scanning->field, line);
	}
}

static void take_line(struct scanning *scanning)
{
	while (scanning->length && (scanning->line[scanning->length - 1] == '\n' ||
				    scanning->line[scanning->length - 1] == '\r'))
		scanning->length--;
	scanning->line[scanning->length] = '\0';
	if (!scanning->top && take_boundary(scanning))
		return;
	if (!scanning->in_header)
		return;
	scanning->block += scanning->whole;
	if (scanning->block > scanning->limits->header)
		over(scanning, LETTER_HEADER_TOO_LARGE);
	if (scanning->length > 0)
		take_field(scanning);
	else if (!scanning->top || scanning->field_seen)
		end_header(scanning);
}

static void take_bytes(struct scanning *scanning, const char *data, size_t size)
{
	while (size > 0 && scanning->scan->limit == LETTER_WITHIN_LIMITS) {
		const char *end = memchr(data, '\n', size);
		size_t part = end ? (size_t)(end - data) + 1 : size;
		size_t room = LINE - 1 - scanning->length;
		struct buffer *header = &scanning->scan->header;

		if (scanning->top && header->length + part <= scanning->limits->header)
			buffer_add(header, data, part);
		memcpy(scanning->line + scanning->length, data, part < room ? part : room);
		scanning->length += part < room ? part : room;
		scanning->whole += part;
		if (scanning->top && scanning->block + scanning->whole > scanning->limits->header)
			over(scanning, LETTER_HEADER_TOO_LARGE);
		scanning->offset += (int64_t)part;
		if (end) {
			take_line(scanning);
			scanning->length = scanning->whole = 0;
		}
		data += part;
		size -= part;
	}
}

static int read_all(struct scanning *scanning, int fd, struct error *err)
{
	static char data[READ_SIZE];

	for (;;) {
		ssize_t size = read(fd, data, sizeof(data));

		if (size < 0 && errno == EINTR)
			continue;
		if (size < 0)
			return error_system(err, ERROR_RETRY, "mail cannot be read");
		if (size == 0 || scanning->scan->limit != LETTER_WITHIN_LIMITS)
			break;
		take_bytes(scanning, data, (size_t)size);
	}
	if (scanning->top && scanning->length > 0)
		take_line(scanning);
	if (scanning->top && scanning->field_seen)
		scanning->scan->body = scanning->offset; /* nothing but a header */
	return 0;
}

int scan_mail(int fd, const struct letter_limits *limits, struct scan *scan, struct error *err)
{
	struct scanning scanning = {.limits = limits, .scan = scan, .in_header = true, .top = true};
	struct stat status;
	int result;

	*scan = (struct scan){.parts = 1};
	if (fstat(fd, &status) || lseek(fd, 0, SEEK_SET) < 0)
		return error_system(err, ERROR_RETRY, "mail cannot be read");
	scanning.arena = arena_new();
	result = read_all(&scanning, fd, err);
	/* the first limit counts, but a mail that is too large is too large whatever else it is */
	if (status.st_size > limits->mail)
		scan->limit = LETTER_TOO_LARGE;
	buffer_free(&scanning.type);
	buffer_free(&scanning.encoding);
	free(scanning.stack);
	arena_free(&scanning.arena);
	return result;
}

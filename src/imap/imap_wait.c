/* imap_wait: IDLE (RFC 2177); see imap.h.
 *
 * libetpan's own IDLE waits for the wrong line when the server speaks before its "+", and looks
 * at the socket while the notice is already in a buffer; so the few lines of this exchange are
 * read here. */
#include "imap/session.h"

#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/wake.h"

enum {
	IDLE_LONGEST_MS = 25 * 60 * 1000, /* servers may sign out after 30 minutes */
	DONE_PATIENCE_MS = 15 * 1000,	  /* a server that lives answers DONE at once */
};

bool imap_can_idle(const struct imap *imap)
{
	return !imap->idle_refused && imap_can(imap, "IDLE");
}

/* Sends a line; -1 with fault. */
static int say(struct imap *imap, const char *line, struct error *err)
{
	mailstream *upper = imap->wire->imap_stream;

	stream_begin(imap->stream, IMAP_ANSWER);
	if (mailstream_write(upper, line, strlen(line)) < 0 || mailstream_flush(upper) < 0)
		return imap_fail_result(imap, MAILIMAP_ERROR_STREAM, err);
	return 0;
}

/* "...}" CRLF: a literal follows, whose lines are no lines of the server's. */
static bool announces_literal(const MMAPString *line)
{
	return line->len >= 3 && memcmp(line->str + line->len - 3, "}\r\n", 3) == 0;
}

/* One line of the server, in libetpan's buffer; NULL with fault. SECURITY: a line out of a literal
 * must not end the exchange, since stream_nesting counts nothing there. */
static const char *hear_line(struct imap *imap, struct error *err)
{
	MMAPString *line = imap->wire->imap_stream_buffer;

	mmap_string_truncate(line, 0);
	if (mailstream_read_line(imap->wire->imap_stream, line)) {
		if (!announces_literal(line))
			return line->str;
		stream_fail(imap->stream, "the server sends a literal that nobody asked for");
	}
	imap_fail_result(imap, MAILIMAP_ERROR_STREAM, err);
	return NULL;
}

/* "* 23 EXISTS" */
static bool announces_mail(const char *line)
{
	char word[8];

	return sscanf(line, "* %*u %7s", word) == 1 && strcasecmp(word, "EXISTS") == 0;
}

static bool is_bye(const char *line)
{
	return strncasecmp(line, "* BYE", 5) == 0;
}

static int fail_bye(struct imap *imap, struct error *err)
{
	stream_fail(imap->stream, "the server ended the session");
	return imap_fail_result(imap, MAILIMAP_ERROR_STREAM, err);
}

/* Sends IDLE and reads up to "+": 1 idling, 0 the server will not, -1. */
static int begin_idle(struct imap *imap, bool *changed, struct error *err)
{
	char line[32], tag[16];
	const char *answer;

	snprintf(tag, sizeof(tag), "%d ", ++imap->wire->imap_tag);
	snprintf(line, sizeof(line), "%sIDLE\r\n", tag);
	if (say(imap, line, err) < 0)
		return -1;
	while ((answer = hear_line(imap, err)) != NULL) {
		if (answer[0] == '+') {
			imap->idling = true;
			return 1;
		}
		if (strncmp(answer, tag, strlen(tag)) == 0) {
			imap->idle_refused = true;
			return 0;
		}
		if (is_bye(answer))
			return fail_bye(imap, err);
		*changed = *changed || announces_mail(answer);
	}
	return -1;
}

/* Sends DONE and reads up to the tagged line. */
static int end_idle(struct imap *imap, bool *changed, struct error *err)
{
	int patience = imap->stream->patience_ms;
	char tag[16];
	const char *answer;
	int result = -1;

	snprintf(tag, sizeof(tag), "%d ", imap->wire->imap_tag);
	if (patience > DONE_PATIENCE_MS)
		imap->stream->patience_ms = DONE_PATIENCE_MS;
	if (say(imap, "DONE\r\n", err) == 0) {
		while ((answer = hear_line(imap, err)) != NULL) {
			if (strncmp(answer, tag, strlen(tag)) == 0) {
				imap->idling = false;
				result = 0;
				break;
			}
			*changed = *changed || announces_mail(answer);
		}
	}
	imap->stream->patience_ms = patience;
	return result;
}

/* Reads the lines that are there already, in any of the buffers; -1 when the connection is
 * lost. */
static int hear_pending(struct imap *imap, bool *changed, struct error *err)
{
	int there;

	stream_begin(imap->stream, IMAP_ANSWER);
	while ((there = stream_peek(imap->stream)) > 0) {
		const char *line = hear_line(imap, err);

		if (!line)
			return -1;
		if (is_bye(line))
			return fail_bye(imap, err);
		*changed = *changed || announces_mail(line);
	}
	return there < 0 ? imap_fail_result(imap, MAILIMAP_ERROR_STREAM, err) : 0;
}

/* Until a mail is announced, wake_fd is readable, or the deadline. */
static int idle_until(struct imap *imap, int wake_fd, int64_t deadline, bool *changed,
		      struct error *err)
{
	struct pollfd items[2] = {{.fd = imap->stream->fd, .events = POLLIN},
				  {.fd = wake_fd, .events = POLLIN}};

	for (;;) {
		int64_t left = deadline - clock_monotonic_ms();

		if (hear_pending(imap, changed, err) < 0)
			return -1;
		if (*changed || left <= 0 || (items[1].revents & POLLIN))
			return 0;
		if (wake_poll(items, wake_fd < 0 ? 1 : 2, (int)left) < 0) {
			stream_fail(imap->stream, "poll failed");
			return imap_fail_result(imap, MAILIMAP_ERROR_STREAM, err);
		}
	}
}

static int wait_plainly(struct imap *imap, int wake_fd, int timeout_ms, struct error *err)
{
	struct pollfd item = {.fd = wake_fd, .events = POLLIN};

	if (wake_poll(&item, wake_fd < 0 ? 0 : 1, timeout_ms) >= 0)
		return 0;
	stream_fail(imap->stream, "poll failed");
	return imap_fail_result(imap, MAILIMAP_ERROR_STREAM, err);
}

int imap_wait(struct imap *imap, int wake_fd, int timeout_ms, bool *changed_r, struct error *err)
{
	int64_t deadline;
	int idling = 0;

	*changed_r = imap_was_announced(imap);
	if (*changed_r)
		return 0;
	if (timeout_ms > IDLE_LONGEST_MS)
		timeout_ms = IDLE_LONGEST_MS;
	deadline = clock_monotonic_ms() + timeout_ms;
	if (imap_can_idle(imap))
		idling = begin_idle(imap, changed_r, err);
	if (idling < 0)
		return -1;
	if (idling == 0)
		return *changed_r ? 0 : wait_plainly(imap, wake_fd, timeout_ms, err);
	if (idle_until(imap, wake_fd, deadline, changed_r, err) < 0)
		return -1;
	return end_idle(imap, changed_r, err);
}

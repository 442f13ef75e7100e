/* imap_session: commands and their faults; see session.h. */
#include "imap/session.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"

int imap_fail(struct imap *imap, enum imap_fault fault, struct error *err, const char *format, ...)
{
	char text[sizeof(err->text)];
	va_list args;

	va_start(args, format);
	vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	imap->fault = fault;
	return error_set(err, ERROR_RETRY, "%s", text);
}

enum imap_fault imap_last_fault(const struct imap *imap)
{
	return imap->fault;
}

bool imap_is_broken(const struct imap *imap, int result)
{
	switch (result) {
	case MAILIMAP_ERROR_BAD_STATE:
	case MAILIMAP_ERROR_STREAM:
	case MAILIMAP_ERROR_PARSE:
	case MAILIMAP_ERROR_MEMORY:
	case MAILIMAP_ERROR_FATAL:
	case MAILIMAP_ERROR_PROTOCOL:
		return true;
	default:
		return imap->stream->failure != NULL;
	}
}

int imap_fail_result(struct imap *imap, int result, struct error *err)
{
	const char *where = imap->stream->where;

	if (imap->stream->failure)
		return imap_fail(imap, IMAP_FAULT_NETWORK, err, "%s: %s", where,
				 imap->stream->failure);
	/* libetpan ends on BYE as if the connection had gone */
	if (result == MAILIMAP_ERROR_STREAM || result == MAILIMAP_ERROR_FATAL)
		return imap_fail(imap, IMAP_FAULT_NETWORK, err, "%s: the server ended the session",
				 where);
	return imap_fail(imap, IMAP_FAULT_PROTOCOL, err,
			 "%s: the server says something that is not IMAP (%d); is imap.url right?",
			 where, result);
}

static bool send_command(struct imap *imap, const char *command)
{
	mailstream *upper = imap->wire->imap_stream;

	return mailimap_send_current_tag(imap->wire) == MAILIMAP_NO_ERROR &&
	       mailstream_write(upper, command, strlen(command)) >= 0 &&
	       mailstream_write(upper, "\r\n", 2) >= 0 && mailstream_flush(upper) >= 0 &&
	       mailimap_read_line(imap->wire) != NULL;
}

int imap_command(struct imap *imap, size_t allowance, const char *command)
{
	struct mailimap_response *response = NULL;
	int result = MAILIMAP_ERROR_STREAM;

	/* mailimap_custom_command would put a space before the line end, which strict servers
	 * refuse */
	stream_begin(imap->stream, allowance);
	if (send_command(imap, command))
		result = mailimap_parse_response(imap->wire, &response);
	if (result == MAILIMAP_NO_ERROR) {
		const struct mailimap_response_done *done = response->rsp_resp_done;

		if (done->rsp_data.rsp_tagged->rsp_cond_state->rsp_type !=
		    MAILIMAP_RESP_COND_STATE_OK)
			result = MAILIMAP_ERROR_CUSTOM_COMMAND;
		mailimap_response_free(response);
	}
	/* what it still holds of a long answer is not wanted */
	mmap_string_truncate(imap->wire->imap_stream_buffer, 0);
	return result;
}

/* libetpan notes each EXISTS there, whatever it was asked. One that repeats the number of the SELECT is no news: a
 * server may add it to every answer. */
bool imap_was_announced(const struct imap *imap)
{
	const struct mailimap_selection_info *info = imap->wire->imap_selection_info;

	return info && info->sel_has_exists && info->sel_exists != imap->exists;
}

void imap_hears_announcements(struct imap *imap)
{
	imap->wire->imap_selection_info->sel_has_exists = 0;
}

void imap_uid_set(const uint32_t *uids, size_t count, char *out)
{
	size_t length = 0;

	for (size_t i = 0; i < count;) {
		size_t last = i;

		while (last + 1 < count && uids[last + 1] == uids[last] + 1)
			last++;
		length += (size_t)snprintf(out + length, IMAP_COMMAND - length, "%s%u",
					   i ? "," : "", uids[i]);
		if (last > i)
			length += (size_t)snprintf(out + length, IMAP_COMMAND - length, ":%u",
						   uids[last]);
		i = last + 1;
	}
}

int imap_ask_capabilities(struct imap *imap, struct error *err)
{
	struct mailimap_connection_info *info = imap->wire->imap_connection_info;
	int result;

	/* what was said before TLS, or before the sign-in, may have been said by someone else */
	if (info && info->imap_capability) {
		mailimap_capability_data_free(info->imap_capability);
		info->imap_capability = NULL;
	}
	result = imap_command(imap, IMAP_ANSWER, "CAPABILITY");
	if (result != MAILIMAP_NO_ERROR)
		return imap_fail_result(imap, result, err);
	return 0;
}

bool imap_can(const struct imap *imap, const char *capability)
{
	return mailimap_has_extension(imap->wire, capability) != 0;
}

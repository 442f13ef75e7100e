/* bounce_text: see bounce_text.h. Tables of what servers write; linear over the text. */
#include "reader/bounce_text.h"

#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "base/text.h"
#include "letter/lines.h"

enum { RECIPIENT_LIMIT = 100, ADDRESS_LENGTH = 254, REASON_LINES = 8, NOTICE = 64 * 1024 };

/* What a server says of a mail that it does not pass on, beside a code. */
static const char *const refusals[] = {
    "deliver", "recipient", "rejected", "error", "returned", "refused", "failed", "bezorg", NULL,
};

/* Where the mail that is sent back begins. */
static const char *const copies[] = {
    "received:",
    "return-path:",
    "message-id:",
    "--- below this line",
    "------ this is a copy",
    "----- original message",
    "-----original message",
    "----- message header",
    "original message follows",
    "--- the header of the original",
    "the text of your message",
    "--- the headers of the message",
    "message headers follow",
    "below is a copy of the original message",
    "----- unsent message follows",
};

/* The length of "x.y.z" at `at`, with x 2, 4 or 5; 0 when it is none or part of a longer number. */
static size_t code_length(const char *at, const char *start, const char *end)
{
	size_t length = 1, digits;

	if ((*at != '4' && *at != '5') || (at > start && (text_is_digit(at[-1]) || at[-1] == '.')))
		return 0;
	for (int part = 0; part < 2; part++) {
		if (at + length >= end || at[length] != '.')
			return 0;
		length++;
		for (digits = 0; at + length < end && text_is_digit(at[length]); length++)
			digits++;
		if (digits < 1 || digits > 3)
			return 0;
	}
	/* an address on the Internet goes on with a dot; a sentence ends with one */
	if (at + length + 1 < end && at[length] == '.' && text_is_digit(at[length + 1]))
		return 0;
	return length;
}

static const char *enhanced_code(struct arena *arena, const char *text, size_t length)
{
	const char *general = NULL;

	for (const char *at = text; at < text + length; at++) {
		size_t size = code_length(at, text, text + length);
		const char *code = size ? arena_slice(arena, at, size) : NULL;

		if (!code)
			continue;
		if (strcmp(code + 1, ".0.0") != 0)
			return code;
		general = general ? general : code;
		at += size - 1;
	}
	return general;
}

/* "550" or "450" as a word of its own. */
static char reply_class(const char *text, size_t length)
{
	for (size_t i = 0; i + 3 <= length; i++) {
		bool starts = i == 0 || !(text_is_digit(text[i - 1]) || text[i - 1] == '.');
		bool ends = i + 3 == length || strchr(" -:)\n", text[i + 3]);

		if (starts && ends && (text[i] == '4' || text[i] == '5') && text[i + 1] >= '0' &&
		    text[i + 1] <= '5' && text_is_digit(text[i + 2]))
			return text[i];
	}
	return '\0';
}

bool bounce_text_refusal(const char *text)
{
	char start[BOUNCE_OPENING];

	bounce_text_open(text, start);
	return lines_count_any(start, refusals) && reply_class(start, strlen(start));
}

const char *bounce_text_code(struct arena *arena, const char *text, size_t length)
{
	return enhanced_code(arena, text, length < NOTICE ? length : NOTICE);
}

const char *bounce_text_status(struct arena *arena, const char *text, size_t length)
{
	const char *code, *meant;
	char *copy, class;

	/* a notice is short; what follows is somebody's mail */
	length = length < NOTICE ? length : NOTICE;
	code = enhanced_code(arena, text, length);

	if (code && strcmp(code + 1, ".0.0") != 0)
		return code;
	copy = arena_slice(arena, text, length);
	meant = bounce_reason(copy);
	if (meant)
		return meant;
	if (code)
		return code;
	class = reply_class(text, length);
	return class ? arena_format(arena, "%c.0.0", class) : NULL;
}

static bool starts_copy(const struct line *line)
{
	char folded[LINES_FOLD];
	struct line bare = lines_trim(*line);

	lines_fold(&bare, folded);
	for (size_t i = 0; i < sizeof(copies) / sizeof(copies[0]); i++) {
		if (strncmp(folded, copies[i], strlen(copies[i])) == 0)
			return true;
	}
	return false;
}

static bool is_address_byte(char c)
{
	return ((unsigned char)c > ' ' && !strchr("<>()[]\",;:'`", c));
}

/* The address around the first '@' of a line, or NULL. */
static const char *address_in(struct arena *arena, const struct line *line)
{
	const char *at = memchr(line->text, '@', line->length), *from = at, *to;
	const char *end = line->text + line->length;
	char *address;

	if (!at)
		return NULL;
	while (from > line->text && is_address_byte(from[-1]))
		from--;
	for (to = at + 1; to < end && is_address_byte(*to);)
		to++;
	while (to > at && to[-1] == '.')
		to--;
	if (from == at || to == at + 1 || to - from > ADDRESS_LENGTH ||
	    memchr(at + 1, '@', (size_t)(to - at - 1)))
		return NULL;
	address = arena_slice(arena, from, (size_t)(to - from));
	text_lower(address);
	return address;
}

static bool is_known(const struct reading_bounce *bounce, const char *address)
{
	for (size_t i = 0; i < bounce->ontvanger_count; i++) {
		if (text_equal(bounce->ontvangers[i].adres, address))
			return true;
	}
	return false;
}

/* The lines behind an address say why, until the next one stands at the start of a paragraph. */
static size_t reason_end(const char *text, size_t length, const struct line *first)
{
	struct line line = *first;
	size_t end = first->start + first->length;
	bool blank = false;

	for (int i = 0; i < REASON_LINES && lines_next(text, length, line.next, &line); i++) {
		if (starts_copy(&line) || (blank && line.length && *line.text == '<' &&
					   memchr(line.text, '@', line.length)))
			break;
		end = line.start + line.length;
		blank = lines_blank(&line);
	}
	return end;
}

void bounce_text_recipients(struct arena *arena, const char *text, struct reading_bounce *bounce)
{
	size_t length = strnlen(text, NOTICE), at = 0;
	struct line line;

	for (; lines_next(text, length, at, &line) && !starts_copy(&line); at = line.next) {
		const char *address = address_in(arena, &line), *status;
		struct reading_bounce_ontvanger *item;

		if (!address || is_known(bounce, address) ||
		    bounce->ontvanger_count >= RECIPIENT_LIMIT)
			continue;
		status = bounce_text_status(arena, line.text,
					    reason_end(text, length, &line) - line.start);
		if (!status)
			continue; /* an address that merely stands there */
		bounce->ontvangers = arena_grow(arena, bounce->ontvangers, bounce->ontvanger_count,
						sizeof(*bounce->ontvangers));
		item = &bounce->ontvangers[bounce->ontvanger_count++];
		*item = (struct reading_bounce_ontvanger){
		    .adres = address, .status = status, .blijvend = status[0] == '5'};
	}
}

const char *bounce_text_code_of(struct arena *arena, const char *text, const char *address)
{
	size_t length = strnlen(text, NOTICE);
	struct line line;

	for (size_t at = 0; lines_next(text, length, at, &line) && !starts_copy(&line);
	     at = line.next) {
		const char *code;

		if (!text_equal(address_in(arena, &line), address))
			continue;
		code = bounce_text_code(arena, line.text,
					reason_end(text, length, &line) - line.start);
		if (code && strcmp(code + 1, ".0.0") != 0)
			return code;
	}
	return NULL;
}

const char *bounce_text_message_id(struct arena *arena, const char *text)
{
	static const char name[] = "message-id:";
	size_t length = strlen(text);
	struct line line;

	for (size_t at = 0; lines_next(text, length, at, &line); at = line.next) {
		struct line bare = lines_strip(line);
		const char *open, *close;

		if (bare.length < sizeof(name) ||
		    strncasecmp(bare.text, name, sizeof(name) - 1) != 0)
			continue;
		open = memchr(line.text, '<', line.length);
		close = open ? memchr(open, '>', line.length - (size_t)(open - line.text)) : NULL;
		if (close && close > open + 1 && !memchr(open + 1, '<', (size_t)(close - open - 1)))
			return arena_slice(arena, open + 1, (size_t)(close - open - 1));
	}
	return NULL;
}

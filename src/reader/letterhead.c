/* letterhead: see letterhead.h.
 *
 * SECURITY: raw bytes of a stranger in, clean single lines out. */
#include "reader/letterhead.h"

#include <gmime/gmime.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "letter/quote.h"
#include "reader/address.h"
#include "reader/marks.h"
#include "reader/words.h"
#include "sorting/sorting.h"

enum { REFERENCE_LIMIT = 200, ID_LENGTH = 995 };

static const char *decoded(struct arena *arena, const struct header_field *field)
{
	char *text = field ? words_decode(arena, field->value, field->length) : NULL;

	return text_blank(text) ? NULL : text;
}

static const char *clean_id(struct arena *arena, const char *text, size_t length)
{
	char *id = text_clean(arena, text, length, TEXT_ONE_LINE, &length);

	/* signs within its signs: of something else */
	return length > 0 && length <= ID_LENGTH && !strpbrk(id, "<>") ? id : NULL;
}

/* The next id from *at on: between < and >, else (only when `bare`) the next word. */
static const char *next_id(struct arena *arena, const char **at, const char *end, bool bare)
{
	const char *open = memchr(*at, '<', (size_t)(end - *at));
	const char *close = open ? memchr(open, '>', (size_t)(end - open)) : NULL;

	if (open && close) {
		*at = close + 1;
		return clean_id(arena, open + 1, (size_t)(close - open - 1));
	}
	open = *at;
	*at = end;
	if (!bare)
		return NULL;
	while (open < end && (*open == ' ' || *open == '<'))
		open++;
	for (close = open; close < end && *close != ' ' && *close != '\t';)
		close++;
	return clean_id(arena, open, (size_t)(close - open));
}

const char *letterhead_id(struct arena *arena, const struct header_field *field)
{
	const char *at = field ? field->value : NULL;

	return field ? next_id(arena, &at, at + field->length, true) : NULL;
}

/* The last REFERENCE_LIMIT of them: the nearest mails. */
static void read_references(struct arena *arena, const struct header_field *field,
			    struct letter *letter)
{
	const char *at = field ? field->value : NULL, *end = field ? at + field->length : NULL;

	while (field && at < end) {
		const char *id = next_id(arena, &at, end, false);

		if (!id)
			continue;
		letter->references = arena_grow(arena, letter->references, letter->reference_count,
						sizeof(*letter->references));
		letter->references[letter->reference_count++] = id;
	}
	if (letter->reference_count > REFERENCE_LIMIT) {
		letter->references += letter->reference_count - REFERENCE_LIMIT;
		letter->reference_count = REFERENCE_LIMIT;
	}
}

static void read_addresses(struct arena *arena, const struct headers *headers, const char *name,
			   struct letter_addresses *all)
{
	const struct header_field *field = NULL;

	while ((field = headers_next(headers, field, name))) {
		struct letter_addresses some = address_list(arena, field->value, field->length);

		for (size_t i = 0; i < some.count && all->count < ADDRESS_COUNT_LIMIT; i++) {
			all->items = arena_grow(arena, all->items, all->count, sizeof(*all->items));
			all->items[all->count++] = some.items[i];
		}
	}
}

static struct letter_address read_address(struct arena *arena, const struct headers *headers,
					  const char *name)
{
	struct letter_addresses all = {NULL, 0};

	read_addresses(arena, headers, name, &all);
	return address_first(&all);
}

/* One mail, one sender: programs show now the first, now the last, now all of them. */
static void read_from(struct arena *arena, const struct headers *headers, struct letter *letter)
{
	struct letter_addresses all = {NULL, 0};

	read_addresses(arena, headers, "From", &all);
	letter->from = address_first(&all);
	for (size_t i = 0; i < all.count; i++) {
		if (all.items[i].adres && strcmp(all.items[i].adres, letter->from.adres) != 0)
			letter->marks |= LETTER_SEVERAL_FROM;
	}
}

const char *letterhead_date(struct arena *arena, const struct header_field *field)
{
	GDateTime *date = field ? g_mime_utils_header_decode_date(field->value) : NULL;
	int year, offset;
	const char *text = NULL;

	if (!date)
		return NULL;
	year = g_date_time_get_year(date);
	offset = (int)(g_date_time_get_utc_offset(date) / (60 * G_USEC_PER_SEC));
	if (year >= 1970 && year <= 2200) {
		text = arena_format(arena, "%04d-%02d-%02dT%02d:%02d:%02d%c%02d:%02d", year,
				    g_date_time_get_month(date), g_date_time_get_day_of_month(date),
				    g_date_time_get_hour(date), g_date_time_get_minute(date),
				    g_date_time_get_second(date), offset < 0 ? '-' : '+',
				    abs(offset) / 60, abs(offset) % 60);
	}
	g_date_time_unref(date);
	return text;
}

void letterhead_read(struct arena *arena, const struct headers *headers, struct letter *letter)
{
	letter->message_id = letterhead_id(arena, headers_find(headers, "Message-ID"));
	letter->in_reply_to = letterhead_id(arena, headers_find(headers, "In-Reply-To"));
	read_references(arena, headers_find(headers, "References"), letter);
	read_from(arena, headers, letter);
	letter->reply_to = read_address(arena, headers, "Reply-To");
	read_addresses(arena, headers, "To", &letter->to);
	read_addresses(arena, headers, "Cc", &letter->cc);
	letter->datum = letterhead_date(arena, headers_find(headers, "Date"));
	letter->onderwerp = decoded(arena, headers_find(headers, "Subject"));
	letter->marks |= marks_read(headers);
	if (letter->in_reply_to || letter->reference_count)
		letter->marks |= LETTER_REPLY;
	if (sorting_daemon_address(letter->from.adres ? letter->from.adres : letter->from.naam))
		letter->marks |= LETTER_DAEMON;
	if (sorting_absence_subject(letter->onderwerp) == SORTING_ABSENT)
		letter->marks |= LETTER_OUT_OF_OFFICE;
}

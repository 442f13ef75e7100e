/* bounce_id: which mail a bounce is about. Servers name it in many places, and some write an id of their own over
 * it; one that looks like ours (32 letters of base32 before the @) is taken wherever it stands, else the first
 * that is found. See bounce.h. */
#include "reader/bounce_text.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "reader/bounce.h"
#include "reader/letterhead.h"

enum { OURS = 32, DOMAIN_BYTES = 253 };

/* A letter of base32, in either case: a server may have changed it. */
static bool is_base32(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '2' && c <= '7');
}

static bool is_local(char c)
{
	return is_base32(c) || (c >= '0' && c <= '9') || (c && strchr("+-_.=", c));
}

static bool is_domain(char c)
{
	return is_base32(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

bool bounce_id_ours(const char *id)
{
	size_t local = 0;

	while (id && is_base32(id[local]))
		local++;
	return local == OURS && id[local] == '@';
}

static const char *lowered(struct arena *arena, const char *id, size_t length)
{
	char *copy = arena_slice(arena, id, length);

	text_lower(copy);
	return copy;
}

/* One of ours that stands anywhere in a text. */
static const char *ours_in(struct arena *arena, const char *text)
{
	for (const char *at = strchr(text, '@'); at; at = strchr(at + 1, '@')) {
		const char *from = at - OURS, *to = at + 1;

		if (at - text < OURS || !bounce_id_ours(from) ||
		    (from > text && is_local(from[-1])))
			continue;
		while (to - at <= DOMAIN_BYTES && is_domain(*to))
			to++;
		while (to > at + 1 && (to[-1] == '.' || to[-1] == '-'))
			to--;
		if (to > at + 1)
			return lowered(arena, from, (size_t)(to - from));
	}
	return NULL;
}

/* The best of what was found so far. */
static void offer(struct arena *arena, const char **best, const char *id)
{
	if (!id || (*best && bounce_id_ours(*best)))
		return;
	if (bounce_id_ours(id))
		*best = lowered(arena, id, strlen(id));
	else if (!*best)
		*best = id;
}

static void offer_headers(struct arena *arena, const char **best, const struct headers *headers)
{
	static const char *const names[] = {"Message-ID", "X-Original-Message-ID",
					    "Original-Message-ID"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		offer(arena, best, letterhead_id(arena, headers_find(headers, names[i])));
}

const char *bounce_id_find(struct arena *arena, const struct letter *letter,
			   const struct bounce_parts *parts)
{
	const char *best = NULL;

	offer_headers(arena, &best, &parts->original);
	offer_headers(arena, &best, &parts->inner_original);
	offer(arena, &best, bounce_text_message_id(arena, letter->volledige_tekst));
	if (parts->status)
		offer(arena, &best, ours_in(arena, parts->status));
	offer(arena, &best, letter->in_reply_to);
	for (size_t i = letter->reference_count; i-- > 0;)
		offer(arena, &best, letter->references[i]);
	offer(arena, &best, ours_in(arena, letter->volledige_tekst));
	return best;
}

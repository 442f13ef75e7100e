/* fill_danger: what a mail says of danger, each thing once: see fill.h. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "compose/compose.h"
#include "desk/dutch.h"
#include "desk/fill.h"

enum { JOIN_LEAST = 10, JOIN_MOST = 500 }; /* bytes */

/* Whether the words of a signal stand in those of another of its kind: of two alike, the second does. */
static bool is_told(const struct reading *reading, size_t index)
{
	const struct reading_signaal *signal = &reading->signalen[index];

	for (size_t i = 0; signal->citaat && i < reading->signaal_count; i++) {
		const struct reading_signaal *other = &reading->signalen[i];

		if (i != index && other->soort == signal->soort && other->citaat &&
		    strstr(other->citaat, signal->citaat) &&
		    (i < index || strlen(other->citaat) > strlen(signal->citaat)))
			return true;
	}
	return false;
}

/* How many bytes at the end of one are the beginning of the other; 0: less than some words. */
static size_t overlap(const char *one, const char *other)
{
	size_t length = strlen(one), size = strlen(other);

	for (size = size < length ? size : length; size >= JOIN_LEAST; size--) {
		if (memcmp(one + length - size, other, size) == 0)
			return size;
	}
	return 0;
}

/* Puts the words before or behind those that run into them; false: they do not. */
static bool join(struct buffer *words, const char *other)
{
	size_t behind = overlap(words->data, other);
	size_t before = behind ? 0 : overlap(other, words->data);
	struct buffer both = {0};

	if (!behind && !before)
		return false;
	buffer_text(&both, behind ? words->data : other);
	buffer_text(&both, behind ? other + behind : words->data + before);
	buffer_free(words);
	*words = both;
	return true;
}

/* The next signal of that kind whose words run into these; false: none does. */
static bool join_one(const struct reading *reading, enum gevaar_soort soort, bool *told,
		     struct buffer *words)
{
	for (size_t i = 0; i < reading->signaal_count; i++) {
		const struct reading_signaal *other = &reading->signalen[i];

		if (!told[i] && other->soort == soort && other->citaat &&
		    join(words, other->citaat)) {
			told[i] = true;
			return true;
		}
	}
	return false;
}

void fill_danger(struct compose_values *values, const struct reading *reading)
{
	bool *told = memory_zero(reading->signaal_count + 1, sizeof(*told));

	compose_set_flag(values, "spoed", reading->gevaar == GEVAAR_SPOED);
	for (size_t i = 0; i < reading->signaal_count; i++)
		told[i] = is_told(reading, i);
	for (size_t i = 0; i < reading->signaal_count; i++) {
		const struct reading_signaal *signal = &reading->signalen[i];
		struct buffer words = {0};
		struct compose_values *item;

		if (told[i])
			continue;
		told[i] = true;
		buffer_text(&words, signal->citaat ? signal->citaat : "");
		/* of two windows over the same words each says half; joined they say it once */
		while (words.length < JOIN_MOST && join_one(reading, signal->soort, told, &words))
			;
		item = compose_add(values, "gevaar");
		compose_set(item, "soort", dutch_word(&names_gevaar_soort, (int)signal->soort));
		fill_quotation(item, words.data, NULL);
		buffer_free(&words);
	}
	free(told);
}

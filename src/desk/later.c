/* later: see later.h. */
#include "desk/later.h"

#include <string.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"
#include "compose/compose.h"
#include "desk/record.h"
#include "json/json.h"

enum { TEXT_MOST = 4000 }; /* bytes of one */

static json_t *text_of(const struct reading *reading)
{
	const char *text = reading->mail.tekst;
	size_t length = strlen(text);
	struct buffer cut = {0};
	json_t *value;

	buffer_add(&cut, text, text_fit(text, length, TEXT_MOST));
	if (cut.length < length)
		buffer_text(&cut, "\n\n[...] De rest is te lang: vraag ze aan het loket.");
	buffer_text(&cut, "");
	value = json_text(cut.data);
	buffer_free(&cut);
	return value;
}

static json_t *message_of(const struct reading *reading, int64_t received, bool quiet)
{
	json_t *message = json_object();

	json_put(message, "op", json_integer(received));
	json_put(message, "tekst", text_of(reading));
	json_put(message, "spoed", json_boolean(reading->gevaar == GEVAAR_SPOED));
	json_put(message, "bijlage", json_boolean(reading->mail.bijlage_count > 0));
	json_put(message, "stil", json_boolean(quiet));
	return message;
}

static void append(json_t *record, json_t *message)
{
	json_t *list = json_object_get(record, "later");

	if (!json_is_array(list)) {
		list = json_array();
		json_put(record, "later", list);
	}
	if (json_array_size(list) == LATER_MOST)
		json_array_remove(list, 0);
	json_array_append_new(list, message);
}

int later_keep(struct desk *desk, const struct post_about *about, const struct reading *reading,
	       int64_t received, bool quiet, struct error *err)
{
	json_t *record;
	int result;

	if (record_open(desk->store, about->dossier, &record, err) < 0)
		return -1;
	append(record, message_of(reading, received, quiet));
	result = record_put(desk, about->dossier, about->dossier_key, record, err);
	json_decref(record);
	return result;
}

static void fill_message(struct compose_values *item, const json_t *message)
{
	char when[CLOCK_TEXT];

	compose_set(item, "ontvangen_op",
		    clock_dutch_minute(json_integer_value(json_object_get(message, "op")), when));
	compose_set(item, "tekst", json_string_value(json_object_get(message, "tekst")));
	compose_set_flag(item, "spoed", json_is_true(json_object_get(message, "spoed")));
	compose_set_flag(item, "bijlage", json_is_true(json_object_get(message, "bijlage")));
}

void later_fill(struct compose_values *values, const struct json_t *record, bool quiet)
{
	const json_t *list = json_object_get(record, "later");

	for (size_t i = 0; i < json_array_size(list); i++) {
		const json_t *message = json_array_get(list, i);

		if (quiet || !json_is_true(json_object_get(message, "stil")))
			fill_message(compose_add(values, "berichten"), message);
	}
}

/* record: see record.h. */
#include "desk/record.h"

#include <string.h>

#include "advies/advies.h"
#include "base/error.h"
#include "base/memory.h"
#include "desk/desk.h"
#include "json/json.h"
#include "json/out.h"
#include "reading/reading.h"

void record_write(const struct buffer *reading_json, const char *answer_to, struct buffer *out)
{
	struct json_out value = {.text = out};

	buffer_text(out, "{\"reading\":");
	buffer_add(out, reading_json->data, reading_json->length);
	buffer_text(out, ",\"antwoord_aan\":");
	json_out_text(&value, answer_to, answer_to ? strlen(answer_to) : 0);
	buffer_char(out, '}');
}

int record_open(struct store *store, const char *reference, struct json_t **record_r,
		struct error *err)
{
	struct buffer text = {0};

	if (store_dossier_record(store, reference, &text, err) < 0)
		return -1;
	*record_r = json_loadb(text.data, text.length, JSON_REJECT_DUPLICATES, NULL);
	buffer_free(&text);
	return *record_r
		   ? 0
		   : error_set(err, ERROR_REFUSE, "dossier %s: its record is not JSON", reference);
}

int desk_record(struct store *store, const struct advies_texts *texts, struct arena *arena,
		const char *reference, struct reading **reading_r, const char **answer_to_r,
		struct error *err)
{
	struct store_dossier dossier;
	json_t *record;
	int result;

	if (store_known_dossier(store, arena, reference, &dossier, err) < 0 ||
	    record_open(store, reference, &record, err) < 0)
		return -1;
	result = reading_from_json(arena, json_object_get(record, "reading"), reading_r, err);
	*answer_to_r =
	    arena_text(arena, json_string_value(json_object_get(record, "antwoord_aan")));
	json_decref(record);
	if (result < 0)
		return error_prefix(err, "dossier %s", reference);
	/* a stored advice would be that of the rules of its day: it is always computed anew */
	advies_give(arena, *reading_r, dossier.instrument, texts);
	return 0;
}

int record_put(struct desk *desk, const char *reference, const struct vault_key *key,
	       json_t *record, struct error *err)
{
	struct buffer text = {0};
	int result;

	json_to_buffer(record, &text);
	result = store_set_dossier_record(desk->store, reference, key, text.data, text.length, err);
	buffer_free(&text);
	return result;
}

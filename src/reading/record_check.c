/* record_check: a record of a reading, checked and taken in, by the table.
 *
 * SECURITY: the record comes from a process that may be in enemy hands. Unknown key, missing key,
 * wrong type, a text that is not clean or over its limit, evidence that does not say what its part
 * says: the whole record is refused. Messages name keys of the contract only, never a value. */
#include "reading/reading.h"

#include <assert.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"
#include "json/json.h"
#include "reading/record_evidence.h"
#include "reading/record_table.h"

struct check {
	struct arena *arena;
	struct error *err;
	size_t text; /* bytes of all texts so far */
};

static int check_object(struct check *check, const struct table *table, const json_t *json,
			char *base);

static int refuse(struct check *check, const struct field *field, const char *what)
{
	return error_set(check->err, ERROR_REFUSE, "reading: %s: %s", field->key, what);
}

static void *at(char *base, const struct field *field)
{
	return base + field->offset;
}

/* A clean copy of a string value. *text_r is NULL for null. */
static int take_text(struct check *check, const struct field *field, const json_t *json,
		     size_t limit, bool one_line, const char **text_r)
{
	const char *text = json_string_value(json);
	size_t length = json_string_length(json);

	*text_r = NULL;
	if (json_is_null(json) && !(field->flags & FIELD_NEEDED))
		return 0;
	if (!text)
		return refuse(check, field, "not a string");
	check->text += length;
	if (length > limit || check->text > RECORD_ALL_TEXT)
		return refuse(check, field, "too long");
	if (!text_is_clean(text, length) || strlen(text) != length ||
	    (one_line && memchr(text, '\n', length)))
		return refuse(check, field, "not a clean text");
	if (field->valid && !field->valid(text))
		return refuse(check, field, "not of its shape");
	*text_r = arena_slice(check->arena, text, length);
	return 0;
}

/* One line; of a message id what stands between its signs, which are not in it a second time. */
static int take_short(struct check *check, const struct field *field, const json_t *json,
		      size_t limit, const char **text_r)
{
	const char *text;
	size_t length;

	if (take_text(check, field, json, limit, true, text_r))
		return -1;
	text = *text_r;
	length = text ? strlen(text) : 0;
	if (!text || !(field->flags & FIELD_ID))
		return 0;
	if (length < 3 || text[0] != '<' || text[length - 1] != '>' ||
	    strcspn(text + 1, "<>") != length - 2)
		return refuse(check, field, "not a message id");
	*text_r = arena_slice(check->arena, text + 1, length - 2);
	return 0;
}

static int take_line(struct check *check, const struct field *field, const json_t *json, char *base)
{
	size_t limit = field->limit ? field->limit : RECORD_LINE;

	return take_short(check, field, json, limit, at(base, field));
}

static int take_long(struct check *check, const struct field *field, const json_t *json, char *base)
{
	size_t limit = field->limit ? field->limit : RECORD_TEXT;

	return take_text(check, field, json, limit, false, at(base, field));
}

static int take_const(struct check *check, const struct field *field, const json_t *json)
{
	return text_equal(json_string_value(json), field->name)
		   ? 0
		   : refuse(check, field, "unknown schema");
}

static int take_digest(struct check *check, const struct field *field, const json_t *json,
		       char *base)
{
	const char *text = json_string_value(json);

	if (!text || !field->valid(text))
		return refuse(check, field, "not a digest");
	memcpy(at(base, field), text, strlen(text) + 1);
	return 0;
}

static int take_enum(struct check *check, const struct field *field, const json_t *json, char *base)
{
	int value = -1;

	if (json_is_string(json) || json_is_null(json))
		value = names_value(field->names, json_string_value(json));
	if (value < 0 || (json_is_null(json) && (field->flags & FIELD_NEEDED)))
		return refuse(check, field, "unknown value");
	*(int *)at(base, field) = value;
	return 0;
}

static int take_limit(struct check *check, const struct field *field, const json_t *json,
		      char *base)
{
	const char *text = json_string_value(json);

	if (json_is_null(json))
		return 0;
	for (int i = LETTER_WITHIN_LIMITS + 1; i <= LETTER_TEXT_TOO_LARGE; i++) {
		if (text && text_equal(text, letter_limit_name((enum letter_limit)i))) {
			*(int *)at(base, field) = i;
			return 0;
		}
	}
	return refuse(check, field, "unknown value");
}

static int take_whole(struct check *check, const struct field *field, const json_t *json,
		      json_int_t most, json_int_t *value_r)
{
	*value_r = json_integer_value(json);
	if (!json_is_integer(json) || *value_r < 0 || *value_r > most)
		return refuse(check, field, "not a number in its range");
	return 0;
}

static int take_number(struct check *check, const struct field *field, const json_t *json,
		       char *base)
{
	json_int_t value = 0;

	switch (field->kind) {
	case KIND_YEARS:
		if (json_is_null(json))
			value = -1;
		else if (take_whole(check, field, json, 130, &value))
			return -1;
		*(int *)at(base, field) = (int)value;
		return 0;
	case KIND_SIZE:
		if (take_whole(check, field, json, RECORD_TEXT, &value))
			return -1;
		*(size_t *)at(base, field) = (size_t)value;
		return 0;
	case KIND_BYTES:
		if (take_whole(check, field, json, INT64_MAX, &value))
			return -1;
		*(int64_t *)at(base, field) = value;
		return 0;
	default: /* KIND_SHARE */
		*(double *)at(base, field) = json_number_value(json);
		if (!json_is_number(json) ||
		    !(json_number_value(json) >= 0 && json_number_value(json) <= 1))
			return refuse(check, field, "not a share");
		return 0;
	}
}

static int take_bool(struct check *check, const struct field *field, const json_t *json, char *base)
{
	if (field->kind == KIND_MAYBE) {
		*(int *)at(base, field) = json_is_null(json) ? -1 : json_is_true(json);
		if (json_is_null(json))
			return 0;
	} else {
		*(bool *)at(base, field) = json_is_true(json);
	}
	return json_is_boolean(json) ? 0 : refuse(check, field, "not a boolean");
}

/* The type and size of a list or object, and room for its items. */
static int take_items(struct check *check, const struct field *field, size_t found, bool right_type,
		      size_t size, char *base, char **items_r)
{
	if (!right_type)
		return refuse(check, field, "not a list");
	if (found > (field->limit ? field->limit : RECORD_ITEMS))
		return refuse(check, field, "too many items");
	*items_r = found ? arena_zero(check->arena, found, size) : NULL;
	*(char **)at(base, field) = *items_r;
	*(size_t *)(void *)(base + field->count_offset) = found;
	return 0;
}

static int take_list(struct check *check, const struct field *field, const json_t *json, char *base)
{
	size_t count = json_array_size(json);
	char *items;

	if (take_items(check, field, count, json_is_array(json), field->table->size, base, &items))
		return -1;
	for (size_t i = 0; i < count; i++) {
		if (check_object(check, field->table, json_array_get(json, i),
				 items + i * field->table->size))
			return error_prefix(check->err, "%s", field->key);
	}
	return 0;
}

static int take_lines(struct check *check, const struct field *field, const json_t *json,
		      char *base)
{
	size_t count = json_array_size(json);
	char *items;

	if (take_items(check, field, count, json_is_array(json), sizeof(char *), base, &items))
		return -1;
	for (size_t i = 0; i < count; i++) {
		const char **line = (const char **)(void *)items + i;

		if (take_short(check, field, json_array_get(json, i), RECORD_LINE, line))
			return -1;
		if (!*line)
			return refuse(check, field, "not a string");
	}
	return 0;
}

static int take_key(struct check *check, const struct field *field, const char *key, void *key_r)
{
	size_t length = strlen(key);

	if (length > RECORD_LINE || !text_is_clean(key, length) || strchr(key, '\n'))
		return refuse(check, field, "not a clean key");
	*(const char **)key_r = arena_slice(check->arena, key, length);
	return 0;
}

/* KIND_MAP and KIND_TEXTS. */
static int take_map(struct check *check, const struct field *field, const json_t *json, char *base)
{
	size_t size = field->table ? field->table->size : sizeof(struct reading_deel);
	char *item;
	const char *key;
	json_t *value;

	if (take_items(check, field, json_object_size(json), json_is_object(json), size, base,
		       &item))
		return -1;
	json_object_foreach((json_t *)json, key, value)
	{
		assert(item); /* room for as many as there are */
		if (take_key(check, field, key, item))
			return -1;
		if (field->table ? check_object(check, field->table, value, item)
				 : take_text(check, field, value, RECORD_TEXT, false,
					     &((struct reading_deel *)(void *)item)->tekst))
			return -1;
		if (!field->table && json_is_null(value))
			return refuse(check, field, "not a string");
		item += size;
	}
	return 0;
}

static unsigned mark_bit(const char *name)
{
	for (unsigned i = 0; i < 31; i++) {
		const char *known = letter_mark_name((enum letter_mark)(1u << i));

		if (known && strcmp(known, name) == 0)
			return 1u << i;
	}
	return 0;
}

static unsigned service_bit(const char *name)
{
	int value = names_value(&names_dienst_type, name);

	return value >= DIENST_SDJ && value <= DIENST_ITP ? 1u << value : 0;
}

static int take_bits(struct check *check, const struct field *field, const json_t *json, char *base)
{
	unsigned *bits = at(base, field);
	size_t count = json_array_size(json);

	if (!json_is_array(json) || count > 32)
		return refuse(check, field, "not a list");
	for (size_t i = 0; i < count; i++) {
		const char *name = json_string_value(json_array_get(json, i));
		unsigned bit = !name			   ? 0
			       : field->kind == KIND_MARKS ? mark_bit(name)
							   : service_bit(name);

		if (!bit)
			return refuse(check, field, "unknown value");
		*bits |= bit;
	}
	return 0;
}

static int take_flags(struct check *check, const struct field *field, const json_t *json,
		      char *base)
{
	struct reading_advies *advies = at(base, field);
	size_t count = json_array_size(json);

	if (!json_is_array(json) || count > 2)
		return refuse(check, field, "not a list");
	for (size_t i = 0; i < count; i++) {
		const char *name = json_string_value(json_array_get(json, i));
		bool verplicht = text_equal(name, "verplicht");

		if (!verplicht && !text_equal(name, "voorwaarde"))
			return refuse(check, field, "unknown value");
		advies->verplicht |= verplicht;
		advies->voorwaarde |= !verplicht;
	}
	return 0;
}

static int take_struct(struct check *check, const struct field *field, const json_t *json,
		       char *base)
{
	char *object = at(base, field);

	if (json_is_null(json) && (field->kind == KIND_POINTER || (field->flags & FIELD_NULLABLE)))
		return 0;
	if (field->kind == KIND_POINTER) {
		object = arena_zero(check->arena, 1, field->table->size);
		*(char **)at(base, field) = object;
	}
	if (check_object(check, field->table, json, object))
		return error_prefix(check->err, "%s", field->key);
	return 0;
}

static int take_field(struct check *check, const struct field *field, const json_t *json,
		      char *base)
{
	static int (*const takers[])(struct check *, const struct field *, const json_t *,
				     char *) = {
	    [KIND_LINE] = take_line,	  [KIND_TEXT] = take_long,    [KIND_DIGEST] = take_digest,
	    [KIND_ENUM] = take_enum,	  [KIND_LIMIT] = take_limit,  [KIND_BOOL] = take_bool,
	    [KIND_MAYBE] = take_bool,	  [KIND_YEARS] = take_number, [KIND_SIZE] = take_number,
	    [KIND_BYTES] = take_number,	  [KIND_SHARE] = take_number, [KIND_OBJECT] = take_struct,
	    [KIND_POINTER] = take_struct, [KIND_LIST] = take_list,    [KIND_LINES] = take_lines,
	    [KIND_MAP] = take_map,	  [KIND_TEXTS] = take_map,    [KIND_MARKS] = take_bits,
	    [KIND_SERVICES] = take_bits,  [KIND_FLAGS] = take_flags,
	};

	if (field->kind == KIND_CONST)
		return take_const(check, field, json);
	return takers[field->kind](check, field, json, base);
}

/* Every key of the table, and none beside them. */
static int check_object(struct check *check, const struct table *table, const json_t *json,
			char *base)
{
	size_t found = 0;

	if (!json_is_object(json))
		return error_set(check->err, ERROR_REFUSE, "reading: not an object");
	for (size_t i = 0; i < table->count; i++) {
		const struct field *field = &table->fields[i];
		const json_t *value = json_object_get(json, field->key);

		if (!value && (field->flags & (FIELD_OMITTED | FIELD_LATER)))
			continue;
		if (!value)
			return refuse(check, field, "missing");
		if (take_field(check, field, value, base))
			return -1;
		found++;
	}
	if (found != json_object_size(json))
		return error_set(check->err, ERROR_REFUSE, "reading: unknown key");
	return 0;
}

int reading_from_json(struct arena *arena, const json_t *json, struct reading **reading_r,
		      struct error *err)
{
	struct check check = {.arena = arena, .err = err};
	struct reading *reading = reading_new(arena);

	reading->mail.volledige_tekst = NULL;
	if (check_object(&check, &record_reading, json, (char *)reading))
		return -1;
	if (!reading->mail.volledige_tekst)
		reading->mail.volledige_tekst = reading->mail.tekst;
	if (record_check_evidence(arena, reading, err))
		return -1;
	reading->advies = (struct reading_advies){.uitkomst = UITKOMST_TE_ONDERZOEKEN};
	*reading_r = reading;
	return 0;
}

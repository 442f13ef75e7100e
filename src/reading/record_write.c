/* record_write: a reading as JSON, by the table. Keeps within the limits that record_check demands,
 * so that what is written here is taken in there. */
#include "reading/reading.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "json/json.h"
#include "reading/record_table.h"

static json_t *write_object(const struct table *table, const char *base);

static const void *at(const char *base, const struct field *field)
{
	return base + field->offset;
}

static const char *text_at(const char *base, const struct field *field)
{
	return *(const char *const *)at(base, field);
}

static int int_at(const char *base, const struct field *field)
{
	return *(const int *)at(base, field);
}

static size_t count_at(const char *base, const struct field *field)
{
	size_t count = *(const size_t *)(const void *)(base + field->count_offset);
	size_t limit = field->limit ? field->limit : RECORD_ITEMS;

	return count < limit ? count : limit;
}

static json_t *must(json_t *value)
{
	if (!value)
		abort(); /* no memory, or a text that is not UTF-8: a bug of its maker */
	return value;
}

static json_t *write_text(const char *text, size_t limit)
{
	if (!text)
		return must(json_null());
	return must(json_stringn(text, text_fit(text, strlen(text), limit)));
}

static json_t *write_list(const struct field *field, const char *base)
{
	const char *items = *(const char *const *)at(base, field);
	size_t count = count_at(base, field);
	json_t *list = must(json_array());

	for (size_t i = 0; i < count; i++)
		json_array_append_new(list,
				      write_object(field->table, items + i * field->table->size));
	return list;
}

static json_t *write_lines(const struct field *field, const char *base)
{
	const char *const *items = *(const char *const *const *)at(base, field);
	size_t count = count_at(base, field);
	json_t *list = must(json_array());

	for (size_t i = 0; i < count; i++)
		json_array_append_new(list, write_text(items[i], RECORD_LINE));
	return list;
}

static json_t *write_map(const struct field *field, const char *base)
{
	const char *items = *(const char *const *)at(base, field);
	size_t count = count_at(base, field);
	json_t *map = must(json_object());

	for (size_t i = 0; i < count; i++) {
		const char *item = items + i * field->table->size;

		json_put(map, *(const char *const *)(const void *)item,
			 write_object(field->table, item));
	}
	return map;
}

static json_t *write_texts(const struct field *field, const char *base)
{
	const struct reading_deel *items = *(const struct reading_deel *const *)at(base, field);
	size_t count = count_at(base, field);
	json_t *map = must(json_object());

	for (size_t i = 0; i < count; i++)
		json_put(map, items[i].naam, write_text(items[i].tekst, RECORD_TEXT));
	return map;
}

static json_t *write_marks(unsigned bits)
{
	json_t *list = must(json_array());

	for (unsigned i = 0; i < sizeof(bits) * 8; i++) {
		if (bits & 1u << i)
			json_array_append_new(
			    list,
			    write_text(letter_mark_name((enum letter_mark)(1u << i)), RECORD_LINE));
	}
	return list;
}

static json_t *write_services(unsigned bits)
{
	json_t *list = must(json_array());

	for (int i = DIENST_SDJ; i <= DIENST_ITP; i++) {
		if (bits & 1u << i)
			json_array_append_new(
			    list, write_text(names_text(&names_dienst_type, i), RECORD_LINE));
	}
	return list;
}

static json_t *write_flags(const struct reading_advies *advies)
{
	json_t *list = must(json_array());

	if (advies->verplicht)
		json_array_append_new(list, write_text("verplicht", RECORD_LINE));
	if (advies->voorwaarde)
		json_array_append_new(list, write_text("voorwaarde", RECORD_LINE));
	return list;
}

static json_t *write_struct(const struct field *field, const char *base)
{
	const struct letter_address *address = at(base, field);

	if ((field->flags & FIELD_NULLABLE) && !address->naam && !address->adres)
		return must(json_null());
	return write_object(field->table, at(base, field));
}

static json_t *write_pointer(const struct field *field, const char *base)
{
	const char *object = *(const char *const *)at(base, field);

	return object ? write_object(field->table, object) : must(json_null());
}

static json_t *write_number(const struct field *field, const char *base)
{
	switch (field->kind) {
	case KIND_BOOL:
		return must(json_boolean(*(const bool *)at(base, field)));
	case KIND_MAYBE:
		return must(int_at(base, field) < 0 ? json_null()
						    : json_boolean(int_at(base, field)));
	case KIND_YEARS:
		return must(int_at(base, field) < 0 ? json_null()
						    : json_integer(int_at(base, field)));
	case KIND_SIZE:
		return must(json_integer((json_int_t) * (const size_t *)at(base, field)));
	case KIND_BYTES:
		return must(json_integer(*(const int64_t *)at(base, field)));
	default:
		return must(json_real(*(const double *)at(base, field)));
	}
}

static json_t *write_field(const struct field *field, const char *base)
{
	size_t line = field->limit ? field->limit : RECORD_LINE;
	size_t text = field->limit ? field->limit : RECORD_TEXT;

	switch (field->kind) {
	case KIND_CONST:
		return write_text(field->name, RECORD_LINE);
	case KIND_LINE:
		return write_text(text_at(base, field), line);
	case KIND_TEXT:
		return write_text(text_at(base, field), text);
	case KIND_DIGEST:
		return write_text(at(base, field), line);
	case KIND_ENUM:
		return write_text(names_text(field->names, int_at(base, field)), line);
	case KIND_LIMIT:
		return write_text(letter_limit_name((enum letter_limit)int_at(base, field)), line);
	case KIND_OBJECT:
		return write_struct(field, base);
	case KIND_POINTER:
		return write_pointer(field, base);
	case KIND_LIST:
		return write_list(field, base);
	case KIND_LINES:
		return write_lines(field, base);
	case KIND_MAP:
		return write_map(field, base);
	case KIND_TEXTS:
		return write_texts(field, base);
	case KIND_MARKS:
		return write_marks(*(const unsigned *)at(base, field));
	case KIND_SERVICES:
		return write_services(*(const unsigned *)at(base, field));
	case KIND_FLAGS:
		return write_flags(at(base, field));
	default:
		return write_number(field, base);
	}
}

static json_t *write_object(const struct table *table, const char *base)
{
	json_t *object = must(json_object());

	for (size_t i = 0; i < table->count; i++) {
		const struct field *field = &table->fields[i];

		if ((field->flags & FIELD_OMITTED) && !text_at(base, field))
			continue;
		json_put(object, field->key, write_field(field, base));
	}
	return object;
}

json_t *reading_to_json(const struct reading *reading)
{
	return write_object(&record_reading, (const char *)reading);
}

/* record_write: a reading as JSON, by the table. Keeps within the limits that record_check demands,
 * so that what is written here is taken in there. */
#include "reading/reading.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "json/out.h"
#include "reading/record_table.h"

static void write_object(struct json_out *out, const struct table *table, const char *base);

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

static void write_text(struct json_out *out, const char *text, size_t limit)
{
	json_out_text(out, text, text ? text_fit(text, strlen(text), limit) : 0);
}

/* A line, or a message id with its signs. */
static void write_short(struct json_out *out, const struct field *field, const char *text)
{
	size_t limit = field->limit ? field->limit : RECORD_LINE;
	char id[RECORD_LINE + 1];

	if (!text || !(field->flags & FIELD_ID)) {
		write_text(out, text, limit);
		return;
	}
	snprintf(id, sizeof(id), "<%.*s>", (int)text_fit(text, strlen(text), RECORD_LINE - 2),
		 text);
	write_text(out, id, RECORD_LINE);
}

static void write_list(struct json_out *out, const struct field *field, const char *base)
{
	const char *items = *(const char *const *)at(base, field);
	size_t count = count_at(base, field);

	json_out_open(out, '[');
	for (size_t i = 0; i < count; i++)
		write_object(out, field->table, items + i * field->table->size);
	json_out_close(out, ']');
}

static void write_lines(struct json_out *out, const struct field *field, const char *base)
{
	const char *const *items = *(const char *const *const *)at(base, field);
	size_t count = count_at(base, field);

	json_out_open(out, '[');
	for (size_t i = 0; i < count; i++)
		write_short(out, field, items[i]);
	json_out_close(out, ']');
}

/* The items of a map, each of `size` bytes and with its key at the start. */
struct map {
	const char *items;
	size_t count, size;
};

static const char *key_at(const struct map *map, size_t index)
{
	return *(const char *const *)(const void *)(map->items + index * map->size);
}

/* Of two values with one key the later counts, in the place of the earlier. NULL: it stands already. */
static const char *item_for(const struct map *map, size_t index)
{
	size_t last = index;

	for (size_t i = 0; i < map->count; i++) {
		if (i == index || strcmp(key_at(map, i), key_at(map, index)) != 0)
			continue;
		if (i < index)
			return NULL;
		last = i;
	}
	return map->items + last * map->size;
}

/* KIND_MAP and KIND_TEXTS. */
static void write_map(struct json_out *out, const struct field *field, const char *base)
{
	const struct map map = {*(const char *const *)at(base, field), count_at(base, field),
				field->table ? field->table->size : sizeof(struct reading_deel)};

	json_out_open(out, '{');
	for (size_t i = 0; i < map.count; i++) {
		const char *item = item_for(&map, i);

		if (!item)
			continue;
		json_out_key(out, key_at(&map, i));
		if (field->table)
			write_object(out, field->table, item);
		else
			write_text(out, ((const struct reading_deel *)(const void *)item)->tekst,
				   RECORD_TEXT);
	}
	json_out_close(out, '}');
}

static void write_marks(struct json_out *out, const struct field *field, const char *base)
{
	unsigned bits = *(const unsigned *)at(base, field);

	json_out_open(out, '[');
	for (unsigned i = 0; i < sizeof(bits) * 8; i++) {
		if (bits & 1u << i)
			write_text(out, letter_mark_name((enum letter_mark)(1u << i)), RECORD_LINE);
	}
	json_out_close(out, ']');
}

static void write_services(struct json_out *out, const struct field *field, const char *base)
{
	unsigned bits = *(const unsigned *)at(base, field);

	json_out_open(out, '[');
	for (int i = DIENST_SDJ; i <= DIENST_ITP; i++) {
		if (bits & 1u << i)
			write_text(out, names_text(&names_dienst_type, i), RECORD_LINE);
	}
	json_out_close(out, ']');
}

static void write_flags(struct json_out *out, const struct field *field, const char *base)
{
	const struct reading_advies *advies = at(base, field);

	json_out_open(out, '[');
	if (advies->verplicht)
		write_text(out, "verplicht", RECORD_LINE);
	if (advies->voorwaarde)
		write_text(out, "voorwaarde", RECORD_LINE);
	json_out_close(out, ']');
}

static void write_struct(struct json_out *out, const struct field *field, const char *base)
{
	const struct letter_address *address = at(base, field);

	if ((field->flags & FIELD_NULLABLE) && !address->naam && !address->adres)
		json_out_null(out);
	else
		write_object(out, field->table, at(base, field));
}

static void write_pointer(struct json_out *out, const struct field *field, const char *base)
{
	const char *object = *(const char *const *)at(base, field);

	if (object)
		write_object(out, field->table, object);
	else
		json_out_null(out);
}

static void write_const(struct json_out *out, const struct field *field, const char *base)
{
	(void)base;
	write_text(out, field->name, RECORD_LINE);
}

static void write_line(struct json_out *out, const struct field *field, const char *base)
{
	write_short(out, field, text_at(base, field));
}

static void write_long(struct json_out *out, const struct field *field, const char *base)
{
	write_text(out, text_at(base, field), field->limit ? field->limit : RECORD_TEXT);
}

static void write_digest(struct json_out *out, const struct field *field, const char *base)
{
	write_text(out, at(base, field), RECORD_LINE);
}

static void write_enum(struct json_out *out, const struct field *field, const char *base)
{
	write_text(out, names_text(field->names, int_at(base, field)), RECORD_LINE);
}

static void write_limit(struct json_out *out, const struct field *field, const char *base)
{
	write_text(out, letter_limit_name((enum letter_limit)int_at(base, field)), RECORD_LINE);
}

static void write_bool(struct json_out *out, const struct field *field, const char *base)
{
	json_out_bool(out, *(const bool *)at(base, field));
}

static void write_maybe(struct json_out *out, const struct field *field, const char *base)
{
	if (int_at(base, field) < 0)
		json_out_null(out);
	else
		json_out_bool(out, int_at(base, field) > 0);
}

static void write_years(struct json_out *out, const struct field *field, const char *base)
{
	if (int_at(base, field) < 0)
		json_out_null(out);
	else
		json_out_number(out, int_at(base, field));
}

static void write_size(struct json_out *out, const struct field *field, const char *base)
{
	json_out_number(out, (int64_t) * (const size_t *)at(base, field));
}

static void write_bytes(struct json_out *out, const struct field *field, const char *base)
{
	json_out_number(out, *(const int64_t *)at(base, field));
}

static void write_share(struct json_out *out, const struct field *field, const char *base)
{
	json_out_real(out, *(const double *)at(base, field));
}

static void write_field(struct json_out *out, const struct field *field, const char *base)
{
	static void (*const writers[])(struct json_out *, const struct field *, const char *) = {
	    [KIND_CONST] = write_const,	  [KIND_LINE] = write_line,
	    [KIND_TEXT] = write_long,	  [KIND_DIGEST] = write_digest,
	    [KIND_ENUM] = write_enum,	  [KIND_LIMIT] = write_limit,
	    [KIND_BOOL] = write_bool,	  [KIND_MAYBE] = write_maybe,
	    [KIND_YEARS] = write_years,	  [KIND_SIZE] = write_size,
	    [KIND_BYTES] = write_bytes,	  [KIND_SHARE] = write_share,
	    [KIND_OBJECT] = write_struct, [KIND_POINTER] = write_pointer,
	    [KIND_LIST] = write_list,	  [KIND_LINES] = write_lines,
	    [KIND_MAP] = write_map,	  [KIND_TEXTS] = write_map,
	    [KIND_MARKS] = write_marks,	  [KIND_SERVICES] = write_services,
	    [KIND_FLAGS] = write_flags,
	};

	writers[field->kind](out, field, base);
}

static void write_object(struct json_out *out, const struct table *table, const char *base)
{
	json_out_open(out, '{');
	for (size_t i = 0; i < table->count; i++) {
		const struct field *field = &table->fields[i];

		if ((field->flags & FIELD_OMITTED) && !text_at(base, field))
			continue;
		json_out_key(out, field->key);
		write_field(out, field, base);
	}
	json_out_close(out, '}');
}

json_t *reading_to_json(const struct reading *reading)
{
	struct json_out out = {.text = NULL};

	write_object(&out, &record_reading, (const char *)reading);
	return out.root;
}

void reading_to_text(const struct reading *reading, int indent, struct buffer *text)
{
	struct json_out out = {.text = text, .indent = indent};

	write_object(&out, &record_reading, (const char *)reading);
}

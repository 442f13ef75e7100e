/* table: see table.h. */
#include "commands/table.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

struct cell {
	char *text;
	enum table_color color;
};

struct table {
	const char *const *heads;
	size_t columns;
	struct cell *cells;
	size_t count;
};

static const char *const codes[] = {
    [TABLE_PLAIN] = "",		[TABLE_RED] = "\033[31m", [TABLE_YELLOW] = "\033[33m",
    [TABLE_GREEN] = "\033[32m", [TABLE_DIM] = "\033[2m",  [TABLE_BOLD] = "\033[1m"};

const char *table_on(enum table_color color, bool wanted)
{
	return wanted ? codes[color] : "";
}

const char *table_off(enum table_color color, bool wanted)
{
	return wanted && color != TABLE_PLAIN ? "\033[0m" : "";
}

struct table *table_new(const char *const *heads)
{
	struct table *table = memory_zero(1, sizeof(*table));

	table->heads = heads;
	while (heads[table->columns])
		table->columns++;
	return table;
}

void table_row(struct table *table)
{
	while (table->count % table->columns != 0)
		table_cell(table, TABLE_PLAIN, NULL);
}

char *table_text(const char *text)
{
	const char *plain = text;
	struct arena *arena;
	char *shown, *line;

	while (*plain >= ' ' && *plain < 0x7F)
		plain++;
	if (!*plain)
		return memory_text(text);
	arena = arena_new();
	shown = text_shown(arena, text);
	line = memory_text(text_clean(arena, shown, strlen(shown), TEXT_ONE_LINE, NULL));
	arena_free(&arena);
	return line;
}

void table_cell(struct table *table, enum table_color color, const char *text)
{
	table->cells = memory_grow(table->cells, table->count, sizeof(struct cell));
	table->cells[table->count++] = (struct cell){table_text(text && *text ? text : "-"), color};
}

/* Columns on a terminal: code points are near enough for Dutch text. */
static size_t width_of(const char *text)
{
	size_t length = strlen(text), columns = 0;

	for (size_t i = 0, size; i < length; i += size) {
		text_decode(text + i, length - i, &size);
		columns++;
	}
	return columns;
}

static void print_cell(const char *text, enum table_color color, size_t width, bool last,
		       bool wanted)
{
	printf("%s%s%s", table_on(color, wanted), text, table_off(color, wanted));
	if (last)
		putchar('\n');
	else
		printf("%*s", (int)(width - width_of(text) + 2), "");
}

static void widen(size_t *width, const char *text)
{
	size_t wanted = width_of(text);

	if (wanted > *width)
		*width = wanted;
}

void table_print(struct table **given, bool color)
{
	struct table *table = *given;
	size_t *widths = memory_zero(table->columns, sizeof(*widths));

	table_row(table);
	assert(table->columns > 0);
	for (size_t i = 0; i < table->columns; i++)
		widen(&widths[i], table->heads[i]);
	for (size_t i = 0; i < table->count; i++)
		widen(&widths[i % table->columns], table->cells[i].text);
	for (size_t i = 0; i < table->columns; i++)
		print_cell(table->heads[i], TABLE_BOLD, widths[i], i + 1 == table->columns, color);
	for (size_t i = 0; i < table->count; i++) {
		size_t column = i % table->columns;

		print_cell(table->cells[i].text, table->cells[i].color, widths[column],
			   column + 1 == table->columns, color);
		free(table->cells[i].text);
	}
	free(widths);
	free(table->cells);
	free(table);
	*given = NULL;
}

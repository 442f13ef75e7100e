/* rows: see rows.h. */
#include "form/rows.h"

#include <string.h>

#include "base/memory.h"
#include "form/blank.h"
#include "form/words.h"

enum { LONG = 100 /* bytes of a cell that is no label */ };

static struct form_range trimmed(const char *text, size_t van, size_t tot)
{
	while (van < tot && strchr(" \t\r", text[van]))
		van++;
	while (tot > van && strchr(" \t\r", text[tot - 1]))
		tot--;
	return (struct form_range){van, tot};
}

struct form_cells form_cells_of(const char *text, size_t van, size_t tot)
{
	struct form_cells cells = {.count = 0};
	struct form_range line = trimmed(text, van, tot);
	const char *bar;

	if (!memchr(text + line.van, '|', line.tot - line.van))
		return cells;
	if (line.van + 1 < line.tot && text[line.van] == '|')
		line.van++;
	do {
		bar = memchr(text + line.van, '|', line.tot - line.van);
		tot = bar ? (size_t)(bar - text) : line.tot;
		if (cells.count == FORM_CELLS)
			return (struct form_cells){.count = 0};
		cells.at[cells.count++] = trimmed(text, line.van, tot);
		line.van = tot + 1;
	} while (bar && line.van <= line.tot);
	while (cells.count && cells.at[cells.count - 1].tot == cells.at[cells.count - 1].van)
		cells.count--;
	return cells;
}

static const char *key_of(const struct form_labels *labels, const char *text,
			  struct form_range cell, enum form_find find)
{
	size_t van = form_skip_lead(text, cell.van, cell.tot), tot = cell.tot;

	while (tot > van && strchr(" :?*", text[tot - 1]))
		tot--;
	return tot > van && tot - van < LONG
		   ? form_labels_find(labels, text + van, tot - van, find).key
		   : NULL;
}

/* What people are reached by, and what they are, beside a name. */
static bool is_people(const struct form_labels *labels, const char *text,
		      const struct form_cells *cells, bool one)
{
	static const char *const about[] = {"kolom.tel", "kolom.mail", "kolom.contact",
					    "kolom.dienst"};
	bool tie = false, who = false, more = false;

	if (cells->count < 3)
		return false;
	for (size_t i = 0; i < cells->count; i++) {
		const char *key = key_of(labels, text, cells->at[i], FORM_FIND_COLUMN);

		if (!key && cells->at[i].tot > cells->at[i].van)
			return false;
		tie |= key && strcmp(key, "kolom.relatie") == 0;
		who |= key && strcmp(key, "kolom.naam") == 0;
		for (size_t j = 0; key && j < sizeof(about) / sizeof(about[0]); j++)
			more |= strcmp(key, about[j]) == 0;
	}
	return (tie && (who || more)) || (who && more && !one);
}

/* Labels at [0], [step], ...: all that are not empty. */
static bool are_labels(const struct form_labels *labels, const char *text,
		       const struct form_cells *cells, size_t step)
{
	for (size_t i = 0; i < cells->count; i += step) {
		if (!key_of(labels, text, cells->at[i], FORM_FIND_EXACT))
			return false;
	}
	return cells->count > step;
}

/* "ja", "nee", "nog niet gevraagd". */
static bool is_option(const char *text, struct form_range cell)
{
	static const char *const options[] = {"ja",
					      "nee",
					      "neen",
					      "akkoord",
					      "niet akkoord",
					      "op de hoogte",
					      "niet gevraagd",
					      "nog niet gevraagd",
					      "niet bevraagd",
					      "weet niet",
					      "weet ik niet",
					      "onbekend",
					      "niet besproken",
					      "onder voorbehoud",
					      "niet bereikt",
					      "nog te bespreken",
					      "nog te bevragen",
					      "nog te vragen",
					      "te vragen",
					      "n v t",
					      "nvt"};
	char folded[40];

	if (!form_fold(text + cell.van, cell.tot - cell.van, folded, sizeof(folded)))
		return false;
	for (size_t i = 0; i < sizeof(options) / sizeof(options[0]); i++) {
		if (strcmp(folded, options[i]) == 0)
			return true;
	}
	return false;
}

/* Options behind a question who agrees; or nothing but options. */
static bool is_consent(const struct form_labels *labels, const char *text,
		       const struct form_cells *cells)
{
	size_t options = 0;
	const char *key;

	for (size_t i = 0; i < cells->count; i++)
		options += is_option(text, cells->at[i]);
	if (options < 2 || options + 1 < cells->count)
		return false;
	if (options == cells->count || cells->at[0].tot == cells->at[0].van)
		return true;
	key = key_of(labels, text, cells->at[0], FORM_FIND_HEADING);
	key = key ? key : key_of(labels, text, cells->at[0], FORM_FIND_PATTERN);
	return key && (strcmp(key, "sectie.akkoord") == 0 || strcmp(key, "akkoord.allen") == 0 ||
		       strcmp(key, "akkoord.beide") == 0);
}

enum form_row form_row_kind(const struct form_labels *labels, const char *text,
			    const struct form_cells *cells, bool one)
{
	if (cells->count < 2)
		return FORM_ROW_PLAIN;
	if (is_people(labels, text, cells, one))
		return FORM_ROW_PEOPLE;
	if (is_consent(labels, text, cells))
		return FORM_ROW_CONSENT;
	if (cells->count >= 3 && are_labels(labels, text, cells, 1))
		return FORM_ROW_ANSWERS;
	if (cells->count >= 3 && are_labels(labels, text, cells, 2))
		return FORM_ROW_PAIRS;
	return FORM_ROW_PLAIN;
}

static bool is_mark(const char *text, struct form_range cell)
{
	static const char *const marks[] = {"x",
					    "X",
					    "v",
					    "V",
					    "[x]",
					    "[X]",
					    "(x)",
					    "(X)",
					    "\xE2\x98\x92",
					    "\xE2\x98\x91",
					    "\xE2\x9C\x93",
					    "\xE2\x9C\x94"};

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		if (strlen(marks[i]) == cell.tot - cell.van &&
		    memcmp(text + cell.van, marks[i], cell.tot - cell.van) == 0)
			return true;
	}
	return false;
}

const char *form_row_ticks(struct arena *arena, const char *text, const struct form_cells *head,
			   const struct form_cells *row)
{
	size_t first = is_option(text, head->at[0]) ? 0 : 1, ticks = 0;
	const char *line = "";

	for (size_t i = 0; first + i < head->count; i++) {
		struct form_range option = head->at[first + i];
		bool ticked = i + 1 < row->count && is_mark(text, row->at[i + 1]);

		ticks += ticked;
		line = arena_format(arena, "%s%s%s %.*s", line, i ? "  " : "",
				    ticked ? "\xE2\x98\x92" : "\xE2\x98\x90",
				    (int)(option.tot - option.van), text + option.van);
	}
	return ticks ? line : NULL;
}

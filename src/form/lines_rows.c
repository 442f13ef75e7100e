/* lines_rows: see scan.h. */
#include <string.h>

#include "form/blank.h"
#include "form/scan.h"

/* An answer that stands in the cell of a table, below its label or beside it. */
static void put_cell(struct form_scan *scan, struct form_range label, struct form_range value)
{
	struct form_key found;
	size_t van = form_skip_lead(scan->text, label.van, label.tot), tot = label.tot;
	struct form_head head;

	while (tot > van && strchr(" :?*", scan->text[tot - 1]))
		tot--;
	found = form_labels_find(scan->labels, scan->text + van, tot - van, FORM_FIND_PATTERN);
	scan->lookups++;
	head = (struct form_head){.key = found.key, .van = van, .tot = tot, .value = value.van};
	if (tot > van && value.tot > value.van) {
		form_begin(scan, &head, value.tot);
		scan->open = false;
	}
}

static void put_pairs(struct form_scan *scan, const struct form_cells *cells)
{
	for (size_t i = 0; i + 1 < cells->count; i += 2)
		put_cell(scan, cells->at[i], cells->at[i + 1]);
}

static bool is_label(const struct form_scan *scan, struct form_range cell)
{
	return form_labels_find(scan->labels, scan->text + cell.van, cell.tot - cell.van,
				FORM_FIND_EXACT)
		   .key != NULL;
}

/* A person, or a question about consent: only there do marks stand for a yes or a no. */
static bool is_asked(struct form_scan *scan, struct form_range cell)
{
	static const char *const keys[] = {"akkoord", "ouder.", "op_de_hoogte", "sectie.",
					   "client."};
	const char *key = form_labels_find(scan->labels, scan->text + cell.van, cell.tot - cell.van,
					   FORM_FIND_PATTERN)
			      .key;

	scan->lookups++;
	for (size_t i = 0; key && i < sizeof(keys) / sizeof(keys[0]); i++) {
		if (strncmp(key, keys[i], strlen(keys[i])) == 0)
			return true;
	}
	return !key;
}

/* A row below a head row. */
static bool take_row_below(struct form_scan *scan, const struct form_cells *cells, size_t tot)
{
	const char *ticks;

	if (scan->row == FORM_ROW_PAIRS && cells->count == scan->head.count) {
		put_pairs(scan, cells);
		return true;
	}
	if (scan->row == FORM_ROW_ANSWERS && cells->count <= scan->head.count &&
	    !is_label(scan, cells->at[0])) {
		for (size_t i = 0; i < cells->count; i++)
			put_cell(scan, scan->head.at[i], cells->at[i]);
		return true;
	}
	ticks = scan->row == FORM_ROW_CONSENT && cells->count > 1 && is_asked(scan, cells->at[0])
		    ? form_row_ticks(scan->arena, scan->text, &scan->head, cells)
		    : NULL;
	if (!ticks)
		return false;
	put_cell(scan, cells->at[0], (struct form_range){cells->at[1].van, tot});
	if (scan->answer.label_tot)
		scan->ticks = ticks;
	return true;
}

static void begin_consent(struct form_scan *scan, const struct form_cells *cells)
{
	struct form_head head = {.key = "sectie.akkoord",
				 .van = cells->at[0].van,
				 .tot = cells->at[0].tot,
				 .value = cells->at[0].tot};

	if (head.tot == head.van)
		head.tot = head.value = cells->at[1].tot;
	form_begin(scan, &head, head.value);
}

/* A row of a table that is no label with its answer. */
bool form_take_row(struct form_scan *scan, size_t van, size_t tot)
{
	struct form_cells cells = form_cells_of(scan->text, van, tot);
	struct form_head people = {"partij", true, true, cells.at[0].van, tot, tot, true};
	bool listed = scan->open && scan->list && (scan->people || !scan->has_value);
	enum form_row row;

	if (cells.count < 2)
		return false;
	row = form_row_kind(scan->labels, scan->text, &cells, scan->one);
	scan->lookups += cells.count;
	if (row == FORM_ROW_PLAIN && take_row_below(scan, &cells, tot))
		return true;
	if (row == FORM_ROW_PLAIN || (row == FORM_ROW_PEOPLE && listed))
		return false;
	scan->head = cells;
	scan->row = row;
	if (row == FORM_ROW_PEOPLE)
		form_begin(scan, &people, tot);
	else if (row == FORM_ROW_CONSENT)
		begin_consent(scan, &cells);
	else
		form_finish(scan, false);
	if (row == FORM_ROW_PAIRS)
		put_pairs(scan, &cells);
	return true;
}

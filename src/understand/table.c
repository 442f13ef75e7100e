/* table: a list of people as a table with a head row: each cell is what its column says,
 * so that nobody has to be told from his service. See list.h. */
#include "understand/table.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "form/blank.h"
#include "form/words.h"
#include "understand/evidence.h"
#include "understand/list.h"
#include "understand/piece.h"
#include "understand/said.h"
#include "understand/service.h"

enum { COLUMNS = 16, NAME_MOST = 80, TIE_MOST = 40 };

enum column {
	COLUMN_OTHER,
	COLUMN_NAAM,
	COLUMN_RELATIE,
	COLUMN_DIENST,
	COLUMN_TEL,
	COLUMN_MAIL,
	COLUMN_CONTACT,
	COLUMN_UITNODIGEN,
	COLUMN_HOOGTE,
	COLUMN_AKKOORD,
};

static enum column column_of(const struct understanding *u, const char *head, size_t length)
{
	static const struct {
		const char *key;
		enum column column;
	} columns[] = {{"kolom.naam", COLUMN_NAAM},
		       {"kolom.relatie", COLUMN_RELATIE},
		       {"kolom.dienst", COLUMN_DIENST},
		       {"kolom.tel", COLUMN_TEL},
		       {"kolom.mail", COLUMN_MAIL},
		       {"kolom.contact", COLUMN_CONTACT},
		       {"kolom.uitnodigen", COLUMN_UITNODIGEN},
		       {"kolom.hoogte", COLUMN_HOOGTE},
		       {"kolom.akkoord", COLUMN_AKKOORD}};
	const char *key = form_labels_column(u->tables->labels, head, length);

	for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++) {
		if (text_equal(key, columns[i].key))
			return columns[i].column;
	}
	return COLUMN_OTHER;
}

struct table {
	struct understanding *u;
	const struct form_answer *answer;
	enum column columns[COLUMNS];
	size_t column_count;
	struct reading_partij party; /* of the row */
	struct form_range ranges[COLUMNS];
};

/* The next cell of [*van, tot); false: no more. */
static bool next_cell(const char *text, size_t *van, size_t tot, struct form_range *cell)
{
	const char *bar;

	if (*van > tot)
		return false;
	bar = memchr(text + *van, '|', tot - *van);
	*cell = (struct form_range){*van, bar ? (size_t)(bar - text) : tot};
	*van = cell->tot + 1;
	form_trim(text, &cell->van, &cell->tot);
	return true;
}

/* False when the row is no head row with names or ties. */
static bool take_head(struct table *table, const char *line, size_t length)
{
	struct form_range cell;
	bool person = false;

	if (!understand_is_head_row(table->u, line, length))
		return false;
	for (size_t van = 0; next_cell(line, &van, length, &cell);) {
		enum column column;

		if (table->column_count == COLUMNS)
			return false;
		column = column_of(table->u, line + cell.van, cell.tot - cell.van);
		person |= column == COLUMN_NAAM || column == COLUMN_RELATIE;
		table->columns[table->column_count++] = column;
	}
	return person && table->column_count >= 3;
}

static const char *slice(const struct table *table, struct form_range range)
{
	return arena_slice(table->u->arena, table->answer->waarde + range.van,
			   range.tot - range.van);
}

/* The evidence is given when the row is known to be somebody. */
static void mark(struct table *table, enum column column, struct form_range range)
{
	table->ranges[column] = range;
}

static struct form_range moved(struct form_range range, size_t by)
{
	return (struct form_range){range.van + by, range.tot + by};
}

static void take_contact(struct table *table, struct form_range cell)
{
	const char *text = table->answer->waarde + cell.van;
	char phone[FORM_PHONE], email[FORM_EMAIL];
	struct form_range range;

	if (!table->party.telefoon && form_find_phone(text, cell.tot - cell.van, &range, phone)) {
		table->party.telefoon = arena_text(table->u->arena, phone);
		mark(table, COLUMN_TEL, moved(range, cell.van));
	}
	if (!table->party.email && form_find_email(text, cell.tot - cell.van, &range, email)) {
		table->party.email = arena_text(table->u->arena, email);
		mark(table, COLUMN_MAIL, moved(range, cell.van));
	}
}

/* The general word; a word of no table is the tie as it stands. */
static void take_tie(struct table *table, struct form_range cell)
{
	static const struct understand_around around = {.named = true};
	const char *value = table->answer->waarde;
	struct understand_piece piece = understand_piece_of(value, cell, &around);
	size_t length = cell.tot - cell.van;

	if (piece.relatie) {
		table->party.relatie = piece.relatie;
		mark(table, COLUMN_RELATIE, piece.relation);
	} else if (length < TIE_MOST && !memchr(value + cell.van, '\n', length)) {
		char *tie = arena_slice(table->u->arena, value + cell.van, length);

		text_lower(tie);
		table->party.relatie = tie;
		mark(table, COLUMN_RELATIE, cell);
	}
	if (piece.dienst_type && !table->party.dienst_type)
		table->party.dienst_type = piece.dienst_type;
}

static void take_service(struct table *table, struct form_range cell)
{
	const char *text = table->answer->waarde + cell.van;
	enum dienst_type type =
	    understand_service(understand_folded(table->u, text, cell.tot - cell.van));

	table->party.dienst = slice(table, cell);
	if (type)
		table->party.dienst_type = type;
	mark(table, COLUMN_DIENST, cell);
}

static enum janee yes_no(const struct table *table, struct form_range cell)
{
	static const enum janee values[] = {
	    [FORM_GEEN_ANTWOORD] = JANEE_NULL, [FORM_JA] = JANEE_JA, [FORM_NEE] = JANEE_NEE};
	const char *text = slice(table, cell);

	if (text_equal_fold(text, "x"))
		return JANEE_JA;
	return values[form_yes_no(text, strlen(text))];
}

static void take_name(struct table *table, struct form_range cell)
{
	const char *value = table->answer->waarde;
	const char *bracket = memchr(value + cell.van, '(', cell.tot - cell.van);

	if (bracket)
		cell.tot = (size_t)(bracket - value);
	form_trim(value, &cell.van, &cell.tot);
	if (cell.tot == cell.van || cell.tot - cell.van > NAME_MOST)
		return;
	table->party.naam = slice(table, cell);
	mark(table, COLUMN_NAAM, cell);
}

static void take_cell(struct table *table, enum column column, struct form_range cell)
{
	struct reading_partij *party = &table->party;

	switch (column) {
	case COLUMN_NAAM:
		take_name(table, cell);
		break;
	case COLUMN_RELATIE:
		take_tie(table, cell);
		break;
	case COLUMN_DIENST:
		take_service(table, cell);
		break;
	case COLUMN_TEL:
	case COLUMN_MAIL:
	case COLUMN_CONTACT:
		take_contact(table, cell);
		break;
	case COLUMN_UITNODIGEN:
		party->uitnodigen = yes_no(table, cell);
		mark(table, column, cell);
		break;
	case COLUMN_HOOGTE:
		party->op_de_hoogte = yes_no(table, cell);
		mark(table, column, cell);
		break;
	case COLUMN_AKKOORD:
		party->akkoord = yes_no(table, cell);
		mark(table, column, cell);
		break;
	case COLUMN_OTHER:
		break;
	}
}

static void add_evidence(struct table *table, size_t index, const char *field, bool has,
			 enum column column)
{
	if (has)
		understand_evidence(table->u,
				    arena_format(table->u->arena, "partijen.%zu.%s", index, field),
				    table->answer, table->ranges[column], 0.9);
}

static void add_party(struct table *table)
{
	struct reading *reading = table->u->reading;
	const struct reading_partij *party = &table->party;
	size_t index = reading->partij_count;

	if (!(party->naam || party->relatie || party->dienst) || index >= UNDERSTAND_PARTIES)
		return;
	reading->partijen =
	    arena_grow(table->u->arena, reading->partijen, index, sizeof(*reading->partijen));
	reading->partijen[reading->partij_count++] = *party;
	add_evidence(table, index, "naam", party->naam, COLUMN_NAAM);
	add_evidence(table, index, "relatie", party->relatie, COLUMN_RELATIE);
	add_evidence(table, index, "dienst", party->dienst, COLUMN_DIENST);
	add_evidence(table, index, "dienst_type", party->dienst_type,
		     party->dienst ? COLUMN_DIENST : COLUMN_RELATIE);
	add_evidence(table, index, "telefoon", party->telefoon, COLUMN_TEL);
	add_evidence(table, index, "email", party->email, COLUMN_MAIL);
	add_evidence(table, index, "uitnodigen", party->uitnodigen, COLUMN_UITNODIGEN);
	add_evidence(table, index, "op_de_hoogte", party->op_de_hoogte, COLUMN_HOOGTE);
	add_evidence(table, index, "akkoord", party->akkoord, COLUMN_AKKOORD);
}

static void take_row(struct table *table, size_t van, size_t tot)
{
	const char *value = table->answer->waarde;
	struct form_range cell;

	table->party = (struct reading_partij){.naam = NULL};
	for (size_t i = 0; i < table->column_count && next_cell(value, &van, tot, &cell); i++) {
		if (!form_is_placeholder(value + cell.van, cell.tot - cell.van))
			take_cell(table, table->columns[i], cell);
	}
	add_party(table);
}

bool understand_table(struct understanding *u, const struct form_answer *answer)
{
	struct table table = {.u = u, .answer = answer};
	size_t length = strlen(answer->waarde), van = 0, tot;
	const char *newline = memchr(answer->waarde, '\n', length);
	size_t first = newline ? (size_t)(newline - answer->waarde) : length;

	/* a list in running text has no label */
	if (!answer->label || !take_head(&table, answer->label, strlen(answer->label))) {
		table.column_count = 0;
		if (!newline || !take_head(&table, answer->waarde, first))
			return false;
		van = first + 1;
	}
	for (; van < length; van = tot + 1) {
		newline = memchr(answer->waarde + van, '\n', length - van);
		tot = newline ? (size_t)(newline - answer->waarde) : length;
		take_row(&table, van, tot);
	}
	return true;
}

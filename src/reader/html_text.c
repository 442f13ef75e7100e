/* html_text: see html_text.h. */
#include "reader/html_text.h"

#include <string.h>

#include "base/text.h"
#include "letter/unseen.h"

enum { LABEL_LIMIT = 80 };

/* A mark stands within one line, and within one cell. */
static void close_mark(struct html_text *text)
{
	if (text->marked)
		buffer_text(&text->out, UNSEEN_CLOSE);
	text->marked = false;
}

/* Where the pending white space goes out. Inside a quote each new line starts with its marks. */
static void settle(struct html_text *text)
{
	int there = 0;

	if (text->out.length == 0)
		text->newlines = 0;
	while (there < text->newlines && (size_t)there < text->out.length &&
	       text->out.data[text->out.length - 1 - (size_t)there] == '\n')
		there++;
	for (int i = there; i < text->newlines; i++) {
		if (i > 0 && text->quotes)
			buffer_char(&text->out, '>');
		buffer_char(&text->out, '\n');
	}
	if (text->quotes && (text->newlines || text->out.length == 0)) {
		for (int i = 0; i < text->quotes && i < HTML_QUOTES; i++)
			buffer_char(&text->out, '>');
		buffer_char(&text->out, ' ');
	} else if (text->space && !text->newlines && text->out.length &&
		   text->out.data[text->out.length - 1] != '\n') {
		buffer_char(&text->out, ' ');
	}
	text->newlines = 0;
	text->space = false;
}

/* Before each word. */
static void start_word(struct html_text *text)
{
	if (!text->unseen)
		close_mark(text);
	settle(text);
	if (text->unseen && !text->marked) {
		buffer_text(&text->out, UNSEEN_OPEN);
		text->marked = true;
	}
	text->some_seen = text->some_seen || !text->unseen;
	text->some_doubt = text->some_doubt || (text->doubt && !text->unseen);
	text->some_unseen = text->some_unseen || text->unseen;
}

/* What nobody sees cannot end its mark. */
static void put(struct html_text *text, const char *data, size_t length)
{
	size_t start = text->out.length;

	buffer_add(&text->out, data, length);
	if (!text->unseen)
		return;
	for (size_t i = start; i < text->out.length; i++) {
		if (text->out.data[i] == '[' || text->out.data[i] == ']')
			text->out.data[i] = text->out.data[i] == '[' ? '(' : ')';
	}
}

/* Bytes of white space at `data`: 0 for none. NBSP counts; fillers that show nothing do too, so that
 * "zero width" padding of newsletters leaves no trace. */
static size_t space_at(const char *data, size_t length, bool *visible)
{
	static const char *const fillers[] = {"\xE2\x80\x8B", "\xE2\x80\x8C", "\xEF\xBB\xBF",
					      "\xCD\x8F", "\xC2\xAD"};

	*visible = true;
	if (*data > ' ') /* ASCII, as most are */
		return 0;
	if (*data == ' ' || (*data >= '\t' && *data <= '\r'))
		return 1;
	if (length >= 2 && memcmp(data, "\xC2\xA0", 2) == 0)
		return 2;
	*visible = false;
	for (size_t i = 0; i < sizeof(fillers) / sizeof(fillers[0]); i++) {
		size_t size = strlen(fillers[i]);

		if (length >= size && memcmp(data, fillers[i], size) == 0)
			return size;
	}
	return 0;
}

static void add_pre(struct html_text *text, const char *data, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (data[i] == '\n') {
			html_text_line_end(text);
			continue;
		}
		if (text->newlines || text->space || text->unseen != text->marked)
			start_word(text);
		put(text, data + i, 1);
	}
}

void html_text_add(struct html_text *text, const char *data, size_t length)
{
	size_t at = 0;

	if (text->pre || text->lines) {
		add_pre(text, data, length);
		return;
	}
	while (at < length) {
		bool visible;
		size_t run = at, size = space_at(data + at, length - at, &visible);

		if (size) {
			text->space = text->space || visible;
			at += size;
			continue;
		}
		do {
			at++;
		} while (at < length && !space_at(data + at, length - at, &visible));
		start_word(text);
		put(text, data + run, at - run);
	}
}

void html_text_mark(struct html_text *text, const char *mark)
{
	if (!text->unseen)
		close_mark(text);
	settle(text);
	put(text, mark, strlen(mark));
}

void html_text_strike(struct html_text *text, bool struck)
{
	if (text->struck != struck)
		html_text_mark(text, "~~");
	text->struck = struck;
}

void html_text_end(struct html_text *text)
{
	close_mark(text);
}

void html_text_break(struct html_text *text, int newlines)
{
	close_mark(text);
	if (text->newlines < newlines)
		text->newlines = newlines;
	text->space = false;
}

void html_text_line_end(struct html_text *text)
{
	close_mark(text);
	/* two in a row are a blank line, more of them still one */
	if (text->newlines < 2)
		text->newlines++;
	text->space = false;
}

static struct html_row *current_row(struct html_text *text)
{
	if (text->tables < 1 || text->tables > HTML_TABLES)
		return NULL;
	return &text->rows[text->tables - 1];
}

void html_text_table(struct html_text *text)
{
	struct html_row *row;

	html_text_break(text, text->tables ? 1 : 2);
	text->tables++;
	row = current_row(text);
	if (row)
		row->open = false;
}

void html_text_table_end(struct html_text *text)
{
	if (text->tables == 0)
		return;
	html_text_row_end(text);
	text->tables--;
	html_text_break(text, text->tables ? 1 : 2);
}

void html_text_row(struct html_text *text)
{
	struct html_row *row = current_row(text);

	html_text_row_end(text);
	html_text_break(text, 1);
	if (!row)
		return;
	/* the row must start on its own line, so that its cells can be put together again */
	if (text->out.length)
		settle(text);
	row->open = true;
	row->start = text->out.length;
	row->count = 0;
}

void html_text_cell(struct html_text *text)
{
	struct html_row *row = current_row(text);

	if (!row || !row->open || row->count == HTML_CELLS) {
		html_text_break(text, 1);
		return;
	}
	if (text->out.length > row->start)
		html_text_break(text, 1);
	row->cells[row->count++] = text->out.length;
}

struct cell {
	const char *text;
	size_t length;
};

/* Behind the first cell of a row the marks of a quote go as well. */
static struct cell trimmed(const char *text, size_t length, bool unquote)
{
	const char *before = unquote ? " \n>" : " \n";

	while (length && strchr(" \n", text[length - 1]))
		length--;
	while (length && strchr(before, *text)) {
		text++;
		length--;
	}
	return (struct cell){text, length};
}

/* The cells that hold something; -1 when one of them is more than one line: then it is layout. */
static int gather_cells(const struct html_text *text, const struct html_row *row,
			struct cell cells[HTML_CELLS])
{
	int count = 0;

	for (size_t i = 0; i < row->count; i++) {
		size_t end = i + 1 < row->count ? row->cells[i + 1] : text->out.length;
		struct cell cell =
		    trimmed(text->out.data + row->cells[i], end - row->cells[i], i > 0);

		if (cell.length && memchr(cell.text, '\n', cell.length))
			return -1;
		if (cell.length)
			cells[count++] = cell;
	}
	return count;
}

/* A short first cell without the end of a sentence is a label. */
static bool is_label(const struct cell *cell)
{
	char last = cell->text[cell->length - 1];

	return cell->length <= LABEL_LIMIT && last != '.' && last != '!' && last != ',';
}

static void join_cells(struct buffer *line, const struct cell *cells, int count, size_t columns)
{
	bool label = columns == 2 && is_label(&cells[0]);

	for (int i = 0; i < count; i++) {
		if (i > 0)
			buffer_text(line, label ? " " : " | ");
		buffer_add(line, cells[i].text, cells[i].length);
		if (i == 0 && label && count == 2 && cells[i].text[cells[i].length - 1] != ':')
			buffer_char(line, ':');
	}
}

void html_text_row_end(struct html_text *text)
{
	struct html_row *row = current_row(text);
	struct cell cells[HTML_CELLS];
	struct buffer line = {0};
	int count;

	if (!row || !row->open)
		return;
	row->open = false;
	html_text_break(text, 1);
	count = text->out.length > row->start ? gather_cells(text, row, cells) : 0;
	if (count < 2)
		return;
	join_cells(&line, cells, count, row->count);
	text->out.length = row->start;
	buffer_add(&text->out, line.data, line.length);
	buffer_free(&line);
}

/* The crude way: what stands between '<' and '>' goes, block ends and <br> become line ends. */
void html_text_cut_tags(struct html_text *text, const char *data, size_t size)
{
	for (size_t at = 0; at < size;) {
		const char *open = memchr(data + at, '<', size - at), *close;
		size_t plain = open ? (size_t)(open - (data + at)) : size - at;

		html_text_add(text, data + at, plain);
		at += plain;
		if (at >= size)
			break;
		close = memchr(data + at, '>', size - at);
		if (!close)
			break;
		if (size - at > 2 && strchr("/bBpP", data[at + 1]))
			html_text_break(text, data[at + 1] == '/' ? 0 : 1);
		at = (size_t)(close - data) + 1;
	}
}

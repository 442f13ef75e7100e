/* document: see document.h. What a file is, and who reads it. */
#include "document/document.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "document/docx.h"
#include "document/tnef.h"
#include "document/zip.h"

enum {
	DEPTH = 3, /* archives in one another */
	PDF_HEAD = 1024,
	UNPACKED = 48 * 1024 * 1024,
	FILES = 200,
};

/* A reading under way. */
struct work {
	struct arena *arena;
	struct document_budget *budget;
	struct documents *documents;
};

typedef void take(struct work *work, const char *data, size_t size, unsigned depth);

static document_pdf_reader *read_pdf;

static take take_zip, take_tnef, take_pdf, take_scan;

static const struct signature {
	size_t at, size;
	const char *bytes;
	take *take;
} signatures[] = {
    {0, 4, "PK\3\4", take_zip},
    {0, 4, "\x78\x9F\x3E\x22", take_tnef},
    /* Word of old, and what a newer one locks by a password */
    {0, 8, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", take_scan},
    {0, 5, "{\\rtf", take_scan},
    {0, 3, "\xFF\xD8\xFF", take_scan},
    {0, 8, "\x89PNG\r\n\x1A\n", take_scan},
    {0, 4, "GIF8", take_scan},
    {0, 4, "II*\0", take_scan},
    {0, 4, "MM\0*", take_scan},
    {8, 4, "WEBP", take_scan},
    {4, 8, "ftypheic", take_scan},
    {4, 8, "ftypheix", take_scan},
    {4, 8, "ftypmif1", take_scan},
};

struct document_budget document_budget_default(size_t text)
{
	return (struct document_budget){.text = text, .unpacked = UNPACKED, .files = FILES};
}

void document_use_pdf(document_pdf_reader *reader)
{
	read_pdf = reader;
}

/* Programs put a line or two before it. */
static bool is_pdf(const char *data, size_t size)
{
	return memmem(data, size < PDF_HEAD ? size : PDF_HEAD, "%PDF-", 5) != NULL;
}

static take *find_take(const char *data, size_t size)
{
	for (size_t i = 0; i < sizeof(signatures) / sizeof(signatures[0]); i++) {
		const struct signature *signature = &signatures[i];

		if (size >= signature->at + signature->size &&
		    memcmp(data + signature->at, signature->bytes, signature->size) == 0)
			return signature->take;
	}
	return is_pdf(data, size) ? take_pdf : NULL;
}

bool document_is_one(const char *data, size_t size)
{
	return find_take(data, size) != NULL;
}

static void add_document(struct work *work, enum document_kind kind, size_t van)
{
	struct documents *documents = work->documents;

	documents->items =
	    arena_grow(work->arena, documents->items, documents->count, sizeof(*documents->items));
	documents->items[documents->count++] =
	    (struct document){.kind = kind, .van = van, .tot = documents->text.length};
}

static void take_scan(struct work *work, const char *data, size_t size, unsigned depth)
{
	(void)data;
	(void)size;
	(void)depth;
	add_document(work, DOCUMENT_SCAN, work->documents->text.length);
}

/* At most one empty line between paragraphs, and none at the ends. */
static void add_lines(struct buffer *out, const char *text, size_t length)
{
	size_t start = out->length, line_ends = 0;

	for (size_t i = 0; i < length; i++) {
		if (text[i] == '\n') {
			while (out->length > start && strchr(" \t", out->data[out->length - 1]))
				out->length--;
			line_ends++;
			continue;
		}
		for (size_t n = 0; n < line_ends && n < 2 && out->length > start; n++)
			buffer_char(out, '\n');
		line_ends = 0;
		buffer_char(out, text[i]);
	}
}

/* The text of a document, made clean; a scan when there is none. */
static void take_text(struct work *work, enum document_kind kind, const struct buffer *text)
{
	struct buffer *out = &work->documents->text;
	size_t before = out->length, van = before, length;
	char *clean = text_clean(work->arena, text->data ? text->data : "", text->length,
				 TEXT_MANY_LINES, &length);

	if (length > work->budget->text || text_blank(clean)) {
		take_scan(work, NULL, 0, 0);
		return;
	}
	if (before) {
		buffer_text(out, "\n\n");
		van = out->length;
	}
	add_lines(out, clean, length);
	work->budget->text -=
	    out->length - before < work->budget->text ? out->length - before : work->budget->text;
	add_document(work, kind, van);
}

static void take_pdf(struct work *work, const char *data, size_t size, unsigned depth)
{
	enum document_kind kind = DOCUMENT_SCAN;
	struct buffer text = {0};

	(void)depth;
	if (read_pdf)
		kind = read_pdf(data, size, work->budget->text, &text);
	if (kind == DOCUMENT_SCAN)
		take_scan(work, data, size, depth);
	else
		take_text(work, kind, &text);
	buffer_free(&text);
}

typedef bool read_words(const struct zip *zip, const struct zip_file *words,
			struct document_budget *budget, struct buffer *out,
			enum document_kind *kind);

static void take_words(struct work *work, const struct zip *zip, const struct zip_file *words,
		       enum document_kind kind, read_words *read)
{
	struct buffer text = {0};

	if (read(zip, words, work->budget, &text, &kind) && kind != DOCUMENT_SCAN)
		take_text(work, kind, &text);
	else
		take_scan(work, NULL, 0, 0);
	buffer_free(&text);
}

static void take_file(struct work *work, const char *data, size_t size, unsigned depth)
{
	take *reader = find_take(data, size);

	if (work->budget->files == 0 || depth > DEPTH) {
		take_scan(work, data, size, depth);
		return;
	}
	work->budget->files--;
	if (reader)
		reader(work, data, size, depth);
}

/* True when the first bytes of a packed file are those of something to read. */
static bool is_worth(const struct zip_file *file)
{
	struct zip_stream stream;
	char head[DOCUMENT_SNIFF];
	int size = 0;

	if (zip_stream_open(&stream, file, sizeof(head)))
		size = zip_stream_read(&stream, head, sizeof(head));
	zip_stream_close(&stream);
	return size > 0 && document_is_one(head, (size_t)size);
}

/* An archive of files: each of them counts. */
static void take_archive(struct work *work, struct zip *zip, unsigned depth)
{
	struct zip_file file;
	bool over = false;

	while (!over && zip_next(zip, &file)) {
		struct buffer data = {0};

		over = work->budget->files == 0 || work->budget->unpacked == 0;
		if (file.locked || over) {
			take_scan(work, NULL, 0, 0);
			break;
		}
		work->budget->files--;
		if (!is_worth(&file))
			continue;
		if (zip_unpack(&file, work->budget->unpacked, &data))
			take_file(work, data.data, data.length, depth + 1);
		else
			take_scan(work, NULL, 0, 0);
		work->budget->unpacked -=
		    data.length < work->budget->unpacked ? data.length : work->budget->unpacked;
		buffer_free(&data);
	}
}

/* The documents that a zip may be, by the file that holds the words. */
static const struct {
	const char *name;
	enum document_kind kind;
	read_words *read; /* NULL: known, but not read */
} offices[] = {
    {"word/document.xml", DOCUMENT_DOCX, docx_read},
    {"word/document2.xml", DOCUMENT_DOCX, docx_read},
    {"content.xml", DOCUMENT_ODT, odt_read},
    {"xl/workbook.xml", DOCUMENT_SCAN, NULL},
    {"ppt/presentation.xml", DOCUMENT_SCAN, NULL},
};

static void take_zip(struct work *work, const char *data, size_t size, unsigned depth)
{
	struct zip_file file;
	struct zip zip;

	if (!zip_open(&zip, data, size)) {
		take_scan(work, data, size, depth);
		return;
	}
	for (size_t i = 0; i < sizeof(offices) / sizeof(offices[0]); i++) {
		if (!zip_find(&zip, offices[i].name, &file))
			continue;
		if (offices[i].read)
			take_words(work, &zip, &file, offices[i].kind, offices[i].read);
		else
			take_scan(work, data, size, depth);
		return;
	}
	take_archive(work, &zip, depth);
}

static void take_tnef(struct work *work, const char *data, size_t size, unsigned depth)
{
	const char *file;
	size_t at = 0, file_size;

	while (tnef_next(data, size, &at, &file, &file_size)) {
		if (document_is_one(file, file_size))
			take_file(work, file, file_size, depth + 1);
	}
}

void document_mail_words(const char *data, size_t size, size_t limit, struct buffer *out)
{
	if (find_take(data, size) == take_tnef)
		tnef_body(data, size, limit, out);
}

void document_read(struct arena *arena, const char *data, size_t size,
		   struct document_budget *budget, struct documents *documents)
{
	struct work work = {arena, budget, documents};

	take_file(&work, data, size, 0);
}

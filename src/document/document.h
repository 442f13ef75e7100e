/* document: what stands in a file that came with a mail. From its bytes to text whose lines read as
 * a form's lines do (form/form.h): "Label | waarde", boxes before options, nothing where nobody
 * answered. What the file is, its content says, never its name.
 *
 * SECURITY: hostile bytes, in the sealed reader only; no file, no network, no entity of XML, no
 * recursion that the file decides on. What is taken out of a mail's documents together is bounded
 * by struct document_budget. */
#ifndef LOKET_DOCUMENT_DOCUMENT_H
#define LOKET_DOCUMENT_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/memory.h"

enum { DOCUMENT_SNIFF = 4096, DOCUMENT_BYTES = 32 * 1024 * 1024 };

enum document_kind {
	DOCUMENT_DOCX,
	DOCUMENT_ODT,
	DOCUMENT_PDF,
	DOCUMENT_SCAN /* nothing that can be read: an image, a password, an old format, broken */
};

/* One document in the text of an attachment: [van, tot) of it, empty for a scan. */
struct document {
	enum document_kind kind;
	size_t van, tot;
	bool words; /* text of itself, whatever the kind: an attached mail, a text file */
};

/* All of an attachment; a zip and a winmail.dat may hold more than one document. */
struct documents {
	struct buffer text; /* clean (text_is_clean) */
	struct document *items;
	size_t count;
};

/* What the documents of one mail may still cost together. */
struct document_budget {
	size_t text;	 /* bytes of text that come out of them */
	size_t unpacked; /* bytes that are unpacked on the way */
	unsigned files;	 /* files in them */
};
struct document_budget document_budget_default(size_t text);

/* True when the first bytes of a file (at most DOCUMENT_SNIFF are looked at) are those of something that
 * document_read knows. */
bool document_is_one(const char *data, size_t size);

/* Adds what the file holds. A file that cannot be read, or not within the budget, is a scan; one that holds no
 * document at all adds nothing. The caller frees documents->text. */
void document_read(struct arena *arena, const char *data, size_t size,
		   struct document_budget *budget, struct documents *documents);

/* Adds the words of the mail itself, where its server packed them with its files (winmail.dat), at most `limit` bytes
 * of them; else nothing. Not clean. */
void document_mail_words(const char *data, size_t size, size_t limit, struct buffer *out);

/* Without one, a PDF is a scan. The program that can read them says so before it begins (document_pdf.h). */
typedef enum document_kind document_pdf_reader(const char *data, size_t size, size_t limit,
					       struct buffer *out);
void document_use_pdf(document_pdf_reader *reader);

#endif

/* docx, odt: the two office formats as text (page.h). Within document only. */
#ifndef LOKET_DOCUMENT_DOCX_H
#define LOKET_DOCUMENT_DOCX_H

#include "document/document.h"
#include "document/zip.h"

/* Adds the text of the document: what stands above its pages, `words` (the file in the archive that holds the
 * words), and what stands below its pages. False: it cannot be read, or not within the budget (what was added then is
 * to be taken off again). *kind becomes a scan where answers stand in what cannot be read: without them it would seem
 * an empty form. */
bool docx_read(const struct zip *zip, const struct zip_file *words, struct document_budget *budget,
	       struct buffer *out, enum document_kind *kind);
bool odt_read(const struct zip *zip, const struct zip_file *words, struct document_budget *budget,
	      struct buffer *out, enum document_kind *kind);

#endif

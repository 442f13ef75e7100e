/* docx, odt: the two office formats as text (page.h). Within document only. */
#ifndef LOKET_DOCUMENT_DOCX_H
#define LOKET_DOCUMENT_DOCX_H

#include "document/document.h"
#include "document/zip.h"

/* Adds the text of the file in the archive that holds the words; false: it cannot be read, or not within the
 * budget (what was added then is to be taken off again). */
bool docx_read(const struct zip_file *file, struct document_budget *budget, struct buffer *out);
bool odt_read(const struct zip_file *file, struct document_budget *budget, struct buffer *out);

#endif

/* document_pdf: the reader of PDFs, for the one program that is linked with poppler. */
#ifndef LOKET_DOCUMENT_DOCUMENT_PDF_H
#define LOKET_DOCUMENT_DOCUMENT_PDF_H

#include "document/document.h"

/* The words of all pages and the values of the form's fields, as lines; a scan when it is locked, broken or has no
 * text. What a document_pdf_reader is. */
enum document_kind document_pdf_read(const char *data, size_t size, size_t limit,
				     struct buffer *out);

/* Reads a PDF of our own, so that nothing has to be opened afterwards. */
void document_pdf_warm(void);

#endif

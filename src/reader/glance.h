/* glance: a first look at a raw mail, for words only. */
#ifndef LOKET_READER_GLANCE_H
#define LOKET_READER_GLANCE_H

#include <stdbool.h>

/* True when the mail may hold a PDF: it, or an archive, is named or begins somewhere. The offset of fd is left
 * alone. */
bool glance_pdf(int fd);

#endif

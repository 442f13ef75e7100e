/* loket-reader-pdf: the parent of those sealed readers that are to read a PDF. It is loket-reader
 * and poppler, in a program of its own: three times the libraries would cost every mail, and one in
 * ten holds a PDF. */
#include <string.h>

#include "document/document_pdf.h"
#include "reader/stamp.h"
#include "reader/zygote.h"

int main(int argc, char **argv)
{
	if (argc == 2 && strcmp(argv[1], "--version") == 0) {
		stamp_print("loket-reader-pdf");
		return 0;
	}
	document_use_pdf(document_pdf_read);
	document_pdf_warm();
	zygote_run();
}

/* glance: see glance.h.
 *
 * SECURITY: on the clean side. Nothing is taken apart: it looks for fixed words in bytes, and a
 * wrong answer costs a PDF that is told to be unreadable, or a start of the larger reader. */
#include "reader/glance.h"

#include <string.h>
#include <unistd.h>

enum { PIECE = 64 * 1024, OVERLAP = 32 };

/* In lower case. */
static const char *const words[] = {
    "application/pdf", ".pdf",		"%pdf-",   "jvberi0", "/zip",
    "zip-compressed",  "/octet-stream", "ms-tnef",
};

static bool holds_word(const char *data, size_t size)
{
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (memmem(data, size, words[i], strlen(words[i])))
			return true;
	}
	return false;
}

bool glance_pdf(int fd)
{
	char data[OVERLAP + PIECE];
	size_t kept = 0;
	off_t at = 0;
	ssize_t size;

	while ((size = pread(fd, data + kept, PIECE, at)) > 0) {
		size_t all = kept + (size_t)size;

		for (size_t i = kept; i < all; i++)
			data[i] =
			    (char)(data[i] >= 'A' && data[i] <= 'Z' ? data[i] | 0x20 : data[i]);
		if (holds_word(data, all))
			return true;
		kept = all < OVERLAP ? all : OVERLAP;
		memmove(data, data + all - kept, kept);
		at += size;
	}
	return false;
}

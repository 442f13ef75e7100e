/* glance: see glance.h.
 *
 * SECURITY: on the clean side. Nothing is taken apart: it looks for fixed words in bytes, and a
 * wrong answer costs a PDF that is told to be unreadable, or a start of the larger reader. */
#include "reader/glance.h"

#include <string.h>
#include <strings.h>
#include <unistd.h>

enum { PIECE = 64 * 1024, OVERLAP = 32 };

/* The first character as it stands, the others in any case: of names and types it is a sign, of the base64 of "%PDF-" a
 * capital. */
static const char *const words[] = {
    "/pdf", ".pdf", "%pdf-", "JVBERi0", "/zip", "-zip-compressed", "/octet-stream", "-tnef",
};

static bool holds(const char *data, size_t size, const char *word)
{
	size_t length = strlen(word);
	const char *end = data + size;

	for (; (data = memchr(data, word[0], (size_t)(end - data))); data++) {
		if ((size_t)(end - data) >= length && strncasecmp(data, word, length) == 0)
			return true;
	}
	return false;
}

static bool holds_word(const char *data, size_t size)
{
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (holds(data, size, words[i]))
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

		if (holds_word(data, all))
			return true;
		kept = all < OVERLAP ? all : OVERLAP;
		memmove(data, data + all - kept, kept);
		at += size;
	}
	return false;
}

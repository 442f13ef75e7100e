/* header: see header.h. */
#include "understand/header.h"

#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "reading/relation.h"
#include "understand/service.h"

enum { SMALL_LEAST = 3, SMALL_MOST = 20 };

/* A word of `text` begins with those letters; `whole`: and ends with them. */
static bool has_start(const char *text, size_t length, const char *letters, bool whole)
{
	size_t size = strlen(letters);

	for (size_t i = 0; i + size <= length; i++) {
		if ((i == 0 || !text_is_letter(text[i - 1])) &&
		    strncasecmp(text + i, letters, size) == 0 &&
		    (!whole || i + size == length || !text_is_letter(text[i + size])))
			return true;
	}
	return false;
}

bool understand_is_in_header(const struct understanding *u, const char *word, size_t length)
{
	const struct letter *mail = &u->reading->mail;
	const struct letter_address *from = u->passed_on ? &mail->doorgestuurd->van : &mail->from;
	char small[SMALL_MOST + 1];

	if (length < SMALL_LEAST || length > SMALL_MOST)
		return false;
	memcpy(small, word, length);
	small[length] = '\0';
	if (relation_of(small) || understand_service(small) != DIENST_NONE)
		return false;
	return (from->naam && has_start(from->naam, strlen(from->naam), small, true)) ||
	       (from->adres && has_start(from->adres, strcspn(from->adres, "@"), small, false));
}

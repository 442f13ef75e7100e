/* greeting: see greeting.h. */
#include "instruct/greeting.h"

#include <string.h>

#include "instruct/fold.h"
#include "letter/lines.h"

enum { WORDS_MOST = 6, NAME_BYTES = 40 };

/* How a mail begins, who is greeted, and what makes it a sentence. */
static const char *const greetings[] = {
    "dag",	   "beste",	  "hallo",	 "hey",		"hoi",
    "hi",	   "geachte",	  "lieve",	 "liefste",	"collega",
    "collega's",   "collegas",	  "goeiedag",	 "goedendag",	"goeiemorgen",
    "goedemorgen", "goeiemiddag", "goedemiddag", "goeienavond", "goedenavond",
    "goeie",	   "goede",	  "bonjour",	 "hello",	NULL};
static const char *const greeted[] = {"collega", "collega's", "collegas", "allen",  "iedereen",
				      "team",	 "loket",     "mevrouw",  "meneer", "mijnheer",
				      "heer",	 "dames",     "heren",	  "dokter", "van",
				      "het",	 "de",	      "en",	  "beste",  "morgen",
				      "middag",	 "namiddag",  "avond",	  "dag",    NULL};
static const char *const no_greeted[] = {"niet", "geen", "nee", "neen", "ja",  "wel", "toch",
					 "dit",	 "dat",	 "is",	"nog",	"als", "wat", NULL};

bool greeting_line(const struct line *line)
{
	struct line trimmed = lines_trim(*line);
	size_t count = 0, small = 0, length;
	const char *at = trimmed.text, *end = at + trimmed.length;
	char folded[LINES_FOLD];

	while (end > at && strchr(",.! ", end[-1]))
		end--;
	for (; at < end; at += length, count++) {
		struct line word = {.text = at};

		for (length = 0; at + length < end && at[length] != ' ';)
			length++;
		word.length = length;
		if (length == 0 || length > NAME_BYTES)
			return false;
		lines_fold(&word, folded);
		if (count == 0 ? !fold_stands_in(folded, strlen(folded), greetings)
			       : fold_stands_in(folded, strlen(folded), no_greeted) ||
				     strpbrk(folded, ":?;,!<>@*") != NULL)
			return false;
		small += count > 0 && *at >= 'a' && *at <= 'z' &&
			 !fold_stands_in(folded, strlen(folded), greeted);
		length += at + length < end;
	}
	return count > 0 && count <= WORDS_MOST && (small == 0 || count == 2);
}

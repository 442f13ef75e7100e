/* lexicon_fault: where a file of the lexicon is wrong, and how; see lexicon_parts.h. */
#include "form/lexicon_parts.h"

#include "base/error.h"

int lexicon_fault(const struct lexicon_parse *parse, const char *what, struct slice at)
{
	return error_set(parse->err, ERROR_STOP, "%s:%d: %s \"%.*s\"", parse->name, parse->line,
			 what, (int)(at.length < 60 ? at.length : 60), at.text);
}

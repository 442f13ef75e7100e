/* fill_quotation: the words of the mail, where they stand in a line of ours: see fill.h. */
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "compose/compose.h"
#include "desk/fill.h"

void fill_quotation(struct compose_values *item, const char *words, const char *value)
{
	struct buffer line = {0};

	for (const char *at = words; at && *at; at++) {
		bool blank = strchr(" \t\r\n", *at) != NULL;

		if (!blank)
			buffer_char(&line, *at);
		else if (line.length > 0 && line.data[line.length - 1] != ' ')
			buffer_char(&line, ' ');
	}
	if (!text_equal_fold(line.data, value))
		compose_set(item, "citaat", line.data);
	buffer_free(&line);
}

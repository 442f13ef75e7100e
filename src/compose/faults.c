/* faults: what is wrong with templates, as a list: see compose.h and template.h. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "compose/compose.h"
#include "compose/template.h"

void template_fault(struct compose_faults *faults, const char *file, int line, const char *format,
		    ...)
{
	struct buffer text = {0};
	char what[400];
	va_list args;

	va_start(args, format);
	vsnprintf(what, sizeof(what), format, args);
	va_end(args);
	buffer_format(&text, "%s:%d: %s", file, line, what);
	faults->items = memory_grow(faults->items, faults->count, sizeof(*faults->items));
	faults->items[faults->count++] = memory_text(text.data);
	buffer_free(&text);
}

void compose_faults_free(struct compose_faults *faults)
{
	for (size_t i = 0; i < faults->count; i++)
		free(faults->items[i]);
	free(faults->items);
	*faults = (struct compose_faults){0};
}

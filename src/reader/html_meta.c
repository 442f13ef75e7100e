/* html_meta: the charset that an HTML body names itself; see html.h. */
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "reader/html.h"

char *html_meta_charset(struct arena *arena, const char *data, size_t size)
{
	static const char wanted[] = "charset=";
	size_t limit = size < 4096 ? size : 4096, length;
	const char *at;

	for (at = data; at + sizeof(wanted) < data + limit; at++) {
		if (strncasecmp(at, wanted, sizeof(wanted) - 1) == 0)
			break;
	}
	if (at + sizeof(wanted) >= data + limit)
		return NULL;
	at += sizeof(wanted) - 1;
	while (at < data + limit && (*at == '"' || *at == '\'' || *at == ' '))
		at++;
	for (length = 0; at + length < data + limit && !strchr("\"'/> ;", at[length]);)
		length++;
	return arena_slice(arena, at, length);
}

/* leaf: see leaf.h. */
#include "reader/leaf.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "reader/params.h"

const char *leaf_raw_header(GMimeObject *object, const char *name)
{
	GMimeHeader *header =
	    g_mime_header_list_get_header(g_mime_object_get_header_list(object), name);
	const char *value = header ? g_mime_header_get_raw_value(header) : NULL;

	return value ? value : "";
}

char *leaf_header(struct arena *arena, GMimeObject *object, const char *name)
{
	const char *raw = leaf_raw_header(object, name);
	char *value = arena_zero(arena, strlen(raw) + 1, 1);
	size_t used = 0;

	for (; *raw; raw++) {
		if (*raw != '\r' && *raw != '\n' && (used || (*raw != ' ' && *raw != '\t')))
			value[used++] = *raw;
	}
	return value;
}

static char *part_name(struct arena *arena, const char *disposition, const char *type)
{
	char *name = params_find(arena, disposition, strlen(disposition), "filename");

	if (text_blank(name))
		name = params_find(arena, type, strlen(type), "name");
	return text_blank(name) ? NULL : name;
}

struct leaf leaf_of(struct arena *arena, GMimeObject *object)
{
	char *type = leaf_header(arena, object, "Content-Type");
	char *disposition = leaf_header(arena, object, "Content-Disposition");
	struct leaf leaf = {
	    .type = params_value(arena, type, strlen(type)),
	    .disposition = params_value(arena, disposition, strlen(disposition)),
	    .name = part_name(arena, disposition, type),
	    .raw_type = type,
	};

	/* "text" alone and no type at all are plain text (RFC 2045, 5.2) */
	if (*leaf.type == '\0' || !strchr(leaf.type, '/'))
		leaf.type = arena_text(arena, "text/plain");
	return leaf;
}

bool leaf_is_html(const struct leaf *leaf)
{
	return text_equal(leaf->type, "text/html") ||
	       text_equal(leaf->type, "application/xhtml+xml");
}

bool leaf_is_document(const char *type)
{
	static const char *const types[] = {"text/calendar",  "text/vcard", "text/x-vcard",
					    "text/directory", "text/csv",   "text/css",
					    "text/xml",	      "text/rtf",   "text/x-amp-html"};

	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
		if (text_equal(type, types[i]))
			return true;
	}
	return false;
}

/* attachment: see attachment.h.
 *
 * SECURITY: names come from strangers ("../../x", 300 characters, none at all); contents are only
 * counted and hashed, in constant memory. */
#include "reader/attachment.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "reader/digest.h"
#include "reader/words.h"

enum { NAME_LENGTH = 200, EXTENSION_LENGTH = 20 };

/* Too long: the front part and the extension. */
static char *shortened(struct arena *arena, const char *name, size_t length)
{
	const char *dot = strrchr(name, '.');
	size_t extension = dot ? strlen(dot) : 0;
	size_t front;

	if (extension > EXTENSION_LENGTH)
		extension = 0;
	front = text_fit(name, length, NAME_LENGTH - extension);
	return arena_format(arena, "%.*s%s", (int)front, name, extension ? dot : "");
}

char *attachment_safe_name(struct arena *arena, const char *name)
{
	char *safe, *end;
	size_t length;

	for (const char *c = name; *c; c++) {
		if (*c == '/' || *c == '\\')
			name = c + 1;
	}
	safe = text_clean(arena, name, strlen(name), TEXT_ONE_LINE, &length);
	while (*safe == '.' || *safe == ' ')
		safe++;
	length = strlen(safe);
	for (end = safe + length; end > safe && (end[-1] == ' ' || end[-1] == '.');)
		*--end = '\0';
	if (text_blank(safe))
		return NULL;
	return (size_t)(end - safe) > NAME_LENGTH ? shortened(arena, safe, (size_t)(end - safe))
						  : safe;
}

/* A subject is no path: its slashes become dashes. */
static char *subject_name(struct arena *arena, GMimeMessage *message)
{
	GMimeHeaderList *list =
	    message ? g_mime_object_get_header_list(GMIME_OBJECT(message)) : NULL;
	GMimeHeader *header = list ? g_mime_header_list_get_header(list, "Subject") : NULL;
	const char *raw = header ? g_mime_header_get_raw_value(header) : NULL;
	char *subject;

	if (!raw)
		return NULL;
	subject = words_decode(arena, raw, strlen(raw));
	for (char *c = subject; *c; c++) {
		if (*c == '/' || *c == '\\')
			*c = '-';
	}
	return attachment_safe_name(arena, subject);
}

static void measure(struct letter_bijlage *bijlage, GMimeObject *whole, GMimeDataWrapper *content)
{
	GMimeStream *stream = digest_new();

	if (content)
		g_mime_data_wrapper_write_to_stream(content, stream);
	else if (whole)
		g_mime_object_write_to_stream(whole, NULL, stream);
	bijlage->grootte = digest_length(stream);
	digest_hex(stream, bijlage->sha256);
	g_object_unref(stream);
}

static struct letter_bijlage *add(struct arena *arena, struct letter *letter, const char *name,
				  const char *type)
{
	struct letter_bijlage *bijlage;

	letter->bijlagen =
	    arena_grow(arena, letter->bijlagen, letter->bijlage_count, sizeof(*letter->bijlagen));
	bijlage = &letter->bijlagen[letter->bijlage_count++];
	bijlage->naam = name ? attachment_safe_name(arena, name) : NULL;
	if (!bijlage->naam)
		bijlage->naam = arena_format(arena, "bijlage-%zu", letter->bijlage_count);
	bijlage->type = *type ? type : "application/octet-stream";
	return bijlage;
}

void attachment_add_part(struct arena *arena, struct letter *letter, GMimePart *part,
			 const char *name, const char *type)
{
	measure(add(arena, letter, name, type), NULL, g_mime_part_get_content(part));
}

void attachment_add_message(struct arena *arena, struct letter *letter, GMimeMessagePart *part,
			    const char *name, const char *type)
{
	GMimeMessage *message = g_mime_message_part_get_message(part);

	if (text_blank(name))
		name = subject_name(arena, message);
	measure(add(arena, letter, name, type), message ? GMIME_OBJECT(message) : NULL, NULL);
}

/* passed: see passed.h.
 *
 * SECURITY: who is named as the sender comes from the header of the attached mail alone, never from its words. */
#include "reader/passed.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "instruct/instruct.h"
#include "reader/address.h"
#include "reader/words.h"
#include "reading/reading.h"

/* Nobody, of more than one: a mail program shows now the first and now the last. */
static struct letter_address sender_of(struct arena *arena, const struct passed *passed)
{
	const struct header_field *from = headers_find(&passed->headers, "From");
	struct letter_addresses all = {NULL, 0};

	if (from && !headers_next(&passed->headers, from, "From"))
		all = address_list(arena, from->value, from->length);
	return all.count == 1 ? address_first(&all) : (struct letter_address){NULL, NULL};
}

static const char *line_of(struct arena *arena, const struct passed *passed, const char *name)
{
	const struct header_field *field = headers_find(&passed->headers, name);
	const char *line = field ? words_decode(arena, field->value, field->length) : NULL;

	return text_blank(line) ? NULL : line;
}

bool passed_is_meant(struct arena *arena, const struct passed *passed, const char *own)
{
	static const struct instruct_context colleague = {.who = INSTRUCT_STAFF,
							  .only_commands = true};
	struct instruct_list list;

	if (text_blank(passed->text) || !sender_of(arena, passed).adres)
		return false;
	instruct_parse(arena, own, strlen(own), &colleague, &list);
	return list.count > 0 && list.items[0].kind == INSTRUCT_NIEUW &&
	       list.items[0].fault == INSTRUCT_FINE;
}

struct letter_forward *passed_open(struct arena *arena, const struct passed *passed,
				   const char *note, char **text)
{
	struct letter_forward *forward = arena_zero(arena, 1, sizeof(*forward));
	struct buffer whole = {0};

	forward->van = sender_of(arena, passed);
	forward->onderwerp = line_of(arena, passed, "Subject");
	forward->datum = line_of(arena, passed, "Date");
	forward->tekst = passed->text;
	forward->begeleidende_tekst = note;
	buffer_format(&whole, "%s\n\n---------- Doorgestuurd bericht ---------\nVan: %s\n", *text,
		      reading_address_text(arena, &forward->van));
	if (forward->datum)
		buffer_format(&whole, "Datum: %s\n", forward->datum);
	if (forward->onderwerp)
		buffer_format(&whole, "Onderwerp: %s\n", forward->onderwerp);
	buffer_format(&whole, "\n%s", passed->text);
	*text = arena_slice(arena, whole.data, whole.length);
	buffer_free(&whole);
	return forward;
}

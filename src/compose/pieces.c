/* pieces: cuts the text of a template at its markers: {{name}}, {{#name}}, {{?name}},
 * {{^name}}, {{/name}}. */
#include <string.h>

#include "base/memory.h"
#include "compose/template.h"

static const char name_characters[] = "abcdefghijklmnopqrstuvwxyz_0123456789";

static enum token_kind kind_of(char sigil)
{
	switch (sigil) {
	case '#':
		return TOKEN_OPEN;
	case '?':
		return TOKEN_ONCE;
	case '^':
		return TOKEN_ABSENT;
	case '/':
		return TOKEN_CLOSE;
	default:
		return TOKEN_VALUE;
	}
}

/* The bytes of the marker at `text` ("{{..."), and its token; 0: it is not well written. */
static size_t read_marker(struct arena *arena, const char *text, int line, struct token **token_r)
{
	enum token_kind kind = kind_of(text[2]);
	const char *name = text + (kind == TOKEN_VALUE ? 2 : 3);
	size_t length = strspn(name, name_characters);
	struct token *token;

	if (length == 0 || strncmp(name + length, "}}", 2) != 0)
		return 0;
	token = arena_zero(arena, 1, sizeof(*token));
	token->kind = kind;
	token->line = line;
	token->text = arena_slice(arena, name, length);
	token->length = length;
	*token_r = token;
	return (size_t)(name - text) + length + 2;
}

static void add_piece(struct arena *arena, struct pieces *pieces, const char *text, size_t length,
		      struct token *token)
{
	if (length == 0)
		return;
	pieces->items = arena_grow(arena, pieces->items, pieces->count, sizeof(*pieces->items));
	pieces->items[pieces->count++] = (struct piece){text, length, token};
}

struct pieces template_cut(struct arena *arena, const char *file, int line, const char *text,
			   struct compose_faults *faults)
{
	struct pieces pieces = {0};
	const char *rest = arena_text(arena, text), *open;

	while ((open = strstr(rest, "{{"))) {
		struct token *token = NULL;
		size_t length = read_marker(arena, open, line, &token);

		if (length == 0) {
			template_fault(
			    faults, file, line,
			    "a marker that is not well written; write {{name}}, {{#name}}, "
			    "{{?name}}, {{^name}} or {{/name}}, with small letters only");
			break;
		}
		add_piece(arena, &pieces, rest, (size_t)(open - rest), NULL);
		add_piece(arena, &pieces, open, length, token);
		rest = open + length;
	}
	add_piece(arena, &pieces, rest, strlen(rest), NULL);
	return pieces;
}

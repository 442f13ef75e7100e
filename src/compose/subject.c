/* subject: whether a subject is one that a template of ours gives; see compose.h. */
#include <string.h>

#include "compose/compose.h"
#include "compose/template.h"
#include "dossier/dossier.h"

enum { REFERENCE = DOSSIER_REFERENCE - 1 };

/* The only value that a subject may have that is not fixed by the template. */
static const char *behind_reference(const char *text)
{
	char reference[DOSSIER_REFERENCE];

	if (strnlen(text, REFERENCE) < REFERENCE)
		return NULL;
	memcpy(reference, text, REFERENCE);
	reference[REFERENCE] = '\0';
	return dossier_reference_valid(reference) ? text + REFERENCE : NULL;
}

static const struct token *token_of(cmark_node *node)
{
	return cmark_node_get_type(node) == CMARK_NODE_CUSTOM_INLINE
		   ? cmark_node_get_user_data(node)
		   : NULL;
}

/* From `node` on, all of the text; each section is there or is not. */
static bool gives(cmark_node *node, const char *text)
{
	for (; node; node = cmark_node_next(node)) {
		const struct token *token = token_of(node);

		if (token && token->kind == TOKEN_VALUE) {
			text = behind_reference(text);
		} else if (token && token->kind != TOKEN_CLOSE) {
			if (gives(cmark_node_next(token->close), text))
				return true;
		} else if (!token) {
			const char *literal = cmark_node_get_literal(node);
			size_t length = literal ? strlen(literal) : 0;

			text =
			    literal && strncmp(text, literal, length) == 0 ? text + length : NULL;
		}
		if (!text)
			return false;
	}
	return *text == '\0';
}

bool compose_is_subject(const struct compose_templates *templates, const char *subject)
{
	for (size_t i = 0; subject && *subject && i < templates->count; i++) {
		if (gives(cmark_node_first_child(templates->items[i].subject), subject))
			return true;
	}
	return false;
}

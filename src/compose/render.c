/* render: the texts of one mail, from its template and values. */
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "compose/compose.h"
#include "compose/fill.h"
#include "compose/header.h"
#include "compose/page.h"
#include "compose/plain.h"
#include "compose/template.h"
#include "compose/values.h"

static const struct compose_template *find(const struct compose_templates *templates,
					   const char *name, bool informal)
{
	enum compose_form form = informal ? COMPOSE_JE : COMPOSE_U;

	for (size_t i = 0; i < templates->count; i++) {
		const struct compose_template *template = &templates->items[i];

		if (strcmp(template->message->name, name) == 0 &&
		    (template->form == COMPOSE_ONE_FORM || template->form == form))
			return template;
	}
	return NULL;
}

static int render_subject(const struct compose_template *template,
			  const struct compose_values *values, struct buffer *out,
			  struct error *err)
{
	cmark_node *tree = fill_tree(template->subject, values);
	size_t begin = out->length;
	int result;

	plain_line(tree, out);
	cmark_node_free(tree);
	result = header_check_line("the subject", out->data ? out->data + begin : NULL, err);
	return result ? error_prefix(err, "template %s", template->message->name) : 0;
}

int compose_render(const struct compose_templates *templates, const char *template_name,
		   bool informal, const struct compose_values *values, struct buffer *subject,
		   struct buffer *text, struct buffer *html, struct error *err)
{
	const struct compose_template *template = find(templates, template_name, informal);
	cmark_node *tree;

	if (!template)
		return error_set(err, ERROR_REFUSE, "no such template");
	if (compose_values_check(values, template->message, err))
		return -1;
	if (subject && render_subject(template, values, subject, err))
		return -1;
	if (!text && !html)
		return 0;
	tree = fill_tree(template->body, values);
	if (text)
		plain_render(tree, text);
	if (html)
		page_render(tree, html);
	cmark_node_free(tree);
	return 0;
}

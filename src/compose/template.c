/* template: parses one template and checks it, so that nothing can be wrong with it when a mail
 * has to leave: CommonMark first (cmark), then its markers become nodes, then each marker is
 * looked up in the table of names, from the outside of its sections inward. */
#include "compose/template.h"

#include <string.h>

#include "base/memory.h"

enum { SECTIONS_DEEP = 8 };

struct parse {
	struct arena *arena;
	const char *file;
	struct compose_faults *faults;
	const struct compose_message *message;
	int line;     /* of the text that is looked at */
	bool *used;   /* of each of the message's names: it is mentioned */
	bool subject; /* the subject is being checked */
};

/* Where names are looked up: the message's, then one more for each list that is open around. */
struct scope {
	const struct compose_names *names;
	const struct scope *outer;
};

static struct token *marker_of(cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);

	if (type != CMARK_NODE_CUSTOM_INLINE && type != CMARK_NODE_CUSTOM_BLOCK)
		return NULL;
	return cmark_node_get_user_data(node);
}

static bool is_opening(const struct token *token)
{
	return token && token->kind != TOKEN_VALUE && token->kind != TOKEN_CLOSE;
}

static bool same_name(const struct token *a, const struct token *b)
{
	return a->length == b->length && memcmp(a->text, b->text, a->length) == 0;
}

static void remove_node(cmark_node *node)
{
	cmark_node_unlink(node);
	cmark_node_free(node);
}

/* --- markers become nodes -------------------------------------------------------------------- */

static void split_text(struct parse *parse, cmark_node *text)
{
	struct pieces pieces = template_cut(parse->arena, parse->file, parse->line,
					    cmark_node_get_literal(text), parse->faults);

	for (size_t i = 0; i < pieces.count; i++) {
		struct piece *piece = &pieces.items[i];
		cmark_node *node =
		    cmark_node_new(piece->token ? CMARK_NODE_CUSTOM_INLINE : CMARK_NODE_TEXT);

		if (piece->token)
			cmark_node_set_user_data(node, piece->token);
		else
			cmark_node_set_literal(
			    node, arena_slice(parse->arena, piece->text, piece->length));
		cmark_node_insert_before(text, node);
	}
	remove_node(text);
}

static void cut_code(struct parse *parse, cmark_node *code)
{
	struct pieces *pieces = arena_zero(parse->arena, 1, sizeof(*pieces));

	*pieces = template_cut(parse->arena, parse->file, parse->line, cmark_node_get_literal(code),
			       parse->faults);
	cmark_node_set_user_data(code, pieces);
}

static void cut_link(struct parse *parse, cmark_node *link)
{
	struct pieces *pieces = arena_zero(parse->arena, 1, sizeof(*pieces));
	const char *url = cmark_node_get_url(link);

	if (strncmp(url, "https:", 6) != 0 && strncmp(url, "mailto:", 7) != 0 &&
	    strncmp(url, "tel:", 4) != 0)
		template_fault(parse->faults, parse->file, parse->line,
			       "a link that is not https:, mailto: or tel:; begin its address "
			       "with one of them");
	if (cmark_node_get_title(link)[0])
		template_fault(parse->faults, parse->file, parse->line,
			       "a link with a title; leave the title out");
	*pieces = template_cut(parse->arena, parse->file, parse->line, url, parse->faults);
	cmark_node_set_user_data(link, pieces);
}

static const char *refused(cmark_node_type type)
{
	switch (type) {
	case CMARK_NODE_HTML_BLOCK:
	case CMARK_NODE_HTML_INLINE:
		return "HTML; write Markdown only";
	case CMARK_NODE_IMAGE:
		return "an image; mails carry none, say it in words";
	case CMARK_NODE_CODE_BLOCK:
		return "a code block; do not indent by four spaces or more, and put short code "
		       "between `...`";
	default:
		return NULL;
	}
}

static void split_node(struct parse *parse, cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);
	const char *reason = refused(type);

	if (type <= CMARK_NODE_LAST_BLOCK && cmark_node_get_start_line(node) > 0)
		parse->line = cmark_node_get_start_line(node);
	if (reason)
		template_fault(parse->faults, parse->file, parse->line, "%s", reason);
	else if (type == CMARK_NODE_LINK)
		cut_link(parse, node);
	else if (type == CMARK_NODE_CODE)
		cut_code(parse, node);
	else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
		parse->line++;
	if (type == CMARK_NODE_TEXT) {
		split_text(parse, node);
		return;
	}
	for (cmark_node *child = cmark_node_first_child(node), *next; child; child = next) {
		next = cmark_node_next(child);
		split_node(parse, child);
	}
}

/* --- a marker alone in a paragraph is a block; a section that fills an item repeats the item - */

static cmark_node *promote_paragraph(cmark_node *paragraph)
{
	cmark_node *only = cmark_node_first_child(paragraph);
	struct token *token = only ? marker_of(only) : NULL;
	cmark_node *block;

	if (!token || token->kind == TOKEN_VALUE || cmark_node_next(only))
		return paragraph;
	block = cmark_node_new(CMARK_NODE_CUSTOM_BLOCK);
	cmark_node_set_user_data(block, token);
	cmark_node_replace(paragraph, block);
	cmark_node_free(paragraph);
	return block;
}

/* True when the section that `first` opens is closed by the last of its siblings, and not
 * before. */
static bool spans_all(cmark_node *first)
{
	int depth = 0;

	for (cmark_node *node = first; node; node = cmark_node_next(node)) {
		struct token *token = marker_of(node);

		if (is_opening(token))
			depth++;
		else if (token && token->kind == TOKEN_CLOSE)
			depth--;
		if (depth == 0)
			return !cmark_node_next(node) && token &&
			       same_name(token, marker_of(first));
	}
	return false;
}

static void promote_item(cmark_node *item)
{
	cmark_node *paragraph = cmark_node_first_child(item);
	cmark_node *first;

	if (!paragraph || cmark_node_next(paragraph) ||
	    cmark_node_get_type(paragraph) != CMARK_NODE_PARAGRAPH)
		return;
	first = cmark_node_first_child(paragraph);
	if (!first || !is_opening(marker_of(first)) || !spans_all(first))
		return;
	cmark_node_set_user_data(item, marker_of(first));
	remove_node(cmark_node_last_child(paragraph));
	remove_node(first);
}

static void promote(cmark_node *node)
{
	if (cmark_node_get_type(node) == CMARK_NODE_ITEM)
		promote_item(node);
	for (cmark_node *child = cmark_node_first_child(node); child;
	     child = cmark_node_next(child)) {
		if (cmark_node_get_type(child) == CMARK_NODE_PARAGRAPH)
			child = promote_paragraph(child);
		promote(child);
	}
}

/* --- every name is known and fits ------------------------------------------------------------ */

static void fault(struct parse *parse, const struct token *token, const char *what)
{
	template_fault(parse->faults, parse->file, token->line, "{{%s}} %s", token->text, what);
}

static void mark_used(struct parse *parse, const struct compose_name *name)
{
	const struct compose_names *names = parse->message->names;

	for (size_t i = 0; i < names->count; i++)
		if (&names->items[i] == name)
			parse->used[i] = true;
}

static const char *misuse(const struct parse *parse, const struct token *token)
{
	if (token->kind == TOKEN_VALUE && token->name->kind == COMPOSE_LIST)
		return "is a list; put it between {{#...}} and {{/...}}";
	if (token->kind == TOKEN_VALUE && token->name->kind == COMPOSE_FLAG)
		return "is a flag without text; use it as {{#...}} or {{^...}}";
	if (parse->subject && !(token->name->marks & COMPOSE_SUBJECT))
		return "may hold personal data and cannot stand in a subject; take it out";
	return NULL;
}

static bool resolve(struct parse *parse, struct token *token, const struct scope *scope)
{
	const char *wrong;

	for (token->up = 0; scope && !token->name; scope = scope->outer) {
		token->name = compose_names_find(scope->names, token->text, token->length);
		if (!token->name)
			token->up++;
	}
	if (!token->name) {
		fault(parse, token,
		      "is not known here; the names stand in README.md beside the templates");
		return false;
	}
	wrong = misuse(parse, token);
	if (wrong)
		fault(parse, token, wrong);
	mark_used(parse, token->name);
	return !wrong;
}

static void check_pieces(struct parse *parse, const struct pieces *pieces,
			 const struct scope *scope)
{
	for (size_t i = 0; pieces && i < pieces->count; i++) {
		struct token *token = pieces->items[i].token;

		if (token && token->kind != TOKEN_VALUE)
			fault(parse, token,
			      "is a section in code or in a link; put it around the whole");
		else if (token)
			resolve(parse, token, scope);
	}
}

static void check_siblings(struct parse *parse, cmark_node *first, const struct scope *scope);

/* An item that is a section of its own, or anything else that holds siblings. */
static void check_inside(struct parse *parse, cmark_node *node, const struct scope *scope)
{
	cmark_node_type type = cmark_node_get_type(node);
	struct token *token = cmark_node_get_user_data(node);
	struct scope inner = {NULL, scope};

	if (type == CMARK_NODE_LINK || type == CMARK_NODE_CODE)
		check_pieces(parse, cmark_node_get_user_data(node), scope);
	if (type == CMARK_NODE_ITEM && token && resolve(parse, token, scope) &&
	    token->kind == TOKEN_OPEN && token->name->kind == COMPOSE_LIST) {
		inner.names = token->name->item;
		scope = &inner;
	}
	check_siblings(parse, cmark_node_first_child(node), scope);
}

/* The sections that are open among one row of siblings. */
struct open_sections {
	struct token *tokens[SECTIONS_DEEP];
	struct scope scopes[SECTIONS_DEEP];
	int depth;
};

static const struct scope *open_section(struct parse *parse, struct open_sections *open,
					struct token *token, const struct scope *scope)
{
	struct scope *inner = &open->scopes[open->depth];

	open->tokens[open->depth++] = token;
	*inner = (struct scope){NULL, scope};
	if (!resolve(parse, token, scope) || token->kind != TOKEN_OPEN ||
	    token->name->kind != COMPOSE_LIST)
		return scope;
	inner->names = token->name->item;
	return inner;
}

/* The scope outside of the section that is closed here. */
static const struct scope *close_section(struct parse *parse, struct open_sections *open,
					 struct token *token, cmark_node *node,
					 const struct scope *scope)
{
	if (open->depth == 0 || !same_name(open->tokens[open->depth - 1], token)) {
		fault(parse, token,
		      "closes a section that is not open here; close what was opened last, "
		      "in the same paragraph or each in a paragraph of its own");
		return scope;
	}
	open->tokens[--open->depth]->close = node;
	return open->scopes[open->depth].outer;
}

static void check_siblings(struct parse *parse, cmark_node *first, const struct scope *scope)
{
	struct open_sections open = {.depth = 0};

	for (cmark_node *node = first; node; node = cmark_node_next(node)) {
		struct token *token = marker_of(node);

		if (!token)
			check_inside(parse, node, scope);
		else if (token->kind == TOKEN_VALUE)
			resolve(parse, token, scope);
		else if (token->kind == TOKEN_CLOSE)
			scope = close_section(parse, &open, token, node, scope);
		else if (open.depth < SECTIONS_DEEP)
			scope = open_section(parse, &open, token, scope);
		else
			fault(parse, token, "is a section too deep; take one out");
	}
	while (open.depth > 0)
		fault(parse, open.tokens[--open.depth],
		      "is a section that is not closed; close it in the same paragraph, or both "
		      "markers in a paragraph of their own, with empty lines around");
}

/* --- the whole file -------------------------------------------------------------------------- */

static void check_tree(struct parse *parse, cmark_node *root)
{
	struct scope scope = {parse->message->names, NULL};

	cmark_consolidate_text_nodes(root);
	split_node(parse, root);
	promote(root);
	check_siblings(parse, cmark_node_first_child(root), &scope);
}

static void check_used(struct parse *parse)
{
	const struct compose_names *names = parse->message->names;

	for (size_t i = 0; i < names->count; i++)
		if ((names->items[i].marks & COMPOSE_MUST_USE) && !parse->used[i])
			template_fault(
			    parse->faults, parse->file, 1,
			    "{{%s}} is nowhere in it; this message must say it, put it in",
			    names->items[i].name);
}

static const char subject_label[] = "Onderwerp:";

static cmark_node *parse_subject(struct parse *parse, const char *text, size_t length)
{
	cmark_node *paragraph = cmark_node_new(CMARK_NODE_PARAGRAPH);
	cmark_node *node = cmark_node_new(CMARK_NODE_TEXT);
	size_t skip = strlen(subject_label);

	if (length < skip || memcmp(text, subject_label, skip) != 0) {
		template_fault(parse->faults, parse->file, 1,
			       "no subject; begin the file with a line \"Onderwerp: ...\"");
		skip = 0;
	}
	skip += strspn(text + skip, " \t");
	if (skip >= length)
		template_fault(parse->faults, parse->file, 1,
			       "an empty subject; write it behind \"Onderwerp:\"");
	cmark_node_set_literal(
	    node, arena_slice(parse->arena, text + skip, skip < length ? length - skip : 0));
	cmark_node_append_child(paragraph, node);
	return paragraph;
}

/* An empty line stands in for the subject, so that cmark counts the lines of the file. */
static cmark_node *parse_body(const char *text)
{
	cmark_parser *parser = cmark_parser_new(CMARK_OPT_DEFAULT);
	cmark_node *document;

	cmark_parser_feed(parser, text, strlen(text));
	document = cmark_parser_finish(parser);
	cmark_parser_free(parser);
	return document;
}

void template_parse(struct arena *arena, const char *file, const char *text,
		    struct compose_template *template, struct compose_faults *faults)
{
	struct parse parse = {.arena = arena,
			      .file = file,
			      .faults = faults,
			      .message = template->message,
			      .line = 1,
			      .used =
				  arena_zero(arena, template->message->names->count, sizeof(bool)),
			      .subject = true};
	size_t length = strcspn(text, "\n");

	template->subject = parse_subject(&parse, text, length);
	check_tree(&parse, template->subject);
	if (text[length] && text[length + 1] != '\n' && text[length + 1])
		template_fault(faults, file, 2, "no empty line behind the subject; put one in");
	parse.subject = false;
	template->body = parse_body(text + length);
	check_tree(&parse, template->body);
	check_used(&parse);
}

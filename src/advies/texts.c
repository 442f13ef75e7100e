/* texts: see advies.h and texts.h. Looked up by running through them: a mail asks for a dozen of
 * them. */
#include "advies/texts.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "advies/rules.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"

enum { TEXT_LIMIT = 600 };

enum kind { KIND_REGEL, KIND_REDEN, KIND_ANDERS, KIND_VRAAG, KIND_COUNT };
enum { FORM_ANY, FORM_JE, FORM_U }; /* of a question; of a rule it is its outcome */

struct text {
	enum kind kind;
	const char *id;
	int form;
	const char *text;
	int line;
};

struct advies_texts {
	struct arena *arena;
	struct text *items;
	size_t count;
};

/* What is being read, for messages. */
struct parse {
	struct advies_texts *texts;
	const char *path;
	int line;
	struct error *err;
};

static bool is_rule(const struct rule *rule, const char *id)
{
	return rule->id && text_equal(rule->id, id);
}

/* A rule of that id, and of that outcome unless it is UITKOMST_NONE. */
static bool knows_rule(const char *id, int uitkomst)
{
	for (const struct rule *rule = rules; rule->fires; rule++) {
		if (is_rule(rule, id) &&
		    (uitkomst == UITKOMST_NONE || (int)rule->uitkomst == uitkomst))
			return isupper((unsigned char)id[0]);
	}
	return false;
}

static bool knows_reason(const char *id, int form)
{
	for (const struct rule *rule = rules; rule->fires; rule++) {
		if (is_rule(rule, id))
			return form == FORM_ANY && islower((unsigned char)id[0]);
	}
	return false;
}

static bool knows_refusal(const char *id, int form)
{
	return form == FORM_ANY && knows_rule(id, UITKOMST_NIET_ONTVANKELIJK);
}

static bool knows_question(const char *id, int form)
{
	(void)form;
	for (int i = QUESTION_NONE + 1; i < QUESTION_COUNT; i++) {
		if (text_equal(question_name((enum question)i), id))
			return true;
	}
	return false;
}

static const char *const form_texts[] = {[FORM_JE] = "je", [FORM_U] = "u"};
static const struct names form_names = {form_texts, sizeof(form_texts) / sizeof(form_texts[0])};

static const struct {
	const char *word;
	bool (*knows)(const char *id, int form);
	const struct names *forms; /* NULL: the text has one form */
} kinds[KIND_COUNT] = {
    [KIND_REGEL] = {"regel", knows_rule, &names_uitkomst},
    [KIND_REDEN] = {"reden", knows_reason, NULL},
    [KIND_ANDERS] = {"anders", knows_refusal, NULL},
    [KIND_VRAAG] = {"vraag", knows_question, &form_names},
};

/* The text of just this form, or of all forms. */
static const struct text *find(const struct advies_texts *texts, enum kind kind, const char *id,
			       int form)
{
	const struct text *any = NULL;

	for (size_t i = 0; i < texts->count; i++) {
		const struct text *text = &texts->items[i];

		if (text->kind != kind || !text_equal(text->id, id))
			continue;
		if (text->form == form)
			return text;
		if (text->form == FORM_ANY)
			any = text;
	}
	return any;
}

/* --- the file --------------------------------------------------------------------------------------------- */

static int fault(const struct parse *parse, const char *what, const char *at)
{
	return error_set(parse->err, ERROR_STOP, "%s:%d: %s \"%.80s\"", parse->path, parse->line,
			 what, at);
}

static int keep(struct parse *parse, const struct text *text)
{
	struct advies_texts *texts = parse->texts;
	const struct text *earlier = find(texts, text->kind, text->id, text->form);

	if (earlier && earlier->form == text->form)
		return error_set(parse->err, ERROR_STOP, "%s:%d: stands already in line %d: %s %s",
				 parse->path, parse->line, earlier->line, kinds[text->kind].word,
				 text->id);
	texts->items = memory_grow(texts->items, texts->count, sizeof(*texts->items));
	texts->items[texts->count++] = *text;
	return 0;
}

/* "regel CO-12 nota": the kind, the id and, where there is one, the form. */
static int take_head(struct parse *parse, char *head, struct text *text)
{
	char *rest = NULL, *kind = strtok_r(head, " \t", &rest), *form;
	int value = FORM_ANY;

	while (text->kind < KIND_COUNT && !(kind && strcmp(kind, kinds[text->kind].word) == 0))
		text->kind++;
	if (text->kind == KIND_COUNT)
		return fault(parse, "begin with regel, reden, anders or vraag, not with",
			     kind ? kind : "=");
	text->id = strtok_r(NULL, " \t", &rest);
	form = strtok_r(NULL, " \t", &rest);
	if (!text->id || !kinds[text->kind].knows(text->id, FORM_ANY))
		return fault(parse, "nothing in the rules is called", text->id ? text->id : "");
	if (form)
		value = kinds[text->kind].forms ? names_value(kinds[text->kind].forms, form) : -1;
	if (value < 0 || strtok_r(NULL, " \t", &rest) || !kinds[text->kind].knows(text->id, value))
		return fault(parse,
			     "the rules know no such form of this text:", form ? form : text->id);
	text->form = value;
	return 0;
}

static int take_line(struct parse *parse, const char *line, size_t length)
{
	struct arena *arena = parse->texts->arena;
	const char *equals;
	struct text text = {.line = parse->line};

	while (length > 0 && strchr(" \t\r", line[length - 1]))
		length--;
	equals = memchr(line, '=', length);
	if (!equals)
		return fault(parse, "no \"=\"; write: regel CO-04 = text. In",
			     arena_slice(arena, line, length));
	if (take_head(parse, arena_slice(arena, line, (size_t)(equals - line)), &text) < 0)
		return -1;
	length -= (size_t)(equals + 1 - line);
	if (!text_is_clean(equals + 1, length) || length > TEXT_LIMIT)
		return fault(parse, "no clean UTF-8, or longer than 600 bytes: the text of",
			     text.id);
	text.text = text_clean(arena, equals + 1, length, TEXT_ONE_LINE, NULL);
	if (text_blank(text.text))
		return fault(parse, "no text behind the \"=\" of", text.id);
	return keep(parse, &text);
}

/* --- is everything there? --------------------------------------------------------------------------------- */

static int demand(const struct parse *parse, enum kind kind, const char *id, int form)
{
	const char *name = form ? names_text(kinds[kind].forms, form) : NULL;

	if (find(parse->texts, kind, id, form))
		return 0;
	return error_set(parse->err, ERROR_STOP,
			 "%s: a text is missing; add a line: %s %s%s%s =", parse->path,
			 kinds[kind].word, id, name ? " " : "", name ? name : "");
}

static int demand_all(const struct parse *parse)
{
	for (const struct rule *rule = rules; rule->fires; rule++) {
		bool reason = rule->id && islower((unsigned char)rule->id[0]);

		if (rule->id && demand(parse, reason ? KIND_REDEN : KIND_REGEL, rule->id,
				       reason ? FORM_ANY : (int)rule->uitkomst) < 0)
			return -1;
		if (rule->id && rule->uitkomst == UITKOMST_NIET_ONTVANKELIJK &&
		    demand(parse, KIND_ANDERS, rule->id, FORM_ANY) < 0)
			return -1;
	}
	for (int i = QUESTION_NONE + 1; i < QUESTION_COUNT; i++) {
		for (int form = FORM_JE; form <= FORM_U; form++) {
			if (demand(parse, KIND_VRAAG, question_name((enum question)i), form) < 0)
				return -1;
		}
	}
	return 0;
}

int advies_texts_parse(const char *path, const char *data, size_t size,
		       struct advies_texts **texts_r, struct error *err)
{
	struct advies_texts *texts = memory_zero(1, sizeof(*texts));
	struct parse parse = {.texts = texts, .path = path, .err = err};
	const char *end = data + size;
	int result = 0;

	texts->arena = arena_new();
	for (const char *line = data; line < end && result == 0;) {
		const char *newline = memchr(line, '\n', (size_t)(end - line));
		size_t length = (size_t)((newline ? newline : end) - line);
		size_t blank = 0;

		parse.line++;
		while (blank < length && strchr(" \t\r", line[blank]))
			blank++;
		if (blank < length && line[blank] != '#')
			result = take_line(&parse, line + blank, length - blank);
		line += length + 1;
	}
	if (result == 0)
		result = demand_all(&parse);
	if (result < 0)
		advies_texts_free(&texts);
	*texts_r = texts;
	return result;
}

void advies_texts_free(struct advies_texts **texts)
{
	if (!*texts)
		return;
	arena_free(&(*texts)->arena);
	free((*texts)->items);
	free(*texts);
	*texts = NULL;
}

/* --- what it says ----------------------------------------------------------------------------------------- */

static const char *text_of(const struct text *text)
{
	return text ? text->text : NULL;
}

const char *advies_text(const struct advies_texts *texts, const char *id, enum uitkomst uitkomst)
{
	if (islower((unsigned char)id[0]))
		return text_of(find(texts, KIND_REDEN, id, FORM_ANY));
	return text_of(find(texts, KIND_REGEL, id, (int)uitkomst));
}

const char *advies_instead(const struct advies_texts *texts, const char *id)
{
	return text_of(find(texts, KIND_ANDERS, id, FORM_ANY));
}

const char *question_text(const struct advies_texts *texts, enum question question, bool young)
{
	const char *name = question_name(question);

	return name ? text_of(find(texts, KIND_VRAAG, name, young ? FORM_JE : FORM_U)) : NULL;
}

/* lexicon: the lines of its files; see lexicon.h. What is written in a phrase: lexicon_phrase.c. */
#include "form/lexicon_parts.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

static int add_spelling(struct lexicon_parse *parse, struct slice usual, struct slice variant)
{
	struct lexicon_spelling *spelling = arena_zero(parse->lexicon->arena, 1, sizeof(*spelling));
	struct form_word word;
	unsigned term;
	size_t pos = 0;

	while (form_next_word(usual.text, usual.length, &pos, &word)) {
		if (spelling->count == LEXICON_SPELLING)
			return lexicon_fault(parse, "more than three words for one:", usual);
		spelling->to[spelling->count++] = arena_text(parse->lexicon->arena, word.text);
	}
	pos = 0;
	if (spelling->count == 0 || !form_next_word(variant.text, variant.length, &pos, &word) ||
	    form_next_word(variant.text, variant.length, &pos, &(struct form_word){0}))
		return lexicon_fault(parse, "a spelling is one word:", variant);
	form_fold(variant.text, variant.length, word.text, sizeof(word.text));
	term = lexicon_take_term(parse->lexicon, word.text, false);
	parse->lexicon->terms[term].usual = spelling;
	return 0;
}

/* The same text once: most lines of a file are about one subject. Equal subjects are the same pointer. */
static const char *shared(struct lexicon *lexicon, struct slice text)
{
	for (size_t i = lexicon->meaning_count; i-- > 0;) {
		if (slice_is(text, lexicon->meanings[i]->onderwerp))
			return lexicon->meanings[i]->onderwerp;
	}
	return arena_slice(lexicon->arena, text.text, text.length);
}

static enum lexicon_context context_of(const char *subject)
{
	static const char *const subjects[] = {[LEXICON_DENIAL] = "ontken",
					       [LEXICON_PAST] = "verleden",
					       [LEXICON_QUOTED] = "aangehaald"};
	int i = LEXICON_QUOTED;

	while (i > LEXICON_NO_CONTEXT && !text_equal(subjects[i], subject))
		i--;
	return (enum lexicon_context)i;
}

/* False when the line does not begin as it should. */
static bool add_meaning(const struct lexicon_parse *parse, struct slice weight,
			struct slice subject, struct slice value)
{
	static const char *const weights[] = {
	    [LEXICON_ZWAK] = "zwak", [LEXICON_STERK] = "sterk", [LEXICON_VAL] = "val",
	    [LEXICON_HALF] = "half", [LEXICON_WEEGT] = "weegt",
	};
	struct lexicon *lexicon = parse->lexicon;
	struct lexicon_meaning *meaning = arena_zero(lexicon->arena, 1, sizeof(*meaning));
	int i = LEXICON_ZWAK;

	while (i <= LEXICON_WEEGT && !slice_is(weight, weights[i]))
		i++;
	if (i > LEXICON_WEEGT || subject.length == 0)
		return false;
	*meaning = (struct lexicon_meaning){
	    .onderwerp = shared(lexicon, subject),
	    .waarde = arena_slice(lexicon->arena, value.text, value.length),
	    .weight = (enum lexicon_weight)i,
	    .file = parse->file,
	    .line = parse->line,
	};
	meaning->context = context_of(meaning->onderwerp);
	lexicon->meanings = memory_grow(lexicon->meanings, lexicon->meaning_count,
					sizeof(struct lexicon_meaning *));
	lexicon->meanings[lexicon->meaning_count++] = meaning;
	return true;
}

/* What a line says of each of its items. */
struct line {
	struct slice usual; /* of "woord"; of "groep" its name */
	int points;	    /* of "weegt" */
	int (*add_item)(struct lexicon_parse *parse, const struct line *line, struct slice item);
};

static int add_spelling_item(struct lexicon_parse *parse, const struct line *line,
			     struct slice item)
{
	return add_spelling(parse, line->usual, item);
}

static int add_group_item(struct lexicon_parse *parse, const struct line *line, struct slice item)
{
	const char *wrong = lexicon_group_add(parse->lexicon, line->usual, item);

	return wrong ? lexicon_fault(parse, wrong, item) : 0;
}

static int add_phrase_item(struct lexicon_parse *parse, const struct line *line, struct slice item)
{
	(void)line;
	return lexicon_add_phrase(parse, item);
}

static int add_points_item(struct lexicon_parse *parse, const struct line *line, struct slice item)
{
	const char *wrong = lexicon_add_points(parse->lexicon, line->points, item);

	return wrong ? lexicon_fault(parse, wrong, item) : 0;
}

static int add_items(struct lexicon_parse *parse, const struct line *line, struct slice items)
{
	do {
		struct slice item = slice_cut(&items, '|');

		if (item.length == 0)
			return lexicon_fault(parse, "an empty phrase before", items);
		if (line->add_item(parse, line, item) < 0)
			return -1;
	} while (items.length > 0);
	return 0;
}

/* Takes the number at the end of "gevaar suicide -120" off. */
static bool cut_points(struct slice *head, int *points)
{
	char digits[8] = "", *end;
	size_t at = head->length;

	while (at > 0 && head->text[at - 1] != ' ')
		at--;
	if (at == 0 || head->length - at >= sizeof(digits))
		return false;
	memcpy(digits, head->text + at, head->length - at);
	*points = (int)strtol(digits, &end, 10);
	*head = slice_trimmed(head->text, head->text + at);
	return digits[0] && !*end && abs(*points) <= LEXICON_POINTS;
}

static int take_line(struct lexicon_parse *parse, struct slice text)
{
	struct slice items = text, head = slice_cut(&items, '='), rest = head;
	struct slice weight = slice_cut(&rest, ' '), subject;
	struct line line = {.usual = rest, .add_item = add_phrase_item};

	if (!memchr(text.text, '=', text.length))
		return lexicon_fault(
		    parse, "no \"=\"; write: sterk rol ouder = phrase | phrase. In", text);
	if (slice_is(weight, "woord") || slice_is(weight, "groep")) {
		line.add_item = slice_is(weight, "woord") ? add_spelling_item : add_group_item;
		return add_items(parse, &line, items);
	}
	rest = slice_trimmed(rest.text, rest.text + rest.length);
	if (slice_is(weight, "weegt")) {
		line.add_item = add_points_item;
		if (!cut_points(&rest, &line.points))
			return lexicon_fault(parse, "no points; write: weegt gevaar 120 = word. In",
					     text);
	}
	subject = slice_cut(&rest, ' ');
	if (!add_meaning(parse, weight, subject, slice_trimmed(rest.text, rest.text + rest.length)))
		return lexicon_fault(
		    parse,
		    "begin with sterk, zwak, half, val or weegt and a subject, or with "
		    "woord or groep, not",
		    head);
	return add_items(parse, &line, items);
}

int lexicon_add(struct lexicon *lexicon, const char *name, const char *data, size_t size,
		struct error *err)
{
	struct lexicon_parse parse = {
	    .lexicon = lexicon, .name = name, .file = arena_text(lexicon->arena, name), .err = err};

	assert(!lexicon->ready);
	for (struct slice rest = {data, size}; rest.length > 0;) {
		struct slice line = slice_cut(&rest, '\n');

		parse.line++;
		if (line.length > 0 && line.text[0] != '#' && take_line(&parse, line) < 0)
			return -1;
	}
	return 0;
}

const struct lexicon_meaning *lexicon_meaning(const struct lexicon *lexicon, size_t index)
{
	return index < lexicon->meaning_count ? lexicon->meanings[index] : NULL;
}

void lexicon_keep(struct lexicon *lexicon, const char *onderwerp, enum lexicon_keep keep)
{
	for (size_t i = 0; i < lexicon->meaning_count; i++) {
		if (text_equal(lexicon->meanings[i]->onderwerp, onderwerp))
			lexicon->meanings[i]->keep = keep;
	}
}

struct lexicon *lexicon_new(void)
{
	struct arena *arena = arena_for_tables();
	struct lexicon *lexicon = arena_zero(arena, 1, sizeof(*lexicon));

	lexicon->arena = arena;
	while (lexicon->term_count < LEXICON_SLOTS)
		lexicon->terms =
		    memory_grow(lexicon->terms, lexicon->term_count++, sizeof(*lexicon->terms));
	return lexicon;
}

void lexicon_free(struct lexicon **lexicon)
{
	struct arena *arena;

	if (!*lexicon)
		return;
	if (!(*lexicon)->ready) {
		free((*lexicon)->terms);
		free((*lexicon)->parts);
		free((*lexicon)->phrases);
		free((*lexicon)->starts);
		free((*lexicon)->meanings);
		free((*lexicon)->words);
		lexicon_free_points(*lexicon);
	}
	arena = (*lexicon)->arena;
	arena_free(&arena);
	*lexicon = NULL;
}

/* lexicon: its files; see lexicon.h. */
#include "form/lexicon_parts.h"
#include "form/slice.h"

#include <assert.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"

/* What is being read, for messages. */
struct parse {
	struct lexicon *lexicon;
	const char *name;
	const char *file; /* the same, for as long as the lexicon */
	int line;
	struct error *err;
};

static int fault(const struct parse *parse, const char *what, struct slice at)
{
	return error_set(parse->err, ERROR_STOP, "%s:%d: %s \"%.*s\"", parse->name, parse->line,
			 what, (int)(at.length < 60 ? at.length : 60), at.text);
}

/* --- a place in a phrase ---------------------------------------------------------------------------------- */

/* A phrase while it is read. */
struct draft {
	struct lexicon_part parts[LEXICON_WORDS];
	unsigned char count;
};

/* Where a new part is to be put; NULL with a fault when there are too many. */
static struct lexicon_part *add_part(struct parse *parse, struct draft *draft, unsigned gap,
				     struct slice at)
{
	struct lexicon_part *part = &draft->parts[draft->count];

	if (draft->count == LEXICON_WORDS) {
		fault(parse, "more than eight words in a phrase:", at);
		return NULL;
	}
	*part = (struct lexicon_part){.words = (unsigned)parse->lexicon->word_count,
				      .gap = (unsigned char)gap};
	draft->count++;
	return part;
}

static int add_word(const struct parse *parse, struct lexicon_part *part, const char *folded,
		    bool prefix, struct slice at)
{
	struct lexicon *lexicon = parse->lexicon;

	if (part->count == UCHAR_MAX)
		return fault(parse, "too many words at one place:", at);
	lexicon->words = memory_grow(lexicon->words, lexicon->word_count, sizeof(*lexicon->words));
	lexicon->words[lexicon->word_count++] = lexicon_take_term(lexicon, folded, prefix);
	part->count++;
	return 0;
}

static const struct lexicon_spelling *usual_of(const struct parse *parse, const char *folded)
{
	return parse->lexicon->terms[lexicon_term(parse->lexicon, folded)].usual;
}

/* LEXICON_WORD: no slot. */
static enum lexicon_slot slot_of(struct slice one)
{
	static const char *const slots[] = {
	    [LEXICON_NUMBER] = "<n>", [LEXICON_NAME] = "<naam>", [LEXICON_SOMETHING] = "<woord>"};
	int i = LEXICON_SOMETHING;

	while (i > LEXICON_WORD && !slice_is(one, slots[i]))
		i--;
	return (enum lexicon_slot)i;
}

/* "a" or "a~" of a place, in its usual spelling. */
static int take_word(struct parse *parse, struct slice one, struct slice piece,
		     struct lexicon_part *part)
{
	bool prefix = one.length > 1 && one.text[one.length - 1] == '~';
	const struct lexicon_spelling *usual;
	struct form_word word;
	size_t pos = 0;

	if (!form_next_word(one.text, one.length, &pos, &word))
		return fault(parse, "a word without letters:", piece);
	if (form_next_word(one.text, one.length, &pos, &(struct form_word){0}))
		return fault(parse, "write the parts of this word apart:", one);
	usual = prefix ? NULL : usual_of(parse, word.text);
	return add_word(parse, part, usual && usual->count == 1 ? usual->to[0] : word.text, prefix,
			piece);
}

/* "@name": all its words. */
static int take_group(struct parse *parse, struct slice one, struct slice piece,
		      struct lexicon_part *part)
{
	const struct lexicon_group *group =
	    lexicon_group(parse->lexicon, (struct slice){one.text + 1, one.length - 1});

	if (!group)
		return fault(parse, "no line \"groep\" before this names", one);
	for (size_t i = 0; i < group->count; i++) {
		if (take_word(parse, group->words[i], piece, part) < 0)
			return -1;
	}
	return 0;
}

static int take_choice(struct parse *parse, struct slice one, struct slice piece,
		       struct lexicon_part *part)
{
	bool is_group = one.length > 1 && one.text[0] == '@'; /* "@" itself is a word */

	return is_group ? take_group(parse, one, piece, part) : take_word(parse, one, piece, part);
}

/* "a/b/c~/@d/<n>": the words of one place, and the slot that it may be. */
static int take_words(struct parse *parse, struct slice piece, struct lexicon_part *part)
{
	for (struct slice rest = piece; rest.length > 0;) {
		struct slice one = slice_cut(&rest, '/');
		enum lexicon_slot slot = slot_of(one);

		if (slot == LEXICON_WORD) {
			if (take_choice(parse, one, piece, part) < 0)
				return -1;
			continue;
		}
		if (part->slot != LEXICON_WORD)
			return fault(parse, "two of <n>, <naam>, <woord> at one place:", piece);
		part->slot = (unsigned char)slot;
	}
	return 0;
}

/* A word that stands for more words takes a place for each. */
static int take_spelt(struct parse *parse, const struct lexicon_spelling *usual, unsigned gap,
		      struct slice piece, struct draft *draft)
{
	for (size_t i = 0; i < usual->count; i++) {
		struct lexicon_part *part = add_part(parse, draft, i == 0 ? gap : 0, piece);

		if (!part || add_word(parse, part, usual->to[i], false, piece))
			return -1;
	}
	return 0;
}

/* Of "[two words]", which would else be words that nobody writes. */
static bool has_bracket(struct slice piece)
{
	return piece.text[0] == '[' || piece.text[piece.length - 1] == ']';
}

static int take_part(struct parse *parse, struct slice piece, unsigned gap, struct draft *draft)
{
	bool optional =
	    piece.length > 2 && piece.text[0] == '[' && piece.text[piece.length - 1] == ']';
	const struct lexicon_spelling *usual = NULL;
	struct lexicon_part *part;
	char folded[FORM_WORD];

	if (!optional && has_bracket(piece))
		return fault(parse, "only one word, or a/b, may stand between [ and ]:", piece);
	if (form_fold(piece.text, piece.length, folded, sizeof(folded)))
		usual = usual_of(parse, folded);
	if (usual && usual->count > 1)
		return take_spelt(parse, usual, gap, piece, draft);
	part = add_part(parse, draft, gap, piece);
	if (!part)
		return -1;
	part->optional = optional;
	if (optional)
		piece = (struct slice){piece.text + 1, piece.length - 2};
	return take_words(parse, piece, part);
}

/* --- a phrase --------------------------------------------------------------------------------------------- */

/* The words of a term; `gap`: how many may stand before its first. */
static int take_term(struct parse *parse, struct slice term, unsigned gap, struct draft *draft)
{
	for (struct slice rest = term; rest.length > 0;) {
		struct slice piece = slice_cut(&rest, ' ');

		if (piece.length == 0)
			continue;
		if (slice_is(piece, "...")) {
			gap = LEXICON_GAP;
			continue;
		}
		if (take_part(parse, piece, gap, draft) < 0)
			return -1;
		gap = 0;
	}
	return gap == 0 ? 0 : fault(parse, "a phrase must begin and end with a word:", term);
}

/* A place needs two letters before "~" when a phrase is to begin with it. */
static bool can_begin(const struct lexicon *lexicon, const struct lexicon_part *part)
{
	for (unsigned i = 0; i < part->count; i++) {
		const struct lexicon_term *term = &lexicon->terms[lexicon->words[part->words + i]];

		if (term->prefix && term->length < 2)
			return false;
	}
	return true;
}

/* The phrase of the meaning that was read last. */
static void add_draft(struct lexicon *lexicon, const struct draft *draft)
{
	const struct lexicon_phrase phrase = {.parts = (unsigned)lexicon->part_count,
					      .meaning = (unsigned)lexicon->meaning_count - 1,
					      .count = draft->count};

	for (unsigned i = 0; i < draft->count; i++) {
		lexicon->parts =
		    memory_grow(lexicon->parts, lexicon->part_count, sizeof(*lexicon->parts));
		lexicon->parts[lexicon->part_count++] = draft->parts[i];
	}
	lexicon->phrases =
	    memory_grow(lexicon->phrases, lexicon->phrase_count, sizeof(*lexicon->phrases));
	lexicon->phrases[lexicon->phrase_count++] = phrase;
	lexicon_file_phrase(lexicon, (unsigned)lexicon->phrase_count - 1);
}

/* The terms in one order. */
static int add_order(struct parse *parse, const struct slice *terms, const unsigned *order,
		     size_t count)
{
	struct draft draft = {.count = 0};

	for (size_t i = 0; i < count; i++) {
		if (take_term(parse, terms[order[i]], i > 0 ? LEXICON_SPREAD : 0, &draft) < 0)
			return -1;
	}
	if (draft.count == 0 || draft.parts[0].gap || draft.parts[0].optional)
		return fault(parse, "a phrase must begin and end with a word:", terms[0]);
	if (!can_begin(parse->lexicon, &draft.parts[0]))
		return fault(parse, "\"~\" needs two letters before it in", terms[0]);
	add_draft(parse->lexicon, &draft);
	return 0;
}

/* "a & b" is "a", then "b" not far behind, and the other way round. */
static int add_phrase(struct parse *parse, struct slice text)
{
	static const unsigned orders[][LEXICON_TERMS] = {{0, 1, 2}, {1, 0, 2}, {0, 2, 1},
							 {2, 0, 1}, {1, 2, 0}, {2, 1, 0}};
	static const size_t order_count[] = {0, 1, 2, 6};
	struct slice terms[LEXICON_TERMS];
	size_t count = 0;

	if (text.text[text.length - 1] == '&')
		return fault(parse, "a phrase must begin and end with a word:", text);
	for (struct slice rest = text; rest.length > 0 && count < LEXICON_TERMS;) {
		terms[count] = slice_cut(&rest, '&');
		if (terms[count++].length == 0 || (count == LEXICON_TERMS && rest.length > 0))
			return fault(parse, "an empty term, or more than three, in", text);
	}
	for (size_t i = 0; i < order_count[count]; i++) {
		if (add_order(parse, terms, orders[i], count) < 0)
			return -1;
	}
	return 0;
}

/* --- a line ----------------------------------------------------------------------------------------------- */

static int add_spelling(struct parse *parse, struct slice usual, struct slice variant)
{
	struct lexicon_spelling *spelling = arena_zero(parse->lexicon->arena, 1, sizeof(*spelling));
	struct form_word word;
	unsigned term;
	size_t pos = 0;

	while (form_next_word(usual.text, usual.length, &pos, &word)) {
		if (spelling->count == LEXICON_SPELLING)
			return fault(parse, "more than three words for one:", usual);
		spelling->to[spelling->count++] = arena_text(parse->lexicon->arena, word.text);
	}
	pos = 0;
	if (spelling->count == 0 || !form_next_word(variant.text, variant.length, &pos, &word) ||
	    form_next_word(variant.text, variant.length, &pos, &(struct form_word){0}))
		return fault(parse, "a spelling is one word:", variant);
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
static bool add_meaning(const struct parse *parse, struct slice weight, struct slice subject,
			struct slice value)
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
	int (*add_item)(struct parse *parse, const struct line *line, struct slice item);
};

static int add_spelling_item(struct parse *parse, const struct line *line, struct slice item)
{
	return add_spelling(parse, line->usual, item);
}

static int add_group_item(struct parse *parse, const struct line *line, struct slice item)
{
	const char *wrong = lexicon_group_add(parse->lexicon, line->usual, item);

	return wrong ? fault(parse, wrong, item) : 0;
}

static int add_phrase_item(struct parse *parse, const struct line *line, struct slice item)
{
	(void)line;
	return add_phrase(parse, item);
}

static int add_points_item(struct parse *parse, const struct line *line, struct slice item)
{
	const char *wrong = lexicon_add_points(parse->lexicon, line->points, item);

	return wrong ? fault(parse, wrong, item) : 0;
}

static int add_items(struct parse *parse, const struct line *line, struct slice items)
{
	do {
		struct slice item = slice_cut(&items, '|');

		if (item.length == 0)
			return fault(parse, "an empty phrase before", items);
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

static int take_line(struct parse *parse, struct slice text)
{
	struct slice items = text, head = slice_cut(&items, '='), rest = head;
	struct slice weight = slice_cut(&rest, ' '), subject;
	struct line line = {.usual = rest, .add_item = add_phrase_item};

	if (!memchr(text.text, '=', text.length))
		return fault(parse, "no \"=\"; write: sterk rol ouder = phrase | phrase. In", text);
	if (slice_is(weight, "woord") || slice_is(weight, "groep")) {
		line.add_item = slice_is(weight, "woord") ? add_spelling_item : add_group_item;
		return add_items(parse, &line, items);
	}
	rest = slice_trimmed(rest.text, rest.text + rest.length);
	if (slice_is(weight, "weegt")) {
		line.add_item = add_points_item;
		if (!cut_points(&rest, &line.points))
			return fault(parse, "no points; write: weegt gevaar 120 = word. In", text);
	}
	subject = slice_cut(&rest, ' ');
	if (!add_meaning(parse, weight, subject, slice_trimmed(rest.text, rest.text + rest.length)))
		return fault(parse,
			     "begin with sterk, zwak, half, val or weegt and a subject, or with "
			     "woord or groep, not",
			     head);
	return add_items(parse, &line, items);
}

int lexicon_add(struct lexicon *lexicon, const char *name, const char *data, size_t size,
		struct error *err)
{
	struct parse parse = {
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

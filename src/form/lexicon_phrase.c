/* lexicon_phrase: a phrase as it is written; see lexicon.h. */
#include "form/lexicon_parts.h"

#include <limits.h>
#include <string.h>

#include "base/memory.h"

/* --- a place in a phrase ---------------------------------------------------------------------------------- */

/* A phrase while it is read. */
struct draft {
	struct lexicon_part parts[LEXICON_WORDS];
	unsigned char count;
};

/* Where a new part is to be put; NULL with a fault when there are too many. */
static struct lexicon_part *add_part(struct lexicon_parse *parse, struct draft *draft, unsigned gap,
				     struct slice at)
{
	struct lexicon_part *part = &draft->parts[draft->count];

	if (draft->count == LEXICON_WORDS) {
		lexicon_fault(parse, "more than eight words in a phrase:", at);
		return NULL;
	}
	*part = (struct lexicon_part){.words = (unsigned)parse->lexicon->word_count,
				      .gap = (unsigned char)gap};
	draft->count++;
	return part;
}

static int add_word(const struct lexicon_parse *parse, struct lexicon_part *part, unsigned term,
		    struct slice at)
{
	struct lexicon *lexicon = parse->lexicon;

	if (part->count == UCHAR_MAX)
		return lexicon_fault(parse, "too many words at one place:", at);
	lexicon->words = memory_grow(lexicon->words, lexicon->word_count, sizeof(*lexicon->words));
	lexicon->words[lexicon->word_count++] = term;
	part->count++;
	return 0;
}

static const struct lexicon_spelling *usual_of(const struct lexicon_parse *parse,
					       const char *folded)
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

/* The term of "a" or "a~", in its usual spelling. */
static int term_of(const struct lexicon_parse *parse, struct slice one, unsigned *term_r)
{
	bool prefix = one.length > 1 && one.text[one.length - 1] == '~';
	const struct lexicon_spelling *usual;
	struct form_word word;
	size_t pos = 0;

	if (!form_next_word(one.text, one.length, &pos, &word))
		return lexicon_fault(parse, "a word without letters:", one);
	if (form_next_word(one.text, one.length, &pos, &(struct form_word){0}))
		return lexicon_fault(parse, "write the parts of this word apart:", one);
	usual = prefix ? NULL : usual_of(parse, word.text);
	*term_r = lexicon_take_term(parse->lexicon,
				    usual && usual->count == 1 ? usual->to[0] : word.text, prefix);
	return 0;
}

static int take_word(const struct lexicon_parse *parse, struct slice one, struct slice piece,
		     struct lexicon_part *part)
{
	unsigned term;

	return term_of(parse, one, &term) < 0 ? -1 : add_word(parse, part, term, piece);
}

/* The terms of all its words, looked up once: large groups stand in many phrases. */
static int know_terms(const struct lexicon_parse *parse, struct lexicon_group *group)
{
	struct arena *arena = parse->lexicon->arena;

	for (; group->known < group->count; group->known++) {
		unsigned term = 0;

		if (term_of(parse, group->words[group->known], &term) < 0)
			return -1;
		group->terms = arena_grow(arena, group->terms, group->known, sizeof(*group->terms));
		group->terms[group->known] = term;
	}
	return 0;
}

/* "@name": all its words. */
static int take_group(const struct lexicon_parse *parse, struct slice one, struct slice piece,
		      struct lexicon_part *part)
{
	struct lexicon_group *group =
	    lexicon_group(parse->lexicon, (struct slice){one.text + 1, one.length - 1});

	if (!group)
		return lexicon_fault(parse, "no line \"groep\" before this names", one);
	if (know_terms(parse, group) < 0)
		return -1;
	for (size_t i = 0; i < group->count; i++) {
		if (add_word(parse, part, group->terms[i], piece) < 0)
			return -1;
	}
	return 0;
}

static int take_choice(const struct lexicon_parse *parse, struct slice one, struct slice piece,
		       struct lexicon_part *part)
{
	bool is_group = one.length > 1 && one.text[0] == '@'; /* "@" itself is a word */

	return is_group ? take_group(parse, one, piece, part) : take_word(parse, one, piece, part);
}

/* "a/b/c~/@d/<n>": the words of one place, and the slot that it may be. */
static int take_words(struct lexicon_parse *parse, struct slice piece, struct lexicon_part *part)
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
			return lexicon_fault(parse,
					     "two of <n>, <naam>, <woord> at one place:", piece);
		part->slot = (unsigned char)slot;
	}
	return 0;
}

/* A word that stands for more words takes a place for each. */
static int take_spelt(struct lexicon_parse *parse, const struct lexicon_spelling *usual,
		      unsigned gap, struct slice piece, struct draft *draft)
{
	for (size_t i = 0; i < usual->count; i++) {
		struct lexicon_part *part = add_part(parse, draft, i == 0 ? gap : 0, piece);

		unsigned term = lexicon_take_term(parse->lexicon, usual->to[i], false);

		if (!part || add_word(parse, part, term, piece) < 0)
			return -1;
	}
	return 0;
}

/* Of "[two words]", which would else be words that nobody writes. */
static bool has_bracket(struct slice piece)
{
	return piece.text[0] == '[' || piece.text[piece.length - 1] == ']';
}

static int take_part(struct lexicon_parse *parse, struct slice piece, unsigned gap,
		     struct draft *draft)
{
	bool optional =
	    piece.length > 2 && piece.text[0] == '[' && piece.text[piece.length - 1] == ']';
	const struct lexicon_spelling *usual = NULL;
	struct lexicon_part *part;
	char folded[FORM_WORD];

	if (!optional && has_bracket(piece))
		return lexicon_fault(parse,
				     "only one word, or a/b, may stand between [ and ]:", piece);
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

/* The words of a term. */
static int take_term(struct lexicon_parse *parse, struct slice term, struct draft *draft)
{
	unsigned gap = 0;

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
	return gap == 0 ? 0
			: lexicon_fault(parse, "a phrase must begin and end with a word:", term);
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

/* Puts a term behind what is there, with room between them. */
static int append(struct lexicon_parse *parse, struct draft *draft, const struct draft *term,
		  struct slice at)
{
	for (unsigned i = 0; i < term->count; i++) {
		struct lexicon_part *part = add_part(parse, draft, 0, at);

		if (!part)
			return -1;
		*part = term->parts[i];
		if (i == 0 && draft->count > 1 && part->gap == 0)
			part->gap = LEXICON_SPREAD;
	}
	return 0;
}

/* The terms in one order. */
static int add_order(struct lexicon_parse *parse, const struct draft *terms, const unsigned *order,
		     size_t count, struct slice at)
{
	struct draft draft = {.count = 0};

	for (size_t i = 0; i < count; i++) {
		if (append(parse, &draft, &terms[order[i]], at) < 0)
			return -1;
	}
	if (draft.count == 0 || draft.parts[0].gap || draft.parts[0].optional)
		return lexicon_fault(parse, "a phrase must begin and end with a word:", at);
	if (!can_begin(parse->lexicon, &draft.parts[0]))
		return lexicon_fault(parse, "\"~\" needs two letters before it in", at);
	add_draft(parse->lexicon, &draft);
	return 0;
}

/* "a & b" is "a", then "b" not far behind, and the other way round. */
int lexicon_add_phrase(struct lexicon_parse *parse, struct slice text)
{
	static const unsigned orders[][LEXICON_TERMS] = {{0, 1, 2}, {1, 0, 2}, {0, 2, 1},
							 {2, 0, 1}, {1, 2, 0}, {2, 1, 0}};
	static const size_t order_count[] = {0, 1, 2, 6};
	struct draft terms[LEXICON_TERMS] = {0};
	size_t count = 0;

	if (text.text[text.length - 1] == '&')
		return lexicon_fault(parse, "a phrase must begin and end with a word:", text);
	for (struct slice rest = text; rest.length > 0 && count < LEXICON_TERMS; count++) {
		struct slice term = slice_cut(&rest, '&');

		if (term.length == 0 || (count + 1 == LEXICON_TERMS && rest.length > 0))
			return lexicon_fault(parse, "an empty term, or more than three, in", text);
		if (take_term(parse, term, &terms[count]) < 0)
			return -1;
	}
	for (size_t i = 0; i < order_count[count]; i++) {
		if (add_order(parse, terms, orders[i], count, text) < 0)
			return -1;
	}
	return 0;
}

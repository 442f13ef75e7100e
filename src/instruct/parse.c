/* parse: the walk over the lines of an answer. */
#include "instruct/instruct.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "instruct/argument.h"
#include "instruct/banner.h"
#include "instruct/fold.h"
#include "instruct/greeting.h"
#include "instruct/match.h"
#include "instruct/signature.h"
#include "instruct/weigh.h"
#include "letter/attribution.h"
#include "letter/forward.h"
#include "letter/lines.h"
#include "letter/mailhead.h"
#include "letter/quote.h"
#include "letter/signoff.h"

enum {
	DISCLAIMER_LEAST = 40,
	HANGING = 40 /* letters: a line this long without the end of a sentence goes on below */
};

struct walk {
	struct arena *arena;
	const struct instruct_context *context;
	struct instruct_list *list;
	const char *text; /* with LF line ends */
	size_t length;
	size_t next;	 /* where the next line starts */
	unsigned number; /* of the last line */
	size_t below;	 /* where the words of a person start, behind the commands; 0: not yet */
	size_t below_count;
	bool cut;     /* there is more text than is looked at */
	bool in_text; /* the next command runs into the text above it */
	bool some;    /* a command or a like one was met */
};

/* All the ways to end a line that programs know become a line feed. */
static char *with_line_feeds(struct arena *arena, const char *text, size_t length, size_t *length_r)
{
	char *out = arena_zero(arena, length + 1, 1);
	size_t used = 0, size;

	for (size_t at = 0; at < length; at += size) {
		uint32_t c = text_decode(text + at, length - at, &size);

		if (c == '\r' && at + 1 < length && text[at + 1] == '\n')
			continue;
		if (c == '\r' || c == '\v' || c == '\f' || c == 0x85 || c == 0x2028 ||
		    c == 0x2029) {
			out[used++] = '\n';
			continue;
		}
		memcpy(out + used, text + at, size);
		used += size;
	}
	*length_r = used;
	return out;
}

/* A line of which the end is not seen may be another than it seems. */
static size_t seen_length(const char *text, size_t length)
{
	const char *end;

	if (length <= INSTRUCT_LOOK_MOST)
		return length;
	length = text_fit(text, length, INSTRUCT_LOOK_MOST);
	end = memrchr(text, '\n', length);
	return end ? (size_t)(end + 1 - text) : length;
}

/* "----", "=====", "* * *": what stands below is not part of the words above. */
static bool is_rule(const struct line *line)
{
	struct fold fold;

	fold_line(line->text, line->length, &fold);
	return fold.length >= 2 && strspn(fold.text, " -_=*#~+") == fold.length;
}

static bool is_quoted(const struct line *line)
{
	struct fold fold;
	size_t first;

	fold_line(line->text, line->length, &fold);
	first = strspn(fold.text, " ");
	return fold.text[first] == '>' || fold.text[first] == '|';
}

/* A quotation, a signature, the head of another mail: nothing below it is heard. */
static bool ends_all(const struct walk *walk, const struct line *line)
{
	struct attribution attribution;
	struct mailhead head;

	return is_quoted(line) || is_rule(line) || quote_separator(line) || forward_mark(line) ||
	       signoff_mark(line) || signoff_device(line) || signoff_closing(line) ||
	       mailhead_at(walk->text, walk->length, line->start, &head) ||
	       mailhead_in_line(line, &head) ||
	       attribution_at(walk->text, walk->length, line, &attribution);
}

/* A disclaimer, which may talk of anything; a command right above one is none. */
static bool is_disclaimer(const struct walk *walk, const struct line *line)
{
	struct match match;

	return line->length >= DISCLAIMER_LEAST &&
	       signoff_disclaimer(walk->text, walk->length, line) &&
	       (!match_line(walk->arena, line, walk->context, &match) ||
		match.fault == INSTRUCT_UNCLEAR);
}

/* Above the words of the sender; in a quotation it is of what was quoted. */
static bool is_banner(const struct walk *walk, const struct line *line)
{
	struct match match;

	return !walk->some && !walk->below && !is_quoted(line) && banner_line(line) &&
	       (!match_line(walk->arena, line, walk->context, &match) ||
		match.fault == INSTRUCT_UNCLEAR);
}

static bool next_line(struct walk *walk, struct line *line)
{
	if (walk->number >= INSTRUCT_LINES_MOST ||
	    !lines_next(walk->text, walk->length, walk->next, line))
		return false;
	walk->number++;
	walk->next = line->next;
	return true;
}

static char *shown(struct arena *arena, const char *text, size_t length, enum text_lines lines)
{
	return text_shown(arena, text_clean(arena, text, length, lines, NULL));
}

static struct instruct_item *add(struct walk *walk, const struct line *line,
				 const struct match *match, enum instruct_fault fault)
{
	struct instruct_list *list = walk->list;
	enum instruct_takes takes = instruct_command(match->kind)->takes;
	size_t length = text_fit(line->text, line->length, INSTRUCT_LINE_MOST);
	struct instruct_item *item;

	list->items = arena_grow(walk->arena, list->items, list->count, sizeof(*list->items));
	item = &list->items[list->count++];
	*item = (struct instruct_item){
	    .kind = match->kind,
	    .fault = fault,
	    .argument = match->argument,
	    .line = shown(walk->arena, line->text, length, TEXT_ONE_LINE),
	    .number = walk->number,
	};
	if (fault == INSTRUCT_MISSING || fault == INSTRUCT_UNKNOWN ||
	    (fault == INSTRUCT_UNCLEAR && match->named))
		item->possible = argument_names(walk->context, takes);
	return item;
}

/* The lines of a TEKST or REDEN, as far as they are kept. */
struct text {
	struct buffer words;
	bool too_long;
};

static void add_words(struct text *text, const char *words, size_t length, bool bold)
{
	struct line line = lines_trim((struct line){.text = words, .length = length});

	while (bold && line.length && line.text[line.length - 1] == '*')
		line.length--;
	if (text->words.length + line.length + 1 > INSTRUCT_TEXT_MOST) {
		text->too_long = true;
		return;
	}
	if (text->words.length)
		buffer_char(&text->words, '\n');
	buffer_add(&text->words, line.text, line.length);
}

/* A line that a program may have broken in the midst of a sentence. */
static bool is_hanging(const struct line *line)
{
	struct line trimmed = lines_trim(*line);
	size_t letters = 0;

	for (size_t i = 0; i < trimmed.length && letters < HANGING; i++)
		letters += ((unsigned char)trimmed.text[i] & 0xC0) != 0x80;
	return letters >= HANGING && !strchr(".!?:;)\"", trimmed.text[trimmed.length - 1]);
}

enum below_text { GOES_ON, ENDS, RUNS_INTO };

/* What the next line is to the text above it. */
static enum below_text next_of_text(const struct walk *walk, const struct line *above,
				    const struct line *line)
{
	struct match match;

	if (lines_blank(line) || ends_all(walk, line) || is_disclaimer(walk, line))
		return ENDS;
	if (!match_line(walk->arena, line, walk->context, &match))
		return GOES_ON;
	switch (match.fault) {
	case INSTRUCT_FINE:
		return is_hanging(above) ? RUNS_INTO : ENDS;
	case INSTRUCT_UNCLEAR:
		return match.whole ? RUNS_INTO : GOES_ON;
	default:
		return match.colon ? ENDS : RUNS_INTO;
	}
}

/* Words that the examples write where one's own must stand. */
static bool is_placeholder(const char *words)
{
	static const char *const table[] = {"reden", "uwreden", "tekst", "uwtekst", "hieruwtekst"};
	char key[FOLD_KEY];
	size_t length = fold_key_of(words, key);

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		if (length && strcmp(key, table[i]) == 0)
			return true;
	}
	return false;
}

/* Something that says anything: a letter or a number. */
static bool says_nothing(const char *words)
{
	for (; *words; words++) {
		if ((*words >= '0' && *words <= '9') || (*words >= 'A' && *words <= 'Z') ||
		    (*words >= 'a' && *words <= 'z') || (unsigned char)*words >= 0xC3)
			return false;
	}
	return true;
}

/* The first line of what was taken for a signature, at the end of the words. */
static const char *cut_line(const struct walk *walk, const char *words, size_t from, size_t length)
{
	struct line line;

	while (from < length && words[from] == '\n')
		from++;
	if (from >= length || !lines_next(words, length, from, &line))
		return NULL;
	return shown(walk->arena, line.text, text_fit(line.text, line.length, INSTRUCT_LINE_MOST),
		     TEXT_ONE_LINE);
}

static void put_text(struct walk *walk, const struct match *match, struct text *text,
		     struct instruct_item *item)
{
	bool must = instruct_command(match->kind)->takes != INSTRUCT_TEMPLATE;
	const char *words = text->words.data ? text->words.data : "";
	size_t length = signature_cut(words, text->words.length);

	item->signature = cut_line(walk, words, length, text->words.length);
	words = shown(walk->arena, words, length, TEXT_MANY_LINES);
	if (!says_nothing(words) && !is_placeholder(words))
		item->text = words;
	if (item->fault != INSTRUCT_FINE)
		return;
	if (text->too_long)
		item->fault = INSTRUCT_TOO_LONG;
	else if (!item->text && must)
		item->fault = INSTRUCT_MISSING;
}

/* Whether words of the same sender follow, behind what is blank: this is their first line. A name is none. */
static bool words_follow(const struct walk *walk, struct line *line)
{
	struct match match;

	for (size_t at = walk->next; lines_next(walk->text, walk->length, at, line);
	     at = line->next) {
		if (!lines_blank(line))
			return !ends_all(walk, line) && !is_disclaimer(walk, line) &&
			       !signature_line(line) &&
			       !match_line(walk->arena, line, walk->context, &match);
	}
	return false;
}

/* A greeting alone, or something that goes on: "Beste mevrouw,". */
static bool is_unfinished(const char *words)
{
	struct line whole = {.text = words, .length = strlen(words)};

	return whole.length && (strchr(",:", words[whole.length - 1]) || greeting_line(&whole));
}

/* What is left out of a text that its writer may have meant to go on. */
static void say_below(struct walk *walk, const struct line *line, struct instruct_item *item)
{
	size_t length = text_fit(line->text, line->length, INSTRUCT_LINE_MOST);

	if (is_unfinished(item->text))
		item->fault = INSTRUCT_UNFINISHED;
	item->below = shown(walk->arena, line->text, length, TEXT_ONE_LINE);
}

static void gather_text(struct walk *walk, const struct line *first, const struct match *match,
			struct instruct_item *item)
{
	struct text text = {.too_long = false};
	struct line above = *first, line;
	enum below_text below = GOES_ON;

	add_words(&text, first->text + match->text, first->length - match->text, match->bold);
	while (lines_next(walk->text, walk->length, walk->next, &line)) {
		below = next_of_text(walk, &above, &line);
		if (below != GOES_ON)
			break;
		if (!next_line(walk, &above)) {
			text.too_long = true;
			break;
		}
		add_words(&text, above.text, above.length, false);
	}
	text.too_long = text.too_long || (walk->cut && walk->next >= walk->length);
	put_text(walk, match, &text, item);
	buffer_free(&text.words);
	walk->in_text = below == RUNS_INTO;
	if (walk->in_text && item->fault == INSTRUCT_FINE)
		item->fault = INSTRUCT_IN_TEXT;
	else if (item->fault == INSTRUCT_FINE && item->text && words_follow(walk, &line))
		say_below(walk, &line, item);
}

static void start_below(struct walk *walk, const struct line *line)
{
	walk->below = line->start + 1;
}

static void take_top(struct walk *walk, const struct line *line)
{
	struct instruct_item *item;
	struct match match;

	if (!walk->some && greeting_line(line))
		return;
	if (!match_line(walk->arena, line, walk->context, &match)) {
		start_below(walk, line);
		return;
	}
	walk->some = true;
	item = add(walk, line, &match, match.fault);
	if (walk->in_text && item->fault == INSTRUCT_FINE)
		item->fault = INSTRUCT_IN_TEXT;
	walk->in_text = false;
	if (match.fault == INSTRUCT_UNCLEAR)
		start_below(walk, line);
	else if (match.text)
		gather_text(walk, line, &match, item);
}

static void take_below(struct walk *walk, const struct line *line)
{
	struct match match;

	if (walk->below_count < INSTRUCT_COMMANDS_MOST &&
	    match_line(walk->arena, line, walk->context, &match) && match.fault == INSTRUCT_FINE) {
		add(walk, line, &match, INSTRUCT_BELOW);
		walk->below_count++;
	}
}

/* What begins without a command has none that is done, whatever stands below. */
static bool asks_nothing(const struct walk *walk)
{
	return walk->context->only_commands && walk->below && walk->list->count == 0;
}

static void walk_lines(struct walk *walk)
{
	struct line line;
	size_t end = 0;

	while (next_line(walk, &line)) {
		if (lines_blank(&line) || is_banner(walk, &line))
			continue;
		if (asks_nothing(walk) || ends_all(walk, &line) || is_disclaimer(walk, &line))
			break;
		if (walk->below)
			take_below(walk, &line);
		else if (walk->list->count <= INSTRUCT_COMMANDS_MOST)
			take_top(walk, &line);
		end = line.start + line.length;
	}
	if (walk->below && end >= walk->below && !asks_nothing(walk))
		walk->list->rest = shown(walk->arena, walk->text + walk->below - 1,
					 end - (walk->below - 1), TEXT_MANY_LINES);
}

void instruct_parse(struct arena *arena, const char *text, size_t length,
		    const struct instruct_context *context, struct instruct_list *list_r)
{
	struct walk walk = {.arena = arena, .context = context, .list = list_r};

	*list_r = (struct instruct_list){.rest = ""};
	walk.cut = length > INSTRUCT_LOOK_MOST;
	walk.text = with_line_feeds(arena, text, seen_length(text, length), &walk.length);
	walk_lines(&walk);
	weigh_list(list_r);
}

const char *instruct_text_beyond_line(const struct instruct_item *item)
{
	return item->text && !strstr(item->line, item->text) ? item->text : NULL;
}

const char *instruct_line_shown(struct arena *arena, const struct instruct_item *item)
{
	size_t length = strcspn(item->line, ":");

	if (!instruct_text_beyond_line(item))
		return item->line;
	while (length > 0 && item->line[length - 1] == ' ')
		length--;
	return arena_slice(arena, item->line, length);
}

/* piece: see list.h. One pass over the words of a piece, with a look at the
 * next two. */
#include "understand/piece.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "form/words.h"
#include "reading/relation.h"
#include "understand/list.h"
#include "understand/plaats.h"
#include "understand/service.h"
#include "understand/words.h"

/* What the words with a capital belong to. */
enum run { RUN_NONE, RUN_NAME, RUN_SERVICE, RUN_ENDED, RUN_NOBODY };

struct scan {
	const char *value;
	size_t tot, pos;
	const struct understand_around *around;
	struct understand_piece *piece;
	enum run run;
	bool behind_van; /* "van", "bij": what follows is a service, or the child */
	bool titled;	 /* "mevrouw": what follows is a name */
};

static bool has_capital(const char *text, const struct form_word *word)
{
	size_t size;
	uint32_t c = text_decode(text + word->van, word->tot - word->van, &size);

	return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE);
}

static bool peek(const struct scan *scan, size_t *pos, struct form_word *word)
{
	return form_next_word(scan->value, scan->tot, pos, word);
}

/* Words with a capital from here on: how many of a name would they make. */
static size_t capitals_from(const struct scan *scan, size_t pos)
{
	struct form_word word;
	size_t count = 0;

	while (count < 5 && peek(scan, &pos, &word) && has_capital(scan->value, &word) &&
	       !relation_of(word.text) && !understand_is_no_name(word.text))
		count++;
	return count;
}

static void grow(struct form_range *range, const struct form_word *word)
{
	if (range->tot == 0)
		range->van = word->van;
	range->tot = word->tot;
}

static bool is_childs(const struct scan *scan, const struct form_word *word)
{
	const char *child = scan->around->child;
	struct form_word first;
	size_t pos = 0;

	return child && form_next_word(child, strlen(child), &pos, &first) &&
	       strcmp(first.text, word->text) == 0;
}

/* Somebody is described already, so that a second one begins here. */
static bool is_full(const struct understand_piece *piece, size_t at)
{
	return (piece->phone.tot && piece->phone.tot <= at) ||
	       (piece->email.tot && piece->email.tot <= at);
}

/* "van den Berghe", "van Dyck" inside a name, or "van De Wissel", "van het CAW" behind it. */
static bool goes_on_with_van(const struct scan *scan)
{
	struct form_word next;
	size_t pos = scan->pos;
	bool single = understand_is_single(scan->value, scan->piece->name);

	if (!peek(scan, &pos, &next))
		return false;
	if (strcmp(next.text, "den") == 0 || strcmp(next.text, "der") == 0)
		return true;
	if (has_capital(scan->value, &next))
		return single && strcmp(next.text, "de") != 0 && strcmp(next.text, "het") != 0 &&
		       !understand_is_place(next.text) &&
		       understand_service(next.text) == DIENST_NONE;
	if (strcmp(next.text, "de") != 0 || !peek(scan, &pos, &next))
		return false;
	return single && has_capital(scan->value, &next) && !understand_is_place(next.text) &&
	       (!scan->piece->relatie || relation_is_client_side(scan->piece->relatie)) &&
	       understand_service(next.text) == DIENST_NONE;
}

/* A small word that a running name or service goes on with. Takes in what it looked at. */
static bool take_particle(struct scan *scan, const struct form_word *word)
{
	struct form_word next;
	size_t pos = scan->pos;

	if (!understand_is_particle(word->text) ||
	    (scan->run != RUN_NAME && scan->run != RUN_SERVICE))
		return false;
	if (scan->run == RUN_NAME && strcmp(word->text, "van") == 0)
		return goes_on_with_van(scan);
	return peek(scan, &pos, &next) &&
	       (has_capital(scan->value, &next) || understand_is_particle(next.text));
}

static void begin_service(struct scan *scan, const struct form_word *word)
{
	scan->run = scan->piece->service.tot ? RUN_NOBODY : RUN_SERVICE;
	if (scan->run == RUN_SERVICE)
		grow(&scan->piece->service, word);
	scan->behind_van = false;
}

/* "De Wissel" beside a person is a service, and so is "Het Kompas"; "De Smet Jan" is a name. */
static bool is_named_place(const struct scan *scan, const struct form_word *word)
{
	const struct understand_piece *piece = scan->piece;
	size_t more = capitals_from(scan, scan->pos);

	if (!has_capital(scan->value, word) || more == 0 || scan->titled)
		return false;
	if (strcmp(word->text, "het") == 0)
		return true;
	if (strcmp(word->text, "de") != 0)
		return false;
	if (scan->behind_van || scan->around->named || piece->name.tot)
		return true;
	return !piece->relatie && more == 1;
}

/* "GBS De Linde", "MPI Sint-Jan": letters for a kind of service, and a name that is not all in
 * capitals. */
static bool is_initials(const struct scan *scan, const struct form_word *word)
{
	struct form_word next;
	size_t pos = scan->pos;

	if (word->tot - word->van < 2 || !peek(scan, &pos, &next) || next.length < 2)
		return false;
	for (size_t i = word->van; i < word->tot; i++) {
		if (scan->value[i] < 'A' || scan->value[i] > 'Z')
			return false;
	}
	return has_capital(scan->value, &next) && scan->value[next.van + 1] >= 'a' &&
	       scan->value[next.van + 1] <= 'z';
}

static void take_capital(struct scan *scan, const struct form_word *word)
{
	struct understand_piece *piece = scan->piece;

	if (scan->run == RUN_SERVICE)
		grow(&piece->service, word);
	else if (scan->run == RUN_NAME)
		grow(&piece->name, word);
	else if (scan->behind_van &&
		 (relation_is_client_side(piece->relatie) || is_childs(scan, word)))
		scan->run = RUN_NOBODY;
	else if (scan->behind_van)
		begin_service(scan, word);
	else if (piece->name.tot == 0 && scan->run == RUN_NONE) {
		scan->run = RUN_NAME;
		grow(&piece->name, word);
	}
}

/* Two different ties of the family, or a tie behind a number: two people. */
static bool is_second(const struct scan *scan, const struct form_word *word, const char *relatie)
{
	const struct understand_piece *piece = scan->piece;
	bool family = relation_is_client_side(relatie);

	if (is_full(piece, word->van) && (piece->relatie || piece->name.tot))
		return family || piece->relatie;
	return piece->relatie && !scan->behind_van && family &&
	       !text_equal(piece->relatie, "ex-partner") &&
	       relation_is_client_side(piece->relatie) && strcmp(relatie, piece->relatie) != 0 &&
	       strcmp(relatie, UNDERSTAND_SELF) != 0 && strcmp(relatie, UNDERSTAND_CHILD) != 0;
}

static const char *tie_of(const struct scan *scan, const char *word)
{
	const char *relatie = relation_of(word);

	return text_equal(relatie, "ex-partner") && scan->around->ex ? scan->around->ex : relatie;
}

static void set_tie(struct scan *scan, const struct form_word *word, const char *relatie)
{
	struct understand_piece *piece = scan->piece;
	size_t length = strlen(word->text);

	piece->relatie = relatie;
	piece->place = false;
	piece->plural = length > 6 && (strcmp(word->text + length - 6, "ouders") == 0);
	piece->plural |= strcmp(word->text, "ouders") == 0;
	piece->relation = (struct form_range){word->van, word->tot};
}

/* A word that names a kind of service. */
static void take_place(struct scan *scan, const struct form_word *word, enum dienst_type type)
{
	struct understand_piece *piece = scan->piece;
	const char *relatie = relation_of(word->text);

	if (type != DIENST_NONE && !piece->dienst_type)
		piece->dienst_type = type;
	if (relatie && !piece->relatie) {
		set_tie(scan, word, relatie);
		piece->place = true;
	}
	if (scan->run == RUN_SERVICE)
		grow(&piece->service, word);
	else
		begin_service(scan, word);
}

/* A kind of service, or the start of the name of one. */
static bool take_service_word(struct scan *scan, const struct form_word *word,
			      enum dienst_type type)
{
	const struct understand_piece *piece = scan->piece;

	if (is_full(piece, word->van) && scan->run != RUN_SERVICE &&
	    (piece->service.tot || relation_is_client_side(piece->relatie)))
		return false;
	take_place(scan, word, type);
	return true;
}

static bool take_tie(struct scan *scan, const struct form_word *word, const char *relatie,
		     enum dienst_type type)
{
	struct understand_piece *piece = scan->piece;

	if (is_second(scan, word, relatie))
		return false;
	if (!piece->relatie || piece->place || text_equal(piece->relatie, UNDERSTAND_CHILD) ||
	    text_equal(piece->relatie, "ex-partner"))
		set_tie(scan, word, relatie);
	else if (strcmp(relatie, UNDERSTAND_SELF) == 0)
		piece->relatie = UNDERSTAND_SELF;
	if (type != DIENST_NONE && !piece->dienst_type)
		piece->dienst_type = type;
	scan->run = piece->name.tot ? RUN_ENDED : RUN_NONE;
	scan->behind_van = false;
	return true;
}

/* A word without a capital, or one that is no name however it is written. */
static void take_small(struct scan *scan, const struct form_word *word)
{
	static const char *const where[] = {"in", "op", "uit", "naar", "te", "tot", "over", NULL};
	static const char *const titles[] = {"mevrouw", "meneer", "mijnheer", "mevr", "mrs",
					     "ms",	"miss",	  "mw",	      "dhr",  NULL};
	struct understand_piece *piece = scan->piece;

	if (understand_is_article(word->text))
		return;
	scan->titled = understand_is_of(word->text, titles);
	if (!has_capital(scan->value, word) && understand_is_preposition(word->text))
		scan->behind_van = true;
	else
		scan->behind_van = false;
	if (understand_is_of(word->text, where))
		scan->run = RUN_NOBODY;
	else
		scan->run = piece->name.tot || piece->service.tot ? RUN_ENDED : RUN_NONE;
}

static bool is_small(const struct scan *scan, const struct form_word *word)
{
	bool running = scan->run == RUN_NAME || scan->run == RUN_SERVICE;

	if (!has_capital(scan->value, word))
		return true;
	if (understand_is_particle(word->text))
		return !running && capitals_from(scan, scan->pos) == 0 &&
		       strcmp(word->text, "van") != 0;
	return understand_is_no_name(word->text);
}

/* "Kind en Gezin", which is no child. */
static bool is_kind_en_gezin(const struct scan *scan, const struct form_word *word)
{
	struct form_word next;
	size_t pos = scan->pos;

	return strcmp(word->text, "kind") == 0 && peek(scan, &pos, &next) &&
	       strcmp(next.text, "en") == 0 && peek(scan, &pos, &next) &&
	       strcmp(next.text, "gezin") == 0;
}

/* One word. false: somebody else begins with it. */
static bool take_word(struct scan *scan, const struct form_word *word)
{
	const struct understand_piece *piece = scan->piece;
	const char *relatie = tie_of(scan, word->text);
	enum dienst_type type = understand_service(word->text);
	bool running = scan->run == RUN_NAME || scan->run == RUN_SERVICE;

	if (is_kind_en_gezin(scan, word))
		return take_service_word(scan, word, DIENST_CKG);
	if (understand_is_place(word->text) || (type != DIENST_NONE && !relatie))
		return take_service_word(scan, word, type);
	if (relatie)
		return take_tie(scan, word, relatie, type);
	if (!running && (is_named_place(scan, word) || is_initials(scan, word)))
		begin_service(scan, word);
	else if (take_particle(scan, word))
		return true;
	else if (is_small(scan, word))
		take_small(scan, word);
	else if (piece->name.tot && !scan->behind_van && scan->run == RUN_ENDED)
		return false;
	else
		take_capital(scan, word);
	return true;
}

static bool inside(const struct form_range *range, size_t at)
{
	return at >= range->van && at < range->tot;
}

static void find_contacts(const char *value, struct form_range part, struct understand_piece *piece)
{
	struct form_range found;

	if (form_find_phone(value + part.van, part.tot - part.van, &found, piece->phone_text))
		piece->phone = (struct form_range){part.van + found.van, part.van + found.tot};
	if (form_find_email(value + part.van, part.tot - part.van, &found, piece->email_text))
		piece->email = (struct form_range){part.van + found.van, part.van + found.tot};
}

/* "en de buurvrouw", "en tom": somebody, though the word is in no table. */
static void take_unknown(struct scan *scan, struct form_range part)
{
	static const char *const nobody[] = {"niemand",	  "andere",  "akkoord",	 "zie",	 "ja",
					     "nee",	  "neen",    "onbekend", "enz",	 "geen",
					     "hierboven", "allebei", "samen",	 "zelf", "iedereen",
					     "niet",	  "weet~",   NULL};
	struct understand_piece *piece = scan->piece;
	struct form_word word, last = {.tot = 0};
	size_t pos = part.van, words = 0;
	bool article = false;

	while (words < 3 && form_next_word(scan->value, part.tot, &pos, &word)) {
		if (inside(&piece->phone, word.van) || inside(&piece->email, word.van))
			continue;
		if (words == 0 && !article && understand_is_article(word.text)) {
			article = true;
			continue;
		}
		words++;
		last = word;
	}
	if (words != 1 || last.length < 3 || understand_is_of(last.text, nobody) ||
	    understand_is_no_name(last.text) || (last.text[0] >= '0' && last.text[0] <= '9'))
		return;
	if (article) {
		piece->relation = (struct form_range){last.van, last.tot};
		piece->unknown = true;
	} else {
		piece->name = (struct form_range){last.van, last.tot};
	}
}

bool understand_is_single(const char *value, struct form_range name)
{
	struct form_word word;
	size_t pos = name.van, words = 0;

	while (form_next_word(value, name.tot, &pos, &word))
		words++;
	return words == 1;
}

struct understand_piece understand_piece_of(const char *value, struct form_range part,
					    const struct understand_around *around)
{
	struct understand_piece piece = {.tot = part.tot};
	struct scan scan = {value, part.tot, part.van, around, &piece, RUN_NONE, false, false};
	struct form_word word;

	find_contacts(value, part, &piece);
	while (form_next_word(value, part.tot, &scan.pos, &word)) {
		if (inside(&piece.phone, word.van) || inside(&piece.email, word.van)) {
			scan.run = piece.name.tot ? RUN_ENDED : RUN_NONE;
			continue;
		}
		if (take_word(&scan, &word))
			continue;
		piece.tot = word.van;
		break;
	}
	if (piece.phone.van >= piece.tot)
		piece.phone = (struct form_range){0, 0};
	if (piece.email.van >= piece.tot)
		piece.email = (struct form_range){0, 0};
	if (around->starts && !piece.relatie && !piece.name.tot && !piece.service.tot)
		take_unknown(&scan, (struct form_range){part.van, piece.tot});
	return piece;
}

/* dienst: the service of a professional who writes: from the signature, else from the
 * sentence in which they say who they are. See who.h. */
#include "understand/claims.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "form/blank.h"
#include "form/words.h"
#include "understand/kindnaam.h"
#include "understand/plaats.h"
#include "understand/said.h"
#include "understand/service.h"
#include "understand/who.h"
#include "understand/words.h"

enum { SENTENCE = 160, NAME_WORDS = 5, LEAST = 6 /* "dienst" */ };

/* "vzw Zilverwilg": the legal form begins a name; other services begin with their kind, "Thuisbegeleidingsdienst". */
static bool begins_service(const struct form_word *word)
{
	size_t length = strlen(word->text);

	return strcmp(word->text, "vzw") == 0 || understand_service(word->text) != DIENST_NONE ||
	       (length > LEAST && strcmp(word->text + length - LEAST, "dienst") == 0);
}

static bool is_capital(const char *text, const struct form_word *word)
{
	unsigned char c = (unsigned char)text[word->van];

	return (c >= 'A' && c <= 'Z') || c == 0xC3;
}

/* A word with a capital, or "en" and "'t" before one: "Duin en Golf", "'t Kuipke". */
static bool goes_on(const char *text, size_t tot, size_t end, const struct form_word *word,
		    size_t pos)
{
	struct form_word next;

	if (word->van == end + 2 && strncmp(text + end, " '", 2) == 0 &&
	    strcmp(word->text, "t") == 0)
		return form_next_word(text, tot, &pos, &next) && is_capital(text, &next);
	if (word->van != end + 1 || !strchr(" -", text[end]))
		return false;
	if (strcmp(word->text, "en") == 0)
		return form_next_word(text, tot, &pos, &next) && next.van == word->tot + 1 &&
		       is_capital(text, &next) && understand_service(next.text) == DIENST_NONE;
	return is_capital(text, word);
}

/* "CGG Waterloop", "vzw De Boei", "AZ Sint-Anna": the kind and the words with a capital behind it; empty when there are
 * none. */
static struct form_range service_at(const char *text, size_t tot, const struct form_word *kind,
				    size_t pos)
{
	struct form_range service = {kind->van, kind->tot};
	struct form_word word;
	size_t words = 1;

	while (words < NAME_WORDS && form_next_word(text, tot, &pos, &word) &&
	       goes_on(text, tot, service.tot, &word, pos)) {
		service.tot = word.tot;
		words++;
	}
	return words > 1 ? service : (struct form_range){0, 0};
}

/* The first in the signature. A "vzw" of its own names more than the kind before it: "CAW, vzw De Boei". */
static struct form_range signed_service(const struct understanding *u, struct form_range signature)
{
	struct form_word word;
	size_t pos = signature.van;

	while (form_next_word(u->text, signature.tot, &pos, &word)) {
		struct form_range service;

		if (!begins_service(&word) || text_equal(word.text, "school") ||
		    (!is_capital(u->text, &word) && strcmp(word.text, "vzw") != 0))
			continue;
		service = service_at(u->text, signature.tot, &word, pos);
		if (service.tot > service.van)
			return service;
	}
	return (struct form_range){0, 0};
}

/* What the kind of service can be told from, and where it stands: the words of one range. */
static enum dienst_type type_in(struct understanding *u, struct form_range range,
				struct form_range *where)
{
	enum dienst_type type =
	    understand_service(understand_folded(u, u->text + range.van, range.tot - range.van));
	struct form_word word;
	size_t pos = range.van;

	*where = range;
	while (type && form_next_word(u->text, range.tot, &pos, &word)) {
		if (understand_service(word.text) == type)
			*where = (struct form_range){word.van, word.tot};
	}
	return type;
}

/* The same, from the work that is done: "contextbegeleider"; the first word that says so. */
static enum dienst_type work_in(struct understanding *u, struct form_range range,
				struct form_range *where)
{
	struct form_word word;
	size_t pos = range.van;

	while (form_next_word(u->text, range.tot, &pos, &word)) {
		enum dienst_type type = understand_service_of_work(word.text);

		if (!type)
			continue;
		*where = (struct form_range){word.van, word.tot};
		return type;
	}
	return DIENST_NONE;
}

/* From the phrase to the end of its sentence. */
static struct form_range sentence_of(const struct understanding *u,
				     const struct understand_phrase *phrase)
{
	struct form_range range = {phrase->hit->van, phrase->hit->tot};

	while (range.tot < u->told.tot && range.tot - range.van < SENTENCE &&
	       !strchr(".!?\n", u->text[range.tot]))
		range.tot++;
	range.tot = range.van + text_fit(u->text + range.van, range.tot - range.van, SENTENCE);
	return range;
}

static bool take_type(struct understanding *u, struct form_range range)
{
	struct reading_aanvrager *aanvrager = &u->reading->aanvrager;
	struct form_range where;

	if (range.tot <= range.van)
		return false;
	aanvrager->dienst_type = type_in(u, range, &where);
	if (!aanvrager->dienst_type)
		aanvrager->dienst_type = work_in(u, range, &where);
	if (!aanvrager->dienst_type)
		return false;
	reading_add_bron(u->arena, u->reading, "aanvrager.dienst_type", "tekst", u->text, where.van,
			 where.tot, 0.8);
	return true;
}

static void put_service(struct understanding *u, struct form_range service)
{
	u->reading->aanvrager.dienst =
	    arena_slice(u->arena, u->text + service.van, service.tot - service.van);
	reading_add_bron(u->arena, u->reading, "aanvrager.dienst", "tekst", u->text, service.van,
			 service.tot, 0.75);
}

static void take_service(struct understanding *u, struct form_range range)
{
	struct form_range service = signed_service(u, range);

	if (!u->reading->aanvrager.dienst && service.tot > service.van)
		put_service(u, service);
}

/* "Ik ben begeleider bij De Wissel": behind "bij", a name that begins with "De", "Het". */
static struct form_range worked_at(const struct understanding *u, struct form_range range)
{
	static const char *const articles[] = {"de", "het", "den", NULL};
	struct form_word word, first;
	size_t pos = range.van;

	while (form_next_word(u->text, range.tot, &pos, &word)) {
		struct form_range service;

		if (strcmp(word.text, "bij") != 0 ||
		    !form_next_word(u->text, range.tot, &pos, &first) ||
		    !is_capital(u->text, &first) || !understand_is_of(first.text, articles))
			continue;
		service = service_at(u->text, range.tot, &first, pos);
		if (service.tot > service.van && !understand_at_place(u, service))
			return service;
	}
	return (struct form_range){0, 0};
}

static void take_work_place(struct understanding *u, struct form_range range)
{
	struct form_range service = worked_at(u, range);

	if (!u->reading->aanvrager.dienst && service.tot > service.van)
		put_service(u, service);
}

void understand_told_dienst(struct understanding *u)
{
	struct reading_aanvrager *aanvrager = &u->reading->aanvrager;
	struct form_range signature;
	struct understand_phrase phrase;
	bool typed;

	if (!understand_is_told(u) || aanvrager->rol != ROL_HULPVERLENER)
		return;
	signature = understand_signature(u);
	take_service(u, signature);
	typed = aanvrager->dienst_type || take_type(u, signature);
	for (size_t at = 0; understand_told_next(u, "zelf", &at, &phrase);) {
		if (!understand_is_plain(phrase.hit) || phrase.source != &u->sources[0])
			continue;
		take_service(u, sentence_of(u, &phrase));
		take_work_place(u, sentence_of(u, &phrase));
		typed = typed || take_type(u, sentence_of(u, &phrase));
	}
}

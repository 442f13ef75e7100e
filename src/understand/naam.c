/* naam: the name of who writes, from running text. See who.h. */
#include "understand/claims.h"

#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "base/text.h"
#include "form/words.h"
#include "reading/relation.h"
#include "sorting/sorting.h"
#include "understand/call.h"
#include "understand/header.h"
#include "understand/jaren.h"
#include "understand/kindnaam.h"
#include "understand/names.h"
#include "understand/service.h"
#include "understand/who.h"
#include "understand/words.h"

enum { SMALL_LEAST = 3, SMALL_WORDS = 4, SMALL_LINE = 40 };

/* --- who writes --------------------------------------------------------------------------------- */

/* "femke xx": kisses, up to the end of the line. */
static bool is_kissed(const char *text, size_t at, size_t tot)
{
	size_t kisses = at + strspn(text + at, " xX*");

	return at < tot && text[at] == ' ' && kisses >= tot && strcspn(text + at, "xX") < tot - at;
}

/* What may stand behind a name in its line: nothing, a function, a number or its label, a second name. */
static bool ends_name(const char *text, size_t at, size_t tot)
{
	static const char *const labels[] = {"en ", "gsm", "tel ", "tel.", "tel:", "telefoon"};

	if (is_kissed(text, at, tot))
		return true;
	while (at < tot && strchr(" \r\t*_", text[at]))
		at++;
	for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++) {
		if (strncasecmp(text + at, labels[i], strlen(labels[i])) == 0)
			return true;
	}
	return at == tot || strchr(",(/|-.0+<:", text[at]) || (unsigned char)text[at] >= 0x80;
}

/* "Zorgjuf van een school in Torhout hier": a place, where it stands. */
static bool is_of_place(const struct understanding *u, const struct found_name *name)
{
	static const char *const words[] = {"in", "te", "uit", "van", "bij", NULL};
	const char *naam = understand_without_title(u->reading->mail.from.naam);
	struct understand_back word;

	if (name->text != u->text || !understand_at_place(u, name->range))
		return false;
	/* "JAC-onthaal Blankenberge hier", from somebody with another name */
	if (understand_is_person(naam) &&
	    !understand_is_in_header(u, u->text + name->range.van,
				     name->range.tot - name->range.van))
		return true;
	return understand_words_before(name->text, u->told.van, name->range.van, 1, true, &word) &&
	       understand_is_of(word.text, words);
}

/* "Ik ben Jitske"; "ik ben jitske" where the header says so too. */
static struct found_name said_name(const struct understanding *u)
{
	struct found_name name = {.range = {0, 0}};
	struct understand_phrase phrase;

	for (size_t at = 0;
	     understand_told_next(u, "heet", &at, &phrase) && !understand_is_found(&name);) {
		struct form_range slot = {phrase.hit->naam_van, phrase.hit->naam_tot};

		if (phrase.hit->meaning->weight == LEXICON_VAL || slot.tot == slot.van)
			continue;
		name = understand_named_by(&phrase);
		if (is_of_place(u, &name))
			name.range = (struct form_range){0, 0};
		else if (!understand_is_found(&name) &&
			 understand_is_in_header(u, phrase.source->text + slot.van,
						 slot.tot - slot.van))
			name.range = slot;
	}
	return name;
}

/* "ik ben stan", and "stan" below the mail. */
static bool is_said_name(const struct understanding *u, struct form_range name)
{
	struct understand_phrase phrase;

	if (name.tot - name.van < SMALL_LEAST)
		return false;
	for (size_t at = 0; understand_told_next(u, "heet", &at, &phrase);) {
		const struct lexicon_hit *hit = phrase.hit;

		if (hit->meaning->weight != LEXICON_VAL && phrase.source == &u->sources[0] &&
		    hit->tot <= name.van && hit->naam_tot - hit->naam_van == name.tot - name.van &&
		    strncasecmp(u->text + hit->naam_van, u->text + name.van, name.tot - name.van) ==
			0)
			return true;
	}
	return false;
}

/* "senne (15)", "robbe": one small word on its line, that the header knows, or the mail. */
static struct form_range small_name(const struct understanding *u, struct form_range line)
{
	struct form_range name = line;

	while (name.van < line.tot && u->text[name.van] == ' ')
		name.van++;
	name.tot = name.van;
	while (name.tot < line.tot && ((u->text[name.tot] >= 'a' && u->text[name.tot] <= 'z') ||
				       (unsigned char)u->text[name.tot] >= 0x80))
		name.tot++;
	if (!ends_name(u->text, name.tot, line.tot) && u->text[name.tot] != ' ')
		return (struct form_range){0, 0};
	if (!understand_is_in_header(u, u->text + name.van, name.tot - name.van) &&
	    !(ends_name(u->text, name.tot, line.tot) && is_said_name(u, name)))
		return (struct form_range){0, 0};
	return name;
}

/* Behind signs, "van" and a title: "groetjes van Inge", "Mr. Tom Baert". */
static size_t skip_to_name(const char *text, struct form_range line)
{
	static const char *const words[] = {"van ",   "Mr. ", "mr. ",  "Dr. ", "dr. ", "Meester ",
					    "Mevr. ", "Zr. ", "from ", "Ms. ", "Mrs. "};
	size_t at = line.van;

	while (at < line.tot && strchr(" *_-\t,", text[at]))
		at++;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (strncmp(text + at, words[i], strlen(words[i])) == 0)
			return at + strlen(words[i]);
	}
	return at;
}

/* "Jos en Maria Peeters": two people, and no whole name of one. */
static bool is_half(const char *text, struct form_range name)
{
	return strncmp(text + name.tot, " en ", 4) == 0 &&
	       !memchr(text + name.van, ' ', name.tot - name.van);
}

/* "Groetjes Lotte Vansteelandt verzenden", of who said to be Lotte: two words of a name or more. */
static bool is_said_first(const struct understanding *u, struct form_range name)
{
	size_t first = strcspn(u->text + name.van, " ");

	return name.van + first < name.tot &&
	       is_said_name(u, (struct form_range){name.van, name.van + first});
}

static struct form_range name_of_line(const struct understanding *u, struct form_range line)
{
	struct form_range name;

	line.van = skip_to_name(u->text, line);
	name = understand_name_at(u->text, line.tot, line.van);
	if (name.tot > name.van && !understand_at_place(u, name) && !is_half(u->text, name) &&
	    (ends_name(u->text, name.tot, line.tot) || is_said_first(u, name)))
		return name;
	return small_name(u, line);
}

/* "lexi 15 jaar" above the mail, where the header knows her. */
static struct found_name opening_name(const struct understanding *u)
{
	struct found_name name = {"tekst", u->text, {0, 0}};
	struct understand_phrase age;
	struct form_word word;
	size_t pos = u->told.van;

	if (form_next_word(u->text, u->told.tot, &pos, &word) &&
	    understand_is_in_header(u, u->text + word.van, word.tot - word.van) &&
	    understand_bare_age(u, &age) >= 0 && age.hit->van > word.tot &&
	    !memchr(u->text + word.tot, '\n', age.hit->van - word.tot))
		name.range = (struct form_range){word.van, word.tot};
	return name;
}

/* "Dit is Dina.", "hoi, met brecht": who introduces himself above the mail, by a word that the header knows. */
static struct found_name introduced_name(const struct understanding *u)
{
	static const char *const greetings[] = {"hoi",	 "hey", "heey",	 "hallo",    "dag",
						"hello", "yo",	"beste", "goeiedag", NULL};
	static const char *const begins[] = {"met", "hier", NULL};
	struct found_name name = {"tekst", u->text, {0, 0}};
	struct form_word word;
	size_t pos = u->told.van;
	bool more = form_next_word(u->text, u->told.tot, &pos, &word);

	if (more && understand_is_of(word.text, greetings))
		more = form_next_word(u->text, u->told.tot, &pos, &word);
	if (more && strcmp(word.text, "dit") == 0)
		more = form_next_word(u->text, u->told.tot, &pos, &word) &&
		       strcmp(word.text, "is") == 0;
	else if (!more || !understand_is_of(word.text, begins))
		return name;
	if (more && form_next_word(u->text, u->told.tot, &pos, &word) &&
	    word.length >= SMALL_LEAST && strchr(".,(\n", u->text[word.tot]) &&
	    understand_is_in_header(u, u->text + word.van, word.tot - word.van))
		name.range = (struct form_range){word.van, word.tot};
	return name;
}

/* The first line of the signature that begins with a name. */
static struct found_name signed_name(const struct understanding *u)
{
	struct form_range signature = understand_signature(u);
	struct found_name name = {"tekst", u->text, {0, 0}};

	for (size_t at = signature.van; at < signature.tot && !understand_is_found(&name);) {
		struct form_range line = understand_line_at(u, at);

		line.van = line.van > signature.van ? line.van : signature.van;
		name.range = name_of_line(u, line);
		at = line.tot + 1;
	}
	return name;
}

/* "Oom Didier", "Mama Jana". */
static bool begins_with_tie(const char *naam)
{
	struct form_word word;
	size_t pos = 0;

	return form_next_word(naam, strlen(naam), &pos, &word) && relation_of(word.text);
}

/* Behind a name: the end of its line, or an age. */
static bool is_aged_or_alone(const char *text, size_t at, size_t tot)
{
	static const char *const ages[] = {" jaar", " jr", "j", " j", ",", ")", ". ", NULL};
	size_t number = at + strspn(text + at, " ,(-."), end;

	if (at + strspn(text + at, " \t\r.") >= tot)
		return true;
	end = number + strspn(text + number, "0123456789");
	for (size_t i = 0; end == number + 2 && number > at && ages[i]; i++) {
		if (strncmp(text + end, ages[i], strlen(ages[i])) == 0)
			return true;
	}
	return end == number + 2 && number > at && end >= tot;
}

/* "Thibaut Lemmens, 17 jaar" on a line with more lines below it: the header knows its first word. */
static struct found_name headed_name(const struct understanding *u)
{
	struct found_name name = {"tekst", u->text, {0, 0}};

	for (size_t at = u->told.van; at < u->told.tot && !understand_is_found(&name);) {
		struct form_range line = understand_line_at(u, at), found;
		struct form_word first;
		size_t pos = line.van;

		at = line.tot + 1;
		found = understand_name_at(u->text, line.tot, line.van);
		if (found.tot > found.van && form_next_word(u->text, found.tot, &pos, &first) &&
		    first.van == found.van &&
		    understand_is_in_header(u, u->text + first.van, first.tot - first.van) &&
		    is_aged_or_alone(u->text, found.tot, line.tot))
			name.range = found;
	}
	return name;
}

/* Somebody else's name in the header: "Familie Desmet" gives none, "An Peeters" over "Groetjes, Lise" neither. */
static bool is_header_own(const struct understanding *u, const struct found_name *said)
{
	const char *naam = understand_without_title(u->reading->mail.from.naam);
	char first[48];
	struct form_word word;
	size_t pos = said->range.van;

	if (!understand_is_person(naam) || begins_with_tie(naam))
		return false;
	if (!understand_is_found(said) || !form_next_word(said->text, said->range.tot, &pos, &word))
		return true;
	memcpy(first, word.text, word.length + 1);
	return form_has_word(naam, strlen(naam), first);
}

/* "Van Hoof Dirk" in the header, "Dirk Van Hoof" below the mail: as people sign. */
static bool is_turned(const struct understanding *u, const struct found_name *signed_as)
{
	const char *naam = understand_without_title(u->reading->mail.from.naam);
	size_t length = understand_person_length(naam), pos = signed_as->range.van, words = 0;
	struct form_word word;

	if (signed_as->range.tot - signed_as->range.van != length ||
	    strncmp(naam, signed_as->text + signed_as->range.van, length) == 0)
		return false;
	for (; form_next_word(signed_as->text, signed_as->range.tot, &pos, &word); words++) {
		if (!form_has_word(naam, length, word.text))
			return false;
	}
	return words > 1;
}

static bool is_machine(const struct understanding *u)
{
	return sorting_daemon_address(u->reading->mail.from.adres);
}

/* Who wrote a mail that somebody else passed on, as its own header says. */
static struct found_name inner_name(const struct understanding *u)
{
	const struct letter_forward *inner = u->passed_on ? u->reading->mail.doorgestuurd : NULL;
	struct found_name name = {"tekst", u->text, {0, 0}};
	const char *naam = inner ? understand_without_title(inner->van.naam) : NULL;
	const char *at = naam && understand_is_person(naam) ? strstr(u->text, naam) : NULL;

	if (at)
		name.range = (struct form_range){(size_t)(at - u->text),
						 (size_t)(at - u->text) + strlen(naam)};
	return name;
}

/* Of two names of the same person the longer: "Ik ben Tibo" over "Tibo Verstraeten". */
static struct found_name fuller(struct found_name a, struct found_name b)
{
	if (!understand_is_found(&a) || !understand_is_found(&b))
		return understand_is_found(&a) ? a : b;
	return understand_same_name(&a, &b) && b.range.tot - b.range.van > a.range.tot - a.range.van
		   ? b
		   : a;
}

/* The last line with words in it. */
static struct form_range last_line(const struct understanding *u)
{
	struct form_range line = {u->told.tot, u->told.tot};

	while (line.tot > u->told.van && strchr(" \t\r\n.", u->text[line.tot - 1]))
		line.tot--;
	line.van = understand_line_at(u, line.tot).van;
	return line;
}

/* "ik ben noor" over "noor peeters": two small words, the first as they said to be called. */
static struct found_name small_twice(const struct understanding *u)
{
	struct found_name name = {"tekst", u->text, {0, 0}};
	struct form_range line = last_line(u);
	struct form_word first, other;
	struct understand_phrase phrase;
	size_t pos = line.van, words = 1;

	if (!form_next_word(u->text, line.tot, &pos, &first))
		return name;
	while (form_next_word(u->text, line.tot, &pos, &other))
		words++;
	if (words < 2 || words > SMALL_WORDS || is_kissed(u->text, first.tot, line.tot) ||
	    line.tot - line.van > SMALL_LINE ||
	    strcspn(u->text + line.van, "0123456789,:;!?()") < line.tot - line.van)
		return name;
	for (size_t at = 0; understand_told_next(u, "heet", &at, &phrase);) {
		const struct lexicon_hit *hit = phrase.hit;

		if (hit->meaning->weight != LEXICON_VAL && hit->naam_tot > hit->naam_van &&
		    hit->tot <= line.van && phrase.source == &u->sources[0] &&
		    understand_same_first(u->text + hit->naam_van, hit->naam_tot - hit->naam_van,
					  u->text + first.van, first.tot - first.van))
			name.range = line;
	}
	return name;
}

/* All words of a name but its first, and small ones, stand in the sender's address. */
static bool is_in_address(const struct understanding *u, struct form_range name)
{
	const char *adres = u->reading->mail.from.adres;
	struct form_word word;
	size_t pos = name.van, found = 0;

	if (!adres || u->passed_on || !form_next_word(u->text, name.tot, &pos, &word))
		return false;
	while (form_next_word(u->text, name.tot, &pos, &word)) {
		if (understand_is_particle(word.text))
			continue;
		if (word.length < SMALL_LEAST || !strcasestr(adres, word.text))
			return false;
		found++;
	}
	return found > 0;
}

/* "sander vankerkhove": the small word behind a small name that ends at `tot`, before a sign. */
static struct form_range small_pair(const struct understanding *u, size_t van, size_t tot)
{
	struct form_word word;
	size_t pos = tot;

	if (!form_next_word(u->text, u->told.tot, &pos, &word) || word.van != tot + 1 ||
	    is_kissed(u->text, tot, word.tot) || text_is_digit(word.text[0]) ||
	    !strchr(",.(\n", u->text[word.tot]))
		return (struct form_range){0, 0};
	return (struct form_range){van, word.tot};
}

/* "Maarten Vermeersch" as all that stands on a line, or behind "Groetjes". */
static bool is_signed_so(const struct understanding *u, struct form_range name)
{
	struct form_range line = understand_line_at(u, name.van);
	struct understand_phrase phrase;

	while (line.tot > line.van && strchr(" \t\r.,", u->text[line.tot - 1]))
		line.tot--;
	if (line.van == name.van && line.tot == name.tot)
		return true;
	for (size_t at = 0; understand_told_next(u, "groet", &at, &phrase);) {
		if (phrase.source == &u->sources[0] && phrase.hit->van == line.van &&
		    phrase.hit->tot + 1 == name.van)
			return true;
	}
	return false;
}

/* "Jef" below the mail, and "Jef Wouters" in it, from jef.wouters@. */
static struct found_name whole_in_text(const struct understanding *u, struct found_name name)
{
	size_t length = name.range.tot - name.range.van, at = u->told.van;

	if (!understand_is_found(&name) || name.text != u->text ||
	    memchr(u->text + name.range.van, ' ', length))
		return name;
	for (; at + length < u->told.tot; at++) {
		struct form_range longer;

		if (memcmp(u->text + at, u->text + name.range.van, length) != 0 ||
		    (at > 0 && text_is_letter(u->text[at - 1])) || u->text[at + length] != ' ')
			continue;
		longer = understand_name_at(u->text, u->told.tot, at);
		if (longer.tot == longer.van)
			longer = small_pair(u, at, at + length);
		if (longer.tot - longer.van > length &&
		    (is_in_address(u, longer) || is_signed_so(u, longer))) {
			name.range = longer;
			break;
		}
	}
	return name;
}

void understand_told_aanvrager(struct understanding *u)
{
	struct reading_aanvrager *aanvrager = &u->reading->aanvrager;
	struct found_name said, name;

	if (!understand_is_told(u) || aanvrager->naam || is_machine(u))
		return;
	said = said_name(u);
	name = signed_name(u);
	if (!u->passed_on && is_header_own(u, &said) && !is_turned(u, &name))
		return;
	name = whole_in_text(u, fuller(fuller(said, name), inner_name(u)));
	name = understand_is_found(&name) ? name : small_twice(u);
	name = understand_is_found(&name) ? name : fuller(opening_name(u), headed_name(u));
	name = understand_is_found(&name) ? name : introduced_name(u);
	if (!understand_is_found(&name))
		return;
	aanvrager->naam =
	    arena_slice(u->arena, name.text + name.range.van, name.range.tot - name.range.van);
	reading_add_bron(u->arena, u->reading, "aanvrager.naam", name.deel, name.text,
			 name.range.van, name.range.tot, 0.75);
}

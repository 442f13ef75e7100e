/* documents: see documents.h. */
#include "understand/documents.h"

#include <string.h>

#include "base/text.h"
#include "form/words.h"
#include "understand/answers.h"
#include "understand/said.h"

enum {
	TITLE_LINES = 8,
	FEW_WORDS = 80,	  /* of a covering note */
	NO_WORDS = 10,	  /* they say nothing */
	LOOKED_AT = 100,  /* documents */
	BLANK_LABELS = 6, /* a form, though nobody answered */
	LETTER_BYTES = 2000
};

static const char *deel_text(const struct reading *reading, const char *naam)
{
	for (size_t i = 0; i < reading->deel_count; i++) {
		if (text_equal(reading->delen[i].naam, naam))
			return reading->delen[i].tekst;
	}
	return NULL;
}

/* The document as a text to look for answers in; false for a scan. */
static bool document_text(const struct understanding *u, size_t number,
			  struct understand_form *form)
{
	const struct reading_document *document = &u->reading->documenten[number];
	const char *text = deel_text(u->reading, document->deel);

	if (!text || document->vorm == VORM_SCAN || document->tot <= document->van)
		return false;
	*form = (struct understand_form){document->deel, text, {document->van, document->tot}};
	return true;
}

/* "Aanvraagformulier bemiddeling" among the first lines. */
static bool has_title(struct understanding *u, const struct understand_form *form)
{
	static const char *const titles[] = {"aanvraag~", "aanmeldingsformulier~", "aanmelding",
					     "vraag tot"};
	static const char *const instruments[] = {"clientoverleg~", "clientenoverleg~",
						  "bemiddeling~", "client overleg"};
	size_t van = form->range.van, tot = van;
	const char *folded;
	bool title = false, instrument = false;

	for (int line = 0; line < TITLE_LINES && tot < form->range.tot; line++) {
		const char *end = memchr(form->text + tot + 1, '\n', form->range.tot - tot - 1);

		tot = end ? (size_t)(end - form->text) : form->range.tot;
	}
	folded = understand_folded(u, form->text + van, tot - van);
	for (size_t i = 0; i < sizeof(titles) / sizeof(titles[0]); i++)
		title |= understand_says(folded, titles[i]);
	for (size_t i = 0; i < sizeof(instruments) / sizeof(instruments[0]); i++)
		instrument |= understand_says(folded, instruments[i]);
	return title && instrument;
}

/* Somebody asks in it: a report has labelled lines too. */
static bool asks(const struct form_answers *answers)
{
	static const char *const keys[] = {"aanvrager.", "bm.",	  "co.",
					   "instrument", "vraag", "eenzijdige_stop"};

	for (size_t i = 0; i < answers->count; i++) {
		const char *sleutel = answers->items[i].sleutel;

		for (size_t j = 0; sleutel && j < sizeof(keys) / sizeof(keys[0]); j++) {
			if (strncmp(sleutel, keys[j], strlen(keys[j])) == 0)
				return true;
		}
	}
	return false;
}

static void take_form(struct understanding *u, size_t number, const struct understand_form *form,
		      const struct form_answers *answers)
{
	u->form = *form;
	u->answers = *answers;
	u->reading->vorm = u->reading->documenten[number].vorm;
}

/* The form with most answers; else one that nobody filled in: its words are no story. */
bool understand_document_form(struct understanding *u)
{
	size_t most = 0;
	bool blank = false;

	for (size_t i = 0; i < u->reading->document_count && i < LOOKED_AT; i++) {
		struct understand_form form;
		struct form_answers answers;
		size_t distinct;

		if (!document_text(u, i, &form))
			continue;
		answers = understand_find_answers(u, &form);
		distinct = understand_distinct(&answers);
		if (distinct > most && (has_title(u, &form) ||
					(understand_is_form(&form, &answers) && asks(&answers)))) {
			most = distinct;
			take_form(u, i, &form, &answers);
		} else if (most == 0 && !blank && answers.blank >= BLANK_LABELS) {
			blank = true;
			take_form(u, i, &form, &answers);
		}
	}
	return most > 0 || blank;
}

/* --- no form --- */

static size_t count_words(const struct understanding *u, size_t most)
{
	size_t pos = u->own.van, count = 0;
	struct form_word word;

	while (count <= most && form_next_word(u->text, u->own.tot, &pos, &word))
		count++;
	return count;
}

static bool says_any(const char *folded, const char *const *words)
{
	for (; *words; words++) {
		if (understand_says(folded, *words))
			return true;
	}
	return false;
}

/* The covering note points at what came with it, or says nothing. */
static bool is_covering(struct understanding *u)
{
	static const char *const words[] = {
	    "bijlage~",	    "bijgevoegd~",  "bijgaand~",  "formulier~", "aanvraag~",
	    "ingevuld~",    "scan~",	    "ingescand~", "gescand~",	"foto~",
	    "brief~",	    "document~",    "attachment", "attached",	"annexe",
	    "piece jointe", "doorgestuurd", "hierbij",	  NULL};
	size_t count = count_words(u, FEW_WORDS);

	return count <= NO_WORDS ||
	       (count <= FEW_WORDS &&
		says_any(understand_folded(u, u->text + u->own.van, u->own.tot - u->own.van),
			 words));
}

static bool is_named_form(struct understanding *u, const char *naam)
{
	static const char *const words[] = {"formulier~",  "aanvraag~", "aanvraagformulier~",
					    "aanmelding~", "scan~",	NULL};

	return says_any(understand_folded(u, naam, strlen(naam)), words);
}

/* A letter that asks for one of the two. */
static bool is_letter(struct understanding *u, const struct understand_form *form)
{
	static const char *const words[] = {"clientoverleg~", "clientenoverleg~", "bemiddel~",
					    "aanvraag~",      "aanvragen",	  NULL};
	size_t length = form->range.tot - form->range.van;

	length = length < LETTER_BYTES ? length : LETTER_BYTES;
	return says_any(understand_folded(u, form->text + form->range.van, length), words);
}

void understand_document_kind(struct understanding *u)
{
	struct reading *reading = u->reading;
	bool covering = reading->document_count > 0 && is_covering(u), scan = false;

	for (size_t i = 0; i < reading->document_count && i < LOOKED_AT; i++) {
		const struct reading_document *document = &reading->documenten[i];
		struct understand_form form;

		if (document->vorm == VORM_SCAN) {
			scan |= covering || is_named_form(u, document->deel);
		} else if (covering && document->vorm != VORM_GETYPT &&
			   document_text(u, i, &form) && is_letter(u, &form)) {
			reading->vorm = document->vorm;
			return;
		}
	}
	if (scan)
		reading->vorm = VORM_SCAN;
}

/* --- phrases in a form --- */

/* The next piece of what was answered, from option to option; false: no more in this answer. */
static bool next_answered(const struct form_answer *answer, size_t *pos, struct form_range *range)
{
	size_t length = strlen(answer->waarde), before = *pos;
	bool ticked = false;

	while (form_next_option(answer->waarde, length, pos, range, &ticked)) {
		if (ticked)
			return true;
	}
	*pos = length;
	*range = (struct form_range){0, length};
	return before == 0 && length > 0 &&
	       !form_next_option(answer->waarde, length, &before, range, &ticked);
}

void understand_keep_answered(const struct understanding *u, struct lexicon_hits *hits)
{
	size_t kept = 0, next = 0;

	for (size_t i = 0; i < u->answers.count; i++) {
		const struct form_answer *answer = &u->answers.items[i];
		struct form_range range;

		for (size_t pos = 0; next_answered(answer, &pos, &range);) {
			size_t van = answer->waarde_van + range.van;
			size_t tot = answer->waarde_van + range.tot;

			while (next < hits->count && hits->items[next].van < van)
				next++;
			for (; next < hits->count && hits->items[next].tot <= tot; next++)
				hits->items[kept++] = hits->items[next];
		}
	}
	hits->count = kept;
}

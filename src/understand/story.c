/* story: the lexicon's phrases in running text. */
#include "understand/claims.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "form/lexicon.h"
#include "understand/documents.h"
#include "understand/phrases.h"
#include "understand/who.h"

static void add_source(struct understanding *u, const char *deel, const char *text,
		       struct form_range own)
{
	struct understand_source *source = &u->sources[u->source_count];

	if (!text || u->source_count == UNDERSTAND_SOURCES)
		return;
	*source = (struct understand_source){deel, text, strlen(text), own, {0}};
	source->hits = lexicon_scan(u->arena, u->tables->lexicon, text, source->length);
	if (source->hits.cut)
		u->reading->mail.marks |= LETTER_LONG;
	u->source_count++;
}

void understand_story(struct understanding *u)
{
	struct reading *reading = u->reading;

	add_source(u, "tekst", u->text, u->own);
	if (reading->mail.onderwerp)
		add_source(u, "onderwerp", reading->mail.onderwerp,
			   (struct form_range){0, strlen(reading->mail.onderwerp)});
	for (size_t i = 0; i < reading->deel_count; i++)
		add_source(u, reading->delen[i].naam, reading->delen[i].tekst,
			   (struct form_range){0, strlen(reading->delen[i].tekst)});
	for (size_t i = 0; i < u->source_count && u->form.text != u->text; i++) {
		if (u->sources[i].text == u->form.text)
			understand_keep_answered(u, &u->sources[i].hits);
	}
	understand_sort_phrases(u);
	if (u->told_cut && understand_is_told(u))
		reading->mail.marks |= LETTER_LONG;
}

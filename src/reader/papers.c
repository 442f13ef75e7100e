/* papers: see papers.h.
 *
 * SECURITY: only files whose first bytes are those of a document are decoded whole, and up to a
 * size; larger ones are told to be unreadable. */
#include "reader/papers.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "form/rrn.h"
#include "reader/content.h"

enum { SAME_NAMES = 1000 };

static struct paper *add_paper(struct arena *arena, struct papers *papers, size_t bijlage)
{
	papers->items = arena_grow(arena, papers->items, papers->count, sizeof(*papers->items));
	papers->items[papers->count] = (struct paper){.bijlage = bijlage};
	return &papers->items[papers->count++];
}

static bool is_document(GMimePart *part)
{
	struct buffer head = {0};
	bool is_one;

	content_read(part, DOCUMENT_SNIFF, &head);
	is_one = head.data && document_is_one(head.data, head.length);
	buffer_free(&head);
	return is_one;
}

static struct document *add_document(struct arena *arena, struct paper *paper,
				     enum document_kind kind, size_t van)
{
	struct documents *documents = &paper->documents;

	documents->items =
	    arena_grow(arena, documents->items, documents->count, sizeof(*documents->items));
	documents->items[documents->count] =
	    (struct document){.kind = kind, .van = van, .tot = documents->text.length};
	return &documents->items[documents->count++];
}

/* Only the first words: a mail has one body. */
static void take_mail_words(struct arena *arena, struct papers *papers, const struct buffer *data,
			    size_t bijlage)
{
	struct buffer words = {0};

	if (papers->mail_words || !data->data)
		return;
	document_mail_words(data->data, data->length, papers->budget.text, &words);
	if (words.length <= papers->budget.text && !text_blank(words.data)) {
		papers->mail_words =
		    text_clean(arena, words.data, words.length, TEXT_MANY_LINES, NULL);
		papers->mail_words_bijlage = bijlage;
		papers->budget.text -= words.length;
	}
	buffer_free(&words);
}

void papers_take(struct arena *arena, struct papers *papers, GMimePart *part, size_t bijlage)
{
	struct buffer data = {0};
	struct paper *paper;

	if (!is_document(part))
		return;
	paper = add_paper(arena, papers, bijlage);
	if (content_read(part, DOCUMENT_BYTES, &data))
		add_document(arena, paper, DOCUMENT_SCAN, 0);
	else
		document_read(arena, data.data, data.length, &papers->budget, &paper->documents);
	take_mail_words(arena, papers, &data, bijlage);
	buffer_free(&data);
}

static struct paper *add_words(struct arena *arena, struct papers *papers, const char *text,
			       size_t bijlage)
{
	struct paper *paper = add_paper(arena, papers, bijlage);

	buffer_text(&paper->documents.text, text);
	add_document(arena, paper, DOCUMENT_SCAN, 0)->words = true;
	return paper;
}

void papers_take_words(struct arena *arena, struct papers *papers, const char *text, size_t bijlage)
{
	if (!text_blank(text))
		add_words(arena, papers, text, bijlage);
}

void papers_take_mail(struct arena *arena, struct papers *papers, const struct papers *inner,
		      const char *text, size_t bijlage)
{
	struct paper *paper = add_words(arena, papers, text, bijlage);
	struct buffer *out = &paper->documents.text;

	for (size_t i = 0; i < inner->count; i++) {
		struct documents *documents = &inner->items[i].documents;
		size_t start;

		if (out->length && documents->text.length)
			buffer_text(out, "\n\n");
		start = out->length;
		for (size_t j = 0; j < documents->count; j++) {
			struct document *document =
			    add_document(arena, paper, documents->items[j].kind,
					 start + documents->items[j].van);

			document->tot = start + documents->items[j].tot;
			document->words = documents->items[j].words;
		}
		if (documents->text.length)
			buffer_add(out, documents->text.data, documents->text.length);
		buffer_free(&documents->text);
	}
}

static void drop_words(struct paper *paper)
{
	struct documents *documents = &paper->documents;
	size_t cut = documents->count > 1 ? documents->items[1].van : documents->text.length;

	documents->count--;
	memmove(documents->items, documents->items + 1,
		documents->count * sizeof(*documents->items));
	if (cut > 0)
		memmove(documents->text.data, documents->text.data + cut,
			documents->text.length + 1 - cut);
	documents->text.length -= cut;
	for (size_t i = 0; i < documents->count; i++) {
		documents->items[i].van -= cut;
		documents->items[i].tot -= cut;
	}
}

void papers_drop_words(struct papers *papers, size_t bijlage)
{
	for (size_t i = 0; i < papers->count; i++) {
		const struct documents *documents = &papers->items[i].documents;

		if (papers->items[i].bijlage == bijlage && documents->count > 0 &&
		    documents->items[0].words)
			drop_words(&papers->items[i]);
	}
}

static enum vorm vorm_of(const struct document *document)
{
	static const enum vorm vormen[] = {[DOCUMENT_DOCX] = VORM_DOCX,
					   [DOCUMENT_ODT] = VORM_ODT,
					   [DOCUMENT_PDF] = VORM_PDF,
					   [DOCUMENT_SCAN] = VORM_SCAN};

	return document->words ? VORM_GETYPT : vormen[document->kind];
}

static bool is_taken(const struct reading *reading, const char *naam)
{
	static const char *const parts[] = {"tekst", "onderwerp", "van", "reply_to", "mailbox"};

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		if (text_equal(naam, parts[i]))
			return true;
	}
	for (size_t i = 0; i < reading->deel_count; i++) {
		if (text_equal(naam, reading->delen[i].naam))
			return true;
	}
	return false;
}

/* Two files may have one name, parts not. */
static const char *part_name(struct arena *arena, const struct reading *reading, const char *naam)
{
	const char *name = naam;

	for (int i = 2; is_taken(reading, name) && i < SAME_NAMES; i++)
		name = arena_format(arena, "%s (%d)", naam, i);
	return name;
}

static void give_documents(struct arena *arena, const struct paper *paper, const char *naam,
			   struct reading *reading)
{
	for (size_t i = 0; i < paper->documents.count; i++) {
		const struct document *document = &paper->documents.items[i];

		reading->documenten =
		    arena_grow(arena, reading->documenten, reading->document_count,
			       sizeof(*reading->documenten));
		reading->documenten[reading->document_count++] = (struct reading_document){
		    .vorm = vorm_of(document),
		    .deel = naam,
		    .van = document->van,
		    .tot = document->tot,
		};
	}
}

static void give_paper(struct arena *arena, const struct paper *paper, struct reading *reading)
{
	const char *naam = reading->mail.bijlagen[paper->bijlage].naam;
	const struct buffer *text = &paper->documents.text;
	struct reading_deel *deel;
	char *copy;

	naam = part_name(arena, reading, naam);
	give_documents(arena, paper, naam, reading);
	if (text->length == 0)
		return;
	copy = arena_slice(arena, text->data, text->length);
	if (form_rrn_mask(copy, text->length) > 0)
		reading->mail.marks |= LETTER_RRN;
	reading->delen =
	    arena_grow(arena, reading->delen, reading->deel_count, sizeof(*reading->delen));
	deel = &reading->delen[reading->deel_count++];
	*deel = (struct reading_deel){naam, copy};
}

void papers_give(struct arena *arena, struct papers *papers, struct reading *reading)
{
	for (size_t i = 0; i < papers->count; i++) {
		give_paper(arena, &papers->items[i], reading);
		buffer_free(&papers->items[i].documents.text);
	}
}

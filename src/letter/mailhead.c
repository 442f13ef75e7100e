/* mailhead: see mailhead.h. */
#include "letter/mailhead.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"

enum { HEAD_LINES = 12, ADDRESS_LENGTH = 254 };

/* Lower case, without colon. One row a word; the languages of Belgium and its neighbours first. */
static const struct {
	const char *word;
	enum mailhead_field field;
} words[] = {
    {"van", MAILHEAD_FROM},
    {"from", MAILHEAD_FROM},
    {"de", MAILHEAD_FROM},
    {"von", MAILHEAD_FROM},
    {"da", MAILHEAD_FROM},
    {"od", MAILHEAD_FROM},
    {"afzender", MAILHEAD_FROM},
    {"expéditeur", MAILHEAD_FROM},
    {"absender", MAILHEAD_FROM},
    {"fra", MAILHEAD_FROM},
    {"från", MAILHEAD_FROM},
    {"kimden", MAILHEAD_FROM},
    {"lähettäjä", MAILHEAD_FROM},
    {"feladó", MAILHEAD_FROM},
    {"gönderen", MAILHEAD_FROM},
    {"verzonden", MAILHEAD_DATE},
    {"datum", MAILHEAD_DATE},
    {"date", MAILHEAD_DATE},
    {"sent", MAILHEAD_DATE},
    {"envoyé", MAILHEAD_DATE},
    {"envoyé le", MAILHEAD_DATE},
    {"gesendet", MAILHEAD_DATE},
    {"fecha", MAILHEAD_DATE},
    {"enviado", MAILHEAD_DATE},
    {"enviado el", MAILHEAD_DATE},
    {"data", MAILHEAD_DATE},
    {"inviato", MAILHEAD_DATE},
    {"wysłano", MAILHEAD_DATE},
    {"dato", MAILHEAD_DATE},
    {"skickat", MAILHEAD_DATE},
    {"verstuurd", MAILHEAD_DATE},
    {"sendt", MAILHEAD_DATE},
    {"tarih", MAILHEAD_DATE},
    {"aan", MAILHEAD_TO},
    {"to", MAILHEAD_TO},
    {"à", MAILHEAD_TO},
    {"a", MAILHEAD_TO},
    {"an", MAILHEAD_TO},
    {"para", MAILHEAD_TO},
    {"pour", MAILHEAD_TO},
    {"do", MAILHEAD_TO},
    {"til", MAILHEAD_TO},
    {"till", MAILHEAD_TO},
    {"destinataire", MAILHEAD_TO},
    {"komu", MAILHEAD_TO},
    {"kime", MAILHEAD_TO},
    {"cc", MAILHEAD_CC},
    {"kopie", MAILHEAD_CC},
    {"copie", MAILHEAD_CC},
    {"copie à", MAILHEAD_CC},
    {"kopia", MAILHEAD_CC},
    {"bcc", MAILHEAD_CC},
    {"onderwerp", MAILHEAD_SUBJECT},
    {"subject", MAILHEAD_SUBJECT},
    {"objet", MAILHEAD_SUBJECT},
    {"betreff", MAILHEAD_SUBJECT},
    {"betreft", MAILHEAD_SUBJECT},
    {"asunto", MAILHEAD_SUBJECT},
    {"oggetto", MAILHEAD_SUBJECT},
    {"assunto", MAILHEAD_SUBJECT},
    {"temat", MAILHEAD_SUBJECT},
    {"sujet", MAILHEAD_SUBJECT},
    {"emne", MAILHEAD_SUBJECT},
    {"ämne", MAILHEAD_SUBJECT},
    {"subiect", MAILHEAD_SUBJECT},
    {"předmět", MAILHEAD_SUBJECT},
    {"konu", MAILHEAD_SUBJECT},
    {"reply-to", MAILHEAD_REPLY_TO},
    {"antwoord aan", MAILHEAD_REPLY_TO},
    {"répondre à", MAILHEAD_REPLY_TO},
    {"antwort an", MAILHEAD_REPLY_TO},
    {"beantwoorden", MAILHEAD_REPLY_TO},
};

/* "*From:* Jan" and "> Van : Jan" as well. Fills the field and its value. */
static bool read_field(struct line line, enum mailhead_field *field_r, struct line *value_r)
{
	struct line word;
	char folded[LINES_FOLD];
	const char *colon;

	while (line.length && (line.text[0] == '>' || line.text[0] == ' ' || line.text[0] == '*' ||
			       line.text[0] == '\t')) {
		line.text++;
		line.length--;
	}
	colon = memchr(line.text, ':', line.length < 24 ? line.length : 24);
	if (!colon)
		return false;
	word = line;
	word.length = (size_t)(colon - line.text);
	word = lines_strip(word);
	lines_fold(&word, folded);
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (folded[0] == words[i].word[0] && strcmp(folded, words[i].word) == 0) {
			value_r->text = colon + 1;
			value_r->length = line.length - (size_t)(colon + 1 - line.text);
			value_r->start = value_r->next = line.start;
			*value_r = lines_trim(*value_r);
			while (value_r->length && value_r->text[0] == '*') {
				value_r->text++;
				value_r->length--;
			}
			*value_r = lines_trim(*value_r);
			*field_r = words[i].field;
			return true;
		}
	}
	return false;
}

/* A line of quote marks only counts as blank: a head that is quoted ends there as well. */
static bool is_gap(struct line line)
{
	while (line.length && (line.text[0] == '>' || line.text[0] == ' ')) {
		line.text++;
		line.length--;
	}
	return lines_blank(&line);
}

static size_t skip_gaps(const char *text, size_t length, size_t offset)
{
	struct line line;

	while (lines_next(text, length, offset, &line) && is_gap(line))
		offset = line.next;
	return offset;
}

/* True when a known field follows within the next two lines (a To that was broken over lines). */
static bool goes_on(const char *text, size_t length, size_t offset)
{
	struct line line, value;
	enum mailhead_field field;

	for (int i = 0; i < 2 && lines_next(text, length, offset, &line) && !is_gap(line); i++) {
		if (read_field(line, &field, &value))
			return true;
		offset = line.next;
	}
	return false;
}

bool mailhead_at(const char *text, size_t length, size_t offset, struct mailhead *head)
{
	struct line line, value;
	enum mailhead_field field;
	int found = 0;

	*head = (struct mailhead){.start = offset};
	for (int i = 0; i < HEAD_LINES && lines_next(text, length, offset, &line); i++) {
		if (read_field(line, &field, &value)) {
			/* the same field again is another head */
			if (head->values[field].text && field != MAILHEAD_CC)
				break;
			found += head->values[field].text == NULL;
			if (!head->values[field].text)
				head->values[field] = value;
		} else if (found == 0) {
			return false;
		} else if (is_gap(line) || !goes_on(text, length, line.next)) {
			break;
		}
		offset = line.next;
	}
	if (!head->values[MAILHEAD_FROM].length || found < 2)
		return false;
	head->end = skip_gaps(text, length, offset);
	return true;
}

static bool has_address_byte(char c)
{
	return c != ' ' && c != '<' && c != '>' && c != '[' && c != ']' && c != '"' && c != '(' &&
	       c != ')' && c != ',' && c != ';' && c != '\t' && c != ':';
}

struct letter_address mailhead_address(struct arena *arena, const struct line *value)
{
	struct letter_address address = {NULL, NULL};
	const char *at = memchr(value->text, '@', value->length);
	const char *end = value->text + value->length;
	const char *from, *to;
	struct line name = *value;

	if (at) {
		for (from = at; from > value->text && has_address_byte(from[-1]);)
			from--;
		for (to = at; to < end && has_address_byte(*to);)
			to++;
		if (from < at && to > at + 1 && to - from <= ADDRESS_LENGTH) {
			char *adres = arena_slice(arena, from, (size_t)(to - from));

			text_lower(adres);
			address.adres = adres;
			name.length = (size_t)(from - value->text);
		}
	}
	for (from = name.text; from < name.text + name.length; from++) {
		if (*from == '<' || *from == '[' || *from == '(') {
			name.length = (size_t)(from - name.text);
			break;
		}
	}
	name = lines_trim(name);
	while (name.length && (name.text[0] == '"' || name.text[0] == '\'')) {
		name.text++;
		name.length--;
	}
	while (name.length && strchr("\"' *", name.text[name.length - 1]))
		name.length--;
	if (name.length)
		address.naam = text_clean(arena, name.text, name.length, TEXT_ONE_LINE, NULL);
	return address;
}

/* answers: see answers.h. */
#include "understand/answers.h"

#include <string.h>

#include "base/text.h"
#include "form/blank.h"
#include "form/words.h"
#include "understand/said.h"

const struct form_answer *understand_answer(const struct understanding *u, const char *key)
{
	for (size_t i = 0; i < u->answers.count; i++) {
		if (text_equal(u->answers.items[i].sleutel, key))
			return &u->answers.items[i];
	}
	return NULL;
}

struct form_range understand_chosen(const struct form_answer *answer)
{
	size_t length = strlen(answer->waarde), pos = 0, ticks = 0;
	struct form_range option, chosen = {0, length};
	bool ticked, boxes = false;

	while (form_next_option(answer->waarde, length, &pos, &option, &ticked)) {
		boxes = true;
		if (ticked && ticks++ == 0)
			chosen = option;
	}
	if (boxes && ticks != 1)
		chosen = (struct form_range){0, 0};
	return chosen;
}

static bool is_content(const struct form_answer *answer)
{
	return answer->sleutel && !(strncmp(answer->sleutel, "sectie.", 7) == 0) &&
	       !text_equal(answer->sleutel, "aanvraag.datum") &&
	       !text_equal(answer->sleutel, "privacy") &&
	       !text_equal(answer->sleutel, "handtekening");
}

size_t understand_distinct(const struct form_answers *answers)
{
	const char *seen[20];
	size_t count = 0;

	for (size_t i = 0; i < answers->count && count < 20; i++) {
		bool again = !is_content(&answers->items[i]);

		for (size_t j = 0; j < count && !again; j++)
			again = strcmp(seen[j], answers->items[i].sleutel) == 0;
		if (!again)
			seen[count++] = answers->items[i].sleutel;
	}
	return count;
}

static size_t covered_bytes(const struct form_answers *answers)
{
	size_t covered = 0;

	for (size_t i = 0; i < answers->count; i++) {
		if (answers->items[i].sleutel)
			covered += answers->items[i].waarde_tot - answers->items[i].label_van;
	}
	return covered;
}

/* Mainly labelled lines: three answers and half of the text, or five and a quarter of it. */
bool understand_is_form(const struct understand_form *form, const struct form_answers *answers)
{
	size_t own = form->range.tot - form->range.van, covered = covered_bytes(answers);
	size_t distinct = understand_distinct(answers);

	return (distinct >= 3 && covered * 2 >= own) || (distinct >= 5 && covered * 4 >= own);
}

/* "Betreft: vraag tot bemiddeling" says what a letter is about, not whom. */
static bool is_subject(const struct form_answer *answer)
{
	static const char *const words[] = {"vraag~",	"aanvra~",  "bemiddel~", "clientoverleg~",
					    "verslag~", "overleg~", "formulier~"};
	char folded[100];
	bool subject = false;

	if (!text_equal(answer->sleutel, "client.naam") ||
	    !text_equal_fold(answer->label, "betreft"))
		return false;
	form_fold(answer->waarde, strlen(answer->waarde), folded, sizeof(folded));
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		subject |= understand_says(folded, words[i]);
	return subject;
}

struct form_answers understand_find_answers(const struct understanding *u,
					    const struct understand_form *form)
{
	size_t van = form->range.van, kept = 0;
	struct form_answers answers =
	    form_find_lines(u->arena, u->tables->labels, form->text + van, form->range.tot - van);

	for (size_t i = 0; i < answers.count; i++) {
		struct form_answer answer = answers.items[i];

		/* what the form says to who fills it in */
		if (text_equal(answer.sleutel, "uitleg") || is_subject(&answer))
			continue;
		answer.label_van += van;
		answer.label_tot += van;
		answer.waarde_van += van;
		answer.waarde_tot += van;
		answers.items[kept++] = answer;
	}
	answers.count = kept;
	return answers;
}

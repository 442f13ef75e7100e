/* parts: see parts.h. */
#include "understand/parts.h"

#include <stdint.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "form/blank.h"
#include "form/words.h"

enum { FOLD_LIMIT = 400 };

void understand_evidence(struct understanding *u, const char *pad, const struct form_answer *answer,
			 struct form_range inside, double zekerheid)
{
	/* a row of marks: what it says stands nowhere in these words */
	if (inside.tot > answer->waarde_tot - answer->waarde_van)
		inside = (struct form_range){0, answer->waarde_tot - answer->waarde_van};
	reading_add_bron(u->arena, u->reading, pad, u->form.deel, u->form.text,
			 answer->waarde_van + inside.van, answer->waarde_van + inside.tot,
			 zekerheid);
}

static struct form_range whole(const struct form_answer *answer)
{
	return (struct form_range){0, answer->waarde_tot - answer->waarde_van};
}

void understand_evidence_all(struct understanding *u, const char *pad,
			     const struct form_answer *answer, double zekerheid)
{
	understand_evidence(u, pad, answer, whole(answer), zekerheid);
}

void understand_copy_evidence(struct understanding *u, const char *from, const char *to)
{
	struct reading *reading = u->reading;

	for (size_t i = 0; i < reading->bron_count; i++) {
		const struct reading_bron *bron = &reading->bronnen[i];

		if (text_equal(bron->pad, from)) {
			const char *text = reading_part_text(u->arena, reading, bron->deel);

			reading_add_bron(u->arena, reading, to, bron->deel, text, bron->van,
					 bron->tot, bron->zekerheid);
			return;
		}
	}
}

bool understand_take_text(struct understanding *u, const char *key, const char *pad,
			  const char **value)
{
	const struct form_answer *answer = understand_answer(u, key);
	enum { LIMIT = 500 };

	if (!answer || *value || strlen(answer->waarde) > LIMIT || strchr(answer->waarde, '\n'))
		return false;
	*value = answer->waarde;
	understand_evidence_all(u, pad, answer, 0.9);
	return true;
}

bool understand_take_phone(struct understanding *u, const char *key, const char *pad,
			   const char **value)
{
	const struct form_answer *answer = understand_answer(u, key);
	char phone[FORM_PHONE];
	struct form_range range;

	if (!answer || *value ||
	    !form_find_phone(answer->waarde, strlen(answer->waarde), &range, phone))
		return false;
	*value = arena_text(u->arena, phone);
	understand_evidence(u, pad, answer, range, 0.95);
	return true;
}

bool understand_take_email(struct understanding *u, const char *key, const char *pad,
			   const char **value)
{
	const struct form_answer *answer = understand_answer(u, key);
	char email[FORM_EMAIL];
	struct form_range range;

	if (!answer || *value ||
	    !form_find_email(answer->waarde, strlen(answer->waarde), &range, email))
		return false;
	*value = arena_text(u->arena, email);
	understand_evidence(u, pad, answer, range, 0.95);
	return true;
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

const char *understand_folded(struct understanding *u, const char *text, size_t length)
{
	char folded[FOLD_LIMIT + 1];

	form_fold(text, length, folded, sizeof(folded));
	return arena_text(u->arena, folded);
}

bool understand_begins(const char *folded, const char *phrase)
{
	while (*phrase && *folded == *phrase) {
		folded++;
		phrase++;
	}
	if (phrase[0] == '~' && phrase[1] == '\0')
		return true;
	return *phrase == '\0' && (*folded == ' ' || *folded == '\0');
}

const char *understand_behind_word(const char *folded)
{
	while (*folded && *folded != ' ')
		folded++;
	return *folded ? folded + 1 : folded;
}

bool understand_says(const char *folded, const char *phrase)
{
	for (; *folded; folded = understand_behind_word(folded)) {
		if (*folded == *phrase && understand_begins(folded, phrase))
			return true;
	}
	return false;
}

/* One bit of 32 for a letter. */
static uint32_t letter_bit(char c)
{
	return UINT32_C(1) << ((unsigned char)c % 32);
}

/* The letters that its words begin with. */
static uint32_t first_letters(const char *folded)
{
	uint32_t letters = 0;

	for (; *folded; folded = understand_behind_word(folded))
		letters |= letter_bit(*folded);
	return letters;
}

int understand_first(const char *folded, const struct understand_word *words)
{
	uint32_t letters = first_letters(folded);

	for (; words->phrase; words++) {
		if ((letters & letter_bit(words->phrase[0])) &&
		    understand_says(folded, words->phrase))
			return words->value;
	}
	return 0;
}

bool understand_is_choice(struct understanding *u, const char *text, size_t length,
			  const struct understand_word *words)
{
	const char *slash = memchr(text, '/', length);
	int before, after;

	if (!slash)
		return false;
	before = understand_first(understand_folded(u, text, (size_t)(slash - text)), words);
	after =
	    understand_first(understand_folded(u, slash, length - (size_t)(slash - text)), words);
	return before != after && before != 0 && after != 0;
}

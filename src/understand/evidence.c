/* evidence: see evidence.h. */
#include "understand/evidence.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "understand/answers.h"

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

void understand_evidence_phrase(struct understanding *u, const char *pad,
				const struct understand_phrase *phrase, double zekerheid)
{
	reading_add_bron(u->arena, u->reading, pad, phrase->source->deel, phrase->source->text,
			 phrase->hit->van, phrase->hit->tot, zekerheid);
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

/* lines_answer: the answer that is being read: see scan.h. */
#include "form/scan.h"

#include <string.h>

#include "base/memory.h"
#include "form/blank.h"
#include "form/labels.h"
#include "form/values.h"

/* The one that was open when the last was counted is one too many. */
static void add(struct form_scan *scan, const struct form_answer *answer)
{
	struct form_answers *answers = &scan->answers;

	if (answers->count >= FORM_ANSWERS)
		return;
	answers->items =
	    arena_grow(scan->arena, answers->items, answers->count, sizeof(*answers->items));
	answers->items[answers->count++] = *answer;
}

void form_finish(struct form_scan *scan, bool last)
{
	struct form_answer *answer = &scan->answer;

	if (answer->label_tot == 0)
		return;
	if (last && scan->blank_at)
		answer->waarde_tot = scan->blank_at;
	form_trim(scan->text, &answer->waarde_van, &answer->waarde_tot);
	if (form_is_heading(answer->sleutel) || scan->ticks ||
	    !(form_is_placeholder(scan->text + answer->waarde_van,
				  answer->waarde_tot - answer->waarde_van) ||
	      form_labels_alone(scan->labels, scan->text + answer->waarde_van,
				answer->waarde_tot - answer->waarde_van))) {
		answer->waarde = scan->ticks
				     ? scan->ticks
				     : arena_slice(scan->arena, scan->text + answer->waarde_van,
						   answer->waarde_tot - answer->waarde_van);
		answer->label = arena_slice(scan->arena, scan->text + answer->label_van,
					    answer->label_tot - answer->label_van);
		add(scan, answer);
	} else {
		scan->answers.blank += answer->sleutel != NULL;
	}
	*answer = (struct form_answer){.label_tot = 0};
	scan->open = false;
	scan->ticks = NULL;
}

void form_begin(struct form_scan *scan, const struct form_head *head, size_t line_end)
{
	size_t van = head->value, tot = line_end;

	form_finish(scan, false);
	if (form_is_heading(head->key))
		scan->one = strcmp(head->key, "sectie.client") == 0 ||
			    strcmp(head->key, "sectie.aanvrager") == 0;
	scan->in_table =
	    line_end > head->tot && memchr(scan->text + head->tot, '|', line_end - head->tot);
	scan->people = head->people;
	form_trim(scan->text, &van, &tot);
	scan->answer = (struct form_answer){.sleutel = head->key,
					    .label_van = head->van,
					    .label_tot = head->tot,
					    .waarde_van = van,
					    .waarde_tot = tot};
	scan->many_lines = head->many_lines;
	scan->list = head->list;
	scan->has_value = tot > van;
	scan->boxes = form_box(scan->text + van, tot - van);
	scan->blank_at = 0;
	scan->open =
	    !form_is_heading(scan->answer.sleutel) &&
	    (scan->has_value ? head->many_lines || scan->boxes : head->list || !scan->in_table);
}

/* settings_fault: all faults of one reading, with their places, told together and in order. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "settings/settings_state.h"

struct settings_note {
	char *file;    /* NULL: the main file */
	unsigned line; /* 0: it is the file as a whole */
	size_t number;
	char *text;
};

enum { TEXT_LIMIT = 1000 };

static void note_add(struct settings_state *state, const char *file, unsigned line,
		     const char *text)
{
	struct settings_note *note;

	if (state->note_count == SETTINGS_FAULT_LIMIT)
		return;
	state->notes = memory_grow(state->notes, state->note_count, sizeof(*state->notes));
	note = &state->notes[state->note_count];
	note->file = memory_text(file);
	note->line = line;
	note->number = state->note_count++;
	note->text = memory_text(text);
}

void settings_fault(struct settings_state *state, const config_setting_t *at, const char *format,
		    ...)
{
	char text[TEXT_LIMIT];
	va_list values;

	va_start(values, format);
	vsnprintf(text, sizeof(text), format, values);
	va_end(values);
	if (state->origin)
		at = state->origin;
	note_add(state, at ? at->file : NULL, at && at->line > 0 ? at->line : 1, text);
}

void settings_fault_line(struct settings_state *state, const char *file, unsigned line,
			 const char *format, ...)
{
	char text[TEXT_LIMIT];
	va_list values;

	va_start(values, format);
	vsnprintf(text, sizeof(text), format, values);
	va_end(values);
	note_add(state, file, line, text);
}

static int compare(const void *a, const void *b)
{
	const struct settings_note *x = a;
	const struct settings_note *y = b;
	int files = strcmp(x->file ? x->file : "", y->file ? y->file : "");

	if (files != 0)
		return files;
	if (x->line != y->line)
		return x->line < y->line ? -1 : 1;
	return x->number < y->number ? -1 : 1;
}

static char *in_words(const struct settings_state *state, const struct settings_note *note)
{
	struct buffer words = {0};

	buffer_text(&words, note->file ? note->file : state->path);
	if (note->line)
		buffer_format(&words, ":%u", note->line);
	buffer_format(&words, ": %s", note->text);
	return words.data;
}

/* In place of the last fault that is kept: there may be more. */
static char *no_more(const struct settings_state *state, char *last)
{
	struct buffer words = {0};

	free(last);
	buffer_format(&words, "%s:1: more faults than are shown; mend these first", state->path);
	return words.data;
}

void settings_fault_hand_over(struct settings_state *state, struct settings_faults *faults)
{
	if (state->note_count > 1)
		qsort(state->notes, state->note_count, sizeof(*state->notes), compare);
	for (size_t i = 0; i < state->note_count; i++) {
		faults->items = memory_grow(faults->items, faults->count, sizeof(*faults->items));
		faults->items[faults->count++] = in_words(state, &state->notes[i]);
		free(state->notes[i].file);
		free(state->notes[i].text);
	}
	if (state->note_count == SETTINGS_FAULT_LIMIT)
		faults->items[faults->count - 1] = no_more(state, faults->items[faults->count - 1]);
	free(state->notes);
	state->notes = NULL;
	state->note_count = 0;
}

void settings_faults_free(struct settings_faults *faults)
{
	for (size_t i = 0; i < faults->count; i++)
		free(faults->items[i]);
	free(faults->items);
	*faults = (struct settings_faults){0};
}

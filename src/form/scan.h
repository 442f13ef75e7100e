/* scan: the state of the search for labelled lines (form.h), which the files lines*.c share. Inside this folder only. */
#ifndef LOKET_FORM_SCAN_H
#define LOKET_FORM_SCAN_H

#include "form/form.h"
#include "form/rows.h"
#include "form/style.h"

struct form_scan {
	struct arena *arena;
	const struct form_labels *labels;
	const char *text;
	size_t length;
	struct form_answers answers;
	/* the answer that is being read */
	bool open; /* lines may still be added */
	bool has_value;
	bool many_lines, list;
	bool boxes;    /* the value began with one */
	bool in_table; /* the label before stood in a cell */
	bool people;   /* the answer is a table of people, without a label of its own */
	struct form_answer answer;
	struct form_style style;
	bool after_blank;  /* the line before was blank */
	bool one;	   /* under a heading about one person */
	const char *ticks; /* the answer, where a table says it in marks */
	enum form_row row; /* what the rows below are */
	struct form_cells head;
	size_t lookups;
	size_t blank_at; /* where the value ended before the first blank line in it; 0: none */
};

/* A label found at the start of a line. */
struct form_head {
	const char *key;
	bool many_lines, list;
	size_t van, tot, value;
	bool people;
};

/* --- lines_answer.c --- */
/* Ends the answer that is being read. `last`: no label follows. */
void form_finish(struct form_scan *scan, bool last);
/* Ends it, and begins the one to this label. */
void form_begin(struct form_scan *scan, const struct form_head *head, size_t line_end);

/* A row of a table that is no label with its answer: a head row, or a row below one. false: it is none. lines_rows.c */
bool form_take_row(struct form_scan *scan, size_t van, size_t tot);

#endif

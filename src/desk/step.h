/* step: a dossier taken up for one step, and a word given on it. Private to desk. */
#ifndef LOKET_DESK_STEP_H
#define LOKET_DESK_STEP_H

#include "desk/desk.h"
#include "desk/post.h"

/* A dossier taken up for one step. */
struct step {
	struct arena *arena;
	struct store_dossier dossier;
	struct reading *reading;
	const char *answer_to;
	struct store_held held; /* what was decided before and waits; of a word only */
	const char *had; /* id of the professional who knows of having it; of a word only; NULL */
	struct vault_key key;
	struct post_about about;
};

/* Takes the dossier up and does one thing with it in one transaction, or, when one is open, in a part of
 * it that is taken back alone; a refusal that cannot be is ERROR_RETRY. */
int step_do(struct desk *desk, const char *reference,
	    int (*act)(struct desk *desk, struct step *step, const void *context,
		       struct error *err),
	    const void *context, struct error *err);

/* Refuses, with DESK_STEP, what the table of states does not allow. */
int step_check(const struct step *step, enum dossier_state to, struct error *err);
/* -- in a transaction: the step, and its line in the history. */
int step_go(struct desk *desk, const struct step *step, enum dossier_state to, const char *who,
	    const char *note, struct error *err);

/* -- in a transaction: a line in the history of this dossier, or of another that it touches. */
int step_note(struct desk *desk, const struct step *step, const char *reference, const char *who,
	      const char *what, const char *detail, struct error *err);
/* Refuses unless the dossier is open and nobody has it: with DESK_ASSIGNED when somebody does, else DESK_STEP. */
int step_check_free(const struct step *step, struct error *err);

/* A word on a dossier: what to do, whose word it is, and what goes with it. */
struct word {
	int (*act)(struct desk *desk, struct step *step, const struct word *word,
		   struct error *err);
	const struct desk_by *by;
	const char *professional; /* id; NULL: choose */
	const char *template_name;
	const char *
	    text; /* reason, outcome, instrument, loket, another dossier, or words for the applicant */
	bool aside; /* it changes nothing that an earlier word changed */
};

/* What a professional said of an assignment is theirs to undo, and what the desk decided is not. */
bool step_may_undo(const struct desk *desk, const char *who, const char *whose);

/* step_do for a word: one that is held is pictured first, and its mails wait (about.due); one that is not
 * makes earlier ones final, but for one that stands aside. What waits of earlier words and is no longer so does not
 * leave. */
int word_give(struct desk *desk, const char *reference, const struct word *word, struct error *err);

#endif

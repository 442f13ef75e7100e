/* parts: what the parts of understanding share: the mail as text, its labelled answers,
 * and the way a value is claimed with its evidence. Private to understand. */
#ifndef LOKET_UNDERSTAND_PARTS_H
#define LOKET_UNDERSTAND_PARTS_H

#include "form/form.h"
#include "form/lexicon.h"
#include "form/values.h"
#include "reading/reading.h"
#include "understand/tables.h"
#include "understand/understand.h"

enum { UNDERSTAND_SOURCES = 2 + 100 };

/* A part of the mail with the phrases that stand in it. */
struct understand_source {
	const char *deel; /* as bronnen names it */
	const char *text;
	size_t length;
	struct form_range own; /* what this person wrote now; all of a document */
	struct lexicon_hits hits;
};

/* Where the answers of a form stand: what this person wrote, or a document. */
struct understand_form {
	const char *deel; /* as bronnen names it */
	const char *text;
	struct form_range range;
};

/* What the phrases of a mail are about. Phrases are counted from 1, through all sources; 0: none. */
struct understand_subject {
	const char *onderwerp;
	size_t first; /* phrase about it */
};

struct understanding {
	struct arena *arena;
	struct reading *reading;
	const struct understand_tables *tables;
	const struct reading_context *context;
	const char *text; /* part "tekst": mail.volledige_tekst */
	size_t length;
	struct form_range own; /* what this person wrote now, in text */
	struct form_range
	    told;	/* own; of a forwarded mail what its writer wrote; the first 12 kB of it */
	bool told_cut;	/* there was more */
	bool passed_on; /* told is somebody else's mail */
	struct understand_form
	    form; /* the text of the answers; what this person wrote when there are none */
	struct form_answers
	    answers;	   /* of a form; none when the mail is no form. Ranges in form.text */
	const char *today; /* mail.datum; NULL */
	struct understand_source sources[UNDERSTAND_SOURCES]; /* the text, the subject, documents */
	size_t source_count;
	struct understand_subject *subjects;
	size_t subject_count;
	size_t *next; /* for each phrase the next about the same subject */
};

/* --- answers.c --- */
/* The labelled answers of the mail, when it is mainly a form. Sets vorm, and says whose each name
 * and number is: "persoon." keys become "aanvrager.", "client.", "ouder.moeder." ..., or NULL when
 * that cannot be told. */
void understand_answers(struct understanding *u);
/* The answers in a text, as they stand; "uitleg" left out. */
struct form_answers understand_find_answers(const struct understanding *u,
					    const struct understand_form *form);
/* How many different questions are answered, at most 20. */
size_t understand_distinct(const struct form_answers *answers);
/* True when a text is mainly labelled answers. */
bool understand_is_form(const struct understand_form *form, const struct form_answers *answers);
/* The first answer with that key; NULL: none. */
const struct form_answer *understand_answer(const struct understanding *u, const char *key);
/* velden, after all else. */
void understand_velden(struct understanding *u);

/* --- documents.c --- */
/* The answers of the form among the documents, if there is one: sets form, answers and vorm. */
bool understand_document_form(struct understanding *u);
/* vorm where there is no form: a letter or a scan that came with few words. */
void understand_document_kind(struct understanding *u);
/* Leaves only the phrases that stand in what was answered: not in labels, not in options without a tick. */
void understand_keep_answered(const struct understanding *u, struct lexicon_hits *hits);
/* Which part of `own` is told by the applicant; its first 12 kB, in which people are looked for.
 * who.c */
struct form_range understand_told_range(const struct letter *mail, struct form_range own);
struct form_range understand_told_start(const char *text, struct form_range told);

/* --- story.c: running text --- */
/* Looks for the lexicon's phrases in all parts; once, before the claims. */
void understand_story(struct understanding *u);
/* A phrase and where it stands. */
struct understand_phrase {
	const struct understand_source *source;
	const struct lexicon_hit *hit;
};
/* The next phrase about `onderwerp` in what this person wrote, from `*at` (0 at first) on; false: no more.
 * Every one: also traps, hidden, denied. */
bool understand_next(const struct understanding *u, const char *onderwerp, size_t *at,
		     struct understand_phrase *phrase);
/* True when a phrase counts as it stands: no trap, not hidden, denied, past or quoted. */
bool understand_counts(const struct lexicon_hit *hit);
/* The value of `onderwerp` that the phrases that count speak for: one strong or two weak ones, and more than
 * for any other value. Weak ones of one value count once a phrase. NULL: none, or two that are as strong.
 * `phrase`: the first of the strongest, for the evidence. */
const char *understand_weigh(const struct understanding *u, const char *onderwerp,
			     struct understand_phrase *phrase);
/* Evidence for a value: the phrase. */
void understand_evidence_phrase(struct understanding *u, const char *pad,
				const struct understand_phrase *phrase, double zekerheid);

/* --- parts.c --- */
/* Evidence in the text of the form for a value: the range inside the value of an answer. */
void understand_evidence(struct understanding *u, const char *pad, const struct form_answer *answer,
			 struct form_range inside, double zekerheid);
/* The whole value as evidence. */
void understand_evidence_all(struct understanding *u, const char *pad,
			     const struct form_answer *answer, double zekerheid);
/* The evidence of one value for another: a young person is applicant and child at once. */
void understand_copy_evidence(struct understanding *u, const char *from, const char *to);
/* Claims: an answer's value as text, a telephone number, an e-mail address. false: nothing usable
 * in it. */
bool understand_take_text(struct understanding *u, const char *key, const char *pad,
			  const char **value);
bool understand_take_phone(struct understanding *u, const char *key, const char *pad,
			   const char **value);
bool understand_take_email(struct understanding *u, const char *key, const char *pad,
			   const char **value);
/* The part of an answer that counts: the ticked option where there are boxes (an empty range when
 * none or more than one is ticked), else all. Inside the value. */
struct form_range understand_chosen(const struct form_answer *answer);
/* The folded words of a value, at most 400 bytes of it. */
const char *understand_folded(struct understanding *u, const char *text, size_t length);
/* True when a folded text holds the folded word or phrase, at word boundaries; "~" at its end: any
 * ending. */
bool understand_says(const char *folded, const char *phrase);
/* The same for its beginning only; and what follows its first word. */
bool understand_begins(const char *folded, const char *phrase);
const char *understand_behind_word(const char *folded);
/* The value of the first row whose word is said; 0: none. */
struct understand_word {
	const char *phrase;
	int value;
};
int understand_first(const char *folded, const struct understand_word *words);
/* "jongere / ouder / hulpverlener": the printed options, of which nobody chose one. */
bool understand_is_choice(struct understanding *u, const char *text, size_t length,
			  const struct understand_word *words);

/* --- names.c --- */
/* True for text that can be a person's name in a header: two words or more with capitals, no
 * device, no team. */
bool understand_is_person(const char *name);
/* The bytes of it that name the person: "Koen Mertens (VK)", "Bo Claes, CLB". */
size_t understand_person_length(const char *name);
/* The name behind "Mr.", "dr. ", "mevr."; a pointer into it. */
const char *understand_without_title(const char *name);

/* --- service.c --- */
enum dienst_type understand_service(const char *folded);
/* The bits of every mandated service that is named. */
unsigned understand_mandated(const char *folded);

/* --- the claims, one file each --- */
/* Who asks in the covering note of a forward, as a child or its kin, applies; the mail below it is what it is
 * about: told becomes the note. */
void understand_note(struct understanding *u);
void understand_kind(struct understanding *u); /* soort, taal, instrument, vervolg */
void understand_aanvrager(struct understanding *u);
void understand_client(struct understanding *u); /* and regio */
void understand_partijen(struct understanding *u);
void understand_akkoord(struct understanding *u);
void understand_toestand(struct understanding *u); /* vraag, stop, toegangspoort, mandaat */
void understand_gevaar(struct understanding *u);   /* and contactverbod */
void understand_taal(struct understanding *u);
/* Whether a mail of which no header says so was written by a machine; then its soort is AUTOMATISCH. Before
 * understand_soort. */
void understand_automatisch(struct understanding *u);
void understand_afwezig(struct understanding *u); /* afwezig_tot */
void understand_soort(struct understanding *u);	  /* from words; after gevaar */
void understand_instrument(struct understanding *u);
void understand_vervolg(struct understanding *u);
void understand_feiten(struct understanding *u); /* stop, toegangspoort, mandaat from words */
void understand_akkoord_tekst(struct understanding *u);

#endif

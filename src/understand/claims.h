/* claims: one file each, named for what it claims; understand.c says in which order. Private to understand. */
#ifndef LOKET_UNDERSTAND_CLAIMS_H
#define LOKET_UNDERSTAND_CLAIMS_H

#include "understand/understanding.h"

/* The labelled answers of the mail, when it is mainly a form. Sets vorm, and says whose each name
 * and number is: "persoon." keys become "aanvrager.", "client.", "ouder.moeder." ..., or NULL when
 * that cannot be told; vorm.c. */
void understand_answers(struct understanding *u);
/* Looks for the lexicon's phrases in all parts; once, before the claims. */
void understand_story(struct understanding *u);
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
/* velden, after all else. */
void understand_velden(struct understanding *u);

/* --- out of running text, each called by the claim that it belongs to --- */
void understand_told_rol(struct understanding *u);	 /* and the applicant's service */
void understand_told_aanvrager(struct understanding *u); /* name */
void understand_told_dienst(struct understanding *u);	 /* of the applicant */
void understand_told_nummers(struct understanding *u);	 /* phone and e-mail, of the applicant */
void understand_told_mailadres(struct understanding *u); /* where they ask to be answered */
void understand_told_client(struct understanding *u);	 /* name, age, date of birth */
void understand_told_leeftijd(struct understanding *u);	 /* and the date of birth */
void understand_told_geboren(struct understanding *u);
/* client.telefoon: "die van Bram 0489 ..." */
void understand_told_nummer_van(struct understanding *u);
void understand_told_plaats(struct understanding *u); /* where the child lives */
void understand_told_vraag(struct understanding *u);
void understand_told_partijen(struct understanding *u);
/* Adds those of a list, if there is one; opsomming.c. */
bool understand_told_list(struct understanding *u);

#endif

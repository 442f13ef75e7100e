/* understand: see understand.h. The order matters: whose answers they are before what they say, the
 * role of the applicant before consent. */
#include "understand/understand.h"

#include <string.h>

#include "base/text.h"
#include "letter/unseen.h"
#include "sorting/sorting.h"
#include "understand/claims.h"
#include "understand/tables.h"
#include "understand/who.h"

/* What this person wrote: mail.tekst where it stands in the whole text; the whole of it in a
 * forwarded mail, or when it was not cut in one piece and nothing is quoted. */
static struct form_range own_text(const struct letter *mail, size_t length)
{
	size_t own = strlen(mail->tekst);
	struct form_range marked;
	const char *found;

	if (mail->doorgestuurd || own == length)
		return (struct form_range){0, length};
	found = own ? memmem(mail->volledige_tekst, length, mail->tekst, own) : NULL;
	if (found) {
		size_t van = (size_t)(found - mail->volledige_tekst);

		return (struct form_range){van, van + own};
	}
	if (unseen_find(mail->volledige_tekst, mail->tekst, &marked.van, &marked.tot))
		return marked;
	return (struct form_range){0, mail->marks & LETTER_REPLY ? 0 : length};
}

/* Mail in which nobody asks for anything. */
static bool is_mute(enum soort soort)
{
	return soort == SOORT_BOUNCE || soort == SOORT_LIJST || soort == SOORT_ONLEESBAAR ||
	       soort == SOORT_AUTOMATISCH;
}

/* Of those, mail of which too little says so: its words are asked. */
static bool is_doubtful(const struct reading *reading)
{
	const unsigned marks = reading->mail.marks;

	return reading->soort == SOORT_LIJST
		   ? !(marks & LETTER_LIST)
		   : reading->soort == SOORT_AUTOMATISCH && sorting_by_subject_only(&reading->mail);
}

/* Marked as a machine's, and no report and no mail of ours: a person in danger may stand behind it all the same. */
static bool may_be_a_person(const struct reading *reading)
{
	return (reading->soort == SOORT_LIJST || reading->soort == SOORT_AUTOMATISCH) &&
	       !(reading->mail.marks & (LETTER_LOKET | LETTER_REPORT));
}

/* What is left to say of a mail that asks for nothing. */
static void leave_mute(struct understanding *u)
{
	u->answers.count = 0;
	u->reading->vorm = VORM_VRIJ;
	understand_afwezig(u);
	if (u->reading->soort ==
	    SOORT_LIJST) /* of whoever a newsletter tells, nobody asks for them */
		u->told.tot = u->told.van;
	understand_client(u);
}

/* Forms are sent by machines, and some mark it so: who filled it in is waiting all the same. An
 * absence notice, an answer or our own mail is none. */
static bool is_form_by_machine(const struct understanding *u)
{
	const unsigned never = LETTER_REPLY | LETTER_OUT_OF_OFFICE | LETTER_LOKET | LETTER_REPORT |
			       LETTER_AUTO_REPLY_HEADER;

	return u->reading->soort == SOORT_AUTOMATISCH && u->reading->vorm == VORM_WEB &&
	       !(u->reading->mail.marks & never);
}

void understand(struct arena *arena, struct reading *reading,
		const struct understand_tables *tables, const struct reading_context *context)
{
	struct understanding u = {
	    .arena = arena,
	    .reading = reading,
	    .tables = tables,
	    .context = context,
	    .text = reading->mail.volledige_tekst,
	    .length = strlen(reading->mail.volledige_tekst),
	    .form = {.deel = "tekst", .text = reading->mail.volledige_tekst},
	    .today = reading->mail.datum,
	};
	struct form_range told;

	reading->soort = sorting_kind(&reading->mail, reading->bounce != NULL);
	u.own = own_text(&reading->mail, u.length);
	told = understand_told_range(&reading->mail, u.own);
	u.told = understand_told_start(u.text, told);
	u.told_cut = u.told.tot < told.tot;
	u.passed_on = reading->mail.doorgestuurd != NULL;
	if (!is_mute(reading->soort) || reading->soort == SOORT_AUTOMATISCH)
		understand_answers(&u);
	if (is_form_by_machine(&u))
		reading->soort = SOORT_AANVRAAG;
	understand_taal(&u);
	if (is_mute(reading->soort) && !is_doubtful(reading)) {
		if (may_be_a_person(reading)) {
			understand_story(&u);
			understand_gevaar(&u);
		}
		leave_mute(&u);
		return;
	}
	understand_story(&u);
	understand_note(&u);
	understand_gevaar(&u);
	understand_automatisch(&u);
	if (is_mute(reading->soort)) {
		leave_mute(&u);
		return;
	}
	understand_kind(&u);
	understand_soort(&u);
	understand_instrument(&u);
	understand_vervolg(&u);
	understand_aanvrager(&u);
	understand_client(&u);
	understand_partijen(&u);
	understand_toestand(&u);
	understand_feiten(&u);
	understand_akkoord(&u);
	understand_akkoord_tekst(&u);
	understand_velden(&u);
}

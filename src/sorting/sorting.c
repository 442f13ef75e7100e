/* sorting: see sorting.h. Tables first: who is a machine, and how an absence notice is called. */
#include "sorting/sorting.h"

#include <string.h>

#include "base/text.h"

enum {
	MARKS_AUTOMATIC = LETTER_AUTO_SUBMITTED | LETTER_AUTO_REPLY_HEADER | LETTER_OUT_OF_OFFICE |
			  LETTER_LOKET | LETTER_REPORT,
	MARKS_LIST = LETTER_LIST | LETTER_PRECEDENCE_BULK,
	MARKS_SILENT = MARKS_AUTOMATIC | MARKS_LIST | LETTER_SUPPRESS | LETTER_NULL_SENDER |
		       LETTER_DAEMON | LETTER_SPAM,
};

static const char NBSP[] = "\xC2\xA0";

/* Local parts of senders that read no answer; compared without '-', '_' and '.'. */
static const char *const daemon_parts[] = {
    "mailerdaemon",   "postmaster",	  "noreply",	  "donotreply",	  "nepasrepondre",
    "nietantwoorden", "nietbeantwoorden", "geenantwoord", "keineantwort", "nichtantworten",
    "bounce",	      "bounces",	  "mailer",	  "maildaemon",	  "mdaemon",
    "autoreply",      "autoresponder",	  "nobody",	  "devnull",	  "null",
    "listserv",	      "majordomo",	  "mailman",	  "noreplies",	  "notreply",
};

/* A sender whose local part starts so is a machine as well ("noreply+12", "bounce-7781"). */
static const char *const daemon_prefixes[] = {
    "noreply", "donotreply", "mailerdaemon", "nepasrepondre", "bounce+", "bounces+",
};

/* How subjects of absence notices begin, lower case. ABSENT: as mail programs give it, with a colon or nothing
 * behind it; MAYBE: a person may begin so too. */
static const struct {
	const char *words;
	enum sorting_absence says;
} absences[] = {
    {"automatisch antwoord", SORTING_ABSENT},
    {"automatische beantwoording", SORTING_ABSENT},
    {"autom. antwoord", SORTING_ABSENT},
    {"automatische reactie", SORTING_ABSENT},
    {"automatisch afwezigheidsbericht", SORTING_ABSENT},
    {"afwezigheidsbericht", SORTING_ABSENT},
    {"afwezigheidsassistent", SORTING_ABSENT},
    {"automatisch bericht", SORTING_MAYBE},
    {"afwezigheidsmelding", SORTING_MAYBE},
    {"afwezigheid", SORTING_MAYBE},
    {"afwezig", SORTING_MAYBE},
    {"langdurig afwezig", SORTING_MAYBE},
    {"tijdelijk afwezig", SORTING_MAYBE},
    {"ik ben afwezig", SORTING_MAYBE},
    {"met verlof", SORTING_MAYBE},
    {"in verlof", SORTING_MAYBE},
    {"verlof", SORTING_MAYBE},
    {"vakantie", SORTING_MAYBE},
    {"buiten kantoor", SORTING_MAYBE},
    {"niet op kantoor", SORTING_MAYBE},
    {"kantoor gesloten", SORTING_MAYBE},
    {"out of office", SORTING_ABSENT},
    {"out of the office", SORTING_ABSENT},
    {"out-of-office", SORTING_ABSENT},
    {"automatic reply", SORTING_ABSENT},
    {"auto reply", SORTING_ABSENT},
    {"auto-reply", SORTING_ABSENT},
    {"autoreply", SORTING_ABSENT},
    {"auto response", SORTING_ABSENT},
    {"auto-response", SORTING_ABSENT},
    {"autoresponse", SORTING_ABSENT},
    {"automatic response", SORTING_ABSENT},
    {"automated reply", SORTING_ABSENT},
    {"away from my mail", SORTING_ABSENT},
    {"vacation reply", SORTING_ABSENT},
    {"on leave", SORTING_MAYBE},
    {"annual leave", SORTING_MAYBE},
    {"réponse automatique", SORTING_ABSENT},
    {"reponse automatique", SORTING_ABSENT},
    {"réponse automatisée", SORTING_ABSENT},
    {"message automatique", SORTING_MAYBE},
    {"absent du bureau", SORTING_ABSENT},
    {"absente du bureau", SORTING_ABSENT},
    {"absence du bureau", SORTING_ABSENT},
    {"message d'absence", SORTING_ABSENT},
    {"avis d'absence", SORTING_ABSENT},
    {"absence", SORTING_MAYBE},
    {"absent", SORTING_MAYBE},
    {"congé", SORTING_MAYBE},
    {"en congé", SORTING_MAYBE},
    {"automatische antwort", SORTING_ABSENT},
    {"automatische rückantwort", SORTING_ABSENT},
    {"autom. antwort", SORTING_ABSENT},
    {"abwesenheitsnotiz", SORTING_ABSENT},
    {"abwesenheitsmeldung", SORTING_ABSENT},
    {"abwesenheitsassistent", SORTING_ABSENT},
    {"abwesenheit", SORTING_MAYBE},
    {"abwesend", SORTING_MAYBE},
    {"nicht im büro", SORTING_ABSENT},
    {"urlaub", SORTING_MAYBE},
};

/* The phrase ends where a word ends: "Afwezigheidsattest van de school" is a story. */
static bool ends_word(const char *rest)
{
	unsigned char c = (unsigned char)*rest;

	return strncmp(rest, NBSP, 2) == 0 || !((c >= 'a' && c <= 'z') || c >= 0x80);
}

static size_t squeeze(const char *address, char *out, size_t size)
{
	size_t used = 0;

	for (; *address && *address != '@' && used + 1 < size; address++) {
		if (!strchr("-_.", *address))
			out[used++] = *address;
	}
	out[used] = '\0';
	text_lower(out);
	return used;
}

bool sorting_daemon_address(const char *address)
{
	char local[80];

	if (!address || !squeeze(address, local, sizeof(local)))
		return false;
	for (size_t i = 0; i < sizeof(daemon_parts) / sizeof(daemon_parts[0]); i++) {
		if (strcmp(local, daemon_parts[i]) == 0)
			return true;
	}
	for (size_t i = 0; i < sizeof(daemon_prefixes) / sizeof(daemon_prefixes[0]); i++) {
		if (text_starts_fold(local, daemon_prefixes[i]))
			return true;
	}
	return false;
}

/* Capital letters with an accent as lower case ("RÉPONSE", "RÜCKANTWORT"): two bytes, the same length. */
static void fold_subject(const char *subject, char *out, size_t size)
{
	size_t used = 0;

	while (*subject && used + 1 < size)
		out[used++] = *subject++;
	out[used] = '\0';
	text_lower(out);
	for (size_t i = 0; i + 1 < used; i++) {
		unsigned char next = (unsigned char)out[i + 1];

		if ((unsigned char)out[i] == 0xC3 && next >= 0x80 && next < 0x9F)
			out[i + 1] = (char)(next + 0x20);
	}
}

/* Nothing, or a colon (French: behind a space, NBSP too) and what the answer is to. */
static bool ends_title(const char *rest)
{
	while (*rest == ' ' || strncmp(rest, NBSP, 2) == 0)
		rest += *rest == ' ' ? 1 : 2;
	return *rest == '\0' || strchr(":.!])", *rest) != NULL;
}

enum sorting_absence sorting_absence_subject(const char *subject)
{
	enum sorting_absence most = SORTING_PRESENT;
	char folded[120];

	if (!subject)
		return SORTING_PRESENT;
	while (*subject == ' ' || *subject == '[' || *subject == '(')
		subject++;
	fold_subject(subject, folded, sizeof(folded));
	for (size_t i = 0; i < sizeof(absences) / sizeof(absences[0]); i++) {
		size_t length = strlen(absences[i].words);
		enum sorting_absence says = absences[i].says;

		if (strncmp(folded, absences[i].words, length) != 0 || !ends_word(folded + length))
			continue;
		if (says == SORTING_ABSENT && !ends_title(folded + length))
			says = SORTING_MAYBE;
		most = says > most ? says : most;
	}
	return most;
}

bool sorting_by_subject_only(const struct letter *letter)
{
	return (letter->marks & (MARKS_AUTOMATIC | LETTER_NULL_SENDER)) == LETTER_OUT_OF_OFFICE;
}

static bool has_text(const struct letter *letter)
{
	return !text_blank(letter->tekst) || !text_blank(letter->volledige_tekst);
}

/* Mail through a list in which a person speaks: a person must see it (failure 26). */
static bool is_talk(const struct letter *letter)
{
	return (letter->marks & LETTER_GROUP) && !(letter->marks & LETTER_DAEMON) &&
	       has_text(letter);
}

enum soort sorting_kind(const struct letter *letter, bool is_bounce)
{
	if (letter->grens != LETTER_WITHIN_LIMITS)
		return SOORT_ONLEESBAAR;
	if (is_bounce)
		return SOORT_BOUNCE;
	if (letter->marks & LETTER_SPAM)
		return SOORT_SPAM;
	if (letter->marks & MARKS_AUTOMATIC)
		return SOORT_AUTOMATISCH;
	if (letter->marks & MARKS_LIST)
		return is_talk(letter) ? SOORT_OVERIG : SOORT_LIJST;
	if (letter->marks & LETTER_NULL_SENDER) {
		/* people's mail has a sender; what comes without one and answers is a machine's */
		return letter->marks & (LETTER_DAEMON | LETTER_REPLY | LETTER_REPORT)
			   ? SOORT_AUTOMATISCH
			   : SOORT_OVERIG;
	}
	if (!has_text(letter) && letter->bijlage_count == 0)
		return SOORT_OVERIG;
	return SOORT_AANVRAAG;
}

static bool is_answerable(const struct letter *letter, unsigned silent)
{
	const char *address = letter->reply_to.adres ? letter->reply_to.adres : letter->from.adres;

	return letter->grens == LETTER_WITHIN_LIMITS && !(letter->marks & silent) && address &&
	       !sorting_daemon_address(address) && !sorting_daemon_address(letter->from.adres);
}

bool sorting_answerable(const struct letter *letter)
{
	return is_answerable(letter, MARKS_SILENT);
}

bool sorting_written(const struct letter *letter)
{
	return is_answerable(letter, MARKS_SILENT & ~LETTER_SUPPRESS);
}

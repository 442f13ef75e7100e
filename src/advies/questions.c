/* questions: see questions.h. */
#include "advies/questions.h"

#include <stddef.h>

static const char *const names[QUESTION_COUNT] = {
    [QUESTION_INSTRUMENT] = "instrument",
    [QUESTION_WHO_ASKS] = "aanvrager",
    [QUESTION_NAME] = "naam",
    [QUESTION_AGE] = "leeftijd",
    [QUESTION_POSTCODE] = "postcode",
    [QUESTION_PLACE] = "plaats",
    [QUESTION_WHO_ELSE] = "betrokkenen",
    [QUESTION_ABOUT] = "onderwerp",
    [QUESTION_CONTACT] = "contact",
    [QUESTION_CONTACT_SECRET] = "contact-geheim",
    [QUESTION_SAFE_CONTACT] = "veilig",
    [QUESTION_CHILD_AGREES] = "akkoord-jongere",
    [QUESTION_PARENTS_AGREE] = "akkoord-ouders",
    [QUESTION_BOTH_AGREE] = "akkoord",
    [QUESTION_STOP] = "stop",
    [QUESTION_MANDATE] = "mandaat",
    [QUESTION_ADULT] = "achttien",
    [QUESTION_PRESENT] = "aanwezig",
    [QUESTION_SERVICES] = "diensten",
    [QUESTION_EARLIER] = "vorige",
    [QUESTION_FOR_WHOM] = "voor-wie",
    [QUESTION_OWN_CONFLICT] = "eigen-conflict",
    [QUESTION_CALL] = "bellen",
    [QUESTION_HELP] = "hulp",
    [QUESTION_CONTINUITY] = "verderzetten",
    [QUESTION_CONFLICT] = "conflict",
    [QUESTION_ABOUT_HELP] = "over-hulp",
};

const char *question_name(enum question question)
{
	return question > QUESTION_NONE && question < QUESTION_COUNT ? names[question] : NULL;
}

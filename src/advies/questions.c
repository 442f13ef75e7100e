/* questions: see questions.h. */
#include "advies/questions.h"

#include <stddef.h>

static const struct {
	const char *je, *u;
} texts[QUESTION_COUNT] = {
    [QUESTION_INSTRUMENT] =
	{"Wil je een cliëntoverleg of een bemiddeling? Als je het niet weet, kijken we "
	 "samen wat best past.",
	 "Wilt u een cliëntoverleg of een bemiddeling? Als u het niet weet, kijken we "
	 "samen wat best past."},
    [QUESTION_WHO_ASKS] = {"Wie ben je: de jongere, een ouder, een hulpverlener of iemand anders?",
			   "Wie bent u: de jongere, een ouder, een hulpverlener of iemand anders?"},
    [QUESTION_NAME] = {"Wat is je voornaam?", "Wat is de voornaam van het kind of de jongere?"},
    [QUESTION_AGE] = {"Hoe oud ben je?", "Hoe oud is het kind of de jongere?"},
    [QUESTION_POSTCODE] = {"Wat is je postcode?", "Wat is de postcode van het kind of de jongere?"},
    [QUESTION_PLACE] =
	{"In welke gemeente woon je, en waar verblijf je nu?",
	 "In welke gemeente woont het kind of de jongere, en waar verblijft het nu?"},
    [QUESTION_WHO_ELSE] = {"Wie is erbij betrokken?", "Wie is erbij betrokken?"},
    [QUESTION_ABOUT] = {"Waarover gaat het, kort?", "Waarover gaat het, kort?"},
    [QUESTION_CONTACT] = {"Hoe kunnen we iedereen bereiken die erbij betrokken is?",
			  "Hoe kunnen we iedereen bereiken die erbij betrokken is?"},
    [QUESTION_SAFE_CONTACT] = {"Hoe en wanneer kunnen we je veilig bereiken?",
			       "Hoe en wanneer kunnen we u bereiken?"},
    [QUESTION_CHILD_AGREES] = {"Ben je akkoord met deze vraag?",
			       "Is de jongere akkoord met deze vraag?"},
    [QUESTION_PARENTS_AGREE] =
	{"Weten je ouders van deze vraag? Zijn ze akkoord? Je hoeft het hun niet te "
	 "vragen als dat niet veilig is.",
	 "Zijn de ouders akkoord met deze vraag?"},
    [QUESTION_BOTH_AGREE] = {"Ben je akkoord? En je ouders?",
			     "Is de jongere akkoord? En de ouders?"},
    [QUESTION_STOP] =
	{"Wil een dienst je hulp stoppen zonder jouw akkoord? Welke dienst, en vanaf wanneer?",
	 "Wil een dienst de hulp stoppen zonder akkoord? Welke dienst, en vanaf wanneer?"},
    [QUESTION_MANDATE] =
	{"Is er iemand van de sociale dienst jeugdrechtbank, het OCJ, het VK of de "
	 "toegangspoort die je opvolgt?",
	 "Is er opvolging door de sociale dienst jeugdrechtbank, het OCJ, het VK of de "
	 "toegangspoort?"},
    [QUESTION_ADULT] =
	{"Je bent 18 of ouder. Ook dan kan het soms. Krijg je nog hulp van de jeugdhulp?",
	 "De jongere is 18 of ouder. Ook dan kan het soms. Is er nog hulp van de jeugdhulp?"},
    [QUESTION_PRESENT] = {"Hoe kun je toch meedoen aan het overleg?",
			  "Hoe kan de jongere toch meedoen aan het overleg?"},
    [QUESTION_SERVICES] = {"Welke diensten zijn betrokken?", "Welke diensten zijn betrokken?"},
    [QUESTION_EARLIER] = {"Wanneer was het vorige overleg, en wie zat het voor?",
			  "Wanneer was het vorige overleg, en wie zat het voor?"},
    [QUESTION_FOR_WHOM] = {"Voor wie vraag je dit? Weet hij of zij ervan?",
			   "Voor wie vraagt u dit? Weet hij of zij ervan?"},
    [QUESTION_OWN_CONFLICT] = {"Zit je zelf in het conflict, of vraag je dit voor iemand anders?",
			       "Zit u zelf in het conflict, of vraagt u dit voor iemand anders?"},
    [QUESTION_CALL] = {"Mogen we je bellen om er samen over te praten?",
		       "Mogen we u bellen om er samen over te praten?"},
    [QUESTION_HELP] = {"Krijg je nu hulp, of vroeg je hulp? Van welke dienst?",
		       "Is er nu hulp, of werd er hulp gevraagd? Van welke dienst?"},
    [QUESTION_CONTINUITY] = {"Gaat het om het verderzetten van hulp aan een minderjarige?",
			     "Gaat het om het verderzetten van hulp aan een minderjarige?"},
    [QUESTION_CONFLICT] = {"Is er een meningsverschil of ruzie? Tussen wie?",
			   "Is er een meningsverschil of ruzie? Tussen wie?"},
    [QUESTION_ABOUT_HELP] = {"Gaat het conflict over de hulp?", "Gaat het conflict over de hulp?"},
};

const char *question_text(enum question question, bool young)
{
	if (question <= QUESTION_NONE || question >= QUESTION_COUNT)
		return NULL;
	return young ? texts[question].je : texts[question].u;
}

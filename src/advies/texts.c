/* texts: why a rule fires, as a person at the desk reads it. The sentences of domain.md section 2.2 in
 * short; "omzendbrief" is the circular letter to the providers (S001). */
#include "advies/advies.h"

#include "base/text.h"

#define OMZENDBRIEF(points) "omzendbrief, punt " points
#define BEMIDDELING	    "webpagina over bemiddeling"

#define ANY UITKOMST_NONE /* whatever the outcome */

static const struct {
	const char *id;
	enum uitkomst uitkomst;
	const char *text, *source;
} rows[] = {
    {"ALG-03", ANY, "Dit is een vraag om informatie, nog geen aanvraag. Antwoord zelf.",
     BEMIDDELING},
    {"ALG-04", ANY,
     "Het is niet duidelijk wat gevraagd wordt. Bij een conflict past bemiddeling. Bij veel "
     "diensten "
     "past cliëntoverleg.",
     OMZENDBRIEF("1.2 en 2.2")},
    {"ALG-05", ANY, "Van de aanvrager of van een betrokkene ontbreken contactgegevens.",
     OMZENDBRIEF("3")},
    {"ALG-06", ANY, "De cliënt is 18 of ouder. Dat is geen reden om te weigeren. Kijk na wat kan.",
     "campagnetekst"},
    {"ALG-07", ANY, "Nergens staat iets over jeugdhulp, gevraagd, lopend of gestopt.",
     OMZENDBRIEF("1.4")},
    {"ALG-09", ANY, "Een dienst met een mandaat volgt dit kind. Dat loopt gewoon door.",
     OMZENDBRIEF("2.5")},
    {"ALG-10", ANY, "Er is een signaal van gevaar. Kijk nu. Voor dit advies telt het niet mee.",
     BEMIDDELING},
    {"CO-02", ANY,
     "De aanvrager werkt buiten de jeugdhulp. Dat mag, als het om het verderzetten van hulp gaat.",
     OMZENDBRIEF("1.4")},
    {"CO-03", UITKOMST_NIET_ONTVANKELIJK,
     "De cliënt is niet akkoord. Een cliëntoverleg is vrijwillig.", OMZENDBRIEF("1.3")},
    {"CO-03", UITKOMST_VOORWAARDE,
     "Het is niet bekend of de cliënt akkoord is. Vraag dat eerst. Een cliëntoverleg is "
     "vrijwillig.",
     OMZENDBRIEF("1.3")},
    {"CO-03", UITKOMST_TE_ONDERZOEKEN,
     "Misschien is niet iedereen akkoord. Een cliëntoverleg is vrijwillig.", OMZENDBRIEF("1.3")},
    {"CO-04", ANY, "De jongere zou er niet bij zijn. De cliënt hoort bij het overleg te zijn.",
     OMZENDBRIEF("1.3")},
    {"CO-05", UITKOMST_NIET_ONTVANKELIJK,
     "Het doel is alleen een plaats of aanbod zoeken. Daarvoor dient een cliëntoverleg niet.",
     OMZENDBRIEF("1.5")},
    {"CO-05", UITKOMST_TE_ONDERZOEKEN,
     "Misschien is het doel alleen een plaats of aanbod zoeken. Daarvoor dient een cliëntoverleg "
     "niet.",
     OMZENDBRIEF("1.5")},
    {"CO-06", ANY,
     "Er wordt een plaats gezocht, maar er zijn kandidaat-aanbieders. Dan kan een cliëntoverleg "
     "wel.",
     OMZENDBRIEF("1.5")},
    {"CO-07", ANY,
     "Het doel is alleen over verontrusting praten. Daarvoor dient een cliëntoverleg niet.",
     OMZENDBRIEF("1.5")},
    {"CO-08", ANY,
     "Een dienst stopt de hulp zonder akkoord, of dreigt daarmee. De dienst moet dit eerst "
     "bespreken. De cliënt kiest zelf of die meedoet.",
     OMZENDBRIEF("1.2")},
    {"CO-09", ANY, "Er is een indicatiestelling. Breng het verslag mee, als de cliënt akkoord is.",
     OMZENDBRIEF("1.5")},
    {"CO-10", ANY, "Er is maar één dienst genoemd. Niemand vraagt om af te stemmen.",
     OMZENDBRIEF("1.2")},
    {"CO-11", ANY, "Dit is fase 3. De jeugdhulpregisseur geeft uitleg over het bijkomende budget.",
     OMZENDBRIEF("1.5")},
    {"CO-12", UITKOMST_TE_ONDERZOEKEN,
     "Dit is een vervolgoverleg. Het is niet duidelijk wanneer het vorige was.",
     "cijfer van de maand"},
    {"CO-12", UITKOMST_NOTA, "Dit is een vervolgoverleg. Kies liefst dezelfde voorzitter.",
     "cijfer van de maand"},
    {"CO-13", ANY, "Een dienst met een mandaat vraagt dit aan. Dat mag, als de cliënt akkoord is.",
     OMZENDBRIEF("1.4")},
    {"CO-14", ANY, "Er zit een verslag bij. Geef het aan niemand anders dan de voorzitter door.",
     OMZENDBRIEF("1.3")},
    {"BM-01", ANY,
     "De aanvrager zit misschien niet zelf in het conflict. Vraag na voor wie het is.",
     OMZENDBRIEF("2.4")},
    {"BM-02", ANY,
     "De aanvrager vraagt dit voor iemand anders. Vraag voor wie, en of die persoon het wil.",
     BEMIDDELING},
    {"BM-03", UITKOMST_NIET_ONTVANKELIJK,
     "Het conflict is alleen met een dienst met een wettelijke opdracht. Die kan geen partij zijn.",
     OMZENDBRIEF("2.5")},
    {"BM-03", UITKOMST_TE_ONDERZOEKEN,
     "Misschien is het conflict alleen met een dienst met een wettelijke opdracht. Die kan geen "
     "partij zijn.",
     OMZENDBRIEF("2.5")},
    {"BM-03b", ANY,
     "Een van de betrokkenen is een dienst met een wettelijke opdracht. Met de anderen kan het "
     "wel.",
     OMZENDBRIEF("2.5")},
    {"BM-04", UITKOMST_NIET_ONTVANKELIJK, "OCJ, SDJ en VK kunnen zelf geen bemiddeling aanvragen.",
     "webpagina van Limburg"},
    {"BM-04", UITKOMST_TE_ONDERZOEKEN,
     "De aanvrager werkt misschien voor OCJ, SDJ, VK of de toegangspoort. Die vragen zelf niet "
     "aan.",
     "webpagina van Limburg"},
    {"BM-05", ANY, "Een dienst met een mandaat volgt dit kind. Het gezin mag toch zelf aanvragen.",
     OMZENDBRIEF("2.5")},
    {"BM-06", UITKOMST_NIET_ONTVANKELIJK,
     "Het conflict is alleen tussen hulpverleners. De cliënt moet mee betrokken zijn.",
     OMZENDBRIEF("2.1")},
    {"BM-06", UITKOMST_TE_ONDERZOEKEN,
     "Misschien is het conflict alleen tussen hulpverleners. De cliënt moet mee betrokken zijn.",
     OMZENDBRIEF("2.1")},
    {"BM-07", ANY, "Er is geen conflict. Misschien past een cliëntoverleg beter.",
     OMZENDBRIEF("2.2")},
    {"BM-08", ANY, "Misschien gaat het conflict niet over de hulp.", OMZENDBRIEF("2.4")},
    {"BM-09", ANY,
     "Een dienst stopt de hulp zonder akkoord, of dreigt daarmee. De dienst moet dit eerst "
     "bespreken. De cliënt kiest zelf of die meedoet.",
     OMZENDBRIEF("2.2")},
    {"BM-10", ANY,
     "De cliënt wil zelf naar de toegangspoort. Daarvoor moet eerst bemiddeling gevraagd zijn.",
     OMZENDBRIEF("2.2")},
    {"BM-11", ANY,
     "Iemand anders wil misschien niet meedoen. Dat is geen reden om te weigeren. De bemiddelaar "
     "vraagt het.",
     OMZENDBRIEF("2.3")},
    {"BM-12", ANY, "Het is niet duidelijk waarover het gaat, of wie erbij betrokken is.",
     OMZENDBRIEF("2.4")},
    {"BM-14", ANY, "Dit lijkt een klacht. Daarvoor is er een klachtenlijn.", NULL},
    {"X-01", ANY,
     "Een dienst stopt de hulp. Cliëntoverleg en bemiddeling zijn allebei goed. Kies bemiddeling "
     "bij een conflict.",
     OMZENDBRIEF("1.2 en 2.2")},
    {"X-02", UITKOMST_NOTA,
     "Er wordt cliëntoverleg en bemiddeling gevraagd. Dat zijn twee dossiers.", NULL},
    {"X-02", UITKOMST_TE_ONDERZOEKEN,
     "Misschien gaat het over twee kinderen. Dat zijn twee dossiers.", NULL},
    {"X-03", ANY,
     "Een dienst stopt de hulp, maar de cliënt wil geen gesprek. De dienst blijft verplicht. De "
     "cliënt niet.",
     OMZENDBRIEF("1.2 en 1.3")},
    {"X-04", UITKOMST_TE_ONDERZOEKEN, "Een kind onder 12 jaar vraagt dit alleen. Bel eerst.",
     OMZENDBRIEF("1.4")},
    {"X-04", UITKOMST_ONTVANKELIJK,
     "De jongere vraagt dit alleen. Dat mag. Neem geen contact op met de ouders, tot iemand "
     "beslist.",
     OMZENDBRIEF("1.4")},
    {"X-06", ANY,
     "De cliënt wil zelf stoppen of weg. Dat is geen eenzijdige stop. Bemiddeling kan helpen.",
     OMZENDBRIEF("2.2")},
    /* no rule: what made the advice careful */
    {"geen-aanvraag", ANY, "Dit lijkt geen aanvraag. De regels zijn niet nagekeken.", NULL},
    {"buiten", ANY, "De woonplaats ligt buiten de zes regio's.", NULL},
    {"kind-nee", ANY, "De jongere is niet akkoord.", NULL},
    {"kind-janee", ANY, "Over het akkoord van de jongere staat er ja en nee.", NULL},
    {"ouders-nee", ANY, "Een van de ouders is niet akkoord.", NULL},
    {"client-nee", ANY, "De cliënt is niet akkoord. Een bemiddeling is vrijwillig.", NULL},
    {"kind", ANY, "Is de jongere akkoord? Het antwoord is niet zeker. Lees het zelf.", NULL},
    {"ouders", ANY, "Zijn de ouders akkoord? Het antwoord is niet zeker. Lees het zelf.", NULL},
    {"stop", ANY, "Stopt een dienst de hulp? Het antwoord is niet zeker. Lees het zelf.", NULL},
    {"stopt", ANY, "In de tekst staat misschien iets over stoppen. Lees ze zelf.", NULL},
    {"plaats", ANY, "Misschien wordt er alleen een plaats gezocht. Lees de tekst zelf.", NULL},
    {"weigert", ANY, "Misschien wil iemand niet, of mag iemand het niet weten. Lees de tekst zelf.",
     NULL},
    {"iets", ANY, "Er staat een antwoord in dat niet begrepen is. Lees het zelf.", NULL},
    {"mandaat", ANY, "Volgt OCJ, VK of SDJ dit kind? Het antwoord is niet zeker. Lees het zelf.",
     NULL},
    {"mandaten", ANY,
     "In de tekst staat misschien iets over OCJ, VK, SDJ of de toegangspoort. Lees ze zelf.", NULL},
    {"contact", ANY, "Misschien mag iemand het niet weten. Lees het zelf, voor u belt of mailt.",
     NULL},
    {"lijst", ANY, "Misschien is iemand in de lijst van betrokkenen niet herkend. Lees ze zelf.",
     NULL},
    {"leeftijd", ANY, "Hoe oud is het kind? Het antwoord is niet zeker. Lees het zelf.", NULL},
    {"plaatsen", ANY, "Er staan plaatsen in van twee regio's.", NULL},
};

const char *advies_text(const char *id, enum uitkomst uitkomst, const char **source_r)
{
	*source_r = NULL;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (text_equal(rows[i].id, id) &&
		    (rows[i].uitkomst == ANY || rows[i].uitkomst == uitkomst)) {
			*source_r = rows[i].source;
			return rows[i].text;
		}
	}
	return NULL;
}

const char *advies_instead(const char *id)
{
	static const struct {
		const char *id, *text;
	} ways[] = {
	    {"CO-03", "Een cliëntoverleg kan wel als de jongere of de ouders het zelf vragen of "
		      "ermee instemmen."},
	    {"CO-05", "Een plaats zoeken is een taak van jeugdhulpregie. Een cliëntoverleg kan wel "
		      "om samen afspraken te maken."},
	    {"CO-07", "Zorgen bespreken met het gezin is een taak van de betrokken hulpverlener. "
		      "Daarna kan een cliëntoverleg wel."},
	    {"BM-03", "Een vraag of klacht over die dienst kan wel: zie de klachtenlijn onderaan."},
	    {"BM-04", "De jongere, een ouder of een hulpverlener kan wel zelf een bemiddeling "
		      "aanvragen."},
	    {"BM-06", "Een cliëntoverleg kan misschien wel."},
	};

	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
		if (text_equal(ways[i].id, id))
			return ways[i].text;
	}
	return NULL;
}

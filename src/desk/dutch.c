/* dutch: see dutch.h. Tables only; a code that has no words of its own prints as nothing. */
#include "desk/dutch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/memory.h"
#include "base/text.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* --- enumerations ---------------------------------------------------------------------------- */

static const char *const soort[SOORT_COUNT] = {
    [SOORT_OVERIG] = "iets anders",
    [SOORT_AANVRAAG] = "aanvraag",
    [SOORT_VRAAG] = "vraag om informatie",
    [SOORT_ANTWOORD] = "antwoord op een eerdere mail",
    [SOORT_INTREKKING] = "de aanvrager wil niet meer",
    [SOORT_OPDRACHT] = "opdracht van een medewerker",
    [SOORT_BOUNCE] = "mail die terugkwam",
    [SOORT_AUTOMATISCH] = "automatische mail",
    [SOORT_LIJST] = "mail van een lijst",
    [SOORT_SPAM] = "ongewenste mail",
    [SOORT_ONLEESBAAR] = "niet te lezen",
};
static const char *const vorm[VORM_COUNT] = {
    [VORM_VRIJ] = "gewone mail",
    [VORM_GETYPT] = "formulier in de mail",
    [VORM_WEB] = "formulier op de website",
    [VORM_DOCX] = "formulier in Word",
    [VORM_ODT] = "formulier in Writer",
    [VORM_PDF] = "formulier in pdf",
    [VORM_SCAN] = "scan of foto, niet te lezen",
};
static const char *const instrument[INSTRUMENT_COUNT] = {
    [INSTRUMENT_CLIENTOVERLEG] = "cliëntoverleg",
    [INSTRUMENT_BEMIDDELING] = "bemiddeling",
    [INSTRUMENT_BEIDE] = "cliëntoverleg en bemiddeling",
};
static const char *const regio[REGIO_COUNT] = {
    [REGIO_ONBEKEND] = "onbekend",
    [REGIO_ANTWERPEN] = "Antwerpen",
    [REGIO_BRUSSEL] = "Brussel",
    [REGIO_LIMBURG] = "Limburg",
    [REGIO_OOST_VLAANDEREN] = "Oost-Vlaanderen",
    [REGIO_VLAAMS_BRABANT] = "Vlaams-Brabant",
    [REGIO_WEST_VLAANDEREN] = "West-Vlaanderen",
    [REGIO_GEEN] = "buiten de zes regio's",
};
static const char *const rol[ROL_COUNT] = {
    [ROL_MINDERJARIGE] = "de jongere zelf",
    [ROL_JONGVOLWASSENE] = "jongvolwassene",
    [ROL_OUDER] = "ouder",
    [ROL_OPVOEDINGSVERANTWOORDELIJKE] = "opvoedingsverantwoordelijke",
    [ROL_PLEEGOUDER] = "pleegouder",
    [ROL_GROOTOUDER] = "grootouder",
    [ROL_FAMILIE] = "familie",
    [ROL_HULPVERLENER] = "hulpverlener",
    [ROL_VERTROUWENSPERSOON] = "vertrouwenspersoon",
    [ROL_STEUNFIGUUR] = "steunfiguur",
    [ROL_ADVOCAAT] = "advocaat",
    [ROL_ANDERE] = "iemand anders",
};
static const char *const dienst_type[DIENST_COUNT] = {
    [DIENST_CLB] = "CLB",
    [DIENST_CAW] = "CAW",
    [DIENST_CGG] = "CGG",
    [DIENST_CKG] = "CKG",
    [DIENST_VAPH] = "VAPH",
    [DIENST_BJZ] = "voorziening in de jeugdhulp",
    [DIENST_PLEEGZORG] = "pleegzorg",
    [DIENST_SCHOOL] = "school",
    [DIENST_SDJ] = "sociale dienst jeugdrechtbank (SDJ)",
    [DIENST_OCJ] = "OCJ",
    [DIENST_VK] = "vertrouwenscentrum (VK)",
    [DIENST_ITP] = "toegangspoort",
    [DIENST_ZIEKENHUIS] = "ziekenhuis",
    [DIENST_HUISARTS] = "huisarts",
    [DIENST_OCMW] = "OCMW",
    [DIENST_POLITIE] = "politie",
    [DIENST_ANDERE] = "een andere dienst",
};
static const char *const stop[STOP_COUNT] = {
    [STOP_JA] = "ja", [STOP_DREIGT] = "een dienst dreigt ermee", [STOP_NEE] = "nee"};
static const char *const toegangspoort[TOEGANGSPOORT_COUNT] = {
    [TOEGANGSPOORT_WIL_ZELF] = "de cliënt wil er zelf naartoe",
    [TOEGANGSPOORT_GEEN_AANMELDER] = "niemand wil de aanmelding doen",
    [TOEGANGSPOORT_ONENIGHEID] = "ze zijn het niet eens over de aanmelding",
    [TOEGANGSPOORT_LOPEND] = "de aanmelding loopt al",
    [TOEGANGSPOORT_NEE] = "nee",
};
static const char *const janee[JANEE_COUNT] = {[JANEE_JA] = "ja", [JANEE_NEE] = "nee"};
static const char *const akkoord[AKKOORD_COUNT] = {
    [AKKOORD_ONBEKEND] = "niet bekend",
    [AKKOORD_ZELF_GEVRAAGD] = "zelf gevraagd",
    [AKKOORD_JA] = "ja",
    [AKKOORD_NEE] = "nee",
    [AKKOORD_VERDEELD] = "verdeeld: de ene wel, de andere niet",
    [AKKOORD_OP_DE_HOOGTE] = "op de hoogte, maar nog geen akkoord",
};
static const char *const gevaar_soort[GEVAAR_SOORT_COUNT] = {
    [GEVAAR_SUICIDE] = "zelfdoding",	[GEVAAR_ZELFVERWONDING] = "zichzelf pijn doen",
    [GEVAAR_GEWELD] = "geweld",		[GEVAAR_SEKSUEEL] = "seksueel geweld",
    [GEVAAR_WEGGELOPEN] = "weggelopen", [GEVAAR_DAKLOOS] = "geen slaapplaats",
    [GEVAAR_ANDERE] = "teken van gevaar",
};
static const char *const uitkomst[UITKOMST_COUNT] = {
    [UITKOMST_ONTVANKELIJK] = "ontvankelijk",
    [UITKOMST_TE_ONDERZOEKEN] = "te onderzoeken",
    [UITKOMST_NIET_ONTVANKELIJK] = "niet ontvankelijk",
    [UITKOMST_VERPLICHT] = "verplicht",
    [UITKOMST_VOORWAARDE] = "voorwaarde",
    [UITKOMST_NOTA] = "ter informatie",
};
static const char *const afloop[] = {"niet gestart",	 "gestopt",	 "zonder overeenkomst",
				     "met overeenkomst", "doorverwezen", "opgelost"};

static const struct {
	const struct names *names;
	const char *const *words;
} enumerations[] = {
    {&names_soort, soort},
    {&names_vorm, vorm},
    {&names_instrument, instrument},
    {&names_regio, regio},
    {&names_rol, rol},
    {&names_dienst_type, dienst_type},
    {&names_stop, stop},
    {&names_toegangspoort, toegangspoort},
    {&names_janee, janee},
    {&names_akkoord, akkoord},
    {&names_uitkomst, uitkomst},
    {&names_gevaar_soort, gevaar_soort},
    {&names_dossier_outcome, afloop},
};

const char *dutch_word(const struct names *names, int value)
{
	for (size_t i = 0; i < COUNT(enumerations); i++) {
		if (enumerations[i].names == names && value >= 0 && value < names->count)
			return enumerations[i].words[value];
	}
	return NULL;
}

void dutch_outcomes(struct buffer *out)
{
	for (size_t i = 0; i < COUNT(afloop); i++)
		buffer_format(out, "%s%s",
			      i == 0		      ? ""
			      : i + 1 < COUNT(afloop) ? ", "
						      : " of ",
			      afloop[i]);
}

/* --- codes that are texts -------------------------------------------------------------------- */

struct word {
	const char *code, *text;
};

static const char *find(const struct word *words, size_t count, const char *code)
{
	for (size_t i = 0; code && i < count; i++) {
		if (text_equal(words[i].code, code))
			return words[i].text;
	}
	return NULL;
}

const char *dutch_template(const char *name)
{
	static const struct word words[] = {
	    {"ontvangst", "het bericht van ontvangst aan de aanvrager"},
	    {"doorgegeven", "het bericht aan de aanvrager dat de vraag doorgegeven is"},
	    {"weigering", "de brief aan de aanvrager dat het niet kan"},
	    {"opdracht", "de opdracht aan de voorzitter of bemiddelaar"},
	    {"vraag", "de vraag van het loket aan de aanvrager"},
	    {"antwoord", "het antwoord van het loket aan de aanvrager"},
	    {"ticket", "het bericht aan een medewerker van het loket"},
	    {"andere_regio", "het bericht aan de aanvrager dat een ander loket de vraag heeft"},
	    {"aanvaard", "het bericht aan de aanvrager wie de opdracht aannam"},
	    {"herinnering", "een herinnering"},
	};

	/* of each answer that the desk chooses the same is said */
	return find(words, COUNT(words),
		    name && strncmp(name, "antwoord-", 9) == 0 ? "antwoord" : name);
}

const char *dutch_reason(const char *code)
{
	static const struct word words[] = {
	    {"crash", "het programma viel stil bij het lezen"},
	    {"tijd", "het lezen duurde te lang"},
	    {"geheugen", "het lezen vroeg te veel geheugen"},
	    {"antwoord", "wat gelezen werd, klopte niet"},
	    {"verwerking", "het programma viel meermaals stil bij deze mail"},
	    {"grootte", "de hele mail is te groot"},
	    {"diepte", "er zitten te veel mails in elkaar"},
	    {"delen", "de mail heeft te veel delen"},
	    {"kop", "de kop van de mail is te groot"},
	    {"tekst", "de tekst is te lang"},
	};

	return find(words, COUNT(words), code);
}

const char *dutch_refusal(const char *status)
{
	/* RFC 3463, and 5.0.9 for what only words said (bounce_reason.c); the longest that the status holds */
	static const struct word words[] = {
	    {"5.0.909", "de mailserver van de ontvanger wil onze mail niet"},
	    {"5.0.911", "dit adres bestaat niet"},
	    {"5.0.912", "wat achter de @ staat, bestaat niet"},
	    {"5.0.921", "deze mailbox is afgesloten"},
	    {"5.0.922", "deze mailbox is vol"},
	    {"5.0.923", "de mail is te groot"},
	    {"5.0.947", "de mailserver van de ontvanger was dagenlang niet te bereiken"},
	    {"5.1.0", "dit adres bestaat niet"},
	    {"5.1.1", "dit adres bestaat niet"},
	    {"5.1.2", "wat achter de @ staat, bestaat niet"},
	    {"5.1.3", "dit is geen geldig adres"},
	    {"5.1.6", "dit adres is verhuisd"},
	    {"5.1.10", "op dit adres komt geen mail aan"},
	    {"5.2.1", "deze mailbox is afgesloten"},
	    {"5.2.2", "deze mailbox is vol"},
	    {"5.2.3", "de mail is te groot voor deze mailbox"},
	    {"5.3.4", "de mail is te groot"},
	    {"5.4.4", "wat achter de @ staat, bestaat niet"},
	    {"5.7.", "de mailserver van de ontvanger wil onze mail niet"},
	};
	size_t longest = 0;
	const char *text = NULL;

	for (size_t i = 0; status && i < COUNT(words); i++) {
		size_t length = strlen(words[i].code);

		if (length > longest && strstr(status, words[i].code)) {
			longest = length;
			text = words[i].text;
		}
	}
	return text;
}

const char *dutch_language(const char *iso_639)
{
	static const struct word words[] = {
	    {"ar", "Arabisch"}, {"bg", "Bulgaars"},  {"de", "Duits"},	  {"en", "Engels"},
	    {"es", "Spaans"},	{"fa", "Perzisch"},  {"fr", "Frans"},	  {"it", "Italiaans"},
	    {"pl", "Pools"},	{"ps", "Pasjtoe"},   {"pt", "Portugees"}, {"ro", "Roemeens"},
	    {"ru", "Russisch"}, {"so", "Somalisch"}, {"sq", "Albanees"},  {"ti", "Tigrinya"},
	    {"tr", "Turks"},	{"uk", "Oekraïens"},
	};
	const char *text = find(words, COUNT(words), iso_639);

	return text ? text : iso_639;
}

const char *dutch_place(const char *part)
{
	static const struct word words[] = {
	    {"onderwerp", "uit het onderwerp"},
	    {"van", "uit de afzender"},
	    {"reply_to", "uit het antwoordadres"},
	    {"mailbox", "alleen volgens de mailbox"},
	};
	const char *text = find(words, COUNT(words), part);

	return text ? text : part;
}

/* --- the dossier ------------------------------------------------------------------------------ */

const char *dutch_state(int state)
{
	static const char *const states[DOSSIER_STATE_COUNT] = {
	    [DOSSIER_ONTVANGEN] = "nog niet beslist",
	    [DOSSIER_ONTVANKELIJK] = "ontvankelijk, nog aan niemand toegewezen",
	    [DOSSIER_TOEGEWEZEN] = "toegewezen, nog niet aanvaard",
	    [DOSSIER_AANVAARD] = "aanvaard",
	    [DOSSIER_AFGESLOTEN] = "afgesloten",
	    [DOSSIER_NIET_ONTVANKELIJK] = "niet ontvankelijk",
	    [DOSSIER_INGETROKKEN] = "ingetrokken door de aanvrager",
	    [DOSSIER_AANVULLEN] = "wacht op een antwoord van de aanvrager",
	};

	return state >= 0 && state < DOSSIER_STATE_COUNT ? states[state] : NULL;
}

/* "ontvangen -> niet_ontvankelijk": what it became. That nobody had it yet, the next line tells. */
static const char *step_to(const char *detail)
{
	const char *arrow = detail ? strstr(detail, "-> ") : NULL;
	int state = arrow ? names_value(&names_dossier_state, arrow + 3) : -1;

	return state == DOSSIER_ONTVANKELIJK ? "ontvankelijk" : dutch_state(state);
}

static const char *instrument_to(const char *detail)
{
	const char *text = dutch_word(&names_instrument, names_value(&names_instrument, detail));

	return text ? text : detail;
}

/* "limburg -> antwerpen" */
static void say_move(const char *detail, char out[DUTCH_EVENT])
{
	const char *arrow = strstr(detail, " -> ");

	if (arrow)
		snprintf(out, DUTCH_EVENT, "van loket %.*s naar loket %s", (int)(arrow - detail),
			 detail, arrow + 4);
	else
		snprintf(out, DUTCH_EVENT, "naar loket %s", detail);
}

const char *dutch_event(const char *what, const char *detail, char out[DUTCH_EVENT])
{
	static const struct word events[] = {
	    {"ontvangen", "aangekomen"},
	    {"bericht", "er kwam een mail bij"},
	    {"bedankt", "er kwam een dankwoord bij"},
	    {"bounce", "een mail kwam niet aan:"},
	    {"ook_naar", "dezelfde mail kwam ook aan bij"},
	    {"afwezig", "automatisch antwoord: afwezig tot"},
	    {"toegewezen", "toegewezen aan"},
	    {"ongedaan", "ongedaan gemaakt:"},
	    {"zelfde_client", "zelfde cliënt als"},
	    {"samengevoegd", "samengevoegd met"},
	    {"samengevoegd_in", "opgegaan in"},
	    {"gesplitst", "hieruit komt"},
	    {"gesplitst_uit", "gesplitst uit"},
	    {"nieuw", "doorgestuurde aanvraag, nu dossier"},
	    {"nieuw_uit", "doorgestuurd vanuit"},
	    {"vervolg", "hierop volgt"},
	    {"vervolg_op", "vervolg op"},
	    {"antwoord", "antwoord aan de aanvrager:"},
	    {"adres", "de aanvrager kreeg een ander adres:"},
	    {"adres_opnieuw", "het adres van de aanvrager mag weer gebruikt worden:"},
	    {"weigert", "neemt de opdracht niet aan:"},
	    {"zwijgt", "geen antwoord op de opdracht van"},
	    {"herinnering", "herinnering verstuurd"},
	};
	const char *text = find(events, COUNT(events), what);

	if (text_equal(what, "stap"))
		snprintf(out, DUTCH_EVENT, "%s", step_to(detail) ? step_to(detail) : detail);
	else if (text_equal(what, "regio") && detail)
		say_move(detail, out);
	else if (text_equal(what, "instrument") && detail)
		snprintf(out, DUTCH_EVENT, "gekozen voor %s", instrument_to(detail));
	else if (text_equal(what, "ontvangen") || text_equal(what, "bericht") ||
		 text_equal(what, "herinnering") || !detail)
		snprintf(out, DUTCH_EVENT, "%.*s", (int)strcspn(text ? text : what, ":"),
			 text ? text : what);
	else
		snprintf(out, DUTCH_EVENT, "%s%s %s", text ? text : what, text ? "" : ":", detail);
	return out;
}

/* --- dates and numbers ----------------------------------------------------------------------- */

_Static_assert((int)DUTCH_TEXT >= (int)CLOCK_TEXT, "room for a day");

const char *dutch_day(const char *iso, char out[DUTCH_TEXT])
{
	int64_t seconds;

	return iso && clock_parse_day(iso, &seconds) == 0 ? clock_dutch_day(seconds, out) : iso;
}

/* How many digits stand together (domain.md section 5.1); NULL: no number of this country. */
static const char *groups_of(const char *digits)
{
	size_t length = strspn(digits, "0123456789");

	if (digits[0] != '0' || digits[length])
		return NULL;
	if (length == 10)
		return digits[1] == '4' ? "4222" : NULL;
	if (length != 9)
		return NULL;
	if (strncmp(digits, "0800", 4) == 0)
		return "432";
	return strchr("2349", digits[1]) ? "2322" : "3222";
}

const char *dutch_phone(const char *number, char out[DUTCH_TEXT])
{
	char digits[12];
	const char *sizes, *at = digits;
	size_t used = 0;

	if (!number || strncmp(number, "+32", 3) != 0)
		return number;
	snprintf(digits, sizeof(digits), "0%s", number + 3);
	sizes = groups_of(digits);
	for (; sizes && *sizes; at += *sizes++ - '0')
		used += (size_t)snprintf(out + used, DUTCH_TEXT - used, "%s%.*s", used ? " " : "",
					 *sizes - '0', at);
	return used ? out : number;
}

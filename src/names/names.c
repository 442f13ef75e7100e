/* names: see names.h. The spelling of every enumeration value, in the order of the enum. */
#include "names/names.h"

#include <string.h>

#define NAMES(table, count_of)                                                                     \
	_Static_assert(sizeof(table) / sizeof((table)[0]) == (count_of), "a name a value");        \
	const struct names names_##table = {table, (count_of)}

static const char *const soort[] = {
    "overig", "aanvraag",    "vraag", "antwoord", "intrekking", "opdracht",
    "bounce", "automatisch", "lijst", "spam",	  "onleesbaar",
};
static const char *const vorm[] = {"vrij", "getypt", "web", "docx", "odt", "pdf", "scan"};
static const char *const instrument[] = {"onbekend", "clientoverleg", "bemiddeling", "beide"};
static const char *const regio[] = {
    "onbekend",	       "antwerpen",	 "brussel",	    "limburg",
    "oost-vlaanderen", "vlaams-brabant", "west-vlaanderen", "geen",
};
static const char *const rol[] = {
    "onbekend",	   "minderjarige", "jongvolwassene", "ouder",	     "opvoedingsverantwoordelijke",
    "pleegouder",  "grootouder",   "familie",	     "hulpverlener", "vertrouwenspersoon",
    "steunfiguur", "advocaat",	   "andere",
};
static const char *const dienst_type[] = {
    NULL,  "clb", "caw", "cgg", "ckg",	      "vaph",	  "bjz",  "pleegzorg", "school",
    "sdj", "ocj", "vk",	 "itp", "ziekenhuis", "huisarts", "ocmw", "politie",   "andere",
};
static const char *const stop[] = {"onbekend", "ja", "dreigt", "nee"};
static const char *const toegangspoort[] = {
    "onbekend", "wil_zelf", "geen_aanmelder", "onenigheid", "lopend", "nee",
};
static const char *const janee[] = {NULL, "ja", "nee"};
static const char *const akkoord[] = {
    "onbekend", "zelf_gevraagd", "ja", "nee", "verdeeld", "op_de_hoogte",
};
static const char *const gevaar[] = {"geen", "vermeld", "spoed"};
static const char *const gevaar_soort[] = {
    NULL, "suicide", "zelfverwonding", "geweld", "seksueel", "weggelopen", "dakloos", "andere",
};
static const char *const feit[] = {
    NULL,	  "plaats_gezocht", "kandidaten",  "verontrusting", "indicatie",   "fase_3",
    "een_dienst", "meer_kinderen",  "wil_weg",	   "hulp",	    "andere_zaak", "klacht",
    "wil_praten", "weigert",	    "geen_partij", "vorig_overleg", "onder_druk",
};
static const char *const uitkomst[] = {
    NULL, "ontvankelijk", "te_onderzoeken", "niet_ontvankelijk", "verplicht", "voorwaarde", "nota",
};

NAMES(soort, SOORT_COUNT);
NAMES(vorm, VORM_COUNT);
NAMES(instrument, INSTRUMENT_COUNT);
NAMES(regio, REGIO_COUNT);
NAMES(rol, ROL_COUNT);
NAMES(dienst_type, DIENST_COUNT);
NAMES(stop, STOP_COUNT);
NAMES(toegangspoort, TOEGANGSPOORT_COUNT);
NAMES(janee, JANEE_COUNT);
NAMES(akkoord, AKKOORD_COUNT);
NAMES(gevaar, GEVAAR_COUNT);
NAMES(gevaar_soort, GEVAAR_SOORT_COUNT);
NAMES(feit, FEIT_COUNT);
NAMES(uitkomst, UITKOMST_COUNT);

const char *names_text(const struct names *names, int value)
{
	return value >= 0 && value < names->count ? names->names[value] : NULL;
}

int names_value(const struct names *names, const char *text)
{
	for (int i = 0; i < names->count; i++) {
		const char *name = names->names[i];

		if (name == text || (name && text && strcmp(name, text) == 0))
			return i;
	}
	return -1;
}

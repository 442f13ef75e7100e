/* names: the enumerations of a reading (contract section 3). Value 0 is always "not known". The
 * spelling stands in one table an enumeration (names.c), used to print and to check what comes
 * in. */
#ifndef LOKET_NAMES_NAMES_H
#define LOKET_NAMES_NAMES_H

#include <stddef.h>

enum soort {
	SOORT_OVERIG,
	SOORT_AANVRAAG,
	SOORT_VRAAG,
	SOORT_ANTWOORD,
	SOORT_INTREKKING,
	SOORT_OPDRACHT,
	SOORT_BOUNCE,
	SOORT_AUTOMATISCH,
	SOORT_LIJST,
	SOORT_SPAM,
	SOORT_ONLEESBAAR,
	SOORT_COUNT
};
enum vorm {
	VORM_VRIJ,
	VORM_GETYPT,
	VORM_WEB,
	VORM_DOCX,
	VORM_ODT,
	VORM_PDF,
	VORM_SCAN,
	VORM_COUNT
};
enum instrument {
	INSTRUMENT_ONBEKEND,
	INSTRUMENT_CLIENTOVERLEG,
	INSTRUMENT_BEMIDDELING,
	INSTRUMENT_BEIDE,
	INSTRUMENT_COUNT
};
enum regio {
	REGIO_ONBEKEND,
	REGIO_ANTWERPEN,
	REGIO_BRUSSEL,
	REGIO_LIMBURG,
	REGIO_OOST_VLAANDEREN,
	REGIO_VLAAMS_BRABANT,
	REGIO_WEST_VLAANDEREN,
	REGIO_GEEN,
	REGIO_COUNT
};
enum rol {
	ROL_ONBEKEND,
	ROL_MINDERJARIGE,
	ROL_JONGVOLWASSENE,
	ROL_OUDER,
	ROL_OPVOEDINGSVERANTWOORDELIJKE,
	ROL_PLEEGOUDER,
	ROL_GROOTOUDER,
	ROL_FAMILIE,
	ROL_HULPVERLENER,
	ROL_VERTROUWENSPERSOON,
	ROL_STEUNFIGUUR,
	ROL_ADVOCAAT,
	ROL_ANDERE,
	ROL_COUNT
};
enum dienst_type { /* DIENST_NONE prints as null */
		   DIENST_NONE,
		   DIENST_CLB,
		   DIENST_CAW,
		   DIENST_CGG,
		   DIENST_CKG,
		   DIENST_VAPH,
		   DIENST_BJZ,
		   DIENST_PLEEGZORG,
		   DIENST_SCHOOL,
		   DIENST_SDJ,
		   DIENST_OCJ,
		   DIENST_VK,
		   DIENST_ITP,
		   DIENST_ZIEKENHUIS,
		   DIENST_HUISARTS,
		   DIENST_OCMW,
		   DIENST_POLITIE,
		   DIENST_ANDERE,
		   DIENST_COUNT
};
enum stop { STOP_ONBEKEND, STOP_JA, STOP_DREIGT, STOP_NEE, STOP_COUNT };
enum toegangspoort {
	TOEGANGSPOORT_ONBEKEND,
	TOEGANGSPOORT_WIL_ZELF,
	TOEGANGSPOORT_GEEN_AANMELDER,
	TOEGANGSPOORT_ONENIGHEID,
	TOEGANGSPOORT_LOPEND,
	TOEGANGSPOORT_NEE,
	TOEGANGSPOORT_COUNT
};
enum janee { JANEE_NULL, JANEE_JA, JANEE_NEE, JANEE_COUNT }; /* JANEE_NULL prints as null */
enum akkoord {
	AKKOORD_ONBEKEND,
	AKKOORD_ZELF_GEVRAAGD,
	AKKOORD_JA,
	AKKOORD_NEE,
	AKKOORD_VERDEELD,
	AKKOORD_OP_DE_HOOGTE,
	AKKOORD_COUNT
};
enum gevaar { GEVAAR_GEEN, GEVAAR_VERMELD, GEVAAR_SPOED, GEVAAR_COUNT };
enum gevaar_soort { /* GEVAAR_SOORT_NONE is never printed */
		    GEVAAR_SOORT_NONE,
		    GEVAAR_SUICIDE,
		    GEVAAR_ZELFVERWONDING,
		    GEVAAR_GEWELD,
		    GEVAAR_SEKSUEEL,
		    GEVAAR_WEGGELOPEN,
		    GEVAAR_DAKLOOS,
		    GEVAAR_ANDERE,
		    GEVAAR_SOORT_COUNT
};
enum feit { /* something said in running text that a rule asks for; FEIT_NONE is never printed */
	    FEIT_NONE,
	    FEIT_PLAATS_GEZOCHT,
	    FEIT_KANDIDATEN,
	    FEIT_VERONTRUSTING,
	    FEIT_INDICATIE,
	    FEIT_FASE_3,
	    FEIT_EEN_DIENST,
	    FEIT_MEER_KINDEREN,
	    FEIT_WIL_WEG,
	    FEIT_HULP,
	    FEIT_ANDERE_ZAAK,
	    FEIT_KLACHT,
	    FEIT_WIL_PRATEN,
	    FEIT_WEIGERT,
	    FEIT_GEEN_PARTIJ,
	    FEIT_VORIG_OVERLEG,
	    FEIT_ONDER_DRUK, /* of a withdrawal; no rule asks for it */
	    FEIT_COUNT
};
enum uitkomst { /* of a rule; UITKOMST_NONE: the rule does not fire, or null */
		UITKOMST_NONE,
		UITKOMST_ONTVANKELIJK,
		UITKOMST_TE_ONDERZOEKEN,
		UITKOMST_NIET_ONTVANKELIJK,
		UITKOMST_VERPLICHT,
		UITKOMST_VOORWAARDE,
		UITKOMST_NOTA,
		UITKOMST_COUNT
};

/* The mandates are a set of bits of (1 << DIENST_SDJ) ... (1 << DIENST_ITP). */

/* One enumeration: names[i] is the spelling of value i; NULL prints as null. */
struct names {
	const char *const *names;
	int count;
};
extern const struct names names_soort, names_vorm, names_instrument, names_regio, names_rol,
    names_dienst_type, names_stop, names_toegangspoort, names_janee, names_akkoord, names_gevaar,
    names_gevaar_soort, names_feit, names_uitkomst;

const char *names_text(const struct names *names, int value); /* NULL out of range */
int names_value(const struct names *names, const char *text); /* -1: no such name; NULL: the value
                                                                    whose name is NULL, or -1 */
#endif

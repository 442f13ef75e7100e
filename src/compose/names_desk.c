/* names_desk: the values of the mails to the desk and to professionals. */
#include "compose/names_rows.h"

static const struct compose_name row_names[] = {
    {"label", COMPOSE_TEXT, 0, "Naam", NULL},
    {"waarde", COMPOSE_TEXT, 0, "An Voorbeeld", NULL},
    {"citaat", COMPOSE_TEXT, 0, "ik ben An Voorbeeld", NULL},
    {"deel", COMPOSE_TEXT, 0, "aanvraag.docx", NULL},
    {"twijfel", COMPOSE_FLAG, 0, NULL, NULL},
};
static const struct compose_names row_item = {row_names, COUNT(row_names)};

static const struct compose_name partij_names[] = {
    {"naam", COMPOSE_TEXT, 0, "Bart Voorbeeld", NULL},
    {"relatie", COMPOSE_TEXT, 0, "vader", NULL},
    {"dienst", COMPOSE_TEXT, 0, "CLB De Brug", NULL},
    {"telefoon", COMPOSE_TEXT, 0, "0470 00 00 00", NULL},
    {"email", COMPOSE_TEXT, 0, "bart@example.be", NULL},
    {"uitnodigen", COMPOSE_TEXT, 0, "ja", NULL},
    {"op_de_hoogte", COMPOSE_TEXT, 0, "ja", NULL},
    {"akkoord", COMPOSE_TEXT, 0, "nee", NULL},
    {"citaat", COMPOSE_TEXT, 0, "zijn papa Bart", NULL},
    {"deel", COMPOSE_TEXT, 0, "aanvraag.docx", NULL},
    {"twijfel", COMPOSE_FLAG, 0, NULL, NULL},
};
static const struct compose_names partij_item = {partij_names, COUNT(partij_names)};

static const struct compose_name gevaar_names[] = {
    {"soort", COMPOSE_TEXT, 0, "weggelopen", NULL},
    {"citaat", COMPOSE_TEXT, 0, "al twee dagen niet thuis", NULL},
};
static const struct compose_names gevaar_item = {gevaar_names, COUNT(gevaar_names)};

static const struct compose_name regel_names[] = {
    {"regel", COMPOSE_TEXT, 0, "BM-12", NULL},
    {"uitkomst", COMPOSE_TEXT, 0, "te onderzoeken", NULL},
    {"tekst", COMPOSE_TEXT, 0, "Het is niet duidelijk waarover het gaat.", NULL}, /* why */
    {"bron", COMPOSE_TEXT, 0, "omzendbrief, punt 2.4", NULL}, /* where that stands */
    {"citaat", COMPOSE_TEXT, 0, "we geraken er niet uit", NULL},
};
static const struct compose_names regel_item = {regel_names, COUNT(regel_names)};

static const struct compose_name vraag_names[] = {
    {"vraag", COMPOSE_TEXT, 0, "Wie is erbij betrokken?", NULL},
};
static const struct compose_names vraag_item = {vraag_names, COUNT(vraag_names)};

static const struct compose_name veld_names[] = {
    {"label", COMPOSE_TEXT, 0, "Waarover gaat het conflict?", NULL}, /* without ":" */
    {"vragend", COMPOSE_FLAG, 0, NULL, NULL},			     /* it ends in "?" */
    {"waarde", COMPOSE_TEXT, 0, "Over de weekends", NULL},
};
static const struct compose_names veld_item = {veld_names, COUNT(veld_names)};

static const struct compose_name later_names[] = {
    {"ontvangen_op", COMPOSE_TEXT, 0, "22 november 2026 om 9:10", NULL},
    {"tekst", COMPOSE_TEXT, 0, "Vrijdag om 14 uur lukt ook.", NULL},
    {"spoed", COMPOSE_FLAG, 0, NULL, NULL},
    {"bijlage", COMPOSE_FLAG, 0, NULL, NULL}, /* something came with it, which stays at the desk */
};
static const struct compose_names later_item = {later_names, COUNT(later_names)};

static const struct compose_name bijlage_names[] = {
    {"naam", COMPOSE_TEXT, 0, "verslag.pdf", NULL},
    {"grootte", COMPOSE_TEXT, 0, "12 kB", NULL},
};
static const struct compose_names bijlage_item = {bijlage_names, COUNT(bijlage_names)};

/* --- to a professional ----------------------------------------------------------------------- */

static const struct compose_name opdracht_names[] = {
    {"dossier", COMPOSE_TEXT, TITLE, "26-00042-8", NULL},
    {"loket", COMPOSE_TEXT, NEEDED, "Loket Limburg", NULL},
    {"telefoon", COMPOSE_TEXT, SAID, "011 23 72 25", NULL},
    {"naam", COMPOSE_TEXT, 0, "Mieke Bemiddelaar", NULL}, /* of the professional */
    {"bemiddelaar", COMPOSE_FLAG, 0, NULL, NULL},
    {"voorzitter", COMPOSE_FLAG, 0, NULL, NULL},
    {"standaardregel", COMPOSE_FLAG, 0, NULL, NULL},
    {"antwoord_lokaal", COMPOSE_TEXT, SAID, "bemiddeling+abc", NULL}, /* of a ready answer */
    {"antwoord_domein", COMPOSE_TEXT, SAID, "example.be", NULL},
    {"ontvangen_op", COMPOSE_TEXT, 0, "21 november 2026 om 14:03", NULL},
    {"vervolg", COMPOSE_FLAG, 0, NULL, NULL},
    {"vervolg_op", COMPOSE_TEXT, 0, "26-00041-5", NULL}, /* only if this person had that */
    {"uitkomsten", COMPOSE_TEXT, 0, "gestopt, met overeenkomst of opgelost", NULL},
    {"regio", COMPOSE_TEXT, 0, "Limburg", NULL},
    {"andere_taal", COMPOSE_TEXT, 0, "Frans", NULL}, /* of the applicant, when not Dutch */
    {"spoed", COMPOSE_FLAG, 0, NULL, NULL},
    {"vermeld", COMPOSE_FLAG, 0, NULL, NULL},
    {"gevaar", COMPOSE_LIST, 0, NULL, &gevaar_item},
    {"contactverbod", COMPOSE_FLAG, SAID, NULL, NULL},
    {"aanvrager", COMPOSE_LIST, SAID, NULL, &row_item},
    {"client", COMPOSE_LIST, SAID, NULL, &row_item},
    {"partijen", COMPOSE_LIST, SAID, NULL, &partij_item},
    {"vraag", COMPOSE_TEXT, SAID, "We geraken er samen niet uit.", NULL},
    {"situatie", COMPOSE_LIST, SAID, NULL, &row_item},
    {"velden", COMPOSE_LIST, SAID, NULL, &veld_item},	  /* what only the form asks */
    {"berichten", COMPOSE_LIST, SAID, NULL, &later_item}, /* what the applicant wrote since */
};

/* What the applicant wrote after the assignment. */
static const struct compose_name bericht_names[] = {
    {"dossier", COMPOSE_TEXT, TITLE, "26-00042-8", NULL},
    {"loket", COMPOSE_TEXT, NEEDED, "Loket Limburg", NULL},
    {"telefoon", COMPOSE_TEXT, SAID, "011 23 72 25", NULL},
    {"ontvangen_op", COMPOSE_TEXT, 0, "21 november 2026 om 14:03", NULL},
    {"spoed", COMPOSE_FLAG, SAID | COMPOSE_SUBJECT, NULL, NULL},
    {"gevaar", COMPOSE_LIST, 0, NULL, &gevaar_item},
    {"ingetrokken", COMPOSE_FLAG, SAID, NULL, NULL}, /* the applicant wants no more */
    {"bericht", COMPOSE_TEXT, SAID, "Kan het ook op vrijdag?", NULL},
    {"bijlagen", COMPOSE_LIST, 0, NULL, &bijlage_item},
    {"origineel", COMPOSE_FLAG, SAID, NULL, NULL},    /* origineel.eml is attached */
    {"origineel_groot", COMPOSE_FLAG, 0, NULL, NULL}, /* not: over 7 MB */
    {"origineel_rrn", COMPOSE_FLAG, 0, NULL, NULL},   /* not: a rijksregisternummer */
};

/* --- to the desk ----------------------------------------------------------------------------- */

static const struct compose_name ticket_names[] = {
    {"dossier", COMPOSE_TEXT, TITLE, "26-00042-8", NULL},
    {"loket", COMPOSE_TEXT, 0, "Loket Limburg", NULL},
    {"telefoon", COMPOSE_TEXT, 0, "011 23 72 25", NULL},
    {"spoed", COMPOSE_FLAG, SAID | COMPOSE_SUBJECT, NULL, NULL}, /* gevaar.niveau spoed */
    {"vermeld", COMPOSE_FLAG, SAID, NULL, NULL},		 /* gevaar.niveau vermeld */
    {"lang", COMPOSE_FLAG, SAID, NULL, NULL}, /* not all of it was looked through */
    {"gevaar", COMPOSE_LIST, SAID, NULL, &gevaar_item},
    {"contactverbod", COMPOSE_FLAG, SAID, NULL, NULL},
    {"ander_adres", COMPOSE_TEXT, 0, "an@example.be",
     NULL},						/* asks to be answered there, not at From */
    {"geen_ontvangst", COMPOSE_TEXT, 0, "lijst", NULL}, /* why no ontvangst went out */
    {"adres_onzeker", COMPOSE_FLAG, 0, NULL, NULL},	/* that is why: it may be a victim's */
    {"mailbox", COMPOSE_TEXT, 0, "bemiddeling@example.be", NULL},
    {"ontvangen_op", COMPOSE_TEXT, 0, "21 november 2026 om 14:03", NULL},
    {"soort", COMPOSE_TEXT, 0, "aanvraag", NULL},
    {"vorm", COMPOSE_TEXT, 0, "gewone mail", NULL},
    {"instrument", COMPOSE_TEXT, SAID, "bemiddeling", NULL}, /* of the dossier */
    {"instrument_uit_mailbox", COMPOSE_FLAG, 0, NULL, NULL}, /* the mail itself names none */
    {"vervolg", COMPOSE_FLAG, 0, NULL, NULL},
    {"regio", COMPOSE_TEXT, SAID, "Limburg", NULL},
    {"regio_uit_mailbox", COMPOSE_FLAG, 0, NULL, NULL}, /* no place in the mail */
    {"andere_taal", COMPOSE_TEXT, 0, "Frans", NULL},	/* reading->taal when not nl */
    {"afzender", COMPOSE_TEXT, 0, "An Voorbeeld <an@example.be>", NULL},
    {"onderwerp", COMPOSE_TEXT, 0, "vraag", NULL},		 /* of the mail: in the body only */
    {"afzender_bevestigd", COMPOSE_FLAG, 0, NULL, NULL},	 /* mail.afzender_bevestigd == 1 */
    {"afzender_niet_bevestigd", COMPOSE_FLAG, SAID, NULL, NULL}, /* == 0 */
    {"aanvrager", COMPOSE_LIST, SAID, NULL, &row_item},
    {"client", COMPOSE_LIST, SAID, NULL, &row_item},
    {"partijen", COMPOSE_LIST, SAID, NULL, &partij_item},
    {"vraag", COMPOSE_TEXT, SAID, "We geraken er samen niet uit.", NULL},
    {"bericht", COMPOSE_TEXT, 0, "Kan er iemand helpen?", NULL}, /* mail.tekst */
    {"situatie", COMPOSE_LIST, SAID, NULL, &row_item}, /* stop, toegangspoort, mandaat, akkoord */
    {"velden", COMPOSE_LIST, 0, NULL, &veld_item},
    {"advies", COMPOSE_TEXT, SAID, "te onderzoeken", NULL},
    {"verplicht", COMPOSE_FLAG, SAID, NULL, NULL},
    {"voorwaarde", COMPOSE_FLAG, SAID, NULL, NULL},
    {"regels", COMPOSE_LIST, SAID, NULL, &regel_item},
    {"vragen", COMPOSE_LIST, SAID, NULL, &vraag_item},
    {"bijlagen", COMPOSE_LIST, 0, NULL, &bijlage_item},	 /* of the mail that came in */
    {"origineel", COMPOSE_FLAG, SAID, NULL, NULL},	 /* origineel.eml is attached */
    {"origineel_groot", COMPOSE_FLAG, SAID, NULL, NULL}, /* not: over 7 MB */
    {"origineel_rrn", COMPOSE_FLAG, SAID, NULL, NULL},	 /* not: a rijksregisternummer */
    {"doorgegeven_aan", COMPOSE_TEXT, 0, "Mieke Bemiddelaar", NULL}, /* forward = "direct" did it */
    {"niemand_vrij", COMPOSE_FLAG, 0, NULL, NULL}, /* "direct" would have, but nobody is free */
    {"zelfde_client", COMPOSE_TEXT, SAID, "26-00041-5",
     NULL}, /* name and date of birth as in that dossier */
    {"mogelijk_bij", COMPOSE_TEXT, 0, "26-00041-5", NULL},    /* dossier it possibly belongs to */
    {"van_loket", COMPOSE_TEXT, SAID, "Loket Brussel", NULL}, /* had the dossier before */
    {"aanvrager_weet", COMPOSE_FLAG, 0, NULL, NULL},	      /* and the applicant is told so */
    {"gesplitst_uit", COMPOSE_TEXT, SAID, "26-00041-5", NULL},
    {"begonnen_uit", COMPOSE_TEXT, 0, "26-00041-5",
     NULL}, /* a colleague passed the mail on there */
    {"vervolg_op", COMPOSE_TEXT, SAID, "26-00041-5", NULL}, /* the earlier cliëntoverleg */
    {"vorige_voorzitter", COMPOSE_TEXT, 0, "Vera Voorzitter", NULL}, /* who had that */
    {"vorige_voorzitter_id", COMPOSE_TEXT, 0, "vz-lim-1", NULL},
    {"vorige_voorzitter_afwezig", COMPOSE_FLAG, 0, NULL, NULL}, /* today */
    /* for links that open a ready answer; absent where the mailbox takes no plus addresses */
    {"antwoord_lokaal", COMPOSE_TEXT, SAID, "bemiddeling+k7q2", NULL},
    {"antwoord_domein", COMPOSE_TEXT, SAID, "example.be", NULL},
    {"vragen_tekst", COMPOSE_TEXT, 0, "Wie is erbij betrokken?", NULL},
};

static const struct compose_name collega_names[] = {
    {"naam", COMPOSE_TEXT, 0, "Mieke Bemiddelaar", NULL},
    {"waarom", COMPOSE_TEXT, 0, "afwezig, terug op 4 januari 2027", NULL}, /* not free */
};
static const struct compose_names collega_item = {collega_names, COUNT(collega_names)};

/* Exactly one of the flags with COMPOSE_SUBJECT is set; spoed may stand beside it. */
static const struct compose_name melding_names[] = {
    {"dossier", COMPOSE_TEXT, SAID | COMPOSE_SUBJECT, "26-00042-8", NULL},
    {"loket", COMPOSE_TEXT, 0, "Loket Limburg", NULL},
    {"telefoon", COMPOSE_TEXT, 0, "011 23 72 25", NULL},
    {"te_groot", COMPOSE_FLAG, SAID | COMPOSE_SUBJECT, NULL, NULL},   /* grootte, grens */
    {"onleesbaar", COMPOSE_FLAG, SAID | COMPOSE_SUBJECT, NULL, NULL}, /* reden */
    {"mislukt", COMPOSE_FLAG, SAID | COMPOSE_SUBJECT, NULL, NULL},    /* reden */
    {"spam", COMPOSE_FLAG, SAID | COMPOSE_SUBJECT, NULL, NULL},
    {"programma", COMPOSE_FLAG, SAID | COMPOSE_SUBJECT, NULL, NULL}, /* danger is read in it */
    {"geweigerd", COMPOSE_FLAG, SAID | COMPOSE_SUBJECT, NULL, NULL}, /* aan, sjabloon, code */
    {"bounce", COMPOSE_FLAG, SAID | COMPOSE_SUBJECT, NULL, NULL},    /* aan, code */
    {"niemand_vrij", COMPOSE_FLAG, SAID | COMPOSE_SUBJECT, NULL,
     NULL},							    /* bemiddelaar or voorzitter */
    {"antwoord", COMPOSE_FLAG, SAID | COMPOSE_SUBJECT, NULL, NULL}, /* afzender, bericht */
    {"vraagt_ander_adres", COMPOSE_FLAG, SAID | COMPOSE_SUBJECT, NULL, NULL}, /* aan */
    {"ingetrokken", COMPOSE_FLAG, SAID | COMPOSE_SUBJECT, NULL, NULL},	      /* by the applicant */
    {"onder_druk", COMPOSE_FLAG, SAID, NULL, NULL}, /* with antwoord: perhaps wants no more */
    {"ook_elders", COMPOSE_FLAG, SAID | COMPOSE_SUBJECT, NULL, NULL}, /* ander_loket */
    {"ander_loket", COMPOSE_TEXT, 0, "Loket Antwerpen", NULL},
    {"lus", COMPOSE_FLAG, SAID | COMPOSE_SUBJECT, NULL, NULL},	   /* aan */
    {"afwezig", COMPOSE_FLAG, SAID | COMPOSE_SUBJECT, NULL, NULL}, /* naam, terug_op */
    {"naam", COMPOSE_TEXT, 0, "Mieke Bemiddelaar", NULL},	   /* of the professional */
    {"terug_op", COMPOSE_TEXT, 0, "3 december 2026", NULL},
    {"aanvaard", COMPOSE_FLAG, SAID | COMPOSE_SUBJECT, NULL, NULL},	/* naam */
    {"weigert", COMPOSE_FLAG, SAID | COMPOSE_SUBJECT, NULL, NULL},	/* naam, naar, uitleg */
    {"zwijgt", COMPOSE_FLAG, SAID | COMPOSE_SUBJECT, NULL, NULL},	/* naam, naar */
    {"niet_beslist", COMPOSE_FLAG, SAID | COMPOSE_SUBJECT, NULL, NULL}, /* sinds, to the end */
    {"niet_toegewezen", COMPOSE_FLAG, SAID | COMPOSE_SUBJECT, NULL, NULL},
    {"niet_aangevuld", COMPOSE_FLAG, SAID | COMPOSE_SUBJECT, NULL, NULL},
    {"onbereikbaar", COMPOSE_FLAG, SAID | COMPOSE_SUBJECT, NULL, NULL}, /* the applicant */
    {"vertrokken", COMPOSE_FLAG, SAID | COMPOSE_SUBJECT, NULL, NULL},	/* who has it: naam */
    {"afgesloten", COMPOSE_FLAG, SAID | COMPOSE_SUBJECT, NULL, NULL},	/* naam, uitkomst */
    {"uitkomst", COMPOSE_TEXT, 0, "met overeenkomst", NULL},
    {"samengevoegd", COMPOSE_FLAG, SAID | COMPOSE_SUBJECT, NULL, NULL}, /* ander_dossier */
    {"ander_dossier", COMPOSE_TEXT, 0, "26-00043-2", NULL},
    {"niet_bereikt", COMPOSE_FLAG, SAID, NULL, NULL},	/* the applicant could not be told */
    {"naar", COMPOSE_TEXT, 0, "Jan Bemiddelaar", NULL}, /* who has it now; none: nobody is free */
    {"uitleg", COMPOSE_TEXT, 0, "Ik werk voor een dienst die betrokken is.", NULL},
    {"sinds", COMPOSE_TEXT, 0, "21 november 2026", NULL},
    {"collegas", COMPOSE_LIST, 0, NULL, &collega_item},
    {"te_beslissen", COMPOSE_FLAG, 0, NULL, NULL},	   /* with antwoord */
    {"niet_begrepen", COMPOSE_FLAG, 0, NULL, NULL},	   /* with antwoord: a line of it */
    {"ook_bij_professional", COMPOSE_FLAG, 0, NULL, NULL}, /* who has the dossier got it too */
    {"nummer_aanvrager", COMPOSE_TEXT, 0, "0470 00 00 00", NULL}, /* with ingetrokken */
    {"beslissing_vervalt", COMPOSE_FLAG, SAID, NULL, NULL}, /* with ingetrokken: what waited */
    {"bij_professional", COMPOSE_FLAG, SAID, NULL,
     NULL},					   /* only that there is one: who has it reads it */
    {"origineel", COMPOSE_FLAG, SAID, NULL, NULL}, /* origineel.eml is attached */
    {"origineel_groot", COMPOSE_FLAG, SAID, NULL, NULL}, /* not: over 7 MB */
    {"origineel_rrn", COMPOSE_FLAG, SAID, NULL, NULL},	 /* not: a rijksregisternummer */
    {"bemiddelaar", COMPOSE_FLAG, 0, NULL, NULL},
    {"voorzitter", COMPOSE_FLAG, 0, NULL, NULL},
    {"mailbox", COMPOSE_TEXT, 0, "bemiddeling@example.be", NULL},
    {"ontvangen_op", COMPOSE_TEXT, 0, "21 november 2026 om 14:03", NULL},
    {"mail", COMPOSE_TEXT, 0, "17", NULL}, /* number of the mail in `loketctl list --mail` */
    {"grootte", COMPOSE_TEXT, 0, "61 MB", NULL},
    {"grens", COMPOSE_TEXT, 0, "de tekst is te lang", NULL},
    {"reden", COMPOSE_TEXT, 0, "het lezen duurde te lang", NULL},
    {"aan", COMPOSE_TEXT, 0, "an@example.be", NULL},
    {"sjabloon", COMPOSE_TEXT, 0, "het bericht van ontvangst", NULL},
    {"code", COMPOSE_TEXT, 0, "dit adres bestaat niet", NULL},
    {"afzender", COMPOSE_TEXT, 0, "An Voorbeeld <an@example.be>", NULL},
    {"afzender_bevestigd", COMPOSE_FLAG, 0, NULL, NULL},
    {"afzender_niet_bevestigd", COMPOSE_FLAG, 0, NULL, NULL},
    {"afzender_anders", COMPOSE_FLAG, SAID, NULL, NULL},  /* not the applicant of the dossier */
    {"afzender_medewerker", COMPOSE_FLAG, 0, NULL, NULL}, /* of a loket, voorzitter, bemiddelaar */
    {"bericht", COMPOSE_TEXT, 0, "Nog iets vergeten: bel liefst na 16 uur.", NULL},
    {"bijlagen", COMPOSE_LIST, 0, NULL, &bijlage_item},
    {"spoed", COMPOSE_FLAG, COMPOSE_SUBJECT, NULL, NULL},
    {"gevaar", COMPOSE_LIST, 0, NULL, &gevaar_item},
};

/* --- to whom gave a command: colleague or professional ------------------------------------------ */

static const struct compose_name opdracht_regel_names[] = {
    {"regel", COMPOSE_TEXT, 0, "ontvankelijk", NULL}, /* as it was written */
    {"tekst", COMPOSE_TEXT, 0, "Geen jeugdhulp.",
     NULL}, /* all that goes with it, in a bevestiging */
    {"gedaan", COMPOSE_FLAG, 0, NULL, NULL},
    {"waarom", COMPOSE_TEXT, 0, "Dit dossier is al beslist.", NULL},		     /* not done */
    {"let_op", COMPOSE_TEXT, 0, "An werkt voor een dienst die betrokken is.", NULL}, /* done */
};
static const struct compose_names opdracht_regel_item = {opdracht_regel_names,
							 COUNT(opdracht_regel_names)};

static const struct compose_name opdrachten_names[] = {
    {"vorm", COMPOSE_TEXT, 0, "niet ontvankelijk: REDEN", NULL},
    {"uitleg", COMPOSE_TEXT, 0, "de aanvrager krijgt een brief met de reden", NULL},
};
static const struct compose_names opdrachten_item = {opdrachten_names, COUNT(opdrachten_names)};

static const struct compose_name geschiedenis_names[] = {
    {"wanneer", COMPOSE_TEXT, 0, "21 november 2026 om 14:03", NULL},
    {"wie", COMPOSE_TEXT, 0, "loket@example.be", NULL},
    {"wat", COMPOSE_TEXT, 0, "ontvankelijk", NULL},
};
static const struct compose_names geschiedenis_item = {geschiedenis_names,
						       COUNT(geschiedenis_names)};

static const struct compose_name verslag_names[] = {
    {"dossier", COMPOSE_TEXT, TITLE, "26-00042-8", NULL},
    {"loket", COMPOSE_TEXT, 0, "Loket Limburg", NULL},
    {"telefoon", COMPOSE_TEXT, 0, "011 23 72 25", NULL},
    {"alles_gedaan", COMPOSE_FLAG, SAID | COMPOSE_SUBJECT, NULL, NULL}, /* exactly one of these */
    {"niet_alles", COMPOSE_FLAG, SAID | COMPOSE_SUBJECT, NULL, NULL},
    {"niets_gedaan", COMPOSE_FLAG, SAID | COMPOSE_SUBJECT, NULL, NULL},
    {"regels", COMPOSE_LIST, SAID, NULL, &opdracht_regel_item},
    {"geen_opdracht", COMPOSE_FLAG, SAID, NULL, NULL}, /* none was found */
    {"waarom_niet", COMPOSE_TEXT, SAID, "Dit dossier is bij een ander loket.", NULL},
    {"loket_leest", COMPOSE_FLAG, SAID, NULL, NULL},  /* the desk gets those words */
    {"wissen", COMPOSE_FLAG, 0, NULL, NULL},	      /* a professional who has it no more */
    {"niet_bereikt", COMPOSE_FLAG, SAID, NULL, NULL}, /* a letter was not sent: a dead address */
    {"rest", COMPOSE_FLAG, SAID, NULL, NULL}, /* other words stood below: kept, not passed on */
    {"regel_gelezen", COMPOSE_FLAG, 0, NULL, NULL}, /* nothing but a line not understood */
    {"toestand", COMPOSE_TEXT, SAID, "aanvaard", NULL},
    {"toegewezen_aan", COMPOSE_TEXT, SAID, "Mieke Bemiddelaar", NULL},
    {"bij_loket", COMPOSE_TEXT, SAID, "Loket Antwerpen", NULL}, /* it went to another */
    {"nieuw_dossier", COMPOSE_TEXT, SAID, "26-00043-2", NULL},	/* that a command made */
    {"ongedaan_tot", COMPOSE_TEXT, SAID, "14:13", NULL},
    {"mails_wachten", COMPOSE_FLAG, 0, NULL, NULL},		    /* until then */
    {"geschiedenis", COMPOSE_LIST, SAID, NULL, &geschiedenis_item}, /* status was asked */
    {"opdrachten", COMPOSE_LIST, SAID, NULL, &opdrachten_item},	    /* help was asked, or needed */
};

/* Somebody else's address stood in From: whose key it was is asked. */
static const struct compose_name bevestiging_names[] = {
    {"dossier", COMPOSE_TEXT, TITLE, "26-00042-8", NULL},
    {"loket", COMPOSE_TEXT, 0, "Loket Limburg", NULL},
    {"telefoon", COMPOSE_TEXT, 0, "011 23 72 25", NULL},
    {"ontvangen_op", COMPOSE_TEXT, SAID, "21 november 2026 om 14:03", NULL},
    {"afzender", COMPOSE_TEXT, SAID, "an@example.be", NULL},
    {"met_sleutel", COMPOSE_FLAG, SAID, NULL, NULL},	/* it came to this person's reply address */
    {"zonder_sleutel", COMPOSE_FLAG, SAID, NULL, NULL}, /* or to none */
    {"regels", COMPOSE_LIST, SAID, NULL, &opdracht_regel_item},
};

const struct compose_names names_of_opdracht = {opdracht_names, COUNT(opdracht_names)};
const struct compose_names names_of_bericht = {bericht_names, COUNT(bericht_names)};
const struct compose_names names_of_ticket = {ticket_names, COUNT(ticket_names)};
const struct compose_names names_of_melding = {melding_names, COUNT(melding_names)};
const struct compose_names names_of_verslag = {verslag_names, COUNT(verslag_names)};
const struct compose_names names_of_bevestiging = {bevestiging_names, COUNT(bevestiging_names)};

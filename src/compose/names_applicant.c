/* names_applicant: the values of the mails to applicants. Never a name, the story or the instrument: the
 * mailbox may be read by others. */
#include "compose/names_rows.h"

static const struct compose_name crisis_names[] = {
    {"nummer", COMPOSE_TEXT, 0, "112", NULL},
    {"tekst", COMPOSE_TEXT, 0, "bij levensgevaar", NULL},
};
static const struct compose_names crisis_item = {crisis_names, COUNT(crisis_names)};

static const struct compose_name ontvangst_names[] = {
    {"dossier", COMPOSE_TEXT, TITLE, "26-00042-8", NULL},
    {"loket", COMPOSE_TEXT, NEEDED, "Loket Limburg", NULL},
    {"telefoon", COMPOSE_TEXT, SAID, "011 23 72 25", NULL},
    {"ontvangen_op", COMPOSE_TEXT, SAID, "21 november 2026 om 14:03", NULL},
    {"crisis", COMPOSE_LIST, NEEDED, NULL, &crisis_item},
};

static const struct compose_name doorgegeven_names[] = {
    {"dossier", COMPOSE_TEXT, TITLE, "26-00042-8", NULL},
    {"loket", COMPOSE_TEXT, NEEDED, "Loket Limburg", NULL},
    {"telefoon", COMPOSE_TEXT, SAID, "011 23 72 25", NULL},
    {"ontvangen_op", COMPOSE_TEXT, 0, "21 november 2026 om 14:03", NULL},
    {"opnieuw", COMPOSE_FLAG, SAID, NULL, NULL}, /* somebody else had it before */
    {"bemiddelaar", COMPOSE_FLAG, 0, NULL, NULL},
    {"voorzitter", COMPOSE_FLAG, 0, NULL, NULL},
    {"crisis", COMPOSE_LIST, NEEDED, NULL, &crisis_item},
};

/* Who has it, once that person has said yes: the only mail to an applicant that says so. */
static const struct compose_name aanvaard_names[] = {
    {"dossier", COMPOSE_TEXT, TITLE, "26-00042-8", NULL},
    {"loket", COMPOSE_TEXT, NEEDED, "Loket Limburg", NULL},
    {"telefoon", COMPOSE_TEXT, SAID, "011 23 72 25", NULL},
    {"bemiddelaar", COMPOSE_FLAG, 0, NULL, NULL},
    {"voorzitter", COMPOSE_FLAG, 0, NULL, NULL},
    {"naam", COMPOSE_TEXT, NEEDED, "Mieke Bemiddelaar", NULL},
    {"adres", COMPOSE_TEXT, NEEDED, "mieke@bemiddeling.example.be", NULL},
    {"nummer", COMPOSE_TEXT, SAID, "0470 00 00 00", NULL}, /* where that person is called */
    {"crisis", COMPOSE_LIST, NEEDED, NULL, &crisis_item},
};

/* To applicants the flag `aanvullen`; the others, in the form with u only, to staff and professionals. One is set. */
static const struct compose_name herinnering_names[] = {
    {"dossier", COMPOSE_TEXT, TITLE, "26-00042-8", NULL},
    {"loket", COMPOSE_TEXT, NEEDED, "Loket Limburg", NULL},
    {"telefoon", COMPOSE_TEXT, SAID, "011 23 72 25", NULL},
    {"sinds", COMPOSE_TEXT, SAID, "21 november 2026", NULL}, /* as long as it waits */
    {"vraag", COMPOSE_TEXT, 0, "Op welk nummer kunnen we overdag bellen?", NULL},
    {"aanvullen", COMPOSE_FLAG, COMPOSE_SUBJECT, NULL, NULL},
    {"beslissen", COMPOSE_FLAG, COMPOSE_SUBJECT, NULL, NULL},
    {"toewijzen", COMPOSE_FLAG, COMPOSE_SUBJECT, NULL, NULL},
    {"aanvaarden", COMPOSE_FLAG, COMPOSE_SUBJECT, NULL, NULL},
    {"afloop", COMPOSE_FLAG, COMPOSE_SUBJECT, NULL, NULL},
    {"overgenomen", COMPOSE_FLAG, COMPOSE_SUBJECT, NULL, NULL}, /* by another professional */
    {"afgesloten", COMPOSE_FLAG, COMPOSE_SUBJECT, NULL, NULL},	/* by the desk */
    {"spoed", COMPOSE_FLAG, COMPOSE_SUBJECT, NULL, NULL},
    {"naam", COMPOSE_TEXT, 0, "Mieke Bemiddelaar", NULL},	   /* of the professional */
    {"antwoord_lokaal", COMPOSE_TEXT, 0, "bemiddeling+abc", NULL}, /* of a ready answer */
    {"antwoord_domein", COMPOSE_TEXT, 0, "example.be", NULL},
    {"crisis", COMPOSE_LIST, NEEDED, NULL, &crisis_item},
};

/* The eight points of a refusal (domain.md section 2.4): what must be used and set is their
 * check. */
static const struct compose_name weigering_names[] = {
    {"dossier", COMPOSE_TEXT, TITLE, "26-00042-8", NULL},
    {"loket", COMPOSE_TEXT, NEEDED, "Loket Limburg", NULL},
    {"telefoon", COMPOSE_TEXT, SAID, "011 23 72 25", NULL},
    {"ontvangen_op", COMPOSE_TEXT, NEEDED, "21 november 2026 om 14:03", NULL},
    {"bemiddelaar", COMPOSE_FLAG, 0, NULL, NULL},
    {"voorzitter", COMPOSE_FLAG, 0, NULL, NULL},
    {"reden", COMPOSE_TEXT, NEEDED,
     "Een bemiddeling kan alleen als een jongere of een ouder mee betrokken is.", NULL},
    {"mogelijk", COMPOSE_TEXT, SAID, "Een cliëntoverleg kan misschien wel.", NULL},
    {"regels", COMPOSE_TEXT, 0, "BM-06", NULL},
    {"beroep", COMPOSE_TEXT, NEEDED, "Er is geen beroep bekend tegen deze beslissing.", NULL},
    {"klacht", COMPOSE_TEXT, NEEDED, "JO-lijn, 0800 900 33, jo-lijn@opgroeien.be", NULL},
    {"crisis", COMPOSE_LIST, NEEDED, NULL, &crisis_item},
};

/* The applicant wanted no more. */
static const struct compose_name ingetrokken_names[] = {
    {"dossier", COMPOSE_TEXT, TITLE, "26-00042-8", NULL},
    {"loket", COMPOSE_TEXT, NEEDED, "Loket Limburg", NULL},
    {"telefoon", COMPOSE_TEXT, SAID, "011 23 72 25", NULL},
    {"crisis", COMPOSE_LIST, NEEDED, NULL, &crisis_item},
};

/* A mail of the applicant that a person shall read first. */
static const struct compose_name gelezen_names[] = {
    {"dossier", COMPOSE_TEXT, TITLE, "26-00042-8", NULL},
    {"loket", COMPOSE_TEXT, NEEDED, "Loket Limburg", NULL},
    {"telefoon", COMPOSE_TEXT, SAID, "011 23 72 25", NULL},
    {"crisis", COMPOSE_LIST, NEEDED, NULL, &crisis_item},
};

/* In the desk's own words. */
static const struct compose_name vraag_names[] = {
    {"dossier", COMPOSE_TEXT, TITLE, "26-00042-8", NULL},
    {"loket", COMPOSE_TEXT, NEEDED, "Loket Limburg", NULL},
    {"telefoon", COMPOSE_TEXT, SAID, "011 23 72 25", NULL},
    {"ontvangen_op", COMPOSE_TEXT, 0, "21 november 2026 om 14:03", NULL},
    {"tekst", COMPOSE_TEXT, NEEDED, "Op welk nummer kunnen we overdag bellen?", NULL},
    {"crisis", COMPOSE_LIST, NEEDED, NULL, &crisis_item},
};

/* antwoord-NAAM: what the desk adds has a place in each. */
static const struct compose_name reply_names[] = {
    {"dossier", COMPOSE_TEXT, TITLE, "26-00042-8", NULL},
    {"loket", COMPOSE_TEXT, NEEDED, "Loket Limburg", NULL},
    {"telefoon", COMPOSE_TEXT, SAID, "011 23 72 25", NULL},
    {"ontvangen_op", COMPOSE_TEXT, 0, "21 november 2026 om 14:03", NULL},
    {"tekst", COMPOSE_TEXT, SAID, "We bellen morgen terug.", NULL},
    {"crisis", COMPOSE_LIST, NEEDED, NULL, &crisis_item},
};

/* Another loket has the request now. */
static const struct compose_name andere_regio_names[] = {
    {"dossier", COMPOSE_TEXT, TITLE, "26-00042-8", NULL},
    {"loket", COMPOSE_TEXT, NEEDED, "Loket Antwerpen", NULL},
    {"telefoon", COMPOSE_TEXT, SAID, "03 240 61 66", NULL},
    {"crisis", COMPOSE_LIST, NEEDED, NULL, &crisis_item},
};

const struct compose_names names_of_ontvangst = {ontvangst_names, COUNT(ontvangst_names)};
const struct compose_names names_of_doorgegeven = {doorgegeven_names, COUNT(doorgegeven_names)};
const struct compose_names names_of_aanvaard = {aanvaard_names, COUNT(aanvaard_names)};
const struct compose_names names_of_herinnering = {herinnering_names, COUNT(herinnering_names)};
const struct compose_names names_of_weigering = {weigering_names, COUNT(weigering_names)};
const struct compose_names names_of_ingetrokken = {ingetrokken_names, COUNT(ingetrokken_names)};
const struct compose_names names_of_gelezen = {gelezen_names, COUNT(gelezen_names)};
const struct compose_names names_of_vraag = {vraag_names, COUNT(vraag_names)};
const struct compose_names names_of_antwoord = {vraag_names, COUNT(vraag_names)};
const struct compose_names names_of_reply = {reply_names, COUNT(reply_names)};
const struct compose_names names_of_andere_regio = {andere_regio_names, COUNT(andere_regio_names)};

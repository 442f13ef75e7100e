/* Commands at the top of an answer, as people and their mail programs write them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <stdio.h>

#include "instruct_fixture.h"

#define IJ "\xC4\xB3" /* the ligature */

/* The same command in every dress. */
static void spellings(void **state)
{
	static const struct instruct_case cases[] = {
	    {"ontvankelijk", "+ontvankelijk"},
	    {"Ontvankelijk.", "+ontvankelijk"},
	    {"ONTVANKELIJK!!", "+ontvankelijk"},
	    {"  ontvankelijk , \n", "+ontvankelijk"},
	    {"ontvankel" IJ "k", "+ontvankelijk"},
	    {"Ontvankel\xC4\xB2K", "+ontvankelijk"},
	    {"\xC3\xB6ntv\xC3\xA4nkelijk", "+ontvankelijk"},
	    {"ontvanke\xCC\x81lijk", "+ontvankelijk"},
	    {"\xEF\xBD\x8F\xEF\xBD\x8E\xEF\xBD\x94\xEF\xBD\x96\xEF\xBD\x81\xEF\xBD\x8E\xEF\xBD\x8B"
	     "\xEF\xBD\x85\xEF\xBD\x8C\xEF\xBD\x89\xEF\xBD\x8A\xEF\xBD\x8B",
	     "+ontvankelijk"},
	    {"\xEF\xBB\xBFontvankelijk", "+ontvankelijk"},
	    {"\xE2\x80\x8Bontvankelijk\xE2\x80\x8B", "+ontvankelijk"},
	    {"ontvanke\xC2\xADlijk", "+ontvankelijk"},
	    {"\xC2\xA0ontvankelijk\xC2\xA0", "+ontvankelijk"},
	    {"*ontvankelijk*", "+ontvankelijk"},
	    {"**Ontvankelijk.**", "+ontvankelijk"},
	    {"_ontvankelijk_", "+ontvankelijk"},
	    {"- ontvankelijk", "+ontvankelijk"},
	    {"-ontvankelijk", "+ontvankelijk"},
	    {"\xE2\x80\xA2\tontvankelijk", "+ontvankelijk"},
	    {"1. ontvankelijk", "+ontvankelijk"},
	    {"1) *ontvankelijk*", "+ontvankelijk"},
	    {"(1) ontvankelijk", "+ontvankelijk"},
	    {"a) ontvankelijk", "+ontvankelijk"},
	    {"niet ontvankelijk: te vroeg", "+niet ontvankelijk{te vroeg}"},
	    {"Niet-Ontvankelijk : te vroeg", "+niet ontvankelijk{te vroeg}"},
	    {"nietontvankelijk:te vroeg", "+niet ontvankelijk{te vroeg}"},
	    {"NIET\xC2\xA0\xC2\xA0ONTVANKELIJK\xEF\xBC\x9Ate vroeg",
	     "+niet ontvankelijk{te vroeg}"},
	    {"niet\xE2\x80\x91ontvankel" IJ "k: te vroeg", "+niet ontvankelijk{te vroeg}"},
	    {"Onontvankelijk: te vroeg", "+niet ontvankelijk{te vroeg}"},
	    {"*niet ontvankelijk:* te vroeg", "+niet ontvankelijk{te vroeg}"},
	    {"*Niet ontvankelijk*: te vroeg", "+niet ontvankelijk{te vroeg}"},
	    {"*niet ontvankelijk: te vroeg*", "+niet ontvankelijk{te vroeg}"},
	    {"instrument cli\xC3\xABntoverleg", "+instrument(clientoverleg)"},
	    {"instrument clie\xCC\x88nt-overleg.", "+instrument(clientoverleg)"},
	    {"Instrument: Bemiddeling", "+instrument(bemiddeling)"},
	    {"status\r\nhelp\r\n", "+status +help"},
	    {"status\rhelp\r", "+status +help"},
	    {"status\xE2\x80\xA8help\xE2\x80\xA9", "+status +help"},
	    {"status\xC2\x85help\vongedaan\fsplitsen", "+status +help +ongedaan +splitsen"},
	    {"\r\n\r\n \xC2\xA0\r\nstatus", "+status"},
	};

	(void)state;
	ASSERT_INSTRUCTS(INSTRUCT_STAFF, cases);
}

static void arguments(void **state)
{
	static const struct instruct_case cases[] = {
	    {"ontvankelijk bm-lim-1", "+ontvankelijk(bm-lim-1)"},
	    {"Ontvankelijk: BM-LIM-1.", "+ontvankelijk(bm-lim-1)"},
	    {"ontvankelijk An Voorbeeld", "+ontvankelijk(bm-lim-1)"},
	    {"ontvankelijk *bm-lim-1*", "+ontvankelijk(bm-lim-1)"},
	    {"toewijzen bm-lim-1 (An Voorbeeld)", "+toewijzen(bm-lim-1)"},
	    {"toewijzen aan Joel D\xE2\x80\x99hondt", "+toewijzen(bm-lim-2)"},
	    {"toewijzen bm\xE2\x80\x91lim\xE2\x80\x91"
	     "1",
	     "+toewijzen(bm-lim-1)"},
	    {"toewijzen", "-missing:toewijzen"},
	    {"toewijzen PROFESSIONAL", "-unknown:toewijzen"},
	    {"toewijzen Piet Pieters", "-unknown:toewijzen"},
	    {"toewijzen Jan Janssens", "-unknown:toewijzen"}, /* two of that name */
	    {"toewijzen vz-ant-2", "+toewijzen(vz-ant-2)"},
	    {"ontvankelijk bm-lim-9", "-unknown:ontvankelijk"},
	    {"ontvankelijk: voor mij", "-unknown:ontvankelijk"},
	    {"regio Antwerpen", "+regio(antwerpen)"},
	    {"regio loket limburg", "+regio(limburg)"},
	    {"regio naar Oost Vlaanderen", "+regio(oost-vlaanderen)"},
	    {"regio Luik", "-unknown:regio"},
	    {"regio", "-missing:regio"},
	    {"sluit met overeenkomst", "+sluit(met_overeenkomst)"},
	    {"sluit af: zonder_overeenkomst", "+sluit(zonder_overeenkomst)"},
	    {"Afsluiten - niet gestart", "+sluit(niet_gestart)"},
	    {"sluit", "-missing:sluit"},
	    {"sluit opgegeten", "-unknown:sluit"},
	    {"instrument beide", "-unknown:instrument"},
	    {"samenvoegen 26-00042-8", "+samenvoegen(26-00042-8)"},
	    {"samenvoegen met dossier [26-00042-8]", "+samenvoegen(26-00042-8)"},
	    {"samenvoegen met 26\xE2\x80\x93"
	     "00042\xE2\x80\x93"
	     "8",
	     "+samenvoegen(26-00042-8)"},
	    {"samenvoegen 42", "-unknown:samenvoegen"},
	    {"samenvoegen 26-00042-8 27-00001-1", "-unknown:samenvoegen"},
	    {"adres Els.Maes@Voorbeeld.BE", "+adres(els.maes@voorbeeld.be)"},
	    {"adres: els@voorbeeld.be<mailto:els@voorbeeld.be>", "+adres(els@voorbeeld.be)"},
	    {"adres els@voorbeeld.be, an@voorbeeld.be", "-unknown:adres"},
	    {"adres andr\xC3\xA9@voorbeeld.be", "-unknown:adres"},
	    {"adres els@voorbeeld", "-unknown:adres"},
	    {"adres els@127.0.0.1", "-unknown:adres"},
	    {"adres els@voorb\xD0\xB5\xD0\xB5ld.be", "-unknown:adres"},
	    {"adres", "-missing:adres"},
	    {"adres opnieuw.", "+adres opnieuw"},
	    {"nieuw", "+nieuw"},
	    {"ongedaan maken", "+ongedaan"},
	    {"antwoord informatie", "+antwoord(informatie)"},
	    {"Antwoord Informatie: Tot snel.", "+antwoord(informatie){Tot snel.}"},
	    {"antwoord: klacht: Tot snel.", "+antwoord(klacht){Tot snel.}"},
	    {"antwoord klacht:\nTot snel.", "+antwoord(klacht){Tot snel.}"},
	    {"antwoord", "-missing:antwoord"},
	    {"antwoord: Tot snel.", "-unknown:antwoord"},
	    {"antwoord brief: Tot snel.", "-unknown:antwoord"},
	};

	(void)state;
	ASSERT_INSTRUCTS(INSTRUCT_STAFF, cases);
}

/* TEKST and REDEN: where they end. */
static void texts(void **state)
{
	static const struct instruct_case cases[] = {
	    {"vraag: Wie komt er?", "+vraag{Wie komt er?}"},
	    {"vraag:\nWie komt er?\nEn waar?", "+vraag{Wie komt er?\nEn waar?}"},
	    {"vraag: Wie komt er?\n\nDank u", "+vraag{Wie komt er?}"},
	    {"vraag: Wie komt er?\nstatus", "+vraag{Wie komt er?} +status"},
	    {"vraag: Wie komt er?\n> ontvankelijk", "+vraag{Wie komt er?}"},
	    /* a letter as people write one: its first words alone say nothing */
	    {"vraag: Beste mevrouw,\n\nWie komt er?", "-unfinished:vraag"},
	    {"vraag:\nDag Els\n\nWie komt er?\n\nstatus", "-unfinished:vraag -below:status"},
	    {"niet ontvankelijk: om drie redenen:\n\n1. het gaat niet over jeugdhulp",
	     "-unfinished:niet ontvankelijk"},
	    {"vraag: Komt vader,\n\nmoeder of oma?", "-unfinished:vraag"},
	    {"vraag: Beste mevrouw,\nwie komt er?\n\nElke weet dit ook niet.",
	     "+vraag{Beste mevrouw,\nwie komt er?}"},
	    {"vraag: Wie komt er? Laat iets weten,\n\nMet vriendelijke groeten\nAn",
	     "+vraag{Wie komt er? Laat iets weten,}"},
	    {"vraag: wie komt er\n\nElke weet dit ook niet.", "+vraag{wie komt er}"},
	    {"vraag: Wie komt er?\n-- \nEls", "+vraag{Wie komt er?}"},
	    /* a signature without a formula above it */
	    {"vraag: Wie komt er?\nAn", "+vraag{Wie komt er?}"},
	    {"vraag: Wie komt er?\nAn Claes\nLoket Limburg", "+vraag{Wie komt er?}"},
	    {"vraag: Wie komt er?\nEn waar?\nAn Van den Berghe\nmaatschappelijk werker\nKunstlaan "
	     "18\nT 011 23 72 25\n",
	     "+vraag{Wie komt er?\nEn waar?}"},
	    {"niet ontvankelijk: geen jeugdhulp\n\xC3\x89ls Maes | "
	     "Loket\nels.maes@limburg.be\nstatus",
	     "+niet ontvankelijk{geen jeugdhulp} +status"},
	    {"vraag: Wie komt er?\nEn waar?\nGriet Maes \xE2\x80\x93 Loket Limburg\nT 011 23 72 25",
	     "+vraag{Wie komt er?\nEn waar?}"},
	    {"vraag: Wie komt er?\nEn waar?\nGriet Maes \xE2\x80\xA2 Loket\nT 011 23 72 25",
	     "+vraag{Wie komt er?\nEn waar?}"},
	    {"vraag: Wie komt er?\nAn Claes, stafmedewerker\nM 0475 12 34 56",
	     "+vraag{Wie komt er?}"},
	    {"vraag: Wie komt er?\n*An Claes*\nM 0475 12 34 56", "+vraag{Wie komt er?}"},
	    {"vraag: Wie komt er?\nDr. A. Claes (zij/haar)\nM 0475 12 34 56",
	     "+vraag{Wie komt er?}"},
	    {"vraag: Wie komt er?\nAN CLAES\nstafmedewerker\nLoket\nLaan 1\n3500 "
	     "Hasselt\nM 0475 12 34 56",
	     "+vraag{Wie komt er?}"},
	    {"vraag: Wie komt er?\nAn Claes | Loket Limburg | T 011 23 72 25",
	     "+vraag{Wie komt er?}"},
	    {"vraag: Wie komt er?\nAn Claes 0475 12 34 56", "+vraag{Wie komt er?}"},
	    {"vraag: Wie komt er?\nAn Van den Berghe, gsm 0475 12 34 56", "+vraag{Wie komt er?}"},
	    /* behind the last sentence, on its line */
	    {"vraag: Wie komt er? Gr. An 0475 12 34 56", "+vraag{Wie komt er?}"},
	    {"vraag: We bellen u. Groetjes, An Claes", "+vraag{We bellen u.}"},
	    {"vraag: We bellen u.\nWie komt er? Mvg An, 0475 12 34 56",
	     "+vraag{We bellen u.\nWie komt er?}"},
	    {"vraag: Wie komt er? Mvg An\n0475 12 34 56", "+vraag{Wie komt er?}"},
	    {"vraag: Wie komt er?  Groetjes An 0475 12 34 56", "+vraag{Wie komt er?}"},
	    {"vraag: Laat iets weten, groetjes An 0475 12 34 56", "+vraag{Laat iets weten,}"},
	    {"vraag: Laat iets weten :) Groetjes An 0475 12 34 56", "+vraag{Laat iets weten :)}"},
	    {"vraag: Laat iets weten \xf0\x9f\x99\x82 Gr. An 0475 12 34 56",
	     "+vraag{Laat iets weten \xf0\x9f\x99\x82}"},
	    {"vraag: Breng mee: brood, groene Kiwi", "+vraag{Breng mee: brood, groene Kiwi}"},
	    {"vraag: Waar verblijft Tim? LG De Zonnebloem?",
	     "+vraag{Waar verblijft Tim? LG De Zonnebloem?}"},
	    {"vraag: Tim verblijft in Genk. LG De Zonnebloem",
	     "+vraag{Tim verblijft in Genk. LG De Zonnebloem}"},
	    {"vraag: Bel de dokter. KH Genk 089 32 50 50",
	     "+vraag{Bel de dokter. KH Genk 089 32 50 50}"},
	    {"vraag: Mag dat? Groetjes aan Jan en bel 0475 12 34 56",
	     "+vraag{Mag dat? Groetjes aan Jan en bel 0475 12 34 56}"},
	    {"vraag: Is het nr. 12? Bel An op 0475 12 34 56",
	     "+vraag{Is het nr. 12? Bel An op 0475 12 34 56}"},
	    {"vraag: Mag dat? Gr. An\nKomt papa ook?", "+vraag{Mag dat? Gr. An\nKomt papa ook?}"},
	    /* none */
	    {"vraag: Bent u thuis?\nBel An Claes 011 23 72 25",
	     "+vraag{Bent u thuis?\nBel An Claes 011 23 72 25}"},
	    {"vraag: Klopt dit?\nPapa 0475 12 34 56", "+vraag{Klopt dit?\nPapa 0475 12 34 56}"},
	    {"vraag: Klopt dit?\nHet nummer van Jan is 0475 12 34 56.",
	     "+vraag{Klopt dit?\nHet nummer van Jan is 0475 12 34 56.}"},
	    {"vraag: Klopt dit?\nMama, papa en oma komen\n0475 12 34 56",
	     "+vraag{Klopt dit?\nMama, papa en oma komen\n0475 12 34 56}"},
	    {"vraag: Wie komt er?\nMama\nPapa\nOma", "+vraag{Wie komt er?\nMama\nPapa\nOma}"},
	    {"vraag: Welke dag past u?\nMaandag", "+vraag{Welke dag past u?\nMaandag}"},
	    {"vraag: Bel ons op\n011 23 72 25", "+vraag{Bel ons op\n011 23 72 25}"},
	    {"vraag: U kan ook bellen.\nAn Claes helpt u graag.\nT 011 23 72 25",
	     "+vraag{U kan ook bellen.\nAn Claes helpt u graag.\nT 011 23 72 25}"},
	    {"vraag: Wie komt er?\nGroeten,\nEls", "+vraag{Wie komt er?}"},
	    {"vraag: Wie komt er?\nVerstuurd vanaf mijn iPhone", "+vraag{Wie komt er?}"},
	    {"vraag: Hoe laat? 14:30 of 15:00: kies maar",
	     "+vraag{Hoe laat? 14:30 of 15:00: kies maar}"},
	    {"vraag:", "-missing:vraag"},
	    {"vraag", "-missing:vraag"},
	    {"vraag: TEKST", "-missing:vraag"},
	    {"niet ontvankelijk: REDEN", "-missing:niet ontvankelijk"},
	    {"niet ontvankelijk: <reden>.", "-missing:niet ontvankelijk"},
	    {"niet ontvankelijk: ...", "-missing:niet ontvankelijk"},
	    {"niet ontvankelijk.", "-missing:niet ontvankelijk"},
	    {"vraag:\n\nWie komt er?", "-missing:vraag"},
	    {"vraag: u\xCC\x88 d\xC3\xB6rf \xF0\x9F\x98\x80",
	     "+vraag{u\xCC\x88 d\xC3\xB6rf \xF0\x9F\x98\x80}"},
	    {"vraag: 1. Wie?\r\n2. Waar?\r\n", "+vraag{1. Wie?\n2. Waar?}"},
	    /* a line that a program broke: the word is the end of the sentence */
	    {"vraag: Waarom denkt u dat deze aanvraag bij ons loket niet\nontvankelijk\nis?",
	     "-in-text:vraag -in-text:ontvankelijk"},
	    {"vraag: Waarom denkt u dat deze aanvraag bij ons hoort?\nsplitsen",
	     "+vraag{Waarom denkt u dat deze aanvraag bij ons hoort?} +splitsen"},
	    {"vraag: Wie komt er?\ntoewijzen bm-lim-9", "-in-text:vraag -unknown:toewijzen"},
	    {"vraag: Wie komt er?\nniet ontvankelik: te vroeg",
	     "-in-text:vraag -unclear:niet ontvankelijk"},
	    {"vraag: Wie komt er?\nvraag", "-in-text:vraag -missing:vraag"},
	    {"vraag: Mogen we bellen?\nStatus van het dossier: hangende.",
	     "+vraag{Mogen we bellen?\nStatus van het dossier: hangende.}"},
	};

	(void)state;
	ASSERT_INSTRUCTS(INSTRUCT_STAFF, cases);
}

/* What may stand above, between and below. */
static void places(void **state)
{
	static const struct instruct_case cases[] = {
	    {"Dag,\n\nontvankelijk", "+ontvankelijk"},
	    {"Dag Els\nontvankelijk", "+ontvankelijk"},
	    {"Beste collega,\n\nontvankelijk\n\nGroeten\nAn", "+ontvankelijk"},
	    {"Beste collega's van het loket\nstatus", "+status"},
	    {"Hallo Loket\nGoeiemorgen,\nstatus", "+status"},
	    {"Goeiemorgen!\nstatus", "+status"},
	    {"dag els\nstatus", "+status"},
	    {"Goeie morgen allen\nstatus", "+status"},
	    {"status\nDag Els\nhelp", "+status -below:help"},
	    {"status\n\n\nhelp\n\n", "+status +help"},
	    {"ontvankelijk\nBedankt voor het snelle werk.", "+ontvankelijk"},
	    {"Bedankt voor het snelle werk.\nontvankelijk", "-below:ontvankelijk"},
	    {"Zie hieronder.\nniet ontvankelijk: te vroeg\nhelp",
	     "-below:niet ontvankelijk -below:help"},
	    /* what a mail server puts above a mail from outside */
	    {"[EXTERNE E-MAIL] Deze e-mail komt van buiten de organisatie. Klik niet op "
	     "links.\n\nstatus",
	     "+status"},
	    {"LET OP: Deze e-mail is afkomstig van een externe afzender.\nOpen geen bijlagen van "
	     "wie u "
	     "niet kent.\nstatus",
	     "+status"},
	    {"U ontvangt niet vaak e-mail van an@bm.example. Ontdek waarom dit belangrijk is"
	     "<https://aka.ms/LearnAboutSenderIdentification>\n\nDag Els,\nstatus",
	     "+status"},
	    {"CAUTION: This email originated from outside of the organization.\n\nvraag: Klik niet "
	     "op "
	     "links van een externe afzender.",
	     "+vraag{Klik niet op links van een externe afzender.}"},
	    {"Ik kreeg dit van een externe afzender, klopt dat?\nstatus", "-below:status"},
	    {"> Deze e-mail komt van buiten de organisatie.\nstatus", ""},
	    {"status\nDeze e-mail komt van buiten de organisatie.\nhelp", "+status -below:help"},
	    {"Zie hieronder.\nsluit\nregio Luik\nvraag van de vader", ""},
	    {"toewijzen bm-lim-9\nstatus", "-unknown:toewijzen +status"},
	    {"ontvankelik\nstatus", "-unclear:ontvankelijk -below:status"},
	    {"regio antwerpen\ninstrument bemiddeling\nantwoord informatie: Tot snel.",
	     "+regio(antwerpen) +instrument(bemiddeling) +antwoord(informatie){Tot snel.}"},
	    {"", ""},
	    {"\n \n", ""},
	};

	(void)state;
	ASSERT_INSTRUCTS(INSTRUCT_STAFF, cases);
}

/* Said with the nearest command, and never done. */
static void no_commands(void **state)
{
	static const struct instruct_case cases[] = {
	    {"ontvankelijk voor mij", "-unclear:ontvankelijk"},
	    {"ontvankelijk?", "-unclear:ontvankelijk"},
	    {"Ontvankelijk bm-lim-1?", "-unclear:ontvankelijk"},
	    {"is dit ontvankelijk", ""},
	    {"is dit ontvankelijk?", ""},
	    {"niet zeker of dit ontvankelijk is", ""},
	    {"Niet ontvankelijk volgens mij", "-unclear:niet ontvankelijk"},
	    {"niet ontvankelijk?", "-unclear:niet ontvankelijk"},
	    {"ontvankelijk niet", "-unknown:ontvankelijk"},
	    {"ontvankelijk of niet ontvankelijk", "-unclear:ontvankelijk"},
	    {"Ontvankelijk. Kan jij Els nog bellen?", "-unclear:ontvankelijk"},
	    {"ontvankelijk...", "-unclear:ontvankelijk"},
	    {"ontvankelijkheid", ""},
	    {"Dag Els, ontvankelijk", ""},
	    {"ontvankelik", "-unclear:ontvankelijk"},
	    {"onvankelijk", "-unclear:ontvankelijk"},
	    {"niet-ontvankelik: te vroeg", "-unclear:niet ontvankelijk"},
	    {"statsu", "-unclear:status"},
	    {"toewijzn bm-lim-1", "-unclear:toewijzen"},
	    {"sluit dit dossier maar af", "-unclear:sluit"},
	    {"vraag is wie er komt", "-unclear:vraag"},
	    {"vraag 1: wie komt er?", "-unclear:vraag"},
	    {"antwoord volgt morgen zeker nog", "-unclear:antwoord"},
	    {"status van dit dossier", "-unclear:status"},
	    {"help mij eens", "-unclear:help"},
	    {"\"ontvankelijk\"", "-unclear:ontvankelijk"},
	    /* as a verslag writes it */
	    {"\xE2\x80\x9Congedaan\xE2\x80\x9D", "-unclear:ongedaan"},
	    {"\xE2\x80\x9EOntvankelijk\xE2\x80\x9D", "-unclear:ontvankelijk"},
	    {"ontvankelijk\xE2\x80\xA6", "-unclear:ontvankelijk"},
	    {"ja", ""},
	    {"Graag nog even wachten", ""},
	    {"Ok\xC3\xA9, doe maar", ""},
	};

	(void)state;
	ASSERT_INSTRUCTS(INSTRUCT_STAFF, cases);
}

static void contradictions(void **state)
{
	static const struct instruct_case cases[] = {
	    {"ontvankelijk\nniet ontvankelijk: te vroeg",
	     "-contradiction:ontvankelijk -contradiction:niet ontvankelijk"},
	    {"niet ontvankelijk: te vroeg\n\nontvankelijk bm-lim-1",
	     "-contradiction:niet ontvankelijk -contradiction:ontvankelijk"},
	    {"ontvankelijk\nniet ontvankelijk",
	     "-contradiction:ontvankelijk -missing:niet ontvankelijk"},
	    {"ontvankelijk\nniet ontvankelijk want te vroeg",
	     "-contradiction:ontvankelijk -unclear:niet ontvankelijk"},
	    {"ontvankelijk\nToch niet.\nniet ontvankelijk: te vroeg",
	     "-contradiction:ontvankelijk -below:niet ontvankelijk"},
	    {"ontvankelijk bm-lim-1\nontvankelijk bm-lim-2",
	     "-contradiction:ontvankelijk -contradiction:ontvankelijk"},
	    {"ontvankelijk bm-lim-1\nontvankelijk bm-lim-9",
	     "-contradiction:ontvankelijk -unknown:ontvankelijk"},
	    {"ontvankelijk bm-lim-1\nontvankelijk An Voorbeeld",
	     "+ontvankelijk(bm-lim-1) -twice:ontvankelijk"},
	    {"status\nstatus\nstatus", "+status -twice:status -twice:status"},
	    {"vraag: Wie?\n\nvraag: Waar?", "-contradiction:vraag -contradiction:vraag"},
	    {"vraag: Wie?\n\nvraag: Wie?", "+vraag{Wie?} -twice:vraag"},
	    {"regio limburg\nregio antwerpen\nstatus",
	     "-contradiction:regio -contradiction:regio +status"},
	    {"regio Luik\nontvankelijk\nstatus", "-unknown:regio -held:ontvankelijk +status"},
	    {"status\nvraag: Wie?\n\nsluit\nsplitsen",
	     "+status -contradiction:vraag -missing:sluit -held:splitsen"},
	    /* a question whose answer nobody waits for would not be sent; nor one of a desk that gives it away */
	    {"vraag: Waar woont hij?\n\nregio antwerpen",
	     "-contradiction:vraag -contradiction:regio"},
	    {"regio antwerpen\nvraag: Waar woont hij?\n",
	     "-contradiction:regio -contradiction:vraag"},
	    {"vraag: Waar woont hij?\n\nsamenvoegen 26-00042-8",
	     "-contradiction:vraag -contradiction:samenvoegen"},
	    {"vraag: Waar woont hij?\n\nregio Luik", "-contradiction:vraag -unknown:regio"},
	    {"vraag: Waar woont hij?\n\nontvankelijk",
	     "-contradiction:vraag -contradiction:ontvankelijk"},
	    {"niet ontvankelijk: te vroeg\nvraag: Wie?",
	     "-contradiction:niet ontvankelijk -contradiction:vraag"},
	    {"vraag: Wie?\n\nsluit gestopt", "-contradiction:vraag -contradiction:sluit"},
	    {"sluit gestopt\nontvankelijk", "-contradiction:sluit -contradiction:ontvankelijk"},
	    {"niet ontvankelijk: te vroeg\ntoewijzen bm-lim-1",
	     "-contradiction:niet ontvankelijk -contradiction:toewijzen"},
	    {"ontvankelijk\nSluit gerust aan bij het vorige dossier",
	     "+ontvankelijk -unclear:sluit"},
	    {"ongedaan\nniet ontvankelijk: te vroeg", "+ongedaan +niet ontvankelijk{te vroeg}"},
	    {"adres els@voorbeeld.be\nadres opnieuw",
	     "-contradiction:adres -contradiction:adres opnieuw"},
	};

	(void)state;
	ASSERT_INSTRUCTS(INSTRUCT_STAFF, cases);
}

static void for_others(void **state)
{
	static const struct instruct_case staff[] = {
	    {"aanvaard", "-not-allowed:aanvaard"},
	    {"weiger: geen tijd\nstatus", "-not-allowed:weiger +status"},
	};
	static const struct instruct_case professional[] = {
	    {"aanvaard", "+aanvaard"},
	    {"Aanvaard!", "+aanvaard"},
	    {"aanvard", "-unclear:aanvaard"},
	    {"aanvaarden", "+aanvaard"},
	    {"weiger: ik ken het gezin", "+weiger{ik ken het gezin}"},
	    {"weiger", "-missing:weiger"},
	    {"weiger want ik ken het gezin\naanvaard", "-unclear:weiger -below:aanvaard"},
	    {"aanvaard\nweiger: ik ken het gezin", "-contradiction:aanvaard -contradiction:weiger"},
	    {"ontvankelijk", "-not-allowed:ontvankelijk"},
	    {"niet ontvankelijk: te vroeg\n\nsluit gestopt",
	     "-not-allowed:niet ontvankelijk -held:sluit"},
	    {"sluit met overeenkomst\nstatus\nhelp", "+sluit(met_overeenkomst) +status +help"},
	    {"ja", ""},
	};
	static const struct instruct_case confirming[] = {
	    {"ja", "+ja"},
	    {"Ja.\n\nGroeten\nEls", "+ja"},
	    {"*JA*", "+ja"},
	    {"neen!", "+nee"},
	    {"ja\nnee", "-contradiction:ja -contradiction:nee"},
	    {"ja?", "-unclear:ja"},
	    {"Ja hoor, dat klopt", "-unclear:ja"},
	    {"Jan", ""},
	    {"ontvankelijk", "-not-allowed:ontvankelijk"},
	    {"> ja", ""},
	};

	(void)state;
	ASSERT_INSTRUCTS(INSTRUCT_STAFF, staff);
	ASSERT_INSTRUCTS(INSTRUCT_PROFESSIONAL, professional);
	ASSERT_INSTRUCTS(INSTRUCT_CONFIRM, confirming);
}

/* The words behind the commands, and what the caller shows of a line. */
static void rest_and_lines(void **state)
{
	static const char text[] = "Dag,\n\nontvankelijk bm-lim-9\nBel me gerust.\n\nTot dan!\n\n"
				   "Groeten\nEls\n> help";
	struct instruct_context context = instruct_desk;
	struct arena *arena = arena_new();
	struct instruct_list list;

	(void)state;
	context.who = INSTRUCT_STAFF;
	instruct_parse(arena, text, strlen(text), &context, &list);
	assert_int_equal(list.count, 1);
	assert_int_equal(list.fine, 0);
	assert_string_equal(list.rest, "Bel me gerust.\n\nTot dan!");
	assert_string_equal(list.items[0].line, "ontvankelijk bm-lim-9");
	assert_int_equal(list.items[0].number, 3);
	assert_ptr_equal(list.items[0].possible, &context.professionals);
	instruct_parse(arena, "status", 6, &context, &list);
	assert_string_equal(list.rest, "");
	assert_int_equal(list.fine, 1);
	context.lokets = context.professionals = (struct instruct_names){NULL, 0};
	instruct_parse(arena, "regio Limburg-2", 15, &context, &list);
	assert_string_equal(instruct_shown(arena, &list), "+regio(limburg-2)");
	/* a desk without professionals has nobody to name */
	instruct_parse(arena, "ontvankelijk BM-lim-77", 22, &context, &list);
	assert_string_equal(instruct_shown(arena, &list), "-unknown:ontvankelijk");
	instruct_parse(arena, "ontvankelijk", 12, &context, &list);
	assert_string_equal(instruct_shown(arena, &list), "+ontvankelijk");
	arena_free(&arena);
}

/* Each row can be used as it says of itself. */
static void table(void **state)
{
	(void)state;
	for (int kind = 0; kind < INSTRUCT_COUNT; kind++) {
		const struct instruct_command *command = instruct_command((enum instruct_kind)kind);
		struct instruct_context context = {.who = command->who,
						   .professionals = instruct_desk.professionals};
		struct arena *arena = arena_new();
		struct instruct_list list;

		assert_non_null(command->help);
		instruct_parse(arena, command->example, strlen(command->example), &context, &list);
		assert_int_equal(list.count, 1);
		assert_int_equal(list.items[0].kind, kind);
		assert_int_equal(list.items[0].fault, INSTRUCT_FINE);
		assert_int_equal(strncmp(command->form, command->name, strlen(command->name)), 0);
		for (int other = 0; other < INSTRUCT_COUNT; other++)
			assert_int_equal(
			    command->against >> other & 1,
			    instruct_command((enum instruct_kind)other)->against >> kind & 1);
		arena_free(&arena);
	}
	for (int fault = 1; fault < INSTRUCT_FAULT_COUNT; fault++)
		assert_non_null(instruct_fault_text((enum instruct_fault)fault));
}

/* As the reader asks it: without names, of all that may be asked. */
static bool asks_the_same(const char *one, const char *other)
{
	static const struct instruct_context nobody = {.who =
							   INSTRUCT_STAFF | INSTRUCT_PROFESSIONAL};
	struct arena *arena = arena_new();
	struct instruct_list a, b;
	bool same;

	instruct_parse(arena, one, strlen(one), &nobody, &a);
	instruct_parse(arena, other, strlen(other), &nobody, &b);
	same = instruct_same(&a, &b);
	arena_free(&arena);
	return same;
}

/* What begins without a command is not read on; below one, what stands against it still holds it back. */
static void only_commands(void **state)
{
	static const struct instruct_case cases[] = {
	    {"Dag,\n\nIk kijk morgen.\nontvankelijk", ""},
	    {"Dag,\n\nontvankelijk\nTot dan!", "+ontvankelijk"},
	    {"ontvankelijk\nIk twijfel.\nniet ontvankelijk: geen jeugdhulp",
	     "-contradiction:ontvankelijk -below:niet ontvankelijk"},
	};
	struct instruct_context context = instruct_desk;
	struct arena *arena = arena_new();
	struct instruct_list list;

	(void)state;
	context.who = INSTRUCT_STAFF;
	context.only_commands = true;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		instruct_parse(arena, cases[i].text, strlen(cases[i].text), &context, &list);
		assert_string_equal(instruct_shown(arena, &list), cases[i].wanted);
	}
	instruct_parse(arena, "Ik kijk morgen.\nTot dan!", 24, &context, &list);
	assert_string_equal(list.rest, "");
	arena_free(&arena);
}

static void versions(void **state)
{
	static const struct {
		const char *one, *other;
		bool same;
	} cases[] = {
	    {"", "Ik kijk morgen.", true},
	    {"ontvankelijk", "*Ontvankelijk.*\n\nGriet", true},
	    {"ontvankelijk", "Ik kijk morgen.", false},
	    {"ontvankelijk", "niet ontvankelijk: geen jeugdhulp", false},
	    {"ontvankelijk bm-1", "ontvankelijk  BM-1", true},
	    {"ontvankelijk bm-1", "ontvankelijk bm-11", false},
	    {"ontvankelijk", "ontvankelijk bm-1", false},
	    {"toewijzen bm-1", "toewijzen bm-2", false},
	    {"toewijzen bm-1\nstatus", "toewijzen bm-1\nhelp", false},
	    {"status\nhelp", "status", false},
	    {"sluit gestopt", "sluit opgelost", false},
	    {"vraag: Wie komt er,\nen wanneer?", "vraag: Wie komt er, en\nwanneer\xC2\xA0?", true},
	    {"vraag: Wie komt er?\n\nEn waar?\n\nGriet", "vraag: Wie komt er?\nEn waar?\n\nGriet",
	     true},
	    {"vraag: Wie komt er?\n\nEn waar?", "vraag: Wie komt er?\nEn waar?\nGriet", true},
	    {"vraag: Wie komt er?\n\nEn waar?", "vraag: Wie komt er?\nEn waar?\nGriet ook.", false},
	    {"vraag: Wie komt er?", "vraag: Wie komt er?\nEn waar?", false},
	    {"vraag: Wie komt er?\n\nTot dan", "vraag: Wie komt er?\nEn waar?", false},
	    {"weiger: geen tijd", "weiger: geen tijd, en ik werk niet voor dat gezin", false},
	    {"vraag: Wie?\nstatus", "vraag: Wie? status", false},
	    {"vraag: Wie?\nstatus\n\nEn waar?", "vraag: Wie? En waar?\nstatus", false},
	    {"vraag: Wie?\n\nstatus", "vraag: Wie?\n\nsluit gestopt", false},
	    {"vraag: Wie komt er?\nstatus", "vraag: Wie komt er? En waar?\nstatus", false},
	    {"antwoord informatie:\nBel ons.", "antwoord informatie: Bel ons. Nu.", false},
	    {"vraag: Wie komt er?", "vraag: Waar woont u?", false},
	    {"antwoord informatie: Bel ons.", "antwoord contact: Bel ons.", false},
	    {"antwoord informatie: Bel ons.", "antwoord informatie", false},
	    {"weiger: \xE2\x80\x9Cgeen tijd\xE2\x80\x9D", "weiger: \"geen tijd\"", true},
	    {"adres an@x.be", "adres jan@x.be", false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		if (asks_the_same(cases[i].one, cases[i].other) != cases[i].same ||
		    (!cases[i].same && asks_the_same(cases[i].other, cases[i].one)))
			fail_msg("%s | %s", cases[i].one, cases[i].other);
	}
}

/* No more of a text is obeyed than what its writer saw above the blank line. */
static void never_more_than_seen(void **state)
{
	static const char *const cases[][2] = {
	    {"vraag: Wie komt er?\n\nEn waar?", "vraag: Wie komt er?\nEn waar?"},
	    {"vraag: Wie komt er?\n\nIk bel.", "vraag: Wie komt er?Ik bel."},
	    {"weiger: \xE2\x80\x9Cgeen tijd\xE2\x80\x9D.\n\nIk bel.",
	     "weiger: \"geen tijd\".Ik bel."},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_true(asks_the_same(cases[i][0], cases[i][1]));
		assert_false(asks_the_same(cases[i][1], cases[i][0]));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(versions),	   cmocka_unit_test(never_more_than_seen),
	    cmocka_unit_test(spellings),   cmocka_unit_test(arguments),
	    cmocka_unit_test(texts),	   cmocka_unit_test(places),
	    cmocka_unit_test(no_commands), cmocka_unit_test(contradictions),
	    cmocka_unit_test(for_others),  cmocka_unit_test(rest_and_lines),
	    cmocka_unit_test(table),	   cmocka_unit_test(only_commands),
	};

	return cmocka_run_group_tests_name("instruct", tests, NULL, NULL);
}

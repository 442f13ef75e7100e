/* What the mail is about, in the sender's own words: the sentence that asks, and with it the one that says about what. */
#include "reading_claims.h"

#define MOEDER "Els Tuts <els@a.example>"

static void a_question_comes_with_its_matter(void **unused)
{
	static const struct case_of cases[] = {
	    {MOEDER,
	     "Dag,\n\nMijn dochter mag van haar opvoedster nooit naar buiten. Kan iemand "
	     "bemiddelen?\n\nEls Tuts",
	     {"vraag=Mijn dochter mag van haar opvoedster nooit naar buiten. Kan iemand "
	      "bemiddelen?"}},
	    {MOEDER,
	     "Ik ben de mama van Bo (12). Het dagcentrum zegt dat Bo liegt, en ik geloof Bo. Wij "
	     "hebben vaak ruzie.",
	     {"vraag=Het dagcentrum zegt dat Bo liegt, en ik geloof Bo. Wij hebben vaak ruzie."}},
	    {"bo <bo@a.example>",
	     "hey ik ben 15\n\nvan mijn begeleider mag ik niet meer gaan voetballen. we hebben er "
	     "elke avond discussie over aan tafel en ik slaap slecht",
	     {"vraag=van mijn begeleider mag ik niet meer gaan voetballen. we hebben er elke avond "
	      "discussie over aan tafel en ik slaap slecht"}},
	    {MOEDER,
	     "Ik ben de mama van Bo (12). Sinds 3 mei mag hij na 19u niet meer naar de scouts van "
	     "de "
	     "begeleiding. Wij hebben vaak ruzie.",
	     {"vraag=Sinds 3 mei mag hij na 19u niet meer naar de scouts van de begeleiding. Wij "
	      "hebben vaak ruzie."}},
	    {MOEDER,
	     "Mijn dochter Bo is 9. De logopediste, het CLB en de kinesiste maken elk hun eigen "
	     "plannetje. "
	     "De ene wil rust, de andere oefenen. Kan er een cliëntoverleg komen?",
	     {"vraag=De logopediste, het CLB en de kinesiste maken elk hun eigen plannetje. De ene "
	      "wil "
	      "rust, de andere oefenen. Kan er een cliëntoverleg komen?"}},
	    {MOEDER,
	     "Je suis la mère de Zoé. L'éducatrice refuse que ma fille rentre le samedi. Je "
	     "demande une médiation.",
	     {"vraag=L'éducatrice refuse que ma fille rentre le samedi. Je demande une "
	      "médiation."}},
	};

	(void)unused;
	CHECK(cases);
}

static void what_says_enough_stands_alone(void **unused)
{
	static const struct case_of cases[] = {
	    {MOEDER,
	     "Mijn zoon slaapt al weken niet goed. Ik heb een conflict met de leefgroep over de "
	     "uren van de "
	     "bezoeken.",
	     {"vraag=Ik heb een conflict met de leefgroep over de uren van de bezoeken."}},
	    /* who it is, where, and how to be reached is no matter */
	    {MOEDER, "Beste,\n\nKan er iemand bemiddelen?", {"vraag=Kan er iemand bemiddelen?"}},
	    {MOEDER,
	     "Wij wonen al jaren in Genk. Kan er iemand bemiddelen?",
	     {"vraag=Kan er iemand bemiddelen?"}},
	    {MOEDER,
	     "Mijn zoon Bo is 12 en doet graag aan sport. Kan er iemand bemiddelen?",
	     {"vraag=Kan er iemand bemiddelen?"}},
	    {MOEDER,
	     "Ik ben de mama van Bo. Kan er iemand bemiddelen?",
	     {"vraag=Kan er iemand bemiddelen?"}},
	};

	(void)unused;
	CHECK(cases);
}

/* A cry stands among the signals; the question is what is asked. */
static void a_cry_is_no_question(void **unused)
{
	static const struct case_of cases[] = {
	    {"mia <mia@a.example>",
	     "ik ben 13 en zit in een leefgroep. ik wil er niet meer zijn. kan iemand eens met hen "
	     "spreken",
	     {"vraag=kan iemand eens met hen spreken", "instrument=bemiddeling"}},
	    {"mia <mia@a.example>",
	     "ik ben 13 en zit in een leefgroep. ik wil dood. ik wil graag hulp van jullie bij de "
	     "ruzie "
	     "met mijn begeleider",
	     {"vraag=ik wil graag hulp van jullie bij de ruzie met mijn begeleider"}},
	    {"mia <mia@a.example>", "ik ben 13. kan iemand met mij praten", {"instrument="}},
	};

	(void)unused;
	CHECK(cases);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_question_comes_with_its_matter),
	    cmocka_unit_test(what_says_enough_stands_alone),
	    cmocka_unit_test(a_cry_is_no_question),
	};
	int failed;

	fixture_load(&fixture);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	fixture_unload(&fixture);
	return failed;
}

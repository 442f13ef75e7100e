/* facts_text: what running text says that a rule asks for. Never the ground of a refusal: each of these leads to
 * a question or to a person who looks. See facts.h. */
#include "advies/facts.h"

#include <stddef.h>

bool facts_text_seeks_place(const struct facts *facts)
{
	static const char *const phrases[] = {" zoeken een plaats ",
					      " zoek een plaats ",
					      " zoeken dringend een plaats ",
					      " zoeken naar een plaats ",
					      " zoek naar een plaats ",
					      " op zoek naar een plaats ",
					      " plaats zoeken ",
					      " plaats te zoeken ",
					      " plaats te vinden ",
					      " plaats vinden voor ",
					      " geen plaats ",
					      " geen plek ",
					      " zoeken een plek ",
					      " op zoek naar een plek ",
					      " zoeken een voorziening ",
					      " op zoek naar een voorziening ",
					      " voorziening gezocht ",
					      " aanbod zoeken ",
					      " aanbod te zoeken ",
					      " aanbod te vinden ",
					      " wil opnemen ",
					      " kan opnemen ",
					      " volzet ",
					      NULL};

	return facts_text_says(facts, phrases);
}

/* CO-07: worry that the applicant wants to bring up by way of the talk. */
bool facts_text_raises_concern(const struct facts *facts)
{
	static const char *const concern[] = {"verontrust~", "bezorgd~", "zorgen",   "ongerust~",
					      "bekommer~",   "zorg",	 "vermoed~", NULL};
	static const char *const phrases[] = {
	    " verontrusting met de ouders ",  " verontrusting te bespreken ",
	    " verontrusting bespreek",	      " zorgen met de ouders ",
	    " zorgen te bespreken ",	      " zorgen bespreek",
	    " bezorgdheid te bespreken ",     " bezorgdheden te bespreken ",
	    " bezorgdheid met de ",	      " bezorgdheden met de ",
	    " zorgen aan te kaarten ",	      " zorgen aankaarten ",
	    " verontrusting aan te kaarten ", NULL};

	return facts_text_has(facts, concern) && facts_text_says(facts, phrases);
}

/* CO-10: the applicant says that there is nobody else. */
bool facts_text_one_service(const struct facts *facts)
{
	static const char *const phrases[] = {
	    " geen andere dienst ",	   " geen andere diensten ",	  " geen andere hulp ",
	    " geen andere hulpverlening ", " geen andere hulpverleners ", " enige dienst ",
	    " enkel wij zijn betrokken ",  " alleen wij zijn betrokken ", NULL};

	return facts_text_says(facts, phrases);
}

/* more than one child. */
bool facts_text_children(const struct facts *facts)
{
	static const char *const phrases[] = {" twee broers ",
					      " twee zussen ",
					      " broer en zus ",
					      " broer en zusje ",
					      " broertje en zusje ",
					      " tweeling ",
					      " mijn twee zonen ",
					      " mijn twee dochters ",
					      " mijn twee kinderen ",
					      " onze twee kinderen ",
					      " onze twee zonen ",
					      " onze twee dochters ",
					      " beide kinderen ",
					      " beide jongeren ",
					      " beide minderjarigen ",
					      " beide meisjes ",
					      " beide jongens ",
					      " wij zijn broers ",
					      " wij zijn zussen ",
					      " voor ons twee ",
					      " voor ons allebei ",
					      " voor allebei de kinderen ",
					      NULL};

	return facts_text_says(facts, phrases);
}

/* BM-14: a complaint, and no wish to talk. */
bool facts_text_complains(const struct facts *facts)
{
	static const char *const complaint[] = {
	    " klacht in te dienen ", " klacht indienen ", " klacht neer te leggen ",
	    " klacht neerleggen ",   " dien klacht in ",  " dien een klacht in ",
	    " dienen klacht in ",    " mijn klacht ",	  " formele klacht ",
	    " officiele klacht ",    " klacht tegen ",	  NULL};
	static const char *const talk[] = {" wil praten ",
					   " willen praten ",
					   " wil een gesprek ",
					   " willen een gesprek ",
					   " graag een gesprek ",
					   " graag bemiddeling ",
					   " wil bemiddeling ",
					   " vraag bemiddeling ",
					   " rond de tafel ",
					   " samenzitten ",
					   " bemiddelaar ",
					   " clientoverleg ",
					   NULL};

	return facts_text_says(facts, complaint) && !facts_text_says(facts, talk);
}

/* BM-08: another matter, and not a word of help. */
bool facts_text_elsewhere(const struct facts *facts)
{
	static const char *const words[] = {
	    "buren",	   "burenruzie~",    "buurman",	    "buurvrouw", "erfenis",
	    "alimentatie", "onderhoudsgeld", "notaris",	    "huurbaas",	 "huisbaas",
	    "verhuurder",  "werkgever",	     "verzekering", "schulden",	 NULL};

	return facts_text_has(facts, words);
}

/* BM-11: somebody is said not to want it. */
bool facts_text_refuses(const struct facts *facts)
{
	static const char *const phrases[] = {" wil niet komen ",
					      " wil niet praten ",
					      " wil niet meedoen ",
					      " wil niet meewerken ",
					      " willen niet komen ",
					      " willen niet praten ",
					      " willen niet meedoen ",
					      " wil geen gesprek ",
					      " wil geen bemiddeling ",
					      " willen geen gesprek ",
					      " willen geen bemiddeling ",
					      " weigert elk gesprek ",
					      " weigert elk contact ",
					      " weigert te praten ",
					      " weigert te komen ",
					      " weigert mee te ",
					      " weigeren te praten ",
					      " weigeren elk gesprek ",
					      " ziet het niet zitten ",
					      " zien het niet zitten ",
					      " niet akkoord met bemiddeling ",
					      " niet akkoord met een bemiddeling ",
					      NULL};

	return facts_text_says(facts, phrases);
}

/* Lists of who is involved, as people write them. Each expectation was written from reading the
 * list, one party after another: naam/relatie/dienst/soort dienst/telefoon/e-mail. */
#include "reading_fixture.h"

#include "advies/advies.h"

static struct fixture fixture;

static const char *parties_of(const struct reading *reading)
{
	const char *out = "";

	for (size_t i = 0; i < reading->partij_count; i++) {
		const struct reading_partij *p = &reading->partijen[i];
		const char *type = names_text(&names_dienst_type, (int)p->dienst_type);

		out = arena_format(fixture.arena, "%s%s%s/%s/%s/%s/%s/%s", out, i ? "; " : "",
				   p->naam ? p->naam : "", p->relatie ? p->relatie : "",
				   p->dienst ? p->dienst : "", type ? type : "",
				   p->telefoon ? p->telefoon : "", p->email ? p->email : "");
	}
	return out;
}

static struct reading *listed(const char *list)
{
	return fixture_understood(
	    &fixture, arena_format(fixture.arena,
				   "Ik ben: ouder\nNaam aanvrager: Els Wouters\n"
				   "Telefoon: 0470 99 88 77\nIk wil: bemiddeling\n"
				   "Naam kind: Jonas Claes\nLeeftijd: 15\nPostcode: 3600\n"
				   "Wie is erbij betrokken?: %s\nGaat de jongere akkoord?: ja\n",
				   list));
}

#define TOM   "Tom Aerts/begeleider/Leefgroep De Wissel//+32471112233/tom.aerts@dewissel.example"
#define AN    "An Peeters/moeder///+32470123456/"
#define JAN   "Jan Claes/vader///+32471123456/"
#define KARIN "Karin Maes/begeleider/CKG De Kleine Vos/ckg/+3211223344/"

static const struct {
	const char *list, *parties;
} cases[] = {
    /* the details of one person in a row */
    {"begeleider Tom Aerts, Leefgroep De Wissel, 0471 11 22 33, tom.aerts@dewissel.example", TOM},
    {"Tom Aerts, begeleider, Leefgroep De Wissel, 0471 11 22 33, tom.aerts@dewissel.example", TOM},
    {"Tom Aerts, begeleider Leefgroep De Wissel, 0471/11.22.33, tom.aerts@dewissel.example", TOM},
    {"Leefgroep De Wissel, begeleider Tom Aerts, 0471 11 22 33, tom.aerts@dewissel.example", TOM},
    {"Tom Aerts (begeleider, Leefgroep De Wissel), tel. 0471 11 22 33, "
     "mail tom.aerts@dewissel.example",
     TOM},
    {"Tom Aerts - begeleider - Leefgroep De Wissel - 0471 11 22 33 - tom.aerts@dewissel.example",
     TOM},
    {"Tom Aerts, 0471 11 22 33, begeleider, Leefgroep De Wissel, tom.aerts@dewissel.example", TOM},
    {"begeleider: Tom Aerts, dienst: Leefgroep De Wissel, tel: 0471 11 22 33, "
     "e-mail: tom.aerts@dewissel.example",
     TOM},
    {"Tom Aerts | begeleider | Leefgroep De Wissel | 0471 11 22 33 | tom.aerts@dewissel.example",
     TOM},
    {"Begeleider Karin Maes (CKG De Kleine Vos), tel. 011 22 33 44", KARIN},
    {"Karin Maes, begeleider van CKG De Kleine Vos, 011 22 33 44", KARIN},
    {"begeleidster Karin Maes van het CKG De Kleine Vos (011 22 33 44)", KARIN},
    {"Karin Maes (begeleidster bij CKG De Kleine Vos) 011/22.33.44", KARIN},
    {"An Peeters - mama - 0470/12.34.56", AN},
    {"mama, An Peeters, 0470 12 34 56", AN},
    {"0470 12 34 56 (An Peeters, mama)", AN},
    {"mijn mama (An Peeters): 0470 12 34 56", AN},
    {"An Peeters (moeder van Jonas) +32 470 12 34 56", AN},
    {"leefgroep De Wissel: 011 22 33 44, info@dewissel.example",
     "/voorziening/leefgroep De Wissel//+3211223344/info@dewissel.example"},
    {"De Wissel, 011 22 33 44", "//De Wissel//+3211223344/"},
    {"Het Kompas (011 22 33 44)", "//Het Kompas//+3211223344/"},
    {"begeleider Tom Aerts van De Wissel, 0471 11 22 33",
     "Tom Aerts/begeleider/De Wissel//+32471112233/"},
    {"begeleider Tom Aerts, De Wissel, 0471 11 22 33",
     "Tom Aerts/begeleider/De Wissel//+32471112233/"},
    {"CLB-medewerker Ann Bosmans, 089 11 22 33", "Ann Bosmans/medewerker/CLB/clb/+3289112233/"},
    /* particles */
    {"vader Jan De Smet, 0471 12 34 56", "Jan De Smet/vader///+32471123456/"},
    {"vader De Smet Jan, 0471 12 34 56", "De Smet Jan/vader///+32471123456/"},
    {"oma Rita Van den Berghe, rita@oma.example",
     "Rita Van den Berghe/grootmoeder////rita@oma.example"},
    {"Van den Broeck Lies, begeleidster, 0471 12 34 56",
     "Van den Broeck Lies/begeleider///+32471123456/"},
    {"consulent Filip van der Auwera van de SDJ, 011 22 33 44",
     "Filip van der Auwera/consulent/SDJ/sdj/+3211223344/"},
    {"Sofie D'Hondt (thuisbegeleidster), 0471 12 34 56",
     "Sofie D'Hondt/begeleider///+32471123456/"},
    /* several people */
    {"moeder: An Peeters (0470 12 34 56), vader: Jan Claes (0471 12 34 56)", AN "; " JAN},
    {"An Peeters (mama) 0470 12 34 56 en Jan Claes (papa) 0471 12 34 56", AN "; " JAN},
    {"An Peeters, mama, 0470 12 34 56, Jan Claes, papa, 0471 12 34 56", AN "; " JAN},
    {"mama An Peeters 0470 12 34 56; papa Jan Claes 0471 12 34 56", AN "; " JAN},
    {"mama An Peeters 0470 12 34 56 papa Jan Claes 0471 12 34 56", AN "; " JAN},
    {"\n1. moeder An Peeters, 0470 12 34 56\n2. vader Jan Claes, 0471 12 34 56", AN "; " JAN},
    {"1) An Peeters, moeder, 0470 12 34 56 2) Jan Claes, vader, 0471 12 34 56", AN "; " JAN},
    {"\n- An Peeters, moeder, 0470 12 34 56\n- Jan Claes, vader, 0471 12 34 56", AN "; " JAN},
    {"\n* moeder An Peeters: 0470 12 34 56\n* vader Jan Claes: 0471 12 34 56", AN "; " JAN},
    {"\n\xE2\x80\xA2 An Peeters (moeder) - 0470 12 34 56\n\xE2\x80\xA2 Jan Claes (vader) - "
     "0471 12 34 56",
     AN "; " JAN},
    {"\nNaam | Relatie | Telefoon\nAn Peeters | moeder | 0470 12 34 56\n"
     "Jan Claes | vader | 0471 12 34 56",
     AN "; " JAN},
    {"mijn ex (Bart, 0471 12 34 56) en de begeleidster van de thuisbegeleiding (Sofie, "
     "0472 11 22 33)",
     "Bart/ex-partner///+32471123456/; Sofie/begeleider/thuisbegeleiding//+32472112233/"},
    {"begeleider Tom Aerts, Leefgroep De Wissel, 0471 11 22 33, tom.aerts@dewissel.example, "
     "moeder An Peeters, 0470 12 34 56",
     TOM "; " AN},
    {"moeder An Peeters, 0470 12 34 56, CLB Genk, 089 11 22 33",
     AN "; //CLB Genk/clb/+3289112233/"},
    {"\nTom Aerts: 0471 11 22 33\nLies Maes: 0472 11 22 33",
     "Tom Aerts////+32471112233/; Lies Maes////+32472112233/"},
    {"\nLeefgroep De Wissel: 011 22 33 44\nCLB Genk: 089 11 22 33",
     "/voorziening/Leefgroep De Wissel//+3211223344/; //CLB Genk/clb/+3289112233/"},
    {"mijn broer, mijn ouders, Lies van het CAW", "/broer////; Lies//CAW/caw//"},
    /* somebody without a number */
    {"moeder An Peeters (0470 12 34 56), vader Jan Claes", AN "; Jan Claes/vader////"},
    {"mama (0470 12 34 56) en papa", "/moeder///+32470123456/; /vader////"},
    {"moeder/vader, 0470 12 34 56", "/moeder////; /vader///+32470123456/"},
    {"begeleider Tom Aerts, Sofie Maes 0472 11 22 33",
     "Tom Aerts/begeleider////; Sofie Maes////+32472112233/"},
    {"begeleider Tom Aerts (0471 11 22 33) en de buurvrouw",
     "Tom Aerts/begeleider///+32471112233/; /buurvrouw////"},
    {"begeleider Tom Aerts 0471 11 22 33, CLB Genk",
     "Tom Aerts/begeleider///+32471112233/; //CLB Genk/clb//"},
    {"Tom Aerts en Lies Maes, begeleiders van De Wissel, 011 22 33 44",
     "Tom Aerts/////; Lies Maes/begeleider/De Wissel//+3211223344/"},
    {"\nTom Aerts: geen nummer\nmoeder An Peeters 0470 12 34 56", "Tom Aerts/////; " AN},
    {"mama, Tom, 0471 11 22 33", "/moeder////; Tom////+32471112233/"},
    /* the applicant and the child */
    {"ikzelf (0470 99 88 77), mijn zoon Jonas (0479 11 22 33) en begeleider Tom Aerts",
     "Tom Aerts/begeleider////"},
    {"Els Wouters (moeder), Jonas Claes, vader Jan Claes 0471 12 34 56", JAN},
    {"de jongere zelf, zijn vader Jan Claes (0471 12 34 56)", JAN},
    {"Jonas; mijn ex Jan Claes, de vader, 0471 12 34 56", JAN},
};
enum { CASES = sizeof(cases) / sizeof(cases[0]) };

/* All faults of the table at once: one line each. */
static void lists_are_read_as_a_person_reads_them(void **unused)
{
	size_t faults = 0;

	(void)unused;
	for (size_t i = 0; i < CASES; i++) {
		struct reading *reading = listed(cases[i].list);
		const char *parties = parties_of(reading);

		fixture_check_evidence(&fixture, reading);
		if (strcmp(parties, cases[i].parties) == 0)
			continue;
		faults++;
		print_error("%s\n  expected %s\n  found    %s\n", cases[i].list, cases[i].parties,
			    parties);
	}
	if (faults > 0)
		fail_msg("%zu of %d lists", faults, (int)CASES);
}

static bool fires(const struct reading *reading, const char *id)
{
	for (size_t i = 0; i < reading->advies.regel_count; i++) {
		if (strcmp(reading->advies.regels[i].id, id) == 0)
			return true;
	}
	return false;
}

/* ALG-05 exactly where the expectation names a party without a telephone and an address. */
static void whoever_cannot_be_reached_is_asked_for(void **unused)
{
	(void)unused;
	for (size_t i = 0; i < CASES; i++) {
		struct reading *reading = listed(cases[i].list);
		bool missing = strstr(cases[i].parties, "//; ") != NULL;
		size_t length = strlen(cases[i].parties);

		missing |= strcmp(cases[i].parties + length - 2, "//") == 0;
		advies_give(fixture.arena, reading, INSTRUMENT_BEMIDDELING, fixture.texts);
		if (fires(reading, "ALG-05") != missing)
			fail_msg("%s", cases[i].list);
	}
}

/* Whatever stands in a list: its numbers belong to somebody, and nobody appears twice. */
static void a_number_goes_to_one_party_only(void **unused)
{
	(void)unused;
	for (size_t i = 0; i < CASES; i++) {
		struct reading *reading = listed(cases[i].list);

		for (size_t a = 0; a < reading->partij_count; a++) {
			for (size_t b = a + 1; b < reading->partij_count; b++) {
				const char *one = reading->partijen[a].telefoon;

				if (one && text_equal(one, reading->partijen[b].telefoon))
					fail_msg("%s", cases[i].list);
			}
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(lists_are_read_as_a_person_reads_them),
	    cmocka_unit_test(whoever_cannot_be_reached_is_asked_for),
	    cmocka_unit_test(a_number_goes_to_one_party_only),
	};
	int failed;

	fixture_load(&fixture);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	fixture_unload(&fixture);
	return failed;
}

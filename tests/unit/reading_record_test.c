/* The record of a reading: the keys of the contract, there and back, and everything that is
 * refused. */
#include "reading_fixture.h"

#include "json/json.h"
#include "reading/region.h"

static struct fixture fixture;

static json_t *written(const struct reading *reading)
{
	json_t *json = reading_to_json(reading);
	char *text = json_dumps(json, JSON_COMPACT);
	json_t *read = json_loads(text, JSON_REJECT_DUPLICATES, NULL);

	assert_non_null(read);
	json_decref(json);
	free(text);
	return read;
}

/* A reading in which every list and pointer holds something. */
static struct reading *full_reading(void)
{
	static struct letter_address to[] = {{"Loket", "bemiddeling@limburg.be"}, {NULL, NULL}};
	static const char *references[] = {"a@b", "c@d"};
	static struct letter_bijlage file = {
	    "verslag.pdf", "application/pdf", 12345,
	    "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"};
	static struct letter_forward forward = {
	    {"An", "an@example.org"}, "FW", "maandag", "binnen", NULL};
	static struct reading_bounce_ontvanger recipient = {"x@example.org", "5.1.1", true};
	static struct reading_bounce bounce = {&recipient, 1, "id@loket"};
	static struct reading_deel part = {"brief.txt", "Beste,\nhallo"};
	struct reading *reading = fixture_understood(&fixture, fixture_complete);

	reading->afwezig_tot = "2026-12-03";
	reading->mail.message_id = "id@example.org";
	reading->mail.references = references;
	reading->mail.reference_count = 2;
	reading->mail.to = (struct letter_addresses){to, 2};
	reading->mail.bijlagen = &file;
	reading->mail.bijlage_count = 1;
	reading->mail.afzender_bevestigd = 0;
	reading->mail.doorgestuurd = &forward;
	reading->mail.marks = LETTER_SPAM | LETTER_REPLY;
	reading->mail.grens = LETTER_TOO_DEEP;
	reading->bounce = &bounce;
	reading->mandaat = 1u << DIENST_SDJ | 1u << DIENST_ITP;
	reading->delen = &part;
	reading->deel_count = 1;
	reading_add_bron(fixture.arena, reading, "vervolg", "brief.txt", part.tekst, 0, 5, 0.5);
	return reading;
}

static void keys_and_order_of_the_contract(void **unused)
{
	static const char wanted[] =
	    "{\"schema\":\"loket/reading/1\",\"mail\":{\"message_id\":null,\"in_reply_to\":null,"
	    "\"references\":[],\"from\":{\"naam\":null,\"adres\":null},\"reply_to\":null,\"to\":[],"
	    "\"cc\":[],\"datum\":null,\"onderwerp\":null,\"tekst\":\"\",\"volledige_tekst\":\"\","
	    "\"bijlagen\":[],\"afzender_bevestigd\":null,\"doorgestuurd\":null,\"kenmerken\":[],"
	    "\"grens\":null},\"bounce\":null,\"soort\":\"overig\",\"afwezig_tot\":null,\"vorm\":"
	    "\"vrij\",\"taal\":null,"
	    "\"instrument\":\"onbekend\",\"vervolg\":false,\"regio\":\"onbekend\",\"aanvrager\":{"
	    "\"naam\":null,\"rol\":\"onbekend\",\"dienst\":null,\"dienst_type\":null,\"telefoon\":"
	    "null,"
	    "\"email\":null},\"client\":{\"naam\":null,\"geboortedatum\":null,\"leeftijd\":null,"
	    "\"adres\":null,\"postcode\":null,\"gemeente\":null,\"verblijf\":null,\"telefoon\":"
	    "null,"
	    "\"email\":null,\"taal\":null,\"tolk\":null},\"partijen\":[],\"vraag\":null,"
	    "\"eenzijdige_stop\":\"onbekend\",\"toegangspoort\":\"onbekend\",\"mandaat\":[],"
	    "\"akkoord\":{"
	    "\"client\":\"onbekend\",\"ouders\":\"onbekend\"},\"contactverbod\":false,\"gevaar\":{"
	    "\"niveau\":\"geen\",\"signalen\":[]},\"feiten\":[],\"advies\":{\"uitkomst\":\"te_"
	    "onderzoeken\","
	    "\"vlaggen\":[],\"regels\":[],\"vragen\":[]},\"velden\":[],\"delen\":{},\"bronnen\":{}"
	    "}";
	json_t *json = reading_to_json(reading_new(fixture.arena));
	char *text = json_dumps(json, JSON_COMPACT);

	(void)unused;
	assert_string_equal(text, wanted);
	free(text);
	json_decref(json);
}

/* Every kind of character that JSON escapes, and a key that comes twice. */
static struct reading *awkward_reading(void)
{
	static struct reading_deel parts[] = {{"a \"b\".txt", "een"},
					      {"x", "een"},
					      {"y", "\"\\/\t\n\b\f\r\x01\x1f\x7f é 😀"},
					      {"x", "twee"}};
	struct reading *reading = full_reading();

	reading->delen = parts;
	reading->deel_count = 4;
	reading_add_bron(fixture.arena, reading, "vervolg", "x", "twee", 0, 4, 0.9);
	reading_add_bron(fixture.arena, reading, "taal", "x", "twee", 0, 4, 1);
	reading_add_bron(fixture.arena, reading, "regio", "x", "twee", 0, 4, 0.00001);
	return reading;
}

static void the_text_is_that_of_the_tree(void **unused)
{
	const struct reading *readings[] = {reading_new(fixture.arena), full_reading(),
					    awkward_reading()};

	(void)unused;
	for (size_t i = 0; i < 6; i++) {
		const struct reading *reading = readings[i / 2];
		json_t *json = reading_to_json(reading);
		char *wanted = json_dumps(json, i % 2 ? JSON_INDENT(1) : JSON_COMPACT);
		struct buffer text = {0};

		reading_to_text(reading, (int)(i % 2), &text);
		assert_string_equal(text.data, wanted);
		buffer_free(&text);
		free(wanted);
		json_decref(json);
	}
}

static void of_one_key_the_last_value_counts(void **unused)
{
	struct buffer text = {0};

	(void)unused;
	reading_to_text(awkward_reading(), 0, &text);
	assert_non_null(
	    strstr(text.data, "\"delen\":{\"a \\\"b\\\".txt\":\"een\",\"x\":\"twee\",\"y\":"));
	buffer_free(&text);
}

static void what_is_written_is_read_back_the_same(void **unused)
{
	struct reading *reading = full_reading(), *read = NULL;
	json_t *json = written(reading), *again;
	struct error err = {.kind = ERROR_NONE};

	(void)unused;
	if (reading_from_json(fixture.arena, json, &read, &err))
		fail_msg("%s", err.text);
	assert_int_equal(read->mandaat, reading->mandaat);
	assert_int_equal(read->mail.marks, reading->mail.marks);
	assert_int_equal(read->mail.grens, LETTER_TOO_DEEP);
	assert_string_equal(read->mail.bijlagen[0].sha256, reading->mail.bijlagen[0].sha256);
	again = written(read);
	assert_true(json_equal(json, again));
	json_decref(again);
	json_decref(json);
}

static void a_shortened_one_comes_back_whole(void **unused)
{
	json_t *whole = written(full_reading()), *brief, *again;
	struct reading *reading = full_reading(), *read = NULL;
	struct error err = {.kind = ERROR_NONE};
	const char *pad;
	json_t *bron;

	(void)unused;
	assert_string_equal(reading->mail.tekst, reading->mail.volledige_tekst);
	reading_shorten(reading);
	brief = written(reading);
	assert_null(json_object_get(json_object_get(brief, "mail"), "volledige_tekst"));
	assert_true(json_object_size(json_object_get(brief, "bronnen")) > 5);
	json_object_foreach(json_object_get(brief, "bronnen"), pad, bron)
	    assert_null(json_object_get(bron, "citaat"));
	if (reading_from_json(fixture.arena, brief, &read, &err))
		fail_msg("%s", err.text);
	again = written(read);
	assert_true(json_equal(whole, again));
	json_decref(again);
	json_decref(brief);
	json_decref(whole);
}

static void a_whole_text_of_its_own_stays(void **unused)
{
	struct reading *reading = reading_new(fixture.arena), *read = NULL;
	struct error err;
	json_t *json;

	(void)unused;
	reading->mail.tekst = "Ja.";
	reading->mail.volledige_tekst = "Ja.\n> Klopt dat?";
	reading_shorten(reading);
	json = written(reading);
	assert_int_equal(reading_from_json(fixture.arena, json, &read, &err), 0);
	assert_string_equal(read->mail.tekst, "Ja.");
	assert_string_equal(read->mail.volledige_tekst, "Ja.\n> Klopt dat?");
	json_decref(json);
}

static void advice_is_checked_and_dropped(void **unused)
{
	static const char *question = "Hoe oud ben je?";
	static struct reading_regel rule = {"BM-12", UITKOMST_TE_ONDERZOEKEN, "de woorden"};
	struct reading *reading = fixture_understood(&fixture, fixture_complete), *read = NULL;
	struct error err = {.kind = ERROR_NONE};
	json_t *json, *regels;

	(void)unused;
	reading->advies = (struct reading_advies){
	    UITKOMST_ONTVANKELIJK, true, true, &rule, 1, &question, 1, NULL, 0};
	json = written(reading);
	regels = json_object_get(json_object_get(json, "advies"), "regels");
	assert_string_equal(json_string_value(json_object_get(json_array_get(regels, 0), "citaat")),
			    "de woorden");
	assert_int_equal(reading_from_json(fixture.arena, json, &read, &err), 0);
	assert_int_equal(read->advies.uitkomst, UITKOMST_TE_ONDERZOEKEN);
	assert_int_equal(read->advies.regel_count, 0);
	assert_false(read->advies.verplicht);
	json_decref(json);
}

/* Follows "a.b.0.c" to its container and puts `value` (JSON text) there; NULL: takes the key away.
 */
static void change(json_t *json, const char *path, const char *value)
{
	char *copy = arena_text(fixture.arena, path), *dot;
	json_t *put = value ? json_loads(value, JSON_DECODE_ANY, NULL) : NULL;

	while ((dot = strchr(copy, '.')) != NULL) {
		*dot = '\0';
		json = json_is_array(json) ? json_array_get(json, (size_t)atoi(copy))
					   : json_object_get(json, copy);
		assert_non_null(json);
		copy = dot + 1;
	}
	if (!value)
		assert_int_equal(json_object_del(json, copy), 0);
	else if (json_is_array(json))
		assert_int_equal(json_array_set_new(json, (size_t)atoi(copy), put), 0);
	else
		assert_int_equal(json_object_set_new(json, copy, put), 0);
}

static void every_wrong_record_is_refused(void **unused)
{
	static const struct {
		const char *name, *path, *value;
	} cases[] = {
	    {"no schema", "schema", NULL},
	    {"another schema", "schema", "\"loket/reading/2\""},
	    {"unknown key", "extra", "1"},
	    {"unknown key inside", "mail.extra", "null"},
	    {"missing key", "client", NULL},
	    {"missing key inside", "client.naam", NULL},
	    {"object for text", "vraag", "{}"},
	    {"number for text", "aanvrager.naam", "5"},
	    {"text for list", "partijen", "\"\""},
	    {"object for list", "velden", "{}"},
	    {"list for object", "bronnen", "[]"},
	    {"null text that must be there", "mail.tekst", "null"},
	    {"unknown enumeration", "soort", "\"brief\""},
	    {"null enumeration", "rol", "null"},
	    {"unknown mandate", "mandaat", "[\"clb\"]"},
	    {"unknown mark", "mail.kenmerken", "[\"x\"]"},
	    {"unknown limit", "mail.grens", "\"x\""},
	    {"control character", "vraag", "\"a\\u0007b\""},
	    {"bidi override", "aanvrager.naam", "\"a\\u202eb\""},
	    {"two lines in a name", "aanvrager.naam", "\"a\\nb\""},
	    {"no telephone", "aanvrager.telefoon", "\"0470123456\""},
	    {"no address", "aanvrager.email", "\"an\""},
	    {"address with a line end", "aanvrager.email", "\"a@b\\nBcc: c@d\""},
	    {"no date", "client.geboortedatum", "\"12/03/2009\""},
	    {"no time", "mail.datum", "\"gisteren\""},
	    {"no postcode", "client.postcode", "\"B-9000\""},
	    {"no language", "taal", "\"Nederlands\""},
	    {"negative age", "client.leeftijd", "-2"},
	    {"too old", "client.leeftijd", "131"},
	    {"text for a boolean", "vervolg", "\"ja\""},
	    {"null for a boolean", "vervolg", "null"},
	    {"no digest", "mail.bijlagen.0.sha256", "\"abc\""},
	    {"negative size", "mail.bijlagen.0.grootte", "-1"},
	    {"evidence turned around", "bronnen.vervolg.van", "9"},
	    {"evidence past the end", "bronnen.vervolg.tot", "999"},
	    {"evidence that says something else", "bronnen.vervolg.citaat", "\"hallo\""},
	    {"evidence in no part", "bronnen.vervolg.deel", "\"x.pdf\""},
	    {"certainty over one", "bronnen.vervolg.zekerheid", "1.5"},
	    {"part without text", "delen", "{\"brief.txt\": null}"},
	    {"unknown outcome", "advies.uitkomst", "\"misschien\""},
	    {"unknown flag", "advies.vlaggen", "[\"spoed\"]"},
	    {"an id without its signs", "mail.message_id", "\"a@b.example\""},
	    {"two ids in one", "mail.in_reply_to", "\"<a@b.example> <c@d.example>\""},
	    {"an empty id", "mail.references", "[\"<>\"]"},
	    {"no day to be away until", "afwezig_tot", "\"3 december\""},
	    {"a fact without a kind", "feiten", "[{\"soort\": null, \"citaat\": \"x\"}]"},
	    {"a fact that no rule knows", "feiten", "[{\"soort\": \"x\", \"citaat\": \"x\"}]"},
	    {"danger without a kind", "gevaar.signalen", "[{\"soort\": null, \"citaat\": \"x\"}]"},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct reading *read = NULL;
		struct error err = {.kind = ERROR_NONE};
		json_t *json = written(full_reading());

		change(json, cases[i].path, cases[i].value);
		if (reading_from_json(fixture.arena, json, &read, &err) != -1)
			fail_msg("taken in: %s", cases[i].name);
		assert_int_equal(err.kind, ERROR_REFUSE);
		assert_null(read);
		json_decref(json);
	}
}

static bool taken_in(json_t *json)
{
	struct reading *read = NULL;
	struct error err = {.kind = ERROR_NONE};
	struct arena *arena = arena_new();
	bool taken = reading_from_json(arena, json, &read, &err) == 0;

	arena_free(&arena);
	return taken;
}

static json_t *long_text(size_t length)
{
	char *text = memory_zero(length + 1, 1);
	json_t *value;

	memset(text, 'a', length);
	value = json_string(text);
	free(text);
	return value;
}

/* What is left out is cut from its part: 200 bytes at most, and whole characters. */
static void a_quotation_is_cut_out_with_care(void **unused)
{
	static const struct {
		size_t length;
		const char *text, *van, *tot;
		bool taken;
	} rows[] = {
	    {0, "Beste", "0", "5", true},	 {0, "Beste", "5", "5", true},
	    {0, "Beste", "0", "6", false},	 {0, "Beste", "3", "2", false},
	    {200, NULL, "0", "200", true},	 {201, NULL, "0", "201", false},
	    {201, NULL, "1", "201", true},	 {0, "caf\xc3\xa9", "3", "5", true},
	    {0, "caf\xc3\xa9", "3", "4", false}, {0, "caf\xc3\xa9", "4", "5", false},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		json_t *json = written(full_reading());
		json_t *text = rows[i].text ? json_string(rows[i].text) : long_text(rows[i].length);

		json_object_set_new(json_object_get(json, "delen"), "brief.txt", text);
		change(json, "bronnen.vervolg.citaat", NULL);
		change(json, "bronnen.vervolg.van", rows[i].van);
		change(json, "bronnen.vervolg.tot", rows[i].tot);
		assert_int_equal(taken_in(json), rows[i].taken);
		json_decref(json);
	}
}

static void limits_are_exact(void **unused)
{
	static const struct {
		const char *object, *key;
		size_t limit;
	} texts[] = {{"aanvrager", "naam", 2000}, {"mail", "tekst", 8u * 1024 * 1024}};
	static const struct {
		const char *key, *item;
		size_t limit;
	} lists[] = {{"partijen", NULL, 100},
		     {"velden", "{\"sleutel\":null,\"label\":\"a\",\"waarde\":\"b\"}", 1000}};

	(void)unused;
	for (size_t i = 0; i < 2; i++) {
		json_t *json = written(fixture_mail(&fixture, "tekst"));
		json_t *object = json_object_get(json, texts[i].object);

		json_object_set_new(object, texts[i].key, long_text(texts[i].limit));
		assert_true(taken_in(json));
		json_object_set_new(object, texts[i].key, long_text(texts[i].limit + 1));
		assert_false(taken_in(json));
		json_decref(json);
	}
	for (size_t i = 0; i < 2; i++) {
		json_t *json = written(full_reading());
		json_t *list = json_object_get(json, lists[i].key);
		json_t *item = lists[i].item ? json_loads(lists[i].item, 0, NULL)
					     : json_incref(json_array_get(list, 0));

		while (json_array_size(list) < lists[i].limit)
			json_array_append(list, item);
		assert_true(taken_in(json));
		json_array_append(list, item);
		assert_false(taken_in(json));
		json_decref(item);
		json_decref(json);
	}
}

static void a_reading_over_the_limits_is_written_within_them(void **unused)
{
	struct reading *reading = fixture_mail(&fixture, "tekst");
	char *subject = arena_zero(fixture.arena, 5001, 1);
	json_t *json;

	(void)unused;
	memset(subject, 'a', 1999);
	memcpy(subject + 1999, "\xC3\xAB", 3);
	reading->mail.onderwerp = subject;
	reading->mail.to.items = arena_zero(fixture.arena, 2000, sizeof(struct letter_address));
	reading->mail.to.count = 2000;
	json = written(reading);
	assert_true(taken_in(json));
	assert_int_equal(
	    json_string_length(json_object_get(json_object_get(json, "mail"), "onderwerp")), 1999);
	json_decref(json);
}

static void evidence_is_cut_at_a_character(void **unused)
{
	struct reading *reading = fixture_mail(&fixture, "");
	char *text = arena_zero(fixture.arena, 403, 1);

	(void)unused;
	memset(text, 'a', 199);
	for (size_t i = 199; i < 401; i += 2)
		memcpy(text + i, "\xC3\xAB", 2);
	reading_add_bron(fixture.arena, reading, "vraag", "tekst", text, 0, 401, 0.9);
	assert_int_equal(reading->bronnen[0].tot, 199);
	assert_int_equal(strlen(reading->bronnen[0].citaat), 199);
}

static void regions_of_postcodes(void **unused)
{
	static const struct {
		const char *postcode, *day;
		enum regio regio;
	} cases[] = {
	    {"1000", NULL, REGIO_BRUSSEL},
	    {"1299", NULL, REGIO_BRUSSEL},
	    {"1300", NULL, REGIO_GEEN},
	    {"1499", NULL, REGIO_GEEN},
	    {"1500", NULL, REGIO_VLAAMS_BRABANT},
	    {"1547", NULL, REGIO_VLAAMS_BRABANT},
	    {"2000", NULL, REGIO_ANTWERPEN},
	    {"2387", NULL, REGIO_ANTWERPEN},
	    {"3450", NULL, REGIO_VLAAMS_BRABANT},
	    {"3499", NULL, REGIO_VLAAMS_BRABANT},
	    {"3500", NULL, REGIO_LIMBURG},
	    {"3540", NULL, REGIO_LIMBURG},
	    {"3798", NULL, REGIO_LIMBURG},
	    {"4000", NULL, REGIO_GEEN},
	    {"7999", NULL, REGIO_GEEN},
	    {"8957", NULL, REGIO_WEST_VLAANDEREN},
	    {"9600", NULL, REGIO_OOST_VLAANDEREN},
	    {"9999", NULL, REGIO_OOST_VLAANDEREN},
	    {"0999", NULL, REGIO_ONBEKEND},
	    {"10000", NULL, REGIO_ONBEKEND},
	    {"12a4", NULL, REGIO_ONBEKEND},
	    {NULL, NULL, REGIO_ONBEKEND},
	    {"2070", NULL, REGIO_OOST_VLAANDEREN},
	    {"2070", "2025-01-01T00:00:00+01:00", REGIO_OOST_VLAANDEREN},
	    {"2070", "2024-12-31T23:59:59+01:00", REGIO_ANTWERPEN},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		if (region_of_postcode(cases[i].postcode, cases[i].day) != cases[i].regio)
			fail_msg("%s", cases[i].postcode ? cases[i].postcode : "NULL");
	}
}

/* Dossiers keep their records: those of before a key was added are still read. */
static void a_record_from_before_a_later_key_is_read(void **unused)
{
	json_t *json = written(full_reading());
	struct error err = {.text = ""};
	struct reading *read = NULL;

	(void)unused;
	change(json, "feiten", NULL);
	change(json, "afwezig_tot", NULL);
	if (reading_from_json(fixture.arena, json, &read, &err))
		fail_msg("%s", err.text);
	assert_int_equal(read->feit_count, 0);
	assert_null(read->afwezig_tot);
	json_decref(json);
}

static void names_go_both_ways(void **unused)
{
	static const struct names *const all[] = {
	    &names_soort, &names_vorm,	      &names_instrument, &names_regio,
	    &names_rol,	  &names_dienst_type, &names_stop,	 &names_toegangspoort,
	    &names_janee, &names_akkoord,     &names_gevaar,	 &names_gevaar_soort,
	    &names_feit,  &names_uitkomst};

	(void)unused;
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		for (int value = 0; value < all[i]->count; value++)
			assert_int_equal(names_value(all[i], names_text(all[i], value)), value);
		assert_null(names_text(all[i], all[i]->count));
		assert_null(names_text(all[i], -1));
		assert_int_equal(names_value(all[i], "geen-enkele"), -1);
	}
	assert_int_equal(names_value(&names_soort, NULL), -1);
}

/* A phrase that nobody hears is worse than none. */
static void a_misspelt_meaning_is_a_fault(void **unused)
{
	static const struct {
		const char *text, *told;
	} cases[] = {{"sterk gevaar suicde = zelfmoord\n", "g:1: gevaar has no value \"suicde\""},
		     {"\nsterk gevar suicide = x\n", "g:2: no such subject: \"gevar\""},
		     {"sterk gevaar = dood\n", "g:1: gevaar has no value \"\""},
		     {"sterk plaats 36 = x\n", "g:1: plaats has no value \"36\""},
		     {"sterk plaats 3600,35 = x\n", "g:1: plaats has no value \"3600,35\""},
		     {"half rol ouder = mes\n", "g:1: words are weighed for gevaar only"},
		     {"\nweegt rol 12 = mes\n", "g:2: words are weighed for gevaar only"},
		     {"weegt gevaar boos 12 = mes\n", "g:1: gevaar has no value \"boos\""},
		     {"zin zonder teken\n", "g:1: no \"=\""}};
	struct error err = {.kind = ERROR_NONE};

	(void)unused;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct understand_tables *tables = understand_tables_new();

		assert_int_equal(understand_tables_add(tables, "gevaar", "g", cases[i].text,
						    strlen(cases[i].text), &err),
				 -1);
		assert_int_equal(err.kind, ERROR_STOP);
		assert_memory_equal(err.text, cases[i].told, strlen(cases[i].told));
		understand_tables_free(&tables);
	}
	assert_int_equal(understand_tables_add(fixture.tables, "labels", "l", "", 0, &err), -1);
}

static void every_danger_has_phrases(void **unused)
{
	static const char most[] = "sterk gevaar suicide = aa\nsterk gevaar zelfverwonding = bb\n"
				   "sterk gevaar geweld = cc\nsterk gevaar seksueel = dd\n"
				   "sterk gevaar weggelopen = ee\nsterk gevaar dakloos = ff\n"
				   "sterk contactverbod = gg\n";
	struct understand_tables *tables = understand_tables_new();
	struct error err = {.kind = ERROR_NONE};

	(void)unused;
	assert_int_equal(understand_tables_check(fixture.tables, &err), 0);
	assert_int_equal(understand_tables_check(tables, &err), -1);
	assert_int_equal(understand_tables_add(tables, "labels", "l", "a = b\n", 6, &err), 0);
	assert_int_equal(understand_tables_add(tables, "g", "g", most, sizeof(most) - 1, &err), 0);
	assert_int_equal(understand_tables_check(tables, &err), -1);
	assert_non_null(strstr(err.text, "gevaar andere"));
	understand_tables_free(&tables);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(keys_and_order_of_the_contract),
	    cmocka_unit_test(the_text_is_that_of_the_tree),
	    cmocka_unit_test(of_one_key_the_last_value_counts),
	    cmocka_unit_test(what_is_written_is_read_back_the_same),
	    cmocka_unit_test(a_shortened_one_comes_back_whole),
	    cmocka_unit_test(a_whole_text_of_its_own_stays),
	    cmocka_unit_test(a_quotation_is_cut_out_with_care),
	    cmocka_unit_test(advice_is_checked_and_dropped),
	    cmocka_unit_test(every_wrong_record_is_refused),
	    cmocka_unit_test(limits_are_exact),
	    cmocka_unit_test(a_reading_over_the_limits_is_written_within_them),
	    cmocka_unit_test(evidence_is_cut_at_a_character),
	    cmocka_unit_test(regions_of_postcodes),
	    cmocka_unit_test(a_record_from_before_a_later_key_is_read),
	    cmocka_unit_test(names_go_both_ways),
	    cmocka_unit_test(a_misspelt_meaning_is_a_fault),
	    cmocka_unit_test(every_danger_has_phrases),
	};
	int failed;

	fixture_load(&fixture);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	fixture_unload(&fixture);
	return failed;
}

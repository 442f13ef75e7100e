/* explain: see explain.h. */
#include "commands/explain.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "advies/advies.h"
#include "base/memory.h"
#include "base/text.h"
#include "commands/table.h"
#include "json/json.h"
#include "reading/reading.h"

enum { DOUBTFUL = 70 }; /* per cent: less is marked */

struct explain {
	struct arena *arena;
	const struct reading *reading;
	const json_t *json;
	const struct advies_texts *texts;
	bool color;
};

static void head(const struct explain *explain, const char *title)
{
	printf("\n%s%s%s\n", table_on(TABLE_BOLD, explain->color), title,
	       table_off(TABLE_BOLD, explain->color));
}

/* One line of what came in with the mail. */
static void put_line(const char *before, const char *text, const char *behind)
{
	char *line = table_text(text);

	printf("%s%s%s", before, line, behind);
	free(line);
}

/* --- danger, and the advice ---------------------------------------------------------------------------------- */

static void print_danger(const struct explain *explain)
{
	const struct reading *reading = explain->reading;

	if (reading->gevaar == GEVAAR_GEEN && !reading->contactverbod)
		return;
	head(explain, "gevaar");
	printf("  %s%s%s\n", table_on(TABLE_RED, explain->color),
	       names_text(&names_gevaar, (int)reading->gevaar),
	       table_off(TABLE_RED, explain->color));
	for (size_t i = 0; i < reading->signaal_count; i++) {
		printf("  %-15s", names_text(&names_gevaar_soort, (int)reading->signalen[i].soort));
		put_line(" \"", reading->signalen[i].citaat, "\"\n");
	}
	if (reading->contactverbod)
		printf("  contactverbod\n");
}

static void print_rule(const struct advies_line *rule, void *context)
{
	(void)context;
	printf("  %-6s %-17s %s", isupper((unsigned char)rule->id[0]) ? rule->id : "-",
	       names_text(&names_uitkomst, (int)rule->uitkomst), rule->text);
	if (rule->source)
		printf(" (%s)", rule->source);
	if (rule->citaat)
		put_line(" \"", rule->citaat, "\"");
	putchar('\n');
}

static void print_advice(const struct explain *explain)
{
	const struct reading_advies *advies = &explain->reading->advies;

	head(explain, "advies");
	printf("  %s%s%s%s%s\n", table_on(TABLE_BOLD, explain->color),
	       names_text(&names_uitkomst, (int)advies->uitkomst),
	       table_off(TABLE_BOLD, explain->color), advies->verplicht ? ", verplicht" : "",
	       advies->voorwaarde ? ", voorwaarde" : "");
	advies_each(advies, explain->texts, print_rule, NULL);
	for (size_t i = 0; i < advies->vraag_count; i++)
		printf("  vraag: %s\n", advies->vragen[i]);
}

/* --- the values ---------------------------------------------------------------------------------------------- */

/* "partijen.0.naam" in the record. */
static const json_t *value_at(const json_t *value, const char *path)
{
	while (value && *path) {
		size_t length = strcspn(path, ".");
		char key[100];

		snprintf(key, sizeof(key), "%.*s", (int)length, path);
		value = json_is_array(value) ? json_array_get(value, strtoul(key, NULL, 10))
					     : json_object_get(value, key);
		path += length + (path[length] == '.');
	}
	return value;
}

static char *value_text(const json_t *value)
{
	return json_is_string(value) ? memory_text(json_string_value(value))
	       : value		     ? json_dumps(value, JSON_ENCODE_ANY | JSON_COMPACT)
				     : memory_text("-");
}

static void print_value(const struct explain *explain, const struct reading_bron *bron)
{
	int sure = (int)(bron->zekerheid * 100 + 0.5);
	char *value = value_text(value_at(explain->json, bron->pad));
	char *line = table_text(value);

	printf("  %-26s %s%s%s", bron->pad, table_on(TABLE_BOLD, explain->color), line,
	       table_off(TABLE_BOLD, explain->color));
	if (bron->citaat[0] && strcmp(bron->citaat, value) != 0)
		put_line("  \"", bron->citaat, "\"");
	printf("  %s%s, %d %%%s%s\n", table_on(TABLE_DIM, explain->color), bron->deel, sure,
	       sure < DOUBTFUL ? ", twijfel" : "", table_off(TABLE_DIM, explain->color));
	free(line);
	free(value);
}

static void print_values(const struct explain *explain)
{
	const struct reading *reading = explain->reading;

	head(explain, "waarden");
	printf("  %-26s %s\n", "soort", names_text(&names_soort, (int)reading->soort));
	for (size_t i = 0; i < reading->bron_count; i++) {
		if (strncmp(reading->bronnen[i].pad, "gevaar.", 7) != 0 &&
		    strncmp(reading->bronnen[i].pad, "feiten.", 7) != 0)
			print_value(explain, &reading->bronnen[i]);
	}
}

/* --- the mail ------------------------------------------------------------------------------------------------ */

enum mark { MARK_NONE, MARK_VALUE, MARK_DANGER };

/* What each byte of a part is evidence for. */
static unsigned char *marks_of(const struct explain *explain, const char *deel, size_t length)
{
	unsigned char *marks = arena_zero(explain->arena, length + 1, 1);

	for (size_t i = 0; i < explain->reading->bron_count; i++) {
		const struct reading_bron *bron = &explain->reading->bronnen[i];
		bool danger = strncmp(bron->pad, "gevaar.", 7) == 0;

		if (!text_equal(bron->deel, deel))
			continue;
		for (size_t at = bron->van; at < bron->tot && at < length; at++) {
			if (danger || marks[at] == MARK_NONE)
				marks[at] = danger ? MARK_DANGER : MARK_VALUE;
		}
	}
	return marks;
}

static void print_piece(const struct explain *explain, const char *text, size_t length,
			enum mark mark)
{
	const char *shown = text_shown(explain->arena, arena_slice(explain->arena, text, length));
	enum table_color color = mark == MARK_DANGER ? TABLE_RED : TABLE_GREEN;

	if (mark == MARK_NONE)
		fputs(shown, stdout);
	else if (explain->color)
		printf("%s%s%s", table_on(color, true), shown, table_off(color, true));
	else
		printf("[%s]", shown);
}

static void print_part(const struct explain *explain, const char *deel)
{
	const char *text = reading_part_text(explain->arena, explain->reading, deel);
	size_t length = text ? strlen(text) : 0, next;
	unsigned char *marks;

	if (length == 0)
		return;
	head(explain, deel);
	marks = marks_of(explain, deel, length);
	for (size_t at = 0; at < length; at = next) {
		for (next = at; next < length && marks[next] == marks[at];)
			next++;
		print_piece(explain, text + at, next - at, (enum mark)marks[at]);
	}
	if (text[length - 1] != '\n')
		putchar('\n');
}

void explain_print(struct arena *arena, const char *name, const struct reading *reading,
		   const struct advies_texts *texts, bool color)
{
	json_t *json = reading_to_json(reading);
	const struct explain explain = {arena, reading, json, texts, color};

	put_line(table_on(TABLE_BOLD, color), name, table_off(TABLE_BOLD, color));
	putchar('\n');
	print_danger(&explain);
	print_advice(&explain);
	print_values(&explain);
	print_part(&explain, "van");
	print_part(&explain, "onderwerp");
	print_part(&explain, "tekst");
	for (size_t i = 0; i < reading->deel_count; i++)
		print_part(&explain, reading->delen[i].naam);
	json_decref(json);
}

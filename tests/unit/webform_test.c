/* Mails of web forms, whole, through the reader: tests/mails/web/plain-*.eml must go on by
 * themselves, not-*.eml never may (a mail that goes on wrongly is far worse than one that waits). A
 * header X-Partijen says how many people are in it. A test is named for its file. The mailbox is
 * that of Limburg, as the desk asks for it: another region does not go on by itself either. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "advies/advies.h"
#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"
#include "desk/texts.h"
#include "reader/reader.h"

enum { FOLDER_MOST = 1000, FILE_MOST = 1024 * 1024 };

static const char folder[] = "tests/mails/web";
static struct advies_texts *texts;

static struct reading *read_mail(struct arena *arena, const char *path)
{
	struct reading_context context = {.mailbox = "bemiddeling@limburg.be",
					  .regio = REGIO_LIMBURG};
	struct letter_limits limits = letter_limits_default();
	struct error err = {.text = ""};
	struct reading *reading;
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	assert_true(fd >= 0);
	if (reader_read(arena, fd, &context, &limits, &reading, &err))
		fail_msg("%s", err.text);
	close(fd);
	advies_give(arena, reading, INSTRUMENT_BEMIDDELING, texts);
	return reading;
}

static int expected_parties(const char *path)
{
	struct buffer mail = {0};
	struct error err = {.text = ""};
	const char *header;
	int count;

	assert_int_equal(file_read(path, FILE_MOST, &mail, &err), 0);
	header = strstr(mail.data, "\nX-Partijen: ");
	count = header ? atoi(header + strlen("\nX-Partijen: ")) : -1;
	buffer_free(&mail);
	return count;
}

static void tell(const struct reading *reading)
{
	const struct reading_advies *advies = &reading->advies;

	for (size_t i = 0; i < advies->regel_count; i++)
		print_error("rule %s\n", advies->regels[i].id);
	for (size_t i = 0; i < advies->vraag_count; i++)
		print_error("question %s\n", advies->vragen[i]);
	for (size_t i = 0; i < reading->signaal_count; i++)
		print_error("danger %s\n", reading->signalen[i].citaat);
	for (size_t i = 0; i < reading->partij_count; i++)
		print_error("party %s, %s, %s\n", reading->partijen[i].naam,
			    reading->partijen[i].telefoon, reading->partijen[i].email);
	print_error("%s", reading->mail.volledige_tekst);
}

static void check_mail(void **state)
{
	const char *name = *state;
	struct arena *arena = arena_new();
	const char *path = arena_format(arena, "%s/%s", folder, name);
	struct reading *reading = read_mail(arena, path);
	bool wanted = strncmp(name, "plain-", 6) == 0;
	bool goes_on = advies_plain(reading) && reading->regio == REGIO_LIMBURG;
	int parties = expected_parties(path);

	if (goes_on != wanted || (parties >= 0 && (size_t)parties != reading->partij_count)) {
		tell(reading);
		fail_msg("%s: goes on %d, parties %zu of %d", name, goes_on, reading->partij_count,
			 parties);
	}
	arena_free(&arena);
}

static int is_mail(const struct dirent *entry)
{
	return strncmp(entry->d_name, "plain-", 6) == 0 || strncmp(entry->d_name, "not-", 4) == 0;
}

int main(void)
{
	static struct CMUnitTest tests[FOLDER_MOST];
	struct dirent **entries;
	struct error err = {.text = ""};
	int count = scandir(folder, &entries, is_mail, alphasort), failed;

	texts = desk_texts_load("config/advies", &err);
	if (!texts || count <= 0 || count > FOLDER_MOST || reader_prepare("config/lexicon", &err)) {
		fprintf(stderr, "mails of forms: run from the top of the tree (%s)\n", err.text);
		return 1;
	}
	for (int i = 0; i < count; i++) {
		tests[i] = (struct CMUnitTest){.name = entries[i]->d_name,
					       .test_func = check_mail,
					       .initial_state = entries[i]->d_name};
	}
	failed = _cmocka_run_group_tests("mails of forms", tests, (size_t)count, NULL, NULL);
	for (int i = 0; i < count; i++)
		free(entries[i]);
	free(entries);
	advies_texts_free(&texts);
	return failed;
}

/* What the tests of src/smtp share: a fake server (tests/fake/smtpd.py) with what it recorded,
 * and the certificates of tests/servers. */
#ifndef LOKET_TESTS_SMTP_FIXTURE_H
#define LOKET_TESTS_SMTP_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"
#include "smtp/smtp.h"

enum { FAKE_WORDS = 24, FAKE_PATH = 200, FAKE_PATIENCE = 1000 /* of 10 ms */ };

struct fake {
	char folder[FAKE_PATH];
	pid_t pid;
	int life; /* closed: it ends */
	struct endpoint endpoint;
};

static char fake_root[FAKE_PATH];

static inline void fake_run(const char *command)
{
	if (system(command) != 0)
		fail_msg("%s", command);
}

/* Group set-up and tear-down: a folder with ca/ (see tests/servers/certs.sh). */
static inline int fake_prepare(void **state)
{
	char command[2 * FAKE_PATH];

	(void)state;
	snprintf(fake_root, sizeof(fake_root), "/tmp/loket-smtp.XXXXXX");
	if (!mkdtemp(fake_root))
		return -1;
	snprintf(command, sizeof(command), "bash -c '. tests/servers.sh && servers_make_certs %s'",
		 fake_root);
	return system(command);
}

static inline int fake_clean(void **state)
{
	char command[FAKE_PATH + 10];

	(void)state;
	snprintf(command, sizeof(command), "rm -rf %s", fake_root);
	return system(command);
}

static inline void fake_path(const struct fake *fake, const char *name, char out[FAKE_PATH])
{
	snprintf(out, FAKE_PATH, "%.150s/%.40s", fake->folder, name);
}

/* What it recorded under that name, "" when nothing; NUL-terminated, the caller frees it. */
static inline struct buffer fake_recorded(const struct fake *fake, const char *name)
{
	struct buffer data = {0};
	char path[FAKE_PATH];
	struct error err;

	fake_path(fake, name, path);
	if (!file_exists(path) || file_read(path, 64 << 20, &data, &err) < 0)
		buffer_free(&data);
	buffer_add(&data, "", 0);
	return data;
}

static inline int fake_number(const struct fake *fake, const char *name)
{
	struct buffer data = fake_recorded(fake, name);
	int number = data.data ? atoi(data.data) : 0;

	buffer_free(&data);
	return number;
}

static inline int fake_accepted(const struct fake *fake)
{
	struct buffer data = fake_recorded(fake, "accepted");
	int lines = 0;

	for (size_t i = 0; i < data.length; i++)
		lines += data.data[i] == '\n';
	buffer_free(&data);
	return lines;
}

/* words: options and rules of smtpd.py, NULL at the end. The endpoint is plain; tests change it. */
static inline void fake_start(struct fake *fake, const char *const *words)
{
	const char *arguments[FAKE_WORDS + 4] = {"python3", "tests/fake/smtpd.py", fake->folder};
	char path[FAKE_PATH];
	size_t count = 3;
	int ends[2], patience = FAKE_PATIENCE;

	memset(fake, 0, sizeof(*fake));
	snprintf(fake->folder, sizeof(fake->folder), "%.150s/fake.XXXXXX", fake_root);
	assert_non_null(mkdtemp(fake->folder));
	for (; *words && count < FAKE_WORDS + 3; words++)
		arguments[count++] = *words;
	assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
	fake->pid = fork();
	if (fake->pid == 0) {
		dup2(ends[0], 0);
		execvp("python3", (char *const *)arguments);
		_exit(127);
	}
	close(ends[0]);
	fake->life = ends[1];
	fake_path(fake, "port", path);
	while (!file_exists(path) && patience-- > 0)
		usleep(10000);
	fake->endpoint = (struct endpoint){.host = "127.0.0.1", .tls = TLS_NEVER, .timeout = 60};
	fake->endpoint.port = fake_number(fake, "port");
	assert_true(fake->endpoint.port > 0);
}

static inline void fake_stop(struct fake *fake)
{
	close(fake->life);
	waitpid(fake->pid, NULL, 0);
}

#endif

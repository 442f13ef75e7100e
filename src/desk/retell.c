/* retell: see retell.h. */
#include "desk/retell.h"

#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/log.h"
#include "base/memory.h"
#include "desk/original.h"

static int write_original(struct desk *desk, const struct step *step, int to, struct error *err)
{
	struct store_mail mail;
	int found = original_find(desk->store, step->arena, step->dossier.reference, &mail, err);

	if (found != 1 || mail.key_id == 0)
		return found < 0 ? -1 : 0;
	return original_write(desk->store, desk->settings->spool, &mail, to, err);
}

/* The original in a file in memory; -1: it is not kept. One that cannot be opened holds nothing up. */
static int open_original(struct desk *desk, const struct step *step, int64_t *size_r)
{
	int fd = memfd_create("original", MFD_CLOEXEC);
	struct stat status;
	struct error err = {0};
	int found = fd < 0 ? 0 : write_original(desk, step, fd, &err);

	*size_r = 0;
	if (found < 0)
		log_warn("original-unread", "dossier=%s error=\"%s\"", step->dossier.reference,
			 err.text);
	if (found == 1 && fstat(fd, &status) == 0) {
		*size_r = status.st_size;
		return fd;
	}
	if (fd >= 0)
		close(fd);
	return -1;
}

int retell_ticket(struct desk *desk, const struct post_about *about, const struct step *step,
		  struct ticket *ticket, struct error *err)
{
	struct post_about own_thread = *about;
	struct buffer json = {0};
	int result;

	own_thread.answers = NULL;
	reading_to_text(step->reading, 1, &json);
	ticket->reading = step->reading;
	ticket->received = step->dossier.opened;
	ticket->instrument = step->dossier.instrument;
	ticket->json = &json;
	ticket->raw_fd = open_original(desk, step, &ticket->size);
	result = ticket_post(desk, &own_thread, ticket, err);
	ticket->json = NULL;
	if (ticket->raw_fd >= 0)
		close(ticket->raw_fd);
	buffer_free(&json);
	return result;
}

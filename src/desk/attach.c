/* attach: see attach.h. */
#include "desk/attach.h"

#include <unistd.h>

#include "base/error.h"
#include "base/text.h"
#include "vault/token.h"

enum { ORIGINAL_LIMIT = 7 * 1000 * 1000, JSON_LIMIT = 7 * 1000 * 1000 };

static const char json_name[] = "dossier.json", original_name[] = "origineel.eml";

/* As it is, but for the keys of ours that a mail may quote. */
static void add(struct attach *attach, const char *name, const char *type, struct buffer *data)
{
	token_strip(data->data, data->length);
	attach->items[attach->count++] =
	    (struct compose_attachment){name, type, data->data, data->length};
}

void attach_json(struct attach *attach, const struct buffer *json)
{
	if (json->length > JSON_LIMIT)
		return;
	buffer_add(&attach->json, json->data, json->length);
	add(attach, json_name, "application/json", &attach->json);
}

static int read_all(int fd, struct buffer *out, struct error *err)
{
	char piece[16 * 1024];
	off_t at = 0;
	ssize_t got;

	while ((got = pread(fd, piece, sizeof(piece), at)) > 0) {
		buffer_add(out, piece, (size_t)got);
		at += got;
	}
	return got < 0 ? error_system(err, ERROR_REFUSE, "the raw mail") : 0;
}

int attach_original(struct attach *attach, const struct letter *mail, int fd, int64_t size,
		    struct compose_values *values, struct error *err)
{
	if (fd < 0)
		return 0;
	if (mail->marks & LETTER_RRN) {
		compose_set_flag(values, "origineel_rrn", true);
		return 0;
	}
	if (size > ORIGINAL_LIMIT) {
		compose_set_flag(values, "origineel_groot", true);
		return 0;
	}
	if (read_all(fd, &attach->raw, err) < 0)
		return -1;
	add(attach, original_name, "message/rfc822", &attach->raw);
	compose_set_flag(values, "origineel", true);
	return 0;
}

bool attach_named(const char *name)
{
	return text_equal(name, json_name) || text_equal(name, original_name);
}

void attach_free(struct attach *attach)
{
	buffer_free(&attach->json);
	buffer_free(&attach->raw);
	attach->count = 0;
}

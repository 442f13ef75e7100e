/* ticket: see ticket.h. */
#include "desk/ticket.h"

#include <unistd.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/memory.h"
#include "desk/fill.h"

enum { ORIGINAL_LIMIT = 7 * 1000 * 1000, JSON_ATTACHED_LIMIT = 7 * 1000 * 1000 };

struct attached {
	struct compose_attachment items[2];
	size_t count;
	struct buffer json, raw;
};

/* As it is, but for the keys of ours that a mail may quote. */
static void attach(struct attached *attached, const char *name, const char *type,
		   struct buffer *data)
{
	token_strip(data->data, data->length);
	attached->items[attached->count++] =
	    (struct compose_attachment){name, type, data->data, data->length};
}

static void attach_json(struct attached *attached, const struct buffer *json)
{
	if (json->length > JSON_ATTACHED_LIMIT)
		return;
	buffer_add(&attached->json, json->data, json->length);
	attach(attached, "dossier.json", "application/json", &attached->json);
}

/* The raw mail as origineel.eml; the flag says why it is not there. */
static int attach_original(struct attached *attached, const struct ticket *ticket,
			   struct compose_values *values, struct error *err)
{
	char piece[16 * 1024];
	off_t at = 0;
	ssize_t got;

	if (ticket->raw_fd < 0)
		return 0;
	if (ticket->reading->mail.marks & LETTER_RRN) {
		compose_set_flag(values, "origineel_rrn", true);
		return 0;
	}
	if (ticket->size > ORIGINAL_LIMIT) {
		compose_set_flag(values, "origineel_groot", true);
		return 0;
	}
	while ((got = pread(ticket->raw_fd, piece, sizeof(piece), at)) > 0) {
		buffer_add(&attached->raw, piece, (size_t)got);
		at += got;
	}
	if (got < 0)
		return error_system(err, ERROR_REFUSE, "the raw mail");
	attach(attached, "origineel.eml", "message/rfc822", &attached->raw);
	compose_set_flag(values, "origineel", true);
	return 0;
}

/* A dossier that there was before, or that belongs to one. */
static void fill_origin(struct compose_values *values, const struct ticket *ticket, int64_t now)
{
	const struct professional *chair = ticket->chair;

	compose_set(values, "van_loket", ticket->from_loket);
	compose_set_flag(values, "aanvrager_weet", ticket->applicant_told);
	compose_set(values, "gesplitst_uit", ticket->split_from);
	compose_set(values, "begonnen_uit", ticket->begun_in);
	compose_set(values, "vervolg_op", ticket->follows);
	if (!chair)
		return;
	compose_set(values, "vorige_voorzitter", chair->name);
	compose_set(values, "vorige_voorzitter_id", chair->id);
	compose_set_flag(values, "vorige_voorzitter_afwezig", settings_absent(chair, now));
}

static void fill_ticket(struct compose_values *values, const struct post_about *about,
			const struct ticket *ticket, const struct advies_texts *texts)
{
	const struct reading *reading = ticket->reading;
	char text[CLOCK_TEXT];

	compose_set(values, "dossier", about->dossier);
	compose_set(values, "loket", about->mailbox->loket->name);
	compose_set(values, "telefoon", about->mailbox->loket->phone);
	compose_set(values, "mailbox", about->mailbox->address);
	compose_set(values, "ontvangen_op", clock_dutch_minute(ticket->received, text));
	fill_instrument(values, ticket->instrument);
	compose_set_flag(values, "instrument_uit_mailbox",
			 reading->instrument == INSTRUMENT_ONBEKEND);
	compose_set(values, "geen_ontvangst", ticket->why_not);
	compose_set(values, "zelfde_client", ticket->known);
	compose_set(values, "mogelijk_bij", ticket->possibly);
	compose_set_flag(values, "niemand_vrij", ticket->nobody_free);
	fill_origin(values, ticket, about->now);
	fill_questions_text(values, reading);
	if (ticket->professional)
		compose_set(values, "doorgegeven_aan", ticket->professional->name);
	fill_request(values, reading, true);
	fill_advice(values, reading, texts);
	fill_mail(values, reading);
}

int ticket_post(struct desk *desk, const struct post_about *about, const struct ticket *ticket,
		struct error *err)
{
	struct arena *arena = arena_new();
	struct compose_values *values = compose_values_new(arena);
	struct attached attached = {0};
	int result;

	fill_ticket(values, about, ticket, desk->texts);
	attach_json(&attached, ticket->json);
	result = attach_original(&attached, ticket, values, err);
	if (result == 0)
		result =
		    post_to_staff(desk, about,
				  &(struct post){.template_name = "ticket",
						 .event = ticket->event ? ticket->event : "ticket",
						 .ready = true,
						 .auto_submitted = "auto-generated",
						 .values = values,
						 .attachments = attached.items,
						 .attachment_count = attached.count},
				  err);
	buffer_free(&attached.json);
	buffer_free(&attached.raw);
	arena_free(&arena);
	return result;
}

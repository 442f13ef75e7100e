/* ticket: see ticket.h. */
#include "desk/ticket.h"

#include "base/clock.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"
#include "desk/attach.h"
#include "desk/fill.h"

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
	compose_set_flag(values, "adres_onzeker", ticket->unsure);
	compose_set(values, "zelfde_client", ticket->known);
	if (!text_equal(ticket->possibly, ticket->follows))
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
	struct attach attach = {0};
	int result;

	fill_ticket(values, about, ticket, desk->texts);
	attach_json(&attach, ticket->json);
	result = attach_original(&attach, &ticket->reading->mail, ticket->raw_fd, ticket->size,
				 values, err);
	if (result == 0)
		result =
		    post_to_staff(desk, about,
				  &(struct post){.template_name = "ticket",
						 .event = ticket->event ? ticket->event : "ticket",
						 .ready = true,
						 .auto_submitted = "auto-generated",
						 .values = values,
						 .attachments = attach.items,
						 .attachment_count = attach.count},
				  err);
	attach_free(&attach);
	arena_free(&arena);
	return result;
}

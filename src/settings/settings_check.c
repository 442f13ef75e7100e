/* settings_check: rules that concern more than one key, and defaults taken from another key. */
#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "settings/settings_keys.h"
#include "settings/settings_state.h"

/* What a claim is called; a fault for the second of its kind. NULL: may repeat. */
static const char *const claim_nouns[SETTINGS_CLAIM_COUNT] = {
    [SETTINGS_CLAIM_LOKET] = "loket",	     [SETTINGS_CLAIM_MAILBOX] = "mailbox",
    [SETTINGS_CLAIM_FOLDER] = "IMAP folder", [SETTINGS_CLAIM_PROFESSIONAL] = "professional",
    [SETTINGS_CLAIM_PERSON] = NULL,
};

static const struct settings_claim *find_claim(const struct settings_state *state,
					       enum settings_claim_kind kind, const char *value)
{
	for (size_t i = 0; i < state->claim_count; i++)
		if (state->claims[i].kind == kind && strcmp(state->claims[i].value, value) == 0)
			return &state->claims[i];
	return NULL;
}

void settings_claim(struct settings_state *state, const config_setting_t *at,
		    enum settings_claim_kind kind, const char *value)
{
	const struct settings_claim *earlier;

	if (!value)
		return;
	earlier = claim_nouns[kind] ? find_claim(state, kind, value) : NULL;
	if (earlier) {
		settings_fault(
		    state, at, "%s \"%.200s\" stands already in %s:%u; give each its own",
		    claim_nouns[kind], value, earlier->at->file ? earlier->at->file : state->path,
		    earlier->at->line);
		return;
	}
	state->claims = memory_grow(state->claims, state->claim_count, sizeof(*state->claims));
	state->claims[state->claim_count++] = (struct settings_claim){kind, value, at};
}

/* A ticket to a mailbox of our own would come back as a request. */
void settings_check_claims(struct settings_state *state)
{
	for (size_t i = 0; i < state->claim_count; i++) {
		const struct settings_claim *claim = &state->claims[i];

		if (claim->kind == SETTINGS_CLAIM_PERSON &&
		    find_claim(state, SETTINGS_CLAIM_MAILBOX, claim->value))
			settings_fault(state, claim->at,
				       "\"%.200s\" is one of the mailboxes that Loket reads; give "
				       "the address of a person or a team",
				       claim->value);
	}
}

/* `name` under the working directory when it is there, else the one that was installed. */
static const char *own_or_installed(struct arena *arena, const char *own, const char *name)
{
	return file_exists(own) ? own : arena_format(arena, "%s/%s", LOKET_DATA, name);
}

static const char *beside(struct arena *arena, const char *path, const char *name)
{
	const char *slash = strrchr(path, '/');

	return slash ? arena_format(arena, "%.*s/%s", (int)(slash - path), path, name) : name;
}

void settings_check_root(struct settings_state *state, config_setting_t *at, void *to)
{
	struct settings *settings = to;
	struct arena *arena = state->arena;

	if (!settings->templates)
		settings->templates = own_or_installed(arena, "templates", "templates");
	if (!settings->lexicon)
		settings->lexicon = own_or_installed(arena, "config/lexicon", "lexicon");
	if (!settings->advies)
		settings->advies = own_or_installed(arena, "config/advies", "advies");
	if (!settings->store && settings->spool)
		settings->store = arena_format(arena, "%s/loket.db", settings->spool);
	if (!settings->keys && settings->store)
		settings->keys = beside(arena, settings->store, "keys.db");
	if (settings->keys && settings->store && strcmp(settings->keys, settings->store) == 0)
		settings_fault(
		    state, config_setting_get_member(at, "keys"),
		    "keys and store are the same file; keys needs one of its own, outside "
		    "the backups of the store");
	if (settings->raw_limit > 0 && settings->raw_limit < settings->limits.mail)
		settings_fault(state, config_setting_get_member(at, "limits"),
			       "limits: raw is smaller than mail; a mail that is fetched must be "
			       "allowed to be as large as one that is read");
	settings_check_claims(state);
}

/* The addresses of a list, each claimed at its own line, faulty ones too. */
static void claim_persons(struct settings_state *state, const config_setting_t *list)
{
	int length = list && config_setting_is_aggregate(list) ? config_setting_length(list) : 0;

	for (int i = 0; i < length; i++) {
		const config_setting_t *item = config_setting_get_elem(list, (unsigned)i);
		char *address = arena_text(state->arena, config_setting_get_string(item));

		if (address)
			text_lower(address);
		settings_claim(state, item, SETTINGS_CLAIM_PERSON, address);
	}
}

/* Every professional works in the hours of the loket and rests on its holidays. */
static void set_calendars(struct loket *loket)
{
	for (size_t i = 0; i < loket->professional_count; i++) {
		struct professional *person = &loket->professionals[i];
		unsigned days = person->calendar.days;

		person->calendar = loket->calendar;
		if (days)
			person->calendar.days = days;
		person->calendar.absences = person->absences;
		person->calendar.absence_count = person->absence_count;
	}
}

void settings_check_office(struct settings_state *state, config_setting_t *at, void *to)
{
	const struct calendar *calendar = to;
	const config_setting_t *closes = config_setting_get_member(at, "closes");

	/* 0: told already */
	if (calendar->opens && calendar->closes && calendar->closes <= calendar->opens)
		settings_fault(state, closes ? closes : at,
			       "office: it closes at %02d:%02d, not after it opens at %02d:%02d; "
			       "mend opens or closes",
			       calendar->closes / 60, calendar->closes % 60, calendar->opens / 60,
			       calendar->opens % 60);
}

/* What comes when the one before it had no effect. */
static const struct {
	enum reminder_kind first, then;
} followed[] = {
    {REMINDER_DECIDE, REMINDER_DECIDE_ESCALATE},
    {REMINDER_SUPPLEMENT, REMINDER_SUPPLEMENT_ESCALATE},
    {REMINDER_ACCEPT, REMINDER_ACCEPT_NEXT},
};

void settings_check_terms(struct settings_state *state, config_setting_t *at, void *to)
{
	const struct reminder_terms *terms = to;

	for (size_t i = 0; i < sizeof(followed) / sizeof(followed[0]); i++) {
		const char *then = names_text(&names_reminder, (int)followed[i].then);
		const config_setting_t *member = config_setting_get_member(at, then);
		int days = terms->days[followed[i].then];
		int before = terms->days[followed[i].first];

		if (days > 0 && days <= before)
			settings_fault(state, member ? member : at,
				       "%s is %d, and %s before it is %d; make it larger, or 0 for "
				       "never",
				       then, days,
				       names_text(&names_reminder, (int)followed[i].first), before);
	}
}

void settings_check_loket(struct settings_state *state, config_setting_t *at, void *to)
{
	struct loket *loket = to;
	int regio = loket->id ? names_value(&names_regio, loket->id) : -1;

	set_calendars(loket);
	settings_claim(state, config_setting_get_member(at, "id"), SETTINGS_CLAIM_LOKET, loket->id);
	claim_persons(state, config_setting_get_member(at, "staff"));
	if (config_setting_get_member(at, "regio") || !loket->id)
		return;
	if (regio > REGIO_ONBEKEND && regio < REGIO_GEEN)
		loket->regio = (enum regio)regio;
	else
		settings_fault(
		    state, at,
		    "regio is missing in loket \"%s\", whose id is no region; add regio = "
		    "\"antwerpen\", \"brussel\", \"limburg\", \"oost-vlaanderen\", "
		    "\"vlaams-brabant\" or \"west-vlaanderen\"",
		    loket->id);
}

static void check_folder(struct settings_state *state, config_setting_t *at,
			 const struct mailbox *mailbox)
{
	const struct endpoint *imap = &mailbox->imap;
	bool same;

	if (!imap->host || !imap->folder || !imap->username)
		return;
	same = mailbox->move_to && strcmp(mailbox->move_to, imap->folder) == 0;
	if (same || (mailbox->move_to && strcasecmp(mailbox->move_to, "INBOX") == 0 &&
		     strcasecmp(imap->folder, "INBOX") == 0))
		settings_fault(state, config_setting_get_member(at, "done"),
			       "done moves mail into the folder it is fetched from; name another "
			       "folder");
	settings_claim(state, config_setting_get_member(at, "imap"), SETTINGS_CLAIM_FOLDER,
		       arena_format(state->arena, "%s:%d/%s of %s", imap->host, imap->port,
				    imap->folder, imap->username));
}

static void check_reply(struct settings_state *state, config_setting_t *at,
			const struct mailbox *mailbox)
{
	size_t local = mailbox->address ? strcspn(mailbox->address, "@") : 0;

	if (mailbox->reply_plus && local > SETTINGS_PLUS_LOCAL)
		settings_fault(
		    state, config_setting_get_member(at, "address"),
		    "the name before the @ of \"%.200s\" has %zu characters, and a reply "
		    "address has room for %d; add reply = \"headers\"",
		    mailbox->address, local, SETTINGS_PLUS_LOCAL);
}

void settings_check_mailbox(struct settings_state *state, config_setting_t *at, void *to)
{
	struct mailbox *mailbox = to;

	settings_claim(state, config_setting_get_member(at, "address"), SETTINGS_CLAIM_MAILBOX,
		       mailbox->address);
	if (!config_setting_get_member(at, "since"))
		mailbox->since = -1;
	if (!mailbox->imap.username)
		mailbox->imap.username = mailbox->address;
	check_folder(state, at, mailbox);
	check_reply(state, at, mailbox);
}

void settings_check_professional(struct settings_state *state, config_setting_t *at, void *to)
{
	const struct professional *professional = to;

	settings_claim(state, config_setting_get_member(at, "id"), SETTINGS_CLAIM_PROFESSIONAL,
		       professional->id);
	settings_claim(state, config_setting_get_member(at, "address"), SETTINGS_CLAIM_PERSON,
		       professional->address);
}

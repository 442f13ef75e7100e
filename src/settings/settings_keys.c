/* settings_keys: the table of all keys. A new key: a row here, a line in loketd.cfg(5). */
#include "settings/settings_keys.h"
#include "settings/settings.h"
#include "settings/settings_state.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define FIELD(type, member)                                                                        \
	.offset = offsetof(struct type, member), .size = sizeof(((struct type *)NULL)->member)
#define LIST(type, member, number)                                                                 \
	.offset = offsetof(struct type, member), .count_offset = offsetof(struct type, number)

enum { KB = 1024, MB = 1024 * 1024, DAY = 24 * 3600 };

/* --- servers --- */

static const struct settings_choice starttls_choices[] = {
    {"required", TLS_STARTTLS}, {"never", TLS_NEVER}, {NULL, 0}};
/* AUTH_XOAUTH2 is not offered: nobody gets the tokens that it needs yet. */
static const struct settings_choice smtp_auth_choices[] = {
    {"none", AUTH_NONE}, {"password", AUTH_PASSWORD}, {NULL, 0}};
static const struct settings_choice imap_auth_choices[] = {{"password", AUTH_PASSWORD}, {NULL, 0}};
/* Schemes with their ports. */
static const struct settings_choice imap_schemes[] = {{"imap", 143}, {"imaps", 993}, {NULL, 0}};
static const struct settings_choice smtp_schemes[] = {{"smtp", 25}, {"smtps", 465}, {NULL, 0}};

/* starttls before url: a url with TLS from the start has the last word. */
static const struct settings_key imap_keys[] = {
    {"starttls", settings_value_choice, FIELD(endpoint, tls), .fallback = "\"required\"",
     .choices = starttls_choices},
    {"url", settings_value_url, FIELD(endpoint, url), .required = true, .choices = imap_schemes},
    {"ca_file", settings_value_text, FIELD(endpoint, ca_file), .fault = settings_syntax_file},
    {"auth", settings_value_choice, FIELD(endpoint, auth), .fallback = "\"password\"",
     .choices = imap_auth_choices},
    {"username", settings_value_text, FIELD(endpoint, username)},
    {"secret", settings_value_text, FIELD(endpoint, secret), .fault = settings_syntax_secret,
     .high = 100, .hidden = true},
    {"timeout", settings_value_number, FIELD(endpoint, timeout), .fallback = "60", .low = 1,
     .high = 600},
};
static const struct settings_group imap_group = {
    .name = "imap",
    .noun = "imap",
    .keys = imap_keys,
    .key_count = COUNT(imap_keys),
    .size = sizeof(struct endpoint),
    .check = settings_check_imap,
};

static const struct settings_key smtp_keys[] = {
    {"starttls", settings_value_choice, FIELD(endpoint, tls), .fallback = "\"required\"",
     .choices = starttls_choices},
    {"url", settings_value_url, FIELD(endpoint, url), .required = true, .choices = smtp_schemes},
    {"ca_file", settings_value_text, FIELD(endpoint, ca_file), .fault = settings_syntax_file},
    {"auth", settings_value_choice, FIELD(endpoint, auth), .fallback = "\"none\"",
     .choices = smtp_auth_choices},
    {"username", settings_value_text, FIELD(endpoint, username)},
    {"secret", settings_value_text, FIELD(endpoint, secret), .fault = settings_syntax_secret,
     .high = 100, .hidden = true},
    {"from_domain_is_mailbox", settings_value_true, .fallback = "true"},
    {"timeout", settings_value_number, FIELD(endpoint, timeout), .fallback = "60", .low = 1,
     .high = 600},
};
static const struct settings_group smtp_group = {
    .name = "smtp",
    .noun = "smtp",
    .keys = smtp_keys,
    .key_count = COUNT(smtp_keys),
    .size = sizeof(struct endpoint),
    .check = settings_check_smtp,
};

/* --- lokets --- */

static const struct settings_choice instrument_choices[] = {
    {"clientoverleg", INSTRUMENT_CLIENTOVERLEG},
    {"bemiddeling", INSTRUMENT_BEMIDDELING},
    {NULL, 0}};
static const struct settings_choice role_choices[] = {
    {"voorzitter", false}, {"bemiddelaar", true}, {NULL, 0}};
static const struct settings_choice forward_choices[] = {
    {"on-decision", false}, {"direct", true}, {NULL, 0}};
static const struct settings_choice reply_choices[] = {
    {"plus", true}, {"headers", false}, {NULL, 0}};
static const struct settings_choice regio_choices[] = {{"antwerpen", REGIO_ANTWERPEN},
						       {"brussel", REGIO_BRUSSEL},
						       {"limburg", REGIO_LIMBURG},
						       {"oost-vlaanderen", REGIO_OOST_VLAANDEREN},
						       {"vlaams-brabant", REGIO_VLAAMS_BRABANT},
						       {"west-vlaanderen", REGIO_WEST_VLAANDEREN},
						       {NULL, 0}};

static const struct settings_key mailbox_keys[] = {
    {"address", settings_value_address, FIELD(mailbox, address), .required = true,
     .fault = settings_syntax_mailbox},
    {"instrument", settings_value_choice, FIELD(mailbox, instrument), .required = true,
     .choices = instrument_choices},
    {"imap", settings_list_group, FIELD(mailbox, imap), .required = true, .group = &imap_group},
    {"done", settings_value_done, FIELD(mailbox, move_to), .fallback = "\"flag\""},
    {"since", settings_value_day, FIELD(mailbox, since), .fault = settings_syntax_day},
    {"web_forms", settings_list_addresses, LIST(mailbox, web_forms, web_form_count),
     .fault = settings_syntax_address},
    {"authserv_id", settings_value_text, FIELD(mailbox, authserv_id),
     .fault = settings_syntax_word},
    {"reply", settings_value_choice, FIELD(mailbox, reply_plus), .fallback = "\"plus\"",
     .choices = reply_choices},
};
static const struct settings_group mailbox_group = {
    .name = "mailboxes",
    .noun = "a mailbox",
    .keys = mailbox_keys,
    .key_count = COUNT(mailbox_keys),
    .size = sizeof(struct mailbox),
    .check = settings_check_mailbox,
};

/* A weekend is no working day. */
static const struct settings_choice week_choices[] = {
    {"mon", CALENDAR_MONDAY},	{"tue", CALENDAR_TUESDAY}, {"wed", CALENDAR_WEDNESDAY},
    {"thu", CALENDAR_THURSDAY}, {"fri", CALENDAR_FRIDAY},  {NULL, 0}};

static const struct settings_key professional_keys[] = {
    {"id", settings_value_text, FIELD(professional, id), .required = true,
     .fault = settings_syntax_id},
    {"role", settings_value_choice, FIELD(professional, bemiddelaar), .required = true,
     .choices = role_choices},
    {"name", settings_value_text, FIELD(professional, name), .required = true, .high = 200},
    {"address", settings_value_address, FIELD(professional, address), .required = true,
     .fault = settings_syntax_address},
    {"phone", settings_value_text, FIELD(professional, phone), .high = 50},
    {"service", settings_value_text, FIELD(professional, service), .high = 200},
    {"languages", settings_list_texts, LIST(professional, languages, language_count),
     .fallback = "( \"nl\" )", .low = 1, .fault = settings_syntax_language},
    {"capacity", settings_value_number, FIELD(professional, capacity), .fallback = "8", .low = 0,
     .high = 1000},
    {"days", settings_list_week, FIELD(professional, calendar.days), .low = 1,
     .choices = week_choices},
    {"absent", settings_list_absences, LIST(professional, absences, absence_count),
     .fault = settings_syntax_day},
};
static const struct settings_group professional_group = {
    .name = "professionals",
    .noun = "a professional",
    .keys = professional_keys,
    .key_count = COUNT(professional_keys),
    .size = sizeof(struct professional),
    .check = settings_check_professional,
};

static const struct settings_key office_keys[] = {
    {"days", settings_list_week, FIELD(calendar, days), .low = 1, .choices = week_choices,
     .fallback = "( \"mon\", \"tue\", \"wed\", \"thu\", \"fri\" )"},
    {"opens", settings_value_hour, FIELD(calendar, opens), .fallback = "\"09:00\"",
     .fault = settings_syntax_hour},
    {"closes", settings_value_hour, FIELD(calendar, closes), .fallback = "\"17:00\"",
     .fault = settings_syntax_hour},
};
static const struct settings_group office_group = {
    .name = "office",
    .noun = "office",
    .keys = office_keys,
    .key_count = COUNT(office_keys),
    .size = sizeof(struct calendar),
    .check = settings_check_office,
};

/* More than half a year is no term, but a slip of the pen. */
#define TERM(kind, fallback_days)                                                                  \
	settings_value_number, FIELD(reminder_terms, days[REMINDER_##kind]),                       \
	    .low = 0, .high = 120, .fallback = fallback_days
static const struct settings_key terms_keys[] = {
    {"decide", TERM(DECIDE, "2")},	   {"decide_escalate", TERM(DECIDE_ESCALATE, "5")},
    {"supplement", TERM(SUPPLEMENT, "5")}, {"supplement_escalate", TERM(SUPPLEMENT_ESCALATE, "10")},
    {"accept", TERM(ACCEPT, "2")},	   {"accept_next", TERM(ACCEPT_NEXT, "4")},
    {"close", TERM(CLOSE, "40")},
};
static const struct settings_group terms_group = {
    .name = "terms",
    .noun = "terms",
    .keys = terms_keys,
    .key_count = COUNT(terms_keys),
    .size = sizeof(struct reminder_terms),
    .check = settings_check_terms,
};

static const struct settings_key loket_keys[] = {
    {"id", settings_value_text, FIELD(loket, id), .required = true, .fault = settings_syntax_id},
    {"name", settings_value_text, FIELD(loket, name), .required = true, .high = 200},
    {"phone", settings_value_text, FIELD(loket, phone), .required = true, .high = 50},
    {"regio", settings_value_choice, FIELD(loket, regio), .choices = regio_choices},
    {"staff", settings_list_addresses, LIST(loket, staff, staff_count), .required = true, .low = 1,
     .fault = settings_syntax_address},
    {"forward", settings_value_choice, FIELD(loket, forward_direct), .fallback = "\"on-decision\"",
     .choices = forward_choices},
    {"hold", settings_value_number, FIELD(loket, hold), .fallback = "600", .low = 0, .high = DAY},
    {"holidays", settings_list_holidays, LIST(loket, calendar.holidays, calendar.holiday_count),
     .fault = settings_syntax_holiday},
    {"office", settings_list_group, FIELD(loket, calendar), .fallback = "{ }",
     .group = &office_group},
    {"terms", settings_list_group, FIELD(loket, terms), .fallback = "{ }", .group = &terms_group},
    {"mailboxes", settings_list_groups, LIST(loket, mailboxes, mailbox_count), .required = true,
     .low = 1, .group = &mailbox_group},
    {"professionals", settings_list_groups, LIST(loket, professionals, professional_count),
     .group = &professional_group},
};
static const struct settings_group loket_group = {
    .name = "lokets",
    .noun = "a loket",
    .keys = loket_keys,
    .key_count = COUNT(loket_keys),
    .size = sizeof(struct loket),
    .check = settings_check_loket,
};

/* --- the rest --- */

static const struct settings_key crisis_keys[] = {
    {"number", settings_value_text, FIELD(crisis_number, number), .required = true, .high = 50},
    {"text", settings_value_text, FIELD(crisis_number, text), .required = true, .high = 200},
};
static const struct settings_group crisis_group = {
    .name = "crisis",
    .noun = "a crisis number",
    .keys = crisis_keys,
    .key_count = COUNT(crisis_keys),
    .size = sizeof(struct crisis_number),
};

/* Defaults: letter_limits_default(), filled in before reading; raw has its own. */
static const struct settings_key limits_keys[] = {
    {"mail", settings_value_number, FIELD(settings, limits.mail), .low = 64 * KB,
     .high = 1024 * MB},
    {"header", settings_value_number, FIELD(settings, limits.header), .low = 4 * KB,
     .high = 16 * MB},
    {"depth", settings_value_number, FIELD(settings, limits.depth), .low = 2, .high = 500},
    {"parts", settings_value_number, FIELD(settings, limits.parts), .low = 2, .high = 100000},
    {"text", settings_value_number, FIELD(settings, limits.text), .low = 64 * KB, .high = 64 * MB},
    {"seconds", settings_value_number, FIELD(settings, limits.seconds), .low = 1, .high = 300},
    {"memory", settings_value_number, FIELD(settings, limits.memory), .low = 64 * MB,
     .high = 512 * MB},
    {"raw", settings_value_number, FIELD(settings, raw_limit), .fallback = "268435456",
     .low = 64 * KB, .high = 2047 * (int64_t)MB},
};
static const struct settings_group limits_group = {
    .name = "limits",
    .noun = "limits",
    .keys = limits_keys,
    .key_count = COUNT(limits_keys),
    .size = sizeof(struct settings),
};

/* The numbers that stand on public pages; those of the six regional points of crisis youth care are
 * for the desk to fill in. */
static const char default_crisis[] =
    "( { number = \"112\"; text = \"bij levensgevaar: ziekenwagen of brandweer\"; },"
    "  { number = \"101\"; text = \"politie, als het dringend is\"; },"
    "  { number = \"102\"; text = \"Awel: luistert naar kinderen en jongeren\"; },"
    "  { number = \"1813\"; text = \"Zelfmoordlijn: dag en nacht, gratis\"; },"
    "  { number = \"116 000\"; text = \"Child Focus: als een kind of jongere weg is, dag en nacht, "
    "gratis\"; },"
    "  { number = \"1712\"; text = \"vragen over geweld of misbruik, gratis (geen noodnummer)\"; } "
    ")";
/* They address the reader neither as je nor as u: both letters carry them. */
static const char default_complaint[] =
    "\"JO-lijn: 0800 900 33 (op weekdagen van 9 tot 17 uur), jo-lijn@opgroeien.be\"";
static const char default_appeal[] =
    "\"Er is geen beroep mogelijk, voor zover we weten. Bel of mail het loket voor meer uitleg.\"";

/* timezone first: the days after it are days of that zone. */
static const struct settings_key root_keys[] = {
    {"timezone", settings_value_timezone, FIELD(settings, timezone),
     .fallback = "\"Europe/Brussels\"", .high = 100, .fault = settings_syntax_timezone},
    {"spool", settings_value_text, FIELD(settings, spool), .fallback = "\"spool\""},
    {"store", settings_value_text, FIELD(settings, store)},
    {"keys", settings_value_text, FIELD(settings, keys)},
    {"templates", settings_value_text, FIELD(settings, templates)},
    {"lexicon", settings_value_text, FIELD(settings, lexicon)},
    {"advies", settings_value_text, FIELD(settings, advies)},
    {"secrets", settings_value_text, FIELD(settings, secrets), .fallback = "\"config/secrets\""},
    {"smtp", settings_list_group, FIELD(settings, smtp), .required = true, .group = &smtp_group},
    {"lokets", settings_list_groups, LIST(settings, lokets, loket_count), .required = true,
     .low = 1, .group = &loket_group},
    {"crisis", settings_list_groups, LIST(settings, crisis, crisis_count), .low = 1,
     .fallback = default_crisis, .group = &crisis_group},
    {"crisis_checked", settings_value_text, FIELD(settings, crisis_checked),
     .fault = settings_syntax_day},
    {"complaint", settings_value_text, FIELD(settings, complaint), .fallback = default_complaint,
     .high = 1000},
    {"appeal", settings_value_text, FIELD(settings, appeal), .fallback = default_appeal,
     .high = 1000},
    /* Its values stand in the settings themselves, so it begins where they begin. */
    {"limits", settings_list_group, .fallback = "{ }", .group = &limits_group},
    {"poll", settings_value_number, FIELD(settings, poll), .fallback = "60", .low = 1, .high = 60},
    {"readers", settings_value_number, FIELD(settings, readers), .fallback = "2", .low = 1,
     .high = 16},
    {"answers_per_day", settings_value_number, FIELD(settings, answers_per_day), .fallback = "5",
     .low = 1, .high = 100},
    {"reply_days", settings_value_number, FIELD(settings, reply_days), .fallback = "400", .low = 1,
     .high = 3650},
};
const struct settings_group settings_root = {
    .name = "Global keys",
    .noun = "the file itself",
    .keys = root_keys,
    .key_count = COUNT(root_keys),
    .size = sizeof(struct settings),
    .check = settings_check_root,
};

const struct settings_group *const settings_groups[] = {
    &settings_root, &smtp_group,	 &loket_group,	&office_group, &terms_group, &mailbox_group,
    &imap_group,    &professional_group, &crisis_group, &limits_group, NULL};

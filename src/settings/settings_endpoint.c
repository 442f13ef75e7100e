/* settings_endpoint: where a server is and how it is spoken to.
 *
 * SECURITY: plain text is accepted for loopback addresses only, here and nowhere else. */
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "base/text.h"
#include "settings/settings_keys.h"
#include "settings/settings_state.h"

static const struct settings_choice *find_scheme(const struct settings_key *key, const char *scheme)
{
	for (const struct settings_choice *choice = key->choices; choice->name; choice++)
		if (strcmp(scheme, choice->name) == 0)
			return choice;
	return NULL;
}

static const char *folder_of(struct arena *arena, const char *path)
{
	size_t length = strlen(path);

	if (length > 0 && path[length - 1] == '/')
		length--;
	return length > 0 ? arena_slice(arena, path, length) : "INBOX";
}

/* The choices of the key are the schemes with their ports; the first is without TLS from the start. */
void settings_value_url(struct settings_state *state, config_setting_t *at,
			const struct settings_key *key, void *to)
{
	struct endpoint *endpoint = (struct endpoint *)(void *)((char *)to - key->offset);
	const char *text = settings_value_checked(state, at, key);
	const struct settings_choice *scheme;
	struct settings_url url = {0};
	const char *fault;
	bool mail_out = strcmp(key->choices->name, "smtp") == 0;

	if (!text)
		return;
	fault = settings_url_parse(state->arena, text, &url);
	scheme = fault ? NULL : find_scheme(key, url.scheme);
	if (!fault && mail_out && url.path[0])
		fault = "has a path; an SMTP server has no folders, leave it out";
	if (fault) {
		settings_fault(state, at, "url %s", fault);
		return;
	}
	if (!scheme) {
		settings_fault(state, at, "url does not begin with %s:// or %s://; mend it",
			       key->choices[0].name, key->choices[1].name);
		return;
	}
	endpoint->url = text;
	endpoint->host = url.host;
	endpoint->port = url.port > 0 ? url.port : scheme->value;
	endpoint->folder = mail_out ? NULL : folder_of(state->arena, url.path);
	if (scheme != key->choices)
		endpoint->tls = TLS_DIRECT;
}

void settings_value_done(struct settings_state *state, config_setting_t *at,
			 const struct settings_key *key, void *to)
{
	const char *text = settings_value_checked(state, at, key);
	const char *folder;

	if (!text || strcmp(text, "flag") == 0)
		return;
	if (strncmp(text, "move:", 5) != 0 || text_blank(text + 5)) {
		settings_fault(state, at,
			       "done does not know \"%.100s\"; write \"flag\" or \"move:FOLDER\"",
			       text);
		return;
	}
	folder = text + 5;
	memcpy(to, &folder, sizeof(folder));
}

static void check_endpoint(struct settings_state *state, config_setting_t *at,
			   struct endpoint *endpoint)
{
	if (endpoint->host && endpoint->tls == TLS_NEVER && !settings_url_loopback(endpoint->host))
		settings_fault(
		    state, config_setting_get_member(at, "starttls"),
		    "starttls = \"never\" is for 127.0.0.0/8, ::1 and localhost only; leave it "
		    "out, so that nothing goes over the network in plain text");
	if (endpoint->auth == AUTH_NONE)
		endpoint->secret = NULL;
}

void settings_check_imap(struct settings_state *state, config_setting_t *at, void *to)
{
	check_endpoint(state, at, to);
	if (!config_setting_get_member(at, "secret"))
		settings_fault(
		    state, at,
		    "secret is missing; name the file in the folder of secrets that holds the "
		    "password");
}

/* Who names them wants to sign in; who writes auth = "none" beside them does not, for now. */
static void check_left_out(struct settings_state *state, config_setting_t *at)
{
	config_setting_t *name = config_setting_get_member(at, "username");

	if (!name)
		name = config_setting_get_member(at, "secret");
	if (name && !config_setting_get_member(at, "auth"))
		settings_fault(
		    state, name,
		    "username and secret stand in smtp, and auth is left out; add auth = "
		    "\"password\", or auth = \"none\" to send without");
}

/* The two belong together, so the lack of one names both. */
static void check_sign_in(struct settings_state *state, config_setting_t *at)
{
	bool username = config_setting_get_member(at, "username") != NULL;
	bool secret = config_setting_get_member(at, "secret") != NULL;

	if (!username && !secret)
		settings_fault(
		    state, at,
		    "username is missing in smtp, and secret too; auth = \"password\" needs both: "
		    "the name, and the file in the folder of secrets that holds its password");
	else if (!username)
		settings_fault(state, at,
			       "username is missing beside secret in smtp; the two belong "
			       "together: add it, or write auth = \"none\"");
	else if (!secret)
		settings_fault(state, at,
			       "secret is missing beside username in smtp; the two belong "
			       "together: name the file in the folder of secrets that holds the "
			       "password, or write auth = \"none\"");
}

void settings_check_smtp(struct settings_state *state, config_setting_t *at, void *to)
{
	struct endpoint *endpoint = to;

	check_endpoint(state, at, endpoint);
	check_left_out(state, at);
	if (endpoint->auth == AUTH_PASSWORD)
		check_sign_in(state, at);
}

/* auth: see auth.h. */
#include "reader/auth.h"

#include <stdbool.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

enum outcome { UNSEEN, UNKNOWN, FAILED, PASSED };

struct results {
	const char *domain; /* of From */
	enum outcome dmarc, dkim, spf;
};

/* One is the other, or a subdomain of it (DMARC's relaxed alignment, without a list of public suffixes:
 * the shorter one must itself hold a dot). */
static bool is_aligned(const char *domain, const char *other)
{
	size_t a = strlen(domain), b = strlen(other);
	const char *longer = a >= b ? domain : other, *shorter = a >= b ? other : domain;
	size_t skip = a >= b ? a - b : b - a;

	if (!strchr(shorter, '.') || !text_equal_fold(longer + skip, shorter))
		return false;
	return skip == 0 || longer[skip - 1] == '.';
}

/* Where a comment ends that starts at `at`; they may nest and quote. */
static size_t skip_comment(const char *value, size_t at, size_t length)
{
	for (int depth = 0; at < length && value[at]; at++) {
		if (value[at] == '(')
			depth++;
		else if (value[at] == ')' && --depth == 0)
			return at + 1;
		else if (value[at] == '\\' && at + 1 < length)
			at++;
	}
	return length;
}

/* The value without comments. What stands in quotes is the sender's ("a;dmarc=pass"@evil.example is an
 * address): in it only the characters of a name keep their meaning. */
static char *without_comments(struct arena *arena, const char *value, size_t length)
{
	char *out = arena_zero(arena, length + 1, 1);
	size_t used = 0;
	bool quoted = false;

	for (size_t i = 0; i < length && value[i];) {
		char c = value[i];

		if (!quoted && c == '(') {
			i = skip_comment(value, i, length);
			continue;
		}
		if (c == '"')
			quoted = !quoted;
		else if (quoted && strchr("()=;, \t\\", c))
			out[used++] = '_';
		else
			out[used++] = c;
		i += quoted && c == '\\' && i + 1 < length ? 2 : 1;
	}
	return out;
}

/* The value is that word and does not only begin so. */
static bool is_word(const char *text, const char *word)
{
	return text_starts_fold(text, word) && strchr(" \t", text[strlen(word)]);
}

static enum outcome outcome_of(const char *word)
{
	if (is_word(word, "pass"))
		return PASSED;
	if (is_word(word, "fail") || is_word(word, "softfail") || is_word(word, "permerror"))
		return FAILED;
	return UNKNOWN;
}

/* The domain behind "header.d=", "smtp.mailfrom=" and the like, or NULL. */
static char *property(struct arena *arena, const char *result, const char *name)
{
	const char *at = result;
	size_t length;
	char *value, *sign;

	for (; *at; at++) {
		if ((at == result || strchr(" \t", at[-1])) && text_starts_fold(at, name) &&
		    at[strlen(name)] == '=')
			break;
	}
	if (!*at)
		return NULL;
	at += strlen(name) + 1;
	length = strcspn(at, " \t;");
	value = arena_slice(arena, at, length);
	sign = strrchr(value, '@');
	return sign ? sign + 1 : value;
}

static bool names_domain(struct arena *arena, const char *result, const char *const *properties,
			 const char *domain)
{
	for (; *properties; properties++) {
		char *value = property(arena, result, *properties);

		if (value && is_aligned(domain, value))
			return true;
	}
	return false;
}

/* A pass for another domain says nothing about this sender. */
static enum outcome aligned(struct arena *arena, enum outcome found, const char *result,
			    const char *const *properties, const char *domain)
{
	if (found == PASSED && !names_domain(arena, result, properties, domain))
		return UNKNOWN;
	return found;
}

/* The server checked the From that it saw; it must be the one that is shown. */
static enum outcome same_from(struct arena *arena, enum outcome found, const char *result,
			      const char *domain)
{
	const char *from = property(arena, result, "header.from");

	return found == PASSED && from && !text_equal_fold(from, domain) ? UNKNOWN : found;
}

/* Within one field the best result of a method counts (several signatures). */
static void take(enum outcome *slot, enum outcome found)
{
	if (found > *slot)
		*slot = found;
}

static void read_result(struct arena *arena, const char *result, struct results *results)
{
	static const char *const dkim[] = {"header.d", "header.i", NULL};
	static const char *const spf[] = {"smtp.mailfrom", "smtp.mail", "smtp.from", NULL};
	enum outcome found;

	result += strspn(result, " \t");
	found = outcome_of(result + strcspn(result, "=") + (strchr(result, '=') ? 1 : 0));
	if (text_starts_fold(result, "dmarc="))
		take(&results->dmarc, same_from(arena, found, result, results->domain));
	else if (text_starts_fold(result, "dkim="))
		take(&results->dkim, aligned(arena, found, result, dkim, results->domain));
	else if (text_starts_fold(result, "spf="))
		take(&results->spf, aligned(arena, found, result, spf, results->domain));
}

/* False when it is another server's. */
static bool read_field(struct arena *arena, const struct header_field *field, const char *id,
		       struct results *results)
{
	char *text = without_comments(arena, field->value, field->length), *rest;
	char *name = strtok_r(text, ";", &rest), *result;
	struct results here = {.domain = results->domain};

	if (!name)
		return false;
	name += strspn(name, " \t");
	name[strcspn(name, " \t")] = '\0'; /* a version may follow */
	if (!text_equal_fold(name, id))
		return false;
	while ((result = strtok_r(NULL, ";", &rest)))
		read_result(arena, result, &here);
	results->dmarc = results->dmarc == UNSEEN ? here.dmarc : results->dmarc;
	results->dkim = results->dkim == UNSEEN ? here.dkim : results->dkim;
	results->spf = results->spf == UNSEEN ? here.spf : results->spf;
	return true;
}

int auth_confirmed(struct arena *arena, const struct headers *headers, const char *from,
		   const char *authserv_id)
{
	const char *at = from ? strrchr(from, '@') : NULL;
	struct results results = {.domain = at ? at + 1 : ""};
	bool seen = false;

	if (!authserv_id || !*authserv_id || !at)
		return -1;
	for (size_t i = 0; i < headers->count; i++) {
		const struct header_field *field = &headers->items[i];

		/* what stands below came in with the mail: our server's own would be above */
		if (seen && text_equal_fold(field->name, "Received"))
			break;
		if (text_equal_fold(field->name, "Authentication-Results"))
			seen |= read_field(arena, field, authserv_id, &results);
	}
	if (results.dmarc == PASSED || results.dmarc == FAILED)
		return results.dmarc == PASSED;
	if (results.dkim == PASSED || results.spf == PASSED)
		return 1;
	return results.dkim == FAILED || results.spf == FAILED ? 0 : -1;
}

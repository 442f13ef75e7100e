/* settings_url: imap://, imaps://, smtp:// and smtps:// addresses of servers, taken apart. Pure. */
#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "settings/settings_keys.h"

enum { HOST_LIMIT = 253, FOLDER_LIMIT = 255 };

static int hex_value(char c)
{
	static const char digits[] = "0123456789abcdef";
	const char *found = c ? strchr(digits, c | 0x20) : NULL;

	return found ? (int)(found - digits) : -1;
}

/* NULL for a "%" without two hex digits, or for what is no clean line. */
static const char *percent_decode(struct arena *arena, const char *text)
{
	char *out = arena_text(arena, text);
	size_t length = 0;

	for (; *text; text++) {
		char c = *text;

		if (c == '%') {
			int high = hex_value(text[1]);
			int low = high < 0 ? -1 : hex_value(text[2]);

			if (low < 0)
				return NULL;
			c = (char)(high * 16 + low);
			text += 2;
		}
		out[length++] = c;
	}
	out[length] = '\0';
	return text_is_clean(out, length) && !strpbrk(out, "\t\n") && length <= FOLDER_LIMIT ? out
											     : NULL;
}

static bool is_host(const char *host)
{
	struct in6_addr address;
	size_t length = strlen(host);

	if (strchr(host, ':'))
		return inet_pton(AF_INET6, host, &address) == 1;
	return length > 0 && length <= HOST_LIMIT && host[0] != '.' && host[0] != '-' &&
	       !strstr(host, "..") &&
	       strspn(host, "abcdefghijklmnopqrstuvwxyz0123456789.-") == length;
}

/* "" gives 0: none; -1: not a port. */
static int port_number(const char *text, size_t length)
{
	int port = 0;

	if (length == 0)
		return 0;
	if (length < 2 || length > 6 || text[0] != ':')
		return -1;
	for (size_t i = 1; i < length; i++) {
		if (text[i] < '0' || text[i] > '9')
			return -1;
		port = port * 10 + (text[i] - '0');
	}
	return port >= 1 && port <= 65535 ? port : -1;
}

/* Host and port out of "host:port" or "[v6]:port". */
static const char *take_authority(struct arena *arena, const char *text, size_t length,
				  struct settings_url *url)
{
	const char *start = text;
	const char *host_end;
	char *host;

	if (memchr(text, '@', length))
		return "names a user; put the name in the key username and leave it out of the url";
	if (length > 0 && text[0] == '[') {
		start++;
		host_end = memchr(text, ']', length);
		if (!host_end)
			return "has no ] after its address; write [::1]:143";
	} else {
		host_end = memchr(text, ':', length);
		if (!host_end)
			host_end = text + length;
	}
	host = arena_slice(arena, start, (size_t)(host_end - start));
	text_lower(host);
	if (!is_host(host) || (start > text && !strchr(host, ':')))
		return "has no good host name; write a name such as imap.example.be";
	url->host = host;
	if (start > text)
		host_end++;
	url->port = port_number(host_end, length - (size_t)(host_end - text));
	return url->port < 0 ? "has no good port; write a number from 1 to 65535" : NULL;
}

const char *settings_url_parse(struct arena *arena, const char *text, struct settings_url *url)
{
	const char *sign = strstr(text, "://");
	const char *path;
	const char *fault;
	char *scheme;

	if (!sign)
		return "is not a url; write it as imaps://imap.example.be/INBOX or "
		       "smtps://smtp.example.be";
	scheme = arena_slice(arena, text, (size_t)(sign - text));
	text_lower(scheme);
	url->scheme = scheme;
	sign += 3;
	path = sign + strcspn(sign, "/?#");
	if (strpbrk(path, "?#;"))
		return "has ?, # or ; in it; write only scheme, host, port and folder (%3B for a "
		       ";)";
	fault = take_authority(arena, sign, (size_t)(path - sign), url);
	if (fault)
		return fault;
	url->path = percent_decode(arena, *path ? path + 1 : "");
	return url->path ? NULL : "has a folder that cannot be read; write UTF-8, % as %25";
}

bool settings_url_loopback(const char *host)
{
	struct in_addr four;
	struct in6_addr six;

	if (inet_pton(AF_INET, host, &four) == 1)
		return ntohl(four.s_addr) >> 24 == 127;
	if (inet_pton(AF_INET6, host, &six) == 1)
		return IN6_IS_ADDR_LOOPBACK(&six);
	return strcmp(host, "localhost") == 0;
}

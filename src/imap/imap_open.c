/* imap_open: connect, TLS, sign in, sign out; see imap.h.
 *
 * SECURITY: the order is the point. Nothing is said but STARTTLS before the certificate is
 * proven, nothing that came before is believed after it, and the password leaves only then.
 * Server texts are not passed on: they may hold what was sent. */
#include "imap/session.h"

#include <malloc.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"

enum { FAREWELL_MS = 2000 };

static int greet(struct imap *imap, struct error *err)
{
	const char *where = imap->stream->where;
	int result;

	stream_begin(imap->stream, IMAP_ANSWER);
	result = mailimap_connect(imap->wire, imap->stream->upper);
	switch (result) {
	case MAILIMAP_NO_ERROR_NON_AUTHENTICATED:
		return 0;
	case MAILIMAP_NO_ERROR_AUTHENTICATED:
		/* a session that is signed in already cannot do STARTTLS: a trick to avoid it */
		return imap_fail(imap, IMAP_FAULT_TLS, err,
				 "%s: the server greets as if signed in (PREAUTH); refused", where);
	case MAILIMAP_ERROR_DONT_ACCEPT_CONNECTION:
		return imap_fail(imap, IMAP_FAULT_NETWORK, err,
				 "%s: the server does not take the connection now (BYE)", where);
	default:
		/* imap:// to the port of imaps://, say: both wait for the other to begin */
		if (imap->stream->failure)
			return imap_fail(imap, IMAP_FAULT_NETWORK, err,
					 "%s: no greeting: %s; are host and port of imap.url right "
					 "(imap:// 143, imaps:// 993), and does a firewall stand "
					 "between?",
					 where, imap->stream->failure);
		return imap_fail_result(imap, result, err);
	}
}

static int handshake(struct imap *imap, struct error *err)
{
	if (stream_start_tls(imap->stream, imap->endpoint, err) == 0)
		return 0;
	imap->fault = IMAP_FAULT_TLS;
	/* a server that fell silent is no matter of certificates */
	if (imap->stream->failure)
		imap->fault = IMAP_FAULT_NETWORK;
	stream_fail(imap->stream, "no TLS");
	return -1;
}

static int start_tls(struct imap *imap, struct error *err)
{
	const char *where = imap->stream->where;
	int result;

	stream_begin(imap->stream, IMAP_ANSWER);
	result = mailimap_starttls(imap->wire);
	if (result != MAILIMAP_NO_ERROR && imap->stream->failure)
		return imap_fail_result(imap, result, err);
	/* looked at first: libetpan calls this a refusal where it notices it */
	if (imap->wire->imap_stream->read_buffer_len > 0)
		return imap_fail(imap, IMAP_FAULT_TLS, err,
				 "%s: something was said between STARTTLS and TLS; is someone in "
				 "between? Nothing was sent",
				 where);
	if (result != MAILIMAP_NO_ERROR)
		return imap_fail(
		    imap, IMAP_FAULT_TLS, err,
		    "%s does not offer STARTTLS; nothing was sent. Use imaps:// or ask "
		    "the server's administrator",
		    where);
	return handshake(imap, err);
}

/* A server that is only short of breath (RFC 5530) is not one that refuses. */
static bool is_passing(const struct imap *imap)
{
	static const char *const codes[] = {"UNAVAILABLE", "INUSE", "SERVERBUG", "LIMIT"};
	const struct mailimap_response_info *info = imap->wire->imap_response_info;

	for (size_t i = 0; info && info->rsp_atom && i < sizeof(codes) / sizeof(codes[0]); i++) {
		if (strcasecmp(info->rsp_atom, codes[i]) == 0)
			return true;
	}
	return false;
}

static int fail_sign_in(struct imap *imap, int result, struct error *err)
{
	const struct endpoint *endpoint = imap->endpoint;

	if (imap_is_broken(imap, result) && result != MAILIMAP_ERROR_PROTOCOL)
		return imap_fail_result(imap, result, err);
	if (imap->stream->failure)
		return imap_fail_result(imap, result, err);
	if (is_passing(imap))
		return imap_fail(imap, IMAP_FAULT_NETWORK, err,
				 "%s: the server cannot sign in anyone now", imap->stream->where);
	return imap_fail(imap, IMAP_FAULT_SIGN_IN, err,
			 "%s refuses the sign-in; check imap.username and write the right %s into "
			 "the secret \"%s\" (no restart is needed)",
			 imap->stream->where, endpoint->auth == AUTH_XOAUTH2 ? "token" : "password",
			 endpoint->secret ? endpoint->secret : "");
}

static int sign_in(struct imap *imap, const char *secret, struct error *err)
{
	const struct endpoint *endpoint = imap->endpoint;
	int result;

	if (endpoint->auth == AUTH_NONE)
		return imap_fail(imap, IMAP_FAULT_SIGN_IN, err,
				 "imap.auth = \"none\" signs in nowhere; set \"password\"");
	/* a line end would end the command, and what follows would be one of its own */
	if (strpbrk(secret, "\r\n") || strpbrk(endpoint->username, "\r\n"))
		return imap_fail(imap, IMAP_FAULT_SIGN_IN, err, "secret \"%s\" must be one line",
				 endpoint->secret);
	stream_begin(imap->stream, IMAP_ANSWER);
	result = endpoint->auth == AUTH_XOAUTH2
		     ? mailimap_oauth2_authenticate(imap->wire, endpoint->username, secret)
		     : mailimap_login(imap->wire, endpoint->username, secret);
	return result == MAILIMAP_NO_ERROR ? 0 : fail_sign_in(imap, result, err);
}

/* The password went through a buffer of libetpan that is not wiped. */
static void forget_password(struct imap *imap)
{
	mailstream *upper = imap->wire->imap_stream;

	if (upper)
		explicit_bzero(upper->write_buffer, upper->buffer_max_size);
}

static int set_up(struct imap *imap, const char *secret, struct error *err)
{
	enum tls_mode tls = imap->endpoint->tls;
	int result;

	if (tls == TLS_DIRECT && handshake(imap, err) < 0)
		return -1;
	if (greet(imap, err) < 0)
		return -1;
	if (tls == TLS_STARTTLS && start_tls(imap, err) < 0)
		return -1;
	result = sign_in(imap, secret, err);
	forget_password(imap);
	return result < 0 ? -1 : imap_ask_capabilities(imap, err);
}

int imap_open(const struct endpoint *endpoint, const char *secret, struct imap **imap_r,
	      enum imap_fault *fault_r, struct error *err)
{
	struct imap *imap = memory_zero(1, sizeof(*imap));

	*imap_r = NULL;
	*fault_r = IMAP_FAULT_NONE;
	imap->endpoint = endpoint;
	if (stream_open(endpoint, &imap->stream, err) < 0) {
		*fault_r = IMAP_FAULT_NETWORK;
		free(imap);
		return -1;
	}
	imap->wire = mailimap_new(0, NULL);
	if (!imap->wire)
		abort();
	/* from here on mailimap_free ends the stream too */
	imap->wire->imap_stream = imap->stream->upper;
	if (set_up(imap, secret, err) < 0) {
		*fault_r = imap->fault;
		imap_close(&imap);
		return -1;
	}
	/* certificates and handshake are the largest thing this process ever holds */
	malloc_trim(0);
	*imap_r = imap;
	return 0;
}

void imap_close(struct imap **imap)
{
	struct imap *session = *imap;

	if (!session)
		return;
	*imap = NULL;
	/* before the sign-in, after a fault, or in IDLE there is nobody to say farewell to */
	if (session->wire->imap_state < MAILIMAP_STATE_AUTHENTICATED || session->idling ||
	    session->fault == IMAP_FAULT_TLS || session->fault == IMAP_FAULT_PROTOCOL)
		stream_fail(session->stream, "closed");
	session->stream->patience_ms = FAREWELL_MS;
	stream_begin(session->stream, IMAP_ANSWER);
	mailimap_free(session->wire);
	free(session);
}

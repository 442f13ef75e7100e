/* wire: see wire.h. */
#include "smtp/wire.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/error.h"

enum {
	CONNECT_SECONDS = 30,
	/* RFC 5321 4.5.3.2.6: a server may think long about a mail it has; whoever hangs up
	 * earlier sends twice. */
	FINAL_ANSWER_SECONDS = 300,
	RESOLVER_MS = 50, /* libcurl has no descriptor to wait for yet */
};

/* --- what libcurl calls, until the connection is open --- */

static int on_wire(CURL *curl, curl_infotype type, char *data, size_t size, void *context)
{
	struct wire *wire = context;
	struct answer *answer = &wire->dialogue.answer;

	(void)curl;
	if (wire->state != WIRE_CONNECTING)
		return 0;
	if (type == CURLINFO_HEADER_OUT) {
		answer_sent(answer, data, size);
		/* what was offered before STARTTLS does not count: EHLO comes again after it */
		if (answer->phase == ANSWER_EHLO)
			wire->offers = (struct dialogue_offers){0};
	} else if (type == CURLINFO_HEADER_IN) {
		if (answer->phase == ANSWER_EHLO)
			dialogue_offer(&wire->offers, data, size);
		answer_received(answer, data, size);
	}
	return 0;
}

/* --- options --- */

static CURLcode set_server(struct wire *wire)
{
	const struct endpoint *endpoint = wire->endpoint;
	bool v6 = strchr(endpoint->host, ':') != NULL;
	char url[600];
	long connect = endpoint->timeout < CONNECT_SECONDS ? endpoint->timeout : CONNECT_SECONDS;
	CURL *curl = wire->curl;
	CURLcode status = CURLE_OK;

	snprintf(url, sizeof(url), "%s://%s%s%s:%d", endpoint->tls == TLS_DIRECT ? "smtps" : "smtp",
		 v6 ? "[" : "", endpoint->host, v6 ? "]" : "", endpoint->port);
	status |= curl_easy_setopt(curl, CURLOPT_URL, url);
	status |= curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
	status |= curl_easy_setopt(curl, CURLOPT_CONNECT_ONLY, 1L);
	status |= curl_easy_setopt(curl, CURLOPT_PROXY, ""); /* nor one from the environment */
	status |= curl_easy_setopt(curl, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
	status |= curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
	status |= curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, connect);
	status |= curl_easy_setopt(curl, CURLOPT_SERVER_RESPONSE_TIMEOUT, (long)endpoint->timeout);
	status |= curl_easy_setopt(curl, CURLOPT_VERBOSE, 1L);
	status |= curl_easy_setopt(curl, CURLOPT_DEBUGFUNCTION, on_wire);
	status |= curl_easy_setopt(curl, CURLOPT_DEBUGDATA, wire);
	return status;
}

static CURLcode set_tls(struct wire *wire)
{
	const struct endpoint *endpoint = wire->endpoint;
	bool wanted = endpoint->tls != TLS_NEVER;
	CURL *curl = wire->curl;
	CURLcode status = CURLE_OK;

	status |= curl_easy_setopt(curl, CURLOPT_USE_SSL,
				   (long)(wanted ? CURLUSESSL_ALL : CURLUSESSL_NONE));
	status |= curl_easy_setopt(curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
	status |= curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
	status |= curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
	if (endpoint->ca_file) {
		status |= curl_easy_setopt(curl, CURLOPT_CAINFO, endpoint->ca_file);
		/* that one authority, not the system's beside it */
		status |= curl_easy_setopt(curl, CURLOPT_CAPATH, NULL);
	}
	return status;
}

static CURLcode set_sign_in(struct wire *wire, const char *secret)
{
	const struct endpoint *endpoint = wire->endpoint;
	CURL *curl = wire->curl;
	CURLcode status = CURLE_OK;

	if (endpoint->auth == AUTH_NONE)
		return CURLE_OK;
	status |= curl_easy_setopt(curl, CURLOPT_USERNAME, endpoint->username);
	status |= curl_easy_setopt(curl, CURLOPT_SASL_IR, 1L);
	if (endpoint->auth == AUTH_XOAUTH2) {
		status |= curl_easy_setopt(curl, CURLOPT_XOAUTH2_BEARER, secret);
		status |= curl_easy_setopt(curl, CURLOPT_LOGIN_OPTIONS, "AUTH=XOAUTH2");
	} else {
		status |= curl_easy_setopt(curl, CURLOPT_PASSWORD, secret);
		status |= curl_easy_setopt(curl, CURLOPT_LOGIN_OPTIONS, "AUTH=PLAIN;AUTH=LOGIN");
	}
	return status;
}

int wire_init(struct wire *wire, const struct endpoint *endpoint, const char *secret,
	      struct error *err)
{
	CURLcode status;

	*wire = (struct wire){.endpoint = endpoint};
	if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
		return error_set(err, ERROR_STOP, "libcurl does not start");
	wire->multi = curl_multi_init();
	wire->curl = curl_easy_init();
	if (!wire->multi || !wire->curl)
		abort(); /* out of memory */
	status = set_server(wire);
	status |= set_tls(wire);
	status |= set_sign_in(wire, secret);
	if (status == CURLE_OK)
		return 0;
	wire_free(wire);
	return error_set(err, ERROR_STOP, "libcurl lacks something: %s",
			 curl_easy_strerror(status));
}

void wire_free(struct wire *wire)
{
	wire_close(wire);
	dialogue_free(&wire->dialogue);
	curl_easy_cleanup(wire->curl);
	curl_multi_cleanup(wire->multi);
	curl_global_cleanup();
}

/* --- up and down --- */

void wire_connect(struct wire *wire)
{
	answer_reset(&wire->dialogue.answer);
	wire->dialogue.ended = wire->dialogue.accepted = false;
	wire->offers = (struct dialogue_offers){0};
	wire->status = CURLE_OK;
	wire->state = WIRE_CONNECTING;
	if (curl_multi_add_handle(wire->multi, wire->curl) != CURLM_OK)
		abort(); /* out of memory */
}

static void drop(struct wire *wire)
{
	if (wire->state == WIRE_CLOSED)
		return;
	/* which closes the connection too, as it was opened for us only */
	curl_multi_remove_handle(wire->multi, wire->curl);
	wire->state = WIRE_CLOSED;
}

void wire_close(struct wire *wire)
{
	static const char quit[] = "QUIT\r\n";
	size_t sent;

	if (wire->state == WIRE_OPEN && wire->dialogue.accepted)
		(void)curl_easy_send(wire->curl, quit, strlen(quit), &sent);
	drop(wire);
}

static bool fail(struct wire *wire, CURLcode status)
{
	wire->status = status;
	drop(wire);
	return false;
}

static bool advance_connecting(struct wire *wire)
{
	int running, left;
	const CURLMsg *message;
	CURLMcode status = curl_multi_perform(wire->multi, &running);

	if (status != CURLM_OK)
		return fail(wire, CURLE_FAILED_INIT);
	message = curl_multi_info_read(wire->multi, &left);
	if (!message)
		return true;
	if (message->data.result != CURLE_OK)
		return fail(wire, message->data.result);
	if (curl_easy_getinfo(wire->curl, CURLINFO_ACTIVESOCKET, &wire->fd) != CURLE_OK ||
	    wire->fd == CURL_SOCKET_BAD)
		return fail(wire, CURLE_COULDNT_CONNECT);
	wire->state = WIRE_OPEN;
	return true;
}

/* --- the dialogue --- */

void wire_progress(struct wire *wire)
{
	int64_t seconds =
	    dialogue_handed_over(&wire->dialogue) ? FINAL_ANSWER_SECONDS : wire->endpoint->timeout;

	wire->deadline = clock_monotonic_ms() + seconds * 1000;
}

bool wire_is_quiet(struct wire *wire)
{
	char data;
	size_t length;

	if (wire->state == WIRE_OPEN &&
	    curl_easy_recv(wire->curl, &data, sizeof(data), &length) != CURLE_AGAIN)
		drop(wire);
	return wire->state == WIRE_OPEN;
}

static CURLcode send_output(struct wire *wire)
{
	const char *data;
	size_t length, sent;

	while ((length = dialogue_output(&wire->dialogue, &data)) > 0) {
		CURLcode status = curl_easy_send(wire->curl, data, length, &sent);

		if (status != CURLE_OK)
			return status == CURLE_AGAIN ? CURLE_OK : status;
		dialogue_sent(&wire->dialogue, sent);
		wire_progress(wire);
	}
	return CURLE_OK;
}

/* *more_r: something came. */
static CURLcode receive_input(struct wire *wire, bool *more_r)
{
	struct dialogue *dialogue = &wire->dialogue;
	char data[4096];
	size_t length = 0, at = dialogue->at;
	enum answer_phase phase = dialogue->answer.phase;
	CURLcode status = curl_easy_recv(wire->curl, data, sizeof(data), &length);

	*more_r = false;
	if (status == CURLE_AGAIN)
		return CURLE_OK;
	if (status != CURLE_OK || length == 0)
		return CURLE_RECV_ERROR;
	*more_r = true;
	dialogue_input(dialogue, data, length);
	/* a whole answer, not a byte of one, nor one line of many */
	if (dialogue->at != at || dialogue->answer.phase != phase)
		wire_progress(wire);
	return CURLE_OK;
}

static bool advance_open(struct wire *wire)
{
	bool more = true;

	while (more && !wire->dialogue.ended) {
		CURLcode status = send_output(wire), received = receive_input(wire, &more);

		/* an answer may stand before the end of the connection */
		if (wire->dialogue.ended)
			break;
		if (status == CURLE_OK)
			status = received;
		if (status != CURLE_OK)
			return fail(wire, status);
	}
	if (!wire->dialogue.ended && clock_monotonic_ms() >= wire->deadline)
		return fail(wire, CURLE_OPERATION_TIMEDOUT);
	if (!wire->dialogue.ended || wire->dialogue.accepted)
		return true;
	/* what else was said in advance is not worth hearing */
	return fail(wire, CURLE_RECV_ERROR);
}

bool wire_advance(struct wire *wire)
{
	if (wire->state == WIRE_CONNECTING)
		return advance_connecting(wire);
	return wire->state == WIRE_OPEN && advance_open(wire);
}

/* --- waiting --- */

static int64_t smaller(int64_t a, int64_t b)
{
	return a >= 0 && a < b ? a : b;
}

static int poll_connecting(struct wire *wire, struct pollfd items[WIRE_FDS], int64_t *timeout_ms)
{
	fd_set in, out, bad;
	int last = -1, count = 0;
	long wait = -1;

	FD_ZERO(&in);
	FD_ZERO(&out);
	FD_ZERO(&bad);
	curl_multi_fdset(wire->multi, &in, &out, &bad, &last);
	for (int fd = 0; fd <= last && count < WIRE_FDS; fd++) {
		short events = 0;

		if (FD_ISSET(fd, &in))
			events |= POLLIN;
		if (FD_ISSET(fd, &out))
			events |= POLLOUT;
		if (events)
			items[count++] = (struct pollfd){.fd = fd, .events = events};
	}
	curl_multi_timeout(wire->multi, &wait);
	*timeout_ms = smaller(wait, *timeout_ms);
	if (count == 0)
		*timeout_ms = smaller(RESOLVER_MS, *timeout_ms);
	return count;
}

int wire_poll(struct wire *wire, struct pollfd items[WIRE_FDS], int64_t *timeout_ms)
{
	const char *data;
	int64_t left;

	if (wire->state == WIRE_CONNECTING)
		return poll_connecting(wire, items, timeout_ms);
	if (wire->state != WIRE_OPEN)
		return 0;
	left = wire->deadline - clock_monotonic_ms();
	*timeout_ms = smaller(left > 0 ? left : 0, *timeout_ms);
	items[0] = (struct pollfd){.fd = wire->fd, .events = POLLIN};
	if (dialogue_output(&wire->dialogue, &data) > 0)
		items[0].events |= POLLOUT;
	return 1;
}

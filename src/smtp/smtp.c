/* smtp: see smtp.h. One easy handle keeps one connection; a mail is MAIL, RCPT, DATA on it. */
#include "smtp/smtp.h"

#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "base/error.h"
#include "base/memory.h"
#include "base/process.h"
#include "smtp/answer.h"
#include "smtp/fault.h"
#include "smtp/verdict.h"

enum {
	CONNECT_SECONDS = 30,
	/* RFC 5321 4.5.3.2.6: a server may think long about a mail it has; whoever hangs up
	 * earlier sends twice. */
	FINAL_ANSWER_SECONDS = 300,
	QUIT_ANSWER_SECONDS = 1,
	ADDRESS_LIMIT = 320,
};

struct smtp {
	CURL *curl;
	const struct endpoint *endpoint; /* borrowed */
	struct answer answer;
	bool fresh;	  /* the connection is of no use any more */
	const char *mail; /* borrowed, for the time of one submission */
	size_t length, sent;
};

/* --- what libcurl calls --- */

static int on_wire(CURL *curl, curl_infotype type, char *data, size_t size, void *context)
{
	struct smtp *smtp = context;

	if (type == CURLINFO_HEADER_OUT) {
		answer_sent(&smtp->answer, data, size);
		if (smtp->answer.ended)
			curl_easy_setopt(curl, CURLOPT_SERVER_RESPONSE_TIMEOUT,
					 (long)QUIT_ANSWER_SECONDS);
	} else if (type == CURLINFO_HEADER_IN)
		answer_received(&smtp->answer, data, size);
	return 0;
}

static size_t read_mail(char *out, size_t size, size_t count, void *context)
{
	struct smtp *smtp = context;
	size_t left = smtp->length - smtp->sent;
	size_t piece = size * count < left ? size * count : left;

	if (piece == 0)
		curl_easy_setopt(smtp->curl, CURLOPT_SERVER_RESPONSE_TIMEOUT,
				 (long)FINAL_ANSWER_SECONDS);
	memcpy(out, smtp->mail + smtp->sent, piece);
	smtp->sent += piece;
	return piece;
}

static int seek_mail(void *context, curl_off_t offset, int origin)
{
	struct smtp *smtp = context;

	if (origin != SEEK_SET || offset < 0 || (size_t)offset > smtp->length)
		return CURL_SEEKFUNC_FAIL;
	smtp->sent = (size_t)offset;
	return CURL_SEEKFUNC_OK;
}

/* libcurl would print answers to VRFY, HELP and NOOP. */
static size_t drop_data(char *data, size_t size, size_t count, void *context)
{
	(void)data;
	(void)context;
	return size * count;
}

/* Once the whole mail is out its answer is worth waiting for. */
static int stop_wanted(void *context, curl_off_t down_total, curl_off_t down, curl_off_t up_total,
		       curl_off_t up)
{
	const struct smtp *smtp = context;

	(void)down_total;
	(void)down;
	(void)up_total;
	(void)up;
	return process_stop && !(smtp->mail && smtp->sent == smtp->length);
}

/* --- options --- */

static CURLcode set_callbacks(struct smtp *smtp)
{
	CURL *curl = smtp->curl;
	CURLcode status = CURLE_OK;

	status |= curl_easy_setopt(curl, CURLOPT_VERBOSE, 1L);
	status |= curl_easy_setopt(curl, CURLOPT_DEBUGFUNCTION, on_wire);
	status |= curl_easy_setopt(curl, CURLOPT_DEBUGDATA, smtp);
	status |= curl_easy_setopt(curl, CURLOPT_READFUNCTION, read_mail);
	status |= curl_easy_setopt(curl, CURLOPT_READDATA, smtp);
	status |= curl_easy_setopt(curl, CURLOPT_SEEKFUNCTION, seek_mail);
	status |= curl_easy_setopt(curl, CURLOPT_SEEKDATA, smtp);
	status |= curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, drop_data);
	status |= curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, stop_wanted);
	status |= curl_easy_setopt(curl, CURLOPT_XFERINFODATA, smtp);
	status |= curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
	return status;
}

static CURLcode set_server(struct smtp *smtp)
{
	const struct endpoint *endpoint = smtp->endpoint;
	bool v6 = strchr(endpoint->host, ':') != NULL;
	char url[600];
	long connect = endpoint->timeout < CONNECT_SECONDS ? endpoint->timeout : CONNECT_SECONDS;
	CURL *curl = smtp->curl;
	CURLcode status = CURLE_OK;

	snprintf(url, sizeof(url), "%s://%s%s%s:%d", endpoint->tls == TLS_DIRECT ? "smtps" : "smtp",
		 v6 ? "[" : "", endpoint->host, v6 ? "]" : "", endpoint->port);
	status |= curl_easy_setopt(curl, CURLOPT_URL, url);
	status |= curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
	status |= curl_easy_setopt(curl, CURLOPT_PROXY, ""); /* nor one from the environment */
	status |= curl_easy_setopt(curl, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
	status |= curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
	status |= curl_easy_setopt(curl, CURLOPT_MAXCONNECTS, 1L);
	status |= curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, connect);
	status |= curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, 1L);
	status |= curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, (long)endpoint->timeout);
	return status;
}

static CURLcode set_tls(struct smtp *smtp)
{
	const struct endpoint *endpoint = smtp->endpoint;
	bool wanted = endpoint->tls != TLS_NEVER;
	CURL *curl = smtp->curl;
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

static CURLcode set_sign_in(struct smtp *smtp, const char *secret)
{
	const struct endpoint *endpoint = smtp->endpoint;
	CURL *curl = smtp->curl;
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

int smtp_open(const struct endpoint *endpoint, const char *secret, struct smtp **smtp_r,
	      struct error *err)
{
	struct smtp *smtp;
	CURLcode status;

	if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
		return error_set(err, ERROR_STOP, "libcurl does not start");
	smtp = memory_zero(1, sizeof(*smtp));
	smtp->endpoint = endpoint;
	smtp->curl = curl_easy_init();
	if (!smtp->curl)
		abort(); /* out of memory */
	status = set_callbacks(smtp);
	status |= set_server(smtp);
	status |= set_tls(smtp);
	status |= set_sign_in(smtp, secret);
	if (status != CURLE_OK) {
		smtp_close(&smtp);
		return error_set(err, ERROR_STOP, "libcurl lacks something: %s",
				 curl_easy_strerror(status));
	}
	*smtp_r = smtp;
	return 0;
}

/* libcurl waits two minutes for the answer to QUIT; without a reading side it says it and goes. */
static void stop_reading(CURL *curl)
{
	curl_socket_t fd = CURL_SOCKET_BAD;

	if (curl_easy_getinfo(curl, CURLINFO_ACTIVESOCKET, &fd) == CURLE_OK &&
	    fd != CURL_SOCKET_BAD)
		shutdown(fd, SHUT_RD);
}

void smtp_close(struct smtp **smtp)
{
	if (!*smtp)
		return;
	stop_reading((*smtp)->curl);
	curl_easy_cleanup((*smtp)->curl);
	free(*smtp);
	*smtp = NULL;
	curl_global_cleanup();
}

/* --- one mail --- */

/* What may stand between < and > of MAIL and RCPT: nothing that ends it, or starts a line of
 * its own. */
static bool address_safe(const char *address)
{
	const char *at = strrchr(address, '@');
	size_t length = strlen(address);

	if (!at || at == address || at[1] == '\0' || length > ADDRESS_LIMIT)
		return false;
	for (size_t i = 0; i < length; i++) {
		unsigned char c = (unsigned char)address[i];

		if (c <= ' ' || c == 0x7F || c == '<' || c == '>')
			return false;
	}
	return true;
}

static CURLcode set_mail(struct smtp *smtp, const char *from, const struct curl_slist *to)
{
	CURL *curl = smtp->curl;
	CURLcode status = CURLE_OK;

	status |= curl_easy_setopt(curl, CURLOPT_FRESH_CONNECT, smtp->fresh ? 1L : 0L);
	status |= curl_easy_setopt(curl, CURLOPT_NOBODY, 0L);
	status |= curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, NULL);
	status |= curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
	status |= curl_easy_setopt(curl, CURLOPT_INFILESIZE_LARGE, (curl_off_t)smtp->length);
	status |= curl_easy_setopt(curl, CURLOPT_MAIL_FROM, from);
	status |= curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, to);
	status |=
	    curl_easy_setopt(curl, CURLOPT_SERVER_RESPONSE_TIMEOUT, (long)smtp->endpoint->timeout);
	return status;
}

static CURLcode transfer(struct smtp *smtp, const char *from, const char *to)
{
	struct curl_slist *recipients = curl_slist_append(NULL, to);
	CURLcode status;

	if (!recipients)
		abort(); /* out of memory */
	status = set_mail(smtp, from, recipients);
	if (status == CURLE_OK)
		status = curl_easy_perform(smtp->curl);
	curl_easy_setopt(smtp->curl, CURLOPT_MAIL_RCPT, NULL);
	curl_slist_free_all(recipients);
	return status;
}

/* A kept connection that the server ended meanwhile: it has nothing of this mail, a new one
 * may. */
static bool was_stale(const struct smtp *smtp)
{
	long connects = 1;

	curl_easy_getinfo(smtp->curl, CURLINFO_NUM_CONNECTS, &connects);
	return connects == 0 && smtp->answer.phase < ANSWER_BODY &&
	       (smtp->answer.code == 0 || smtp->answer.code == 421);
}

static CURLcode attempt(struct smtp *smtp, const char *from, const char *to)
{
	answer_reset(&smtp->answer);
	smtp->sent = 0;
	return transfer(smtp, from, to);
}

enum smtp_result smtp_submit(struct smtp *smtp, const char *from, const char *to, const void *mail,
			     size_t length, int *code_r, bool *outage_r, struct error *err)
{
	struct verdict verdict;
	CURLcode status;

	*code_r = 0;
	*outage_r = false;
	if (!address_safe(from) || !address_safe(to)) {
		error_set(err, ERROR_REFUSE, "an address that cannot be written in SMTP");
		return SMTP_REFUSED;
	}
	smtp->mail = mail;
	smtp->length = length;
	status = attempt(smtp, from, to);
	if (status != CURLE_OK && was_stale(smtp) && !process_stop) {
		smtp->fresh = true;
		status = attempt(smtp, from, to);
	}
	smtp->mail = NULL;
	smtp->fresh = false;
	if (status == CURLE_OK)
		return SMTP_ACCEPTED;
	verdict = verdict_of(&smtp->answer);
	smtp->fresh = verdict.outage;
	*code_r = smtp->answer.code;
	*outage_r = verdict.outage;
	fault_describe(smtp->curl, smtp->endpoint, &smtp->answer, status, err);
	err->kind = verdict.result == SMTP_REFUSED ? ERROR_REFUSE : ERROR_RETRY;
	return verdict.result;
}

bool smtp_reached_mail(const struct smtp *smtp)
{
	return smtp->answer.phase >= ANSWER_MAIL;
}

int smtp_check(struct smtp *smtp, struct error *err)
{
	CURL *curl = smtp->curl;
	CURLcode status = CURLE_OK;

	answer_reset(&smtp->answer);
	status |= curl_easy_setopt(curl, CURLOPT_UPLOAD, 0L);
	status |= curl_easy_setopt(curl, CURLOPT_NOBODY, 1L);
	status |= curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, "NOOP");
	status |=
	    curl_easy_setopt(curl, CURLOPT_SERVER_RESPONSE_TIMEOUT, (long)smtp->endpoint->timeout);
	if (status == CURLE_OK)
		status = curl_easy_perform(curl);
	if (status == CURLE_OK)
		return 0;
	fault_describe(curl, smtp->endpoint, &smtp->answer, status, err);
	return -1;
}

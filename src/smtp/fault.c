/* fault: see fault.h. */
#include "smtp/fault.h"

#include <stdio.h>
#include <string.h>

#include "base/error.h"

/* Bits of the verification result of libcurl's GnuTLS (gnutls_certificate_status_t). */
enum {
	CERT_NO_SIGNER = 1 << 6,
	CERT_NOT_YET = 1 << 9,
	CERT_EXPIRED = 1 << 10,
};

static void describe_certificate(CURL *curl, const struct endpoint *endpoint, const char *where,
				 struct error *err)
{
	long bits = 0;

	curl_easy_getinfo(curl, CURLINFO_SSL_VERIFYRESULT, &bits);
	if (bits & (CERT_EXPIRED | CERT_NOT_YET))
		error_set(err, ERROR_RETRY,
			  "certificate of %s is expired or not valid yet; renew it on the server",
			  where);
	else if (bits & CERT_NO_SIGNER)
		error_set(err, ERROR_RETRY,
			  "certificate of %s is not signed by an authority in %s; set smtp.ca_file",
			  where, endpoint->ca_file ? endpoint->ca_file : "the system's store");
	else if (bits != 0)
		error_set(err, ERROR_RETRY, "certificate of %s cannot be trusted", where);
	else
		error_set(err, ERROR_RETRY,
			  "certificate of %s is for another name; set smtp.url to the name in it",
			  where);
}

static void describe_sign_in(const struct endpoint *endpoint, const char *where, const char *codes,
			     struct error *err)
{
	error_set(err, ERROR_RETRY, "%s%ssign-in at %s was refused; mend the secret \"%s\"", codes,
		  codes[0] ? ": " : "", where, endpoint->secret ? endpoint->secret : "");
}

static void describe_connect(CURL *curl, const char *where, struct error *err)
{
	long number = 0;

	curl_easy_getinfo(curl, CURLINFO_OS_ERRNO, &number);
	error_set(err, ERROR_RETRY, "%s cannot be reached: %s; is the server up?", where,
		  number > 0 ? strerror((int)number) : "no connection");
}

/* Faults of libcurl that say more than the last answer does; the server stands between the two. */
static const struct text {
	CURLcode status;
	const char *before, *after;
} texts[] = {
    {CURLE_COULDNT_RESOLVE_HOST, "",
     ": no such name in the DNS; check smtp.url and the name server"},
    {CURLE_USE_SSL_FAILED, "", " does not offer STARTTLS, nothing was sent to it; mend the server"},
    {CURLE_SSL_CONNECT_ERROR, "TLS with ", " failed; does smtp.url name the right port?"},
    {CURLE_SSL_CACERT_BADFILE, "the authorities for ", " cannot be read; mend smtp.ca_file"},
    {CURLE_OPERATION_TIMEDOUT, "",
     " does not answer in time; is it up? If it never has answered: are host and port of smtp.url "
     "right (smtp:// with STARTTLS: 587 or 25; smtps://: 465), and does a firewall stand between?"},
};

static const struct text *find_text(CURLcode status)
{
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		if (texts[i].status == status)
			return &texts[i];
	}
	return NULL;
}

void fault_describe(CURL *curl, const struct endpoint *endpoint, const struct answer *answer,
		    CURLcode status, struct error *err)
{
	const struct text *text = find_text(status);
	char where[300], codes[ANSWER_TEXT];

	snprintf(where, sizeof(where), "%s:%d", endpoint->host, endpoint->port);
	answer_text(answer, codes);
	if (text)
		error_set(err, ERROR_RETRY, "%s%s%s", text->before, where, text->after);
	else if (status == CURLE_PEER_FAILED_VERIFICATION)
		describe_certificate(curl, endpoint, where, err);
	else if (status == CURLE_COULDNT_CONNECT)
		describe_connect(curl, where, err);
	else if (status == CURLE_LOGIN_DENIED || (answer->phase == ANSWER_AUTH && answer->code))
		describe_sign_in(endpoint, where, codes, err);
	else if (codes[0])
		error_set(err, ERROR_RETRY, "%s", codes);
	else if (status == CURLE_RECV_ERROR || status == CURLE_SEND_ERROR)
		error_set(err, ERROR_RETRY, "the connection with %s was lost", where);
	else
		error_set(err, ERROR_RETRY, "%s: %s", where, curl_easy_strerror(status));
}

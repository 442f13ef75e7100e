/* stream_tls: the handshake, and the proof that the server is the one that was meant; see
 * stream.h.
 *
 * SECURITY: GnuTLS checks chain, name, purpose and dates inside the handshake, so that a
 * connection that is not proven never carries a byte of ours. */
#include "imap/stream.h"

#include <gnutls/x509.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/error.h"
#include "settings/settings.h"

static const char priorities[] = "NORMAL:-VERS-TLS1.0:-VERS-TLS1.1:%PROFILE_MEDIUM";

/* Why a certificate is refused, in the order in which it is told, and what to do. */
static const struct {
	unsigned int status;
	const char *text;
} reasons[] = {
    {GNUTLS_CERT_REVOKED, "was revoked; the server needs a new one"},
    {GNUTLS_CERT_EXPIRED, "has expired; the server needs a new one (or this clock is wrong)"},
    {GNUTLS_CERT_NOT_ACTIVATED, "is not valid yet; is this clock right?"},
    {GNUTLS_CERT_UNEXPECTED_OWNER,
     "is for another host name; imap.url must use a name that stands in it"},
    {GNUTLS_CERT_PURPOSE_MISMATCH, "is not one for servers; the server needs another one"},
    {GNUTLS_CERT_INSECURE_ALGORITHM, "is signed in a broken way; the server needs a new one"},
};

/* An unknown authority comes first: what else a certificate says is then worth nothing. */
static int refuse(const struct stream *stream, const struct endpoint *endpoint, struct error *err)
{
	unsigned int status = gnutls_session_get_verify_cert_status(stream->tls);
	const unsigned int unknown = GNUTLS_CERT_SIGNER_NOT_FOUND | GNUTLS_CERT_SIGNER_NOT_CA;

	if (status & unknown)
		return error_set(err, ERROR_RETRY,
				 "certificate of %s is not signed by %s; set imap.ca_file to the "
				 "authority that signed it",
				 stream->where,
				 endpoint->ca_file ? endpoint->ca_file
						   : "an authority that this system knows");
	for (size_t i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++) {
		if (status & reasons[i].status)
			return error_set(err, ERROR_RETRY, "certificate of %s %s", stream->where,
					 reasons[i].text);
	}
	return error_set(err, ERROR_RETRY,
			 "certificate of %s cannot be trusted (GnuTLS status 0x%x); the server "
			 "needs another one",
			 stream->where, status);
}

static int load_trust(struct stream *stream, const struct endpoint *endpoint, struct error *err)
{
	int count;

	if (gnutls_certificate_allocate_credentials(&stream->trust) < 0)
		return error_set(err, ERROR_STOP, "GnuTLS cannot start");
	if (!endpoint->ca_file) {
		count = gnutls_certificate_set_x509_system_trust(stream->trust);
		return count > 0 ? 0
				 : error_set(err, ERROR_RETRY,
					     "this system has no authorities for certificates; "
					     "install ca-certificates or set imap.ca_file");
	}
	count = gnutls_certificate_set_x509_trust_file(stream->trust, endpoint->ca_file,
						       GNUTLS_X509_FMT_PEM);
	return count > 0 ? 0
			 : error_set(err, ERROR_RETRY,
				     "no certificate can be read from %s; check imap.ca_file",
				     endpoint->ca_file);
}

static bool is_address(const char *host)
{
	return strchr(host, ':') != NULL || host[strspn(host, "0123456789.")] == '\0';
}

/* The data must live until the handshake is over. */
static int prepare(struct stream *stream, const struct endpoint *endpoint,
		   gnutls_typed_vdata_st expected[2], struct error *err)
{
	const unsigned int flags = GNUTLS_CLIENT | GNUTLS_NONBLOCK | GNUTLS_NO_SIGNAL;

	if (gnutls_init(&stream->tls, flags) < 0 ||
	    gnutls_priority_set_direct(stream->tls, priorities, NULL) < 0 ||
	    gnutls_credentials_set(stream->tls, GNUTLS_CRD_CERTIFICATE, stream->trust) < 0)
		return error_set(err, ERROR_STOP, "GnuTLS cannot start");
	if (!is_address(endpoint->host))
		gnutls_server_name_set(stream->tls, GNUTLS_NAME_DNS, endpoint->host,
				       strlen(endpoint->host));
	gnutls_session_set_verify_cert2(stream->tls, expected, 2, 0);
	gnutls_transport_set_int(stream->tls, stream->fd);
	return 0;
}

/* 0, or the number of GnuTLS that ended it. */
static int shake_hands(struct stream *stream)
{
	int64_t deadline = clock_monotonic_ms() + stream->patience_ms;

	for (;;) {
		int result = gnutls_handshake(stream->tls);
		short events;

		if (result != GNUTLS_E_AGAIN && result != GNUTLS_E_INTERRUPTED)
			return result;
		events = gnutls_record_get_direction(stream->tls) ? POLLOUT : POLLIN;
		if (stream_wait(stream, events, deadline) < 0)
			return result;
	}
}

static bool has_closed(int result)
{
	return result == GNUTLS_E_PREMATURE_TERMINATION || result == GNUTLS_E_PULL_ERROR ||
	       result == GNUTLS_E_PUSH_ERROR;
}

static int fail(const struct stream *stream, const struct endpoint *endpoint, int result,
		struct error *err)
{
	const char *reason = stream->failure ? stream->failure : gnutls_strerror(result);
	bool closed = !stream->failure && has_closed(result);
	int length;

	if (closed)
		reason = "the server closed the connection";
	length = (int)strlen(reason);
	if (length > 0 && reason[length - 1] == '.')
		length--;
	return error_set(err, ERROR_RETRY, "%s: no TLS: %.*s; %s%s", stream->where, length, reason,
			 closed ? "is it up, and " : "",
			 endpoint->tls == TLS_DIRECT
			     ? "is it the port of imaps:// in imap.url, mostly 993?"
			     : "does its log say why?");
}

int stream_start_tls(struct stream *stream, const struct endpoint *endpoint, struct error *err)
{
	/* textual addresses are matched against the addresses in the certificate */
	gnutls_typed_vdata_st expected[2] = {
	    {.type = GNUTLS_DT_DNS_HOSTNAME, .data = (unsigned char *)(uintptr_t)endpoint->host},
	    {.type = GNUTLS_DT_KEY_PURPOSE_OID,
	     .data = (unsigned char *)(uintptr_t)GNUTLS_KP_TLS_WWW_SERVER},
	};
	int result;

	if (load_trust(stream, endpoint, err) < 0 || prepare(stream, endpoint, expected, err) < 0)
		return -1;
	result = shake_hands(stream);
	/* authorities of the whole system are half a megabyte; they are needed only here */
	if (result == 0) {
		gnutls_certificate_free_cas(stream->trust);
		return 0;
	}
	if (result == GNUTLS_E_CERTIFICATE_VERIFICATION_ERROR)
		return refuse(stream, endpoint, err);
	return fail(stream, endpoint, result, err);
}

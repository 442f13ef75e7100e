/* warm: see warm.h.
 *
 * SECURITY: the only mail that is ever read unsealed; it stands below. */
#include "reader/warm.h"

#include <sys/mman.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"
#include "reader/reader.h"

/* A bit of each kind that is common. */
static const char sample[] =
    "Return-Path: <an@example.org>\n"
    "Authentication-Results: mx.example.org; spf=pass smtp.mailfrom=example.org\n"
    "Received: from a.example.org by b.example.org; Mon, 6 Jan 2025 10:00:00 +0100\n"
    "Date: Mon, 6 Jan 2025 10:00:00 +0100\n"
    "From: =?UTF-8?Q?An_Pe=C3=A9ters?= <an@example.org>\n"
    "To: \"Loket\" <loket@example.org>, b@example.org\n"
    "Cc: c@example.org\n"
    "Subject: Fwd: =?iso-8859-1?Q?Aanvraag_cli=EBntoverleg?=\n"
    "Message-ID: <a@example.org>\n"
    "In-Reply-To: <b@example.org>\n"
    "References: <b@example.org>\n"
    "MIME-Version: 1.0\n"
    "Content-Type: multipart/mixed; boundary=\"m\"\n"
    "\n"
    "--m\n"
    "Content-Type: multipart/alternative; boundary=\"a\"\n"
    "\n"
    "--a\n"
    "Content-Type: text/plain; charset=utf-8\n"
    "Content-Transfer-Encoding: quoted-printable\n"
    "\n"
    "Goedendag,\n"
    "\n"
    "Wij vragen een cli=C3=ABntoverleg aan voor Jan Peeters, geboren op 1 mei 2010, te Hasselt.\n"
    "Naam jongere: Jan Peeters\n"
    "Geboortedatum: 01/05/2010\n"
    "Gemeente: Hasselt\n"
    "Tel: 0470 12 34 56\n"
    "\n"
    "Van: Bo <bo@example.org>\n"
    "Verzonden: maandag 6 januari 2025 9:00\n"
    "Aan: An\n"
    "Onderwerp: vraag\n"
    "\n"
    "> dag\n"
    "--a\n"
    "Content-Type: text/html; charset=windows-1252\n"
    "Content-Transfer-Encoding: base64\n"
    "\n"
    "PGh0bWw+PGJvZHk+PHA+R29lZGVuZGFnLDwvcD48dGFibGU+PHRyPjx0ZD5OYWFtPC90ZD48dGQ+"
    "SmFuPC90ZD48L3RyPjwv\n"
    "dGFibGU+PC9ib2R5PjwvaHRtbD4K\n"
    "--a--\n"
    "--m\n"
    "Content-Type: text/html; charset=iso-8859-15\n"
    "\n"
    "<html><body><p>Dag <b>Bo</b> &eacute;</p><blockquote>oud</blockquote></body></html>\n"
    "--m\n"
    "Content-Type: application/pdf; name=\"plan.pdf\"\n"
    "Content-Disposition: attachment; filename=\"plan.pdf\"\n"
    "Content-Transfer-Encoding: base64\n"
    "\n"
    "JVBERi0xLjQK\n"
    "--m--\n";

void warm_up(const struct letter_limits *limits)
{
	const struct reading_context context = {.mailbox = "loket@example.org",
						.authserv_id = "mx.example.org"};
	int fd = memfd_create("sample", MFD_CLOEXEC);
	struct arena *arena = arena_new();
	struct reading *reading;
	struct error err;

	if (fd >= 0 && file_write_all(fd, sample, sizeof(sample) - 1, &err) == 0 &&
	    reader_read(arena, fd, &context, limits, &reading, &err) == 0) {
		struct buffer record = {0};

		reading_shorten(reading);
		reading_to_text(reading, 0, &record);
		buffer_free(&record);
	}
	arena_free(&arena);
	if (fd >= 0)
		close(fd);
}

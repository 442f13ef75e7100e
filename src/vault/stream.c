/* stream: sealed files in constant memory. The format: 8 bytes that name it, the header of
 * crypto_secretstream_xchacha20poly1305, then sealed pieces of 64 KiB; the last is shorter (it
 * may be empty) and marked as the last, so that a file that was cut off, or joined from two,
 * cannot be opened. */
#include "vault/private.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include <sodium.h>

#include "base/error.h"
#include "base/file.h"

enum {
	NAME = 8,
	HEADER = crypto_secretstream_xchacha20poly1305_HEADERBYTES,
	EXTRA = crypto_secretstream_xchacha20poly1305_ABYTES,
	PIECE = 64 * 1024,
	LAST = crypto_secretstream_xchacha20poly1305_TAG_FINAL,
	MORE = crypto_secretstream_xchacha20poly1305_TAG_MESSAGE
};

static const unsigned char format_name[NAME] = "loket 1\n";

/* Not zeroed: for a mail of a few kB that would be most of the work. */
struct stream {
	crypto_secretstream_xchacha20poly1305_state state;
	int from, to;
	size_t used; /* bytes of the longest piece read so far; no plain one is longer */
	unsigned char plain[PIECE];
	unsigned char sealed[PIECE + EXTRA];
};

static void begin_stream(struct stream *stream, int from, int to)
{
	stream->from = from;
	stream->to = to;
	stream->used = 0;
}

static void end_stream(struct stream *stream)
{
	vault_wipe(&stream->state, sizeof(stream->state));
	vault_wipe(stream->plain, stream->used < PIECE ? stream->used : PIECE);
}

/* Fills `data` unless the end comes first; the number of bytes, or -1. */
static ssize_t read_piece(struct stream *stream, unsigned char *data, size_t size,
			  struct error *err)
{
	size_t length = 0;

	while (length < size) {
		ssize_t got = read(stream->from, data + length, size - length);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return error_system(err, ERROR_RETRY, "reading a file to seal or open");
		if (got == 0)
			break;
		length += (size_t)got;
		if (length > stream->used)
			stream->used = length;
	}
	return (ssize_t)length;
}

static int seal_pieces(struct stream *stream, struct error *err)
{
	ssize_t length = PIECE;

	while (length == PIECE) {
		unsigned long long sealed;

		length = read_piece(stream, stream->plain, PIECE, err);
		if (length < 0)
			return -1;
		crypto_secretstream_xchacha20poly1305_push(
		    &stream->state, stream->sealed, &sealed, stream->plain,
		    (unsigned long long)length, format_name, NAME, length < PIECE ? LAST : MORE);
		if (file_write_all(stream->to, stream->sealed, (size_t)sealed, err) < 0)
			return -1;
	}
	return 0;
}

int vault_seal_stream(const struct vault_key *key, int from, int to, struct error *err)
{
	unsigned char front[NAME + HEADER];
	struct stream stream;
	struct vault_key part;
	int result;

	begin_stream(&stream, from, to);
	memcpy(front, format_name, NAME);
	vault_derive(key, VAULT_FOR_STREAMS, &part);
	crypto_secretstream_xchacha20poly1305_init_push(&stream.state, front + NAME, part.bytes);
	vault_wipe(&part, sizeof(part));
	result = file_write_all(to, front, sizeof(front), err);
	if (result == 0)
		result = seal_pieces(&stream, err);
	end_stream(&stream);
	return result;
}

static int cannot_open(struct error *err)
{
	return error_set(err, ERROR_REFUSE, "a sealed file cannot be opened");
}

static int open_header(struct stream *stream, const struct vault_key *key, struct error *err)
{
	unsigned char front[NAME + HEADER];
	ssize_t length = read_piece(stream, front, sizeof(front), err);
	struct vault_key part;
	int result;

	if (length < 0)
		return -1;
	if ((size_t)length < sizeof(front) || memcmp(front, format_name, NAME) != 0)
		return cannot_open(err);
	vault_derive(key, VAULT_FOR_STREAMS, &part);
	result = crypto_secretstream_xchacha20poly1305_init_pull(&stream->state, front + NAME,
								 part.bytes);
	vault_wipe(&part, sizeof(part));
	return result == 0 ? 0 : cannot_open(err);
}

static int open_pieces(struct stream *stream, struct error *err)
{
	ssize_t length = sizeof(stream->sealed);

	while (length == (ssize_t)sizeof(stream->sealed)) {
		unsigned long long plain;
		unsigned char tag;

		length = read_piece(stream, stream->sealed, sizeof(stream->sealed), err);
		if (length < 0)
			return -1;
		if (crypto_secretstream_xchacha20poly1305_pull(
			&stream->state, stream->plain, &plain, &tag, stream->sealed,
			(unsigned long long)length, format_name, NAME) != 0 ||
		    (tag == LAST) != (length < (ssize_t)sizeof(stream->sealed)))
			return cannot_open(err);
		if (file_write_all(stream->to, stream->plain, (size_t)plain, err) < 0)
			return -1;
	}
	return 0;
}

int vault_unseal_stream(const struct vault_key *key, int from, int to, struct error *err)
{
	struct stream stream;
	int result;

	begin_stream(&stream, from, to);
	result = open_header(&stream, key, err);
	if (result == 0)
		result = open_pieces(&stream, err);
	end_stream(&stream);
	return result;
}

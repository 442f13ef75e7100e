/* zip: the files in a zip archive, by its central directory; stored and deflated ones. Within
 * document only. */
#ifndef LOKET_DOCUMENT_ZIP_H
#define LOKET_DOCUMENT_ZIP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <zlib.h>

struct buffer;

/* An archive in memory, on the way through its directory. */
struct zip {
	const unsigned char *data;
	size_t size;
	size_t next; /* where the next row of the directory stands */
	unsigned left;
};

struct zip_file {
	const char *name; /* in the archive, without a NUL */
	size_t name_length;
	bool locked; /* by a password */
	bool deflated;
	const unsigned char *data; /* packed */
	size_t packed;
};

/* False when there is no directory: no zip, or one that was cut. */
bool zip_open(struct zip *zip, const char *data, size_t size);
/* The next file, at most `files` of an archive; false: no more, or the directory is broken. Files with another
 * way of packing are passed over. */
bool zip_next(struct zip *zip, struct zip_file *file);
/* The file of that name, whatever zip_next has seen. */
bool zip_find(const struct zip *zip, const char *name, struct zip_file *file);
bool zip_is_named(const struct zip_file *file, const char *name);

/* A file as a stream; never more than `limit` bytes come out of it. */
struct zip_stream {
	z_stream inflate;
	bool deflated, ended;
	size_t limit;
	bool over; /* there was more than the limit */
};
bool zip_stream_open(struct zip_stream *stream, const struct zip_file *file, size_t limit);
/* Bytes read, 0 at the end, -1 broken or over the limit. */
int zip_stream_read(struct zip_stream *stream, char *data, int size);
void zip_stream_close(struct zip_stream *stream);

/* All of it, at most `limit` bytes; false: broken, or more than that. */
bool zip_unpack(const struct zip_file *file, size_t limit, struct buffer *out);

#endif

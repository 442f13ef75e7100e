/* zip: see zip.h. Own, because it is little: what a document needs of the format is a directory and
 * zlib, which is mapped anyway; libzip brings cryptography and four ways of packing along to every
 * reader.
 *
 * SECURITY: every offset is checked against the archive; sizes that the archive names are not
 * believed, what comes out is counted. */
#include "document/zip.h"

#include <string.h>

#include "base/memory.h"

enum {
	END_SIZE = 22,
	END_SEARCH = 66 * 1024, /* a comment may stand behind it */
	ROW_SIZE = 46,
	LOCAL_SIZE = 30,
	STORED = 0,
	DEFLATED = 8,
	LOCKED = 1,
	NAME_LIMIT = 1024,
	PIECE = 16 * 1024,
};

static unsigned u16(const unsigned char *at)
{
	return at[0] | (unsigned)at[1] << 8;
}

static size_t u32(const unsigned char *at)
{
	return u16(at) | (size_t)u16(at + 2) << 16;
}

static bool has(const struct zip *zip, size_t at, size_t size)
{
	return at <= zip->size && size <= zip->size - at;
}

bool zip_open(struct zip *zip, const char *data, size_t size)
{
	static const char mark[4] = "PK\5\6";
	size_t lowest = size > END_SEARCH ? size - END_SEARCH : 0;

	*zip = (struct zip){.data = (const unsigned char *)data, .size = size};
	for (size_t at = size >= END_SIZE ? size - END_SIZE + 1 : 0; at-- > lowest;) {
		if (memcmp(data + at, mark, sizeof(mark)) != 0)
			continue;
		zip->left = u16(zip->data + at + 10);
		zip->next = u32(zip->data + at + 16);
		return has(zip, zip->next, 0);
	}
	return false;
}

/* Where the packed bytes stand, the file's own head says. */
static bool find_data(const struct zip *zip, size_t local, struct zip_file *file)
{
	const unsigned char *head = zip->data + local;
	size_t start;

	if (!has(zip, local, LOCAL_SIZE) || memcmp(head, "PK\3\4", 4) != 0)
		return false;
	start = local + LOCAL_SIZE + u16(head + 26) + u16(head + 28);
	if (!has(zip, start, file->packed))
		return false;
	file->data = zip->data + start;
	return true;
}

bool zip_next(struct zip *zip, struct zip_file *file)
{
	while (zip->left > 0 && has(zip, zip->next, ROW_SIZE)) {
		const unsigned char *row = zip->data + zip->next;
		unsigned method = u16(row + 10), name = u16(row + 28);
		size_t rest = (size_t)name + u16(row + 30) + u16(row + 32);

		if (memcmp(row, "PK\1\2", 4) != 0 || !has(zip, zip->next + ROW_SIZE, rest))
			return false;
		zip->next += ROW_SIZE + rest;
		zip->left--;
		*file = (struct zip_file){.name = (const char *)row + ROW_SIZE,
					  .name_length = name,
					  .locked = u16(row + 8) & LOCKED,
					  .deflated = method == DEFLATED,
					  .packed = u32(row + 20)};
		/* the methods of locked files are others as well */
		if (name <= NAME_LIMIT &&
		    (file->locked || method == STORED || method == DEFLATED) &&
		    find_data(zip, u32(row + 42), file))
			return true;
	}
	return false;
}

bool zip_is_named(const struct zip_file *file, const char *name)
{
	return file->name_length == strlen(name) && memcmp(file->name, name, strlen(name)) == 0;
}

bool zip_find(const struct zip *zip, const char *name, struct zip_file *file)
{
	struct zip copy = *zip;

	while (zip_next(&copy, file)) {
		if (zip_is_named(file, name))
			return true;
	}
	return false;
}

bool zip_stream_open(struct zip_stream *stream, const struct zip_file *file, size_t limit)
{
	*stream = (struct zip_stream){.deflated = file->deflated, .limit = limit};
	stream->inflate.next_in = (unsigned char *)(uintptr_t)file->data;
	stream->inflate.avail_in = (unsigned)file->packed;
	if (file->locked)
		return false;
	return !stream->deflated || inflateInit2(&stream->inflate, -MAX_WBITS) == Z_OK;
}

static int copy_stored(z_stream *from, char *data, unsigned size)
{
	unsigned part = from->avail_in < size ? from->avail_in : size;

	memcpy(data, from->next_in, part);
	from->next_in += part;
	from->avail_in -= part;
	return (int)part;
}

static int inflate_some(struct zip_stream *stream, char *data, unsigned size)
{
	int result;

	stream->inflate.next_out = (unsigned char *)data;
	stream->inflate.avail_out = size;
	do
		result = inflate(&stream->inflate, Z_NO_FLUSH);
	while (result == Z_OK && stream->inflate.avail_out == size);
	stream->ended = result == Z_STREAM_END;
	return result == Z_OK || stream->ended ? (int)(size - stream->inflate.avail_out) : -1;
}

int zip_stream_read(struct zip_stream *stream, char *data, int size)
{
	int count;

	if (stream->ended || size <= 0)
		return 0;
	count = stream->deflated ? inflate_some(stream, data, (unsigned)size)
				 : copy_stored(&stream->inflate, data, (unsigned)size);
	if (count < 0)
		return -1;
	if ((size_t)count > stream->limit) {
		stream->over = true;
		return -1;
	}
	stream->limit -= (size_t)count;
	return count;
}

void zip_stream_close(struct zip_stream *stream)
{
	if (stream->deflated)
		inflateEnd(&stream->inflate);
	stream->deflated = false;
}

bool zip_unpack(const struct zip_file *file, size_t limit, struct buffer *out)
{
	struct zip_stream stream;
	char piece[PIECE];
	int count = -1;

	if (!zip_stream_open(&stream, file, limit))
		return false;
	while ((count = zip_stream_read(&stream, piece, PIECE)) > 0)
		buffer_add(out, piece, (size_t)count);
	zip_stream_close(&stream);
	return count == 0;
}

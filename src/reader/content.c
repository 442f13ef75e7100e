/* content: see content.h. */
#include "reader/content.h"

#include "base/memory.h"

enum { PIECE = 16 * 1024 };

bool content_read(GMimePart *part, size_t limit, struct buffer *out)
{
	GMimeDataWrapper *content = g_mime_part_get_content(part);
	GMimeStream *raw = content ? g_mime_data_wrapper_get_stream(content) : NULL;
	GMimeContentEncoding encoding;
	GMimeStream *stream;
	GMimeFilter *filter;
	char piece[PIECE];
	ssize_t size;

	if (!raw)
		return false;
	encoding = g_mime_data_wrapper_get_encoding(content);
	g_mime_stream_reset(raw);
	stream = g_mime_stream_filter_new(raw);
	filter = g_mime_filter_basic_new(encoding, FALSE);
	g_mime_stream_filter_add(GMIME_STREAM_FILTER(stream), filter);
	while (out->length <= limit && (size = g_mime_stream_read(stream, piece, PIECE)) > 0)
		buffer_add(out, piece, (size_t)size);
	g_object_unref(filter);
	g_object_unref(stream);
	return out->length > limit;
}

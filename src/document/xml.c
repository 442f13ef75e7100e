/* xml: see xml.h.
 *
 * SECURITY: libxml2 as a reader, which holds one branch of the tree and bounds its depth; no
 * network, no entity is put in, a document type ends it before the first element. */
#include "document/xml.h"

#include <string.h>

enum {
	BYTES = 16 * 1024 * 1024, /* of one file; a hundred pages have two */
	NODES = 2 * 1000 * 1000,
	ATTRIBUTE = 1000
};

struct source {
	struct zip_stream stream;
	bool broken;
};

static int read_source(void *context, char *data, int size)
{
	struct source *source = context;
	int count = zip_stream_read(&source->stream, data, size);

	source->broken |= count < 0;
	return count;
}

const char *xml_attribute(struct xml_walk *walk, const char *name)
{
	const char *value = NULL;

	if (xmlTextReaderMoveToAttribute(walk->reader, (const xmlChar *)name) == 1) {
		value = (const char *)xmlTextReaderConstValue(walk->reader);
		xmlTextReaderMoveToElement(walk->reader);
	}
	return value && strlen(value) < ATTRIBUTE ? value : NULL;
}

bool xml_says_yes(const char *value)
{
	return !value || !*value || strcmp(value, "1") == 0 || strcmp(value, "true") == 0 ||
	       strcmp(value, "on") == 0;
}

static const struct xml_element *find(const struct xml_walk *walk)
{
	const char *name = (const char *)xmlTextReaderConstName(walk->reader);
	const struct xml_element *element = walk->elements;

	while (element->name && (!name || strcmp(element->name, name) != 0))
		element++;
	return element->name ? element : NULL;
}

/* Returns false when the branch is passed over. */
static bool start_element(struct xml_walk *walk)
{
	const struct xml_element *element = find(walk);
	bool empty = xmlTextReaderIsEmptyElement(walk->reader) == 1;

	if (element && element->start && !element->start(walk))
		return empty;
	if (empty && element && element->end)
		element->end(walk);
	return true;
}

/* 1: go on, 2: past this branch, -1: no more of it. */
static int take_node(struct xml_walk *walk)
{
	const struct xml_element *element;
	const char *text;

	switch (xmlTextReaderNodeType(walk->reader)) {
	case XML_READER_TYPE_ELEMENT:
		return start_element(walk) ? 1 : 2;
	case XML_READER_TYPE_END_ELEMENT:
		element = find(walk);
		if (element && element->end)
			element->end(walk);
		break;
	case XML_READER_TYPE_TEXT:
	case XML_READER_TYPE_CDATA:
	case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
		text = (const char *)xmlTextReaderConstValue(walk->reader);
		if (text)
			walk->text(walk, text);
		break;
	case XML_READER_TYPE_DOCUMENT_TYPE:
	case XML_READER_TYPE_ENTITY_REFERENCE:
		return -1;
	default:
		break;
	}
	return 1;
}

/* libxml2 writes to stderr where it has nobody to tell; a sealed reader dies of that. */
static void be_silent(void *context, const char *format, ...)
{
	(void)context;
	(void)format;
}

static void hear_nothing(void *context, const char *message, xmlParserSeverities severity,
			 xmlTextReaderLocatorPtr locator)
{
	(void)context;
	(void)message;
	(void)severity;
	(void)locator;
}

static bool walk_nodes(struct xml_walk *walk)
{
	int result = xmlTextReaderRead(walk->reader), taken = 1;

	for (size_t nodes = 0; result == 1 && taken > 0; nodes++) {
		if (nodes == NODES || (walk->stop && walk->stop(walk)))
			return nodes < NODES;
		taken = take_node(walk);
		if (taken > 0)
			result = taken == 2 ? xmlTextReaderNext(walk->reader)
					    : xmlTextReaderRead(walk->reader);
	}
	return result == 0 && taken > 0;
}

bool xml_run(struct xml_walk *walk, const struct zip_file *file, size_t *budget)
{
	struct source source = {.broken = false};
	size_t limit = *budget < BYTES ? *budget : BYTES;
	bool whole = false;

	if (!zip_stream_open(&source.stream, file, limit))
		return false;
	xmlSetGenericErrorFunc(NULL, be_silent);
	walk->reader = xmlReaderForIO(read_source, NULL, &source, NULL, NULL,
				      XML_PARSE_NONET | XML_PARSE_NOWARNING | XML_PARSE_NOERROR |
					  XML_PARSE_COMPACT);
	if (walk->reader) {
		xmlTextReaderSetErrorHandler(walk->reader, hear_nothing, NULL);
		whole = walk_nodes(walk);
		xmlFreeTextReader(walk->reader);
		walk->reader = NULL;
	}
	*budget -= limit - source.stream.limit;
	zip_stream_close(&source.stream);
	return whole && !source.broken;
}

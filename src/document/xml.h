/* xml: a file of XML in a zip, element by element, as the tables of docx.c and odt.c want it. */
#ifndef LOKET_DOCUMENT_XML_H
#define LOKET_DOCUMENT_XML_H

#include <libxml/xmlreader.h>
#include <stdbool.h>

#include "document/zip.h"

struct xml_walk;

/* What is done at an element, by its name as written ("w:p"); an empty element starts and ends. start may be
 * told of attributes by xml_attribute. Returns false when what is inside is to be passed over (no end then). */
struct xml_element {
	const char *name;
	bool (*start)(struct xml_walk *walk);
	void (*end)(struct xml_walk *walk);
};

struct xml_walk {
	xmlTextReader *reader;
	const struct xml_element *elements;		       /* the last one has no name */
	void (*text)(struct xml_walk *walk, const char *text); /* between the elements */
	bool (*stop)(struct xml_walk *walk);		       /* enough seen; NULL: at the end */
	void *data;					       /* of the one who walks */
};

/* An attribute of the element that starts, until the next call; NULL: none. */
const char *xml_attribute(struct xml_walk *walk, const char *name);
/* True for an attribute that is there and says yes: "1", "true", "on", or nothing. */
bool xml_says_yes(const char *value);

/* Goes through the file, of which at most *budget bytes (and 16 MB) are unpacked, and takes them off it. False: no XML,
 * one with a document type (which no office program writes, and where all attacks begin), broken, too deep, or
 * over the budget. */
bool xml_run(struct xml_walk *walk, const struct zip_file *file, size_t *budget);

#endif

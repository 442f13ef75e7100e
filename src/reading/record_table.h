/* record_table: the shape of a reading as JSON, as data: one row a key, in the order of the
 * contract. record_write.c walks it to print, record_check.c to check and take in; neither knows a
 * key by name. */
#ifndef LOKET_READING_RECORD_TABLE_H
#define LOKET_READING_RECORD_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include "names/names.h"

struct table;

enum kind {
	KIND_CONST,   /* the fixed text in `name` */
	KIND_LINE,    /* const char *, one line, null allowed */
	KIND_TEXT,    /* const char *, many lines, null allowed */
	KIND_DIGEST,  /* char[65], hex */
	KIND_ENUM,    /* an enum, by `names` */
	KIND_LIMIT,   /* enum letter_limit, null for none */
	KIND_BOOL,    /* bool */
	KIND_MAYBE,   /* int 1, 0, -1: true, false, null */
	KIND_YEARS,   /* int, -1: null */
	KIND_SIZE,    /* size_t */
	KIND_BYTES,   /* int64_t */
	KIND_SHARE,   /* double from 0 to 1 */
	KIND_OBJECT,  /* a struct inside, by `table` */
	KIND_POINTER, /* a pointer to one, null allowed */
	KIND_LIST,    /* pointer and count of structs */
	KIND_LINES,   /* pointer and count of const char * */
	KIND_MAP, /* as KIND_LIST, an object keyed by the const char * at the start of each item */
	KIND_TEXTS,    /* as KIND_MAP, of struct reading_deel: the value is the text */
	KIND_MARKS,    /* unsigned, a list of names of enum letter_mark */
	KIND_SERVICES, /* unsigned, a list of names of the bits DIENST_SDJ ... DIENST_ITP */
	KIND_FLAGS,    /* struct reading_advies, a list of "verplicht", "voorwaarde" */
};

enum {
	FIELD_NEEDED = 1,  /* null is refused */
	FIELD_OMITTED = 2, /* left out when NULL; may be missing */
	FIELD_ID =
	    8, /* a message id (RFC 5322 section 3.6.4): in the record with its <>, here without */
	FIELD_NULLABLE = 4, /* an address without name and address: null */
	FIELD_LATER = 16,   /* older records, which are kept in dossiers, do not have it */
};

struct field {
	const char *key;
	enum kind kind;
	unsigned flags;
	size_t offset, count_offset;
	size_t limit; /* bytes of a text, items of a list; 0: the default of the kind */
	const struct names *names;
	const struct table *table;
	bool (*valid)(const char *text); /* NULL: any clean text */
	const char *name;
};

struct table {
	const struct field *fields;
	size_t count;
	size_t size; /* of the struct */
};

extern const struct table record_reading;

enum {
	RECORD_LINE = 2000,
	RECORD_TEXT = 8 * 1024 * 1024,
	RECORD_ALL_TEXT = 64 * 1024 * 1024, /* all texts of one record */
	RECORD_ITEMS = 1000,
	RECORD_PARTIES = 100,
	RECORD_CITAAT = 200,
	RECORD_EVIDENCE = 4000, /* bronnen: some for each party and list item */
};

#endif

/* instruct: the commands that staff and professionals give by mail: what there is, and which stand at the top of
 * an answer. Pure: knows no dossier and no configuration; what the names may be, the caller says.
 *
 * SECURITY: the text is that of a stranger until token and From say otherwise, and holds what others wrote. Only
 * whole lines at the top count, one command each; whatever looks quoted ends all. A line that is not plainly a
 * command is none: it is told, with the nearest command, and never done. */
#ifndef LOKET_INSTRUCT_INSTRUCT_H
#define LOKET_INSTRUCT_INSTRUCT_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

enum instruct_kind {
	INSTRUCT_ONTVANKELIJK,
	INSTRUCT_NIET_ONTVANKELIJK,
	INSTRUCT_VRAAG,
	INSTRUCT_ANTWOORD,
	INSTRUCT_TOEWIJZEN,
	INSTRUCT_REGIO,
	INSTRUCT_INSTRUMENT,
	INSTRUCT_AANVAARD,
	INSTRUCT_WEIGER,
	INSTRUCT_SLUIT,
	INSTRUCT_ONGEDAAN,
	INSTRUCT_SAMENVOEGEN,
	INSTRUCT_SPLITSEN,
	INSTRUCT_NIEUW,
	INSTRUCT_ADRES,
	INSTRUCT_ADRES_OPNIEUW,
	INSTRUCT_STATUS,
	INSTRUCT_HELP,
	INSTRUCT_JA,
	INSTRUCT_NEE,
	INSTRUCT_COUNT
};

enum instruct_who {
	INSTRUCT_STAFF = 1 << 0,
	INSTRUCT_PROFESSIONAL = 1 << 1,
	INSTRUCT_CONFIRM = 1 << 2, /* who answers a confirmation; then nothing else is heard */
};

/* What follows the name of a command. */
enum instruct_takes {
	INSTRUCT_NOTHING,
	INSTRUCT_MAYBE_PERSON, /* a professional, or nothing */
	INSTRUCT_PERSON,
	INSTRUCT_REASON,   /* ": " and words */
	INSTRUCT_TEXT,	   /* ": " and words */
	INSTRUCT_TEMPLATE, /* its name, and perhaps ": " and words */
	INSTRUCT_LOKET,
	INSTRUCT_INSTRUMENT_NAME,
	INSTRUCT_OUTCOME,
	INSTRUCT_REFERENCE, /* of another dossier, YY-NNNNN-C; its check digit is not looked at */
	INSTRUCT_ADDRESS,
	INSTRUCT_TAKES_COUNT
};

struct instruct_command {
	const char *name;	 /* as the manual writes it */
	const char *variants[4]; /* other ways to write it; then NULL */
	unsigned who;		 /* enum instruct_who */
	enum instruct_takes takes;
	unsigned against;    /* 1 << kind: cannot be asked for in the same mail */
	bool undoable;	     /* "ongedaan" takes it back while its mails wait */
	const char *form;    /* "niet ontvankelijk: REDEN" */
	const char *help;    /* one line of plain Dutch, without full stop */
	const char *example; /* "niet ontvankelijk: de jongere stemt niet in met een gesprek" */
};

/* The row of a command. kind < INSTRUCT_COUNT. */
const struct instruct_command *instruct_command(enum instruct_kind kind);

/* Why a line is not done. */
enum instruct_fault {
	INSTRUCT_FINE,		/* it is a command, to be done */
	INSTRUCT_NOT_ALLOWED,	/* this is for others */
	INSTRUCT_MISSING,	/* no argument, or the placeholder of an example */
	INSTRUCT_UNKNOWN,	/* there is no such professional, loket ...; or more than one */
	INSTRUCT_TWICE,		/* asked for before with the same argument: done once */
	INSTRUCT_CONTRADICTION, /* another line asks for something else: neither is done */
	INSTRUCT_IN_TEXT,	/* a command and a text run into one another: neither is done */
	INSTRUCT_TOO_LONG,	/* the text is longer than INSTRUCT_TEXT_MOST */
	INSTRUCT_TOO_MANY,	/* more than INSTRUCT_COMMANDS_MOST: none is done */
	INSTRUCT_UNCLEAR,	/* begins with or looks like the command `kind`, and is none */
	INSTRUCT_BELOW,		/* a command that does not stand at the top */
	INSTRUCT_HELD, /* one above it is not done, and this may rest on that (never status, help) */
	INSTRUCT_UNFINISHED, /* the text ends within a sentence, or in its greeting, and words follow */
	INSTRUCT_FAULT_COUNT
};

/* What to tell of it, in plain Dutch, a sentence ("Deze regel staat niet bovenaan in uw mail."). */
const char *instruct_fault_text(enum instruct_fault fault); /* NULL for INSTRUCT_FINE */

enum {
	INSTRUCT_TEXT_MOST = 20 * 1024, /* bytes of one TEKST or REDEN */
	INSTRUCT_COMMANDS_MOST = 20,
	INSTRUCT_LINES_MOST = 400,	 /* lines that are looked at */
	INSTRUCT_LOOK_MOST = 128 * 1024, /* bytes that are looked at */
	INSTRUCT_LINE_MOST = 200,	 /* bytes of `line` */
};

/* The names that an argument may have. `value` is what is handed back; `name` is another way to say it (a person's
 * name, "Loket Limburg"), NULL: none. Compared without case, diacritics, spaces, hyphens and underscores. An
 * empty list: any single word is taken as it stands; but an empty one of professionals names nobody. */
struct instruct_name {
	const char *value, *name;
};
struct instruct_names {
	const struct instruct_name *items;
	size_t count;
};

struct instruct_context {
	unsigned who; /* one bit, or several: staff that is a professional too */
	struct instruct_names professionals, lokets, outcomes, instruments, templates;
	bool
	    only_commands; /* a text that does not begin with any is not read on: no `rest` of it */
};

struct instruct_item {
	enum instruct_kind kind; /* INSTRUCT_UNCLEAR: the nearest */
	enum instruct_fault fault;
	const char *argument; /* value of a name, reference, address in lower case; NULL: none */
	const char *text;     /* TEKST or REDEN, to be shown to a person (text_shown); NULL: none */
	const char *below;    /* first line under TEKST or REDEN that is none of it; NULL */
	const char *signature; /* first line of one that stood under TEKST or REDEN; NULL */
	const char *line;      /* as written, one line, text_shown, cut at INSTRUCT_LINE_MOST */
	unsigned number;       /* of the line in the text, from 1 */
	const struct instruct_names *possible; /* MISSING, UNKNOWN, and UNCLEAR where a name may
						  stand: what it may be; NULL: free */
};

struct instruct_list {
	struct instruct_item *items; /* in the order of the lines */
	size_t count;
	size_t fine; /* how many of them are INSTRUCT_FINE */
	const char *
	    rest; /* the words of a person behind the commands, up to a quotation or signature; "" */
};

/* Reads the own text of an answer (`mail.tekst`, never a subject). text may hold any bytes. Linear. The list lives
 * in the arena; `possible` borrows from context. */
void instruct_parse(struct arena *arena, const char *text, size_t length,
		    const struct instruct_context *context, struct instruct_list *list_r);

/* Its text where its line does not hold it all, for the line may be the beginning only; else NULL. */
const char *instruct_text_beyond_line(const struct instruct_item *item);
/* Its line; where the text goes beyond that, up to the colon only: the text is shown beside it, once. */
const char *instruct_line_shown(struct arena *arena, const struct instruct_item *item);

/* Whether the version of a mail that is obeyed, plain text, asks for the same as the HTML that its writer saw. They may
 * break their lines elsewhere, and a paragraph of a text that was seen may in what is obeyed stand below it, never the
 * other way round: below the blank line is what nobody else may read. Nothing may be left out. Names that are not known
 * are compared as they stand. */
bool instruct_same(const struct instruct_list *obeyed, const struct instruct_list *seen);

#endif

/* fault: what follows from a result code of SQLite: see private.h. */
#include "store/private.h"

#include <stdlib.h>

#include "base/error.h"

/* What follows from a result code; all others are ERROR_STOP. */
static const struct {
	int status;
	enum error_kind kind;
} kinds[] = {
    {SQLITE_BUSY, ERROR_RETRY},	     {SQLITE_LOCKED, ERROR_RETRY},
    {SQLITE_INTERRUPT, ERROR_RETRY}, {SQLITE_CONSTRAINT, ERROR_REFUSE},
    {SQLITE_TOOBIG, ERROR_REFUSE},   {SQLITE_MISMATCH, ERROR_REFUSE},
};

int database_fault(const struct database *database, int status, struct error *err)
{
	enum error_kind kind = ERROR_STOP;
	bool damaged;

	if ((status & 0xff) == SQLITE_NOMEM)
		abort();
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (kinds[i].status == (status & 0xff))
			kind = kinds[i].kind;
	damaged = (status & 0xff) == SQLITE_NOTADB || (status & 0xff) == SQLITE_CORRUPT;
	/* SQLite's texts name tables and columns, never values */
	return error_set(err, kind, "%s: %s (%d)%s", database->path,
			 database->handle && sqlite3_errcode(database->handle) != SQLITE_OK
			     ? sqlite3_errmsg(database->handle)
			     : sqlite3_errstr(status),
			 status, damaged ? "; " DATABASE_RESTORE : "");
}

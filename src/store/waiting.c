/* waiting: the dossiers that wait for somebody, since when, and of what was reminded since. */
#include "store/private.h"

#include <string.h>

#include "base/error.h"

/* Steps, assignments, another desk and what took them back begin a wait; what comes in does only by a step that it
 * causes. */
static const char SQL_WAITING[] =
    "SELECT d.reference, d.mailbox, d.assigned, d.state, b.at, b.id,"
    "  (SELECT group_concat(r.detail, ' ') FROM history r"
    "    WHERE r.dossier = d.reference AND r.id > b.id AND r.what = '" STORE_REMINDED "')"
    "  FROM dossier d JOIN history b ON b.id = (SELECT max(h.id) FROM history h"
    "    WHERE h.dossier = d.reference"
    "      AND h.what IN ('ontvangen', 'stap', 'toegewezen', 'regio', 'gesplitst_uit', 'ongedaan'))"
    "  WHERE d.state IN ('ontvangen', 'ontvankelijk', 'toegewezen', 'aanvaard', 'aanvullen')"
    "    AND (?1 IS NULL OR d.reference = ?1) ORDER BY d.id";

/* "decide decide_escalate" */
static void count_sent(const char *kinds, int sent[REMINDER_KIND_COUNT])
{
	while (kinds && *kinds) {
		size_t length = strcspn(kinds, " ");

		for (int kind = 0; kind < REMINDER_KIND_COUNT; kind++) {
			const char *name = names_text(&names_reminder, kind);

			if (strlen(name) == length && memcmp(name, kinds, length) == 0)
				sent[kind]++;
		}
		kinds += length;
		kinds += strspn(kinds, " ");
	}
}

static void read_row(struct query *query, struct store_waiting *waiting)
{
	*waiting = (struct store_waiting){
	    .reference = query_get_text(query, 0, NULL),
	    .mailbox = query_get_text(query, 1, NULL),
	    .assigned = query_get_text(query, 2, NULL),
	    .state = (enum dossier_state)query_get_name(query, 3, &names_dossier_state),
	    .since = query_get_number(query, 4),
	    .began = query_get_number(query, 5),
	};
	count_sent(query_get_text(query, 6, NULL), waiting->sent);
}

int store_each_waiting(struct store *store, const char *reference,
		       bool (*each)(const struct store_waiting *waiting, void *context),
		       void *context, struct error *err)
{
	struct query query;
	bool go_on = true;
	int result = 0;

	query_begin_loop(&query, &store->loket, SQL_WAITING);
	query_text(&query, reference);
	while (go_on && (result = query_step(&query, err)) == 1) {
		struct store_waiting waiting;

		read_row(&query, &waiting);
		go_on = each(&waiting, context);
	}
	query_end(&query);
	return result < 0 ? -1 : 0;
}

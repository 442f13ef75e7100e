/* banner: see banner.h. */
#include "instruct/banner.h"

#include <stddef.h>
#include <string.h>

/* As lines_fold writes them. */
static const char *const says[] = {"externe afzender",
				   "externe e-mail",
				   "externe email",
				   "externe mail",
				   "[extern",
				   "buiten de organisatie",
				   "buiten onze organisatie",
				   "buiten uw organisatie",
				   "buiten jouw organisatie",
				   "niet vaak e-mail van",
				   "waarom dit belangrijk is",
				   "klik niet op",
				   "open geen bijlage",
				   "external email",
				   "external e-mail",
				   "external sender",
				   "outside of the organi",
				   "outside the organi",
				   "outside your organi",
				   "outside of your organi",
				   "often get email from",
				   "why this is important",
				   "do not click",
				   "expediteur externe",
				   "exterieur de l'organisation",
				   "exterieur de votre organisation",
				   NULL};

/* A person, not a server. */
static const char *const speaks[] = {" ik ", " wij ", " we ", " mij ", " ons ", "?", NULL};

bool banner_line(const struct line *line)
{
	char folded[LINES_FOLD + 1] = " ";

	lines_fold(line, folded + 1);
	return lines_count_any(folded, says) > 0 && lines_count_any(folded, speaks) == 0;
}

/* style: how a form was typed: what stands between a label and its answer, where no colon does. Inside this folder
 * only. */
#ifndef LOKET_FORM_STYLE_H
#define LOKET_FORM_STYLE_H

#include "form/labels.h"

struct form_style {
	bool bare;    /* labels stand alone on their lines, without a sign behind them */
	bool leaders; /* dots, blanks, arrows or "=" stand between a label and its answer */
};
struct form_style form_style_of(const struct form_labels *labels, const char *text, size_t length);

/* A line [*van, *tot) that is nothing but a label, without a sign: shrunk to the label. Key NULL: it is none. */
struct form_key form_bare_label(const struct form_labels *labels, const char *text, size_t *van,
				size_t *tot, enum form_find find);

#endif

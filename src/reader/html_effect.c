/* html_effect: see html_effect.h. */
#include "reader/html_effect.h"

#include <stddef.h>
#include <string.h>

static const struct {
	const char *name;
	enum html_effect effect;
} elements[] = {
    {"p", PARAGRAPH},	  {"h1", PARAGRAPH},  {"h2", PARAGRAPH},     {"h3", PARAGRAPH},
    {"h4", PARAGRAPH},	  {"h5", PARAGRAPH},  {"h6", PARAGRAPH},     {"div", BLOCK},
    {"section", BLOCK},	  {"article", BLOCK}, {"header", BLOCK},     {"footer", BLOCK},
    {"address", BLOCK},	  {"center", BLOCK},  {"form", BLOCK},	     {"fieldset", BLOCK},
    {"dl", PARAGRAPH},	  {"dt", BLOCK},      {"dd", BLOCK},	     {"caption", BLOCK},
    {"main", BLOCK},	  {"aside", BLOCK},   {"nav", BLOCK},	     {"figure", BLOCK},
    {"legend", BLOCK},	  {"option", BLOCK},  {"body", BLOCK},	     {"head", HIDDEN},
    {"script", HIDDEN},	  {"style", HIDDEN},  {"title", HIDDEN},     {"noscript", HIDDEN},
    {"template", HIDDEN}, {"object", HIDDEN}, {"iframe", HIDDEN},    {"svg", HIDDEN},
    {"br", BREAK},	  {"hr", RULE},	      {"blockquote", QUOTE}, {"pre", PRE},
    {"ul", LIST},	  {"ol", NUMBERED},   {"menu", LIST},	     {"li", ITEM},
    {"table", TABLE},	  {"tr", ROW},	      {"td", CELL},	     {"th", CELL},
    {"a", LINKED},	  {"img", IMAGE},     {"datalist", HIDDEN},  {"noframes", HIDDEN},
    {"noembed", HIDDEN},
};

enum html_effect html_effect_of(const char *name)
{
	for (size_t i = 0; i < sizeof(elements) / sizeof(elements[0]); i++) {
		/* the parser hands names over in lower case */
		if (elements[i].name[0] == name[0] && strcmp(elements[i].name, name) == 0)
			return elements[i].effect;
	}
	return INLINE;
}

bool html_effect_doubtful(const char *name, bool open)
{
	static const char *const closed[] = {"details", "dialog"};
	static const char *const instead[] = {"audio",	  "canvas", "meter",
					      "progress", "video",  "select"};

	for (size_t i = 0; i < sizeof(closed) / sizeof(closed[0]); i++) {
		if (strcmp(name, closed[i]) == 0)
			return !open;
	}
	for (size_t i = 0; i < sizeof(instead) / sizeof(instead[0]); i++) {
		if (strcmp(name, instead[i]) == 0)
			return true;
	}
	return false;
}

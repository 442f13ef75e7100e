/* page: text/html from the tree, by cmark's safe renderer, in a page that reads on a phone, in
 * light and dark, at 200 %: no images, no scripts, nothing from outside. Colours have a
 * contrast of at least 7:1. What makes the lines short stands at the element itself: some mail
 * programs drop the style sheet. */
#include "compose/page.h"

#include <stdlib.h>

#include "base/memory.h"

static const char head[] =
    "<!DOCTYPE html>\n"
    "<html lang=\"nl-BE\">\n"
    "<head>\n"
    "<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    "<meta name=\"color-scheme\" content=\"light dark\">\n"
    "<title>Loket</title>\n"
    "<style>\n"
    ":root { color-scheme: light dark; }\n"
    "body { margin: 0; padding: 1rem; color: #1a1a1a; background: #fff; line-height: 1.5;\n"
    "  overflow-wrap: anywhere; }\n"
    "h1 { font-size: 1.4rem; line-height: 1.25; margin: 0 0 1rem; }\n"
    "h2 { font-size: 1.1rem; line-height: 1.3; margin: 1.75rem 0 .5rem; }\n"
    "h3 { font-size: 1rem; margin: 1.25rem 0 .25rem; }\n"
    "p, ul, ol { margin: 0 0 .75rem; }\n"
    "ul, ol { padding-left: 1.25rem; }\n"
    "li { margin: .3rem 0; }\n"
    "li a { display: inline-block; padding: .3rem 0; }\n" /* a finger hits one, not its neighbour */
    "blockquote { margin: 0 0 .75rem; padding: .5rem 0 .5rem .9rem; border-left: .25rem solid "
    "#767676; }\n"
    "blockquote > :last-child { margin-bottom: 0; }\n"
    "em { font-style: normal; white-space: nowrap; }\n" /* *number*: stays on one line */
    "code { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: .92em;\n"
    "  background: #f0f0f0; padding: .1em .2em; border-radius: .2em; display: inline-block; }\n"
    "hr { border: 0; border-top: 1px solid #767676; margin: 1.5rem 0; }\n"
    "a { color: #0b4f9e; }\n"
    "@media (prefers-color-scheme: dark) {\n"
    "  body { color: #ededed; background: #161616; }\n"
    "  code { background: #2a2a2a; }\n"
    "  a { color: #9cc8ff; }\n"
    "}\n"
    "</style>\n"
    "</head>\n"
    "<body>\n"
    "<div style=\"margin: 0 auto; max-width: 32em; font-family: 'Segoe UI', Roboto, system-ui, "
    "-apple-system, Helvetica, Arial, sans-serif\">\n";
static const char tail[] = "</div>\n</body>\n</html>\n";

void page_render(cmark_node *document, struct buffer *out)
{
	char *body = cmark_render_html(document, CMARK_OPT_DEFAULT);

	buffer_text(out, head);
	buffer_text(out, body);
	buffer_text(out, tail);
	free(body);
}

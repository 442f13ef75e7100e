/* html_color: a colour as CSS writes it (CSS Color 3), and the old attributes of HTML. Pure, linear. Private to reader. */
#ifndef LOKET_READER_HTML_COLOR_H
#define LOKET_READER_HTML_COLOR_H

/* Beside 0xRRGGBB: it cannot be told; what is below shows through. */
enum { HTML_COLOR_UNKNOWN = -1, HTML_COLOR_NONE = -2 };

/* Of "#fff", "rgb(255, 255, 255)", "hsl(0, 0%, 100%)" or a name, in lower case; what stands behind a name is left alone. */
int html_color(const char *value);

#endif

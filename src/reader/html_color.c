/* html_color: see html_color.h. */
#include "reader/html_color.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static const struct {
	const char *name;
	int color;
} colors[] = {
    {"white", 0xFFFFFF},
    {"black", 0},
    {"snow", 0xFFFAFA},
    {"ivory", 0xFFFFF0},
    {"window", 0xFFFFFF},
    {"windowtext", 0},
    {"ghostwhite", 0xF8F8FF},
    {"whitesmoke", 0xF5F5F5},
    {"red", 0xFF0000},
    {"blue", 0xFF},
    {"green", 0x8000},
    {"yellow", 0xFFFF00},
    {"gray", 0x808080},
    {"grey", 0x808080},
    {"navy", 0x80},
    {"floralwhite", 0xFFFAF0},
    {"silver", 0xC0C0C0},
    {"orange", 0xFFA500},
    {"azure", 0xF0FFFF},
    {"mintcream", 0xF5FFFA},
    {"aliceblue", 0xF0F8FF},
    {"honeydew", 0xF0FFF0},
    {"seashell", 0xFFF5EE},
    {"lavenderblush", 0xFFF0F5},
    {"canvas", 0xFFFFFF},
    {"field", 0xFFFFFF},
    {"transparent", HTML_COLOR_NONE},
};

static int hex_color(const char *digits)
{
	size_t length = strspn(digits, "0123456789abcdef");
	unsigned long value = strtoul(digits, NULL, 16);

	if (length == 8 || length == 4) { /* the last is how far one sees through it */
		if ((value & (length == 8 ? 0xFFul : 0xFul)) == 0)
			return HTML_COLOR_NONE;
		value >>= length == 8 ? 8 : 4;
		length = length == 8 ? 6 : 3;
	}
	if (length == 3)
		value = (value >> 8 & 0xF) * 0x110000 + (value >> 4 & 0xF) * 0x1100 +
			(value & 0xF) * 0x11;
	return length == 3 || length == 6 ? (int)value : HTML_COLOR_UNKNOWN;
}

/* "rgb(255, 255, 255)", "rgba(0 0 0 / 0)", "hsl(0,0%,100%)" */
static int function_color(const char *value)
{
	bool hue = value[0] == 'h';
	double parts[4] = {0, 0, 0, 1};
	int count = 0, color = 0;
	const char *at = strchr(value, '(');

	while (at && count < 4) {
		char *end;

		at += strcspn(at, "0123456789.-");
		if (!*at)
			break;
		parts[count] = strtod(at, &end);
		if (*end == '%' && !hue && count < 3)
			parts[count] *= 2.55;
		count++;
		at = end > at ? end : at + 1;
	}
	if (count < 3)
		return HTML_COLOR_UNKNOWN;
	if (parts[3] <= 0.05)
		return HTML_COLOR_NONE;
	if (hue)
		return parts[2] >= 97 ? 0xFFFFFF : parts[2] <= 3 ? 0 : HTML_COLOR_UNKNOWN;
	for (int i = 0; i < 3; i++)
		color = color << 8 | (parts[i] < 0     ? 0
				      : parts[i] > 255 ? 255
						       : (int)(parts[i] + 0.5));
	return color;
}

int html_color(const char *value)
{
	size_t length = strcspn(value, " !;");

	if (*value == '#')
		return hex_color(value + 1);
	if (strncmp(value, "rgb", 3) == 0 || strncmp(value, "hsl", 3) == 0)
		return function_color(value);
	for (size_t i = 0; i < sizeof(colors) / sizeof(colors[0]); i++) {
		if (strlen(colors[i].name) == length && memcmp(colors[i].name, value, length) == 0)
			return colors[i].color;
	}
	return HTML_COLOR_UNKNOWN;
}

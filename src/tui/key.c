#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include "base/utf8.h"
#include "tui/key.h"

static const struct {
	const char *name;
	uint32_t key;
} names[] = {
    {"Space", ' '}, {"Tab", K_TAB}, {"Enter", K_ENTER}, {"Esc", K_ESC}, {"Backspace", K_BACKSPACE}, {"Up", K_UP},
    {"Down", K_DOWN}, {"Left", K_LEFT}, {"Right", K_RIGHT}, {"Home", K_HOME}, {"End", K_END}, {"PgUp", K_PGUP},
    {"PgDn", K_PGDN}, {"Shift-Tab", K_BACKTAB}, {"Insert", K_INSERT}, {"Delete", K_DELETE},
};

static uint32_t parse_plain(const char *name, size_t n)
{
	uint32_t cp;
	unsigned number;
	char copy[KEY_NAME];

	if (n == 0 || n >= sizeof copy)
		return K_NONE;
	memcpy(copy, name, n);
	copy[n] = '\0';
	if (utf8_decode(name, n, &cp) == n)
		return cp > ' ' && cp != 127 ? cp : K_NONE;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcasecmp(copy, names[i].name) == 0)
			return names[i].key;
	if (copy[0] == 'F' && sscanf(copy + 1, "%2u", &number) == 1 && number >= 1 && number <= 12)
		return K_F1 + number - 1;
	return K_NONE;
}

/* Takes PREFIX off the N bytes at *NAME. */
static bool take_prefix(const char **name, size_t *n, const char *prefix)
{
	size_t len = strlen(prefix);

	if (*n <= len || strncasecmp(*name, prefix, len) != 0)
		return false;
	*name += len;
	*n -= len;
	return true;
}

uint32_t key_parse(const char *name, size_t n)
{
	uint32_t modifiers = 0, key;

	if (take_prefix(&name, &n, "Alt-"))
		modifiers |= K_ALT;
	if (n == 6 && strncasecmp(name, "Ctrl-", 5) == 0) {
		char c = name[5];
		return c >= '@' && c < 127 ? K_CTRL(c) | modifiers : K_NONE;
	}
	if (take_prefix(&name, &n, "Ctrl-"))
		modifiers |= K_CTRLED;
	key = parse_plain(name, n); /* "Shift-Tab" is a key of its own */
	if (!key && take_prefix(&name, &n, "Shift-")) {
		modifiers |= K_SHIFT;
		key = parse_plain(name, n);
	}
	if (!key || (modifiers & ~(uint32_t)K_ALT && key < K_SPECIAL))
		return K_NONE;
	return key | modifiers;
}

void key_text(uint32_t key, char out[KEY_NAME])
{
	uint32_t base = key & ~(uint32_t)K_MODIFIERS;
	char text[5] = "", prefix[16];

	snprintf(prefix, sizeof prefix, "%s%s%s", key & K_ALT ? "Alt-" : "", key & K_CTRLED ? "Ctrl-" : "", key & K_SHIFT ? "Shift-" : "");
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (names[i].key == base) {
			snprintf(out, KEY_NAME, "%s%s", prefix, names[i].name);
			return;
		}
	}
	if (base >= K_F1 && base <= K_F12)
		snprintf(out, KEY_NAME, "%sF%u", prefix, (unsigned)(base - K_F1 + 1));
	else if (base > 0 && base < ' ')
		snprintf(out, KEY_NAME, "%sCtrl-%c", prefix, (int)(base + '@'));
	else if (base > ' ' && base < K_SPECIAL) {
		utf8_encode(base, text);
		snprintf(out, KEY_NAME, "%s%s", prefix, text);
	} else
		snprintf(out, KEY_NAME, "?");
}

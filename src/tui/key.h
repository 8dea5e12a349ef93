/*
 * Keys: one number for each, and the names people write for them ("j", "Space", "PgDn", "Ctrl-F", "Alt-Left", "Ctrl-Shift-Left", "F1").
 *
 * A printable key is its code point; Ctrl-A to Ctrl-Z are 1 to 26 (so Tab is Ctrl-I and Enter is Ctrl-M, as on every terminal).
 */
#ifndef ASYNCTUTOR_TUI_KEY_H
#define ASYNCTUTOR_TUI_KEY_H

#include <stddef.h>
#include <stdint.h>

enum key {
	K_NONE = 0,
	K_TAB = 9,
	K_ENTER = 13,
	K_ESC = 27,
	K_BACKSPACE = 127,
	K_SPECIAL = 0x110000, /* behind the last code point */
	K_UP,
	K_DOWN,
	K_LEFT,
	K_RIGHT,
	K_HOME,
	K_END,
	K_PGUP,
	K_PGDN,
	K_BACKTAB,
	K_INSERT,
	K_DELETE,
	K_F1,
	K_F12 = K_F1 + 11,
	K_ALT = 0x1000000, /* added to any of the above */
	/* Added to those behind K_SPECIAL, where a terminal tells them apart. */
	K_SHIFT = 0x2000000,
	K_CTRLED = 0x4000000,
	K_MODIFIERS = K_ALT | K_SHIFT | K_CTRLED,
};

#define K_CTRL(letter) ((uint32_t)(letter) & 0x1F)

/* Room for any name. */
#define KEY_NAME 32

/* The key of the N bytes at NAME; K_NONE where they name none. */
uint32_t key_parse(const char *name, size_t n);
/* The name of KEY to OUT; a key that has none gives "?". */
void key_text(uint32_t key, char out[KEY_NAME]);

#endif

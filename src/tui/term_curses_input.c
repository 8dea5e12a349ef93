/* What comes from a terminal: keys, pastes, the mouse, its size. */
#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>
#include "base/utf8.h"
#include "tui/key.h"
#include "tui/term_curses.h"

#define REPLACEMENT 0xFFFD
#define CHAR_PATIENCE 3000 /* ms for the rest of a character */
#define PASTE_MAX (16u << 20)
#define PASTE_SILENCE 5000 /* ms after which a paste that never ends is over; a busy machine or line pauses in one that does */

/* Input. */

/* What xterm's parameter N of a key says was held: 1 and the sum of Shift (1), Alt (2) and Ctrl (4). */
static uint32_t modifiers(int n)
{
	unsigned bits = n > 1 && n <= 8 ? (unsigned)n - 1 : 0;

	return (bits & 1 ? (uint32_t)K_SHIFT : 0) | (bits & 2 ? (uint32_t)K_ALT : 0) | (bits & 4 ? (uint32_t)K_CTRLED : 0);
}

/* Keys with Shift, Alt or Ctrl: some have numbers in curses, the others names in terminfo such as "kLFT5". */
static uint32_t modified_key(wint_t code)
{
	static const struct {
		int curses; /* with Shift; 0 for none */
		const char *name;
		uint32_t key;
	} rows[] = {
	    {KEY_SLEFT, "kLFT", K_LEFT}, {KEY_SRIGHT, "kRIT", K_RIGHT}, {KEY_SR, "kUP", K_UP}, {KEY_SF, "kDN", K_DOWN}, {KEY_SHOME, "kHOM", K_HOME},
	    {KEY_SEND, "kEND", K_END}, {KEY_SPREVIOUS, "kPRV", K_PGUP}, {KEY_SNEXT, "kNXT", K_PGDN}, {KEY_SDC, "kDC", K_DELETE},
	};
	const char *name = keyname((int)code);

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		size_t n = strlen(rows[i].name);
		if ((wint_t)rows[i].curses == code)
			return rows[i].key | K_SHIFT;
		if (!name || strncmp(name, rows[i].name, n) != 0)
			continue;
		if (!name[n]) /* "kUP": with Shift */
			return rows[i].key | K_SHIFT;
		if (name[n] >= '2' && name[n] <= '8' && !name[n + 1])
			return rows[i].key | modifiers(name[n] - '0');
	}
	return K_NONE;
}

static uint32_t special_key(wint_t code)
{
	static const struct {
		int curses;
		uint32_t key;
	} rows[] = {
	    {KEY_UP, K_UP}, {KEY_DOWN, K_DOWN}, {KEY_LEFT, K_LEFT}, {KEY_RIGHT, K_RIGHT}, {KEY_HOME, K_HOME},
	    {KEY_FIND, K_HOME}, {KEY_A1, K_HOME}, {KEY_END, K_END}, {KEY_SELECT, K_END}, {KEY_C1, K_END}, {KEY_PPAGE, K_PGUP},
	    {KEY_A3, K_PGUP}, {KEY_NPAGE, K_PGDN}, {KEY_C3, K_PGDN}, {KEY_BTAB, K_BACKTAB}, {KEY_IC, K_INSERT},
	    {KEY_DC, K_DELETE}, {KEY_BACKSPACE, K_BACKSPACE}, {KEY_ENTER, K_ENTER},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if ((wint_t)rows[i].curses == code)
			return rows[i].key;
	if (code >= KEY_F(1) && code <= KEY_F(12))
		return K_F1 + (uint32_t)code - KEY_F(1);
	return modified_key(code);
}

static uint32_t plain_key(wint_t c)
{
	if (c == '\n' || c == '\r')
		return K_ENTER;
	return c == '\b' ? K_BACKSPACE : (uint32_t)c;
}

/* Waits up to MS for input or until OTHER (-1 for none) is readable; 1 when there is input, 0 when not, -1 when the terminal is gone. */
static int wait_input(int ms, int other)
{
	struct pollfd fds[] = {{STDIN_FILENO, POLLIN, 0}, {curses_wake[0], POLLIN, 0}, {other, POLLIN, 0}};
	int n = poll(fds, sizeof fds / sizeof *fds, ms);

	if (n < 0)
		return errno == EINTR ? 1 : -1; /* a new size: getch() tells */
	if (fds[0].revents & (POLLHUP | POLLERR | POLLNVAL) && !(fds[0].revents & POLLIN))
		return -1;
	return n > 0 && (fds[0].revents || fds[1].revents);
}

/* The byte, or key of curses, that comes next in what began already: a slow line may bring it in pieces. ERR where none comes. */
static int next_byte(int patience)
{
	int byte = getch();

	return byte == ERR && wait_input(patience, -1) > 0 ? getch() : byte;
}

/*
 * As get_wch(), which loses the bytes of a character that has not come whole yet, and takes what follows for the rest of it.
 */
static int get_char(wint_t *c)
{
	int byte = getch();
	mbstate_t state = {0};

	if (byte == ERR)
		return ERR;
	if (byte > UCHAR_MAX) {
		*c = (wint_t)byte;
		return KEY_CODE_YES;
	}
	for (bool first = true;; first = false) {
		wchar_t wide = L'\0';
		size_t n = mbrtowc(&wide, &(char){(char)byte}, 1, &state);
		if (n != (size_t)-1 && n != (size_t)-2) {
			*c = (wint_t)wide;
			return OK;
		}
		if (n == (size_t)-1 && !first)
			ungetch(byte); /* it begins something else */
		if (n == (size_t)-1 || (byte = next_byte(CHAR_PATIENCE)) == ERR || byte > UCHAR_MAX)
			break;
	}
	if (byte > UCHAR_MAX)
		ungetch(byte);
	*c = REPLACEMENT;
	return OK;
}

/* The next character of what began already. */
static bool next_char(wint_t *c)
{
	int kind = get_char(c);

	if (kind == ERR && wait_input(ESC_DELAY, -1) > 0)
		kind = get_char(c);
	return kind == OK;
}

/* A key as xterm sends it with others held, behind ESC [: "1;5D", "3;2~". */
static uint32_t sequence_key(const char *text)
{
	static const struct {
		int number;
		char last;
		uint32_t key;
	} rows[] = {
	    {1, 'A', K_UP}, {1, 'B', K_DOWN}, {1, 'C', K_RIGHT}, {1, 'D', K_LEFT}, {1, 'H', K_HOME}, {1, 'F', K_END}, {3, '~', K_DELETE},
	    {5, '~', K_PGUP}, {6, '~', K_PGDN}, {1, '~', K_HOME}, {4, '~', K_END},
	};
	int number, held, end = 0;
	char last;

	if (sscanf(text, "%2d;%2d%c%n", &number, &held, &last, &end) != 3 || text[end])
		return K_NONE;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (rows[i].number == number && rows[i].last == last)
			return rows[i].key | modifiers(held);
	return K_NONE;
}

/*
 * What follows ESC [ or ESC O up to its final byte: a key that the terminal's description does not have, or what the mouse did. What is of use is known here, the
 * rest is dropped, or its letters would run commands.
 */
static uint32_t unknown_sequence(struct term_curses *t, wint_t kind, struct mouse *mouse)
{
	char text[24];
	unsigned char bytes[3];
	size_t n = 0;
	wint_t c;

	while (n < sizeof text - 1 && next_char(&c)) {
		text[n++] = c < 0x80 ? (char)c : '?';
		if (c >= 0x40 && c <= 0x7E)
			break;
	}
	text[n] = '\0';
	if (kind == '[' && strcmp(text, "M") == 0 && t->mouse) {
		for (n = 0; n < sizeof bytes && next_char(&c); n++)
			bytes[n] = c < 0x100 ? (unsigned char)c : 0;
		if (n == sizeof bytes)
			*mouse = mouse_take_bytes(&t->press, bytes);
		return K_NONE;
	}
	*mouse = mouse_take(&t->press, text);
	return sequence_key(text);
}

static uint32_t after_escape(struct term_curses *t, struct mouse *mouse)
{
	wint_t c;
	int kind = get_char(&c);

	if (kind == ERR)
		return K_ESC;
	if (kind == KEY_CODE_YES) {
		uint32_t key = special_key(c);
		return key ? key | K_ALT : K_NONE;
	}
	if (c == 27) { /* Esc, and then Esc again or a key that begins with it */
		unget_wch((wchar_t)c);
		return K_ESC;
	}
	return c == '[' || c == 'O' ? unknown_sequence(t, c, mouse) : plain_key(c) | K_ALT;
}

/* What followed ESC inside of a paste, where it did not come in one piece: true where it is the paste's end, else it is added to OUT. */
static bool is_paste_end(struct buf *out)
{
	static const char end[] = "[201~";
	size_t n = 0;

	for (int byte; end[n] && (byte = next_byte(PASTE_SILENCE)) != ERR; n++)
		if (byte != end[n]) {
			ungetch(byte);
			break;
		}
	if (end[n])
		buf_addf(out, "\033%.*s", (int)n, end);
	return !end[n];
}

static void read_paste(struct buf *out)
{
	bool resized = false;
	wint_t c;
	char bytes[4];

	for (;;) {
		int kind = get_char(&c);
		if (kind == ERR && !curses_told_to_end && wait_input(PASTE_SILENCE, -1) > 0)
			continue;
		if (kind == ERR || (kind == KEY_CODE_YES && c == PASTE_END) || (kind == OK && c == 27 && is_paste_end(out)))
			break;
		resized |= kind == KEY_CODE_YES && c == KEY_RESIZE;
		if (kind == OK && c != 27 && out->len < PASTE_MAX)
			buf_add(out, bytes, utf8_encode(c == '\r' ? '\n' : (uint32_t)c, bytes));
	}
	if (resized)
		ungetch(KEY_RESIZE);
}

static void took_size(struct term_curses *t, struct term_event *out)
{
	wint_t c;
	int kind;

	while ((kind = get_char(&c)) == KEY_CODE_YES && c == KEY_RESIZE)
		;
	if (kind == KEY_CODE_YES)
		ungetch((int)c);
	else if (kind == OK)
		unget_wch((wchar_t)c);
	out->kind = EVENT_RESIZE;
	t->term.rows = LINES;
	t->term.cols = COLS;
}

/* Takes what is there; false when that was nothing. */
static bool take_input(struct term_curses *t, struct term_event *out)
{
	wint_t c;
	int kind = get_char(&c);

	if (kind == ERR)
		return false;
	t->silence = 0;
	if (kind == KEY_CODE_YES && c == KEY_RESIZE) {
		took_size(t, out);
	} else if (kind == KEY_CODE_YES && c == PASTE_START) {
		out->kind = EVENT_PASTE;
		read_paste(&out->text);
	} else if (kind == KEY_CODE_YES && c == PASTE_END) {
		return true;
	} else {
		out->key = kind == KEY_CODE_YES ? special_key(c) : c == 27 ? after_escape(t, &out->mouse) : plain_key(c);
		out->kind = out->key ? EVENT_KEY : out->mouse.kind ? EVENT_MOUSE : EVENT_NONE;
	}
	return true;
}

int curses_read(struct terminal *term, int ms, struct term_event *out, struct err *e)
{
	struct term_curses *t = (struct term_curses *)term;

	(void)e;
	*out = (struct term_event){.text = BUF_INIT};
	if (!curses_told_to_end && take_input(t, out))
		return 0;
	int ready = curses_told_to_end ? -1 : wait_input(ms, t->term.fd);
	if (curses_told_to_end || ready < 0 || (ready > 0 && !take_input(t, out) && ++t->silence > 100)) {
		out->kind = EVENT_END;
		term->signal = curses_told_to_end;
	}
	return 0;
}

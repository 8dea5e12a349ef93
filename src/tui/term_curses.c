/* The only file that knows curses. Wide characters, fewer than 64 colour pairs, no direct colour, no calls from signal handlers. */
#include <assert.h>
#include <curses.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>
#include "base/clock.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "run/foreground.h"
#include "tui/glyph.h"
#include "tui/key.h"
#include "tui/term.h"


#define PASTE_START (KEY_MAX + 1)
#define PASTE_END (KEY_MAX + 2)
#define PASTE_MAX (16u << 20)
#define PASTE_SILENCE 500 /* ms after which a paste that never ends is over */
#define ESC_DELAY 25	  /* ms: tells Esc from a key that begins with it; ESCDELAY overrides */
#define PAIRS_MAX 64
#define COPY_MAX 74994 /* bytes: 100,000 in base64, the most that some terminals take */

#define PASTE_ON "\033[?2004h"
#define PASTE_OFF "\033[?2004l"
#define MOUSE_ON "\033[?1000h\033[?1006h"
#define MOUSE_OFF "\033[?1006l\033[?1000l"

struct term_curses {
	struct terminal term;
	SCREEN *screen;
	struct grid shown;
	bool fresh; /* nothing is shown yet */
	bool paste; /* the terminal may be asked to mark pastes */
	bool has_mouse, mouse; /* it may be asked to report the mouse, and is */
	struct mouse_press press;
	int silence; /* reads in a row that gave nothing although there was something */
	attr_t attrs[STYLES];
	short pairs[STYLES];
	struct {
		short fg, bg;
	} made[PAIRS_MAX];
	short nmade;
	cchar_t *row;
};

/* Signals. Handlers only write fixed bytes and a note. */

static const char reset_string[] = "\033[?1049l\033[?25h\033[?2004l\033[?1000l\033[?1006l\033[?2026l\033[0m\r\n";
static struct termios saved_modes;
static bool modes_saved;
static volatile sig_atomic_t told_to_end;
static int wake[2] = {-1, -1};

static void write_all(const char *text, size_t n)
{
	while (n > 0) {
		ssize_t w = write(STDOUT_FILENO, text, n);
		if (w < 0 && errno != EINTR)
			return;
		if (w > 0) {
			text += w;
			n -= (size_t)w;
		}
	}
}

static void reset_terminal(void)
{
	write_all(reset_string, sizeof reset_string - 1);
	if (modes_saved)
		tcsetattr(STDIN_FILENO, TCSANOW, &saved_modes);
}

static void on_crash(int sig)
{
	reset_terminal();
	signal(sig, SIG_DFL);
	raise(sig);
}

static void on_end(int sig)
{
	int before = errno;

	if (told_to_end)
		on_crash(sig);
	told_to_end = sig;
	if (write(wake[1], "", 1) < 0)
		errno = before;
	errno = before;
}

static const int crashes[] = {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL};
static const int ends[] = {SIGTERM, SIGHUP};

static void take_signals(void)
{
	struct sigaction old, crash = {.sa_handler = on_crash, .sa_flags = (int)SA_RESETHAND}, end = {.sa_handler = on_end};

	for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++) /* a sanitizer may have taken them already */
		if (sigaction(crashes[i], NULL, &old) == 0 && old.sa_handler == SIG_DFL)
			sigaction(crashes[i], &crash, NULL);
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) /* nohup may have; curses has, and takes them to exit at once */
		if (sigaction(ends[i], NULL, &old) == 0 && old.sa_handler != SIG_IGN)
			sigaction(ends[i], &end, NULL);
	die_hook = reset_terminal;
}

static void give_signals_back(void)
{
	for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++)
		signal(crashes[i], SIG_DFL);
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		signal(ends[i], SIG_DFL);
	die_hook = NULL;
}

/* Looks. */

static attr_t curses_attrs(unsigned look)
{
	attr_t a = A_NORMAL;

	if (look & LOOK_BOLD)
		a |= A_BOLD;
	if (look & LOOK_UNDERLINE)
		a |= A_UNDERLINE;
	if (look & LOOK_ITALIC)
		a |= A_ITALIC;
	if (look & LOOK_REVERSE)
		a |= A_REVERSE;
	if (look & LOOK_DIM)
		a |= A_DIM;
	return a;
}

static short pair_of(struct term_curses *t, int fg, int bg)
{
	if (fg < 0)
		return 0;
	for (short i = 0; i < t->nmade; i++)
		if (t->made[i].fg == fg && t->made[i].bg == bg)
			return (short)(i + 1);
	assert(t->nmade < PAIRS_MAX - 1);
	t->made[t->nmade].fg = (short)fg;
	t->made[t->nmade].bg = (short)bg;
	t->nmade++;
	init_pair(t->nmade, (short)fg, (short)bg);
	return t->nmade;
}

static void make_looks(struct term_curses *t, enum theme theme)
{
	int colours = 0;

	if (theme != THEME_NONE && has_colors()) {
		start_color();
		use_default_colors(); /* what curses clears by itself needs no colours of its own */
		colours = COLORS;
	}
	for (int s = 0; s < STYLES; s++) {
		struct look look = theme_look(theme, colours, s);
		t->attrs[s] = curses_attrs(look.attrs);
		t->pairs[s] = pair_of(t, look.fg, look.bg);
	}
	bkgdset(t->attrs[0] | (chtype)COLOR_PAIR(t->pairs[0]) | ' ');
}

/* Output. */

static void set_cchar(const struct term_curses *t, const struct cell *c, cchar_t *out)
{
	wchar_t text[CELL_CPS + 1] = {0};

	for (int i = 0; i < CELL_CPS && c->cp[i]; i++)
		text[i] = (wchar_t)c->cp[i];
	setcchar(out, text, t->attrs[c->style], t->pairs[c->style], NULL);
}

/* As set_cchar, for a terminal that has ASCII only: one sign for each cell. */
static void set_ascii(const struct term_curses *t, const struct cell *c, cchar_t *out)
{
	uint32_t cp = c->cp[0] ? c->cp[0] : '?';
	wchar_t text[2] = {cp < 0x80 ? (wchar_t)cp : (wchar_t)glyph_ascii(cp), 0};

	setcchar(out, text, t->attrs[c->style], t->pairs[c->style], NULL);
}

static void draw_row(struct term_curses *t, const struct grid *g, int y, int cols)
{
	int n = 0;

	for (int x = 0; x < cols; x++) {
		const struct cell *c = grid_at(g, y, x);
		if (t->term.ascii)
			set_ascii(t, c, &t->row[n++]);
		else if (c->width > 0 && x + c->width <= cols)
			set_cchar(t, c, &t->row[n++]);
	}
	mvadd_wchnstr(y, 0, t->row, n);
}

static bool row_changed(const struct term_curses *t, const struct grid *g, int y)
{
	return t->fresh || memcmp(grid_at(g, y, 0), grid_at(&t->shown, y, 0), (size_t)g->cols * sizeof(struct cell)) != 0;
}

static void keep_shown(struct term_curses *t, const struct grid *g)
{
	memcpy(t->shown.cells, g->cells, (size_t)g->rows * (size_t)g->cols * sizeof *g->cells);
	t->fresh = false;
}

static void curses_draw(struct terminal *term, const struct grid *g)
{
	struct term_curses *t = (struct term_curses *)term;
	int rows = g->rows < LINES ? g->rows : LINES, cols = g->cols < COLS ? g->cols : COLS;

	if (t->shown.rows != g->rows || t->shown.cols != g->cols) {
		grid_resize(&t->shown, g->rows, g->cols);
		t->row = xreallocarray(t->row, (size_t)g->cols, sizeof *t->row);
		t->fresh = true;
	}
	for (int y = 0; y < rows; y++)
		if (row_changed(t, g, y))
			draw_row(t, g, y, cols);
	keep_shown(t, g);
	move(g->cursor_y < rows ? g->cursor_y : rows - 1, g->cursor_x < cols ? g->cursor_x : cols - 1);
	curs_set(g->cursor);
	refresh();
}

static void curses_redraw(struct terminal *term)
{
	struct term_curses *t = (struct term_curses *)term;

	t->fresh = true;
	clearok(curscr, TRUE);
}

static void curses_theme(struct terminal *term, enum theme theme)
{
	struct term_curses *t = (struct term_curses *)term;

	t->nmade = 0;
	make_looks(t, theme);
	curses_redraw(term);
}

static void leave(struct term_curses *t)
{
	if (t->paste)
		write_all(PASTE_OFF, sizeof PASTE_OFF - 1);
	if (t->mouse)
		write_all(MOUSE_OFF, sizeof MOUSE_OFF - 1);
	endwin();
}

static void enter(struct term_curses *t)
{
	reset_prog_mode();
	refresh();
	if (t->paste)
		write_all(PASTE_ON, sizeof PASTE_ON - 1);
	if (t->mouse)
		write_all(MOUSE_ON, sizeof MOUSE_ON - 1);
	curses_redraw(&t->term);
	t->term.rows = LINES;
	t->term.cols = COLS;
}

static void add_base64(struct buf *out, const unsigned char *p, size_t n)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

	for (size_t i = 0; i < n; i += 3) {
		unsigned three = (unsigned)p[i] << 16 | (i + 1 < n ? (unsigned)p[i + 1] << 8 : 0) | (i + 2 < n ? p[i + 2] : 0u);
		for (size_t k = 0; k < 4; k++)
			buf_addch(out, i + k <= n ? digits[three >> (18 - 6 * k) & 63] : '=');
	}
}

static bool curses_mouse(struct terminal *term, bool on)
{
	struct term_curses *t = (struct term_curses *)term;

	if (!t->has_mouse)
		return false;
	if (on != t->mouse)
		write_all(on ? MOUSE_ON : MOUSE_OFF, sizeof MOUSE_ON - 1);
	t->mouse = on;
	t->press.held = false;
	return true;
}

/*
 * xterm's control sequence OSC 52: "c" is the clipboard, then the text in base64. Terminals that do not know it, or may not, drop it; some drop what is
 * longer than they take, so that is not sent.
 */
static void curses_copy(struct terminal *term, const char *text, size_t len)
{
	struct term_curses *t = (struct term_curses *)term;
	struct buf out = BUF_INIT;

	if (!t->paste || len > COPY_MAX) /* what has no bracketed paste is no xterm */
		return;
	buf_addstr(&out, "\033]52;c;");
	add_base64(&out, (const unsigned char *)text, len);
	buf_addstr(&out, "\033\\");
	write_all(out.data, out.len);
	buf_done(&out);
}

static void curses_suspend(struct terminal *term)
{
	struct term_curses *t = (struct term_curses *)term;
	struct sigaction old, standard = {.sa_handler = SIG_DFL};

	def_prog_mode();
	leave(t);
	sigaction(SIGTSTP, &standard, &old);
	kill(0, SIGTSTP);
	sigaction(SIGTSTP, &old, NULL);
	enter(t);
}

static int curses_run(struct terminal *term, const char *command, const char *path, struct err *e)
{
	struct term_curses *t = (struct term_curses *)term;

	def_prog_mode();
	leave(t);
	int status = child_run(command, path, e);
	enter(t);
	return status;
}

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
	struct pollfd fds[] = {{STDIN_FILENO, POLLIN, 0}, {wake[0], POLLIN, 0}, {other, POLLIN, 0}};
	int n = poll(fds, sizeof fds / sizeof *fds, ms);

	if (n < 0)
		return errno == EINTR ? 1 : -1; /* a new size: get_wch() tells */
	if (fds[0].revents & (POLLHUP | POLLERR | POLLNVAL) && !(fds[0].revents & POLLIN))
		return -1;
	return n > 0 && (fds[0].revents || fds[1].revents);
}

/* The next character of what began already: a slow line may bring it in pieces. */
static bool next_char(wint_t *c)
{
	int kind = get_wch(c);

	if (kind == ERR && wait_input(ESC_DELAY, -1) > 0)
		kind = get_wch(c);
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
	int kind = get_wch(&c);

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

static void read_paste(struct buf *out)
{
	wint_t c;
	char bytes[4];

	for (;;) {
		int kind = get_wch(&c);
		if (kind == ERR) {
			if (told_to_end || wait_input(PASTE_SILENCE, -1) <= 0)
				return;
			continue;
		}
		if (kind == KEY_CODE_YES && c == PASTE_END)
			return;
		if (kind == OK && out->len < PASTE_MAX)
			buf_add(out, bytes, utf8_encode(c == '\r' ? '\n' : (uint32_t)c, bytes));
	}
}

static void took_size(struct term_curses *t, struct term_event *out)
{
	wint_t c;
	int kind;

	while ((kind = get_wch(&c)) == KEY_CODE_YES && c == KEY_RESIZE)
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
	int kind = get_wch(&c);

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

static int curses_read(struct terminal *term, int ms, struct term_event *out, struct err *e)
{
	struct term_curses *t = (struct term_curses *)term;

	(void)e;
	*out = (struct term_event){.text = BUF_INIT};
	if (!told_to_end && take_input(t, out))
		return 0;
	int ready = told_to_end ? -1 : wait_input(ms, t->term.fd);
	if (told_to_end || ready < 0 || (ready > 0 && !take_input(t, out) && ++t->silence > 100)) {
		out->kind = EVENT_END;
		term->signal = told_to_end;
	}
	return 0;
}

/* Opening and closing. */

static bool looks_like_xterm(const char *name)
{
	static const char *const words[] = {"kitty", "alacritty", "foot", "ghostty", "wezterm", "rxvt"};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strstr(name, words[i]))
			return true;
	return strcmp(name, "st") == 0 || str_starts(name, "st-");
}

/* What terminfo knows of the terminal type NAME. */
enum type { TYPE_UNKNOWN, TYPE_WITHOUT_CURSOR, TYPE_USABLE };

static enum type look_up(const char *name)
{
	int found;

	if (setupterm(name, STDOUT_FILENO, &found) != OK)
		return TYPE_UNKNOWN;
	enum type type = cursor_address && cursor_address != (char *)-1 ? TYPE_USABLE : TYPE_WITHOUT_CURSOR;
	del_curterm(cur_term);
	return type;
}

#define INSTEAD "use \"asynctutor list\", \"asynctutor read LESSON\" and \"asynctutor start EXERCISE\" instead"

static int refuse(const char *name, enum type type, struct err *e)
{
	struct buf safe = BUF_INIT;

	cellsafe(&safe, name, strlen(name), CELL_CODE);
	if (type == TYPE_UNKNOWN)
		err_set(e, ERR_USAGE, "the terminal type \"%s\" is not known here; try TERM=xterm-256color, or " INSTEAD, safe.data);
	else
		err_set(e, ERR_USAGE, "the terminal type \"%s\" cannot place its cursor; " INSTEAD, safe.data);
	buf_done(&safe);
	return -1;
}

static int open_screen(struct term_curses *t, struct err *e)
{
	const char *name = getenv("TERM");

	if (!name || !*name)
		return err_set(e, ERR_USAGE, "TERM is not set, so the terminal's language is unknown; " INSTEAD);
	enum type type = look_up(name);
	if (type == TYPE_UNKNOWN && looks_like_xterm(name) && look_up("xterm-256color") == TYPE_USABLE) {
		t->term.notice = "This terminal's type is not installed here; treating it as xterm-256color.";
		name = "xterm-256color";
		type = TYPE_USABLE;
	}
	if (type != TYPE_USABLE)
		return refuse(name, type, e);
	t->screen = newterm(name, stdout, stdin);
	return t->screen ? 0 : refuse(name, TYPE_UNKNOWN, e);
}

static void set_modes(struct term_curses *t)
{
	char start[] = "\033[200~", end[] = "\033[201~";
	const char *name = getenv("TERM");

	if (!getenv("ESCDELAY"))
		set_escdelay(ESC_DELAY);
	raw();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	nodelay(stdscr, TRUE);
	scrollok(stdscr, FALSE);
	define_key(start, PASTE_START);
	define_key(end, PASTE_END);
	t->paste = !str_starts(name, "vt") && !str_starts(name, "linux");
	const char *reports = tigetstr("kmous"); /* Linux's console has it for a daemon of its own */
	t->has_mouse = reports && reports != (char *)-1 && !str_starts(name, "linux");
	define_key(NULL, KEY_MOUSE); /* what they begin with differs from what is asked for here */
	if (t->paste)
		write_all(PASTE_ON, sizeof PASTE_ON - 1);
}

static void curses_close(struct terminal *term)
{
	struct term_curses *t = (struct term_curses *)term;

	move(LINES - 1, 0);
	refresh();
	leave(t);
	delscreen(t->screen);
	give_signals_back();
	close(wake[0]);
	close(wake[1]);
	grid_done(&t->shown);
	free(t->row);
	free(t);
}

static const struct term_ops ops = {curses_read, curses_draw, curses_redraw, curses_mouse, curses_copy, curses_theme, curses_suspend, curses_run, curses_close};

int term_curses_usable(struct err *e)
{
	if (isatty(STDIN_FILENO) && isatty(STDOUT_FILENO))
		return 0;
	return err_set(e, ERR_USAGE, "the tutor's screens need a terminal; " INSTEAD);
}

int term_curses_colours(void)
{
	int error;

	if (setupterm(NULL, STDOUT_FILENO, &error) != OK)
		return -1;
	int colours = tigetnum("colors");
	del_curterm(cur_term);
	return colours > 0 ? colours : 0;
}

struct terminal *term_curses_open(const struct term_options *options, struct err *e)
{
	if (term_curses_usable(e) < 0)
		return NULL;
	struct term_curses *t = xcalloc(1, sizeof *t);
	modes_saved = tcgetattr(STDIN_FILENO, &saved_modes) == 0;
	if (open_screen(t, e) < 0)
		goto fail;
	if (pipe(wake) < 0) {
		err_sys(e, NULL, "pipe");
		endwin();
		delscreen(t->screen);
		goto fail;
	}
	take_signals();
	set_modes(t);
	make_looks(t, options->theme);
	t->term.ops = &ops;
	t->term.rows = LINES;
	t->term.cols = COLS;
	t->term.fd = -1;
	t->term.ascii = options->ascii;
	return &t->term;
fail:
	free(t);
	return NULL;
}

/* These files alone know curses. Wide characters, fewer than 64 color pairs, no direct color, no calls from signal handlers. */
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>
#include "base/str.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "run/foreground.h"
#include "tui/term_curses.h"

#define COPY_MAX 74994 /* bytes: 100,000 in base64, the most that some terminals take */
#define PASTE_ON "\033[?2004h"
#define PASTE_OFF "\033[?2004l"
#define MOUSE_ON "\033[?1000h\033[?1006h"
#define MOUSE_OFF "\033[?1006l\033[?1000l"

/* Signals. Handlers only write fixed bytes and a note. */

static const char reset_string[] = "\033[?1049l\033[?25h\033[?2004l\033[?1000l\033[?1006l\033[?2026l\033[0m\r\n";
static struct termios saved_modes;
static bool modes_saved;
volatile sig_atomic_t curses_told_to_end;
int curses_wake[2] = {-1, -1};

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

	if (curses_told_to_end)
		on_crash(sig);
	curses_told_to_end = sig;
	if (write(curses_wake[1], "", 1) < 0)
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
	close(curses_wake[0]);
	close(curses_wake[1]);
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
	if (pipe(curses_wake) < 0) {
		err_sys(e, NULL, "pipe");
		endwin();
		delscreen(t->screen);
		goto fail;
	}
	take_signals();
	set_modes(t);
	curses_make_looks(t, options->theme);
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

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/clock.h"
#include "base/path.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "tui/key.h"
#include "tui/script.h"
#include "tui/theme.h"
#include "tui/trace.h"

#define SCRIPT_MAX (1u << 20)
#define WAIT_MOST 60000 /* ms */
#define WAIT_EVERY 10

struct script {
	char *path, *text;
	char *next;	  /* the line after this one */
	int line;
	const char *keys; /* what is left of a `keys` or `type` step */
	bool typing;
	const char *awaited; /* what is to be seen, or not to be seen any more, before the next step */
	bool away;
	int64_t since;
};

struct script *script_open(const char *path, struct err *e)
{
	char *text;
	size_t len;

	if (path_read(path, SCRIPT_MAX, &text, &len, e) < 0)
		return NULL;
	struct script *s = xcalloc(1, sizeof *s);
	s->path = xstrdup(path);
	s->text = s->next = text;
	trace_open();
	return s;
}

void script_free(struct script *s)
{
	if (!s)
		return;
	trace_close();
	free(s->path);
	free(s->text);
	free(s);
}

static int fail(const struct script *s, struct err *e, const char *what, const char *about)
{
	return err_at(e, ERR_SYNTAX, s->path, s->line, 0, "%s: %s", what, about);
}

/* The next key of a `keys` or `type` step. */
static int next_key(struct script *s, struct term_event *out, struct err *e)
{
	size_t n;

	out->kind = EVENT_KEY;
	if (s->typing) {
		s->keys += utf8_decode(s->keys, strlen(s->keys), &out->key);
	} else {
		n = strcspn(s->keys, " ");
		out->key = key_parse(s->keys, n);
		if (out->key == K_NONE)
			return fail(s, e, "no such key", s->keys);
		s->keys += n + strspn(s->keys + n, " ");
	}
	if (!*s->keys)
		s->keys = NULL;
	return 0;
}

static void unescape(const char *text, struct buf *out)
{
	for (; *text; text++) {
		if (*text != '\\' || !text[1]) {
			buf_addch(out, *text);
			continue;
		}
		text++;
		buf_addch(out, *text == 'n' ? '\n' : *text == 'e' ? '\033' : *text);
	}
}

static int save(const char *path, const struct grid *shown, struct err *e)
{
	trace_saved();
	struct buf text = BUF_INIT;
	int status = 0;

	grid_text(shown, &text);
	if (strcmp(path, "-") == 0)
		fputs(text.data, stdout);
	else
		status = path_write(path, text.data, text.len, e);
	buf_done(&text);
	return status;
}

/* What is shown as theme NAME looks in 256 colours: before each text that looks different, its foreground, background and attributes. */
static int show_looks(const struct script *s, const char *name, const struct grid *shown, struct err *e)
{
	struct buf row = BUF_INIT;
	enum theme theme;

	if (!theme_parse(name, &theme))
		return fail(s, e, "no such theme", name);
	for (int y = 0; y < shown->rows; y++) {
		int style = -1;
		buf_clear(&row);
		for (int x = 0; x < shown->cols; x++) {
			const struct cell *c = grid_at(shown, y, x);
			if (c->style != style) {
				struct look look = theme_look(theme, 256, c->style);
				buf_addf(&row, "{%d,%d,%u}", look.fg, look.bg, look.attrs);
				style = c->style;
			}
			for (int i = 0; i < CELL_CPS && c->cp[i]; i++) {
				char bytes[4];
				buf_add(&row, bytes, utf8_encode(c->cp[i], bytes));
			}
		}
		while (row.len && row.data[row.len - 1] == ' ')
			buf_truncate(&row, row.len - 1);
		puts(row.data);
	}
	buf_done(&row);
	return 0;
}

static bool shows(const struct grid *shown, const char *text)
{
	struct buf row = BUF_INIT;
	bool found = false;

	for (int y = 0; y < shown->rows && !found; y++) {
		buf_clear(&row);
		grid_row_text(shown, y, &row);
		found = strstr(row.data, text) != NULL;
	}
	buf_done(&row);
	return found;
}

static int expect(const struct script *s, const char *text, bool wanted, const struct grid *shown, struct err *e)
{
	struct buf all = BUF_INIT;
	bool found = shows(shown, text);

	grid_text(shown, &all);
	int status = 0;
	if (found != wanted) {
		char *what = xasprintf("%s \"%s\" in\n%s", wanted ? "there is no" : "there must be no", text, all.data);
		status = fail(s, e, "expect", what);
		free(what);
	}
	buf_done(&all);
	return status;
}

/* One look at a text that is waited for: nothing happens, or the next step is due (0). */
static int wait_more(struct script *s, const struct grid *shown, struct err *e)
{
	if (shows(shown, s->awaited) != s->away) {
		s->awaited = NULL;
		return 0;
	}
	if (clock_monotonic() - s->since > WAIT_MOST)
		return expect(s, s->awaited, !s->away, shown, e);
	usleep(WAIT_EVERY * 1000);
	return 1;
}

/* The cells left of TEXT in the first row that shows it to *X; false where none does. */
static bool find_text(const struct grid *shown, const char *text, int *y, int *x)
{
	struct buf row = BUF_INIT;
	const char *at = NULL;

	for (*y = 0; *y < shown->rows && !at; ++*y) {
		buf_clear(&row);
		grid_row_text(shown, *y, &row);
		at = strstr(row.data, text);
		*x = at ? utf8_width(row.data, (size_t)(at - row.data)) : 0;
	}
	--*y;
	buf_done(&row);
	return at;
}

static int mouse(const struct script *s, const char *word, const char *arg, const struct grid *shown, struct term_event *out, struct err *e)
{
	struct mouse *m = &out->mouse;

	out->kind = EVENT_MOUSE;
	m->kind = strcmp(word, "wheel-up") == 0 ? MOUSE_WHEEL_UP : strcmp(word, "wheel-down") == 0 ? MOUSE_WHEEL_DOWN
	    : strcmp(word, "drag-at") == 0							   ? MOUSE_DRAG
												   : MOUSE_CLICK;
	if (strcmp(word, "click") == 0)
		return find_text(shown, arg, &m->y, &m->x) ? 1 : fail(s, e, "nothing to click on", arg);
	if (sscanf(arg, "%4d %4d", &m->y, &m->x) != 2 || m->y < 1 || m->x < 1)
		return fail(s, e, "not a cell", arg);
	m->y--;
	m->x--;
	return 1;
}

static int shell(const struct script *s, const char *command, struct err *e)
{
	return system(command) == 0 ? 0 : fail(s, e, "shell failed", command);
}

/* Takes the step WORD ARG. 1 when it made an event, 0 when the next line is due, -1 on an error. */
static int step(struct script *s, const char *word, const char *arg, const struct grid *shown, struct term_event *out,
    struct term_size *size, struct err *e)
{
	if (strcmp(word, "keys") == 0 || strcmp(word, "type") == 0) {
		s->typing = *word == 't';
		s->keys = *arg ? arg : NULL;
		return 0;
	}
	if (strcmp(word, "tick") == 0)
		return 1;
	if (strcmp(word, "wait") == 0 || strcmp(word, "wait-gone") == 0) {
		s->awaited = arg;
		s->away = strcmp(word, "wait-gone") == 0;
		s->since = clock_monotonic();
		return 0;
	}
	if (strcmp(word, "paste") == 0) {
		out->kind = EVENT_PASTE;
		unescape(arg, &out->text);
		return 1;
	}
	if (strcmp(word, "resize") == 0) {
		out->kind = EVENT_RESIZE;
		if (sscanf(arg, "%4dx%4d", &size->cols, &size->rows) != 2 || size->cols < 1 || size->rows < 1)
			return fail(s, e, "not a size", arg);
		return 1;
	}
	if (strcmp(word, "click") == 0 || strcmp(word, "click-at") == 0 || strcmp(word, "drag-at") == 0 || strncmp(word, "wheel-", 6) == 0)
		return mouse(s, word, arg, shown, out, e);
	if (strcmp(word, "shell") == 0)
		return shell(s, arg, e);
	if (strcmp(word, "title") == 0)
		return printf("== %s\n", arg) < 0;
	if (strcmp(word, "save-screen") == 0)
		return save(arg, shown, e);
	if (strcmp(word, "show-looks") == 0)
		return show_looks(s, arg, shown, e);
	if (strcmp(word, "expect") == 0 || strcmp(word, "refuse") == 0)
		return expect(s, arg, *word == 'e', shown, e);
	return fail(s, e, "no such step", word);
}

int script_next(void *ctx, const struct grid *shown, struct term_event *out, struct term_size *size, struct err *e)
{
	struct script *s = ctx;

	for (;;) {
		int waiting = s->awaited ? wait_more(s, shown, e) : 0;
		if (waiting)
			return waiting < 0 ? -1 : 0;
		if (s->keys)
			return next_key(s, out, e);
		if (!*s->next) {
			out->kind = EVENT_END;
			return 0;
		}
		char *word = s->next;
		s->line++;
		s->next += strcspn(s->next, "\n");
		if (*s->next)
			*s->next++ = '\0';
		if (!*word || *word == '#')
			continue;
		char *arg = word + strcspn(word, " ");
		if (*arg)
			*arg++ = '\0';
		int status = step(s, word, arg, shown, out, size, e);
		if (status)
			return status < 0 ? -1 : 0;
	}
}

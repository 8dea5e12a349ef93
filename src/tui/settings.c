/* The settings: a row each, and what the selected one does below. A choice counts and is kept at once. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include "app/settings.h"
#include "base/path.h"
#include "base/xalloc.h"
#include "tui/glyph.h"
#include "tui/keymap.h"
#include "tui/list.h"
#include "tui/theme.h"
#include "tui/ui.h"

#define KEYS SETTINGS	/* the entry behind the settings: the file of keys */
#define LABEL_CELLS 14
#define ABOUT_ROWS 9	/* a divider and what stands below it, where there is room */

struct settings_state {
	struct list list;
	struct rows about; /* the selected entry */
	struct view below;
	struct keymap *keys;
	struct buf faults; /* of the file of keys */
	char *path; /* of it, with ~ */
};

/* Rows. */

static void value_row(struct screen *s, enum setting which)
{
	struct settings_state *x = s->state;
	struct rows *r = &x->list.rows;
	char *value = setting_get(s->ui->app, which);

	rows_puts(r, MD_TEXT, setting_label(which));
	rows_pad(r, LABEL_CELLS);
	if (*setting_values(which))
		rows_printf(r, MD_STRONG, "%s %s %s", glyph(GLYPH_MORE_LEFT, s->ui->ascii), value, glyph(GLYPH_MORE_RIGHT, s->ui->ascii));
	else
		rows_puts(r, *value ? MD_STRONG : STYLE_DIM, *value ? value : "none");
	rows_end(r);
	list_own(&x->list, (int)which);
	free(value);
}

static void make_list(struct screen *s)
{
	struct settings_state *x = s->state;
	size_t selected = x->list.selected;

	list_clear(&x->list);
	for (int i = 0; i < SETTINGS; i++)
		value_row(s, (enum setting)i);
	rows_puts(&x->list.rows, MD_TEXT, "Keys");
	rows_pad(&x->list.rows, LABEL_CELLS);
	rows_puts(&x->list.rows, x->faults.len ? STYLE_FAIL : MD_STRONG, x->faults.len ? "a file of yours, with faults" : "show");
	rows_end(&x->list.rows);
	list_own(&x->list, KEYS);
	list_made(&x->list, selected);
}

/* How the colors look. */
static void preview_rows(struct rows *r, bool ascii)
{
	rows_end(r);
	rows_puts(r, MD_CODE_KEYWORD, "await ");
	rows_puts(r, MD_CODE, "asyncio.");
	rows_puts(r, MD_CODE_CALL, "sleep");
	rows_puts(r, MD_CODE, "(");
	rows_puts(r, MD_CODE_NUMBER, "1");
	rows_puts(r, MD_CODE, ")  ");
	rows_puts(r, MD_CODE_COMMENT, "# a comment");
	rows_end(r);
	rows_puts(r, STYLE_PASS, "passed ");
	rows_puts(r, STYLE_FAIL, " not yet ");
	rows_puts(r, STYLE_HINT, " a hint ");
	rows_puts(r, MD_LINK, "a link");
	rows_puts(r, MD_TEXT, " ");
	for (int i = 0; i < 8; i++)
		rows_puts(r, i < 5 ? STYLE_BAR_DONE : STYLE_BAR_TODO, glyph(i < 5 ? GLYPH_BAR_DONE : GLYPH_BAR_TODO, ascii));
	rows_end(r);
}

static void key_rows(struct settings_state *x, int width)
{
	rows_wrapf(&x->about, STYLE_DIM, width, 0, "%s shows all keys. The file that changes them is %s; asynctutor-keys(5) tells what may stand in it.",
	    action_key(ACT_VALUE_NEXT, SCOPE_SETTINGS), x->path);
	rows_text(&x->about, STYLE_FAIL, x->faults.data, width);
}

static void make_about(struct screen *s)
{
	struct settings_state *x = s->state;
	int which = list_selected(&x->list), width = x->below.box.cols > 0 ? x->below.box.cols : 1;

	rows_clear(&x->about);
	if (which == KEYS) {
		key_rows(x, width);
	} else if (which != LIST_NONE) {
		char *text = xasprintf("%s.", setting_help((enum setting)which));
		text[0] = (char)toupper((unsigned char)text[0]);
		rows_wrap(&x->about, STYLE_DIM, text, width, 0);
		free(text);
		if (which == SETTING_THEME)
			preview_rows(&x->about, s->ui->ascii);
	}
	x->below.top = 0;
	view_changed(&x->below);
}

/* Changing. */

static void take_effect(struct ui *ui, enum setting which, const char *value)
{
	if (which == SETTING_THEME)
		ui->term->ops->theme(ui->term, theme_chosen(value));
	else if (which == SETTING_MOUSE && ui->mouse != (strcmp(value, "on") == 0))
		ui_turn_mouse(ui);
}

static void put(struct screen *s, enum setting which, const char *value)
{
	struct err e = ERR_INIT;

	if (setting_put(s->ui->app, which, value, &e) < 0)
		ui_fail(s->ui, &e);
	else
		take_effect(s->ui, which, value);
	make_list(s);
	make_about(s);
}

static void typed(struct screen *s, const char *text)
{
	struct settings_state *x = s->state;
	int which = list_selected(&x->list);

	if (text && which != LIST_NONE && which != KEYS)
		put(s, (enum setting)which, text);
}

static void show_keys(struct screen *s)
{
	struct settings_state *x = s->state;
	struct buf text = BUF_INIT;

	buf_addf(&text, "%s%s\n\n", x->faults.data, x->path);
	keymap_write(x->keys, &text);
	ui_push(s->ui, &screen_page, &(struct page){.title = "Keys", .text = text.data});
	buf_done(&text);
}

static void change(struct screen *s, int step)
{
	struct settings_state *x = s->state;
	int which = list_selected(&x->list);

	if (which == LIST_NONE)
		return;
	if (which == KEYS) {
		if (step > 0)
			show_keys(s);
		return;
	}
	char *value = setting_get(s->ui->app, (enum setting)which), *next = setting_next((enum setting)which, value, step);
	if (next)
		put(s, (enum setting)which, next);
	else
		ui_prompt(s, "Name: ", NULL, typed);
	free(value);
	free(next);
}

/* PATH as people write it. The caller frees. */
static char *with_tilde(const char *path)
{
	char *home = path_home(), *text;
	size_t n = strlen(home);

	if (n > 1 && strncmp(path, home, n) == 0 && path[n] == '/')
		text = xasprintf("~%s", path + n);
	else
		text = xstrdup(path);
	free(home);
	return text;
}

/* The screen. */

static int settings_open(struct screen *s, const void *arg, struct err *e)
{
	struct settings_state *x = s->state;

	(void)arg;
	(void)e;
	x->faults = (struct buf)BUF_INIT;
	x->keys = keymap_open(&x->faults);
	char *path = keymap_path();
	x->path = with_tilde(path);
	free(path);
	list_init(&x->list, s->ui->ascii);
	x->below.source = (struct view_source){rows_line, &x->about};
	x->below.ascii = s->ui->ascii;
	return 0;
}

static void settings_place(struct screen *s, struct box b)
{
	struct settings_state *x = s->state;
	struct box rest = ui_below_title(b);
	int margin = b.cols > 30, about = 0;

	if (rest.rows > SETTINGS + 2)
		about = rest.rows - (SETTINGS + 1) < ABOUT_ROWS ? rest.rows - (SETTINGS + 1) : ABOUT_ROWS;
	x->list.view.box = (struct box){rest.y, rest.x + margin, rest.rows - about, b.cols - 2 * margin};
	x->below.box = (struct box){rest.y + SETTINGS + 2, rest.x + margin, about > 0 ? about - 1 : 0, b.cols - 2 * margin};
	make_list(s);
	make_about(s);
}

static void settings_draw(const struct screen *s, struct grid *g)
{
	struct settings_state *x = s->state;

	grid_fill(g, s->box, MD_TEXT);
	ui_title(s->ui, g, s->box, "Settings", "");
	if (x->below.box.rows > 0) {
		int which = list_selected(&x->list);
		const char *word = which == LIST_NONE || which == KEYS ? "Keys" : setting_label((enum setting)which);
		ui_divider(s->ui, g, x->below.box.y - 1, s->box.x, s->box.cols, word, false);
		view_draw(&x->below, g, false);
	}
	list_draw(&x->list, g);
}

static bool settings_act(struct screen *s, enum action a, int count)
{
	struct settings_state *x = s->state;

	if (list_act(&x->list, a, count))
		return true;
	if (a != ACT_VALUE_NEXT && a != ACT_VALUE_PREV)
		return false;
	change(s, a == ACT_VALUE_NEXT ? 1 : -1);
	return true;
}

static void settings_settle(struct screen *s)
{
	struct settings_state *x = s->state;

	list_settle(&x->list);
	make_about(s);
}

/* A click selects; one on what is selected changes it. */
static void settings_click(struct screen *s, int y, int x)
{
	struct settings_state *state = s->state;

	if (list_click(&state->list, y, x))
		change(s, 1);
}

static struct view *settings_view(struct screen *s)
{
	struct settings_state *x = s->state;

	return &x->list.view;
}

static size_t settings_footer(const struct screen *s, enum action *out)
{
	static const enum action list[] = {ACT_VALUE_NEXT, ACT_VALUE_PREV, ACT_LEAVE, ACT_DOWN, ACT_UP};

	(void)s;
	memcpy(out, list, sizeof list);
	return sizeof list / sizeof *list;
}

static void settings_close(struct screen *s)
{
	struct settings_state *x = s->state;

	list_done(&x->list);
	rows_done(&x->about);
	view_done(&x->below);
	keymap_free(x->keys);
	buf_done(&x->faults);
	free(x->path);
}

const struct screen_ops screen_settings = {
    .name = "settings",
    .scopes = SCOPE_SCREEN | SCOPE_MOVE | SCOPE_SETTINGS,
    .state_size = sizeof(struct settings_state),
    .open = settings_open,
    .place = settings_place,
    .draw = settings_draw,
    .act = settings_act,
    .click = settings_click,
    .settle = settings_settle,
    .view = settings_view,
    .footer = settings_footer,
    .close = settings_close,
};

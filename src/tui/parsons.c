/* The solution's lines as a puzzle: pick one up, carry it, put it down; say which is the first that is wrong. */
#include <stdlib.h>
#include <string.h>
#include "app/reveal.h"
#include "app/sentences.h"
#include "tui/glyph.h"
#include "tui/list.h"
#include "tui/theme.h"
#include "tui/ui.h"

struct parsons_state {
	const struct exercise *exercise;
	struct parsons *puzzle;
	struct list list;
	bool carries; /* what is selected moves with the cursor */
	bool checked; /* and nothing was moved since */
};

static bool solved(const struct parsons_state *p)
{
	return p->checked && parsons_wrong(p->puzzle) == parsons_count(p->puzzle);
}

/* The first place that is wrong as told by the last check, else none. */
static size_t told_wrong(const struct parsons_state *p)
{
	return p->checked ? parsons_wrong(p->puzzle) : parsons_count(p->puzzle);
}

/* The sign before a line; *STYLE is its look. */
static const char *sign_of(const struct screen *s, size_t at, bool carried, int *style)
{
	const struct parsons_state *p = s->state;
	size_t wrong = told_wrong(p);

	*style = STYLE_HINT;
	if (parsons_given(p->puzzle, at))
		return " ";
	if (carried)
		return glyph(GLYPH_FAIL_LINE, s->ui->ascii);
	if (!p->checked || at > wrong)
		return glyph(GLYPH_DOT, s->ui->ascii);
	*style = at == wrong ? STYLE_FAIL : STYLE_PASS;
	return glyph(at == wrong ? GLYPH_WRONG : GLYPH_RIGHT, s->ui->ascii);
}

static void add_piece(struct screen *s, size_t at, bool carried)
{
	struct parsons_state *p = s->state;
	struct rows *r = &p->list.rows;
	size_t len, n;
	int style;
	const char *text = parsons_text(p->puzzle, at, &len), *sign = sign_of(s, at, carried, &style);

	for (size_t i = 0; i < len; i += n + 1) {
		const char *newline = memchr(text + i, '\n', len - i);
		n = newline ? (size_t)(newline - text) - i : len - i;
		rows_printf(r, style, "%s ", sign);
		rows_scroll(r);
		rows_code(r, parsons_given(p->puzzle, at) ? (int)STYLE_DIM : (int)MD_CODE, text + i, n);
		rows_end(r);
	}
}

static void add_advice(struct screen *s)
{
	struct parsons_state *p = s->state;
	struct buf text = BUF_INIT;

	if (solved(p))
		buf_addf(&text, SAY_PUZZLE_WRITE "%s goes back.", action_key(ACT_LEAVE, s->scopes));
	else if (p->checked)
		buf_addstr(&text, "The marked line is the first that is not where the solution has it. Those above it are.");
	else
		buf_addf(&text, SAY_PUZZLE_TASK " %s picks a line up and puts it down; %s tells the first wrong one. Lines without a sign stay.",
		    action_key(ACT_PIECE_TAKE, s->scopes), action_key(ACT_PUZZLE_CHECK, s->scopes));
	rows_wrap(&p->list.rows, solved(p) ? STYLE_PASS : p->checked ? STYLE_FAIL : STYLE_DIM, text.data, p->list.view.box.cols, 0);
	buf_done(&text);
}

static void make_rows(struct screen *s, size_t selected)
{
	struct parsons_state *p = s->state;

	list_clear(&p->list);
	add_advice(s);
	rows_end(&p->list.rows);
	list_own(&p->list, LIST_NONE);
	for (size_t i = 0; i < parsons_count(p->puzzle); i++) {
		add_piece(s, i, p->carries && i == selected);
		list_own(&p->list, parsons_given(p->puzzle, i) ? LIST_NONE : (int)i);
	}
	list_made(&p->list, list_find(&p->list, (int)selected, 0));
}

static size_t selected(const struct parsons_state *p)
{
	int entry = list_selected(&p->list);
	size_t first, end;

	parsons_range(p->puzzle, &first, &end);
	return entry == LIST_NONE ? first : (size_t)entry;
}

static int parsons_open(struct screen *s, const void *arg, struct err *e)
{
	struct parsons_state *p = s->state;

	p->exercise = arg;
	list_init(&p->list, s->ui->ascii);
	if (app_puzzle(s->ui->app, p->exercise, &p->puzzle, e) < 0)
		return -1;
	return p->puzzle ? 0 : err_set(e, ERR_MISSING, SAY_PUZZLE_NONE ". %s shows its solution line by line", action_key(ACT_SOLUTION, SCOPE_EXERCISE));
}

static void parsons_place(struct screen *s, struct box b)
{
	struct parsons_state *p = s->state;
	struct box rest = ui_below_title(b);
	int margin = b.cols > 30;
	size_t at = rows_count(&p->list.rows) ? selected(p) : 0, first, end;

	parsons_range(p->puzzle, &first, &end);
	p->list.view.box = (struct box){rest.y, rest.x + margin, rest.rows, rest.cols - 2 * margin};
	make_rows(s, at < first ? first : at);
}

static void parsons_draw(const struct screen *s, struct grid *g)
{
	struct parsons_state *p = s->state;

	ui_title(s->ui, g, s->box, p->exercise->title, "a puzzle");
	list_draw(&p->list, g);
}

/* Take what is selected to place TO. */
static void carry(struct screen *s, size_t to)
{
	struct parsons_state *p = s->state;
	size_t from = selected(p), at = parsons_move(p->puzzle, from, to);
	struct err e = ERR_INIT;

	if (at != from) {
		p->checked = false;
		if (app_puzzle_keep(s->ui->app, p->exercise, p->puzzle, &e) < 0)
			ui_fail(s->ui, &e);
	}
	make_rows(s, at);
}

static size_t below(size_t at, int count)
{
	return at + (count > 0 ? (size_t)count : 1);
}

static size_t above(size_t at, int count)
{
	size_t n = count > 0 ? (size_t)count : 1;

	return at > n ? at - n : 0;
}

static void check(struct screen *s)
{
	struct parsons_state *p = s->state;
	size_t len;

	p->carries = false;
	p->checked = true;
	make_rows(s, solved(p) ? selected(p) : parsons_wrong(p->puzzle));
	if (solved(p)) {
		ui_say(s->ui, SAY_PUZZLE_SOLVED);
		return;
	}
	const char *text = parsons_text(p->puzzle, parsons_wrong(p->puzzle), &len);
	size_t blanks = strspn(text, " \t");
	const char *newline = memchr(text, '\n', len);
	ui_say(s->ui, SAY_PUZZLE_WRONG "%.*s", (int)((newline ? (size_t)(newline - text) : len) - blanks), text + blanks);
}

static void start_again(struct screen *s)
{
	struct parsons_state *p = s->state;
	struct err e = ERR_INIT;
	size_t first, end;

	parsons_again(p->puzzle);
	p->carries = p->checked = false;
	if (app_puzzle_keep(s->ui->app, p->exercise, p->puzzle, &e) < 0)
		ui_fail(s->ui, &e);
	parsons_range(p->puzzle, &first, &end);
	make_rows(s, first);
}

/* While a line is carried, moving moves it. */
static bool carried(struct screen *s, enum action a, int count)
{
	struct parsons_state *p = s->state;
	size_t at = selected(p), last = parsons_count(p->puzzle);

	if (a == ACT_DOWN)
		carry(s, below(at, count));
	else if (a == ACT_UP)
		carry(s, above(at, count));
	else if (a == ACT_TOP)
		carry(s, 0);
	else if (a == ACT_BOTTOM)
		carry(s, last);
	else
		return false;
	return true;
}

static bool parsons_act(struct screen *s, enum action a, int count)
{
	struct parsons_state *p = s->state;

	if (p->carries && carried(s, a, count))
		return true;
	switch (a) {
	case ACT_PIECE_DOWN:
		carry(s, below(selected(p), count));
		return true;
	case ACT_PIECE_UP:
		carry(s, above(selected(p), count));
		return true;
	case ACT_PIECE_TAKE:
		p->carries = !p->carries;
		make_rows(s, selected(p));
		if (p->carries)
			ui_say(s->ui, "Carrying: %s and %s move the line, %s puts it down.", action_key(ACT_DOWN, s->scopes), action_key(ACT_UP, s->scopes),
			    action_key(ACT_PIECE_TAKE, s->scopes));
		else
			ui_say(s->ui, "Put down.");
		return true;
	case ACT_PUZZLE_CHECK:
		check(s);
		return true;
	case ACT_PUZZLE_AGAIN:
		ui_confirm(s, SAY_PUZZLE_SHUFFLE, start_again);
		return true;
	case ACT_BACK:
		if (!p->carries)
			return false;
		p->carries = false; /* Esc puts it down */
		make_rows(s, selected(p));
		return true;
	default:
		return list_act(&p->list, a, count);
	}
}

static void parsons_click(struct screen *s, int y, int x)
{
	struct parsons_state *p = s->state;
	bool again = list_click(&p->list, y, x);

	p->carries = p->carries && again;
	if (again)
		parsons_act(s, ACT_PIECE_TAKE, 0);
}

static void parsons_settle(struct screen *s)
{
	struct parsons_state *p = s->state;

	list_settle(&p->list);
}

static struct view *parsons_view(struct screen *s)
{
	struct parsons_state *p = s->state;

	return &p->list.view;
}

static size_t parsons_footer(const struct screen *s, enum action *out)
{
	static const enum action list[] = {ACT_PIECE_TAKE, ACT_PUZZLE_CHECK, ACT_LEAVE, ACT_PIECE_DOWN, ACT_PIECE_UP, ACT_PUZZLE_AGAIN};

	(void)s;
	memcpy(out, list, sizeof list);
	return sizeof list / sizeof *list;
}

static void parsons_close(struct screen *s)
{
	struct parsons_state *p = s->state;

	parsons_free(p->puzzle);
	list_done(&p->list);
}

const struct screen_ops screen_parsons = {
    .name = "puzzle",
    .scopes = SCOPE_SCREEN | SCOPE_MOVE | SCOPE_PUZZLE,
    .state_size = sizeof(struct parsons_state),
    .open = parsons_open,
    .place = parsons_place,
    .draw = parsons_draw,
    .act = parsons_act,
    .click = parsons_click,
    .settle = parsons_settle,
    .view = parsons_view,
    .footer = parsons_footer,
    .close = parsons_close,
};

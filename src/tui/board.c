/* The board of a class: learners by exercises, read again every few seconds by an errand, so that a directory that hangs stops nothing. */
#include "tui/board.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include "app/diff.h"
#include "base/clock.h"
#include "base/path.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "report/class.h"
#include "run/errand.h"
#include "tui/list.h"
#include "tui/theme.h"

#define READ_MS 2000 /* between two looks at the directory */
#define SLOW_MS 5000

struct board_state {
	char *dir;
	struct class_info *info;
	struct board board;
	struct list list;
	size_t *order, shown; /* learners, and how many of them are in the list */
	enum class_sort sort;
	char *filter; /* NULL for none */
	struct errand *errand; /* NULL while nothing is read */
	int64_t read_at, since; /* clock_monotonic() */
	bool ever;   /* something was read */
	char *worry; /* why the directory cannot be read just now; NULL where it can */
};

/* Reading. */

/* In the errand: the length of class.json, class.json, and what is new. */
static int look(void *ctx, struct buf *out, struct err *e)
{
	const struct board_state *b = ctx;
	size_t len;
	char *text = class_text(b->dir, &len, e);

	if (!text)
		return -1;
	buf_add(out, &len, sizeof len);
	buf_add(out, text, len);
	free(text);
	return reader_scan((void *)(uintptr_t)&b->board.reader, out, e);
}

static void worry(struct board_state *b, char *text)
{
	free(b->worry);
	b->worry = text;
}

static void take_info(struct board_state *b, const char *text, size_t len)
{
	struct err e = ERR_INIT;
	struct class_info *info = class_parse(text, len, "class.json", &e);

	err_done(&e);
	if (!info || strcmp(info->id, b->info->id) != 0) {
		worry(b, xstrdup("class.json cannot be read, or is another class's"));
		class_free(info);
		return;
	}
	class_free(b->info);
	b->info = info;
	b->board.info = info;
}

/* True where there is more to read at once. */
static bool take_answer(struct board_state *b, struct buf *answer)
{
	size_t len;

	if (answer->len < sizeof len)
		return false;
	memcpy(&len, answer->data, sizeof len);
	if (len > answer->len - sizeof len)
		return false;
	take_info(b, answer->data + sizeof len, len);
	size_t before = sizeof len + len;
	struct buf scan = {answer->data + before, answer->len - before, 0};
	bool more = reader_take(&b->board.reader, &scan);
	board_update(&b->board);
	b->ever = true;
	return more;
}

static void start_reading(struct board_state *b)
{
	struct err e = ERR_INIT;

	b->since = clock_monotonic();
	b->errand = errand_start(look, b, -1, &e);
	if (!b->errand)
		worry(b, xstrdup(e.text));
	err_done(&e);
}

/* True where something changed. */
static bool finish_reading(struct board_state *b)
{
	struct buf answer = BUF_INIT;
	struct err e = ERR_INIT;
	bool more = false;

	int status = errand_finish(b->errand, &answer, &e);
	errand_free(b->errand);
	b->errand = NULL;
	worry(b, NULL);
	if (status < 0)
		worry(b, err_format(&e));
	else
		more = take_answer(b, &answer);
	b->read_at = more ? 0 : clock_monotonic();
	err_done(&e);
	buf_done(&answer);
	return true;
}

/* Rows. */

static int name_cells(int width)
{
	return width >= 100 ? 24 : width >= 60 ? 16 : 10;
}

/* How many exercises have a column. */
static size_t columns_shown(const struct board_state *b, int width)
{
	int room = width - name_cells(width) - 30;
	size_t n = room > 0 ? (size_t)room : 0;

	return b->board.ncolumns < n ? b->board.ncolumns : n;
}

static void add_name(struct rows *r, const char *name, int cells)
{
	struct buf safe = BUF_INIT;
	int start = r->width, used;

	cellsafe(&safe, name, strlen(name), CELL_PROSE);
	size_t n = utf8_fit(safe.data, safe.len, cells, &used);
	rows_safe(r, MD_TEXT, safe.data, n, -1);
	rows_pad(r, start + cells + 1);
	buf_done(&safe);
}

static int letter_style(char letter)
{
	return letter == 'P' ? STYLE_STATE_PASSED : letter == 'F' ? STYLE_FAIL : letter == 's' ? STYLE_STATE_STARTED : STYLE_STATE_NEW;
}

static void learner_row(struct board_state *b, const struct board_learner *l, int64_t now, int width)
{
	struct rows *r = &b->list.rows;
	struct buf what = BUF_INIT;
	char idle[24];

	add_name(r, *l->name ? l->name : l->id, name_cells(width));
	for (size_t i = 0; i < columns_shown(b, width); i++) {
		char letter = class_cell_letter(board_cell(l, b->board.columns[i]));
		rows_add(r, letter_style(letter), &letter, 1, -1);
	}
	class_idle_text(board_idle(l, now), idle);
	rows_printf(r, MD_TEXT, " %3zu/%-3zu%7s ", l->passed, b->board.ncolumns, idle);
	rows_puts(r, l->signal == CLASS_HELP ? STYLE_FAIL : STYLE_PASS, l->left ? "left " : l->signal == CLASS_HELP ? "HELP " : l->signal == CLASS_DONE ? "done " : "     ");
	class_now_text(&b->board, l, &what);
	rows_scroll(r);
	rows_puts(r, STYLE_DIM, what.data);
	rows_end(r);
	buf_done(&what);
}

/* Whether what stands in the learner's row has the filter's text. */
static bool fits(const struct board_state *b, const struct board_learner *l)
{
	struct buf text = BUF_INIT;

	if (!b->filter)
		return true;
	buf_addf(&text, "%s %s ", l->name, l->left ? "left" : l->signal ? class_signal_name(l->signal) : "");
	class_now_text(&b->board, l, &text);
	bool there = strcasestr(text.data, b->filter) != NULL;
	buf_done(&text);
	return there;
}

static void head_rows(struct board_state *b, int width)
{
	struct rows *r = &b->list.rows;
	struct board_stat *stats;
	size_t n = board_stats(&b->board, &stats);

	if (b->worry)
		rows_wrap(r, STYLE_FAIL, b->worry, width, 0);
	if (n && width >= 40) {
		struct buf text = BUF_INIT;
		class_stat_text(&b->board, &stats[0], &text);
		rows_wrap(r, STYLE_HINT, text.data, width, 0);
		buf_done(&text);
	}
	free(stats);
	if (b->board.learners.len) {
		rows_puts(r, STYLE_DIM, "Name");
		rows_pad(r, name_cells(width) + 1);
		if (columns_shown(b, width) >= 9)
			rows_puts(r, STYLE_DIM, "Exercises");
		rows_pad(r, name_cells(width) + 1 + (int)columns_shown(b, width));
		rows_puts(r, STYLE_DIM, " passed   idle");
	} else {
		rows_wrap(r, MD_TEXT, b->ever ? "Nobody has joined yet. Learners do it with" : "Reading the class.", width, 0);
		if (b->ever)
			rows_printf(r, MD_CODE, "asynctutor class join %s", b->dir);
	}
	rows_end(r);
	list_own(&b->list, LIST_NONE);
}

static void make_rows(struct screen *s)
{
	struct board_state *b = s->state;
	int width = b->list.view.box.cols;
	int64_t now = clock_now();
	int entry = list_selected(&b->list);
	size_t selected = entry == LIST_NONE || !b->order ? SIZE_MAX : (size_t)entry, row = b->list.selected;

	list_clear(&b->list);
	free(b->order);
	b->order = class_order(&b->board, b->sort, now);
	head_rows(b, width);
	b->shown = 0;
	for (size_t i = 0; i < b->board.learners.len; i++) {
		const struct board_learner *l = &b->board.learners.ptr[b->order[i]];
		if (!fits(b, l))
			continue;
		learner_row(b, l, now, width);
		list_own(&b->list, (int)b->order[i]); /* the learner, wherever sorting has moved them */
		if (b->order[i] == selected)
			row = b->list.entries.len - 1;
		b->shown++;
	}
	if (b->board.learners.len && !b->shown) {
		rows_wrapf(&b->list.rows, MD_TEXT, width, 0, "Nobody has this in their row; %s and Enter shows all.", action_key(ACT_BOARD_FILTER, s->scopes));
		list_own(&b->list, LIST_NONE);
	}
	list_made(&b->list, row);
}

/* The screen. */

static int board_open(struct screen *s, const void *arg, struct err *e)
{
	struct board_state *b = s->state;

	b->info = class_load(arg, e);
	if (!b->info)
		return -1;
	if (strcmp(b->info->course, app_course(s->ui->app)->id) != 0)
		return err_set(e, ERR_USAGE, "the class is about the course \"%s\": name its directory with --course", b->info->course);
	b->dir = xstrdup(arg);
	board_init(&b->board, b->dir, app_course(s->ui->app), b->info);
	list_init(&b->list, s->ui->ascii);
	start_reading(b);
	if (b->errand && errand_wait(b->errand, 300)) /* most often it is there at once */
		finish_reading(b);
	return 0;
}

static void board_close_screen(struct screen *s)
{
	struct board_state *b = s->state;

	errand_free(b->errand);
	if (b->dir) {
		list_done(&b->list);
		board_done(&b->board);
	}
	class_free(b->info);
	free(b->order);
	free(b->filter);
	free(b->worry);
	free(b->dir);
}

static void board_place(struct screen *s, struct box b)
{
	struct board_state *state = s->state;
	struct box rest = ui_below_title(b);
	int margin = b.cols > 30;

	state->list.view.box = (struct box){rest.y, rest.x + margin, rest.rows, b.cols - 2 * margin};
	make_rows(s);
}

static void board_draw(const struct screen *s, struct grid *g)
{
	struct board_state *b = s->state;
	char right[96];
	size_t help = 0;

	for (size_t i = 0; i < b->board.learners.len; i++)
		help += b->board.learners.ptr[i].signal == CLASS_HELP;
	snprintf(right, sizeof right, "%zu learner%s, %zu need%s help%s, by %s", b->board.learners.len, b->board.learners.len == 1 ? "" : "s", help,
	    help == 1 ? "s" : "", b->filter ? ", filtered" : "", class_sorts[b->sort]);
	ui_title(s->ui, g, s->box, b->info->title, right);
	list_draw(&b->list, g);
}

static bool board_tick(struct screen *s)
{
	struct board_state *b = s->state;
	int64_t now = clock_monotonic();
	bool changed = false;

	if (b->errand && errand_poll(b->errand))
		changed = finish_reading(b);
	else if (b->errand && now - b->since > SLOW_MS && !b->worry) {
		worry(b, xasprintf("%s does not answer; what is shown is what was read before", b->dir));
		changed = true;
	}
	if (!b->errand && now - b->read_at >= READ_MS)
		start_reading(b);
	if (changed)
		make_rows(s);
	return changed;
}

/* What it shows more of. */

static struct board_learner *selected(const struct board_state *b)
{
	int i = list_selected(&b->list);

	return i == LIST_NONE ? NULL : &b->board.learners.ptr[i];
}

static void show_diff(struct screen *s, const struct board_learner *l, const struct board_cell *c, const char *code)
{
	struct board_state *b = s->state;
	const struct exercise *x = &b->board.course->exercises[l->last_exercise];
	struct err e = ERR_INIT;
	struct buf diff = BUF_INIT;
	char *starter;
	size_t len;

	if (course_read_file(x, "broken.py", &starter, &len, &e) < 0) {
		ui_fail(s->ui, &e);
		return;
	}
	diff_unified(starter, len, code, strlen(code), "start", c->fails ? "last attempt, not passed" : "last attempt, passed", &diff);
	struct buf title = BUF_INIT;
	buf_addf(&title, "%s: ", l->name);
	class_now_text(&b->board, l, &title);
	ui_push(s->ui, &screen_page, &(struct page){.title = title.data, .diff = diff.len ? diff.data : "The file is still as it was at the start.\n"});
	buf_done(&title);
	buf_done(&diff);
	free(starter);
}

static void show_attempt(struct screen *s)
{
	struct board_state *b = s->state;
	const struct board_learner *l = selected(b);

	if (!l)
		return;
	if (l->last_exercise == SIZE_MAX) {
		ui_say(s->ui, "%s has not begun an exercise.", l->name);
		return;
	}
	const struct board_cell *c = board_cell(l, l->last_exercise);
	char *code = c->file == SIZE_MAX ? NULL : reader_code(&b->board.reader, c->file, &c->text);
	if (code)
		show_diff(s, l, c, code);
	else
		ui_say(s->ui, c->attempts ? "The text of the last attempt is not there." : "%s has not checked this exercise.", l->name);
	free(code);
}

static void show_checks(struct screen *s)
{
	struct board_state *b = s->state;
	struct board_stat *stats;
	size_t n = board_stats(&b->board, &stats);
	struct buf text = BUF_INIT;

	for (size_t i = 0; i < n; i++) {
		class_stat_text(&b->board, &stats[i], &text);
		buf_addch(&text, '\n');
	}
	free(stats);
	if (!n)
		buf_addstr(&text, "Nobody's last attempt fails on a check.\n");
	buf_addstr(&text, "\nExercises, in the order of the columns:\n\n");
	for (size_t i = 0; i < b->board.ncolumns; i++)
		buf_addf(&text, "%3zu. %s\n", i + 1, b->board.course->exercises[b->board.columns[i]].slug);
	buf_addstr(&text, "\n" CLASS_LEGEND "\n");
	ui_push(s->ui, &screen_page, &(struct page){.title = "What most fail on", .text = text.data});
	buf_done(&text);
}

static void show_problems(struct screen *s)
{
	struct board_state *b = s->state;
	struct buf text = BUF_INIT;
	const struct class_person *missing[1000];
	size_t n = board_missing(&b->board, missing, 1000);

	for (size_t i = 0; i < b->board.reader.problems.len; i++) {
		class_problem_text(&b->board, &b->board.reader.problems.ptr[i], &text);
		buf_addch(&text, '\n');
	}
	if (!text.len)
		buf_addstr(&text, "Nothing is wrong in the directory.\n");
	if (n)
		buf_addf(&text, "\nNot here yet (%zu):\n\n", n);
	for (size_t i = 0; i < n && i < 1000; i++)
		buf_addf(&text, "%s\n", missing[i]->name);
	ui_push(s->ui, &screen_page, &(struct page){.title = "What is wrong, and who is missing", .text = text.data});
	buf_done(&text);
}

static void filter_changed(struct screen *s, const char *text)
{
	struct board_state *b = s->state;

	free(b->filter);
	b->filter = text && *text ? xstrdup(text) : NULL;
	make_rows(s);
}

static bool board_act(struct screen *s, enum action a, int count)
{
	struct board_state *b = s->state;

	if (list_act(&b->list, a, count))
		return true;
	switch (a) {
	case ACT_BOARD_OPEN:
		show_attempt(s);
		return true;
	case ACT_BOARD_SORT:
		b->sort = b->sort == CLASS_BY_IDLE ? CLASS_BY_HELP : b->sort + 1;
		make_rows(s);
		ui_say(s->ui, "Sorted by %s.", class_sorts[b->sort]);
		return true;
	case ACT_BOARD_FILTER:
		ui_prompt(s, "only rows with: ", filter_changed, filter_changed);
		return true;
	case ACT_BOARD_CHECKS:
		show_checks(s);
		return true;
	case ACT_BOARD_WRONG:
		show_problems(s);
		return true;
	default:
		return false;
	}
}

static void board_click(struct screen *s, int y, int x)
{
	struct board_state *b = s->state;

	if (list_click(&b->list, y, x))
		show_attempt(s);
}

static void board_settle(struct screen *s)
{
	struct board_state *b = s->state;

	list_settle(&b->list);
}

static struct view *board_view(struct screen *s)
{
	struct board_state *b = s->state;

	return &b->list.view;
}

static size_t board_footer(const struct screen *s, enum action *out)
{
	static const enum action list[] = {ACT_BOARD_OPEN, ACT_LEAVE, ACT_BOARD_SORT, ACT_BOARD_FILTER, ACT_BOARD_CHECKS, ACT_BOARD_WRONG};

	(void)s;
	memcpy(out, list, sizeof list);
	return sizeof list / sizeof *list;
}

const struct screen_ops screen_board = {
    .name = "board",
    .scopes = SCOPE_SCREEN | SCOPE_MOVE | SCOPE_BOARD,
    .state_size = sizeof(struct board_state),
    .tick_ms = 500,
    .open = board_open,
    .place = board_place,
    .draw = board_draw,
    .act = board_act,
    .click = board_click,
    .tick = board_tick,
    .settle = board_settle,
    .view = board_view,
    .footer = board_footer,
    .close = board_close_screen,
};

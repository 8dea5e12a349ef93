/* The board of a class: learners by exercises, read again every few seconds by an errand, so that a directory that hangs stops nothing. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "app/diff.h"
#include "base/clock.h"
#include "base/xalloc.h"
#include "tui/board_inside.h"
#include "tui/theme.h"

#define READ_MS 2000 /* between two looks at the directory */
#define SLOW_MS 5000

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
	board_start_reading(b);
	if (b->errand && errand_wait(b->errand, 300)) /* most often it is there at once */
		board_finish_reading(b);
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
	board_make_rows(s);
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
		changed = board_finish_reading(b);
	else if (b->errand && now - b->since > SLOW_MS && !b->worry) {
		board_worry(b, xasprintf("%s does not answer; what is shown is what was read before", b->dir));
		changed = true;
	}
	if (!b->errand && now - b->read_at >= READ_MS)
		board_start_reading(b);
	if (changed)
		board_make_rows(s);
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
	board_make_rows(s);
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
		board_make_rows(s);
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

/* The text of the lesson pager: where one is in it, and laying it out while nobody types. */
#include <string.h>
#include "base/clock.h"
#include "tui/lesson.h"
#include "tui/mdview.h"
#include "app/place.h"
#include "tui/theme.h"

#define WORDS_A_MINUTE 200
#define CONTENTS_COLS 28
#define LINES_AT_ONCE 2000 /* laid out at a time, some milliseconds */
#define PATIENCE 30	   /* ms that laying out may take before keys are looked at */
#define BYTES_A_WORD 7 /* with the blank, while the words are not counted */

/* Rows below the text. */

static void make_end(struct lesson_state *l)
{
	const struct lesson *lesson = l->lesson.lesson;
	const struct course *c = app_course(l->ui->app);
	int width = l->view.box.cols;

	rows_end(&l->end);
	if (lesson->exercises)
		rows_wrapf(&l->end, STYLE_DIM, width, 0, "End of the lesson. %s opens the next exercise:", action_key(ACT_FOLLOW, SCOPE_LESSON));
	else
		rows_wrap(&l->end, STYLE_DIM, "End of the lesson.", width, 0);
	for (size_t i = 0; i < lesson->exercises; i++) {
		const struct exercise *x = &c->exercises[lesson->first_exercise + i];
		bool passed = app_exercise_progress(l->ui->app, x)->state == PROGRESS_PASSED;
		rows_puts(&l->end, passed ? STYLE_STATE_PASSED : STYLE_STATE_NEW, passed ? "  [P] " : "  [ ] ");
		rows_add(&l->end, MD_LINK, x->title, strlen(x->title), LINK_EXERCISE + (int)i);
		rows_end(&l->end);
	}
}

/* The text, then what stands below it. */
bool lesson_line(void *ctx, size_t n, struct view_line *out)
{
	struct lesson_state *l = ctx;

	if (mdview_line(l->layout, n, out)) {
		lesson_quiz_line(l, n, out);
		return true;
	}
	if (rows_count(&l->end) == 0)
		make_end(l);
	return rows_line(&l->end, n - md_lines(l->layout), out);
}

/* Where one is in the file. */

/* What stands at line N of the layout, or below it where that was made up. */
struct spot lesson_spot_at(struct lesson_state *l, size_t n)
{
	const struct md_line *line;

	for (; (line = md_line(l->layout, n)); n++)
		if (line->source > 0)
			return (struct spot){line->block, line->at, line->source};
	return (struct spot){.source = l->last_line};
}

/* The first line of the layout that shows line SOURCE of the file, or what follows it. */
static size_t line_of(struct lesson_state *l, int source)
{
	const struct md_line *line;
	size_t n = 0;

	while ((line = md_line(l->layout, n)) && line->source < source)
		n++;
	return n;
}

size_t lesson_line_of_spot(struct lesson_state *l)
{
	if (l->spot.source == 0)
		return 0;
	if (l->placed)
		return md_find_line(l->layout, l->spot.block, l->spot.source, l->spot.at);
	size_t n = line_of(l, l->spot.source); /* of an earlier day: the block is not known */
	const struct md_line *line = md_line(l->layout, n);
	return line && line->source == l->spot.source ? md_find_line(l->layout, line->block, l->spot.source, l->spot.at) : n;
}

bool lesson_text_end_shown(struct lesson_state *l)
{
	return !md_line(l->layout, l->view.top + (size_t)(l->view.box.rows > 0 ? l->view.box.rows : 1));
}

/* Of the text's lines on the screen, or of the file's while not all is laid out. */
int lesson_percent(struct lesson_state *l)
{
	if (lesson_text_end_shown(l))
		return 100;
	size_t last = l->view.top + (size_t)l->view.box.rows;
	if (l->laid)
		return (int)(100 * last / (md_lines(l->layout) + 1));
	int shown = lesson_spot_at(l, last - 1).source;
	return shown >= l->last_line ? 99 : (int)(100L * shown / l->last_line);
}

int lesson_minutes_left(struct lesson_state *l, int done)
{
	int all = l->lesson.lesson->minutes;

	if (all <= 0)
		all = (int)((l->laid ? md_words(l->lesson.doc) : l->lesson.len / BYTES_A_WORD) / WORDS_A_MINUTE) + 1;
	return (all * (100 - done) + 99) / 100;
}

void lesson_save_place(struct screen *s)
{
	struct lesson_state *l = s->state;
	struct err e = ERR_INIT;

	if (!l->placed || (l->spot.source == l->saved.source && l->spot.at == l->saved.at))
		return;
	if (app_lesson_leave(s->ui->app, l->lesson.lesson, l->spot.source, l->spot.at, &e) < 0)
		ui_say(s->ui, "Your place could not be kept: %s", e.text);
	err_done(&e);
	if (!l->seeking)
		place_put(s->ui->app, (struct place){.lesson = l->lesson.lesson, .percent = lesson_percent(l)});
	l->saved = l->spot;
}

/* Layout. */

static void place_boxes(struct lesson_state *l, struct box b)
{
	struct box rest = ui_below_title(b);
	bool beside = l->contents && b.cols >= LESSON_WIDE;
	int left = beside ? CONTENTS_COLS : 0, margin = b.cols > 30;
	int cols = b.cols - left - 2 * margin;

	int below = lesson_below_rows(l, rest.rows), width = cols < LESSON_TEXT ? cols : LESSON_TEXT;
	l->view.box = (struct box){rest.y, rest.x + left + margin, rest.rows - below, width};
	l->below_view.box = (struct box){rest.y + rest.rows - below + 1, rest.x + left + margin, below > 1 ? below - 1 : 0, width};
	l->pane.box = (struct box){rest.y, rest.x + margin, rest.rows, beside ? CONTENTS_COLS - 2 : b.cols - 2 * margin};
}

/* Whether the layout goes as far as the place. */
static bool reached(struct lesson_state *l)
{
	size_t known;
	const struct md_line *line = NULL;

	if (l->laid || l->spot.source == 0)
		return true;
	md_layout_more(l->layout, 0, &known);
	for (size_t n = known; n > 0 && !(line && line->source); n--)
		line = md_line(l->layout, n - 1);
	return line && (l->placed ? line->block > l->spot.block : line->source > l->spot.source);
}

/* A piece more. */
static void lay_out(struct lesson_state *l)
{
	l->laid = !md_layout_more(l->layout, LINES_AT_ONCE, NULL);
}

/* Show the place, once it is laid out. */
static void arrive(struct lesson_state *l)
{
	if (!l->seeking || !reached(l))
		return;
	l->seeking = false;
	view_go(&l->view, lesson_line_of_spot(l));
	view_changed(&l->view);
	l->placed = true;
	lesson_mark(l);
}

bool lesson_idle(struct screen *s)
{
	struct lesson_state *l = s->state;

	if (l->laid)
		return false;
	lay_out(l);
	arrive(l);
	return true; /* also the last piece is to be shown: it tells how far one is */
}

/* Lay the text out for the width that it has now. */
static void make_layout(struct lesson_state *l)
{
	md_layout_free(l->layout);
	l->laid_width = l->view.box.cols > 0 ? l->view.box.cols : 1;
	l->laid_wrap = l->wrap;
	struct md_options options = {.width = l->laid_width, .ascii = l->ui->ascii, .wrap_code = l->wrap, .highlight = app_highlight,
	    .fence_rows = lesson_quiz_rows, .fence_ctx = l};
	l->layout = md_layout(l->lesson.doc, &options);
	rows_clear(&l->end);
	l->view.top = 0;
	l->view.left = 0;
	l->laid = false;
	l->seeking = true;
	for (int64_t until = clock_monotonic() + PATIENCE; !reached(l) && clock_monotonic() < until;)
		lay_out(l);
	arrive(l);
}

void lesson_place(struct screen *s, struct box b)
{
	struct lesson_state *l = s->state;

	place_boxes(l, b);
	if (!l->layout || l->laid_wrap != l->wrap || l->laid_width != (l->view.box.cols > 0 ? l->view.box.cols : 1))
		make_layout(l);
	else if (!l->seeking)
		view_go(&l->view, l->view.top); /* it may show more than before */
	l->pane.top = 0;
	if (l->contents && !l->seeking)
		view_show(&l->pane, l->focused ? l->selected : lesson_heading_at(l, l->view.top));
	if (!l->seeking)
		lesson_mark(l);
}

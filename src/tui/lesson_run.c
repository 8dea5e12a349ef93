/* The pane below a lesson: a program of the text runs there, and what was answered is explained. */
#include <stdlib.h>
#include <string.h>
#include "base/xalloc.h"
#include "tui/lesson.h"
#include "tui/theme.h"

#define BELOW_LEAST 2  /* rows of it, without its line */
#define TEXT_LEAST 3   /* rows that the text keeps */
#define OUTPUT_LINES 1000

bool lesson_runs(const struct lesson_state *l, int fence)
{
	return fence >= 0 && strcmp(md_fence(l->lesson.doc, (size_t)fence)->info, "python") == 0;
}

/* What is marked. */

size_t lesson_fence_line(struct lesson_state *l, size_t n)
{
	int fence = md_line(l->layout, n)->fence;

	while (n > 0 && md_line(l->layout, n - 1)->fence == fence)
		n--;
	return n;
}

size_t lesson_find_fence(struct lesson_state *l, int fence)
{
	const struct md_line *line;
	size_t n = l->view.top;

	while ((line = md_line(l->layout, n)) && line->fence != fence)
		n++;
	return line ? lesson_fence_line(l, n) : l->view.top;
}

static bool stops_at(const struct lesson_state *l, int fence)
{
	return lesson_asked(l, fence) || lesson_runs(l, fence);
}

/* The program or question that was gone to, else the first that begins on the screen, else the one that fills it. */
void lesson_mark(struct lesson_state *l)
{
	int begins = -1, covers = -1, before = l->view.top ? md_line(l->layout, l->view.top - 1) ? md_line(l->layout, l->view.top - 1)->fence : -1 : -1;
	bool seen = false;
	const struct md_line *line;

	for (int y = 0; y < l->view.box.rows && (line = md_line(l->layout, l->view.top + (size_t)y)); y++) {
		int fence = line->fence;
		if (fence >= 0 && stops_at(l, fence)) {
			seen |= fence == l->chosen;
			covers = covers < 0 ? fence : covers;
			if (begins < 0 && fence != before)
				begins = fence;
		}
		before = fence;
	}
	if (!seen)
		l->chosen = -1;
	l->marked = seen ? l->chosen : begins >= 0 ? begins : covers;
}

/* The fence that begins in line N: all of it, or as much as there is room for, below the line before it. */
static void show_fence(struct lesson_state *l, size_t n)
{
	size_t last = n, most = n + (size_t)l->view.box.rows;
	const struct md_line *next;

	while (last < most && (next = md_line(l->layout, last + 1)) && next->fence == md_line(l->layout, n)->fence)
		last++;
	if (n < l->view.top || last >= l->view.top + (size_t)l->view.box.rows)
		view_go(&l->view, n > 1 ? n - 1 : 0);
}

void lesson_next_code(struct screen *s, int step)
{
	struct lesson_state *l = s->state;
	size_t n = l->marked >= 0 ? lesson_find_fence(l, l->marked) : l->view.top;

	for (;;) {
		if (step > 0 ? !md_line(l->layout, n + 1) : n == 0)
			break;
		n = step > 0 ? n + 1 : n - 1;
		const struct md_line *line = md_line(l->layout, n);
		int fence = line ? line->fence : -1; /* or it is below the text */
		if (fence < 0 || fence == l->marked || !stops_at(l, fence))
			continue;
		n = lesson_fence_line(l, n);
		l->chosen = fence;
		l->view.link = 0;
		show_fence(l, n);
		return;
	}
	ui_say(s->ui, step > 0 ? "No program or question below." : "No program or question above.");
}

/* The pane. */

int lesson_below_rows(const struct lesson_state *l, int rows)
{
	int want = (int)(rows_count(&l->words) + rows_count(&l->output)) + 1;

	if (!l->below || rows < BELOW_LEAST + 1 + TEXT_LEAST)
		return 0;
	if (want < BELOW_LEAST + 1)
		want = BELOW_LEAST + 1;
	return want > rows / 2 ? rows / 2 : want;
}

static bool below_line(void *ctx, size_t n, struct view_line *out)
{
	struct lesson_state *l = ctx;
	size_t words = rows_count(&l->words);

	return n < words ? rows_line(&l->words, n, out) : rows_line(&l->output, n - words, out);
}

static void set_scopes(struct screen *s)
{
	struct lesson_state *l = s->state;

	s->scopes = (s->scopes & ~(unsigned)(SCOPE_CONTENTS | SCOPE_RAN)) | (l->below ? SCOPE_RAN : SCOPE_CONTENTS);
}

void lesson_below(struct screen *s, const char *title)
{
	struct lesson_state *l = s->state;

	live_drop(l->live);
	l->live = NULL;
	rows_clear(&l->words);
	rows_clear(&l->output);
	buf_clear(&l->below_title);
	buf_addstr(&l->below_title, title);
	l->below_view.source = (struct view_source){below_line, l};
	l->below_view.ascii = s->ui->ascii;
	l->below_view.top = 0;
	l->below = true;
	set_scopes(s);
	l->below_view.box.cols = l->view.box.cols;
}

void lesson_below_show(struct screen *s)
{
	lesson_place(s, s->box);
}

void lesson_below_close(struct screen *s)
{
	struct lesson_state *l = s->state;

	l->below = false;
	live_drop(l->live);
	l->live = NULL;
	set_scopes(s);
	lesson_place(s, s->box);
}

void lesson_below_draw(const struct screen *s, struct grid *g)
{
	struct lesson_state *l = s->state;
	struct box b = l->below_view.box;
	struct buf title = BUF_INIT;

	if (!l->below || b.rows < 1)
		return;
	buf_add(&title, l->below_title.data, l->below_title.len);
	if (view_has(&l->below_view, l->below_view.top + (size_t)b.rows))
		buf_addstr(&title, " (o: all of it)");
	ui_divider(s->ui, g, b.y - 1, b.x, b.cols, title.data, false);
	view_draw(&l->below_view, g, false);
	buf_done(&title);
}

static void add_page(struct rows *r, struct buf *out)
{
	for (size_t n = 0; n < rows_count(r); n++) {
		struct view_line line = {0};
		rows_line(r, n, &line);
		for (size_t i = 0; i < line.spans.len; i++)
			buf_add(out, line.spans.ptr[i].text, line.spans.ptr[i].len);
		buf_addch(out, '\n');
		vec_done(&line.spans);
	}
}

void lesson_below_page(struct screen *s)
{
	struct lesson_state *l = s->state;
	struct buf text = BUF_INIT;

	add_page(&l->words, &text);
	add_page(&l->output, &text);
	ui_push(s->ui, &screen_page, &(struct page){.title = l->below_title.data, .text = text.data});
	buf_done(&text);
}

/* Running. */

static void stream_rows(struct lesson_state *l, int style, const char *text, size_t len, int width)
{
	char *copy = xstrndup(text, len);

	rows_text(&l->output, style, copy, width);
	free(copy);
}

static void show_output(struct screen *s)
{
	struct lesson_state *l = s->state;
	const struct run_report *r = live_report(l->live);
	struct buf end = BUF_INIT;
	int width = l->below_view.box.cols;

	if (rows_count(&l->words)) {
		rows_end(&l->output);
		rows_puts(&l->output, STYLE_MODULE, "It prints:");
		rows_end(&l->output);
	}
	stream_rows(l, MD_OUTPUT, r->out, r->out_len, width);
	stream_rows(l, STYLE_FAIL, r->err, r->err_len, width);
	report_run_end(r, &end);
	rows_wrap(&l->output, run_verdict(r) == RUN_GOOD ? STYLE_DIM : STYLE_FAIL, end.data, width, 0);
	buf_done(&end);
	lesson_place(s, s->box);
}

static int running_fd(const struct screen *s)
{
	const struct lesson_state *l = s->state;

	return live_fd(l->live);
}

static bool running_poll(struct screen *s)
{
	struct lesson_state *l = s->state;

	if (!live_poll(l->live))
		return false;
	l->running = false;
	show_output(s);
	return true;
}

static void running_tell(const struct screen *s, struct buf *out)
{
	(void)s;
	buf_addstr(out, "running");
}

static void run_job(struct screen *s);

static void running_stop(struct screen *s)
{
	struct lesson_state *l = s->state;

	live_cancel(l->live);
	run_job(s); /* its end is still to come */
}

static void run_job(struct screen *s)
{
	ui_job(s->ui, &(struct job){s, running_fd, running_poll, running_tell, running_stop, 0});
}

void lesson_run(struct screen *s, int fence)
{
	struct lesson_state *l = s->state;
	const struct asked *q = lesson_asked(l, fence);
	struct err e = ERR_INIT;

	if (s->ui->job.owner) {
		ui_say(s->ui, "Something is running already. Esc ends it.");
		return;
	}
	const struct md_fence *f = md_fence(l->lesson.doc, (size_t)fence);
	const char *text = q ? q->quiz->program : f->text;
	const struct live_options options = {.real_clock = !q && app_fence_real_clock(f)};
	struct live *live = live_start_text("lesson.py", text, q ? strlen(text) : f->len, &options, &e);
	if (!live) {
		ui_fail(s->ui, &e);
		return;
	}
	if (!q || !l->answering) {
		char *title = xasprintf("What the program in line %d prints", f->line);
		lesson_below(s, title);
		free(title);
		lesson_place(s, s->box);
	}
	l->live = live;
	l->ran = fence;
	l->running = true;
	run_job(s);
}

void lesson_timeline(struct screen *s)
{
	struct lesson_state *l = s->state;

	if (!l->live)
		ui_say(s->ui, "Nothing ran here. Esc closes the pane, then %s shows the contents.", action_key(ACT_CONTENTS, SCOPE_CONTENTS));
	else if (l->running)
		ui_say(s->ui, "It still runs. Esc ends it.");
	else
		ui_push(s->ui, &screen_timeline, &(struct look_at){.live = l->live});
}

void lesson_run_done(struct lesson_state *l)
{
	live_drop(l->live);
	rows_done(&l->words);
	rows_done(&l->output);
	view_done(&l->below_view);
	buf_done(&l->below_title);
}

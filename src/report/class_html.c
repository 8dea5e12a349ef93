/* The class as one page: HTML 5 with its style and its charts (SVG 1.1) inside, no scripts, nothing from elsewhere. */
#include <stdlib.h>
#include <string.h>
#include "base/clock.h"
#include "base/utf8.h"
#include "report/class.h"

#define STATS_SHOWN 12
#define NAME_CELLS 48
#define BAR 22	  /* units of a row of a chart */
#define LABEL 240 /* units for its name, at the left */
#define WIDE 400

static const char style[] =
    "body{font:15px/1.45 system-ui,sans-serif;margin:2em auto;max-width:70em;padding:0 1em;color:#1b1b1b;background:#fff}"
    "h1{font-size:1.6em;margin:0}h2{font-size:1.2em;margin:1.8em 0 .5em}p.sub{color:#555;margin:.2em 0 1em}"
    ".wide{overflow-x:auto}table{border-collapse:collapse;font-size:13px}th,td{border:1px solid #ccc;padding:3px 7px;text-align:left;vertical-align:top}"
    "td.name{min-width:8em;max-width:22em;overflow-wrap:anywhere}td.c{text-align:center;white-space:nowrap}th.x{font-weight:600}"
    ".P{background:#cfe8d2}.F{background:#f6cfcb}.s{background:#fbedc5}svg{max-width:100%;height:auto;display:block}"
    "svg text{font:13px system-ui,sans-serif;fill:#1b1b1b}ul{margin:.3em 0;padding-left:1.3em}li{overflow-wrap:anywhere}"
    "@media print{body{margin:0;max-width:none}.wide{overflow:visible}table{font-size:9px}th,td{padding:2px 3px}tr,svg,li{break-inside:avoid}thead{display:table-header-group}"
    ".P,.F,.s,rect{print-color-adjust:exact;-webkit-print-color-adjust:exact}}";

/* TEXT, from anywhere, as text or the value of an attribute. */
static void add_text(struct buf *out, const char *text)
{
	struct buf safe = BUF_INIT;

	cellsafe(&safe, text, strlen(text), CELL_PROSE);
	for (const char *p = safe.data; *p; p++)
		switch (*p) {
		case '&':
			buf_addstr(out, "&amp;");
			break;
		case '<':
			buf_addstr(out, "&lt;");
			break;
		case '>':
			buf_addstr(out, "&gt;");
			break;
		case '"':
			buf_addstr(out, "&quot;");
			break;
		case '\'':
			buf_addstr(out, "&#39;");
			break;
		default:
			buf_addch(out, *p);
		}
	buf_done(&safe);
}

struct tally {
	size_t passed, failing, started;
};

static struct tally tally(const struct board *b, size_t exercise)
{
	struct tally t = {0};

	for (size_t i = 0; i < b->learners.len; i++) {
		char letter = class_cell_letter(board_cell(&b->learners.ptr[i], exercise));
		t.passed += letter == 'P';
		t.failing += letter == 'F';
		t.started += letter == 's';
	}
	return t;
}

static void begin_chart(struct buf *out, const char *label, size_t rows)
{
	buf_addf(out, "<svg role=\"img\" aria-label=\"%s\" viewBox=\"0 0 %d %zu\" width=\"%d\" height=\"%zu\">", label, LABEL + WIDE + 60, rows * BAR + 4,
	    LABEL + WIDE + 60, rows * BAR + 4);
}

static void add_label(struct buf *out, size_t row, const char *text)
{
	buf_addf(out, "<text x=\"%d\" y=\"%zu\" text-anchor=\"end\">", LABEL - 8, row * BAR + 16);
	add_text(out, text);
	buf_addstr(out, "</text>");
}

/* N of ALL as a part of the bar in ROW, from *X on. */
static void add_part(struct buf *out, size_t row, size_t n, size_t all, const char *color, const char *what, double *x)
{
	double width = all ? (double)n * WIDE / (double)all : 0;

	if (!n)
		return;
	buf_addf(out, "<rect x=\"%.1f\" y=\"%zu\" width=\"%.1f\" height=\"%d\" fill=\"%s\"><title>%zu %s</title></rect>", LABEL + *x, row * BAR + 3, width, BAR - 6,
	    color, n, what);
	*x += width;
}

static void add_progress_chart(const struct board *b, struct buf *out)
{
	buf_addstr(out, "<h2>Exercises</h2>\n<p class=\"sub\">Of all learners: passed (green), last attempt failed (red), started (yellow).</p>\n");
	begin_chart(out, "How many learners passed each exercise", b->ncolumns);
	for (size_t i = 0; i < b->ncolumns; i++) {
		struct tally t = tally(b, b->columns[i]);
		double x = 0;
		add_label(out, i, b->course->exercises[b->columns[i]].slug);
		buf_addf(out, "<rect x=\"%d\" y=\"%zu\" width=\"%d\" height=\"%d\" fill=\"#eee\"/>", LABEL, i * BAR + 3, WIDE, BAR - 6);
		add_part(out, i, t.passed, b->learners.len, "#4c9a5a", "passed", &x);
		add_part(out, i, t.failing, b->learners.len, "#d0675b", "failed at last", &x);
		add_part(out, i, t.started, b->learners.len, "#e3b93c", "started", &x);
		buf_addf(out, "<text x=\"%d\" y=\"%zu\">%zu/%zu</text>", LABEL + WIDE + 6, i * BAR + 16, t.passed, b->learners.len);
	}
	buf_addstr(out, "</svg>\n");
}

static void add_checks_chart(const struct board *b, struct buf *out)
{
	struct board_stat *stats;
	size_t n = board_stats(b, &stats), shown = n < STATS_SHOWN ? n : STATS_SHOWN;

	if (n) {
		buf_addstr(out, "<h2>What to explain next</h2>\n<p class=\"sub\">Learners whose last attempt fails on a check.</p>\n");
		begin_chart(out, "How many learners fail on each check", shown);
	}
	for (size_t i = 0; i < shown; i++) {
		double x = 0;
		add_label(out, i, stats[i].check);
		add_part(out, i, stats[i].failing, 2 * stats[0].failing, "#d0675b", "fail", &x);
		buf_addf(out, "<text x=\"%.1f\" y=\"%zu\">%zu of %zu in ", LABEL + 6 + x, i * BAR + 16, stats[i].failing, stats[i].tried);
		add_text(out, b->course->exercises[stats[i].exercise].slug);
		buf_addstr(out, "</text>");
	}
	if (n)
		buf_addstr(out, "</svg>\n");
	free(stats);
}

static void add_cell(const struct board_cell *c, struct buf *out)
{
	char letter = class_cell_letter(c);

	buf_addf(out, "<td class=\"c %c\"", letter == '-' ? 'n' : letter);
	if (c->check) {
		buf_addstr(out, " title=\"fails ");
		add_text(out, c->check);
		buf_addch(out, '"');
	}
	buf_addf(out, ">%c", letter);
	if (c->attempts)
		buf_addf(out, " %d", c->attempts);
	buf_addstr(out, "</td>");
}

/* A name of any length takes two lines at most. */
static void add_name(struct buf *out, const char *name)
{
	struct buf safe = BUF_INIT;

	cellsafe(&safe, name, strlen(name), CELL_PROSE);
	size_t n = utf8_fit(safe.data, safe.len, NAME_CELLS, NULL);
	bool cut = n < safe.len;
	buf_truncate(&safe, n);
	if (cut)
		buf_addstr(&safe, "…");
	add_text(out, safe.data);
	buf_done(&safe);
}

static void add_learners(const struct board *b, int64_t now, struct buf *out)
{
	size_t *order = class_order(b, CLASS_BY_NAME, now);

	buf_addstr(out, "<h2>Learners</h2>\n<p class=\"sub\">P passed, F last attempt failed, s started; the number is the attempts.</p>\n"
			"<div class=\"wide\"><table><thead><tr><th>Name</th><th>Passed</th><th>Idle</th><th>Signal</th>");
	for (size_t i = 0; i < b->ncolumns; i++) {
		buf_addstr(out, "<th class=\"x\">");
		add_text(out, b->course->exercises[b->columns[i]].slug);
		buf_addstr(out, "</th>");
	}
	buf_addstr(out, "</tr></thead><tbody>\n");
	for (size_t i = 0; i < b->learners.len; i++) {
		const struct board_learner *l = &b->learners.ptr[order[i]];
		char idle[24];
		class_idle_text(board_idle(l, now), idle);
		buf_addstr(out, "<tr><td class=\"name\">");
		add_name(out, l->name);
		buf_addf(out, "</td><td class=\"c\">%zu/%zu</td><td class=\"c\">%s</td><td class=\"c\">%s</td>", l->passed, b->ncolumns, idle,
		    l->left ? "left" : l->signal ? class_signal_name(l->signal) : "");
		for (size_t j = 0; j < b->ncolumns; j++)
			add_cell(board_cell(l, b->columns[j]), out);
		buf_addstr(out, "</tr>\n");
	}
	buf_addstr(out, "</tbody></table></div>\n");
	free(order);
}

static void add_problems(const struct board *b, struct buf *out)
{
	if (b->reader.problems.len)
		buf_addstr(out, "<h2>What is wrong</h2>\n<ul>\n");
	for (size_t i = 0; i < b->reader.problems.len; i++) {
		struct buf text = BUF_INIT;
		class_problem_text(b, &b->reader.problems.ptr[i], &text);
		buf_addstr(out, "<li>");
		add_text(out, text.data);
		buf_addstr(out, "</li>\n");
		buf_done(&text);
	}
	if (b->reader.problems.len)
		buf_addstr(out, "</ul>\n");
}

void class_report_html(const struct board *b, int64_t now, struct buf *out)
{
	char at[CLOCK_TEXT];

	clock_format(now, at);
	buf_addstr(out, "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
			"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"><title>");
	add_text(out, b->info->title);
	buf_addf(out, "</title><style>%s</style></head><body>\n<h1>", style);
	add_text(out, b->info->title);
	buf_addf(out, "</h1>\n<p class=\"sub\">%zu learner%s, ", b->learners.len, b->learners.len == 1 ? "" : "s");
	add_text(out, b->course->title);
	buf_addf(out, ", %.10s %.5s UTC</p>\n", at, at + 11);
	if (b->ncolumns)
		add_progress_chart(b, out);
	add_checks_chart(b, out);
	add_learners(b, now, out);
	add_problems(b, out);
	buf_addstr(out, "</body></html>\n");
}

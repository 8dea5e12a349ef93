#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "app/class_verify.h"
#include "base/clock.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "cli/class.h"
#include "report/class.h"
#include "report/events.h"
#include "tui/tui.h"

static int print(struct buf *out)
{
	fwrite(out->data, 1, out->len, stdout);
	buf_done(out);
	return EXIT_GOOD;
}

/* The board of the class in argument 0, read to its end. False with E filled. */
static bool open_board(struct cli *c, struct board *b, struct class_info **info, struct err *e)
{
	*info = class_cli_open(c, c->args[0], e);
	if (!*info)
		return false;
	board_init(b, c->args[0], app_course(c->app), *info);
	if (reader_read(&b->reader, e) == 0) {
		board_update(b);
		return true;
	}
	board_done(b);
	class_free(*info);
	return false;
}

int class_cmd_board(struct cli *c)
{
	static const char *const formats[] = {"text", "csv", NULL};
	int format = c->plain || !isatty(STDOUT_FILENO) ? 0 : -1, sort = CLASS_BY_HELP;
	struct buf out = BUF_INIT;
	struct err e = ERR_INIT;
	struct class_info *info;
	struct board b;

	if (getenv("ASYNCTUTOR_SCRIPT"))
		format = -1;
	if (cli_one_of(c, "format", formats, &format, &e) < 0 || cli_one_of(c, "sort", class_sorts, &sort, &e) < 0)
		return cli_fail(&e);
	if (format < 0) {
		const struct tui_options options = {.course = c->course, .start = TUI_BOARD, .slug = c->args[0]};
		return tui_main(&options, &e) < 0 ? cli_fail(&e) : EXIT_GOOD;
	}
	if (!open_board(c, &b, &info, &e))
		return cli_fail(&e);
	if (format)
		class_report_csv(&b, &out);
	else
		class_report_text(&b, (enum class_sort)sort, clock_now(), &out);
	board_done(&b);
	class_free(info);
	return print(&out);
}

/* Statements. */

struct statement {
	int64_t lamport, seq;
	char device[37];
	char *text;
};

struct statements {
	const char *iri;
	VEC(struct statement) list;
};

static void take_statement(void *ctx, size_t file, const struct event *ev)
{
	struct statements *s = ctx;
	struct err e = ERR_INIT;
	struct js *js = report_statement(ev, s->iri, &e);

	(void)file;
	err_done(&e);
	if (!js)
		return;
	struct statement *one = vec_push(&s->list);
	*one = (struct statement){.lamport = ev->lamport, .seq = ev->seq, .text = js_dump(js, 0)};
	memcpy(one->device, ev->device, sizeof one->device);
	js_free(js);
}

static int in_order(const void *a, const void *b)
{
	const struct statement *x = a, *y = b;
	int device = strcmp(x->device, y->device);

	if (x->lamport != y->lamport)
		return x->lamport < y->lamport ? -1 : 1;
	return device ? device : x->seq < y->seq ? -1 : x->seq > y->seq;
}

static int print_statements(const char *dir, const struct class_info *info, const char *iri, struct err *e)
{
	struct statements s = {.iri = iri};
	struct reader r;

	reader_init(&r, dir, info->id);
	r.event = take_statement;
	r.ctx = &s;
	int status = reader_read(&r, e);
	if (s.list.len)
		qsort(s.list.ptr, s.list.len, sizeof *s.list.ptr, in_order);
	if (status == 0)
		putchar('[');
	for (size_t i = 0; i < s.list.len; i++) {
		if (status == 0)
			printf("%s\n%s", i ? "," : "", s.list.ptr[i].text);
		free(s.list.ptr[i].text);
	}
	if (status == 0)
		puts(s.list.len ? "\n]" : "]");
	vec_done(&s.list);
	reader_done(&r);
	return status;
}

enum { REPORT_TEXT, REPORT_CSV, REPORT_JSON, REPORT_HTML, REPORT_XAPI };

int class_cmd_report(struct cli *c)
{
	static const char *const formats[] = {"text", "csv", "json", "html", "xapi", NULL};
	int format = REPORT_TEXT;
	struct buf out = BUF_INIT;
	struct err e = ERR_INIT;
	struct class_info *info = NULL;
	struct board b;

	if (cli_one_of(c, "format", formats, &format, &e) < 0)
		return cli_fail(&e);
	if (format == REPORT_XAPI) {
		const char *iri = cli_value(c, "iri");
		info = class_load(c->args[0], &e);
		int status = info ? print_statements(c->args[0], info, iri ? iri : EVENTS_IRI, &e) : -1;
		class_free(info);
		return status < 0 ? cli_fail(&e) : EXIT_GOOD;
	}
	if (!open_board(c, &b, &info, &e))
		return cli_fail(&e);
	if (format == REPORT_CSV)
		class_report_csv(&b, &out);
	else if (format == REPORT_JSON)
		class_report_json(&b, &out);
	else if (format == REPORT_HTML)
		class_report_html(&b, clock_now(), &out);
	else
		class_report_text(&b, CLASS_BY_NAME, clock_now(), &out);
	for (size_t i = 0; format != REPORT_TEXT && format != REPORT_HTML && i < b.reader.problems.len; i++) {
		struct buf line = BUF_INIT;
		class_problem_text(&b, &b.reader.problems.ptr[i], &line);
		cli_warn("%s", line.data);
		buf_done(&line);
	}
	board_done(&b);
	class_free(info);
	return print(&out);
}

static void print_finding(const struct class_finding *f, void *ctx)
{
	struct buf line = BUF_INIT, safe = BUF_INIT;

	(void)ctx;
	buf_addf(&line, "%s%s", f->note ? "note: " : "", *f->name ? f->name : f->file);
	if (*f->name)
		buf_addf(&line, " (%s)", f->file);
	buf_addf(&line, ": %s", f->text);
	cellsafe(&safe, line.data, line.len, CELL_CODE);
	puts(safe.data);
	buf_done(&line);
	buf_done(&safe);
}

int class_cmd_verify(struct cli *c)
{
	struct err e = ERR_INIT;
	struct class_verified sum;
	struct class_info *info = class_cli_open(c, c->args[0], &e);
	int status = info ? class_verify(c->app, c->args[0], info, print_finding, NULL, &sum, &e) : -1;

	class_free(info);
	if (status < 0)
		return cli_fail(&e);
	printf("%zu learner%s, %zu pass%s judged again: %zu fault%s", sum.learners, sum.learners == 1 ? "" : "s", sum.passes, sum.passes == 1 ? "" : "es",
	    sum.faults, sum.faults == 1 ? "" : "s");
	if (sum.undecided)
		printf(", %zu could not be judged here", sum.undecided);
	putchar('\n');
	return sum.faults || sum.undecided ? EXIT_FINDINGS : EXIT_GOOD;
}

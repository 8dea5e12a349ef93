#include <stdlib.h>
#include <string.h>
#include "app/live.h"
#include "app/program.h"
#include "base/path.h"
#include "base/xalloc.h"

#define OUTPUT_SHOWN (1u << 20)

struct live {
	unsigned owners;
	struct program program;
	struct run *run;
	bool ended;
	struct facts *facts;
	struct timeline *timeline;
	char *out, *err;
	struct run_report report;
};

/* Start what L->program holds; drops L on failure. */
static struct live *start(struct live *l, const struct live_options *options, struct err *e)
{
	static const struct live_options none;
	const struct live_options *o = options ? options : &none;
	struct run_job job = RUN_JOB_INIT;

	program_job(&l->program, &job);
	job.argv = o->argv;
	job.argc = o->argc;
	job.runs = &o->one;
	job.nruns = 1;
	job.events = true;
	job.site_packages = true;
	job.real_clock = l->report.real_clock = o->real_clock;
	job.limits.wall_seconds = LIVE_SECONDS;
	job.limits.all_seconds = LIVE_SECONDS + 2;
	l->run = run_start(&job, e);
	if (l->run)
		return l;
	live_drop(l);
	return NULL;
}

struct live *live_start(const struct app *a, const char *path, const struct live_options *options, struct err *e)
{
	struct live *l = xcalloc(1, sizeof *l);

	l->owners = 1;
	if (program_read(path, &l->program, e) < 0) {
		free(l);
		return NULL;
	}
	program_know_exercise(&l->program, a);
	return start(l, options, e);
}

struct live *live_start_text(const char *name, const char *text, size_t len, const struct live_options *options, struct err *e)
{
	struct live *l = xcalloc(1, sizeof *l);

	l->owners = 1;
	l->program.path = xstrdup(name);
	l->program.text = xstrndup(text, len);
	l->program.len = len;
	return start(l, options, e);
}

struct live *live_keep(struct live *l)
{
	l->owners++;
	return l;
}

void live_drop(struct live *l)
{
	if (!l || --l->owners)
		return;
	run_free(l->run);
	facts_free(l->facts);
	timeline_free(l->timeline);
	program_done(&l->program);
	free(l->out);
	free(l->err);
	free(l);
}

int live_fd(const struct live *l)
{
	return l->ended ? -1 : run_fd(l->run);
}

/* What the program printed, without the private folder in the paths of its tracebacks. */
static char *output_of(const struct run *r, const char *stream, size_t *len)
{
	char *text = run_output(r, 1, stream, OUTPUT_SHOWN, len), *folder = xasprintf("%s/work/", run_folder(r));
	size_t n = strlen(folder);
	struct buf out = BUF_INIT;

	for (const char *p = text, *end = text + *len; p < end;) {
		const char *hit = memmem(p, (size_t)(end - p), folder, n);
		buf_add(&out, p, (size_t)((hit ? hit : end) - p));
		p = hit ? hit + n : end;
	}
	free(folder);
	free(text);
	*len = out.len;
	return buf_detach(&out);
}

static struct timeline *read_timeline(const struct live *l, bool hangs)
{
	struct events *events = live_events(l);
	struct timeline *tl = events_cut(events) ? NULL : timeline_read(events, hangs);

	events_close(events);
	return tl;
}

static void conclude(struct live *l)
{
	struct run_report *report = &l->report;
	struct err e = ERR_INIT;

	l->ended = true;
	l->facts = facts_read(l->run, 1, &e);
	err_done(&e);
	report->file = path_base(l->program.path);
	report->result = run_result(l->run);
	report->facts = l->facts;
	report->out = l->out = output_of(l->run, "stdout", &report->out_len);
	report->err = l->err = output_of(l->run, "stderr", &report->err_len);
	report->timeline = l->timeline = read_timeline(l, run_hangs(report->result, l->facts));
}

bool live_poll(struct live *l)
{
	if (!l->ended && run_poll(l->run))
		conclude(l);
	return l->ended;
}

void live_cancel(struct live *l)
{
	run_cancel(l->run);
}

void live_wait(struct live *l)
{
	run_wait(l->run);
	live_poll(l);
}

const char *live_text(const struct live *l, size_t *len)
{
	*len = l->program.len;
	return l->program.text;
}

struct timeline *live_timeline(const struct live *l)
{
	return read_timeline(l, true);
}

const struct run_report *live_report(const struct live *l)
{
	return &l->report;
}

struct events *live_events(const struct live *l)
{
	return events_open(run_open(l->run, 1, "jsonl"), 0);
}

struct js *live_facts(const struct live *l)
{
	return facts_json(l->run, 1);
}

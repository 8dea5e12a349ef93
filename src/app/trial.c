#include <poll.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "app/trial.h"
#include "base/path.h"
#include "base/xalloc.h"

/* The most that one driver serves on the wall clock; each run has its own limits. */
#define SERVED_SECONDS 3600

char *trial_file_name(const struct exercise *x)
{
	return trial_name_of(x->slug);
}

char *trial_name_of(const char *slug)
{
	char *name = xasprintf("%s.py", slug);

	for (char *p = name; *p; p++)
		if (*p == '-')
			*p = '_';
	return name;
}

static void read_facts(const struct run *r, struct trial *out, size_t i)
{
	struct err e = ERR_INIT;

	facts_free(out->facts[i]);
	out->facts[i] = facts_read(r, i + 1, &e);
	err_done(&e);
}

/* A job for X whose copies and stand-ins are owned. */
static struct run_job job_for(const struct exercise *x, const struct checks *c)
{
	struct run_job job = RUN_JOB_INIT;
	struct run_copy *copies = xcalloc(x->supports, sizeof *copies);
	const char **world = xcalloc(x->nworld, sizeof *world);

	for (size_t i = 0; i < x->supports; i++)
		copies[i] = (struct run_copy){path_join(x->dir, x->support[i]), true};
	for (size_t i = 0; i < x->nworld; i++)
		world[i] = x->world[i].path;
	job.name = trial_file_name(x);
	job.copies = copies;
	job.ncopies = x->supports;
	job.world = world;
	job.nworld = x->nworld;
	job.runs = checks_runs(c, &job.nruns);
	return job;
}

static void job_done(struct run_job *job)
{
	for (size_t i = 0; i < job->ncopies; i++)
		free((void *)(uintptr_t)job->copies[i].path);
	free((void *)(uintptr_t)job->copies);
	free((void *)(uintptr_t)job->world);
	free((void *)(uintptr_t)job->name);
}

static struct run *start(const struct run_job *job)
{
	struct err e = ERR_INIT;
	struct run *r = run_start(job, &e);

	err_done(&e);
	return r;
}

/* Room for what comes of N runs. False, with the reason in the outcome, where none can be made. */
static bool begin(struct trial *out, size_t n)
{
	enum run_end why = RUN_UNDECIDED;

	*out = (struct trial){.outcome = {.end = RUN_COMPLETED}};
	if (!n)
		return false;
	const struct run_python *python = run_python_find(&why);
	out->n = n;
	out->facts = xcalloc(n, sizeof(struct facts *));
	out->outcome = (struct checks_outcome){out->facts, python ? RUN_UNDECIDED : why, python ? python->version : NULL, NULL};
	return python;
}

static void read_all(const struct run *r, struct trial *out)
{
	out->outcome.end = run_result(r)->end;
	for (size_t i = 0; i < out->n; i++)
		read_facts(r, out, i);
}

struct trial_going {
	struct trial trial;
	struct run *run; /* NULL where nothing runs */
	size_t tried;
};

struct trial_going *trial_start(const struct exercise *x, const struct checks *c, const char *text, size_t len)
{
	struct trial_going *g = xcalloc(1, sizeof *g);
	struct run_job job = job_for(x, c);

	job.text = text;
	job.len = len;
	if (begin(&g->trial, job.nruns))
		g->run = start(&job);
	job_done(&job);
	return g;
}

int trial_fd(const struct trial_going *g)
{
	return g->run ? run_fd(g->run) : -1;
}

bool trial_poll(struct trial_going *g)
{
	if (!g->run)
		return true;
	if (!run_poll(g->run))
		return false;
	read_all(g->run, &g->trial);
	run_free(g->run);
	g->run = NULL;
	return true;
}

size_t trial_progress(struct trial_going *g, size_t *of)
{
	*of = g->trial.n;
	for (int fd; g->run && g->tried < g->trial.n && (fd = run_open(g->run, g->tried + 1, "json")) >= 0; g->tried++)
		close(fd);
	return g->tried;
}

void trial_finish(struct trial_going *g, struct trial *out)
{
	*out = g->trial;
	g->trial = (struct trial){0};
	trial_drop(g);
}

void trial_drop(struct trial_going *g)
{
	if (!g)
		return;
	run_free(g->run);
	trial_done(&g->trial);
	free(g);
}

void trial_run(const struct exercise *x, const struct checks *c, const char *text, size_t len, struct trial *out)
{
	struct trial_going *g = trial_start(x, c, text, len);

	while (!trial_poll(g))
		poll(&(struct pollfd){.fd = trial_fd(g), .events = POLLIN}, 1, -1);
	trial_finish(g, out);
}

void trial_done(struct trial *t)
{
	for (size_t i = 0; i < t->n; i++)
		facts_free(t->facts[i]);
	free(t->facts);
	*t = (struct trial){0};
}

struct trials {
	struct trial now; /* first, so that its outcome leads here */
	const struct checks *checks;
	struct run_job job, serving;
	struct run *run; /* serves the text of now; NULL where none does */
	bool served;	 /* the driver has the text */
	bool whole;	 /* all runs of the text were made, by a driver of their own */
	const char *text;
	size_t len;
};

struct trials *trials_new(const struct exercise *x, const struct checks *c)
{
	struct trials *t = xcalloc(1, sizeof *t);

	t->checks = c;
	t->serving = t->job = job_for(x, c);
	t->serving.serves = true;
	t->serving.limits.all_seconds = SERVED_SECONDS;
	return t;
}

static void stop(struct trials *t)
{
	run_free(t->run);
	t->run = NULL;
}

/* A driver that is ready for the text: the one that is there, or another one. */
static bool serve(struct trials *t)
{
	if (t->run && run_text(t->run, t->text, t->len))
		return true;
	stop(t);
	t->serving.text = t->text;
	t->serving.len = t->len;
	t->run = start(&t->serving);
	if (t->run && run_text(t->run, t->text, t->len))
		return true;
	stop(t);
	return false;
}

static void run_alone(struct trials *t)
{
	struct run *r = start(&t->job);

	if (!r)
		return;
	run_wait(r);
	read_all(r, &t->now);
	run_free(r);
}

static void make(struct checks_outcome *o, size_t i)
{
	struct trials *t = (struct trials *)o;

	if (t->whole || t->now.facts[i])
		return;
	if ((!t->served && !(t->served = serve(t))) || !run_make(t->run, i + 1)) {
		/* What it did to its driver, it shall do to one of its own, whose end tells. */
		stop(t);
		t->job.text = t->text;
		t->job.len = t->len;
		run_alone(t);
		t->whole = true;
		return;
	}
	read_facts(t->run, &t->now, i);
}

struct verdict *trials_judge(struct trials *t, const char *text, size_t len)
{
	t->text = text;
	t->len = len;
	t->whole = t->served = false;
	if (begin(&t->now, t->job.nruns))
		t->now.outcome.make = make;
	struct verdict *v = checks_judge(t->checks, text, len, &t->now.outcome);
	trial_done(&t->now);
	return v;
}

void trials_free(struct trials *t)
{
	if (!t)
		return;
	stop(t);
	job_done(&t->job);
	free(t);
}

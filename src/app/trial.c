#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "app/trial.h"
#include "base/path.h"
#include "base/xalloc.h"

char *trial_file_name(const struct exercise *x)
{
	char *name = xasprintf("%s.py", x->slug);

	for (char *p = name; *p; p++)
		if (*p == '-')
			*p = '_';
	return name;
}

static void read_facts(const struct run *r, struct trial *out)
{
	for (size_t i = 0; i < out->n; i++) {
		struct err e = ERR_INIT;
		out->facts[i] = facts_read(r, i + 1, &e);
		err_done(&e);
	}
}

struct trial_going {
	struct trial trial;
	struct run *run; /* NULL where nothing runs */
	size_t tried;
};

static struct run *start_job(const struct exercise *x, struct run_job *job)
{
	struct run_copy *copies = xcalloc(x->supports, sizeof *copies);
	char **paths = xcalloc(x->supports, sizeof *paths), *name = trial_file_name(x);
	struct err e = ERR_INIT;

	for (size_t i = 0; i < x->supports; i++) {
		paths[i] = path_join(x->dir, x->support[i]);
		copies[i] = (struct run_copy){paths[i], true};
	}
	job->name = name;
	job->copies = copies;
	job->ncopies = x->supports;
	struct run *r = run_start(job, &e);
	err_done(&e);
	for (size_t i = 0; i < x->supports; i++)
		free(paths[i]);
	free(paths);
	free(copies);
	free(name);
	return r;
}

struct trial_going *trial_start(const struct exercise *x, const struct checks *c, const char *text, size_t len)
{
	struct trial_going *g = xcalloc(1, sizeof *g);
	struct run_job job = RUN_JOB_INIT;
	enum run_end why = RUN_UNDECIDED;

	g->trial.outcome.end = RUN_COMPLETED;
	job.runs = checks_runs(c, &job.nruns);
	if (!job.nruns)
		return g;
	const struct run_python *python = run_python_find(&why);
	g->trial.n = job.nruns;
	g->trial.facts = xcalloc(job.nruns, sizeof(struct facts *));
	g->trial.outcome = (struct checks_outcome){g->trial.facts, python ? RUN_UNDECIDED : why, python ? python->version : NULL};
	job.text = text;
	job.len = len;
	if (python)
		g->run = start_job(x, &job);
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
	g->trial.outcome.end = run_result(g->run)->end;
	read_facts(g->run, &g->trial);
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

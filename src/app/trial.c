#include <stdlib.h>
#include <string.h>
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

static void run_job(const struct run_job *job, struct trial *out)
{
	struct err e = ERR_INIT;
	struct run *r = run_start(job, &e);

	err_done(&e);
	if (!r)
		return;
	run_wait(r);
	out->outcome.end = run_result(r)->end;
	read_facts(r, out);
	run_free(r);
}

void trial_run(const struct exercise *x, const struct checks *c, const char *text, size_t len, struct trial *out)
{
	struct run_job job = RUN_JOB_INIT;
	enum run_end why = RUN_UNDECIDED;

	*out = (struct trial){.outcome = {.end = RUN_COMPLETED}};
	job.runs = checks_runs(c, &job.nruns);
	if (!job.nruns)
		return;
	const struct run_python *python = run_python_find(&why);
	out->n = job.nruns;
	out->facts = xcalloc(out->n, sizeof(struct facts *));
	out->outcome = (struct checks_outcome){out->facts, python ? RUN_UNDECIDED : why, python ? python->version : NULL};
	if (!python)
		return;
	struct run_copy *copies = xcalloc(x->supports, sizeof *copies);
	const char **world = xcalloc(x->nworld, sizeof *world);
	char **paths = xcalloc(x->supports, sizeof *paths), *name = trial_file_name(x);
	for (size_t i = 0; i < x->nworld; i++)
		world[i] = x->world[i].path;
	for (size_t i = 0; i < x->supports; i++) {
		paths[i] = path_join(x->dir, x->support[i]);
		copies[i] = (struct run_copy){paths[i], true};
	}
	job.name = name;
	job.text = text;
	job.len = len;
	job.copies = copies;
	job.ncopies = x->supports;
	job.world = world;
	job.nworld = x->nworld;
	run_job(&job, out);
	for (size_t i = 0; i < x->supports; i++)
		free(paths[i]);
	free(paths);
	free(world);
	free(copies);
	free(name);
}

void trial_done(struct trial *t)
{
	for (size_t i = 0; i < t->n; i++)
		facts_free(t->facts[i]);
	free(t->facts);
	*t = (struct trial){0};
}

/* Reviewing many files: one thread leads, which finds the files and gives them to others and itself. */
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>
#include "app/praise.h"
#include "app/review_judge.h"
#include "app/walk.h"
#include "base/path.h"
#include "base/xalloc.h"

#define TEXT_MAX (64u << 20) /* bytes of a file */
#define JOBS_MAX 64

struct batch {
	const struct rule_set *rules;
	const struct review_options *options;
	VEC(struct outcome) outcomes;
	atomic_size_t next, done;
	atomic_bool found; /* all files are */
	atomic_bool stopped;
};

static void judge_file(struct batch *b, struct outcome *o)
{
	struct err e = ERR_INIT;

	if (path_read(o->path, TEXT_MAX, &o->file.text, &o->file.len, &e) < 0) {
		o->why = xstrdup(e.text);
		err_done(&e);
		return;
	}
	review_judge(b->rules, b->options, o);
	if (!o->telling) {
		review_file_done(&o->file);
		o->file = (struct review_file){0};
	}
}

static void *work(void *ctx)
{
	struct batch *b = ctx;

	for (size_t i; !atomic_load(&b->stopped) && (i = atomic_fetch_add(&b->next, 1)) < b->outcomes.len;) {
		judge_file(b, &b->outcomes.ptr[i]);
		atomic_fetch_add(&b->done, 1);
	}
	return NULL;
}

static void work_on_all(struct batch *b)
{
	pthread_t threads[JOBS_MAX];
	long processors = sysconf(_SC_NPROCESSORS_ONLN);
	size_t want = b->options->jobs ? b->options->jobs : processors > 0 ? (size_t)processors : 1, made = 0;

	if (want > b->outcomes.len)
		want = b->outcomes.len;
	while (made + 1 < want && made < JOBS_MAX && pthread_create(&threads[made], NULL, work, b) == 0)
		made++;
	work(b);
	for (size_t i = 0; i < made; i++)
		pthread_join(threads[i], NULL);
}

static int add_path(const char *path, void *ctx)
{
	struct batch *b = ctx;

	*vec_push(&b->outcomes) = (struct outcome){.path = xstrdup(path)};
	return atomic_load(&b->stopped);
}

static int review_batch(struct batch *b, const char *const *paths, size_t n, struct err *e)
{
	int status = walk_python(paths, n, add_path, b, e);

	atomic_store(&b->found, true);
	if (status == 0)
		work_on_all(b);
	return status;
}

static void outcome_done(struct outcome *o)
{
	review_file_done(&o->file);
	free(o->path);
	free(o->why);
}

/* With KEEP what was found goes to *OUT. */
static void batch_done(struct batch *b, bool keep, struct review *out)
{
	for (size_t i = 0; i < b->outcomes.len; i++)
		if (keep)
			review_take(out, &b->outcomes.ptr[i]);
		else
			outcome_done(&b->outcomes.ptr[i]);
	vec_done(&b->outcomes);
	if (keep && b->options->fixed)
		praise(out);
}

int review_paths(const struct rule_set *rules, const char *const *paths, size_t n, const struct review_options *options, struct review *out,
    struct err *e)
{
	struct batch b = {.rules = rules, .options = options};
	int status = review_batch(&b, paths, n, e);

	*out = (struct review){.rules = review_count_rules(rules, options)};
	batch_done(&b, status == 0, out);
	return status;
}

/* Without waiting. */

struct review_work {
	struct batch batch;
	struct review_options options;
	char **paths;
	size_t npaths;
	pthread_t leader;
	bool led; /* by that thread */
	int end[2]; /* the leader closes its end, [1], when it is over */
	int status;
	struct err err;
};

static void *lead(void *ctx)
{
	struct review_work *w = ctx;

	w->status = review_batch(&w->batch, (const char *const *)w->paths, w->npaths, &w->err);
	close(w->end[1]);
	return NULL;
}

/* Signals are for the thread that keeps the terminal. */
static bool start_leader(struct review_work *w)
{
	sigset_t all, before;

	sigfillset(&all);
	pthread_sigmask(SIG_BLOCK, &all, &before);
	bool led = pthread_create(&w->leader, NULL, lead, w) == 0;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return led;
}

static void work_free(struct review_work *w)
{
	for (size_t i = 0; i < w->npaths; i++)
		free(w->paths[i]);
	free(w->paths);
	err_done(&w->err);
	close(w->end[0]);
	free(w);
}

struct review_work *review_begin(const struct rule_set *rules, const char *const *paths, size_t n, const struct review_options *options,
    struct err *e)
{
	struct review_work *w = xcalloc(1, sizeof *w);

	if (pipe2(w->end, O_CLOEXEC) < 0) {
		err_sys(e, "the review", "cannot begin");
		free(w);
		return NULL;
	}
	w->options = *options;
	w->batch = (struct batch){.rules = rules, .options = &w->options};
	w->err = (struct err)ERR_INIT;
	w->paths = xcalloc(n + 1, sizeof *w->paths);
	for (size_t i = 0; i < n; i++)
		w->paths[w->npaths++] = xstrdup(paths[i]);
	w->led = start_leader(w);
	if (!w->led)
		lead(w);
	return w;
}

int review_work_fd(const struct review_work *w)
{
	return w->end[0];
}

bool review_work_over(struct review_work *w)
{
	char byte;

	if (fcntl(w->end[0], F_SETFL, O_NONBLOCK) < 0)
		return true;
	return read(w->end[0], &byte, 1) == 0;
}

size_t review_work_progress(const struct review_work *w, size_t *of)
{
	*of = atomic_load(&w->batch.found) ? w->batch.outcomes.len : 0;
	return atomic_load(&w->batch.done);
}

static int join(struct review_work *w, bool keep, struct review *out, struct err *e)
{
	if (w->led)
		pthread_join(w->leader, NULL);
	int status = w->status;
	if (keep && status < 0) {
		*e = w->err;
		w->err = (struct err)ERR_INIT;
	}
	batch_done(&w->batch, keep && status == 0, out);
	work_free(w);
	return status;
}

int review_end(struct review_work *w, struct review *out, struct err *e)
{
	*out = (struct review){.rules = review_count_rules(w->batch.rules, &w->options)};
	return join(w, true, out, e);
}

void review_drop(struct review_work *w)
{
	struct review none = {0};

	if (!w)
		return;
	atomic_store(&w->batch.stopped, true);
	join(w, false, &none, NULL);
}

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include "app/class_verify.h"
#include "app/internal.h"
#include "app/trial.h"
#include "base/clock.h"
#include "base/sha256.h"
#include "base/str.h"
#include "base/xalloc.h"
#include "class/pg.h"
#include "class/reader.h"

#define CLAIMS_MAX 20 /* passes of one learner and exercise that are judged */

/* A pass that somebody claims. */
struct claim {
	size_t file;
	const struct exercise *exercise;
	char *code; /* NULL where none came with it */
	char hash[65], by[65]; /* of the text, "" where none is named; of the exercise that judged it */
};

/* What is known of a file. */
struct witness {
	char learner[37];
	char *name, *code;
	char hash[65]; /* of code */
	int64_t last_at;
	char device[37]; /* to which last_at belongs */
	bool ahead, back; /* was told */
};

struct person {
	char id[37];
	unsigned uid;
	size_t file;
};

struct found {
	struct class_finding f;
	char *text;
	size_t file;
};

struct verify {
	struct app *app;
	const struct class_info *info;
	struct reader reader;
	VEC(struct witness) witnesses; /* by file */
	VEC(struct claim) claims;
	VEC(struct person) persons;
	VEC(struct found) findings;
	struct class_verified *sum;
};

static struct witness *witness(struct verify *v, size_t file)
{
	while (v->witnesses.len <= file)
		*vec_push(&v->witnesses) = (struct witness){.last_at = INT64_MIN};
	return &v->witnesses.ptr[file];
}

static void find(struct verify *v, size_t file, const char *exercise, bool note, char *text)
{
	for (size_t i = 0; i < v->findings.len; i++)
		if (v->findings.ptr[i].file == file && strcmp(v->findings.ptr[i].text, text) == 0) {
			free(text);
			return;
		}
	struct found *f = vec_push(&v->findings);
	*f = (struct found){.f = {.exercise = exercise, .note = note, .text = text}, .text = text, .file = file};
	v->sum->faults += !note;
	v->sum->notes += note;
}

/* Reading. */

static void take_header(void *ctx, size_t file, const struct class_header *h)
{
	struct verify *v = ctx;
	struct witness *w = witness(v, file);
	unsigned uid = v->reader.files.ptr[file].uid;
	bool known = false;

	memcpy(w->learner, h->learner, sizeof w->learner);
	free(w->name);
	w->name = xstrdup(h->name);
	for (size_t i = 0; i < v->persons.len; i++) {
		const struct person *p = &v->persons.ptr[i];
		if (strcmp(p->id, h->learner) != 0)
			continue;
		known = true;
		if (p->uid != uid)
			find(v, file, NULL, false, xasprintf("says to be the learner %s, whose other file, %s, belongs to another account", h->learner,
			    v->reader.files.ptr[p->file].name));
	}
	if (known)
		return;
	struct person *p = vec_push(&v->persons);
	*p = (struct person){.uid = uid, .file = file};
	memcpy(p->id, h->learner, sizeof p->id);
	v->sum->learners++;
}

static void take_text(void *ctx, size_t file, const char *hash, const char *code, size_t len)
{
	struct witness *w = witness(ctx, file);

	(void)len;
	free(w->code);
	w->code = code ? xstrdup(code) : NULL;
	memcpy(w->hash, hash, sizeof w->hash);
}

static void look_at_clock(struct verify *v, size_t file, const struct event *ev)
{
	const struct reader_file *f = &v->reader.files.ptr[file];
	struct witness *w = witness(v, file);
	char at[CLOCK_TEXT];

	clock_format(ev->at, at);
	if (ev->at > f->mtime + CLOCK_SLACK && !w->ahead) {
		find(v, file, NULL, false, xasprintf("the clock is wrong: an event of %s stands in a file that was written %" PRId64 " min earlier", at,
		    (ev->at - f->mtime) / 60000));
		w->ahead = true;
	}
	if (strcmp(w->device, ev->device) != 0) {
		memcpy(w->device, ev->device, sizeof w->device);
		w->last_at = ev->at;
	}
	if (ev->at < w->last_at - CLOCK_SLACK && !w->back) {
		find(v, file, NULL, false, xasprintf("the clock is wrong: it went back by %" PRId64 " min, to %s", (w->last_at - ev->at) / 60000, at));
		w->back = true;
	}
	if (strstr(ev->object, "/class/") && ev->at < v->info->made - CLOCK_SLACK && !w->back) {
		find(v, file, NULL, false, xasprintf("the clock is wrong: they joined at %s, before the class was made", at));
		w->back = true;
	}
	w->last_at = ev->at;
}

static const struct exercise *exercise_of(const struct verify *v, const struct event *ev)
{
	char *prefix = app_object(v->app, "exercise", "");
	const struct exercise *x = str_starts(ev->object, prefix) ? course_exercise(v->app->course, ev->object + strlen(prefix)) : NULL;

	free(prefix);
	return x;
}

static void take_claim(struct verify *v, size_t file, const struct exercise *x, const struct event *ev)
{
	struct witness *w = witness(v, file);
	struct err e = ERR_INIT;
	struct js *result = js_parse(ev->result, strlen(ev->result), "", 1, &e);
	const char *hash = js_text(js_get(result, "text"));
	struct claim c = {.file = file, .exercise = x};
	size_t before = 0;

	err_done(&e);
	if (hash && strlen(hash) == 64)
		memcpy(c.hash, hash, sizeof c.hash);
	if (ev->hash && strlen(ev->hash) == 64)
		memcpy(c.by, ev->hash, sizeof c.by);
	js_free(result);
	for (size_t i = 0; i < v->claims.len; i++) {
		const struct claim *o = &v->claims.ptr[i];
		if (o->exercise != x || strcmp(witness(v, o->file)->learner, w->learner) != 0)
			continue;
		before++;
		if (c.hash[0] && strcmp(o->hash, c.hash) == 0 && strcmp(o->by, c.by) == 0)
			return;
	}
	if (before == CLAIMS_MAX) {
		find(v, file, x->slug, true, xasprintf("claims more than %d passes of %s with different files; the others are not judged", CLAIMS_MAX, x->slug));
		return;
	}
	if (before > CLAIMS_MAX)
		return;
	if (c.hash[0] && strcmp(c.hash, w->hash) == 0 && w->code)
		c.code = xstrdup(w->code);
	*vec_push(&v->claims) = c;
}

static void take_event(void *ctx, size_t file, const struct event *ev)
{
	struct verify *v = ctx;
	const struct exercise *x = exercise_of(v, ev);

	look_at_clock(v, file, ev);
	if (x && ev->verb == VERB_PASSED)
		take_claim(v, file, x, ev);
}

static void take_stranger(void *ctx, size_t file, const struct event *ev)
{
	struct verify *v = ctx;
	const struct reader_file *f = &v->reader.files.ptr[file];
	bool learner = strcmp(ev->learner, f->learner) != 0;

	find(v, file, NULL, false, xasprintf("holds an event that was recorded by another %s, %s: replayed", learner ? "learner" : "device",
	    learner ? ev->learner : ev->device));
}

static void take_copied(void *ctx, size_t file, const struct event *ev, size_t first)
{
	struct verify *v = ctx;
	const struct reader_file *f = v->reader.files.ptr;

	find(v, file, NULL, false, xasprintf("holds the event %s, which stands in %s with other content: one of them was replayed", ev->id, f[first].name));
	if (first != file)
		find(v, first, NULL, false, xasprintf("holds the event %s, which stands in %s with other content: one of them was replayed", ev->id, f[file].name));
}

static void take_fault(void *ctx, size_t file, const char *text)
{
	find(ctx, file, NULL, false, xstrdup(text));
}

/* Judging. */

static bool right_hash(const struct claim *c)
{
	struct sha256 h;
	char hash[65];

	sha256_init(&h);
	sha256_add(&h, c->code, strlen(c->code));
	sha256_hex(&h, hash);
	return strcmp(hash, c->hash) == 0;
}

/* What the program did to get around the checks; NULL for nothing. */
static const char *refusal(const struct trial *t)
{
	for (size_t i = 0; i < t->n; i++)
		if (t->facts[i] && t->facts[i]->refused)
			return t->facts[i]->refused->reason;
	return NULL;
}

static void tell_verdict(struct verify *v, const struct claim *c, const struct verdict *verdict, const struct trial *t, bool changed)
{
	const char *slug = c->exercise->slug, *reached = refusal(t);
	const char *other = changed ? "; and it was judged by another exercise than the class's: its checks, its starter or a support module were changed" : "";

	if (reached)
		find(v, c->file, slug, false, xasprintf("claims a pass of %s with code that reaches for the harness: the program %s%s", slug, reached, other));
	else if (verdict->kind == VERDICT_NOT_YET && verdict->first_failed < verdict->nresults)
		find(v, c->file, slug, false, xasprintf("claims a pass of %s, which its file does not: it fails %s%s", slug,
		    verdict->results[verdict->first_failed].check->id, other));
	else if (verdict->kind == VERDICT_NOT_YET)
		find(v, c->file, slug, false, xasprintf("claims a pass of %s, but its file cannot be read as Python%s", slug, other));
	else if (verdict->kind == VERDICT_UNDECIDED)
		find(v, c->file, slug, true, xasprintf("the pass of %s could not be judged here%s", slug, other));
	else if (changed)
		find(v, c->file, slug, true, xasprintf("%s was judged by another version of the exercise; by the class's it passes as well", slug));
	v->sum->undecided += verdict->kind == VERDICT_UNDECIDED;
}

static int judge(struct verify *v, const struct claim *c, struct err *e)
{
	const char *slug = c->exercise->slug;
	char hash[65];
	struct trial t;

	v->sum->passes++;
	if (!c->code && pg_is_url(v->reader.dir)) {
		v->sum->undecided++;
		find(v, c->file, slug, true, xasprintf("the pass of %s cannot be judged: its file was not sent (`asynctutor sync --code`)", slug));
		return 0;
	}
	if (!c->code || !right_hash(c)) {
		find(v, c->file, slug, false, xasprintf(c->code ? "the file that came with the pass of %s is not the one that was judged: forged"
								: "claims a pass of %s, but no file came with it: forged", slug));
		return 0;
	}
	if (course_exercise_hash(c->exercise, hash, e) < 0)
		return -1;
	struct checks *checks = app_load_checks(v->app, c->exercise, e);
	if (!checks)
		return -1;
	trial_run(c->exercise, checks, c->code, strlen(c->code), &t);
	struct verdict *verdict = checks_judge(checks, c->code, strlen(c->code), &t.outcome);
	tell_verdict(v, c, verdict, &t, strcmp(hash, c->by) != 0);
	verdict_free(verdict);
	trial_done(&t);
	checks_free(checks);
	return 0;
}

/* All of one file, in order of its name. */

static int by_file(const void *a, const void *b, void *ctx)
{
	const struct verify *v = ctx;
	const struct found *x = a, *y = b;
	const struct reader_file *f = v->reader.files.ptr;
	int order = x->file == y->file ? 0 : x->file == SIZE_MAX ? 1 : y->file == SIZE_MAX ? -1 : strcmp(f[x->file].name, f[y->file].name);

	return order ? order : strcmp(x->text, y->text);
}

static void tell(struct verify *v, void (*say)(const struct class_finding *f, void *ctx), void *ctx)
{
	if (v->findings.len)
		qsort_r(v->findings.ptr, v->findings.len, sizeof *v->findings.ptr, by_file, v);
	for (size_t i = 0; i < v->findings.len; i++) {
		struct found *f = &v->findings.ptr[i];
		const struct witness *w = f->file == SIZE_MAX ? NULL : witness(v, f->file);
		f->f.file = f->file == SIZE_MAX ? "" : v->reader.files.ptr[f->file].name;
		f->f.learner = w ? w->learner : "";
		f->f.name = w && w->name ? w->name : "";
		say(&f->f, ctx);
	}
}

static void note_problems(struct verify *v)
{
	for (size_t i = 0; i < v->reader.problems.len; i++) {
		const struct reader_problem *p = &v->reader.problems.ptr[i];
		find(v, p->file, NULL, true, p->line ? xasprintf("line %d: %s", p->line, p->text) : xstrdup(p->text));
	}
}

static void verify_done(struct verify *v)
{
	for (size_t i = 0; i < v->witnesses.len; i++) {
		free(v->witnesses.ptr[i].name);
		free(v->witnesses.ptr[i].code);
	}
	for (size_t i = 0; i < v->claims.len; i++)
		free(v->claims.ptr[i].code);
	for (size_t i = 0; i < v->findings.len; i++)
		free(v->findings.ptr[i].text);
	vec_done(&v->witnesses);
	vec_done(&v->claims);
	vec_done(&v->persons);
	vec_done(&v->findings);
	reader_done(&v->reader);
}

int class_verify(struct app *a, const char *dir, const struct class_info *info, void (*say)(const struct class_finding *f, void *ctx), void *ctx,
    struct class_verified *out, struct err *e)
{
	struct verify v = {.app = a, .info = info, .sum = out};

	*out = (struct class_verified){0};
	reader_init(&v.reader, dir, info->id);
	v.reader.header = take_header;
	v.reader.text = take_text;
	v.reader.event = take_event;
	v.reader.stranger = take_stranger;
	v.reader.copied = take_copied;
	v.reader.fault = take_fault;
	v.reader.with_code = true;
	v.reader.ctx = &v;
	int status = reader_read(&v.reader, e);
	note_problems(&v);
	for (size_t i = 0; status == 0 && i < v.claims.len; i++)
		status = judge(&v, &v.claims.ptr[i], e);
	if (status == 0)
		tell(&v, say, ctx);
	verify_done(&v);
	return status;
}

#include <stdlib.h>
#include <string.h>
#include "base/path.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "json/json.h"
#include "run/private.h"

#define COPY_MAX (16u << 20)
#define TREE_DEPTH 8
#define NAME_MOST 200

static bool is_plain_name(const char *name)
{
	return *name && strcmp(name, ".") != 0 && strcmp(name, "..") != 0 && strlen(name) <= NAME_MOST && !strchr(name, '/') &&
	       utf8_valid(name, strlen(name));
}

static int copy_file(const struct folder *f, const char *from, const char *to, struct err *e)
{
	char *data;
	size_t len;

	if (path_read(from, COPY_MAX, &data, &len, e) < 0)
		return -1;
	int status = folder_write(f, to, data, len, e);
	free(data);
	return status;
}

/* Copy the folder FROM with its Python files. */
static int copy_tree(const struct folder *f, const char *from, const char *to, int depth, struct err *e)
{
	char **names;
	size_t n;
	int status = 0;

	if (depth > TREE_DEPTH)
		return err_at(e, ERR_USAGE, from, 0, 0, "is nested too deep");
	if (path_list(from, &names, &n, e) < 0)
		return -1;
	for (size_t i = 0; i < n && status == 0; i++) {
		char *source = path_join(from, names[i]), *target = path_join(to, names[i]);
		if (path_is_dir(source) && strcmp(names[i], "__pycache__") != 0)
			status = copy_tree(f, source, target, depth + 1, e);
		else if (str_ends(names[i], ".py"))
			status = copy_file(f, source, target, e);
		free(source);
		free(target);
	}
	path_list_free(names, n);
	return status;
}

int job_write_files(const struct run_job *job, const struct folder *f, struct err *e)
{
	if (!is_plain_name(job->name))
		return err_at(e, ERR_USAGE, job->name, 0, 0, "is not a plain file name");
	char *to = path_join("work", job->name);
	int status = folder_write(f, to, job->text, job->len, e);
	free(to);
	for (size_t i = 0; i < job->ncopies && status == 0; i++) {
		to = path_join("work", path_base(job->copies[i].path));
		status = copy_file(f, job->copies[i].path, to, e);
		free(to);
	}
	return status;
}

/* The module that the file at PATH is: "greenhouse" for greenhouse.py. The caller frees; NULL where it is none. */
static char *module_of(const char *path)
{
	const char *base = path_base(path);

	return str_ends(base, ".py") ? xstrndup(base, strlen(base) - 3) : NULL;
}

static int write_stand_in(const struct folder *f, const char *path, struct err *e)
{
	if (!str_ends(path, ".py"))
		return err_at(e, ERR_USAGE, path, 0, 0, "is no stand-in");
	char *to = path_join("world", path_base(path));
	int status = copy_file(f, path, to, e);
	free(to);
	return status;
}

static int write_tracer(const struct run_job *job, const struct folder *f, struct err *e)
{
	if (job->tracer)
		return copy_tree(f, job->tracer, "tracer", 0, e);
	if (!tracer_files[0].name)
		return err_set(e, ERR_MISSING, "this program was built without its tracer");
	for (const struct tracer_file *t = tracer_files; t->name; t++) {
		char *to = path_join("tracer", t->name);
		int status = folder_write(f, to, t->text, strlen(t->text), e);
		free(to);
		if (status < 0)
			return -1;
	}
	return 0;
}

static struct js *support_of(const struct run_job *job)
{
	struct js *list = js_array();

	for (size_t i = 0; i < job->ncopies; i++) {
		char *module = job->copies[i].spans ? module_of(job->copies[i].path) : NULL;
		if (module)
			js_push_str(list, module);
		free(module);
	}
	return list;
}

static struct js *world_of(const struct run_job *job)
{
	struct js *list = js_array();

	for (size_t i = 0; i < job->nworld; i++) {
		char *module = module_of(job->world[i]);
		js_push_str(list, module);
		free(module);
	}
	return list;
}

static struct js *texts_of(const char *const *texts, size_t n)
{
	struct js *list = js_array();

	for (size_t i = 0; i < n; i++)
		js_push_str(list, texts[i]);
	return list;
}

static struct js *limits_of(const struct run_limits *l)
{
	struct js *object = js_object();

	js_set_real(object, "virtual_seconds", l->virtual_seconds);
	js_set_int(object, "steps", l->steps);
	js_set_real(object, "wall_seconds", l->wall_seconds);
	js_set_int(object, "cpu_seconds", l->cpu_seconds);
	js_set_int(object, "output_bytes", l->output_bytes);
	js_set_int(object, "events", l->events);
	return object;
}

static struct js *signals_of(const struct run_one *one)
{
	struct js *list = js_array();

	for (size_t i = 0; i < one->nsignals; i++) {
		struct js *pair = js_array();
		js_push_str(pair, one->signals[i].name);
		js_push_real(pair, one->signals[i].at);
		js_push(list, pair);
	}
	return list;
}

static struct js *run_of(const struct run_one *one)
{
	struct js *object = js_object();

	js_set_str(object, "scenario", one->scenario ? one->scenario : "");
	js_set_int(object, "seed", one->seed);
	if (one->latency_high > 0) {
		struct js *range = js_array();
		js_push_real(range, one->latency_low);
		js_push_real(range, one->latency_high);
		js_set(object, "latency", range);
	}
	js_set(object, "signals", signals_of(one));
	return object;
}

static struct js *runs_of(const struct run_job *job)
{
	static const struct run_one plain;
	struct js *list = js_array();

	for (size_t i = 0; i < job->nruns; i++)
		js_push(list, run_of(&job->runs[i]));
	if (!job->nruns)
		js_push(list, run_of(&plain));
	return list;
}

static int write_job(const struct run_job *job, const struct folder *f, struct err *e)
{
	struct js *object = js_object();
	char *file = path_join("work", job->name);

	js_set_int(object, "format", 1);
	js_set_str(object, "file", file);
	js_set(object, "support", support_of(job));
	js_set(object, "world", world_of(job));
	js_set_str(object, "clock", job->real_clock ? "real" : "virtual");
	js_set_bool(object, "races", !job->no_races);
	js_set_bool(object, "events", job->events);
	js_set_bool(object, "site_packages", job->site_packages);
	js_set(object, "limits", limits_of(&job->limits));
	js_set(object, "argv", texts_of(job->argv, job->argc));
	js_set(object, "runs", runs_of(job));
	if (job->serves)
		js_set_bool(object, "orders", true);
	char *text = js_dump(object, 2);
	int status = folder_write(f, "job.json", text, strlen(text), e);
	free(text);
	free(file);
	js_free(object);
	return status;
}

int job_write(const struct run_job *job, const struct folder *f, struct err *e)
{
	if (job_write_files(job, f, e) < 0)
		return -1;
	for (size_t i = 0; i < job->nworld; i++)
		if (write_stand_in(f, job->world[i], e) < 0)
			return -1;
	if (write_tracer(job, f, e) < 0)
		return -1;
	return write_job(job, f, e);
}

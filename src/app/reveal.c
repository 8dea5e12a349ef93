#include <stdlib.h>
#include <string.h>
#include "app/classroom.h"
#include "app/internal.h"
#include "app/repeat.h"
#include "app/reveal.h"
#include "base/path.h"
#include "base/str.h"
#include "base/xalloc.h"

#define ALL_SHOWN "all"

/* The name under which the KIND of thing is kept of X; the caller frees. */
static char *kept_name(const struct app *a, const char *kind, const struct exercise *x)
{
	return xasprintf("%s/%s/%s", kind, a->course->id, x->slug);
}

static char *get_kept(struct app *a, const char *kind, const struct exercise *x)
{
	char *name = kept_name(a, kind, x), *value = app_get(a, name);

	free(name);
	if (value && !*value) {
		free(value);
		value = NULL;
	}
	return value;
}

static int keep(struct app *a, const char *kind, const struct exercise *x, const char *value, struct err *e)
{
	char *name = kept_name(a, kind, x);
	int status = app_put(a, name, value, e);

	free(name);
	return status;
}

int app_reveal_forget(struct app *a, const struct exercise *x, struct err *e)
{
	static const char *const kinds[] = {"puzzle", "steps"};

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		char *kept = get_kept(a, kinds[i], x);
		int status = kept ? keep(a, kinds[i], x, "", e) : 0;
		free(kept);
		if (status < 0)
			return -1;
	}
	return 0;
}

/* The puzzle. */

static int record_puzzle(struct app *a, const struct exercise *x, struct err *e)
{
	struct js *result = js_object();

	js_set_bool(result, "puzzle", true);
	js_set_int(result, "hint", STANDING_HINT);
	return app_record_exercise(a, x, VERB_REVEALED, result, e);
}

int app_puzzle(struct app *a, const struct exercise *x, struct parsons **out, struct err *e)
{
	char *solution = NULL, *starter = NULL, *kept = NULL;
	size_t len = 0, starter_len;
	int status = -1;

	*out = NULL;
	if (x->kind == EXERCISE_REVIEW)
		return 0;
	if (classroom_check_hidden(a, x, e) < 0 || app_optional_file(x, "solution.py", &solution, &len, e) < 0 ||
	    course_read_file(x, "broken.py", &starter, &starter_len, e) < 0)
		goto out;
	status = 0;
	if (!solution || !(*out = parsons_new(solution, len, starter, starter_len)))
		goto out;
	kept = get_kept(a, "puzzle", x);
	if (kept)
		parsons_load(*out, kept);
	else if ((status = record_puzzle(a, x, e)) == 0)
		status = app_puzzle_keep(a, x, *out, e);
	if (status < 0) {
		parsons_free(*out);
		*out = NULL;
	}
out:
	free(solution);
	free(starter);
	free(kept);
	return status;
}

bool app_puzzle_shown(struct app *a, const struct exercise *x)
{
	char *kept = get_kept(a, "puzzle", x);
	bool shown = kept;

	free(kept);
	return shown;
}

int app_puzzle_keep(struct app *a, const struct exercise *x, const struct parsons *p, struct err *e)
{
	struct buf text = BUF_INIT;

	parsons_save(p, &text);
	int status = keep(a, "puzzle", x, text.data, e);
	buf_done(&text);
	return status;
}

/* Line by line. */

/* Where the steps end, from what SOLUTION and STARTER share. */
static void find_steps(struct app_steps *s, size_t len, const char *starter, size_t starter_len)
{
	struct code_pieces pieces = {0}, begun = {0};
	size_t first, last;

	code_split(s->solution, len, &pieces);
	code_split(starter, starter_len, &begun);
	code_shared(s->solution, &pieces, starter, &begun, &first, &last);
	s->n = pieces.list.len - first - last;
	s->ends = xcalloc(s->n + 1, sizeof *s->ends);
	for (size_t i = 0; i <= s->n; i++)
		s->ends[i] = first + i ? pieces.list.ptr[first + i - 1].end : 0;
	s->ends[s->n] = len;
	vec_done(&pieces.list);
	vec_done(&begun.list);
}

int app_steps(struct app *a, const struct exercise *x, struct app_steps *out, struct err *e)
{
	char *starter = NULL;
	size_t starter_len;

	*out = (struct app_steps){0};
	if (app_solution(a, x, &out->solution, &out->why, e) < 0)
		return -1;
	if (!out->solution)
		return 0;
	if (course_read_file(x, "broken.py", &starter, &starter_len, e) < 0) {
		app_steps_done(out);
		return -1;
	}
	find_steps(out, strlen(out->solution), starter, starter_len);
	free(starter);
	char *kept = get_kept(a, "steps", x);
	size_t shown = !kept ? 0 : strcmp(kept, ALL_SHOWN) == 0 ? out->n : strtoul(kept, NULL, 10);
	out->shown = shown < out->n ? shown : out->n;
	free(kept);
	return 0;
}

int app_steps_show(struct app *a, const struct exercise *x, struct app_steps *steps, size_t shown, struct err *e)
{
	char *text = shown < steps->n ? xasprintf("%zu", shown) : xstrdup(ALL_SHOWN);
	int status = keep(a, "steps", x, text, e);

	steps->shown = shown < steps->n ? shown : steps->n;
	free(text);
	return status;
}

void app_steps_done(struct app_steps *steps)
{
	free(steps->solution);
	free(steps->why);
	free(steps->ends);
	*steps = (struct app_steps){0};
}

bool app_steps_all_shown(struct app *a, const struct exercise *x)
{
	char *kept = get_kept(a, "steps", x);
	bool all = kept && strcmp(kept, ALL_SHOWN) == 0;

	free(kept);
	return all;
}

bool app_solution_known(struct app *a, const struct exercise *x)
{
	return app_solution_open(a, x) && (app_exercise_progress(a, x)->state == PROGRESS_PASSED || app_steps_all_shown(a, x));
}

void app_solution_text(const char *solution, const char *why, struct buf *out)
{
	buf_addstr(out, "## A solution\n\n");
	if (solution)
		buf_addf(out, "One of several: yours may differ and be right.\n\n~~~~~~~~ python\n%s%s~~~~~~~~\n\n", solution,
		    str_ends(solution, "\n") ? "" : "\n");
	else
		buf_addstr(out, "The course has none.\n\n");
	if (why)
		buf_addf(out, "## Why it is right\n\n%s", why);
}

int app_why(struct app *a, const struct exercise *x, char **why, struct err *e)
{
	size_t len;

	(void)a;
	return app_optional_file(x, "why.md", why, &len, e);
}

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "base/str.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "checks/checks.h"
#include "checks/trace.h"

struct loader {
	struct trace *t;
	struct arena *arena;
	const char *path;
	struct err *e;
	VEC(struct trace_number) numbers;
};

static const struct {
	const char *key;
	bool per_function;
} facts[] = {
#define FACT(id, key, per_function, seed_zero, timed, words) {key, per_function},
#include "checks/facts.def"
#undef FACT
};

/* A number at *P, which is moved behind it. */
static bool read_number(const char **p, double *out)
{
	char *end;

	*out = strtod(*p, &end);
	if (end == *p || !isfinite(*out))
		return false;
	*p = end;
	return true;
}

/* "4", ">=2", "<=1", "1..3". */
static int load_range(struct loader *l, const struct yml *node, struct trace_range *out)
{
	const char *p = node->kind == YML_SCALAR ? node->text : "";
	bool good;

	*out = (struct trace_range){-INFINITY, INFINITY, arena_strdup(l->arena, p)};
	if (str_starts(p, ">=")) {
		p += 2;
		good = read_number(&p, &out->low);
	} else if (str_starts(p, "<=")) {
		p += 2;
		good = read_number(&p, &out->high);
	} else {
		const char *dots = strstr(p, "..");
		char *low = dots ? xstrndup(p, (size_t)(dots - p)) : xstrdup(p);
		const char *at = low;
		good = read_number(&at, &out->low) && !*at;
		free(low);
		out->high = out->low;
		if (dots) {
			p = dots + 2;
			good = good && read_number(&p, &out->high) && out->high >= out->low;
		} else {
			p = "";
		}
	}
	if (!good || *p)
		return yml_error(node, l->path, l->e, "is no number: write 4, \">=2\", \"<=1\" or \"1..3\"");
	return 0;
}

static int load_regex(struct loader *l, const struct yml *node, const char *pattern, struct regex **out)
{
	char *why = NULL;

	*out = regex_new(pattern, &why);
	if (*out)
		return 0;
	yml_error(node, l->path, l->e, "is no regular expression: %s", why);
	free(why);
	return -1;
}

static int load_lines(struct loader *l, const struct yml *node)
{
	struct trace_line *lines = arena_array(l->arena, struct trace_line, node->count + 1);

	if (node->kind == YML_SCALAR)
		return yml_error(node, l->path, l->e, "stdout must be a map from patterns to numbers, or a list of patterns");
	l->t->lines = lines;
	l->t->lines_in_order = node->kind == YML_LIST;
	for (yml_each(item, node)) {
		const struct yml *pattern = item->key ? item->key : item;
		struct trace_line *line = &lines[l->t->nlines];
		if (yml_expect(pattern, YML_SCALAR, "a pattern", l->path, l->e) < 0 ||
		    load_regex(l, pattern, pattern->text, &line->regex) < 0)
			return -1;
		l->t->nlines++;
		line->pattern = arena_strdup(l->arena, pattern->text);
		if (item->key && load_range(l, item, &line->want) < 0)
			return -1;
	}
	return 0;
}

static int load_outcome(struct loader *l, const struct yml *node, struct trace_outcome *out)
{
	if (yml_expect(node, YML_SCALAR, "an outcome", l->path, l->e) < 0)
		return -1;
	for (int i = 0; i < FACT_OUTCOMES; i++) {
		const char *name = fact_outcome_name((enum fact_outcome)i);
		size_t n = strlen(name);
		if (strncmp(node->text, name, n) != 0 || (node->text[n] && !(i == OUTCOME_RAISES && node->text[n] == ' ')))
			continue;
		out->outcome = (enum fact_outcome)i;
		out->exception = node->text[n] ? arena_strdup(l->arena, node->text + n + 1) : NULL;
		return 0;
	}
	return yml_error(node, l->path, l->e,
	    "outcome is finishes, raises NAME, exits, deadlock, endless, waits-for-outside, timeout or killed, not \"%s\"", node->text);
}

static int load_outcomes(struct loader *l, const struct yml *node)
{
	size_t n = node->kind == YML_LIST ? node->count : 1;
	struct trace_outcome *list = arena_array(l->arena, struct trace_outcome, n + 1);

	l->t->outcomes = list;
	if (node->kind != YML_LIST)
		return load_outcome(l, node, &list[l->t->noutcomes++]);
	for (yml_each(item, node))
		if (load_outcome(l, item, &list[l->t->noutcomes++]) < 0)
			return -1;
	return 0;
}

/* "start f", "end f", "out PATTERN". */
static int load_steps(struct loader *l, const struct yml *node)
{
	static const char *const marks[FACT_MARKS] = {[ORDER_START] = "start ", [ORDER_END] = "end ", [ORDER_OUT] = "out "};
	struct trace_step *steps = arena_array(l->arena, struct trace_step, node->count + 1);

	if (yml_expect(node, YML_LIST, "order", l->path, l->e) < 0)
		return -1;
	l->t->steps = steps;
	for (yml_each(item, node)) {
		struct trace_step *step = &steps[l->t->nsteps];
		if (yml_expect(item, YML_SCALAR, "a step", l->path, l->e) < 0)
			return -1;
		for (int m = 0; m < FACT_MARKS && !step->text; m++)
			if (str_starts(item->text, marks[m])) {
				step->mark = (enum fact_mark)m;
				step->text = arena_strdup(l->arena, item->text + strlen(marks[m]));
			}
		if (!step->text)
			return yml_error(item, l->path, l->e, "a step is \"start FUNCTION\", \"end FUNCTION\" or \"out PATTERN\"");
		if (step->mark == ORDER_OUT && load_regex(l, item, step->text, &step->regex) < 0)
			return -1;
		l->t->nsteps++;
	}
	return 0;
}

static int load_latency(struct loader *l, const struct yml *node)
{
	struct trace_range r;

	if (load_range(l, node, &r) < 0)
		return -1;
	if (!(r.low > 0) || !isfinite(r.high))
		return yml_error(node, l->path, l->e, "latency is a range of factors such as \"0.95..1.05\"");
	l->t->one.latency_low = r.low;
	l->t->one.latency_high = r.high;
	return 0;
}

static int load_seeds(struct loader *l, const struct yml *node)
{
	struct trace_range r;

	if (load_range(l, node, &r) < 0)
		return -1;
	if (r.low < 2 || r.high > CHECKS_SEEDS || (int)r.low != (int)r.high)
		return yml_error(node, l->path, l->e, "seeds is how many runs are made: 2 to %d", CHECKS_SEEDS);
	l->t->seeds = (int)r.low;
	return 0;
}

static int load_signals(struct loader *l, const struct yml *node)
{
	struct run_signal *list = arena_array(l->arena, struct run_signal, node->count + 1);

	if (yml_expect(node, YML_MAP, "signal", l->path, l->e) < 0)
		return -1;
	for (yml_each(item, node)) {
		struct trace_range at;
		if (load_range(l, item, &at) < 0)
			return -1;
		if (!str_starts(item->key->text, "SIG"))
			return yml_error(item->key, l->path, l->e, "a signal has a name such as SIGTERM");
		list[l->t->one.nsignals++] = (struct run_signal){arena_strdup(l->arena, item->key->text), at.low};
	}
	l->t->one.signals = list;
	return 0;
}

static int add_number(struct loader *l, const struct yml *node, enum trace_fact fact, const char *function)
{
	struct trace_number n = {.fact = fact, .function = function ? arena_strdup(l->arena, function) : NULL};

	if (load_range(l, node, &n.want) < 0)
		return -1;
	*vec_push(&l->numbers) = n;
	return 0;
}

static int load_fact(struct loader *l, const struct yml *node, enum trace_fact fact)
{
	if (!facts[fact].per_function)
		return add_number(l, node, fact, NULL);
	if (yml_expect(node, YML_MAP, facts[fact].key, l->path, l->e) < 0)
		return -1;
	for (yml_each(item, node)) {
		if (!strchr(item->key->text, '.'))
			return yml_error(item->key, l->path, l->e, "a function is named as MODULE.FUNCTION");
		if (add_number(l, item, fact, item->key->text) < 0)
			return -1;
	}
	return 0;
}

static int load_key(struct loader *l, const struct yml *node)
{
	const char *key = node->key->text;

	if (strcmp(key, "scenario") == 0) {
		if (yml_expect(node, YML_SCALAR, "scenario", l->path, l->e) < 0)
			return -1;
		l->t->one.scenario = arena_strdup(l->arena, node->text);
		return 0;
	}
	if (strcmp(key, "latency") == 0)
		return load_latency(l, node);
	if (strcmp(key, "seeds") == 0)
		return load_seeds(l, node);
	if (strcmp(key, "signal") == 0)
		return load_signals(l, node);
	if (strcmp(key, "outcome") == 0)
		return load_outcomes(l, node);
	if (strcmp(key, "stdout") == 0)
		return load_lines(l, node);
	if (strcmp(key, "order") == 0)
		return load_steps(l, node);
	for (int i = 0; i < TRACE_FACTS; i++)
		if (strcmp(key, facts[i].key) == 0)
			return load_fact(l, node, (enum trace_fact)i);
	return 0;
}

static int check_keys(struct loader *l, const struct yml *node)
{
	const char *keys[TRACE_FACTS + 7] = {"scenario", "latency", "seeds", "signal", "outcome", "stdout", "order"};
	size_t n = 7;

	for (int i = 0; i < TRACE_FACTS; i++)
		keys[n++] = facts[i].key;
	return yml_only(node, keys, n, l->path, l->e);
}

int trace_load(struct trace *t, const struct yml *node, struct arena *arena, const char *path, struct err *e)
{
	struct loader l = {.t = t, .arena = arena, .path = path, .e = e};
	int status = yml_expect(node, YML_MAP, "trace", path, e);

	t->one.scenario = "";
	t->seeds = CHECKS_SEEDS;
	if (status == 0)
		status = check_keys(&l, node);
	for (const struct yml *item = node->first; status == 0 && item; item = item->next)
		status = load_key(&l, item);
	if (status == 0 && !t->noutcomes && !l.numbers.len && !t->nlines && !t->nsteps)
		status = yml_error(node, path, e, "the trace asks for nothing: give it outcome, stdout or another fact");
	struct trace_number *numbers = arena_array(arena, struct trace_number, l.numbers.len + 1);
	if (l.numbers.len)
		memcpy(numbers, l.numbers.ptr, l.numbers.len * sizeof *numbers);
	t->numbers = numbers;
	t->nnumbers = l.numbers.len;
	vec_done(&l.numbers);
	return status;
}

void trace_done(struct trace *t)
{
	for (size_t i = 0; i < t->nlines; i++)
		regex_free(t->lines[i].regex);
	for (size_t i = 0; i < t->nsteps; i++)
		regex_free(t->steps[i].regex);
	t->nlines = t->nsteps = 0;
}

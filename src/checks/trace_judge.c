#include <math.h>
#include <string.h>
#include "base/str.h"
#include "checks/trace.h"

/* Sums of virtual time are compared with this much grace: less than any event is apart from another. */
#define GRACE 1e-6

static const struct {
	bool seed_zero, timed;
	const char *words;
} facts[] = {
#define FACT(id, key, per_function, seed_zero, timed, words) {seed_zero, timed, words},
#include "checks/facts.def"
#undef FACT
};

static double count_calls(const struct facts *f, const char *function)
{
	double n = 0;

	for (size_t i = 0; i < f->calls.len; i++)
		n += strcmp(f->calls.ptr[i].name, function) == 0;
	return n;
}

static double value_of(const struct facts *f, const struct trace_number *n)
{
	switch (n->fact) {
	case TRACE_CALLS:
		return count_calls(f, n->function);
	case TRACE_OVERLAP:
		return facts_overlap(f, n->function);
	case TRACE_LONGEST:
		return facts_longest(f, n->function);
	case TRACE_CANCELLED:
		return facts_cancelled(f, n->function);
	case TRACE_VIRTUAL_SECONDS:
		return f->virtual_seconds;
	case TRACE_BLOCKED_MS:
		return f->blocked_ms;
	case TRACE_TASKS_LEFT:
		return f->tasks_left;
	case TRACE_NEVER_AWAITED:
		return (double)f->never_awaited.len;
	case TRACE_UNRETRIEVED:
		return (double)f->unretrieved.len;
	case TRACE_SWALLOWED:
		return (double)f->swallowed_cancels.len;
	case TRACE_OPEN_RESOURCES:
		return (double)f->open_resources.len;
	case TRACE_LOCK_CYCLES:
		return (double)f->lock_cycles.len;
	case TRACE_RACES:
		return (double)f->races.len;
	case TRACE_PROCESSES:
		return f->processes;
	case TRACE_THREADS:
		return f->threads;
	case TRACE_FACTS:
		break;
	}
	return NAN;
}

/* The line of code that a fact with a place is about; 0 where it has none. */
static int line_of(const struct facts *f, enum trace_fact fact)
{
	switch (fact) {
	case TRACE_BLOCKED_MS:
		return f->blocked.len ? f->blocked.ptr[0].line : 0;
	case TRACE_NEVER_AWAITED:
		return f->never_awaited.len ? f->never_awaited.ptr[0].line : 0;
	case TRACE_UNRETRIEVED:
		return f->unretrieved.len ? f->unretrieved.ptr[0].line : 0;
	case TRACE_SWALLOWED:
		return f->swallowed_cancels.len ? f->swallowed_cancels.ptr[0].line : 0;
	case TRACE_OPEN_RESOURCES:
		return f->open_resources.len ? f->open_resources.ptr[0].line : 0;
	case TRACE_RACES:
		return f->races.len ? f->races.ptr[0].write : 0;
	default:
		return 0;
	}
}

static bool within(double value, const struct trace_range *want)
{
	return value >= want->low - GRACE && value <= want->high + GRACE;
}

/* Without trailing zeros: "4", "1.7", "0.083". */
static void add_value(struct buf *out, double value)
{
	buf_addf(out, "%.3f", value);
	size_t n = out->len;
	while (out->data[n - 1] == '0')
		n--;
	if (out->data[n - 1] == '.')
		n--;
	buf_truncate(out, n);
}

/* WORDS with FUNCTION in the place of its %s. */
static void add_words(struct buf *out, const char *words, const char *function)
{
	const char *hole = strstr(words, "%s");

	if (hole)
		buf_addf(out, "%.*s%s%s", (int)(hole - words), words, function, hole + 2);
	else
		buf_addstr(out, words);
}

static bool number_holds(const struct trace_number *n, const struct facts *f, struct buf *seen, int *line)
{
	double value = value_of(f, n);

	if (within(value, &n->want))
		return true;
	add_words(seen, facts[n->fact].words, n->function);
	buf_addstr(seen, ": ");
	add_value(seen, value);
	buf_addf(seen, ", wanted %s", n->want.text);
	*line = line_of(f, n->fact);
	return false;
}

static bool is_a(const struct fact_exception *x, const char *name)
{
	for (size_t i = 0; i < x->bases.len; i++)
		if (strcmp(x->bases.ptr[i], name) == 0)
			return true;
	return strcmp(x->type, name) == 0;
}

static bool is_outcome(const struct trace_outcome *want, const struct facts *f)
{
	if (want->outcome != f->outcome)
		return false;
	return !want->exception || (f->exception && is_a(f->exception, want->exception));
}

static void add_exception(struct buf *out, const struct fact_exception *x, int depth)
{
	buf_addstr(out, x->type);
	if (x->ninner && depth < 4) {
		buf_addstr(out, " with ");
		for (size_t i = 0; i < x->ninner && i < 3; i++) {
			buf_addstr(out, i ? ", " : "");
			add_exception(out, &x->inner[i], depth + 1);
		}
	} else if (x->text[0]) {
		buf_addf(out, ": %s", x->text);
	}
}

static void add_waits(struct buf *out, const struct facts *f)
{
	for (size_t i = 0; i < f->waits.len && i < 4; i++) {
		const struct fact_wait *w = &f->waits.ptr[i];
		buf_addf(out, "%s%s waits for %s", i ? "; " : ": ", w->actor, w->on);
		if (w->line)
			buf_addf(out, " (line %d)", w->line);
	}
}

/* How the program ended, in words, and the line that is to blame where there is one. */
static void add_outcome(struct buf *out, const struct facts *f, int *line)
{
	switch (f->outcome) {
	case OUTCOME_FINISHES:
		buf_addstr(out, "the program finishes");
		break;
	case OUTCOME_RAISES:
		buf_addstr(out, "the program ends with ");
		if (f->exception) {
			add_exception(out, f->exception, 0);
			*line = f->exception->line;
		}
		break;
	case OUTCOME_EXITS:
		buf_addf(out, "the program exits early, with status %d", f->exit_status);
		break;
	case OUTCOME_DEADLOCK:
		buf_addstr(out, "the program hangs in a deadlock");
		add_waits(out, f);
		*line = f->waits.len ? f->waits.ptr[0].line : 0;
		break;
	case OUTCOME_ENDLESS:
		buf_addstr(out, "the program never ends");
		add_waits(out, f);
		*line = f->waits.len ? f->waits.ptr[0].line : 0;
		break;
	case OUTCOME_WAITS_FOR_OUTSIDE:
		buf_addstr(out, "the program waits for something from outside");
		add_waits(out, f);
		break;
	case OUTCOME_TIMEOUT:
		buf_addstr(out, facts_end(f) == RUN_LOOP ? "the program computes without end: a loop in it never ends, and nothing in it waits"
							 : "the program takes too long");
		break;
	case OUTCOME_KILLED:
		buf_addf(out, "the program is ended by %s", f->signal ? f->signal : "a signal");
		break;
	}
}

/* Something that was to go to another process cannot. Python 3.11 to 3.13 say so with exceptions that otherwise are mistakes. */
static bool is_unpicklable(const struct fact_exception *x)
{
	static const char *const begin[] = {"cannot pickle ", "Can't pickle ", "Can't get local object "};

	for (size_t i = 0; i < sizeof begin / sizeof *begin; i++)
		if (x->text && str_starts(x->text, begin[i]))
			return true;
	return false;
}

/* A mistake in the code itself, which no author's message is about. */
static bool is_mistake(const struct fact_exception *x)
{
	static const char *const names[] = {"NameError", "AttributeError", "TypeError", "ImportError", "SyntaxError", "LookupError",
	    "ArithmeticError", "AssertionError", "RecursionError", "NotImplementedError"};

	for (size_t i = 0; i < x->ninner; i++)
		if (is_mistake(&x->inner[i]))
			return true;
	for (size_t i = 0; !is_unpicklable(x) && i < sizeof names / sizeof *names; i++)
		if (is_a(x, names[i]))
			return true;
	return false;
}

/* Whether the end of the program is none that T speaks of, so that what else T says would not be true of it. */
static bool crashed(const struct trace *t, const struct facts *f)
{
	for (size_t i = 0; i < t->noutcomes; i++)
		if (is_outcome(&t->outcomes[i], f))
			return false;
	if (f->outcome == OUTCOME_FINISHES)
		return false;
	enum run_end end = facts_end(f);
	return !t->noutcomes || end == RUN_LOOP || end == RUN_MEMORY || (f->exception && is_mistake(f->exception));
}

static bool outcome_holds(const struct trace *t, const struct facts *f, struct buf *seen, int *line)
{
	for (size_t i = 0; i < t->noutcomes; i++)
		if (is_outcome(&t->outcomes[i], f))
			return true;
	if (!t->noutcomes)
		return true;
	add_outcome(seen, f, line);
	return false;
}

static size_t count_matches(const struct trace_line *line, const struct facts *f)
{
	size_t n = 0;

	for (size_t i = 0; i < f->stdout_lines.len; i++)
		n += regex_search(line->regex, str_from(f->stdout_lines.ptr[i]));
	return n;
}

static bool lines_hold(const struct trace *t, const struct facts *f, struct buf *seen)
{
	size_t at = 0;

	for (size_t i = 0; i < t->nlines; i++) {
		const struct trace_line *line = &t->lines[i];
		size_t n = 0;
		if (t->lines_in_order) {
			while (at < f->stdout_lines.len && !regex_search(line->regex, str_from(f->stdout_lines.ptr[at])))
				at++;
			if (at++ < f->stdout_lines.len)
				continue;
			buf_addf(seen, "no line \"%s\" where it should be in the output", line->pattern);
			return false;
		}
		n = count_matches(line, f);
		if (within((double)n, &line->want))
			continue;
		buf_addf(seen, "lines like \"%s\" in the output: %zu, wanted %s", line->pattern, n, line->want.text);
		return false;
	}
	return true;
}

static bool is_step(const struct trace_step *step, const struct fact_order *order)
{
	if (step->mark != order->mark)
		return false;
	return step->regex ? regex_search(step->regex, str_from(order->text)) : strcmp(step->text, order->text) == 0;
}

static bool steps_hold(const struct trace *t, const struct facts *f, struct buf *seen)
{
	static const char *const words[] = {[ORDER_START] = "the start of", [ORDER_END] = "the end of", [ORDER_OUT] = "the output"};
	size_t at = 0;

	for (size_t i = 0; i < t->nsteps; i++) {
		while (at < f->order.len && !is_step(&t->steps[i], &f->order.ptr[at]))
			at++;
		if (at++ < f->order.len)
			continue;
		buf_addf(seen, "%s %s does not come where it should", words[t->steps[i].mark], t->steps[i].text);
		return false;
	}
	return true;
}

enum trace_verdict trace_judge(const struct trace *t, const struct facts *f, struct buf *seen, bool *crash, int *line)
{
	bool unsure = false;

	*crash = false;
	*line = 0;
	if (f->refused) {
		*crash = true;
		*line = f->refused->line;
		buf_addf(seen, "the program %s, which is no way to solve an exercise", f->refused->reason);
		return TRACE_FAILS;
	}
	if (crashed(t, f)) {
		*crash = true;
		add_outcome(seen, f, line);
		return TRACE_FAILS;
	}
	if (!outcome_holds(t, f, seen, line) || !lines_hold(t, f, seen))
		return TRACE_FAILS;
	if (f->seed == 0 && !steps_hold(t, f, seen))
		return TRACE_FAILS;
	for (size_t i = 0; i < t->nnumbers; i++) {
		const struct trace_number *n = &t->numbers[i];
		if (facts[n->fact].seed_zero && f->seed != 0)
			continue;
		if (facts[n->fact].timed && f->unsure.len)
			unsure = true;
		else if (!number_holds(n, f, seen, line))
			return TRACE_FAILS;
	}
	return unsure ? TRACE_UNSURE : TRACE_HOLDS;
}

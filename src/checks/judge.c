#include <stdlib.h>
#include <string.h>
#include "base/utf8.h"
#include "base/xalloc.h"
#include "checks/mark_judge.h"
#include "checks/parsed.h"
#include "python/python.h"

/* The most code points of `seen`. */
#define SEEN_MAX 60

struct judged {
	struct verdict pub; /* first, so that a struct verdict * leads here */
	struct arena arena;
};

static const char *const verdict_names[] = {
    [VERDICT_PASSED] = "passed",
    [VERDICT_NOT_YET] = "not-yet",
    [VERDICT_PATTERNS_ONLY] = "patterns-only",
    [VERDICT_UNDECIDED] = "undecided",
};

const char *verdict_name(enum verdict_kind kind)
{
	return verdict_names[kind];
}

static const char *const status_names[] = {
    [CHECK_PASSED] = "passed",
    [CHECK_FAILED] = "failed",
    [CHECK_SKIPPED] = "skipped",
};

const char *check_status_name(enum check_status status)
{
	return status_names[status];
}

/* Line and column, from 1, of byte OFFSET; columns in code points. */
static void find_place(const char *text, size_t offset, int *line, int *col)
{
	size_t start = 0;

	*line = 1;
	for (size_t i = 0; i < offset; i++)
		if (text[i] == '\n') {
			++*line;
			start = i + 1;
		}
	*col = 1;
	for (size_t i = start; i < offset; ++*col) {
		uint32_t cp;
		i += utf8_decode(text + i, offset - i, &cp);
	}
}

/* The byte where LEN bytes of TEXT stop being UTF-8; LEN where they do not. */
static size_t valid_prefix(const char *text, size_t len)
{
	for (size_t i = 0; i < len;) {
		uint32_t cp;
		size_t step = utf8_decode(text + i, len - i, &cp);
		if (cp == UTF8_BAD && step == 1)
			return i;
		i += step;
	}
	return len;
}

static bool is_blank(const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (!strchr(" \t\r\n\f", text[i]))
			return false;
	return true;
}

/* False where TEXT is nothing that a parser should see; V says why. */
static bool is_text(struct judged *v, const char *text, size_t len)
{
	if (len > CHECKS_TEXT_MAX) {
		v->pub.syntax_error =
		    arena_printf(&v->arena, "the file is larger than %u bytes, the most that is judged", CHECKS_TEXT_MAX);
		return false;
	}
	const char *nul = memchr(text, '\0', len);
	size_t good = valid_prefix(text, len), bad = nul && (size_t)(nul - text) < good ? (size_t)(nul - text) : good;
	if (bad < len) {
		find_place(text, bad, &v->pub.syntax_line, &v->pub.syntax_col);
		v->pub.syntax_error = text[bad] ? "the file is not UTF-8 text: save it as UTF-8"
						: "the file contains the character NUL, so it is not a text";
		return false;
	}
	if (is_blank(text, len)) {
		v->pub.syntax_error = "the file is empty";
		return false;
	}
	return true;
}

static bool has_sound_syntax(struct judged *v, const struct py_file *file)
{
	size_t n;
	const struct py_fault *faults = py_faults(file, &n);
	struct buf b = BUF_INIT;

	if (n == 0)
		return true;
	cellsafe(&b, faults[0].message, strlen(faults[0].message), CELL_CODE);
	v->pub.syntax_error = arena_strndup(&v->arena, b.data, b.len);
	v->pub.syntax_line = faults[0].at.line;
	v->pub.syntax_col = faults[0].at.col;
	buf_done(&b);
	return false;
}

/* The first line of the code from START to END, shortened; an ellipsis stands for what is left out. */
static const char *shorten(struct arena *arena, const char *text, size_t start, size_t end)
{
	size_t stop = start, points = 0;

	while (stop < end && text[stop] != '\n' && text[stop] != '\r' && points < SEEN_MAX) {
		uint32_t cp;
		stop += utf8_decode(text + stop, end - stop, &cp);
		points++;
	}
	const char *more = stop < end ? "…" : "";
	while (stop > start && (text[stop - 1] == ' ' || text[stop - 1] == '\t'))
		stop--;
	return arena_printf(arena, "%.*s%s", (int)(stop - start), text + start, more);
}

/* True where RULE matches code that can run; the first such match becomes the place of RESULT, when that is not NULL. */
static bool find(struct judged *v, const struct rule *rule, const struct py_file *file, struct check_result *result)
{
	struct findings found = {0};

	rule_find_reachable(rule, file, &found);
	bool any = found.list.len > 0;
	if (any && result) {
		const struct finding *f = &found.list.ptr[0];
		result->seen = shorten(&v->arena, py_text(file), f->start, f->end);
		result->line = f->line;
		result->col = f->col;
		result->end_line = f->end_line;
		result->end_col = f->end_col;
	}
	findings_done(&found);
	return any;
}

static void judge_code(struct judged *v, const struct parsed_check *c, const struct py_file *file, struct check_result *result)
{
	bool forbid = c->pub.kind == CHECK_FORBID;
	bool found = find(v, c->rule, file, forbid ? result : NULL);

	result->status = found == forbid ? CHECK_FAILED : CHECK_PASSED;
	if (result->status == CHECK_FAILED && c->at)
		find(v, c->at, file, result);
}

/* The run as the learner can repeat it. */
static const char *name_run(struct judged *v, const struct run_one *one)
{
	return arena_printf(&v->arena, "%s%s%s%s", one->scenario[0] ? "in the scenario " : "in the plain run", one->scenario,
	    one->seed ? ", with --seed " : "", one->seed ? arena_printf(&v->arena, "%d", one->seed) : "");
}

static void fail_run(struct judged *v, const struct run_one *one, struct check_result *result, const char *seen, bool crash, int line)
{
	const char *where = name_run(v, one);

	result->status = CHECK_FAILED;
	result->seen = arena_printf(&v->arena, "%s: %s", where, seen);
	if (crash)
		result->message = arena_printf(&v->arena, "Something else comes first: %s (%s).", seen, where);
	if (line > 0)
		result->line = result->end_line = line;
	result->col = result->end_col = line > 0;
}

/* A run without facts: the program, or the machine, broke it off. */
static void judge_broken(struct judged *v, const struct run_one *one, enum run_end end, struct check_result *result)
{
	if (end == RUN_LOOP || end == RUN_TIMEOUT || end == RUN_MEMORY || end == RUN_OUTPUT || end == RUN_PROCESSES || end == RUN_KILLED) {
		fail_run(v, one, result, run_end_text(end), true, 0);
		result->message = run_end_text(end);
		return;
	}
	result->status = CHECK_SKIPPED;
	result->message = end == RUN_COMPLETED ? "This was not run: another run had used up the time or the memory." : run_end_text(end);
}

/*
 * Facts of run I. No run is made behind one that used up its time, steps or memory: those of its scenario, whose facts LAST are, would have ended
 * as that did.
 */
static const struct facts *facts_of(struct checks_outcome *o, size_t i, const struct facts *last)
{
	if (o->make)
		o->make(o, i);
	return o->facts[i] || o->end != RUN_COMPLETED ? o->facts[i] : last;
}

static void judge_trace(struct judged *v, const struct checks *c, const struct parsed_check *check, struct checks_outcome *o,
    struct check_result *result)
{
	const struct facts *f = NULL;

	result->status = CHECK_PASSED;
	for (size_t i = check->first_run; i < check->first_run + (size_t)check->trace.seeds && result->status == CHECK_PASSED; i++) {
		f = facts_of(o, i, f);
		struct buf seen = BUF_INIT;
		bool crash = false;
		int line = 0;
		enum trace_verdict verdict = f ? trace_judge(&check->trace, f, &seen, &crash, &line) : TRACE_UNSURE;
		if (!f)
			judge_broken(v, &c->runs[i], o->end, result);
		else if (verdict == TRACE_FAILS)
			fail_run(v, &c->runs[i], result, seen.data, crash, line);
		else if (verdict == TRACE_UNSURE)
			result->status = CHECK_SKIPPED;
		buf_done(&seen);
	}
}

static void put_mark(struct judged *v, const struct py_file *file, const struct mark *m, struct check_result *result)
{
	struct py_place start = py_place(file, m->start), end = py_place(file, m->end);

	result->seen = shorten(&v->arena, py_text(file), m->start, m->end);
	result->line = start.line;
	result->col = start.col;
	result->end_line = end.line;
	result->end_col = end.col;
}

static void judge_mark(struct judged *v, const struct marking *k, size_t check, struct check_result *result)
{
	const struct mark *shown = NULL;
	enum mark_verdict verdict = marking_judge(k, check, &shown);

	result->status = verdict == MARK_RIGHT ? CHECK_PASSED : CHECK_FAILED;
	if (verdict == MARK_CODE_GONE)
		result->message = "The code that is under review has been changed: only add comments, or start again with reset.";
	else if (verdict == MARK_OTHER_NAME)
		result->message = arena_printf(&v->arena, "The place is right, the name is not: %s", result->check->message);
	else if (verdict == MARK_ONE_TOO_MANY)
		result->message = "The place is right, and what is wrong there is named; this name says something else.";
	if (shown)
		put_mark(v, marking_file(k), shown, result);
}

static void judge_all(struct judged *v, const struct checks *c, const struct py_file *file, struct checks_outcome *o)
{
	struct marking *marking = marking_new(c, file);

	for (size_t i = 0; i < c->n; i++) {
		struct check_result *result = &v->pub.results[i];
		if (c->list[i].pub.kind == CHECK_MARK)
			judge_mark(v, marking, i, result);
		else if (c->list[i].pub.kind != CHECK_TRACE)
			judge_code(v, &c->list[i], file, result);
		else if (o)
			judge_trace(v, c, &c->list[i], o, result);
		if (result->status == CHECK_FAILED && !result->message)
			result->message = result->check->message;
		if (result->status == CHECK_FAILED && v->pub.first_failed == c->n)
			v->pub.first_failed = i;
		if (result->status == CHECK_FAILED && o && o->make)
			break;
	}
	marking_free(marking);
}

/* The verdict where no check failed. */
static enum verdict_kind kind_of(const struct judged *v, const struct checks *c, struct checks_outcome *o)
{
	size_t skipped = 0, code = 0;

	for (size_t i = 0; i < c->n; i++) {
		skipped += v->pub.results[i].status == CHECK_SKIPPED;
		code += c->list[i].pub.kind != CHECK_TRACE;
	}
	if (!skipped)
		return VERDICT_PASSED;
	return code && (!o || o->end == RUN_NO_PYTHON || o->end == RUN_OLD_PYTHON) ? VERDICT_PATTERNS_ONLY : VERDICT_UNDECIDED;
}

/* What is told of the run that a learner sees. */
static void tell_run(struct judged *v, const struct checks *c, struct checks_outcome *o)
{
	for (size_t i = 0; o && i < c->nruns; i++) {
		const struct facts *f = o->facts[i];
		if (!f || c->runs[i].scenario[0] || c->runs[i].seed)
			continue;
		v->pub.python = arena_strdup(&v->arena, f->python);
		v->pub.outcome = fact_outcome_name(f->outcome);
		v->pub.virtual_seconds = f->virtual_seconds;
		return;
	}
}

/* Whether Python took the text where the grammar did not: there is newer, or rarer, syntax than the grammar knows. */
static bool python_took_it(const struct checks *c, struct checks_outcome *o)
{
	const struct facts *f = o && c->nruns ? facts_of(o, 0, NULL) : NULL;

	if (!f)
		return false;
	for (size_t i = 0; f->exception && i < f->exception->bases.len; i++)
		if (strcmp(f->exception->bases.ptr[i], "SyntaxError") == 0)
			return false;
	return true;
}

struct verdict *checks_judge(const struct checks *c, const char *text, size_t len, struct checks_outcome *outcome)
{
	struct judged *v = xcalloc(1, sizeof *v);

	v->pub.kind = VERDICT_NOT_YET;
	v->pub.nresults = v->pub.first_failed = c->n;
	v->pub.results = arena_array(&v->arena, struct check_result, c->n);
	for (size_t i = 0; i < c->n; i++)
		v->pub.results[i] = (struct check_result){.check = &c->list[i].pub, .status = CHECK_SKIPPED};
	if (!is_text(v, text, len))
		return &v->pub;
	struct py_file *file = py_parse(text, len);
	if (has_sound_syntax(v, file) || python_took_it(c, outcome)) {
		v->pub.syntax_error = NULL;
		judge_all(v, c, file, outcome);
		tell_run(v, c, outcome);
		if (v->pub.first_failed == c->n)
			v->pub.kind = kind_of(v, c, outcome);
	}
	py_free(file);
	return &v->pub;
}

void verdict_free(struct verdict *v)
{
	struct judged *judged = (struct judged *)v;

	if (!judged)
		return;
	arena_done(&judged->arena);
	free(judged);
}

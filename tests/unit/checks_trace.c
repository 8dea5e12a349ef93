#include <stdbool.h>
#include "tests/unit/test.h"
#include "base/buf.h"
#include "base/xalloc.h"
#include "checks/checks.h"

/* Facts of a run in which all is well, but for what MORE says of it: keys of JSON that replace those of the same name. */
static struct facts *facts(int seed, const char *more)
{
	static const char *const rows[][2] = {
	    {"outcome", "\"finishes\""}, {"exception", "null"}, {"exit_status", "0"}, {"signal", "null"}, {"waits", "[]"},
	    {"virtual_seconds", "2.5"}, {"steps", "10"}, {"unsure", "[]"},
	    {"calls", "[{\"name\": \"m.f\", \"start\": 0, \"end\": 1, \"how\": \"returned\", \"exception\": null, \"actor\": \"a\", \"line\": 3}]"},
	    {"overlap", "{\"m.f\": 1}"}, {"longest", "{\"m.f\": 1.0}"}, {"cancelled", "{}"},
	    {"order", "[[\"start\", \"m.f\"], [\"out\", \"one\"], [\"end\", \"m.f\"], [\"out\", \"two\"]]"}, {"tasks_left", "0"},
	    {"tasks_left_names", "[]"}, {"never_awaited", "[]"}, {"unretrieved", "[]"}, {"swallowed_cancels", "[]"},
	    {"open_resources", "[]"}, {"blocked_ms", "0"}, {"blocked", "[]"}, {"lock_cycles", "[]"}, {"races", "[]"}, {"threads", "0"},
	    {"processes", "0"}, {"stdout_lines", "[\"one\", \"two\"]"}, {"output_cut", "false"}, {"refused", "null"}};
	struct buf b = BUF_INIT;
	struct err e = ERR_INIT;

	buf_addf(&b, "{\"format\": 1, \"scenario\": \"\", \"seed\": %d, \"python\": \"3.11.7\"", seed);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char *key = xasprintf("\"%s\":", rows[i][0]);
		if (!strstr(more, key))
			buf_addf(&b, ", %s %s", key, rows[i][1]);
		free(key);
	}
	buf_addf(&b, "%s%s}", more[0] ? ", " : "", more);
	struct facts *f = facts_parse(b.data, b.len, "facts", &e);
	if (!f)
		fail_msg("%s", e.text);
	buf_done(&b);
	return f;
}

static struct checks *load(const char *trace)
{
	char *text = xasprintf("checks:\n  - id: it\n    trace: %s\n    message: That is not it.\n", trace);
	struct err e = ERR_INIT;
	struct checks *c = checks_parse(text, strlen(text), "checks.yml", NULL, &e);

	if (!c)
		fail_msg("%s", e.text);
	free(text);
	return c;
}

/* What TRACE says to facts MORE at every seed: the status, and in what was seen the text WANT, where it is not NULL. */
static void says(const char *trace, const char *more, enum check_status status, const char *want)
{
	struct checks *c = load(trace);
	struct facts *all[CHECKS_SEEDS];
	size_t n;

	checks_runs(c, &n);
	assert_int_equal(n, CHECKS_SEEDS);
	for (int i = 0; i < CHECKS_SEEDS; i++)
		all[i] = facts(i, more);
	struct checks_outcome outcome = {all, RUN_COMPLETED, "3.11.7", NULL};
	struct verdict *v = checks_judge(c, "x = 1\n", 6, &outcome);
	if (v->results[0].status != status || (want && !strstr(v->results[0].seen, want)))
		fail_msg("%s on %s: %s, %s", trace, more, check_status_name(v->results[0].status), v->results[0].seen ? v->results[0].seen : "-");
	verdict_free(v);
	for (int i = 0; i < CHECKS_SEEDS; i++)
		facts_free(all[i]);
	checks_free(c);
}

static void numbers_are_exact_or_bounds(void **state)
{
	(void)state;
	says("{calls: {m.f: 1}}", "", CHECK_PASSED, NULL);
	says("{calls: {m.f: 2}}", "", CHECK_FAILED, "in the plain run: calls of m.f: 1, wanted 2");
	says("{calls: {m.g: 0}}", "", CHECK_PASSED, NULL);
	says("{virtual-seconds: '>=2.5'}", "", CHECK_PASSED, NULL);
	says("{virtual-seconds: '<=2.4'}", "", CHECK_FAILED, "virtual seconds: 2.5, wanted <=2.4");
	says("{virtual-seconds: 2..3}", "", CHECK_PASSED, NULL);
	says("{overlap: {m.f: '>=2'}}", "", CHECK_FAILED, "peak concurrency of m.f: 1, wanted >=2");
	says("{longest: {m.f: '<=0.5'}}", "", CHECK_FAILED, "longest call of m.f in virtual seconds: 1, wanted <=0.5");
	says("{cancelled: {m.f: 1}}", "\"cancelled\": {\"m.f\": 1}", CHECK_PASSED, NULL);
	says("{tasks-left: 0}", "\"tasks_left\": 2", CHECK_FAILED, "tasks left when main returned: 2");
	says("{blocked-ms: '<=10'}", "\"blocked_ms\": 200", CHECK_FAILED, "blocked: 200");
	says("{threads: 0, processes: 0, races: 0, lock-cycles: 0, never-awaited: 0, unretrieved: 0, swallowed-cancels: 0, open-resources: 0}", "",
	    CHECK_PASSED, NULL);
	says("{never-awaited: 0}", "\"never_awaited\": [{\"name\": \"g\", \"line\": 7}]", CHECK_FAILED, "never awaited: 1");
}

/* The verdict on a text that the grammar does not understand, where each run has facts MORE: what is told of its syntax. */
static bool is_syntax_told(const char *more)
{
	struct checks *c = load("{calls: {m.f: 1}}");
	struct facts *all[CHECKS_SEEDS];
	const char *text = "async def f():\n    return 1, *await g()\n";

	for (int i = 0; i < CHECKS_SEEDS; i++)
		all[i] = facts(i, more);
	struct checks_outcome outcome = {all, RUN_COMPLETED, "3.11.7", NULL};
	struct verdict *v = checks_judge(c, text, strlen(text), &outcome);
	bool told = v->syntax_error;
	assert_int_equal(v->results[0].status, told ? CHECK_SKIPPED : CHECK_PASSED);
	assert_int_equal(v->kind, told ? VERDICT_NOT_YET : VERDICT_PASSED);
	verdict_free(v);
	for (int i = 0; i < CHECKS_SEEDS; i++)
		facts_free(all[i]);
	checks_free(c);
	return told;
}

static void what_python_takes_is_sound(void **state)
{
	(void)state;
	assert_false(is_syntax_told(""));
	assert_true(is_syntax_told("\"outcome\": \"raises\", \"exception\": {\"type\": \"IndentationError\", \"bases\": [\"IndentationError\", "
				   "\"SyntaxError\", \"Exception\"], \"text\": \"x\", \"line\": 2, \"inner\": [], \"traceback\": []}"));
}

static void lines_are_counted_or_follow_each_other(void **state)
{
	(void)state;
	says("{stdout: {'^one$': 1, 'three': 0}}", "", CHECK_PASSED, NULL);
	says("{stdout: {'o': '>=3'}}", "", CHECK_FAILED, "lines like \"o\" in the output: 2, wanted >=3");
	says("{stdout: ['^one$', '^two$']}", "", CHECK_PASSED, NULL);
	says("{stdout: ['^two$', '^one$']}", "", CHECK_FAILED, "no line \"^one$\" where it should be");
	says("{order: [start m.f, out one, end m.f]}", "", CHECK_PASSED, NULL);
	says("{order: [end m.f, out one]}", "", CHECK_FAILED, "the output one does not come where it should");
}

static void outcomes_are_alternatives(void **state)
{
	static const char raises[] = "\"outcome\": \"raises\", \"exception\": {\"type\": \"ExceptionGroup\", \"bases\": [\"ExceptionGroup\", "
				     "\"BaseExceptionGroup\", \"Exception\"], \"text\": \"x\", \"line\": 4, \"inner\": [], \"traceback\": []}";

	(void)state;
	says("{outcome: finishes}", "", CHECK_PASSED, NULL);
	says("{outcome: [finishes, raises ExceptionGroup]}", raises, CHECK_PASSED, NULL);
	says("{outcome: raises Exception}", raises, CHECK_PASSED, NULL);
	says("{outcome: raises ValueError}", raises, CHECK_FAILED, "ends with ExceptionGroup");
	says("{outcome: deadlock}", "", CHECK_FAILED, "the program finishes");
	says("{outcome: finishes}",
	    "\"outcome\": \"deadlock\", \"waits\": [{\"actor\": \"task a\", \"on\": \"Lock held by task b\", \"line\": 9, \"since\": 1}]", CHECK_FAILED,
	    "deadlock: task a waits for Lock held by task b (line 9)");
	says("{outcome: finishes}", "\"outcome\": \"exits\"", CHECK_FAILED, "exits early");
}

static void a_crash_is_explained_before_the_authors_message(void **state)
{
	struct checks *c = load("{calls: {m.f: 1}}");
	struct facts *all[CHECKS_SEEDS];

	(void)state;
	for (int i = 0; i < CHECKS_SEEDS; i++)
		all[i] = facts(i, "\"outcome\": \"raises\", \"exception\": {\"type\": \"NameError\", \"bases\": [\"NameError\", \"Exception\"], "
				  "\"text\": \"name 'x' is not defined\", \"line\": 4, \"inner\": [], \"traceback\": []}");
	struct checks_outcome outcome = {all, RUN_COMPLETED, "3.11.7", NULL};
	struct verdict *v = checks_judge(c, "x = 1\n", 6, &outcome);
	assert_int_equal(v->kind, VERDICT_NOT_YET);
	assert_string_equal(v->results[0].message,
	    "Something else comes first: the program ends with NameError: name 'x' is not defined (in the plain run).");
	assert_int_equal(v->results[0].line, 4);
	assert_string_equal(v->outcome, "raises");
	verdict_free(v);
	for (int i = 0; i < CHECKS_SEEDS; i++)
		facts_free(all[i]);
	checks_free(c);
}

static void what_cannot_be_pickled_is_the_authors_to_explain(void **state)
{
	struct checks *c = load("{outcome: finishes}");
	struct facts *all[CHECKS_SEEDS];

	(void)state;
	for (int i = 0; i < CHECKS_SEEDS; i++)
		all[i] = facts(i, "\"outcome\": \"raises\", \"exception\": {\"type\": \"AttributeError\", \"bases\": [\"AttributeError\", \"Exception\"], "
				  "\"text\": \"Can't pickle local object 'main.<locals>.<lambda>'\", \"line\": 4, \"inner\": [], \"traceback\": []}");
	struct checks_outcome outcome = {all, RUN_COMPLETED, "3.11.7", NULL};
	struct verdict *v = checks_judge(c, "x = 1\n", 6, &outcome);
	assert_int_equal(v->kind, VERDICT_NOT_YET);
	assert_null(strstr(v->results[0].message, "Something else comes first"));
	assert_non_null(strstr(v->results[0].seen, "Can't pickle local object"));
	verdict_free(v);
	for (int i = 0; i < CHECKS_SEEDS; i++)
		facts_free(all[i]);
	checks_free(c);
}

static void what_is_refused_fails_with_its_reason(void **state)
{
	(void)state;
	says("{outcome: finishes}", "\"refused\": {\"reason\": \"touches gc\", \"line\": 4}", CHECK_FAILED, "touches gc");
}

static void time_beside_real_waiting_is_not_judged(void **state)
{
	(void)state;
	says("{virtual-seconds: '<=1'}", "\"unsure\": [\"socket\"]", CHECK_SKIPPED, NULL);
	says("{calls: {m.f: 1}}", "\"unsure\": [\"socket\"]", CHECK_PASSED, NULL);
}

static void a_seed_that_fails_is_named(void **state)
{
	struct checks *c = load("{scenario: fog, calls: {m.f: 1}}");
	struct facts *all[CHECKS_SEEDS];
	size_t n;

	(void)state;
	assert_string_equal(checks_runs(c, &n)[5].scenario, "fog");
	for (int i = 0; i < CHECKS_SEEDS; i++)
		all[i] = facts(i, i == 5 ? "\"calls\": []" : "");
	struct checks_outcome outcome = {all, RUN_COMPLETED, "3.11.7", NULL};
	struct verdict *v = checks_judge(c, "x = 1\n", 6, &outcome);
	assert_string_equal(v->results[0].seen, "in the scenario fog, with --seed 5: calls of m.f: 0, wanted 1");
	assert_string_equal(v->results[0].message, "That is not it.");
	verdict_free(v);
	for (int i = 0; i < CHECKS_SEEDS; i++)
		facts_free(all[i]);
	checks_free(c);
}

/* Facts that are made when they are asked for; `asked` counts how often. */
struct on_demand {
	struct checks_outcome outcome; /* first */
	struct facts *facts[2 * CHECKS_SEEDS];
	const char *bad; /* of the runs of the second scenario */
	size_t asked[2 * CHECKS_SEEDS];
};

static void make(struct checks_outcome *o, size_t i)
{
	struct on_demand *d = (struct on_demand *)o;

	if (!d->asked[i]++)
		d->facts[i] = facts((int)(i % CHECKS_SEEDS), i < CHECKS_SEEDS ? "" : d->bad);
}

static void runs_on_demand_end_with_the_first_check_that_fails(void **state)
{
	static const char text[] = "checks:\n  - {id: a, trace: {scenario: x, outcome: finishes}, message: m}\n"
				   "  - {id: b, trace: {scenario: y, calls: {m.f: 1}}, message: m}\n"
				   "  - {id: c, trace: {scenario: x, calls: {m.f: 1}}, message: m}\n";
	struct err e = ERR_INIT;
	struct checks *c = checks_parse(text, strlen(text), "c.yml", NULL, &e);
	struct on_demand d = {.bad = "\"calls\": []"};

	(void)state;
	d.outcome = (struct checks_outcome){d.facts, RUN_COMPLETED, "3.11.7", make};
	struct verdict *v = checks_judge(c, "x = 1\n", 6, &d.outcome);
	assert_int_equal(v->kind, VERDICT_NOT_YET);
	assert_int_equal(v->first_failed, 1);
	assert_int_equal(v->results[2].status, CHECK_SKIPPED);
	for (size_t i = 0; i < 2 * CHECKS_SEEDS; i++) {
		assert_int_equal(d.asked[i], i <= CHECKS_SEEDS);
		facts_free(d.facts[i]);
	}
	verdict_free(v);
	checks_free(c);
}

static void runs_behind_one_that_used_up_its_time_are_not_missed(void **state)
{
	static const char text[] = "checks:\n  - {id: a, trace: {scenario: x, outcome: timeout}, message: m}\n"
				   "  - {id: b, trace: {scenario: x, outcome: finishes}, message: m}\n"
				   "  - {id: c, trace: {scenario: y, outcome: finishes}, message: m}\n";
	struct err e = ERR_INIT;
	struct checks *c = checks_parse(text, strlen(text), "c.yml", NULL, &e);
	struct facts *some[2 * CHECKS_SEEDS] = {facts(0, "\"outcome\": \"timeout\", \"signal\": \"SIGXCPU\"")};
	struct checks_outcome outcome = {some, RUN_COMPLETED, "3.11.7", NULL};
	struct verdict *v = checks_judge(c, "x = 1\n", 6, &outcome);

	(void)state;
	assert_int_equal(v->kind, VERDICT_NOT_YET);
	assert_int_equal(v->results[0].status, CHECK_PASSED);
	assert_int_equal(v->first_failed, 1);
	assert_non_null(strstr(v->results[1].message, "Something else comes first: the program computes without end"));
	assert_int_equal(v->results[2].status, CHECK_SKIPPED);
	assert_non_null(strstr(v->results[2].message, "This was not run"));
	facts_free(some[0]);
	verdict_free(v);
	checks_free(c);
}

static void without_a_run_nothing_is_claimed(void **state)
{
	struct checks *c = load("{outcome: finishes}");
	struct facts *none[CHECKS_SEEDS] = {0};
	struct verdict *v = checks_judge(c, "x = 1\n", 6, NULL);

	(void)state;
	assert_int_equal(v->kind, VERDICT_UNDECIDED);
	verdict_free(v);
	struct checks_outcome no_python = {none, RUN_NO_PYTHON, NULL, NULL};
	v = checks_judge(c, "x = 1\n", 6, &no_python);
	assert_int_equal(v->kind, VERDICT_UNDECIDED);
	verdict_free(v);
	struct checks_outcome loop = {none, RUN_LOOP, "3.11.7", NULL};
	v = checks_judge(c, "x = 1\n", 6, &loop);
	assert_int_equal(v->kind, VERDICT_NOT_YET);
	assert_string_equal(v->results[0].message, run_end_text(RUN_LOOP));
	verdict_free(v);
	checks_free(c);
}

static void refused(const char *trace, const char *want)
{
	char *text = xasprintf("checks:\n  - id: it\n    trace: %s\n    message: x\n", trace);
	struct err e = ERR_INIT;

	assert_null(checks_parse(text, strlen(text), "c.yml", NULL, &e));
	assert_string_equal(e.text, want);
	err_done(&e);
	free(text);
}

static void faults_of_authors_are_explained(void **state)
{
	(void)state;
	refused("{}", "the trace asks for nothing: give it outcome, stdout or another fact");
	refused("{scenario: calm}", "the trace asks for nothing: give it outcome, stdout or another fact");
	refused("{outcom: finishes}", "unknown key \"outcom\"; did you mean \"outcome\"?");
	refused("{calls: {m.f: many}}", "is no number: write 4, \">=2\", \"<=1\" or \"1..3\"");
	refused("{calls: {m.f: 3..1}}", "is no number: write 4, \">=2\", \"<=1\" or \"1..3\"");
	refused("{calls: {f: 1}}", "a function is named as MODULE.FUNCTION");
	refused("{outcome: ends}",
	    "outcome is finishes, raises NAME, exits, deadlock, endless, waits-for-outside, timeout or killed, not \"ends\"");
	refused("{order: [begin m.f]}", "a step is \"start FUNCTION\", \"end FUNCTION\" or \"out PATTERN\"");
	refused("{outcome: finishes, latency: '<=2'}", "latency is a range of factors such as \"0.95..1.05\"");
	refused("{outcome: finishes, signal: {TERM: 2.5}}", "a signal has a name such as SIGTERM");
}

static void fewer_seeds_keep_the_plain_run_and_the_reversed_one(void **state)
{
	static const char text[] = "checks:\n"
				   "  - {id: a, trace: {seeds: 2, calls: {m.f: 1}}, message: m}\n"
				   "  - {id: b, trace: {seeds: 2, calls: {m.g: 0}}, message: m}\n"
				   "  - {id: c, trace: {seeds: 3, calls: {m.f: 1}}, message: m}\n";
	static const int seeds[] = {0, 7, 0, 1, 7};
	struct err e = ERR_INIT;
	struct checks *c = checks_parse(text, strlen(text), "checks.yml", NULL, &e);
	struct facts *all[5];
	size_t n;

	(void)state;
	const struct run_one *runs = checks_runs(c, &n);
	assert_int_equal(n, 5);
	for (size_t i = 0; i < n; i++) {
		assert_int_equal(runs[i].seed, seeds[i]);
		all[i] = facts(runs[i].seed, i == 3 ? "\"calls\": []" : "");
	}
	struct checks_outcome outcome = {all, RUN_COMPLETED, "3.11.7", NULL};
	struct verdict *v = checks_judge(c, "x = 1\n", 6, &outcome);
	assert_int_equal(v->results[0].status, CHECK_PASSED);
	assert_int_equal(v->results[1].status, CHECK_PASSED);
	assert_int_equal(v->results[2].status, CHECK_FAILED);
	verdict_free(v);
	for (size_t i = 0; i < n; i++)
		facts_free(all[i]);
	checks_free(c);
}

static void seeds_are_two_to_eight(void **state)
{
	static const char *const rows[] = {"1", "9", "2..4", "\">=2\""};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct err e = ERR_INIT;
		char text[120];

		snprintf(text, sizeof text, "checks: [{id: a, trace: {seeds: %s, calls: {m.f: 1}}, message: m}]\n", rows[i]);
		assert_null(checks_parse(text, strlen(text), "checks.yml", NULL, &e));
		assert_string_equal(e.text, "seeds is how many runs are made: 2 to 8");
		err_done(&e);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(numbers_are_exact_or_bounds),
	    cmocka_unit_test(what_python_takes_is_sound),
	    cmocka_unit_test(lines_are_counted_or_follow_each_other),
	    cmocka_unit_test(outcomes_are_alternatives),
	    cmocka_unit_test(a_crash_is_explained_before_the_authors_message),
	    cmocka_unit_test(what_cannot_be_pickled_is_the_authors_to_explain),
	    cmocka_unit_test(what_is_refused_fails_with_its_reason),
	    cmocka_unit_test(time_beside_real_waiting_is_not_judged),
	    cmocka_unit_test(a_seed_that_fails_is_named),
	    cmocka_unit_test(runs_on_demand_end_with_the_first_check_that_fails),
	    cmocka_unit_test(runs_behind_one_that_used_up_its_time_are_not_missed),
	    cmocka_unit_test(without_a_run_nothing_is_claimed),
	    cmocka_unit_test(faults_of_authors_are_explained),
	    cmocka_unit_test(fewer_seeds_keep_the_plain_run_and_the_reversed_one),
	    cmocka_unit_test(seeds_are_two_to_eight),
	};

	return cmocka_run_group_tests_name("checks_trace", tests, NULL, NULL);
}

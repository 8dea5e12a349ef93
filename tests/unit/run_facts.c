#include "tests/unit/test.h"
#include "base/buf.h"
#include "base/path.h"
#include "base/xalloc.h"
#include "run/facts.h"

static char *sample;
static size_t sample_len;

static int read_sample(void **state)
{
	struct err e = ERR_INIT;
	char *path = xasprintf("%s/tests/data/run/facts.json", getenv("abs_top_srcdir"));
	int status = path_read(path, 1 << 20, &sample, &sample_len, &e);

	(void)state;
	free(path);
	err_done(&e);
	return status;
}

static int free_sample(void **state)
{
	(void)state;
	free(sample);
	return 0;
}

/* The sample with its first OLD replaced by NEW. */
static char *changed(const char *old, const char *new)
{
	const char *at = strstr(sample, old);

	assert_non_null(at);
	return xasprintf("%.*s%s%s", (int)(at - sample), sample, new, at + strlen(old));
}

static struct facts *parse_changed(const char *old, const char *new, struct err *e)
{
	char *text = changed(old, new);
	struct facts *f = facts_parse(text, strlen(text), "1.json", e);

	free(text);
	return f;
}

static void refuses(const char *old, const char *new, const char *message)
{
	struct err e = ERR_INIT;

	assert_null(parse_changed(old, new, &e));
	assert_int_equal(e.code, ERR_SYNTAX);
	assert_string_equal(e.path, "1.json");
	assert_string_equal(e.text, message);
	err_done(&e);
}

static struct facts *parse_sample(void)
{
	struct err e = ERR_INIT;
	struct facts *f = facts_parse(sample, sample_len, "1.json", &e);

	assert_non_null(f);
	return f;
}

static void the_run_and_its_end_are_read(void **state)
{
	struct facts *f = parse_sample();

	(void)state;
	assert_string_equal(f->scenario, "stock-fails");
	assert_int_equal(f->seed, 3);
	assert_string_equal(f->python, "3.11.7");
	assert_int_equal(f->outcome, OUTCOME_RAISES);
	assert_int_equal(f->exit_status, 1);
	assert_null(f->signal);
	assert_true(f->virtual_seconds == 2.5);
	assert_int_equal(f->steps, 123);
	assert_int_equal(f->unsure.len, 1);
	assert_string_equal(f->unsure.ptr[0], "socket");
	assert_string_equal(f->refused->reason, "touches gc");
	assert_int_equal(f->refused->line, 4);
	assert_int_equal(f->stdout_lines.len, 1);
	assert_false(f->output_cut);
	facts_free(f);
}

static void an_exception_group_is_read_with_what_is_in_it(void **state)
{
	struct facts *f = parse_sample();
	const struct fact_exception *x = f->exception;

	(void)state;
	assert_string_equal(x->type, "ExceptionGroup");
	assert_int_equal(x->bases.len, 4);
	assert_string_equal(x->bases.ptr[3], "BaseException");
	assert_int_equal(x->line, 14);
	assert_int_equal(x->ntraceback, 2);
	assert_string_equal(x->traceback[1].function, "main");
	assert_int_equal(x->traceback[1].line, 20);
	assert_int_equal(x->ninner, 1);
	assert_string_equal(x->inner[0].type, "Fault");
	assert_int_equal(x->inner[0].line, 0);
	assert_int_equal(x->inner[0].ninner, 0);
	facts_free(f);
}

static void text_that_cannot_be_held_is_replaced(void **state)
{
	struct facts *f = parse_sample();

	(void)state;
	assert_string_equal(f->exception->inner[0].text, "pump \uFFFD \uFFFD \U0001F600");
	facts_free(f);
}

static void calls_order_and_numbers_are_read(void **state)
{
	struct facts *f = parse_sample();

	(void)state;
	assert_int_equal(f->calls.len, 2);
	assert_int_equal(f->calls.ptr[0].how, CALL_RAISED);
	assert_string_equal(f->calls.ptr[0].exception, "Fault");
	assert_true(f->calls.ptr[0].end == 1.48);
	assert_true(f->calls.ptr[1].end < 0);
	assert_null(f->calls.ptr[1].exception);
	assert_true(facts_overlap(f, "greenhouse.run_pump") == 2);
	assert_true(facts_longest(f, "greenhouse.run_pump") == 1.48);
	assert_true(facts_cancelled(f, "greenhouse.run_pump") == 0);
	assert_true(facts_overlap(f, "nothing") == 0);
	assert_int_equal(f->order.len, 3);
	assert_int_equal(f->order.ptr[1].mark, ORDER_OUT);
	assert_string_equal(f->order.ptr[1].text, "pump: on");
	facts_free(f);
}

static void troubles_are_read(void **state)
{
	struct facts *f = parse_sample();

	(void)state;
	assert_string_equal(f->waits.ptr[0].on, "Lock held by task b");
	assert_int_equal(f->tasks_left, 1);
	assert_string_equal(f->tasks_left_names.ptr[0], "Task-3");
	assert_string_equal(f->never_awaited.ptr[0].what, "fetch");
	assert_string_equal(f->unretrieved.ptr[0].more, "Fault");
	assert_int_equal(f->swallowed_cancels.ptr[0].line, 5);
	assert_string_equal(f->open_resources.ptr[0].what, "ClientSession");
	assert_true(f->blocked.ptr[0].ms == 200);
	assert_int_equal(f->lock_cycles.len, 1);
	assert_int_equal(f->lock_cycles.ptr[0].len, 2);
	assert_string_equal(f->lock_cycles.ptr[0].ptr[1].lock, "Lock#1");
	assert_int_equal(f->races.ptr[0].write, 13);
	assert_int_equal(f->races.ptr[0].other, 0);
	assert_int_equal(f->races.ptr[0].actors.len, 2);
	facts_free(f);
}

static void half_of_the_facts_are_no_facts(void **state)
{
	(void)state;
	refuses("\"waits\":", "\"waitz\":", "facts: \"waits\" is missing");
	refuses("\"steps\": 123", "\"steps\": -1", "facts: \"steps\" is not what it should be");
	refuses("\"steps\": 123", "\"steps\": 1.5", "facts: \"steps\" is not what it should be");
	refuses("\"seed\": 3", "\"seed\": 3000000000", "facts: \"seed\" is not what it should be");
	refuses("\"raises\"", "\"explodes\"", "facts: \"outcome\" is not what it should be");
	refuses("\"tasks_left\": 1", "\"tasks_left\": null", "facts: \"tasks_left\" is not what it should be");
	refuses("\"virtual_seconds\": 2.5", "\"virtual_seconds\": -2.5", "facts: \"virtual_seconds\" is not what it should be");
	refuses("{\"greenhouse.run_pump\": 2}", "{\"greenhouse.run_pump\": \"2\"}", "facts: \"overlap\" is not what it should be");
	refuses("[\"out\", \"pump: on\"]", "[\"out\"]", "facts: \"order\" holds something that is not a list of the right length");
	refuses("[\"pump: on\"]", "[1]", "facts: \"stdout_lines\" is not what it should be");
	refuses("{\"name\": \"fetch\", \"line\": 3}", "3", "facts: \"never_awaited\" holds something that is not an object");
	refuses("\"how\": \"raised\", ", "", "facts: \"how\" is missing");
	refuses("{\"format\"", "[{\"format\"", "ends before the value does");
}

static void a_torn_file_is_refused_wherever_it_ends(void **state)
{
	(void)state;
	size_t end = sample_len;
	while (sample[end - 1] != '}')
		end--;
	for (size_t len = 0; len < end; len++) {
		struct err e = ERR_INIT;
		assert_null(facts_parse(sample, len, "1.json", &e));
		assert_int_equal(e.code, ERR_SYNTAX);
		err_done(&e);
	}
}

static void another_format_is_refused_as_newer(void **state)
{
	struct err e = ERR_INIT;

	(void)state;
	assert_null(parse_changed("\"format\": 1", "\"format\": 2", &e));
	assert_int_equal(e.code, ERR_NEWER);
	err_done(&e);
}

static void too_many_values_are_refused_before_they_take_memory(void **state)
{
	struct err e = ERR_INIT;
	struct buf text = BUF_INIT;

	(void)state;
	buf_addstr(&text, "[0");
	while (text.len < 4 << 20)
		buf_addstr(&text, ",[]");
	buf_addch(&text, ']');
	assert_null(facts_parse(text.data, text.len, "1.json", &e));
	assert_string_equal(e.text, "facts: are too large to be read");
	err_done(&e);
	buf_done(&text);
}

static void ends_with(const char *old, const char *new, enum run_end want)
{
	struct err e = ERR_INIT;
	struct facts *f = parse_changed(old, new, &e);

	assert_non_null(f);
	assert_int_equal(facts_end(f), want);
	facts_free(f);
}

static void limits_are_told_from_other_ends(void **state)
{
	(void)state;
	ends_with("raises", "finishes", RUN_COMPLETED);
	ends_with("raises", "timeout", RUN_TIMEOUT);
	ends_with("\"output_cut\": false", "\"output_cut\": true", RUN_OUTPUT);
	ends_with("{\"type\": \"ExceptionGroup\"", "{\"type\": \"MemoryError\"", RUN_MEMORY);
	ends_with("raises", "killed", RUN_KILLED);
	char *late = changed("\"raises\"", "\"timeout\"");
	char *killed = changed("\"raises\"", "\"killed\"");
	char *whole = sample;
	sample = killed;
	ends_with("\"signal\": null", "\"signal\": \"SIGXCPU\"", RUN_LOOP);
	ends_with("\"signal\": null", "\"signal\": \"SIGXFSZ\"", RUN_OUTPUT);
	ends_with("\"signal\": null", "\"signal\": \"SIGSEGV\"", RUN_KILLED);
	sample = late;
	ends_with("\"signal\": null", "\"signal\": \"SIGXCPU\"", RUN_LOOP);
	sample = whole;
	free(late);
	free(killed);
}

static void every_end_has_a_name_and_a_sentence(void **state)
{
	(void)state;
	for (enum run_end end = 0; end < RUN_ENDS; end++) {
		const char *text = run_end_text(end);
		assert_true(strlen(run_end_name(end)) > 0 && !strchr(run_end_name(end), ' '));
		assert_int_equal(text[strlen(text) - 1], '.');
		for (enum run_end other = 0; other < end; other++)
			assert_string_not_equal(run_end_name(other), run_end_name(end));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_run_and_its_end_are_read),
	    cmocka_unit_test(an_exception_group_is_read_with_what_is_in_it),
	    cmocka_unit_test(text_that_cannot_be_held_is_replaced),
	    cmocka_unit_test(calls_order_and_numbers_are_read),
	    cmocka_unit_test(troubles_are_read),
	    cmocka_unit_test(half_of_the_facts_are_no_facts),
	    cmocka_unit_test(a_torn_file_is_refused_wherever_it_ends),
	    cmocka_unit_test(another_format_is_refused_as_newer),
	    cmocka_unit_test(too_many_values_are_refused_before_they_take_memory),
	    cmocka_unit_test(limits_are_told_from_other_ends),
	    cmocka_unit_test(every_end_has_a_name_and_a_sentence),
	};
	return cmocka_run_group_tests_name("run_facts", tests, read_sample, free_sample);
}

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include "tests/unit/test.h"
#include "base/clock.h"
#include "base/path.h"
#include "base/xalloc.h"
#include "run/facts.h"
#include "run/private.h"

static char *tracer;

static int set_up(void **state)
{
	(void)state;
	tracer = xasprintf("%s/tests/data/run/bare", getenv("abs_top_srcdir"));
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	free(tracer);
	return 0;
}

static struct run_job job_of(const char *text)
{
	struct run_job job = RUN_JOB_INIT;

	job.name = "x.py";
	job.text = text;
	job.len = strlen(text);
	job.tracer = tracer;
	job.limits.all_seconds = 20;
	return job;
}

static struct run *start(const struct run_job *job)
{
	struct err e = ERR_INIT;
	struct run *r = run_start(job, &e);

	if (!r)
		fail_msg("%s", e.text);
	return r;
}

static bool is_there(const char *path)
{
	return access(path, F_OK) == 0;
}

/* Wait a while for PATH to be there, or to be gone. */
static bool becomes(const char *path, bool there)
{
	for (int64_t until = clock_monotonic() + 10000; clock_monotonic() < until; usleep(10000))
		if (is_there(path) == there)
			return true;
	return false;
}


static void the_descriptor_tells_when_the_run_has_ended(void **state)
{
	struct run_job job = job_of("import time; time.sleep(0.2); print('hello')");
	struct run *r = start(&job);
	struct pollfd ready = {run_fd(r), POLLIN, 0};

	(void)state;
	assert_false(run_poll(r));
	assert_int_equal(poll(&ready, 1, 10000), 1);
	assert_true(run_poll(r));
	assert_true(run_poll(r));
	assert_int_equal(run_result(r)->end, RUN_COMPLETED);
	assert_int_equal(run_result(r)->exit_status, 0);
	assert_string_equal(run_result(r)->log, "hello\n");
	assert_string_equal(run_result(r)->detail, "");
	run_free(r);
}

static void two_runs_at_once_do_not_meet(void **state)
{
	struct run_job one = job_of("import time; open('mine', 'w'); time.sleep(20)");
	struct run_job two = job_of("import os; print(os.listdir('.'))");
	struct run *a = start(&one), *b = start(&two);

	(void)state;
	run_wait(b);
	assert_int_equal(run_result(b)->end, RUN_COMPLETED);
	assert_null(strstr(run_result(b)->log, "mine"));
	assert_false(run_poll(a));
	run_free(b);
	assert_false(run_poll(a));
	run_cancel(a);
	run_wait(a);
	assert_int_equal(run_result(a)->end, RUN_CANCELLED);
	run_free(a);
}

static void freeing_a_run_that_goes_on_ends_it(void **state)
{
	struct run_job job = job_of("import signal, time\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\ntime.sleep(20)");
	struct run *r = start(&job);
	char *folder = xstrdup(run_folder(r));
	int64_t began = clock_monotonic();

	(void)state;
	assert_true(is_there(folder));
	run_free(r);
	assert_false(is_there(folder));
	assert_true(clock_monotonic() - began < 5000);
	free(folder);
	run_free(NULL);
}

static void a_harness_that_fails_is_undecided(void **state)
{
	struct run_job job = job_of("import sys; print('why', file=sys.stderr); sys.exit(3)");
	struct run *r = start(&job);

	(void)state;
	run_wait(r);
	assert_int_equal(run_result(r)->end, RUN_UNDECIDED);
	assert_int_equal(run_result(r)->exit_status, 3);
	assert_string_equal(run_result(r)->detail, "the driver ended with status 3");
	assert_string_equal(run_result(r)->log, "why\n");
	run_free(r);
}

static void a_driver_that_only_pretends_to_be_done_is_undecided(void **state)
{
	struct run_job job = job_of("import os; os._exit(0)");
	struct run *r = start(&job);

	(void)state;
	run_wait(r);
	assert_int_equal(run_result(r)->end, RUN_UNDECIDED);
	run_free(r);
}

static void a_signal_is_named(void **state)
{
	struct run_job job = job_of("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)");
	struct run *r = start(&job);

	(void)state;
	run_wait(r);
	assert_int_equal(run_result(r)->end, RUN_KILLED);
	assert_int_equal(run_result(r)->signal, SIGSEGV);
	assert_string_equal(run_result(r)->detail, "the driver was killed by signal 11: Segmentation fault");
	run_free(r);
}

static void an_endless_loop_that_catches_the_warning_is_still_one(void **state)
{
	struct run_job job = job_of("import signal\nsignal.signal(signal.SIGXCPU, signal.SIG_IGN)\nwhile True: pass");
	job.limits.cpu_seconds = 1;
	struct run *r = start(&job);

	(void)state;
	run_wait(r);
	assert_int_equal(run_result(r)->end, RUN_LOOP);
	assert_int_equal(run_result(r)->signal, SIGKILL);
	run_free(r);
}

/* The tutor, here a child, is killed: what it ran ends and its folder goes all the same. */
static void killed_tutor(unsigned without)
{
	char note[] = "/tmp/asynctutor-test-XXXXXX";
	int fd = mkstemp(note);
	char *text = xasprintf("import os, time\nif os.fork(): time.sleep(60)\nos.setsid()\ntime.sleep(60)");
	struct run_job job = job_of(text);
	char folder[200] = "";

	assert_true(fd >= 0);
	job.without = without;
	pid_t tutor = fork();
	if (tutor == 0) {
		struct err e = ERR_INIT;
		struct run *r = run_start(&job, &e);
		const char *path = r ? run_folder(r) : "";
		if (write(fd, path, strlen(path) + 1) < 0)
			_exit(1);
		pause();
		_exit(0);
	}
	for (int i = 0; i < 1000 && pread(fd, folder, sizeof folder, 0) <= 0; i++)
		usleep(10000);
	assert_true(folder[0] == '/' && is_there(folder));
	kill(tutor, SIGKILL);
	waitpid(tutor, NULL, 0);
	assert_true(becomes(folder, false));
	close(fd);
	unlink(note);
	free(text);
}

static void a_killed_tutor_leaves_nothing_behind(void **state)
{
	(void)state;
	killed_tutor(0);
	killed_tutor(1u << RUN_GUARD_NAMESPACE);
}

/* Facts that the program has made itself by CODE, with `out` the place of its run's: they are refused, with WANT in the reason. */
static void facts_are_refused(const char *code, const char *want)
{
	char *text = xasprintf("import os\nos.makedirs('../out', exist_ok=True)\nout = '../out/1.json'\n%s\n", code);
	struct run_job job = job_of(text);
	struct err e = ERR_INIT;

	job.limits.file_size = 2ull << 30;
	struct run *r = start(&job);
	run_wait(r);
	assert_string_equal(run_result(r)->log, "");
	assert_int_equal(run_result(r)->end, RUN_COMPLETED);
	assert_null(facts_read(r, 1, &e));
	if (!strstr(e.text, want))
		fail_msg("%s, wanted %s", e.text, want);
	err_done(&e);
	assert_null(facts_json(r, 1));
	run_free(r);
	free(text);
}

static void facts_of_a_hostile_program_do_no_harm(void **state)
{
	(void)state;
	facts_are_refused("open(out, 'wb').truncate(1 << 30)", "too large to be read");
	facts_are_refused("f = open(out, 'wb'); f.write(b'{'); f.truncate(1 << 30)", "too large to be read");
	facts_are_refused("open(out, 'w').write('{\"format\": 1, \"out')", "ends before the value does");
	facts_are_refused("open(out, 'w').write('[' * 10_000_000)", "too large to be read");
	facts_are_refused("open(out, 'wb').write(b'\\0\\xff\\x1b[2J')", "");
	facts_are_refused("os.mkfifo(out)", "left no facts");
	facts_are_refused("os.mkdir(out)", "left no facts");
	facts_are_refused("os.symlink('/dev/zero', out)", "left no facts");
}

static void what_is_above_is_never_taken_for_what_is_below(void **state)
{
	(void)state;
	/* The numbers ran out at 100: the children of 90 have lower ones, and 70 is the shell that it all began with. */
	struct proc all[] = {{1, 0, 'S', PROC_UNSEEN}, {5, 90, 'S', PROC_UNSEEN}, {6, 5, 'S', PROC_UNSEEN}, {7, 70, 'S', PROC_UNSEEN},
	    {70, 1, 'S', PROC_UNSEEN}, {80, 70, 'S', PROC_UNSEEN}, {90, 80, 'S', PROC_UNSEEN}, {95, 6, 'S', PROC_UNSEEN},
	    {97, 98, 'S', PROC_UNSEEN}, {98, 97, 'S', PROC_UNSEEN}};

	procs_settle(all, sizeof all / sizeof *all, 90);
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		assert_int_equal(all[i].place, all[i].pid == 5 || all[i].pid == 6 || all[i].pid == 95 ? PROC_BELOW : PROC_ELSEWHERE);
}

static void a_killed_keeper_is_undecided_and_leaves_nothing_behind(void **state)
{
	struct run_job job = job_of("import time; time.sleep(20)");
	struct run *r = start(&job);
	char *folder = xstrdup(run_folder(r));
	pid_t *children;
	size_t n = procs_below(getpid(), &children);

	(void)state;
	assert_true(n >= 2);
	pid_t keeper = children[0];
	for (size_t i = 1; i < n; i++)
		if (children[i] < keeper)
			keeper = children[i];
	kill(keeper, SIGKILL);
	run_wait(r);
	assert_int_equal(run_result(r)->end, RUN_UNDECIDED);
	run_free(r);
	assert_false(is_there(folder));
	for (int i = 0; i < 500 && n; i++, usleep(10000)) {
		free(children);
		n = procs_below(getpid(), &children);
	}
	assert_int_equal(n, 0);
	free(children);
	free(folder);
}

static void what_is_missing_is_said_and_the_rest_still_works(void **state)
{
	struct run_job job = job_of("print('ran')");

	(void)state;
	for (unsigned g = 0; g < RUN_GUARDS; g++) {
		job.without = 1u << g;
		if (g == RUN_GUARD_CGROUP || g == RUN_GUARD_SWEEP)
			job.without |= 1u << RUN_GUARD_NAMESPACE;
		struct run *r = start(&job);
		run_wait(r);
		assert_string_equal(run_result(r)->log, "ran\n");
		if (g != RUN_GUARD_SWEEP) {
			assert_int_equal(run_had(r)[g].state, GUARD_MISSING);
			assert_string_equal(run_had(r)[g].why, "switched off");
		}
		run_free(r);
	}
}

static void guards_are_listed_as_a_run_has_them(void **state)
{
	struct run_job job = job_of("");
	const struct run_guard_report *guards = run_guards();
	struct run *r = start(&job);

	(void)state;
	for (unsigned g = 0; g < RUN_GUARDS; g++) {
		assert_true(strlen(guards[g].name) > 0 && strlen(guards[g].does) > 0);
		assert_int_not_equal(guards[g].state, GUARD_UNKNOWN);
		assert_int_equal(guards[g].state, run_had(r)[g].state);
		if (guards[g].state == GUARD_MISSING)
			assert_true(strlen(guards[g].why) > 0);
	}
	assert_ptr_equal(run_guards(), guards);
	run_free(r);
}

/* What run_python_find() says in a fresh process with this ASYNCTUTOR_PYTHON, a script of TEXT. */
static int found_with(const char *text)
{
	char path[] = "/tmp/asynctutor-test-XXXXXX";
	int fd = mkstemp(path), status;

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), strlen(text));
	fchmod(fd, 0700);
	close(fd);
	pid_t child = fork();
	if (child == 0) {
		enum run_end why;
		setenv("ASYNCTUTOR_PYTHON", path, 1);
		const struct run_python *python = run_python_find(&why);
		bool same = run_python_find(NULL) == python;
		bool right = !python || (strcmp(python->path, "/opt/x/python3.13") == 0 && strcmp(python->version, "3.13.1") == 0);
		_exit(same && right ? (int)why : 100);
	}
	waitpid(child, &status, 0);
	unlink(path);
	return WEXITSTATUS(status);
}

static void python_is_asked_who_it_is(void **state)
{
	(void)state;
	assert_int_equal(found_with("#!/bin/sh\necho 3 13 1; echo /opt/x/python3.13\n"), RUN_COMPLETED);
	assert_int_equal(found_with("#!/bin/sh\necho 3 10 12; echo /usr/bin/python3\n"), RUN_OLD_PYTHON);
	assert_int_equal(found_with("#!/bin/sh\necho 2 7 18; echo /usr/bin/python3\n"), RUN_OLD_PYTHON);
	assert_int_equal(found_with("#!/bin/sh\necho nonsense\n"), RUN_NO_PYTHON);
	assert_int_equal(found_with("#!/bin/sh\nyes\n"), RUN_NO_PYTHON);
	assert_int_equal(found_with("#!/nowhere/sh\n"), RUN_NO_PYTHON);
}

static void without_python_nothing_starts(void **state)
{
	int status;
	pid_t child = fork();

	(void)state;
	if (child == 0) {
		struct run_job job = job_of("");
		struct err e = ERR_INIT;
		setenv("ASYNCTUTOR_PYTHON", "/nowhere/python3", 1);
		_exit(!run_start(&job, &e) && e.code == ERR_MISSING ? 0 : 1);
	}
	waitpid(child, &status, 0);
	assert_int_equal(status, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(python_is_asked_who_it_is),
	    cmocka_unit_test(without_python_nothing_starts),
	    cmocka_unit_test(the_descriptor_tells_when_the_run_has_ended),
	    cmocka_unit_test(two_runs_at_once_do_not_meet),
	    cmocka_unit_test(freeing_a_run_that_goes_on_ends_it),
	    cmocka_unit_test(a_harness_that_fails_is_undecided),
	    cmocka_unit_test(a_driver_that_only_pretends_to_be_done_is_undecided),
	    cmocka_unit_test(a_signal_is_named),
	    cmocka_unit_test(an_endless_loop_that_catches_the_warning_is_still_one),
	    cmocka_unit_test(a_killed_tutor_leaves_nothing_behind),
	    cmocka_unit_test(facts_of_a_hostile_program_do_no_harm),
	    cmocka_unit_test(what_is_above_is_never_taken_for_what_is_below),
	    cmocka_unit_test(a_killed_keeper_is_undecided_and_leaves_nothing_behind),
	    cmocka_unit_test(what_is_missing_is_said_and_the_rest_still_works),
	    cmocka_unit_test(guards_are_listed_as_a_run_has_them),
	};
	return cmocka_run_group_tests_name("run_live", tests, set_up, tear_down);
}

#include <signal.h>
#include <time.h>
#include "tests/unit/store_test.h"

static int ended(pid_t child)
{
	int status = -1;

	assert_int_equal(waitpid(child, &status, 0), child);
	return status;
}

/* A child adds N events, beginning as soon as GATE is closed. */
static pid_t start_adding(int n, int gate[2])
{
	pid_t child = fork();

	if (child)
		return child;
	struct err e = ERR_INIT;
	char *notice, c;
	close(gate[1]);
	if (read(gate[0], &c, 1) != 0)
		_exit(1);
	struct store *s = store_open(file, &notice, &e);
	for (int i = 0; s && i < n; i++)
		if (store_add(s, VERB_FAILED, "c/exercise/x", NULL, NULL, &e) < 0)
			_exit(2);
	if (!s)
		_exit(3);
	store_close(s);
	_exit(0);
}

static void programs_that_start_and_add_at_once_lose_nothing(void **state)
{
	int gate[2];
	pid_t children[4];

	(void)state;
	assert_int_equal(pipe(gate), 0);
	for (int i = 0; i < 4; i++)
		children[i] = start_adding(50, gate);
	close(gate[0]);
	close(gate[1]);
	for (int i = 0; i < 4; i++)
		assert_int_equal(ended(children[i]), 0);
	assert_int_equal(number("SELECT count(*) FROM event"), 200);
	assert_int_equal(number("SELECT count(DISTINCT lamport) FROM event"), 200);
	assert_int_equal(number("SELECT max(lamport) FROM event"), 200);
	assert_int_equal(number("SELECT count(DISTINCT device) FROM event"), 1);
	assert_int_equal(number("SELECT max(seq) FROM event"), 200);
	assert_int_equal(number("SELECT attempts FROM progress"), 200);
}

static void programs_that_find_damage_at_once_recover_it_once(void **state)
{
	int gate[2];
	pid_t children[3];

	(void)state;
	struct store *s = open_store();
	for (int i = 0; i < 50; i++)
		add(s, VERB_FAILED, "c/exercise/x");
	store_close(s);
	shell("dd if=/dev/zero of=\"$a\" bs=4096 count=1 conv=notrunc 2>/dev/null", file, "");
	assert_int_equal(pipe(gate), 0);
	for (int i = 0; i < 3; i++)
		children[i] = start_adding(20, gate);
	close(gate[0]);
	close(gate[1]);
	for (int i = 0; i < 3; i++)
		assert_int_equal(ended(children[i]), 0);
	assert_int_equal(number("SELECT count(*) FROM event"), 110);
	shell("[ $(ls \"$a\".damaged-* | wc -l) = 1 ]", file, "");
}

/* The child says how many events are in, after each; it never ends by itself. */
static pid_t start_telling(int out)
{
	pid_t child = fork();

	if (child)
		return child;
	struct err e = ERR_INIT;
	char *notice;
	struct store *s = store_open(file, &notice, &e);
	while (s && store_add(s, VERB_PASSED, "c/exercise/x", NULL, NULL, &e) == 0)
		if (write(out, "+", 1) != 1)
			break;
	_exit(1);
}

/* Kill a child at a random moment; returns the events it had acknowledged. */
static int killed(unsigned random)
{
	int out[2], events = 0;
	char bytes[4096];
	ssize_t n;
	struct timespec wait = {0, (long)(random % 30000) * 1000};

	assert_int_equal(pipe(out), 0);
	pid_t child = start_telling(out[1]);
	close(out[1]);
	nanosleep(&wait, NULL);
	kill(child, SIGKILL);
	while ((n = read(out[0], bytes, sizeof bytes)) > 0)
		events += (int)n;
	close(out[0]);
	assert_true(WIFSIGNALED(ended(child)));
	return events;
}

static void a_killed_program_loses_no_event_that_it_acknowledged(void **state)
{
	int64_t acknowledged = 0;
	unsigned random = (unsigned)getpid();
	const char *rounds = getenv("KILLS");

	(void)state;
	for (int i = 0; i < (rounds ? atoi(rounds) : 40); i++) {
		random = random * 1103515245u + 12345u;
		acknowledged += killed(random >> 8);
		if (access(file, F_OK) < 0)
			continue;
		store_close(open_store());
		int64_t kept = number("SELECT count(*) FROM event");
		assert_true(kept >= acknowledged && kept <= acknowledged + 1);
		assert_int_equal(number("SELECT coalesce(sum(attempts), 0) FROM progress"), kept);
		acknowledged = kept;
	}
	assert_int_equal(number("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"), 0);
	assert_int_equal(number("SELECT count(*) - count(DISTINCT device || seq) FROM event"), 0);
	assert_true(acknowledged > 0);
}

static void a_recovery_that_is_killed_is_finished_by_the_next_start(void **state)
{
	unsigned random = (unsigned)getpid();
	struct store *s = open_store();

	(void)state;
	for (int i = 0; i < 200; i++)
		add(s, VERB_FAILED, "c/exercise/x");
	store_close(s);
	shell("dd if=/dev/zero of=\"$a\" bs=4096 count=1 conv=notrunc 2>/dev/null", file, "");
	for (int i = 0; i < 15; i++) {
		struct err e = ERR_INIT;
		char *notice;
		pid_t child = fork();
		if (child == 0)
			_exit(store_open(file, &notice, &e) ? 0 : 1);
		random = random * 1103515245u + 12345u;
		nanosleep(&(struct timespec){0, (long)((random >> 8) % 20000) * 1000}, NULL);
		kill(child, SIGKILL);
		ended(child);
	}
	struct err e = ERR_INIT;
	char *notice;
	s = store_open(file, &notice, &e);
	good(s ? 0 : -1, &e);
	free(notice);
	add(s, VERB_FAILED, "c/exercise/x");
	store_close(s);
	assert_int_equal(number("SELECT count(*) FROM event"), 201);
	assert_int_equal(number("SELECT attempts FROM progress"), 201);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, make_folder, remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(programs_that_start_and_add_at_once_lose_nothing),
	    TEST(programs_that_find_damage_at_once_recover_it_once),
	    TEST(a_killed_program_loses_no_event_that_it_acknowledged),
	    TEST(a_recovery_that_is_killed_is_finished_by_the_next_start),
	};
	return cmocka_run_group_tests_name("store_processes", tests, NULL, NULL);
}

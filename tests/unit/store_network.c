/* A home on a network file system: what statfs(2) says is put in its mouth (the linker's --wrap). */
#include <sys/vfs.h>
#include "tests/unit/store_test.h"

#define EXT4 0xEF53
#define NFS 0x6969

static long type = EXT4;
static int refused; /* errno of statfs; 0 where it works */

int __real_statfs(const char *path, struct statfs *out);
int __wrap_statfs(const char *path, struct statfs *out);

int __wrap_statfs(const char *path, struct statfs *out)
{
	int result = __real_statfs(path, out);

	out->f_type = (__typeof__(out->f_type))type;
	return refused ? -1 : result;
}

static void uses(const char *journal)
{
	struct store *s = open_store();

	add(s, VERB_FAILED, "c/exercise/x");
	shell(strcmp(journal, "wal") == 0 ? "ls \"$a\"-wal >/dev/null" : "! ls \"$a\"-wal \"$a\"-shm 2>/dev/null", file, "");
	store_close(s);
}

static void a_network_file_system_has_a_rollback_journal(void **state)
{
	static const long networks[] = {NFS, 0x517B, (long)0xFF534D42, (long)0xFE534D42, 0x65735546, 0x01021997};

	(void)state;
	for (size_t i = 0; i < sizeof networks / sizeof *networks; i++) {
		type = networks[i];
		uses("rollback");
		type = EXT4;
		uses("wal");
	}
	assert_int_equal(number("SELECT count(*) FROM event"), 12);
}

/* A home that is moved between the two, with a log that was not yet taken into the file. */
static void a_log_that_is_left_is_taken_in_first(void **state)
{
	char saved[200];

	(void)state;
	type = EXT4;
	struct store *s = open_store();
	for (int i = 0; i < 5; i++)
		add(s, VERB_FAILED, "c/exercise/x");
	snprintf(saved, sizeof saved, "%s/saved", folder);
	shell("mkdir \"$b\" && cp \"$a\" \"$a\"-wal \"$b\"", file, saved);
	store_close(s);
	shell("rm -r \"${a%/*}\"/* && cp \"$b\"/* \"${a%/*}\"", file, saved);
	type = NFS;
	uses("rollback");
	assert_int_equal(number("SELECT count(*) FROM event"), 6);
}

static void two_programs_on_a_network_file_system_take_turns(void **state)
{
	(void)state;
	type = NFS;
	struct store *a = open_store(), *b = open_store();
	for (int i = 0; i < 20; i++) {
		add(a, VERB_FAILED, "c/exercise/x");
		add(b, VERB_FAILED, "c/exercise/x");
	}
	store_close(a);
	store_close(b);
	assert_int_equal(number("SELECT max(lamport) FROM event"), 40);
	assert_int_equal(number("SELECT attempts FROM progress"), 40);
}

static void a_backup_there_is_one_file_as_well(void **state)
{
	struct err e = ERR_INIT;
	char path[100];

	(void)state;
	type = NFS;
	struct store *s = open_store();
	add(s, VERB_FAILED, "c/exercise/x");
	snprintf(path, sizeof path, "%s/there/copy.db", folder);
	good(store_backup(s, path, &e), &e);
	shell("[ $(ls -A \"$a\"/there | wc -l) = 1 ]", folder, "");
	store_close(s);
}

static void what_cannot_be_asked_counts_as_local(void **state)
{
	(void)state;
	type = NFS;
	refused = 1;
	uses("wal");
	refused = 0;
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, make_folder, remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(a_network_file_system_has_a_rollback_journal),
	    TEST(a_log_that_is_left_is_taken_in_first),
	    TEST(two_programs_on_a_network_file_system_take_turns),
	    TEST(a_backup_there_is_one_file_as_well),
	    TEST(what_cannot_be_asked_counts_as_local),
	};
	return cmocka_run_group_tests_name("store_network", tests, NULL, NULL);
}

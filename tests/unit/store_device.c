#include "tests/unit/store_test.h"

/* Every (device, seq) of the stores A and B names one event. */
static void no_number_is_used_twice(const char *a, const char *b)
{
	char sql[700];

	snprintf(sql, sizeof sql,
	    "ATTACH '%s' AS a; ATTACH '%s' AS b; CREATE TEMP TABLE clash (n INTEGER CHECK (n = 0));"
	    "INSERT INTO clash SELECT count(*) FROM a.event x JOIN b.event y USING (device, seq) WHERE x.id <> y.id", a, b);
	assert_int_equal(run(sql), SQLITE_OK);
}

static void record(int events)
{
	struct store *s = open_store();

	for (int i = 0; i < events; i++)
		add(s, VERB_ATTEMPTED, "c/exercise/x");
	store_close(s);
}

static char *device_now(void)
{
	struct store *s = open_store();
	char *device = strdup(store_device(s));

	store_close(s);
	return device;
}

static void numbers_count_on_from_start_to_start(void **state)
{
	(void)state;
	record(3);
	char *before = device_now();
	record(2);
	char *after = device_now();
	assert_string_equal(before, after);
	assert_int_equal(number("SELECT count(DISTINCT device) FROM event"), 1);
	assert_int_equal(number("SELECT max(seq) FROM event"), 5);
	free(before);
	free(after);
}

static void the_device_that_is_announced_is_the_one_that_is_used(void **state)
{
	struct store *s = open_store();
	char *announced = strdup(store_device(s)), sql[128];

	(void)state;
	add(s, VERB_ATTEMPTED, "c/exercise/x");
	assert_string_equal(store_device(s), announced);
	snprintf(sql, sizeof sql, "SELECT count(*) FROM event WHERE device = '%s'", announced);
	assert_int_equal(number(sql), 1);
	free(announced);
	store_close(s);
}

/* RESTORE is a command that puts $b/old back over $a, the folder of the store. */
static void restored(const char *restore)
{
	char later[96], old[96], *data = path_dir(file);

	snprintf(old, sizeof old, "%s/old", folder);
	snprintf(later, sizeof later, "%s/later.db", folder);
	record(3);
	shell("cp -a \"$a\" \"$b\"/old", data, folder);
	record(2);
	shell("cp \"$a\" \"$b\"/later.db", file, folder);
	shell(restore, data, folder);
	record(4);
	no_number_is_used_twice(file, later);
	assert_int_equal(number("SELECT count(*) FROM event"), 7);
	assert_int_equal(number("SELECT count(DISTINCT device) FROM event"), 2);
	free(data);
}

static void a_database_copied_back_gets_a_new_device(void **state)
{
	(void)state;
	restored("cat \"$b\"/old/progress.db >\"$a\"/progress.db");
}

static void a_folder_copied_back_gets_a_new_device(void **state)
{
	(void)state;
	restored("rm -r \"$a\" && cp -a \"$b\"/old \"$a\"");
}

static void a_folder_copied_over_itself_gets_a_new_device(void **state)
{
	(void)state;
	restored("cp -a \"$b\"/old/. \"$a\"/");
}

static void a_folder_moved_away_and_back_keeps_its_numbers_apart(void **state)
{
	(void)state;
	restored("mv \"$a\" \"$b\"/mine && cp -r \"$b\"/old \"$a\"");
}

static void a_backup_put_back_under_a_running_program_gets_a_new_device(void **state)
{
	char old[96], later[96];

	(void)state;
	snprintf(old, sizeof old, "%s/old.db", folder);
	snprintf(later, sizeof later, "%s/later.db", folder);
	record(1);
	shell("cp \"$a\" \"$b\"", file, old);
	record(1);
	shell("cp \"$a\" \"$b\"", file, later);
	struct store *s = open_store();
	shell("cp \"$b\" \"$a\".new && mv \"$a\".new \"$a\"", file, old);
	add(s, VERB_ATTEMPTED, "c/exercise/x");
	store_close(s);
	assert_int_equal(number("SELECT count(*) FROM event"), 2);
	no_number_is_used_twice(file, later);
}

static void a_home_copied_to_another_place_gets_a_device_of_its_own(void **state)
{
	char original[128], *data = path_dir(file);

	(void)state;
	record(2);
	shell("cp -a \"$a\" \"$b\"/copy", data, folder);
	record(2);
	strcpy(original, file);
	snprintf(file, sizeof file, "%s/copy/progress.db", folder);
	record(2);
	no_number_is_used_twice(file, original);
	assert_int_equal(number("SELECT count(DISTINCT device) FROM event"), 2);
	strcpy(file, original);
	assert_int_equal(number("SELECT count(DISTINCT device) FROM event"), 1);
	free(data);
}

static void a_home_on_two_machines_keeps_one_device_for_each(void **state)
{
	struct store *here = open_store(), *there = open_store();

	(void)state;
	memset(there->machine, 'f', 64);
	for (int i = 0; i < 3; i++) {
		add(here, VERB_ATTEMPTED, "c/exercise/x");
		add(there, VERB_ATTEMPTED, "c/exercise/x");
	}
	assert_int_equal(number("SELECT count(DISTINCT device) FROM event"), 2);
	assert_int_equal(number("SELECT max(seq) FROM event"), 3);
	assert_int_equal(number("SELECT max(lamport) FROM event"), 6);
	store_close(here);
	store_close(there);
}

static void a_lost_witness_costs_a_new_device(void **state)
{
	(void)state;
	record(2);
	shell("rm \"$a\".device-*", file, "");
	record(2);
	assert_int_equal(number("SELECT count(DISTINCT device) FROM event"), 2);
	assert_int_equal(number("SELECT max(seq) FROM event"), 2);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, make_folder, remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(numbers_count_on_from_start_to_start),
	    TEST(the_device_that_is_announced_is_the_one_that_is_used),
	    TEST(a_database_copied_back_gets_a_new_device),
	    TEST(a_folder_copied_back_gets_a_new_device),
	    TEST(a_folder_copied_over_itself_gets_a_new_device),
	    TEST(a_folder_moved_away_and_back_keeps_its_numbers_apart),
	    TEST(a_backup_put_back_under_a_running_program_gets_a_new_device),
	    TEST(a_home_copied_to_another_place_gets_a_device_of_its_own),
	    TEST(a_home_on_two_machines_keeps_one_device_for_each),
	    TEST(a_lost_witness_costs_a_new_device),
	};
	return cmocka_run_group_tests_name("store_device", tests, NULL, NULL);
}

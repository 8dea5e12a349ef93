/* A file system that fails at the nth call that changes something, for every n: nothing that was acknowledged is lost. */
#include "tests/unit/store_test.h"

static int countdown; /* calls until the fault; 0 for none */
static int fault;     /* the result of the call that fails, and of all after it where the fault stays */
static bool stays;

static int inject(void)
{
	if (countdown == 0 || --countdown > 0)
		return SQLITE_OK;
	if (stays)
		countdown = 1;
	return fault;
}

/* SQLite's own files, with faults in front. */
struct faulty_file {
	sqlite3_file base;
	sqlite3_file *real;
};

static sqlite3_file *real(sqlite3_file *f)
{
	return ((struct faulty_file *)(void *)f)->real;
}

#define PASS(name, arguments, ...)                                                                                             \
	static int f_##name arguments                                                                                          \
	{                                                                                                                      \
		return real(f)->pMethods->x##name(real(f), ##__VA_ARGS__);                                                     \
	}
#define FAIL(name, arguments, ...)                                                                                             \
	static int f_##name arguments                                                                                          \
	{                                                                                                                      \
		int result = inject();                                                                                         \
		return result ? result : real(f)->pMethods->x##name(real(f), ##__VA_ARGS__);                                   \
	}
PASS(Read, (sqlite3_file *f, void *p, int n, sqlite3_int64 at), p, n, at)
FAIL(Write, (sqlite3_file *f, const void *p, int n, sqlite3_int64 at), p, n, at)
FAIL(Truncate, (sqlite3_file *f, sqlite3_int64 size), size)
FAIL(Sync, (sqlite3_file *f, int flags), flags)
PASS(FileSize, (sqlite3_file *f, sqlite3_int64 *size), size)
PASS(Lock, (sqlite3_file *f, int lock), lock)
PASS(Unlock, (sqlite3_file *f, int lock), lock)
PASS(CheckReservedLock, (sqlite3_file *f, int *out), out)
PASS(FileControl, (sqlite3_file *f, int op, void *p), op, p)
PASS(SectorSize, (sqlite3_file *f))
PASS(DeviceCharacteristics, (sqlite3_file *f))
PASS(ShmMap, (sqlite3_file *f, int page, int size, int extend, void volatile **p), page, size, extend, p)
PASS(ShmLock, (sqlite3_file *f, int offset, int n, int flags), offset, n, flags)
PASS(ShmUnmap, (sqlite3_file *f, int del), del)

static void f_ShmBarrier(sqlite3_file *f)
{
	real(f)->pMethods->xShmBarrier(real(f));
}

static int f_Close(sqlite3_file *f)
{
	int result = real(f)->pMethods ? real(f)->pMethods->xClose(real(f)) : SQLITE_OK;

	free(real(f));
	return result;
}

static const sqlite3_io_methods methods = {.iVersion = 2, .xClose = f_Close, .xRead = f_Read, .xWrite = f_Write,
    .xTruncate = f_Truncate, .xSync = f_Sync, .xFileSize = f_FileSize, .xLock = f_Lock, .xUnlock = f_Unlock,
    .xCheckReservedLock = f_CheckReservedLock, .xFileControl = f_FileControl, .xSectorSize = f_SectorSize,
    .xDeviceCharacteristics = f_DeviceCharacteristics, .xShmMap = f_ShmMap, .xShmLock = f_ShmLock,
    .xShmBarrier = f_ShmBarrier, .xShmUnmap = f_ShmUnmap};

static sqlite3_vfs *system_vfs, vfs;

static int f_Open(sqlite3_vfs *v, const char *name, sqlite3_file *f, int flags, int *out)
{
	struct faulty_file *file_at = (struct faulty_file *)(void *)f;

	(void)v;
	file_at->base.pMethods = NULL;
	file_at->real = calloc(1, (size_t)system_vfs->szOsFile);
	int result = system_vfs->xOpen(system_vfs, name, file_at->real, flags, out);
	if (result == SQLITE_OK)
		file_at->base.pMethods = &methods;
	else
		free(file_at->real);
	return result;
}

static int f_Delete(sqlite3_vfs *v, const char *name, int sync)
{
	int result = inject();

	(void)v;
	return result ? result : system_vfs->xDelete(system_vfs, name, sync);
}

static void install(void)
{
	system_vfs = sqlite3_vfs_find(NULL);
	vfs = *system_vfs;
	vfs.zName = "faulty";
	vfs.szOsFile = sizeof(struct faulty_file);
	vfs.xOpen = f_Open;
	vfs.xDelete = f_Delete;
	sqlite3_vfs_register(&vfs, 1);
}

#define LINES                                                                                                                  \
	"{\"id\":\"00000000-0000-4000-8000-000000000001\",\"learner\":\"11111111-0000-4000-8000-000000000000\","                  \
	"\"device\":\"22222222-0000-4000-8000-000000000000\",\"seq\":1,\"lamport\":1,\"at\":\"2026-02-03T04:05:06.789Z\","         \
	"\"verb\":\"passed\",\"object\":\"c/exercise/y\",\"hash\":null,\"result\":{}}\n"                                          \
	"{\"id\":\"00000000-0000-4000-8000-000000000002\",\"learner\":\"11111111-0000-4000-8000-000000000000\","                  \
	"\"device\":\"22222222-0000-4000-8000-000000000000\",\"seq\":2,\"lamport\":2,\"at\":\"2026-02-03T04:05:06.789Z\","         \
	"\"verb\":\"failed\",\"object\":\"c/exercise/y\",\"hash\":null,\"result\":{}}\n"

static int said; /* errors that had words for the learner */

static bool went_well(int status, struct err *e)
{
	if (status == 0)
		return true;
	assert_true(e->code == ERR_IO || e->code == ERR_BUSY);
	assert_non_null(e->text);
	assert_true(strlen(e->text) > 10);
	said++;
	err_done(e);
	return false;
}

struct told {
	int events, imported, copies;
};

/* What a session does, with what it was told is kept. */
static void work(struct told *told)
{
	struct err e = ERR_INIT;
	struct import_report report;
	char *notice = NULL, backup[100];
	struct store *s = store_open_wait(file, 100, &notice, &e);

	if (!went_well(s ? 0 : -1, &e))
		return;
	assert_null(notice);
	for (int i = 0; i < 3; i++)
		told->events += went_well(store_add(s, VERB_FAILED, "c/exercise/x", NULL, NULL, &e), &e);
	FILE *in = fmemopen((void *)(uintptr_t)LINES, strlen(LINES), "r");
	if (went_well(store_import(s, in, "events", false, &report, &e), &e))
		told->imported = 2;
	fclose(in);
	told->copies += went_well(store_copy_add(s, "c/exercise/x", "check", "text", 4, &e), &e);
	snprintf(backup, sizeof backup, "%s/backup.db", folder);
	went_well(store_backup(s, backup, &e), &e);
	went_well(store_repair(s, &e), &e);
	told->events += went_well(store_add(s, VERB_FAILED, "c/exercise/x", NULL, NULL, &e), &e);
	assert_null(store_notice(s));
	store_close(s);
}

static void check_kept(const struct told *told)
{
	store_close(open_store());
	int64_t own = number("SELECT count(*) FROM event WHERE object = 'c/exercise/x'");
	int64_t imported = number("SELECT count(*) FROM event WHERE object = 'c/exercise/y'");
	assert_in_range(own, told->events, 4);
	assert_true(imported == 2 || imported == 0);
	assert_true(imported >= told->imported);
	assert_true(number("SELECT count(*) FROM copy JOIN content USING (hash)") >= told->copies);
	assert_int_equal(number("SELECT coalesce(sum(attempts), 0) FROM progress"), own + imported);
	assert_int_equal(number("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"), 0);
	shell("! ls \"$a\".damaged-* 2>/dev/null", file, "");
}

/* Each n in turn, until a session comes to its end without a fault. OLD: it begins with a file of schema 1. */
static void every_call_fails_once(int result, bool for_good, bool old)
{
	int faults = 0;

	for (int n = 1;; n += for_good ? 3 : 1) {
		char setup[600];
		struct told told = {0};
		shell("rm -rf \"$a\"/data \"$a\"/backup.db; mkdir \"$a\"/data", folder, "");
		snprintf(setup, sizeof setup, "sqlite3 \"$a\" <%s/tests/data/store/schema-1.sql", getenv("abs_top_srcdir"));
		if (old)
			shell(setup, file, "");
		fault = result, stays = for_good, countdown = n;
		if (old) {
			struct err e = ERR_INIT;
			char *notice = NULL;
			struct store *s = store_open_wait(file, 100, &notice, &e);
			went_well(s ? 0 : -1, &e);
			assert_null(notice);
			store_close(s);
		} else {
			work(&told);
		}
		bool over = countdown > 1 || (countdown == 1 && !for_good);
		countdown = 0;
		if (!old)
			check_kept(&told);
		else
			store_close(open_store());
		if (old)
			assert_int_equal(number("SELECT count(*) FROM event"), 8);
		if (over)
			break;
		faults++;
	}
	assert_true(faults >= (for_good ? 3 : 8));
	assert_true(said > 0);
}

static void a_write_that_fails_loses_nothing(void **state)
{
	(void)state;
	every_call_fails_once(SQLITE_IOERR_WRITE, false, false);
}

static void a_disk_that_is_full_from_some_call_on_loses_nothing(void **state)
{
	(void)state;
	every_call_fails_once(SQLITE_FULL, true, false);
}

static void a_sync_that_fails_loses_nothing_with_a_rollback_journal_either(void **state)
{
	(void)state;
	setenv("ASYNCTUTOR_JOURNAL", "rollback", 1);
	every_call_fails_once(SQLITE_IOERR_FSYNC, false, false);
}

static void a_migration_that_fails_at_any_call_is_made_by_the_next_start(void **state)
{
	(void)state;
	every_call_fails_once(SQLITE_IOERR_WRITE, false, true);
	every_call_fails_once(SQLITE_FULL, true, true);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, make_folder, remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(a_write_that_fails_loses_nothing),
	    TEST(a_disk_that_is_full_from_some_call_on_loses_nothing),
	    TEST(a_sync_that_fails_loses_nothing_with_a_rollback_journal_either),
	    TEST(a_migration_that_fails_at_any_call_is_made_by_the_next_start),
	};
	install();
	return cmocka_run_group_tests_name("store_faults", tests, NULL, NULL);
}

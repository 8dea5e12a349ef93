/* A folder for each test, and the store in it. */
#ifndef ASYNCTUTOR_TESTS_UNIT_STORE_TEST_H
#define ASYNCTUTOR_TESTS_UNIT_STORE_TEST_H

#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include "tests/unit/test.h"
#include "base/path.h"
#include "store/private.h"
#include "store/store.h"

static char folder[64];
static char file[128]; /* the store */

static inline int make_folder(void **state)
{
	(void)state;
	snprintf(folder, sizeof folder, "/tmp/asynctutor-test-XXXXXX");
	if (!mkdtemp(folder))
		return -1;
	snprintf(file, sizeof file, "%s/data/progress.db", folder);
	unsetenv("ASYNCTUTOR_NOW");
	unsetenv("ASYNCTUTOR_JOURNAL");
	return 0;
}

static inline int remove_folder(void **state)
{
	char command[192];

	(void)state;
	snprintf(command, sizeof command, "chmod -R u+rwx %s && rm -rf %s", folder, folder);
	return system(command);
}

static inline void shell(const char *format, const char *a, const char *b)
{
	char command[1024];

	snprintf(command, sizeof command, "a='%s'; b='%s'; %s", a, b, format);
	assert_int_equal(system(command), 0);
}

/* Fails the test with the reason where STATUS is not 0. */
static inline void good(int status, struct err *e)
{
	if (status != 0)
		print_error("%s\n", e->text ? e->text : "no reason given");
	assert_int_equal(status, 0);
}

/* Fails the test unless STATUS is -1 with CODE and a text that holds WORDS; empties E. */
static inline void bad(int status, struct err *e, enum err_code code, const char *words)
{
	assert_int_equal(status, -1);
	if (e->code != code || !strstr(e->text, words))
		print_error("%s\n", e->text);
	assert_int_equal(e->code, code);
	assert_non_null(strstr(e->text, words));
	err_done(e);
}

/* Open a store that must have nothing to tell. */
static inline struct store *open_store(void)
{
	struct err e = ERR_INIT;
	char *notice = NULL;
	struct store *s = store_open(file, &notice, &e);

	if (!s)
		print_error("%s\n", e.text);
	assert_non_null(s);
	assert_null(notice);
	return s;
}

/* A store that cannot be opened, for the reason CODE in WORDS. */
static inline void not_opened(enum err_code code, const char *words)
{
	struct err e = ERR_INIT;
	char *notice = NULL;

	bad(store_open_wait(file, 100, &notice, &e) ? 0 : -1, &e, code, words);
	assert_null(notice);
}

static inline void add(struct store *s, enum verb verb, const char *object)
{
	struct err e = ERR_INIT;

	good(store_add(s, verb, object, NULL, NULL, &e), &e);
}

/* The one number that SQL gives on the file, seen by a connection of its own. */
static inline int64_t number(const char *sql)
{
	sqlite3 *db;
	sqlite3_stmt *statement;

	assert_int_equal(sqlite3_open(file, &db), SQLITE_OK);
	sqlite3_busy_timeout(db, 5000);
	assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
	int64_t value = sqlite3_column_int64(statement, 0);
	sqlite3_finalize(statement);
	sqlite3_close(db);
	return value;
}

/* Run SQL on the file; returns SQLite's result. */
static inline int run(const char *sql)
{
	sqlite3 *db;

	assert_int_equal(sqlite3_open(file, &db), SQLITE_OK);
	sqlite3_busy_timeout(db, 5000);
	int result = sqlite3_exec(db, sql, NULL, NULL, NULL);
	sqlite3_close(db);
	return result;
}

#endif

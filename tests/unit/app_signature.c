#include <sys/stat.h>
#include <unistd.h>
#include "tests/unit/test.h"
#include "app/signature.h"
#include "base/clock.h"
#include "base/path.h"
#include "base/str.h"
#include "base/xalloc.h"
#include "run/tool.h"

/* Keys of two people, and files that say who may sign. */
static char dir[] = "/tmp/asynctutor-signature-test-XXXXXX";

static char *in(const char *name)
{
	return path_join(dir, name);
}

static void put(const char *name, const char *text)
{
	struct err e = ERR_INIT;
	char *path = in(name);

	assert_int_equal(path_write(path, text, strlen(text), &e), 0);
	free(path);
}

/* A new key in the file NAME; its public half, one line without its end, which the caller frees. */
static char *make_key(const char *name)
{
	char *path = in(name), *half = xasprintf("%s.pub", path), *text;
	size_t len;
	struct err e = ERR_INIT;
	const struct tool_job job = {
	    .argv = (const char *const[]){"ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "test", "-f", path, NULL}, .seconds = 60};
	struct tool_result r;

	if (tool_run(&job, &r, &e) < 0)
		fail_msg("%s", e.text);
	assert_int_equal(r.status, 0);
	tool_done(&r);
	assert_int_equal(path_read(half, 10000, &text, &len, &e), 0);
	text[strcspn(text, "\n")] = '\0';
	free(half);
	free(path);
	return text;
}

static int make_keys(void **state)
{
	(void)state;
	if (!mkdtemp(dir))
		return -1;
	char *ada = make_key("ada"), *eve = make_key("eve"), *text;

	put("allowed", text = xasprintf("# the team\nada@example.org namespaces=\"asynctutor\" %s\n", ada));
	free(text);
	put("git-only", text = xasprintf("ada@example.org namespaces=\"git\" %s\n", ada));
	free(text);
	put("until-2025", text = xasprintf("ada@example.org valid-before=\"20250101\" %s\n", ada));
	free(text);
	put("nobody", "");
	free(ada);
	free(eve);
	return 0;
}

static char *sign(const char *text, const char *key)
{
	char *path = in(key), *signature;
	struct err e = ERR_INIT;

	if (signature_make(text, strlen(text), path, &signature, &e) < 0)
		fail_msg("%s", e.text);
	free(path);
	return signature;
}

static int64_t time_of(const char *text)
{
	int64_t ms;

	assert_true(clock_parse(text, &ms));
	return ms;
}

/* The error's code, ERR_NONE for a good one by ada@example.org. */
static enum err_code check(const char *text, const char *signature, const char *allowed, const char *when)
{
	char *path = in(allowed);
	struct signer who;
	struct err e = ERR_INIT;
	int status = signature_check(text, strlen(text), signature, path, time_of(when), &who, &e);
	enum err_code code = e.code;

	assert_int_equal(status, code ? -1 : 0);
	if (!code) {
		assert_string_equal(who.name, "ada@example.org");
		assert_true(str_starts(who.key, "ED25519 SHA256:"));
		assert_int_equal(strlen(who.key), strlen("ED25519 SHA256:") + 43);
	}
	signer_done(&who);
	err_done(&e);
	free(path);
	return code;
}

#define TODAY "2026-06-01T00:00:00Z"

static void test_good_and_not(void **state)
{
	(void)state;
	char *signature = sign("the record\n", "ada"), *other = sign("the record\n", "eve");

	assert_true(str_starts(signature, SIGNATURE_BEGIN));
	assert_true(str_ends(signature, SIGNATURE_END));
	assert_int_equal(check("the record\n", signature, "allowed", TODAY), ERR_NONE);
	assert_int_equal(check("the Record\n", signature, "allowed", TODAY), ERR_USAGE);
	assert_int_equal(check("the record", signature, "allowed", TODAY), ERR_USAGE);
	assert_int_equal(check("the record\n", other, "allowed", TODAY), ERR_USAGE);
	assert_int_equal(check("the record\n", signature, "nobody", TODAY), ERR_USAGE);
	assert_int_equal(check("the record\n", signature, "git-only", TODAY), ERR_USAGE);
	assert_int_equal(check("the record\n", signature, "missing", TODAY), ERR_MISSING);
	signature[80] = signature[80] == 'A' ? 'B' : 'A';
	assert_int_not_equal(check("the record\n", signature, "allowed", TODAY), ERR_NONE);
	assert_int_equal(check("the record\n", "ada was here\n", "allowed", TODAY), ERR_SYNTAX);
	free(other);
	free(signature);
}

static void test_time_counts(void **state)
{
	(void)state;
	char *signature = sign("x", "ada");

	assert_int_equal(check("x", signature, "until-2025", "2024-12-31T23:59:00Z"), ERR_NONE);
	assert_int_equal(check("x", signature, "until-2025", "2025-01-01T00:01:00Z"), ERR_USAGE);
	free(signature);
}

static void test_key_that_is_none(void **state)
{
	(void)state;
	char *path = in("allowed"), *signature;
	struct err e = ERR_INIT;

	assert_int_equal(signature_make("x", 1, path, &signature, &e), -1);
	assert_int_equal(e.code, ERR_IO);
	assert_true(str_starts(e.text, "ssh-keygen could not sign: "));
	assert_null(signature);
	err_done(&e);
	free(path);
}

static void test_key_that_is_found(void **state)
{
	(void)state;
	char *home = in("home"), *ssh = path_join(home, ".ssh"), *found;
	struct err e = ERR_INIT;

	setenv("HOME", home, 1);
	assert_null(signature_key());
	assert_int_equal(path_mkdirs(ssh, &e), 0);
	put("home/.ssh/id_rsa", "");
	found = signature_key();
	assert_true(str_ends(found, "/.ssh/id_rsa"));
	free(found);
	put("home/.ssh/id_ed25519.pub", "");
	found = signature_key();
	assert_true(str_ends(found, "/.ssh/id_ed25519.pub"));
	free(found);
	free(ssh);
	free(home);
}

static int remove_keys(void **state)
{
	(void)state;
	const struct tool_job job = {.argv = (const char *const[]){"rm", "-rf", dir, NULL}, .seconds = 60};
	struct tool_result r;
	struct err e = ERR_INIT;
	int status = tool_run(&job, &r, &e);

	tool_done(&r);
	return status;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_good_and_not),
	    cmocka_unit_test(test_time_counts),
	    cmocka_unit_test(test_key_that_is_none),
	    cmocka_unit_test(test_key_that_is_found),
	};
	return cmocka_run_group_tests(tests, make_keys, remove_keys);
}

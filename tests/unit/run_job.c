#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include "tests/unit/test.h"
#include "base/path.h"
#include "base/xalloc.h"
#include "json/json.h"
#include "run/private.h"

static struct folder folder;
static char *data; /* tests/data/run */

static int make(void **state)
{
	struct err e = ERR_INIT;

	(void)state;
	data = xasprintf("%s/tests/data/run", getenv("abs_top_srcdir"));
	return folder_make(&folder, &e);
}

static int unmake(void **state)
{
	(void)state;
	folder_remove(&folder);
	int status = access(folder.path, F_OK) == 0 ? -1 : 0;
	folder_done(&folder);
	free(data);
	return status;
}

static struct run_job job_named(const char *name)
{
	struct run_job job = RUN_JOB_INIT;

	job.name = name;
	job.text = "pass\n";
	job.len = 5;
	return job;
}

static void fails(const struct run_job *job, enum err_code code, const char *text)
{
	struct err e = ERR_INIT;

	assert_int_equal(job_write(job, &folder, &e), -1);
	assert_int_equal(e.code, code);
	assert_string_equal(e.text, text);
	err_done(&e);
}

static void the_folder_is_for_this_account_only(void **state)
{
	struct stat st;

	(void)state;
	assert_int_equal(stat(folder.path, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0700);
}

static void the_job_file_says_what_was_asked(void **state)
{
	char *copy = path_join(data, "programs/quick.py"), *world = path_join(data, "programs/sleeper.py"), *tracer = path_join(data, "bare");
	const struct run_copy copies[] = {{copy, true}};
	const char *const stand_ins[] = {world}, *const argv[] = {"a b", "\""};
	const struct run_signal signals[] = {{"SIGTERM", 2.5}};
	const struct run_one runs[] = {{.scenario = "calm", .seed = 7, .latency_low = 0.25, .latency_high = 4}, {.signals = signals, .nsignals = 1}};
	struct run_job job = job_named("fetch.py");
	struct err e = ERR_INIT;
	size_t len;

	(void)state;
	job.copies = copies;
	job.ncopies = job.nworld = 1;
	job.world = stand_ins;
	job.argv = argv;
	job.argc = 2;
	job.runs = runs;
	job.nruns = 2;
	job.events = true;
	job.tracer = tracer;
	assert_int_equal(job_write(&job, &folder, &e), 0);
	char *text = read_inside(folder.fd, "job.json", 1 << 20, &len);
	struct js *value = js_parse(text, len, "job", 1, &e);
	char *line = js_dump(value, 0);
	assert_string_equal(line,
	    "{\"format\":1,\"file\":\"work/fetch.py\",\"support\":[\"quick\"],\"world\":[\"sleeper\"],\"clock\":\"virtual\",\"races\":true,"
	    "\"events\":true,\"site_packages\":false,\"limits\":{\"virtual_seconds\":86400.0,\"steps\":200000,\"wall_seconds\":30.0,"
	    "\"cpu_seconds\":10,\"output_bytes\":1000000,\"events\":100000},\"argv\":[\"a b\",\"\\\"\"],\"runs\":["
	    "{\"scenario\":\"calm\",\"seed\":7,\"latency\":[0.25,4.0],\"signals\":[]},"
	    "{\"scenario\":\"\",\"seed\":0,\"signals\":[[\"SIGTERM\",2.5]]}]}");
	assert_int_equal(faccessat(folder.fd, "work/fetch.py", F_OK, 0), 0);
	assert_int_equal(faccessat(folder.fd, "work/quick.py", F_OK, 0), 0);
	assert_int_equal(faccessat(folder.fd, "world/sleeper.py", F_OK, 0), 0);
	assert_int_equal(faccessat(folder.fd, "tracer/__main__.py", F_OK, 0), 0);
	free(line);
	js_free(value);
	free(text);
	free(tracer);
	free(world);
	free(copy);
}

static void a_name_with_a_way_out_is_refused(void **state)
{
	static const char *const names[] = {"../x.py", "/etc/x.py", "", ".", "..", "a/b.py", "\xff.py"};

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct run_job job = job_named(names[i]);
		fails(&job, ERR_USAGE, "is not a plain file name");
	}
}

static void a_stand_in_is_a_python_file(void **state)
{
	const char *const world[] = {"/etc/passwd"};
	struct run_job job = job_named("x.py");

	(void)state;
	job.world = world;
	job.nworld = 1;
	fails(&job, ERR_USAGE, "is no stand-in");
}

static void a_support_module_does_not_replace_the_learners_file(void **state)
{
	char *copy = path_join(data, "programs/quick.py");
	const struct run_copy copies[] = {{copy, true}};
	struct run_job job = job_named("quick.py");

	(void)state;
	job.copies = copies;
	job.ncopies = 1;
	fails(&job, ERR_USAGE, "is here twice");
	free(copy);
}

static void the_environment_holds_nothing_of_the_tutors(void **state)
{
	struct command c;

	(void)state;
	setenv("SECRET", "sesame", 1);
	command_make(&c, "/opt/python/bin/python3", "/tmp/x");
	assert_string_equal(c.envp[0], "PATH=/opt/python/bin:/usr/local/bin:/usr/bin:/bin");
	assert_string_equal(c.envp[1], "HOME=/tmp/x/work");
	for (char **p = c.envp; *p; p++)
		assert_null(strstr(*p, "sesame"));
	command_done(&c);
}

static void any_depth_and_mode_is_removed(void **state)
{
	(void)state;
	char cwd[4096];
	assert_non_null(getcwd(cwd, sizeof cwd));
	assert_int_equal(fchdir(folder.fd), 0);
	for (int i = 0; i < 3000; i++) {
		assert_int_equal(mkdir("deep", 0700), 0);
		assert_int_equal(chdir("deep"), 0);
	}
	assert_int_equal(fchdir(folder.fd), 0);
	assert_int_equal(mkdir("closed", 0700), 0);
	assert_int_equal(mkdir("closed/in", 0700), 0);
	assert_int_equal(mknod("closed/in/pipe", S_IFIFO | 0600, 0), 0);
	assert_int_equal(chmod("closed/in", 0), 0);
	assert_int_equal(chmod("closed", 0), 0);
	assert_int_equal(chdir(cwd), 0);
}

static void a_link_is_removed_and_not_what_it_points_to(void **state)
{
	char outside[] = "/tmp/asynctutor-test-XXXXXX";
	struct stat st;

	(void)state;
	assert_non_null(mkdtemp(outside));
	assert_int_equal(chmod(outside, 0755), 0);
	assert_int_equal(symlinkat(outside, folder.fd, "work/link"), 0);
	assert_int_equal(symlinkat(outside, folder.fd, "link"), 0);
	char *kept = path_join(outside, "kept");
	int fd = open(kept, O_CREAT | O_WRONLY, 0600);
	assert_true(fd >= 0);
	close(fd);
	folder_remove(&folder);
	assert_int_equal(access(kept, F_OK), 0);
	assert_int_equal(stat(outside, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0755);
	unlink(kept);
	rmdir(outside);
	free(kept);
}

static void only_plain_files_are_opened(void **state)
{
	size_t len;

	(void)state;
	assert_int_equal(symlinkat("/etc/passwd", folder.out, "1.json"), 0);
	assert_int_equal(mkfifoat(folder.out, "2.json", 0600), 0);
	assert_int_equal(mkdirat(folder.out, "3.json", 0700), 0);
	for (int i = 1; i <= 4; i++) {
		char name[16];
		snprintf(name, sizeof name, "%d.json", i);
		assert_int_equal(open_inside(folder.out, name), -1);
		char *text = read_inside(folder.out, name, 100, &len);
		assert_string_equal(text, "");
		assert_int_equal(len, 0);
		free(text);
	}
}

#define WITH_FOLDER(f) cmocka_unit_test_setup_teardown(f, make, unmake)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    WITH_FOLDER(the_folder_is_for_this_account_only),
	    WITH_FOLDER(the_job_file_says_what_was_asked),
	    WITH_FOLDER(a_name_with_a_way_out_is_refused),
	    WITH_FOLDER(a_stand_in_is_a_python_file),
	    WITH_FOLDER(a_support_module_does_not_replace_the_learners_file),
	    WITH_FOLDER(the_environment_holds_nothing_of_the_tutors),
	    WITH_FOLDER(any_depth_and_mode_is_removed),
	    WITH_FOLDER(a_link_is_removed_and_not_what_it_points_to),
	    WITH_FOLDER(only_plain_files_are_opened),
	};
	return cmocka_run_group_tests_name("run_job", tests, NULL, NULL);
}

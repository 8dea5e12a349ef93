#include <errno.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>
#include "tests/unit/test.h"
#include "base/path.h"
#include "base/xalloc.h"
#include "run/confine.h"
#include "run/private.h"

/* What is done here holds for the rest of the process: the tests stand in an order. */

static char *tracer, *folder, *outside;

/* A socket of TYPE that others could reach: NAME in the folder outside, or an abstract one. */
static int listen_at(int type, const char *name, bool abstract)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	int fd = socket(AF_UNIX, type | SOCK_CLOEXEC, 0);
	int n = abstract ? snprintf(address.sun_path + 1, sizeof address.sun_path - 1, "%s", name)
			 : snprintf(address.sun_path, sizeof address.sun_path, "%s/%s", outside, name);

	if (bind(fd, (struct sockaddr *)&address, (socklen_t)(offsetof(struct sockaddr_un, sun_path) + (size_t)n + 1)) < 0)
		return -1;
	return type == SOCK_STREAM ? listen(fd, 8) : 0;
}

/* In the end this program can remove nothing any more: the folder goes when this program does. */
static void remove_at_the_end(void)
{
	int life[2];
	char byte;

	if (pipe2(life, O_CLOEXEC) < 0 || fork() != 0)
		return;
	close(life[1]);
	while (read(life[0], &byte, 1) > 0)
		;
	execl("/bin/rm", "rm", "-rf", folder, (char *)NULL);
	_exit(1);
}

static int set_up(void **state)
{
	struct err e = ERR_INIT;
	char made[] = "/tmp/asynctutor-confine-XXXXXX";

	(void)state;
	tracer = xasprintf("%s/tests/data/run/bare", getenv("abs_top_srcdir"));
	folder = realpath(mkdtemp(made), NULL);
	remove_at_the_end();
	outside = path_join(folder, "outside");
	char *inside = path_join(folder, "inside"), *letter = path_join(outside, "letter");
	int status = path_mkdirs(inside, &e) + path_mkdirs(outside, &e) + path_write(letter, "dear", 4, &e);
	char *abstract = xasprintf("asynctutor-%ld", (long)getpid());
	status += listen_at(SOCK_STREAM, "socket", false) + listen_at(SOCK_DGRAM, "log", false) + listen_at(SOCK_STREAM, abstract, true);
	free(abstract);
	setenv("TMPDIR", inside, 1);
	free(inside);
	free(letter);
	return status;
}

static int tear_down(void **state)
{
	(void)state;
	free(tracer);
	free(folder);
	free(outside);
	return 0;
}

/* What the program TEXT printed. */
static char *said(const char *text)
{
	struct run_job job = RUN_JOB_INIT;
	struct err e = ERR_INIT;

	job.name = "x.py";
	job.text = text;
	job.len = strlen(text);
	job.tracer = tracer;
	job.limits.all_seconds = 20;
	struct run *r = run_start(&job, &e);
	if (!r)
		fail_msg("%s", e.text);
	run_wait(r);
	char *log = xstrdup(run_result(r)->log);
	run_free(r);
	return log;
}

static const char *const breaking_out[] = {
    "open('/etc/passwd').read()",
    "open(OUTSIDE + '/letter').read()",
    "os.symlink(OUTSIDE + '/letter', 'link'); open('link').read()",
    "os.link(OUTSIDE + '/letter', 'link'); open('link').read()",
    "os.rename(OUTSIDE + '/letter', 'mine')",
    "open('/proc/1/root' + OUTSIDE + '/letter').read()",
    "open('/proc/self/root' + OUTSIDE + '/letter').read()",
    "os.listdir('/')",
    "os.listdir(OUTSIDE)",
    "os.listdir('../..')",
    "open(OUTSIDE + '/new', 'w')",
    "open('/bin/sh', 'rb').read()",
    "os.execv('/bin/sh', ['sh', '-c', 'echo a shell'])",
    "subprocess.run(['/bin/true'], check=True)",
    "subprocess.run('true', shell=True, check=True)",
    "open('mine', 'w').write('#!/bin/sh\\n'); os.chmod('mine', 0o755); subprocess.run(['./mine'], check=True)",
    "socket.create_connection(('127.0.0.1', 22), 2)",
    "socket.socket(socket.AF_INET6)",
    "socket.socket(socket.AF_UNIX).connect(SOCKET)",
    "socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM).sendto(b'x', OUTSIDE + '/log')",
    "socket.socket(socket.AF_UNIX).connect(f'\\0asynctutor-{PARENT}')",
    "os.kill(PARENT, 0)",
    "os.kill(PARENT, 9)",
    "os.killpg(os.getpgid(PARENT), 0)",
    "open(f'/proc/{PARENT}/environ').read()",
    "os.unshare(os.CLONE_NEWUSER) if hasattr(os, 'unshare') else libc('unshare', 0x10000000)",
    "libc('ptrace', 16, 1, 0, 0)",
    "libc('mount', b'none', b'/proc', b'tmpfs', 0, None)",
    "libc('chroot', b'.')",
};

static char *attempt(const char *code)
{
	return xasprintf("import ctypes, os, socket, subprocess\n"
			 "OUTSIDE, PARENT, SOCKET = '%s', %ld, '%s/socket'\n"
			 "def libc(name, *arguments):\n"
			 "    if getattr(ctypes.CDLL(None, use_errno=True), name)(*arguments) < 0:\n"
			 "        raise OSError(ctypes.get_errno(), name)\n"
			 "try:\n"
			 "    %s\n"
			 "except (OSError, subprocess.CalledProcessError) as error:\n"
			 "    print('refused')\n"
			 "else:\n"
			 "    print('let through')\n",
	    outside, (long)getpid(), outside, code);
}

/* Else a refusal would say nothing about the guards. */
static void the_ways_out_are_there(void **state)
{
	static const char *const open[] = {
	    "open(OUTSIDE + '/letter').read()",
	    "os.listdir('/')",
	    "subprocess.run('true', shell=True, check=True)",
	    "socket.socket(socket.AF_UNIX).connect(SOCKET)",
	    "socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM).sendto(b'x', OUTSIDE + '/log')",
	};

	(void)state;
	for (size_t i = 0; i < sizeof open / sizeof *open; i++) {
		char *text = attempt(open[i]), *log = said(text);
		if (strcmp(log, "let through\n") != 0)
			fail_msg("%s: %s", open[i], log);
		free(text);
		free(log);
	}
}

static void a_program_can_not_break_out(void **state)
{
	struct err e = ERR_INIT;

	(void)state;
	if (confine_runs(&e) < 0)
		fail_msg("%s", e.text);
	for (size_t i = 0; i < sizeof breaking_out / sizeof *breaking_out; i++) {
		char *text = attempt(breaking_out[i]), *log = said(text);
		if (strcmp(log, "refused\n") != 0)
			fail_msg("%s: %s", breaking_out[i], log);
		free(text);
		free(log);
	}
}

static void what_learners_need_still_works(void **state)
{
	static const char *const needs[] = {
	    "import asyncio, ssl, sqlite3, ctypes, zoneinfo; zoneinfo.ZoneInfo('Europe/Berlin'); asyncio.run(asyncio.sleep(0)); print('good')",
	    "import subprocess, sys; subprocess.run([sys.executable, '-c', 'print(\"good\")'], check=True)",
	    "import multiprocessing as m\nq = m.get_context('fork').Queue()\nq.put('good')\nprint(q.get())",
	    "import concurrent.futures as c, multiprocessing as m\n"
	    "with c.ProcessPoolExecutor(2, m.get_context('fork')) as pool:\n"
	    "    print(pool.submit(str, 'good').result())",
	    /* At the end daemon threads are ended by pthread_exit(3), which loads a library. */
	    "import threading, time\nthreading.Thread(target=lambda: time.sleep(0.05), daemon=True).start()\n"
	    "import ctypes; ctypes.CDLL('libgcc_s.so.1'); print('good')",
	    "import os; open('a', 'w').write('good'); os.mkdir('b'); os.rename('a', 'b/a'); print(open('b/a').read())",
	    "import asyncio\n"
	    "async def main():\n"
	    "    p = await asyncio.create_subprocess_exec(__import__('sys').executable, '-c', 'print(\"good\")', stdout=-1)\n"
	    "    print((await p.communicate())[0].decode().strip())\n"
	    "asyncio.run(main())",
	};

	(void)state;
	for (size_t i = 0; i < sizeof needs / sizeof *needs; i++) {
		char *log = said(needs[i]);
		if (strcmp(log, "good\n") != 0)
			fail_msg("%s: %s", needs[i], log);
		free(log);
	}
}

static void a_run_without_a_guard_is_refused(void **state)
{
	struct err e = ERR_INIT;

	(void)state;
	for (enum run_guard g = RUN_GUARD_LIMITS; g <= RUN_GUARD_SECCOMP; g++) {
		if (g == RUN_GUARD_CGROUP || g == RUN_GUARD_SWEEP)
			continue;
		struct run_job job = RUN_JOB_INIT;
		job.name = "x.py";
		job.text = "";
		job.tracer = tracer;
		job.without = 1u << g;
		assert_null(run_start(&job, &e));
		assert_non_null(strstr(e.text, "a guard is missing"));
		err_done(&e);
	}
}

static void this_program_is_held_and_runs_go_on(void **state)
{
	char *inside = path_join(folder, "inside"), *letter = path_join(outside, "letter"), *mine = path_join(inside, "mine");
	const struct confine_paths paths = {(const char *const[]){"/proc", tracer, NULL}, (const char *const[]){inside, NULL}};
	struct err e = ERR_INIT;
	int status;

	(void)state;
	assert_int_equal(confine_self(&paths, &e), 0);
	assert_int_equal(open(letter, O_RDONLY), -1);
	assert_int_equal(open("/etc/passwd", O_RDONLY), -1);
	assert_int_equal(path_write(mine, "x", 1, &e), 0);
	pid_t child = fork();
	if (child == 0) {
		execl("/bin/true", "true", (char *)NULL);
		_exit(errno == EACCES ? 17 : 1);
	}
	waitpid(child, &status, 0);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 17);
	char *log = said("print('good')");
	assert_string_equal(log, "good\n");
	free(log);
	a_run_without_a_guard_is_refused(state);
	unlink(mine);
	free(inside);
	free(letter);
	free(mine);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_ways_out_are_there),
	    cmocka_unit_test(a_program_can_not_break_out),
	    cmocka_unit_test(what_learners_need_still_works),
	    cmocka_unit_test(a_run_without_a_guard_is_refused),
	    cmocka_unit_test(this_program_is_held_and_runs_go_on),
	};
	return cmocka_run_group_tests_name("run_confine", tests, set_up, tear_down);
}

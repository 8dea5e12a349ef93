#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include "run/private.h"

static volatile sig_atomic_t driver;

static void pass_on(int signal)
{
	if (driver > 0)
		kill((pid_t)driver, signal);
}

static void wait_for_driver(int report)
{
	struct starter_word word = {0};
	struct rusage used;
	pid_t ended;

	do
		ended = wait4(-1, &word.status, 0, &used);
	while (ended != driver && (ended > 0 || errno == EINTR));
	if (ended != driver)
		_exit(1);
	word.cpu_seconds = (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
			   (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
	if (write(report, &word, sizeof word) < 0)
		_exit(1);
}

static void say_failure(int say, int error, const char *what)
{
	struct driver_word word = {.error = error};

	snprintf(word.what, sizeof word.what, "%s", what);
	if (write(say, &word, sizeof word) < 0)
		_exit(1);
}

_Noreturn void starter_live(const struct launch *l, struct guard_notes *notes, int say, int report)
{
	struct sigaction action = {.sa_handler = pass_on};
	int error = l->own_namespace ? namespace_mount() : 0;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (error) {
		say_failure(say, error, WORD_NAMESPACE);
		_exit(1);
	}
	cgroup_join(l->cgroup);
	sigaction(SIGTERM, &action, NULL);
	pid_t child = fork();
	if (child == 0)
		driver_become(l, notes, say);
	if (child < 0) {
		say_failure(say, errno, "cannot start a process");
		_exit(1);
	}
	driver = child;
	close(say);
	if (l->orders >= 0)
		close(l->orders);
	wait_for_driver(report);
	_exit(0);
}

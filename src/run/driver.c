#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>
#include "run/private.h"

#define SAY 3

static _Noreturn void give_up(int say, struct driver_word *word, const char *what)
{
	word->error = errno ? errno : EIO;
	snprintf(word->what, sizeof word->what, "%s", what);
	if (write(say, word, sizeof *word) < 0)
		_exit(126);
	_exit(127);
}

/* Nothing of the tutor's is left open but SAY. */
static bool arrange_files(const struct launch *l, int say)
{
	int in = l->orders >= 0 ? l->orders : open("/dev/null", O_RDONLY);
	int log = openat(l->folder->fd, DRIVER_LOG, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);

	if (in < 0 || log < 0 || fchdir(l->folder->fd) < 0 || chdir("work") < 0)
		return false;
	if (dup2(in, 0) < 0 || dup2(log, 1) < 0 || dup2(log, 2) < 0 || dup2(say, SAY) < 0)
		return false;
	fcntl(SAY, F_SETFD, FD_CLOEXEC);
	close_others((const int[]){0, 1, 2, SAY}, 4);
	return true;
}

/* Where memory runs out, the kernel shall take this one first. */
static void offer_to_oom_killer(void)
{
	int fd = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);

	if (fd >= 0 && write(fd, "1000", 4) != 4)
		errno = 0;
	if (fd >= 0)
		close(fd);
}

static void shut_in(const struct launch *l, struct guard_notes *n)
{
	const pid_t none[] = {0}, seen[] = {l->tutor, l->keeper, getppid(), l->tutors_group, 0};
	unsigned without = l->job->without;
	int landlock = 0;

	for (enum run_guard g = 0; g < RUN_GUARDS; g++)
		if (n->g[g].state == GUARD_UNKNOWN)
			guard_note(n, g, GUARD_MISSING, 0, "switched off");
	if (!(without & 1u << RUN_GUARD_LAYOUT))
		layout_fix(n);
	if (!(without & 1u << RUN_GUARD_PRIVILEGES))
		privileges_drop(n);
	if (!(without & 1u << RUN_GUARD_LANDLOCK))
		landlock = landlock_enter(l->folder->path, n);
	if (!(without & 1u << RUN_GUARD_SECCOMP))
		seccomp_enter(landlock, l->own_namespace ? none : seen, n);
	if (!(without & 1u << RUN_GUARD_LIMITS))
		limits_set(&l->job->limits, l->own_namespace, n);
	if (confinement())
		confinement_try(n);
}

_Noreturn void driver_become(const struct launch *l, struct guard_notes *notes, int say)
{
	struct driver_word word = {.error = 0};

	errno = 0;
	setsid();
	umask(077);
	signals_default();
	if (!arrange_files(l, say))
		give_up(say, &word, "cannot prepare the private folder");
	offer_to_oom_killer();
	shut_in(l, notes);
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	word.notes = *notes;
	if (!l->probe && confinement_lacks(notes) != RUN_GUARDS) {
		errno = EPERM;
		give_up(SAY, &word, "a guard is missing");
	}
	if (write(SAY, &word, sizeof word) != (ssize_t)sizeof word)
		_exit(126);
	if (l->probe)
		_exit(0);
	execve(l->argv[0], l->argv, l->envp);
	give_up(SAY, &word, "cannot start Python");
}

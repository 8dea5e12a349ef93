#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/wait.h>
#include <unistd.h>
#include "base/clock.h"
#include "base/xalloc.h"
#include "run/private.h"

#define TICK_MS 50
#define GRACE_MS 500
#define START_MS 20000
#define SWEEP_SECONDS 10
#define LOG_MOST (1 << 20)
#define DISK_SHARE 20		   /* a file system with less than 1/20 free is full, ... */
#define DISK_LEAST (256ull << 20) /* ... but not with as much as this */

struct keeper {
	struct launch *l;
	int control;
	struct guard_notes notes;
	struct cgroup cgroup;
	pid_t starter;
	int say, report;
	int64_t deadline, kill_at; /* clock_monotonic(); kill_at 0 while nothing is to be ended */
	enum run_end end;	   /* RUN_COMPLETED while nothing has gone wrong */
	bool gone;		   /* the tutor */
	bool disk_was_full;
	long long oom_kills;
	struct starter_word ended;
};

/* ---- starting */

static void become_keeper(struct keeper *k)
{
	const struct launch *l = k->l;
	int null = open("/dev/null", O_RDWR | O_CLOEXEC);

	die_hook = NULL;
	signals_default();
	signal(SIGTERM, SIG_IGN);
	signal(SIGINT, SIG_IGN);
	signal(SIGHUP, SIG_IGN);
	signal(SIGPIPE, SIG_IGN);
	setsid();
	for (int fd = 0; fd < 3; fd++)
		if (fd != k->control && fd != l->folder->fd && fd != l->folder->out && fd != l->orders)
			dup2(null, fd);
	close_others((const int[]){0, 1, 2, k->control, l->folder->fd, l->folder->out, l->orders}, l->orders >= 0 ? 7 : 6);
}

static void choose_guards(struct keeper *k)
{
	struct guard_notes *n = &k->notes;
	unsigned without = k->l->job->without;
	bool subreaper = prctl(PR_SET_CHILD_SUBREAPER, 1) == 0;

	k->l->own_namespace = !(without & 1u << RUN_GUARD_NAMESPACE) && namespace_enter(n);
	k->l->cgroup = &k->cgroup;
	if (k->l->own_namespace) {
		guard_note(n, RUN_GUARD_CGROUP, GUARD_NOT_NEEDED, 0, "");
		guard_note(n, RUN_GUARD_SWEEP, GUARD_NOT_NEEDED, 0, "");
		return;
	}
	if (!(without & 1u << RUN_GUARD_CGROUP))
		cgroup_make(&k->cgroup, k->l->job->limits.threads, n);
	if (subreaper)
		guard_note(n, RUN_GUARD_SWEEP, GUARD_PRESENT, 0, "");
	else
		guard_note(n, RUN_GUARD_SWEEP, GUARD_MISSING, errno, "orphans cannot be caught");
}

static bool start_starter(struct keeper *k)
{
	int say[2], report[2];

	if (pipe2(say, O_CLOEXEC) < 0 || pipe2(report, O_CLOEXEC) < 0)
		return false;
	k->starter = fork();
	if (k->starter == 0) {
		close(k->control);
		close(say[0]);
		close(report[0]);
		starter_live(k->l, &k->notes, say[1], report[1]);
	}
	close(say[1]);
	close(report[1]);
	if (k->l->orders >= 0)
		close(k->l->orders);
	k->say = say[0];
	k->report = report[0];
	return k->starter > 0;
}

/* Read what the driver says until it is Python, or has given up. */
static void hear_driver(struct keeper *k, struct driver_word *word)
{
	struct pollfd ready = {k->say, POLLIN, 0};
	int64_t until = clock_monotonic() + START_MS;
	struct driver_word next;
	bool heard = false;

	for (;;) {
		int left = (int)(until - clock_monotonic());
		if (left <= 0 || (poll(&ready, 1, left) < 0 && errno != EINTR))
			break;
		if (!ready.revents)
			continue;
		if (read(k->say, &next, sizeof next) != (ssize_t)sizeof next)
			break;
		*word = next;
		heard = true;
	}
	if (!heard) {
		*word = (struct driver_word){.error = ETIMEDOUT};
		snprintf(word->what, sizeof word->what, "the driver did not start");
	}
	close(k->say);
}

/* ---- watching */

static bool disk_is_full(const struct keeper *k)
{
	struct statvfs fs;

	if (fstatvfs(k->l->folder->fd, &fs) < 0 || fs.f_blocks == 0)
		return false;
	return fs.f_bavail < fs.f_blocks / DISK_SHARE && (unsigned long long)fs.f_bavail * fs.f_frsize < DISK_LEAST;
}

static size_t count_processes(const struct keeper *k)
{
	if (k->l->own_namespace)
		return procs_visible();
	pid_t *pids;
	size_t n = procs_below(getpid(), &pids);
	free(pids);
	return n;
}

/* What there is too much of; RUN_COMPLETED for nothing. */
static enum run_end excess(const struct keeper *k)
{
	struct stat log;

	if (fstatat(k->l->folder->fd, DRIVER_LOG, &log, AT_SYMLINK_NOFOLLOW) == 0 && log.st_size > LOG_MOST)
		return RUN_OUTPUT;
	if (!k->disk_was_full && disk_is_full(k))
		return RUN_DISK;
	if (count_processes(k) > k->l->job->limits.processes + 1)
		return RUN_PROCESSES;
	return RUN_COMPLETED;
}

/* Ask the driver to end; what is left of it after a while is killed. */
static void begin_end(struct keeper *k, enum run_end end)
{
	if (k->kill_at)
		return;
	k->end = end;
	k->kill_at = clock_monotonic() + GRACE_MS;
	kill(k->starter, SIGTERM);
}

static void hear_tutor(struct keeper *k)
{
	char byte;
	ssize_t n = recv(k->control, &byte, 1, MSG_DONTWAIT);

	if (n > 0)
		begin_end(k, RUN_CANCELLED);
	else if (n == 0 || (errno != EAGAIN && errno != EINTR))
		k->gone = true;
}

/* Until the driver has ended, or must be killed. */
static void watch(struct keeper *k)
{
	struct pollfd ready[] = {{k->report, POLLIN, 0}, {k->control, POLLIN, 0}};

	while (!k->gone) {
		poll(ready, 2, TICK_MS);
		if (ready[0].revents) {
			if (read(k->report, &k->ended, sizeof k->ended) != (ssize_t)sizeof k->ended)
				k->ended.status = -1;
			return;
		}
		if (ready[1].revents)
			hear_tutor(k);
		int64_t now = clock_monotonic();
		if (now >= k->deadline)
			begin_end(k, RUN_TIMEOUT);
		if (k->kill_at && now >= k->kill_at)
			return;
		enum run_end over = excess(k);
		if (over != RUN_COMPLETED) {
			k->end = over;
			return;
		}
	}
}

/* ---- ending */

static size_t end_all(struct keeper *k)
{
	if (!k->l->own_namespace)
		return procs_sweep(SWEEP_SECONDS);
	if (k->starter > 0) {
		kill(k->starter, SIGKILL);
		while (waitpid(k->starter, NULL, 0) < 0 && errno == EINTR)
			;
	}
	return 0;
}

/* How often the kernel had to kill for memory. */
static long long oom_kills(void)
{
	FILE *file = fopen("/proc/vmstat", "re");
	char line[128];
	long long n = 0;

	while (file && fgets(line, sizeof line, file))
		if (sscanf(line, "oom_kill %lld", &n) == 1)
			break;
	if (file)
		fclose(file);
	return n;
}

static enum run_end judge(const struct keeper *k)
{
	int status = k->ended.status;

	if (k->end != RUN_COMPLETED)
		return k->end;
	if (status != -1 && WIFSIGNALED(status)) {
		int signal = WTERMSIG(status);
		bool all_used = k->ended.cpu_seconds >= k->l->job->limits.cpu_seconds;
		if (signal == SIGXCPU || (signal == SIGKILL && all_used))
			return RUN_LOOP;
		if (signal == SIGXFSZ)
			return RUN_OUTPUT;
		return signal == SIGKILL && oom_kills() > k->oom_kills ? RUN_MEMORY : RUN_KILLED;
	}
	bool done = faccessat(k->l->folder->out, "done.json", F_OK, AT_SYMLINK_NOFOLLOW) == 0;
	return status == 0 && done ? RUN_COMPLETED : RUN_UNDECIDED;
}

static void tell(struct keeper *k, const struct keeper_word *word)
{
	if (send(k->control, word, sizeof *word, MSG_NOSIGNAL) < 0)
		k->gone = true;
}

/* The tutor keeps its end open as long as it wants the folder. */
static void wait_for_tutor(const struct keeper *k)
{
	char byte;

	while (!k->gone) {
		ssize_t n = recv(k->control, &byte, 1, 0);
		if (n == 0 || (n < 0 && errno != EINTR))
			return;
	}
}

static bool start(struct keeper *k, struct keeper_word *word)
{
	k->l->tutor = getppid();
	k->l->tutors_group = getpgrp();
	k->l->keeper = getpid();
	become_keeper(k);
	k->disk_was_full = disk_is_full(k);
	k->oom_kills = oom_kills();
	k->deadline = clock_monotonic() + (int64_t)(k->l->job->limits.all_seconds * 1000);
	choose_guards(k);
	if (start_starter(k)) {
		hear_driver(k, &word->driver);
	} else {
		word->driver.error = errno;
		snprintf(word->driver.what, sizeof word->driver.what, "cannot start a process");
	}
	word->again = word->driver.error && strcmp(word->driver.what, WORD_NAMESPACE) == 0;
	return !word->driver.error;
}

_Noreturn void keeper_live(struct launch *l, int control)
{
	struct keeper k = {.l = l, .control = control, .starter = -1, .end = RUN_COMPLETED, .ended = {-1, 0}};
	struct keeper_word word = {.status = -1};

	if (start(&k, &word)) {
		tell(&k, &word);
		watch(&k);
		word.end = (int)judge(&k);
		word.status = k.ended.status;
	}
	word.ended = true;
	word.left = (uint32_t)end_all(&k);
	cgroup_remove(&k.cgroup);
	tell(&k, &word);
	wait_for_tutor(&k);
	folder_remove(l->folder);
	_exit(0);
}

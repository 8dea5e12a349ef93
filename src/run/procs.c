#include <ctype.h>
#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include "base/clock.h"
#include "base/vec.h"
#include "run/private.h"

struct table {
	struct proc *ptr;
	size_t len, cap;
};

/* The start of /proc/PID/NAME, terminated; false where there is none (any more). */
static bool read_proc(pid_t pid, const char *name, char *text, size_t size)
{
	char path[40];

	snprintf(path, sizeof path, "/proc/%d/%s", (int)pid, name);
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t n = fd < 0 ? -1 : read(fd, text, size - 1);
	if (fd >= 0)
		close(fd);
	text[n > 0 ? n : 0] = '\0';
	return n > 0;
}

/* PID, parent and state from /proc/PID/stat; the name in between may hold anything. */
static bool look_at(pid_t pid, struct proc *p)
{
	char text[512];
	const char *after = read_proc(pid, "stat", text, sizeof text) ? strrchr(text, ')') : NULL;
	int parent;

	if (!after || sscanf(after, ") %c %d", &p->state, &parent) != 2)
		return false;
	p->pid = pid;
	p->parent = parent;
	p->place = PROC_UNSEEN;
	return true;
}

/* The next process of /proc; 0 at the end. */
static pid_t next_pid(DIR *dir)
{
	for (struct dirent *d; (d = readdir(dir));)
		if (isdigit((unsigned char)d->d_name[0]))
			return (pid_t)atol(d->d_name);
	return 0;
}

static int by_pid(const void *a, const void *b)
{
	pid_t x = ((const struct proc *)a)->pid, y = ((const struct proc *)b)->pid;

	return (x > y) - (x < y);
}

static void look_around(struct table *t)
{
	DIR *dir = opendir("/proc");

	for (pid_t pid; dir && (pid = next_pid(dir));) {
		struct proc p;
		if (look_at(pid, &p))
			*vec_push(t) = p;
	}
	if (dir)
		closedir(dir);
	if (t->len)
		qsort(t->ptr, t->len, sizeof *t->ptr, by_pid);
}

static struct proc *find(const struct table *t, pid_t pid)
{
	struct proc key = {.pid = pid};

	return t->len ? bsearch(&key, t->ptr, t->len, sizeof key, by_pid) : NULL;
}

/* Go up from P until a process whose place is known, or a child of ROOT; the whole way down has the same. A torn view may hold a circle. */
static void settle(const struct table *t, struct proc *p, pid_t root)
{
	enum proc_place place = PROC_ELSEWHERE;
	size_t steps = 0;

	for (struct proc *up = p; up && steps++ <= t->len; up = find(t, up->parent)) {
		if (up->place == PROC_UNSEEN && up->parent != root)
			continue;
		place = up->place == PROC_UNSEEN ? PROC_BELOW : up->place;
		break;
	}
	for (struct proc *up = p; up && up->place == PROC_UNSEEN; up = find(t, up->parent))
		up->place = place;
}

void procs_settle(struct proc *all, size_t n, pid_t root)
{
	struct table t = {all, n, n};
	struct proc *top = find(&t, root);

	if (top)
		top->place = PROC_ELSEWHERE;
	for (size_t i = 0; i < n; i++)
		settle(&t, &all[i], root);
}

size_t procs_below(pid_t root, pid_t **pids)
{
	struct table t = {0};
	struct {
		pid_t *ptr;
		size_t len, cap;
	} found = {0};

	look_around(&t);
	procs_settle(t.ptr, t.len, root);
	for (size_t i = 0; i < t.len; i++)
		if (t.ptr[i].place == PROC_BELOW && t.ptr[i].state != 'Z' && t.ptr[i].state != 'X')
			*vec_push(&found) = t.ptr[i].pid;
	vec_done(&t);
	*pids = found.ptr;
	return found.len;
}

size_t procs_visible(void)
{
	DIR *dir = opendir("/proc");
	size_t n = 0;

	while (dir && next_pid(dir))
		n++;
	if (dir)
		closedir(dir);
	return n;
}

size_t procs_threads_of(uid_t uid)
{
	DIR *dir = opendir("/proc");
	size_t n = 0;
	char text[2048];

	for (pid_t pid; dir && (pid = next_pid(dir));) {
		const char *ids = read_proc(pid, "status", text, sizeof text) ? strstr(text, "\nUid:") : NULL;
		const char *threads = ids ? strstr(ids, "\nThreads:") : NULL;
		unsigned owner, count;
		if (threads && sscanf(ids, "\nUid: %u", &owner) == 1 && owner == uid && sscanf(threads, "\nThreads: %u", &count) == 1)
			n += count;
	}
	if (dir)
		closedir(dir);
	return n;
}

static void reap(void)
{
	while (waitpid(-1, NULL, WNOHANG) > 0)
		;
}

/* Send SIGNAL to all below this process but those that it changes nothing for; returns to how many. */
static size_t signal_all(int signal, const char *states)
{
	pid_t *pids;
	size_t n = procs_below(getpid(), &pids), sent = 0;

	for (size_t i = 0; i < n; i++) {
		struct proc p;
		if (look_at(pids[i], &p) && !strchr(states, p.state) && kill(pids[i], signal) == 0)
			sent++;
	}
	free(pids);
	reap();
	return sent;
}

size_t procs_sweep(double seconds)
{
	const struct timespec pause = {0, 1000000};
	int64_t until = clock_monotonic() + (int64_t)(seconds * 1000);
	size_t left = 1;

	/* A stopped process makes no new ones, so stopping comes to an end; killing one after the other would not. */
	while (signal_all(SIGSTOP, "TtZX") && clock_monotonic() < until)
		;
	while ((left = signal_all(SIGKILL, "ZX")) && clock_monotonic() < until)
		nanosleep(&pause, NULL);
	reap();
	return left;
}

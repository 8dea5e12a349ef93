#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include "base/str.h"
#include "base/xalloc.h"
#include "run/private.h"

#define LOG_KEPT (64u << 10)
struct run {
	struct folder folder;
	pid_t keeper;
	int control;
	const struct run_job *job; /* one that serves */
	int orders;		   /* to its driver, else -1 */
	bool has_text;
	bool ended;
	struct keeper_word last;
	struct run_guard_report had[RUN_GUARDS];
	struct run_result result;
	char *log, *detail;
};

/* ---- start */

/* A machine may allow a namespace and then refuse what makes it of use; that is learned once. */
static struct guard_note useless_namespace;

static bool fork_keeper(struct run *r, struct launch *l, int control)
{
	r->keeper = fork();
	if (r->keeper == 0) {
		close(r->control);
		keeper_live(l, control);
	}
	return r->keeper > 0;
}

static bool launch(struct run *r, struct launch *l, struct err *e)
{
	int pair[2], orders[2] = {-1, -1};

	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) < 0 ||
	    (l->job->serves && socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, orders) < 0)) {
		err_sys(e, NULL, "cannot make a socket");
		return false;
	}
	l->orders = orders[1];
	r->control = pair[0];
	r->orders = orders[0];
	bool started = usher_is_there() ? usher_launch(l, pair[1]) : fork_keeper(r, l, pair[1]);
	int error = errno;
	close(pair[1]);
	if (orders[1] >= 0)
		close(orders[1]);
	errno = error;
	if (!started)
		err_sys(e, NULL, "cannot start a process");
	return started;
}

/* The keeper's next word to r->last; false when it has none any more. */
static bool hear_keeper(struct run *r, int flags)
{
	ssize_t n;

	do
		n = recv(r->control, &r->last, sizeof r->last, flags);
	while (n < 0 && errno == EINTR);
	if (n == 0)
		errno = EPIPE;
	return n == (ssize_t)sizeof r->last;
}

/* A keeper that is the usher's child: its end of the socket closes when it has ended. */
static void wait_for_end(struct run *r)
{
	struct keeper_word word;
	ssize_t n;

	shutdown(r->control, SHUT_WR);
	do
		n = recv(r->control, &word, sizeof word, 0);
	while (n > 0 || (n < 0 && errno == EINTR));
}

static void end_keeper(struct run *r)
{
	if (r->orders >= 0)
		close(r->orders);
	r->orders = -1;
	if (r->control >= 0 && usher_is_there())
		wait_for_end(r);
	if (r->control >= 0)
		close(r->control);
	r->control = -1;
	while (r->keeper > 0 && waitpid(r->keeper, NULL, 0) < 0 && errno == EINTR)
		;
	r->keeper = -1;
}

static int hear_start(struct run *r, struct err *e)
{
	if (!hear_keeper(r, 0))
		return err_set(e, ERR_IO, "the process that keeps the run has died");
	if (!r->last.ended)
		return 0;
	errno = r->last.driver.error;
	return err_sys(e, NULL, r->last.driver.what);
}

/* One attempt; PYTHON is NULL to try the guards only. */
static int attempt(struct run *r, const struct run_job *job, const char *python, struct err *e)
{
	bool known = useless_namespace.state != GUARD_UNKNOWN;
	struct run_job copy = *job;
	struct command c;

	if (known)
		copy.without |= 1u << RUN_GUARD_NAMESPACE;
	if (folder_make(&r->folder, e) < 0 || (python && job_write(job, &r->folder, e) < 0))
		return -1;
	command_make(&c, python ? python : "/", r->folder.path);
	r->job = job->serves ? job : NULL;
	struct launch l = {.job = &copy, .orders = -1, .folder = &r->folder, .argv = c.argv, .envp = c.envp, .probe = !python};
	int status = launch(r, &l, e) ? hear_start(r, e) : -1;
	command_done(&c);
	if (known && !(job->without & 1u << RUN_GUARD_NAMESPACE))
		r->last.driver.notes.g[RUN_GUARD_NAMESPACE] = useless_namespace;
	guard_reports(&r->last.driver.notes, r->had);
	return status;
}

static struct run *run_new(void)
{
	struct run *r = xcalloc(1, sizeof *r);

	r->folder = (struct folder){NULL, -1, -1};
	r->keeper = r->control = r->orders = -1;
	return r;
}

static struct run *start(const struct run_job *job, const char *python, struct err *e)
{
	for (;;) {
		struct run *r = run_new();
		if (attempt(r, job, python, e) == 0)
			return r;
		bool again = r->last.again && useless_namespace.state == GUARD_UNKNOWN;
		if (again) {
			useless_namespace = (struct guard_note){GUARD_MISSING, r->last.driver.error, ""};
			snprintf(useless_namespace.what, sizeof useless_namespace.what,
			    "the system allows a namespace, but no /proc of its own in it");
			err_done(e);
		}
		run_free(r);
		if (!again)
			return NULL;
	}
}

struct run *run_start(const struct run_job *job, struct err *e)
{
	enum run_end why;
	const struct run_python *python = run_python_find(&why);

	if (python)
		return start(job, python->path, e);
	err_set(e, ERR_MISSING, "%s", why == RUN_OLD_PYTHON ? "Python is older than 3.11" : "there is no python3");
	return NULL;
}

/* ---- while it runs */

int run_fd(const struct run *r)
{
	return r->control;
}

/* The log ends with a MemoryError that nothing caught. */
static bool ran_out_of_memory(const char *log, size_t len)
{
	while (len && log[len - 1] == '\n')
		len--;
	const char *line = log + len;
	while (line > log && line[-1] != '\n')
		line--;
	return str_starts(line, "MemoryError");
}

static void conclude(struct run *r)
{
	struct run_result *result = &r->result;
	int status = r->last.status;
	size_t len;

	r->log = read_inside(r->folder.fd, DRIVER_LOG, LOG_KEPT, &len);
	result->end = (enum run_end)r->last.end;
	if (result->end == RUN_UNDECIDED && ran_out_of_memory(r->log, len))
		result->end = RUN_MEMORY;
	result->signal = status != -1 && WIFSIGNALED(status) ? WTERMSIG(status) : 0;
	result->exit_status = status != -1 && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
	result->left = r->last.left;
	if (result->signal)
		r->detail = xasprintf("the driver was killed by signal %d: %s", result->signal, strsignal(result->signal));
	else if (result->end == RUN_UNDECIDED)
		r->detail = xasprintf("the driver ended with status %d", result->exit_status);
	result->log = r->log;
	result->detail = r->detail ? r->detail : "";
}

bool run_poll(struct run *r)
{
	if (r->ended)
		return true;
	if (!hear_keeper(r, MSG_DONTWAIT)) {
		if (errno == EAGAIN || errno == EWOULDBLOCK)
			return false;
		r->last = (struct keeper_word){.ended = true, .end = RUN_UNDECIDED, .status = -1};
	}
	r->ended = true;
	conclude(r);
	return true;
}

void run_cancel(struct run *r)
{
	if (!r->ended)
		send(r->control, "c", 1, MSG_NOSIGNAL | MSG_DONTWAIT);
}

void run_wait(struct run *r)
{
	struct pollfd ready = {r->control, POLLIN, 0};

	while (!run_poll(r))
		poll(&ready, 1, -1);
}

/* ---- orders to a driver that serves */

/* The driver's answer to ORDER, if any, begins with WANT. It ends with the driver, and with the tutor's patience for one run. */
static bool order(struct run *r, const char *order, const char *want)
{
	struct pollfd ready[] = {{r->orders, POLLIN, 0}, {r->control, POLLIN, 0}};
	char word[32];
	ssize_t n;

	if (order && send(r->orders, order, strlen(order), MSG_NOSIGNAL) < 0)
		return false;
	while (!ready[0].revents && !ready[1].revents)
		poll(ready, 2, -1);
	if (!ready[0].revents)
		return false;
	do
		n = recv(r->orders, word, sizeof word - 1, 0);
	while (n < 0 && errno == EINTR);
	word[n > 0 ? n : 0] = '\0';
	return str_starts(word, want);
}

bool run_text(struct run *r, const char *text, size_t len)
{
	struct run_job job = *r->job;
	struct err e = ERR_INIT;

	if (r->has_text && !order(r, "end\n", "clean\n"))
		return false;
	if (!folder_empty(&r->folder, "work") || !folder_empty(&r->folder, "out") || mkdirat(r->folder.fd, "work/tmp", 0700) < 0)
		return false;
	job.text = text;
	job.len = len;
	r->has_text = job_write_files(&job, &r->folder, &e) == 0 && order(r, "text\n", "ready\n");
	err_done(&e);
	return r->has_text;
}

bool run_make(struct run *r, size_t number)
{
	char *text = xasprintf("run %zu\n", number);
	bool made = order(r, text, "made\n");

	free(text);
	return made;
}

void run_free(struct run *r)
{
	if (!r)
		return;
	end_keeper(r);
	folder_remove(&r->folder);
	folder_done(&r->folder);
	free(r->log);
	free(r->detail);
	free(r);
}

/* ---- what it left behind */

const struct run_result *run_result(const struct run *r)
{
	return &r->result;
}

const struct run_guard_report *run_had(const struct run *r)
{
	return r->had;
}

const char *run_folder(const struct run *r)
{
	return r->folder.path;
}

int run_open(const struct run *r, size_t number, const char *suffix)
{
	char name[64];

	snprintf(name, sizeof name, "%zu.%s", number, suffix);
	return open_inside(r->folder.out, name);
}

char *run_output(const struct run *r, size_t number, const char *suffix, size_t max, size_t *len)
{
	char name[64];

	snprintf(name, sizeof name, "%zu.%s", number, suffix);
	return read_inside(r->folder.out, name, max, len);
}

const struct run_guard_report *run_guards(void)
{
	static struct run_guard_report reports[RUN_GUARDS];
	struct run_job job = RUN_JOB_INIT;
	struct err e = ERR_INIT;

	if (reports[0].name)
		return reports;
	struct run *r = start(&job, NULL, &e);
	if (r) {
		memcpy(reports, r->had, sizeof reports);
	} else {
		struct guard_notes none = {0};
		for (enum run_guard g = 0; g < RUN_GUARDS; g++)
			guard_note(&none, g, GUARD_MISSING, 0, e.text);
		guard_reports(&none, reports);
	}
	run_free(r);
	err_done(&e);
	return reports;
}

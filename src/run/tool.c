#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include "base/clock.h"
#include "base/path.h"
#include "base/xalloc.h"
#include "run/private.h"
#include "run/tool.h"

/* The ends of this program: what the child reads, and what it says. */
enum { TOOL_IN, TOOL_OUT, TOOL_ERR, TOOL_ENDS };

struct tool {
	const struct tool_job *job;
	size_t sent;
	struct pollfd ends[TOOL_ENDS]; /* fd -1 where it is closed */
	struct buf said[TOOL_ENDS];    /* of TOOL_OUT and TOOL_ERR */
};

static _Noreturn void become(const struct tool_job *job, const char *program, const int theirs[TOOL_ENDS])
{
	signals_default();
	for (int i = 0; i < TOOL_ENDS; i++)
		if (dup2(theirs[i], i) < 0)
			_exit(127);
	close_others((const int[]){0, 1, 2}, 3);
	for (const char *const *variable = job->env; variable && *variable; variable++)
		putenv((char *)(uintptr_t)*variable);
	execv(program, (char *const *)(uintptr_t)job->argv);
	_exit(127);
}

static void close_end(struct tool *t, int i)
{
	if (t->ends[i].fd >= 0)
		close(t->ends[i].fd);
	t->ends[i].fd = -1;
}

/* A socket for what it reads: unlike a pipe it can be written to without SIGPIPE. */
static int open_ends(struct tool *t, int theirs[TOOL_ENDS], struct err *e)
{
	for (int i = 0; i < TOOL_ENDS; i++) {
		int pair[2];
		if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) < 0)
			return err_sys(e, NULL, "socketpair");
		t->ends[i] = (struct pollfd){pair[0], i == TOOL_IN ? POLLOUT : POLLIN, 0};
		theirs[i] = pair[1];
		fcntl(pair[0], F_SETFL, O_NONBLOCK);
	}
	return 0;
}

static void tell(struct tool *t)
{
	ssize_t n = t->sent < t->job->len
	                ? send(t->ends[TOOL_IN].fd, t->job->input + t->sent, t->job->len - t->sent, MSG_NOSIGNAL)
	                : 0;

	if (n > 0)
		t->sent += (size_t)n;
	if (t->sent == t->job->len || (n < 0 && errno != EAGAIN && errno != EINTR))
		close_end(t, TOOL_IN);
}

static void hear(struct tool *t, int i)
{
	char block[4096];
	ssize_t n = read(t->ends[i].fd, block, sizeof block);

	if (n == 0 || (n < 0 && errno != EAGAIN && errno != EINTR))
		close_end(t, i);
	if (n <= 0)
		return;
	size_t room = TOOL_OUTPUT - t->said[i].len;
	buf_add(&t->said[i], block, (size_t)n < room ? (size_t)n : room);
}

/* Until the child has closed both of what it says, or the time is over; false then. */
static bool talk(struct tool *t)
{
	int64_t until = clock_monotonic() + (int64_t)(t->job->seconds * 1000);

	while (t->ends[TOOL_OUT].fd >= 0 || t->ends[TOOL_ERR].fd >= 0) {
		int64_t left = until - clock_monotonic();
		if (t->job->seconds > 0 && left <= 0)
			return false;
		if (poll(t->ends, TOOL_ENDS, t->job->seconds > 0 ? (int)left : -1) < 0 && errno != EINTR)
			return false;
		if (t->ends[TOOL_IN].fd >= 0 && t->ends[TOOL_IN].revents)
			tell(t);
		for (int i = TOOL_OUT; i < TOOL_ENDS; i++)
			if (t->ends[i].fd >= 0 && t->ends[i].revents)
				hear(t, i);
	}
	return true;
}

static int end_of(pid_t child, bool in_time, const struct tool_job *job, struct tool_result *out, struct err *e)
{
	int status;

	if (!in_time)
		kill(child, SIGKILL);
	while (waitpid(child, &status, 0) < 0)
		if (errno != EINTR)
			return err_sys(e, NULL, job->argv[0]);
	if (!in_time)
		return err_set(e, ERR_IO, "%s did not end within %.0f s", job->argv[0], job->seconds);
	if (WIFSIGNALED(status))
		return err_set(e, ERR_IO, "%s was ended by signal %d", job->argv[0], WTERMSIG(status));
	out->status = WEXITSTATUS(status);
	return 0;
}

/* Start PROGRAM and stay with it until it has ended. */
static int converse(struct tool *t, const char *program, struct tool_result *out, struct err *e)
{
	int theirs[TOOL_ENDS] = {-1, -1, -1}, status = open_ends(t, theirs, e);
	pid_t child = status == 0 ? fork() : -1;

	if (child == 0)
		become(t->job, program, theirs);
	if (status == 0 && child < 0)
		status = err_sys(e, NULL, "fork");
	for (int i = 0; i < TOOL_ENDS; i++)
		if (theirs[i] >= 0)
			close(theirs[i]);
	if (status == 0)
		status = end_of(child, talk(t), t->job, out, e);
	return status;
}

int tool_run(const struct tool_job *job, struct tool_result *out, struct err *e)
{
	struct tool t = {.job = job, .ends = {{.fd = -1}, {.fd = -1}, {.fd = -1}}, .said = {BUF_INIT, BUF_INIT, BUF_INIT}};
	char *program = path_program(job->argv[0]);

	*out = (struct tool_result){0};
	int status = program ? converse(&t, program, out, e)
	                     : err_set(e, ERR_MISSING, "the program %s is not installed", job->argv[0]);
	for (int i = 0; i < TOOL_ENDS; i++)
		close_end(&t, i);
	free(program);
	out->out_len = t.said[TOOL_OUT].len;
	out->err_len = t.said[TOOL_ERR].len;
	out->out = buf_detach(&t.said[TOOL_OUT]);
	out->err = buf_detach(&t.said[TOOL_ERR]);
	if (status < 0)
		tool_done(out);
	return status;
}

void tool_done(struct tool_result *r)
{
	free(r->out);
	free(r->err);
	*r = (struct tool_result){0};
}

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include "base/xalloc.h"
#include "run/private.h"

/*
 * Landlock is inherited, and what it holds can mount nothing, not even the /proc of a namespace. So the program that shuts itself in forks
 * this process first, and asks it for each keeper.
 */

static int usher = -1;

struct order {
	struct run_limits limits;
	unsigned without;
	bool probe;
	char python[PATH_MAX], folder[PATH_MAX];
};

/* The descriptors that come with an order, in this order; the last only for a job that serves. */
enum { WITH_CONTROL, WITH_FOLDER, WITH_OUT, WITH_ORDERS, WITH_ALL };

union ancillary {
	struct cmsghdr header;
	char bytes[CMSG_SPACE(WITH_ALL * sizeof(int))];
};

static _Noreturn void live_as_keeper(const struct order *o, const int *fds, size_t n)
{
	struct run_job job = RUN_JOB_INIT;
	char path[PATH_MAX];
	struct folder folder = {path, fds[WITH_FOLDER], fds[WITH_OUT]};
	struct command c;

	memcpy(path, o->folder, sizeof path);
	job.limits = o->limits;
	job.without = o->without;
	command_make(&c, o->python, path);
	struct launch l = {.job = &job, .folder = &folder, .argv = c.argv, .envp = c.envp, .orders = n > WITH_ORDERS ? fds[WITH_ORDERS] : -1,
	    .probe = o->probe};
	keeper_live(&l, fds[WITH_CONTROL]);
}

/* One order to *O and its descriptors to FDS; how many of them, 0 when the tutor has ended. */
static size_t take_order(int from, struct order *o, int fds[WITH_ALL])
{
	union ancillary extra;
	struct iovec data = {o, sizeof *o};
	struct msghdr message = {.msg_iov = &data, .msg_iovlen = 1, .msg_control = extra.bytes, .msg_controllen = sizeof extra.bytes};
	ssize_t n;

	do
		n = recvmsg(from, &message, MSG_CMSG_CLOEXEC);
	while (n < 0 && errno == EINTR);
	struct cmsghdr *with = n == (ssize_t)sizeof *o ? CMSG_FIRSTHDR(&message) : NULL;
	if (!with || with->cmsg_type != SCM_RIGHTS)
		return 0;
	size_t many = (with->cmsg_len - CMSG_LEN(0)) / sizeof(int);
	memcpy(fds, CMSG_DATA(with), many * sizeof(int));
	return many;
}

static _Noreturn void usher_live(int from)
{
	struct order o;
	int fds[WITH_ALL];
	size_t n;

	die_hook = NULL;
	signals_default();
	setsid();
	signal(SIGCHLD, SIG_IGN);
	close_others(&from, 1);
	/* Descriptors 0 to 2 stay taken, so that none of a run gets their numbers. */
	while (open("/dev/null", O_RDWR | O_CLOEXEC) < 2 && from > 2)
		;
	while ((n = take_order(from, &o, fds)) > WITH_OUT) {
		if (fork() == 0)
			live_as_keeper(&o, fds, n);
		for (size_t i = 0; i < n; i++)
			close(fds[i]);
	}
	_exit(0);
}

int usher_start(struct err *e)
{
	int pair[2];

	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) < 0)
		return err_sys(e, NULL, "cannot make a socket");
	pid_t child = fork();
	if (child == 0)
		usher_live(pair[1]);
	close(pair[1]);
	if (child < 0) {
		close(pair[0]);
		return err_sys(e, NULL, "cannot start a process");
	}
	usher = pair[0];
	return 0;
}

bool usher_is_there(void)
{
	return usher >= 0;
}

bool usher_launch(const struct launch *l, int control)
{
	const int fds[WITH_ALL] = {control, l->folder->fd, l->folder->out, l->orders};
	size_t n = l->orders >= 0 ? WITH_ALL : WITH_ORDERS;
	struct order o = {.limits = l->job->limits, .without = l->job->without, .probe = l->probe};
	union ancillary extra = {.bytes = {0}};
	struct iovec data = {&o, sizeof o};
	struct msghdr message = {.msg_iov = &data, .msg_iovlen = 1, .msg_control = extra.bytes, .msg_controllen = CMSG_SPACE(n * sizeof(int))};
	struct cmsghdr *with = CMSG_FIRSTHDR(&message);

	if (strlen(l->argv[0]) >= sizeof o.python || strlen(l->folder->path) >= sizeof o.folder) {
		errno = ENAMETOOLONG;
		return false;
	}
	snprintf(o.python, sizeof o.python, "%s", l->argv[0]);
	snprintf(o.folder, sizeof o.folder, "%s", l->folder->path);
	with->cmsg_level = SOL_SOCKET;
	with->cmsg_type = SCM_RIGHTS;
	with->cmsg_len = CMSG_LEN(n * sizeof(int));
	memcpy(CMSG_DATA(with), fds, n * sizeof(int));
	return sendmsg(usher, &message, MSG_NOSIGNAL) == (ssize_t)sizeof o;
}

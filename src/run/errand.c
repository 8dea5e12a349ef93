#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include "base/clock.h"
#include "base/xalloc.h"
#include "run/errand.h"
#include "run/private.h"

struct errand {
	int fd; /* -1 when it has ended */
	struct buf heard; /* one byte, an enum err_code as a letter from 'A' on; then the answer, or what was wrong */
};

static void say(int fd, const char *data, size_t len)
{
	while (len > 0) {
		ssize_t n = write(fd, data, len);
		if (n < 0 && errno != EINTR)
			return;
		if (n > 0) {
			data += n;
			len -= (size_t)n;
		}
	}
}

static _Noreturn void go(errand_work *work, void *ctx, int fd, int keep)
{
	struct buf out = BUF_INIT;
	struct err e = ERR_INIT;
	int null = open("/dev/null", O_RDWR | O_CLOEXEC);

	die_hook = NULL;
	signals_default();
	signal(SIGPIPE, SIG_IGN);
	signal(SIGHUP, SIG_IGN);
	setsid();
	for (int i = 0; i < 3; i++)
		if (i != fd && i != keep)
			dup2(null, i);
	close_others((const int[]){0, 1, 2, fd, keep}, keep >= 0 ? 5 : 4);
	if (work(ctx, &out, &e) < 0) {
		char *text = err_format(&e);
		say(fd, &(char){(char)('A' + e.code)}, 1);
		say(fd, text, strlen(text));
	} else {
		say(fd, &(char){'A' + ERR_NONE}, 1);
		say(fd, out.data, out.len < ERRAND_ANSWER ? out.len : ERRAND_ANSWER);
	}
	_exit(0);
}

/* The process that works is a grandchild: whoever starts it need not see it end. */
static int fork_twice(errand_work *work, void *ctx, int fd, int keep, struct err *e)
{
	pid_t child = fork();
	int status;

	if (child == 0) {
		pid_t worker = fork();
		if (worker == 0)
			go(work, ctx, fd, keep);
		_exit(worker < 0);
	}
	if (child < 0)
		return err_sys(e, NULL, "fork");
	while (waitpid(child, &status, 0) < 0)
		if (errno != EINTR)
			return err_sys(e, NULL, "waitpid");
	return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? 0 : err_set(e, ERR_IO, "no process could be started");
}

struct errand *errand_start(errand_work *work, void *ctx, int keep, struct err *e)
{
	int ends[2];

	if (pipe2(ends, O_CLOEXEC) < 0) {
		err_sys(e, NULL, "pipe");
		return NULL;
	}
	int status = fork_twice(work, ctx, ends[1], keep, e);
	close(ends[1]);
	if (status < 0) {
		close(ends[0]);
		return NULL;
	}
	fcntl(ends[0], F_SETFL, O_NONBLOCK);
	struct errand *r = xcalloc(1, sizeof *r);
	*r = (struct errand){ends[0], BUF_INIT};
	return r;
}

int errand_fd(const struct errand *r)
{
	return r->fd;
}

bool errand_poll(struct errand *r)
{
	ssize_t n = -1;

	while (r->fd >= 0) {
		buf_reserve(&r->heard, 65536);
		n = read(r->fd, r->heard.data + r->heard.len, 65536);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0 && errno == EAGAIN)
			return false;
		if (n <= 0) {
			close(r->fd);
			r->fd = -1;
		} else {
			r->heard.len += (size_t)n;
			r->heard.data[r->heard.len] = '\0';
		}
	}
	return true;
}

bool errand_wait(struct errand *r, int ms)
{
	int64_t until = clock_monotonic() + ms;

	while (!errand_poll(r)) {
		int64_t left = until - clock_monotonic();
		if (ms >= 0 && left <= 0)
			return false;
		poll(&(struct pollfd){.fd = r->fd, .events = POLLIN}, 1, ms < 0 ? -1 : (int)left);
	}
	return true;
}

int errand_finish(struct errand *r, struct buf *out, struct err *e)
{
	if (!r->heard.len)
		return err_set(e, ERR_IO, "the process that was to do it has been ended");
	enum err_code code = (enum err_code)(r->heard.data[0] - 'A');
	if (code != ERR_NONE)
		return err_set(e, code, "%s", r->heard.data + 1);
	buf_add(out, r->heard.data + 1, r->heard.len - 1);
	return 0;
}

void errand_free(struct errand *r)
{
	if (!r)
		return;
	if (r->fd >= 0)
		close(r->fd);
	buf_done(&r->heard);
	free(r);
}

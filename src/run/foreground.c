#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include "base/utf8.h"
#include "base/xalloc.h"
#include "run/foreground.h"

static const int keyboard[] = {SIGINT, SIGQUIT, SIGTSTP};
#define KEYBOARD (sizeof keyboard / sizeof *keyboard)

static _Noreturn void become(const char *command, const char *path)
{
	static const int reset[] = {SIGINT, SIGQUIT, SIGTSTP, SIGTTIN, SIGTTOU, SIGPIPE, SIGWINCH, SIGTERM, SIGHUP};
	struct sigaction standard = {.sa_handler = SIG_DFL};
	sigset_t none;

	for (size_t i = 0; i < sizeof reset / sizeof *reset; i++)
		sigaction(reset[i], &standard, NULL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	char *line = xasprintf("exec %s \"$@\"", command);
	execl("/bin/sh", "sh", "-c", line, "sh", path, (char *)NULL);
	_exit(127);
}

/* The child was stopped (Ctrl-Z in the editor): stop too, so that the shell gets its turn, and continue both. */
static void stop_with(pid_t child)
{
	struct sigaction standard = {.sa_handler = SIG_DFL}, ignore = {.sa_handler = SIG_IGN};

	sigaction(SIGTSTP, &standard, NULL);
	raise(SIGTSTP);
	sigaction(SIGTSTP, &ignore, NULL);
	kill(child, SIGCONT);
}

static int wait_for(pid_t child)
{
	int status;

	for (;;) {
		if (waitpid(child, &status, WUNTRACED) < 0) {
			if (errno != EINTR)
				return -1;
		} else if (WIFSTOPPED(status)) {
			stop_with(child);
		} else {
			return status;
		}
	}
}

static int judge(int status, const char *command, struct err *e)
{
	struct buf name = BUF_INIT;
	int result = 0;

	cellsafe(&name, command, strlen(command), CELL_CODE);
	if (status < 0)
		result = err_sys(e, NULL, "waiting for the editor");
	else if (WIFSIGNALED(status))
		result = err_set(e, ERR_IO, "the editor (%s) was ended by signal %d", name.data, WTERMSIG(status));
	else if (WEXITSTATUS(status) == 126 || WEXITSTATUS(status) == 127) /* not executable, or an unreadable folder on PATH; not found */
		result = err_set(e, ERR_MISSING, "the editor (%s) could not be started: set VISUAL or EDITOR", name.data);
	else if (WEXITSTATUS(status) != 0)
		result = err_set(e, ERR_IO, "the editor (%s) ended with status %d", name.data, WEXITSTATUS(status));
	buf_done(&name);
	return result;
}

int child_run(const char *command, const char *path, struct err *e)
{
	struct sigaction ignore = {.sa_handler = SIG_IGN}, before[KEYBOARD];

	for (size_t i = 0; i < KEYBOARD; i++)
		sigaction(keyboard[i], &ignore, &before[i]);
	pid_t child = fork();
	if (child == 0)
		become(command, path);
	int result = child < 0 ? err_sys(e, NULL, "fork") : judge(wait_for(child), command, e);
	for (size_t i = 0; i < KEYBOARD; i++)
		sigaction(keyboard[i], &before[i], NULL);
	return result;
}

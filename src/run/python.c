#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include "base/clock.h"
#include "base/path.h"
#include "base/xalloc.h"
#include "run/private.h"

#define ANSWER_MS 10000
#define LEAST_MINOR 11
#define NEWEST_MINOR 14

static const char question[] = "import sys; print('%d %d %d' % sys.version_info[:3]); print(sys.executable)";

static _Noreturn void become_asker(const char *program, const char *asked, int answer)
{
	char *const argv[] = {(char *)(uintptr_t)program, (char[]){"-I"}, (char[]){"-S"}, (char[]){"-c"}, (char *)(uintptr_t)asked,
	    NULL};
	int null = open("/dev/null", O_RDWR | O_CLOEXEC);

	signals_default();
	setsid();
	if (dup2(null, 0) < 0 || dup2(answer, 1) < 0 || dup2(null, 2) < 0)
		_exit(127);
	close_others((const int[]){0, 1, 2}, 3);
	execv(program, argv);
	_exit(127);
}

/* Whatever comes before the end, the time limit, or SIZE - 1 bytes; terminated. */
static void hear(int fd, char *text, size_t size)
{
	struct pollfd ready = {fd, POLLIN, 0};
	int64_t until = clock_monotonic() + ANSWER_MS;
	size_t n = 0;

	for (int left = ANSWER_MS; left > 0 && n < size - 1; left = (int)(until - clock_monotonic())) {
		int many = poll(&ready, 1, left);
		ssize_t got = many > 0 ? read(fd, text + n, size - 1 - n) : -1;
		if (got > 0)
			n += (size_t)got;
		else if (got == 0 || errno != EINTR)
			break;
	}
	text[n] = '\0';
}

void python_ask(const char *program, const char *asked, char *text, size_t size)
{
	int answer[2];

	text[0] = '\0';
	if (pipe2(answer, O_CLOEXEC) < 0)
		return;
	pid_t child = fork();
	if (child == 0)
		become_asker(program, asked, answer[1]);
	close(answer[1]);
	if (child > 0) {
		hear(answer[0], text, size);
		kill(-child, SIGKILL);
		kill(child, SIGKILL);
		while (waitpid(child, NULL, 0) < 0 && errno == EINTR)
			;
	}
	close(answer[0]);
}

/* RUN_COMPLETED when PROGRAM will do; *OUT is filled then. */
static enum run_end try_program(const char *program, struct run_python *out)
{
	char text[4200];
	int major, minor, micro, used = 0;

	python_ask(program, question, text, sizeof text);
	if (sscanf(text, "%d %d %d\n%n", &major, &minor, &micro, &used) != 3 || !used)
		return RUN_NO_PYTHON;
	if (major < 3 || (major == 3 && minor < LEAST_MINOR))
		return RUN_OLD_PYTHON;
	char *path = text + used;
	path[strcspn(path, "\n")] = '\0';
	out->path = xstrdup(path[0] == '/' ? path : program);
	out->version = xasprintf("%d.%d.%d", major, minor, micro);
	return RUN_COMPLETED;
}

static enum run_end try_command(const char *command, struct run_python *out)
{
	char *program = path_program(command);
	enum run_end end = program ? try_program(program, out) : RUN_NO_PYTHON;

	free(program);
	return end;
}

static enum run_end look_for(struct run_python *out)
{
	const char *chosen = getenv("ASYNCTUTOR_PYTHON");
	enum run_end end = try_command(chosen && *chosen ? chosen : "python3", out);

	if (chosen && *chosen)
		return end;
	for (int minor = NEWEST_MINOR; end != RUN_COMPLETED && minor >= LEAST_MINOR; minor--) {
		char command[16];
		snprintf(command, sizeof command, "python3.%d", minor);
		if (try_command(command, out) == RUN_COMPLETED)
			end = RUN_COMPLETED;
	}
	return end;
}

const struct run_python *run_python_find(enum run_end *why)
{
	static struct run_python found;
	static enum run_end end;
	static bool asked;

	if (!asked) {
		end = look_for(&found);
		asked = true;
	}
	if (why)
		*why = end;
	return end == RUN_COMPLETED ? &found : NULL;
}

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include "base/buf.h"
#include "base/str.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "run/confine.h"
#include "run/private.h"

#define ANSWER (256u << 10)

static struct confinement found;
static bool confined;

/*
 * Which files the interpreter needs: its standard library, and all that its extension modules map. Lines "r PATH" are read,
 * lines "x PATH" executed too: the interpreter and the loader that the kernel starts for it.
 */
static const char question[] =
    "import importlib.util, os, sys, sysconfig\n"
    "for name in 'stdlib', 'platstdlib':\n"
    "    print('r', sysconfig.get_path(name))\n"
    "for folder in sys.path:\n"
    "    for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else ():\n"
    "        module = name.partition('.')[0]\n"
    "        if '.so' in name and not module.startswith(('_test', 'xx', '_tkinter', '_xx')):\n"
    "            try:\n"
    "                __import__(module)\n"
    "            except Exception:\n"
    "                pass\n"
    "try:\n"
    "    import ctypes\n"
    "    ctypes.CDLL('libgcc_s.so.1')\n" /* the C library loads it when a thread is ended */
    "except Exception:\n"
    "    pass\n"
    "custom = importlib.util.find_spec('sitecustomize')\n"
    "if custom and custom.origin:\n"
    "    print('r', os.path.realpath(custom.origin))\n"
    "print('x', os.path.realpath(sys.executable))\n"
    "with open('/proc/self/maps') as maps:\n"
    "    for path in sorted({line.rstrip('\\n').split(None, 5)[-1] for line in maps}):\n"
    "        if path.startswith('/'):\n"
    "            print('x' if os.path.basename(path).startswith('ld') else 'r', path)\n";

static const enum run_guard needed[] = {RUN_GUARD_LIMITS, RUN_GUARD_PRIVILEGES, RUN_GUARD_NAMESPACE, RUN_GUARD_LANDLOCK,
    RUN_GUARD_SECCOMP};
#define NEEDED (sizeof needed / sizeof *needed)

const struct confinement *confinement(void)
{
	return confined ? &found : NULL;
}

enum run_guard confinement_lacks(const struct guard_notes *n)
{
	for (size_t i = 0; confined && i < NEEDED; i++)
		if (n->g[needed[i]].state != GUARD_PRESENT)
			return needed[i];
	return RUN_GUARDS;
}

static void expect_refusal(struct guard_notes *n, enum run_guard g, int fd, const char *passed)
{
	if (fd < 0)
		return;
	close(fd);
	guard_note(n, g, GUARD_MISSING, 0, passed);
}

void confinement_try(struct guard_notes *n)
{
	expect_refusal(n, RUN_GUARD_LANDLOCK, open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC), "folders can still be read");
	expect_refusal(n, RUN_GUARD_LANDLOCK, open("/etc/passwd", O_RDONLY | O_CLOEXEC), "files can still be read");
	expect_refusal(n, RUN_GUARD_SECCOMP, socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), "the network can still be reached");
	if (access("/bin/sh", F_OK) == 0 && n->g[RUN_GUARD_LANDLOCK].state == GUARD_PRESENT)
		expect_refusal(n, RUN_GUARD_LANDLOCK, open("/bin/sh", O_RDONLY | O_CLOEXEC), "programs can still be read");
}

/* The interpreter's answer as two lists; they live as long as this program. */
static void note_paths(char *text)
{
	VEC(const char *) reads = {0}, executes = {0};
	char *line;

	while ((line = strsep(&text, "\n"))) {
		if (str_starts(line, "r /"))
			*vec_push(&reads) = xstrdup(line + 2);
		else if (str_starts(line, "x /"))
			*vec_push(&executes) = xstrdup(line + 2);
	}
	*vec_push(&reads) = NULL;
	*vec_push(&executes) = NULL;
	found = (struct confinement){reads.ptr, executes.ptr};
}

static int missing_guards(struct err *e)
{
	const struct run_guard_report *had = run_guards();
	struct buf text = BUF_INIT;

	for (size_t i = 0; i < NEEDED; i++) {
		const struct run_guard_report *g = &had[needed[i]];
		if (g->state != GUARD_PRESENT)
			buf_addf(&text, "%s%s (%s)", text.len ? ", " : "", g->name, g->why[0] ? g->why : "does not work");
	}
	int status = text.len ? err_set(e, ERR_MISSING, "this machine lacks what keeps a learner's program from others: %s", text.data) : 0;
	buf_done(&text);
	return status;
}

int confine_runs(struct err *e)
{
	const struct run_python *python = run_python_find(NULL);

	if (!python)
		return err_set(e, ERR_MISSING, "there is no python3 of version 3.11 or newer");
	char *answer = xmalloc(ANSWER);
	python_ask(python->path, question, answer, ANSWER);
	note_paths(answer);
	free(answer);
	if (!found.executes[0])
		return err_set(e, ERR_MISSING, "%s does not say which files it needs", python->path);
	confined = true;
	return missing_guards(e);
}

int confine_self(const struct confine_paths *paths, struct err *e)
{
	return usher_start(e) < 0 ? -1 : landlock_self(paths, e);
}

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/path.h"
#include "base/xalloc.h"
#include "run/private.h"

static bool write_to(const char *dir, const char *name, const char *text)
{
	char *path = path_join(dir, name);
	int fd = open(path, O_WRONLY | O_CLOEXEC);
	bool good = fd >= 0 && write(fd, text, strlen(text)) == (ssize_t)strlen(text);

	if (fd >= 0)
		close(fd);
	free(path);
	return good;
}

/*
 * The control group of this process in the hierarchy whose line of /proc/self/cgroup holds MARK ("0::" for version 2,
 * ":pids:" for 1), below MOUNT. The caller frees; NULL where there is none.
 */
static char *group_of(const char *mark, const char *mount)
{
	FILE *file = fopen("/proc/self/cgroup", "re");
	char *line = NULL, *found = NULL;
	size_t cap = 0;

	while (file && !found && getline(&line, &cap, file) > 0) {
		const char *at = strstr(line, mark);
		line[strcspn(line, "\n")] = '\0';
		if (at && (at == line || *mark == ':'))
			found = xasprintf("%s%s", mount, at + strlen(mark));
	}
	free(line);
	if (file)
		fclose(file);
	return found;
}

static char *make_below(char *parent, unsigned threads)
{
	char number[24];
	char *path = parent ? xasprintf("%s/asynctutor-%ld", parent, (long)getpid()) : NULL;

	snprintf(number, sizeof number, "%u", threads);
	free(parent);
	if (!path || mkdir(path, 0700) < 0) {
		free(path);
		return NULL;
	}
	if (write_to(path, "pids.max", number))
		return path;
	rmdir(path);
	free(path);
	return NULL;
}

void cgroup_make(struct cgroup *c, unsigned threads, struct guard_notes *n)
{
	c->path = make_below(group_of("0::", "/sys/fs/cgroup"), threads);
	if (!c->path)
		c->path = make_below(group_of(":pids:", "/sys/fs/cgroup/pids"), threads);
	if (c->path)
		guard_note(n, RUN_GUARD_CGROUP, GUARD_PRESENT, 0, "");
	else
		guard_note(n, RUN_GUARD_CGROUP, GUARD_MISSING, 0, "this account may make no control group that counts processes");
}

void cgroup_join(const struct cgroup *c)
{
	if (c->path)
		write_to(c->path, "cgroup.procs", "0");
}

void cgroup_remove(struct cgroup *c)
{
	/* A group with ended processes in it may still be busy for a moment. */
	for (int i = 0; c->path && i < 100 && rmdir(c->path) < 0 && errno == EBUSY; i++)
		usleep(1000);
	free(c->path);
	c->path = NULL;
}

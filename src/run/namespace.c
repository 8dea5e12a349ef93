#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <unistd.h>
#include "run/private.h"

static bool write_proc(const char *file, const char *text)
{
	int fd = open(file, O_WRONLY | O_CLOEXEC);
	bool good = fd >= 0 && write(fd, text, strlen(text)) == (ssize_t)strlen(text);
	int error = errno;

	if (fd >= 0)
		close(fd);
	errno = error;
	return good;
}

static bool map_id(const char *file, unsigned id)
{
	char text[40];

	snprintf(text, sizeof text, "%u %u 1", id, id);
	return write_proc(file, text);
}

bool namespace_enter(struct guard_notes *n)
{
	unsigned uid = geteuid(), gid = getegid();
	int more = confinement() ? CLONE_NEWNET | CLONE_NEWIPC : 0;

	if (unshare(CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNS | more) < 0)
		guard_note(n, RUN_GUARD_NAMESPACE, GUARD_MISSING, errno, "the system does not allow user namespaces");
	else if ((!write_proc("/proc/self/setgroups", "deny") && errno != ENOENT) || !map_id("/proc/self/uid_map", uid) ||
	    !map_id("/proc/self/gid_map", gid))
		guard_note(n, RUN_GUARD_NAMESPACE, GUARD_MISSING, errno, "the system does not allow to fill a user namespace");
	else
		guard_note(n, RUN_GUARD_NAMESPACE, GUARD_PRESENT, 0, "");
	return n->g[RUN_GUARD_NAMESPACE].state == GUARD_PRESENT;
}

int namespace_mount(void)
{
	const unsigned long flags = MS_NOSUID | MS_NODEV | MS_NOEXEC;

	if (mount("none", "/", "none", MS_REC | MS_PRIVATE, NULL) < 0 || mount("proc", "/proc", "proc", flags, NULL) < 0)
		return errno;
	/* Without an own /dev/shm what is left there stays, as without a namespace. */
	mount("tmpfs", "/dev/shm", "tmpfs", flags, "mode=1777,size=256m");
	return 0;
}

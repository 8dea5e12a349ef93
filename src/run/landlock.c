#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#include "base/xalloc.h"
#include "run/confine.h"
#include "run/private.h"

/*
 * Landlock, landlock(7). Declared here, because the headers of most systems are older than their kernels. The numbers are
 * the same on every architecture.
 */
#define LL_CREATE 444
#define LL_ADD_RULE 445
#define LL_RESTRICT 446
#define LL_VERSION 1u
#define LL_PATH_BENEATH 1

enum {
	LL_EXECUTE = 1 << 0,
	LL_WRITE_FILE = 1 << 1,
	LL_READ_FILE = 1 << 2,
	LL_READ_DIR = 1 << 3,
	LL_REMOVE_DIR = 1 << 4,
	LL_REMOVE_FILE = 1 << 5,
	LL_MAKE_CHAR = 1 << 6,
	LL_MAKE_DIR = 1 << 7,
	LL_MAKE_REG = 1 << 8,
	LL_MAKE_SOCK = 1 << 9,
	LL_MAKE_FIFO = 1 << 10,
	LL_MAKE_BLOCK = 1 << 11,
	LL_MAKE_SYM = 1 << 12,
	LL_REFER = 1 << 13,    /* since version 2 */
	LL_TRUNCATE = 1 << 14, /* since version 3 */
	LL_TCP = 3,	       /* bind and connect; since version 4 */
	LL_SCOPES = 3,	       /* abstract Unix sockets and signals; since version 6 */
};
#define LL_WRITES                                                                              \
	(LL_WRITE_FILE | LL_REMOVE_DIR | LL_REMOVE_FILE | LL_MAKE_CHAR | LL_MAKE_DIR | LL_MAKE_REG | LL_MAKE_SOCK |     \
	    LL_MAKE_FIFO | LL_MAKE_BLOCK | LL_MAKE_SYM)

#define LL_READS (LL_READ_FILE | LL_READ_DIR)
#define LL_OF_FILES (LL_EXECUTE | LL_WRITE_FILE | LL_READ_FILE | LL_TRUNCATE) /* the rest is about what a folder holds */

struct ruleset {
	uint64_t files, net, scoped;
};

struct __attribute__((packed)) beneath {
	uint64_t allowed;
	int32_t fd;
};

static struct ruleset wanted(long version, bool confined)
{
	struct ruleset r = {LL_WRITES | (confined ? LL_READS | LL_EXECUTE : 0), 0, 0};

	if (version >= 2)
		r.files |= LL_REFER;
	if (version >= 3)
		r.files |= LL_TRUNCATE;
	if (version >= 4)
		r.net = LL_TCP;
	if (version >= 6)
		r.scoped = LL_SCOPES;
	return r;
}

/* Older kernels know a shorter structure. */
static size_t size_for(long version)
{
	return version >= 6 ? sizeof(struct ruleset) : version >= 4 ? 2 * sizeof(uint64_t) : sizeof(uint64_t);
}

/* What is not there needs no rule. */
static int allow(int set, const char *path, uint64_t rights)
{
	struct beneath rule = {rights, open(path, O_PATH | O_CLOEXEC)};
	struct stat st;

	if (rule.fd < 0)
		return errno == ENOENT || errno == ENOTDIR ? 0 : -1;
	if (fstat(rule.fd, &st) == 0 && !S_ISDIR(st.st_mode))
		rule.allowed &= LL_OF_FILES;
	long status = syscall(LL_ADD_RULE, set, LL_PATH_BENEATH, &rule, 0);
	int error = errno;
	close(rule.fd);
	errno = error;
	return (int)status;
}

static int allow_each(int set, const char *const *paths, uint64_t rights)
{
	int status = 0;

	for (; *paths && status == 0; paths++)
		status = allow(set, *paths, rights);
	return status;
}

/* What every run writes, to the rules that handle FILES. */
static int allow_writes(int set, const char *folder, uint64_t files)
{
	static const char *const inside[] = {"work", "out"};
	static const char *const devices[] = {"/dev/null", "/dev/zero", "/dev/full", NULL};
	uint64_t rights = files & ~(uint64_t)LL_EXECUTE;
	int status = allow(set, "/dev/shm", rights);

	for (size_t i = 0; i < 2 && status == 0; i++) {
		char *path = xasprintf("%s/%s", folder, inside[i]);
		status = allow(set, path, rights);
		free(path);
	}
	return status == 0 ? allow_each(set, devices, files & (LL_READ_FILE | LL_WRITE_FILE | LL_TRUNCATE)) : -1;
}

/* What a run reads where reading is handled. */
static int allow_reads(int set, const char *folder, const struct confinement *c)
{
	static const char *const always[] = {"/proc", "/dev/urandom", "/dev/random", "/etc/ld.so.cache", "/usr/lib/locale",
	    "/usr/share/zoneinfo", NULL};

	if (allow(set, folder, LL_READS) < 0 || allow_each(set, always, LL_READS) < 0 || allow_each(set, c->reads, LL_READS) < 0)
		return -1;
	return allow_each(set, c->executes, LL_READ_FILE | LL_EXECUTE);
}

static long version_of_kernel(void)
{
	return syscall(LL_CREATE, NULL, 0, LL_VERSION);
}

int landlock_enter(const char *folder, struct guard_notes *n)
{
	const struct confinement *c = confinement();
	long version = version_of_kernel();
	struct ruleset r = wanted(version, c != NULL);
	char known[sizeof n->g->what];

	if (version < 1) {
		guard_note(n, RUN_GUARD_LANDLOCK, GUARD_MISSING, errno, "the kernel has no Landlock (5.13), or it is switched off");
		return 0;
	}
	int set = (int)syscall(LL_CREATE, &r, size_for(version), 0);
	if (set < 0 || allow_writes(set, folder, r.files) < 0 || (c && allow_reads(set, folder, c) < 0) || syscall(LL_RESTRICT, set, 0) < 0) {
		guard_note(n, RUN_GUARD_LANDLOCK, GUARD_MISSING, errno, "the rules could not be set");
	} else {
		snprintf(known, sizeof known, "version %ld", version);
		guard_note(n, RUN_GUARD_LANDLOCK, GUARD_PRESENT, 0, known);
	}
	if (set >= 0)
		close(set);
	return n->g[RUN_GUARD_LANDLOCK].state == GUARD_PRESENT ? (int)version : 0;
}

int landlock_self(const struct confine_paths *paths, struct err *e)
{
	long version = version_of_kernel();
	struct ruleset r = wanted(version, true);

	if (version < 1)
		return err_set(e, ERR_MISSING, "the kernel has no Landlock (5.13), or it is switched off");
	int set = (int)syscall(LL_CREATE, &r, size_for(version), 0), status = 0;
	if (set < 0 || allow_each(set, paths->reads, LL_READS) < 0 || allow_each(set, paths->writes, r.files & ~(uint64_t)LL_EXECUTE) < 0 ||
	    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0 || syscall(LL_RESTRICT, set, 0) < 0)
		status = err_sys(e, NULL, "Landlock's rules could not be set");
	if (set >= 0)
		close(set);
	return status;
}

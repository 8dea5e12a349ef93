#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#include "run/private.h"

#define CPU_SLACK 2 /* the tracer sets limits of its own below this one, and explains more */

const struct run_limits run_limits_default = {
    .virtual_seconds = 86400,
    .steps = 200000,
    .events = 100000,
    .output_bytes = 1000000,
    .wall_seconds = 30,
    .all_seconds = 60,
    .cpu_seconds = 10,
    .memory = 1ull << 30,
    .file_size = 64ull << 20,
    .processes = 256,
    .threads = 1024,
    .open_files = 1024,
};

static int set(int resource, rlim_t soft, rlim_t hard)
{
	struct rlimit now, want = {soft, hard};

	if (getrlimit((__rlimit_resource_t)resource, &now) < 0)
		return errno;
	if (want.rlim_max > now.rlim_max)
		want.rlim_max = now.rlim_max;
	if (want.rlim_cur > want.rlim_max)
		want.rlim_cur = want.rlim_max;
	return setrlimit((__rlimit_resource_t)resource, &want) < 0 ? errno : 0;
}

void limits_set(const struct run_limits *l, bool own_namespace, struct guard_notes *n)
{
	/* In a namespace the count begins anew; elsewhere it is of everything that the user runs. */
	rlim_t threads = l->threads + (own_namespace ? 0 : procs_threads_of(getuid()));
	const struct {
		int resource;
		rlim_t soft, hard;
	} rows[] = {
	    {RLIMIT_CORE, 0, 0},
	    {RLIMIT_CPU, l->cpu_seconds + CPU_SLACK, l->cpu_seconds + CPU_SLACK + 1},
	    {RLIMIT_FSIZE, l->file_size, l->file_size},
	    {RLIMIT_NOFILE, l->open_files, l->open_files},
	    {RLIMIT_NPROC, threads, threads},
	    {RLIMIT_DATA, l->memory, l->memory},
	};
	int error = 0;

	for (size_t i = 0; i < sizeof rows / sizeof *rows && !error; i++)
		error = set(rows[i].resource, rows[i].soft, rows[i].hard);
	if (error)
		guard_note(n, RUN_GUARD_LIMITS, GUARD_MISSING, error, "the system refuses a resource limit");
	else
		guard_note(n, RUN_GUARD_LIMITS, GUARD_PRESENT, 0, "");
}

static int drop_capabilities(void)
{
	struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
	struct __user_cap_data_struct none[_LINUX_CAPABILITY_U32S_3] = {{0, 0, 0}, {0, 0, 0}};

	for (int cap = 0; prctl(PR_CAPBSET_READ, cap, 0, 0, 0) >= 0; cap++)
		prctl(PR_CAPBSET_DROP, cap, 0, 0, 0);
	return syscall(SYS_capset, &header, none) < 0 ? errno : 0;
}

void privileges_drop(struct guard_notes *n)
{
	int error = drop_capabilities();

	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0)
		guard_note(n, RUN_GUARD_PRIVILEGES, GUARD_MISSING, errno, "new privileges cannot be forbidden");
	else if (error)
		guard_note(n, RUN_GUARD_PRIVILEGES, GUARD_MISSING, error, "capabilities cannot be given up");
	else
		guard_note(n, RUN_GUARD_PRIVILEGES, GUARD_PRESENT, 0, "");
}

void layout_fix(struct guard_notes *n)
{
	int now = personality(0xFFFFFFFF);

	if (now < 0 || personality((unsigned long)now | ADDR_NO_RANDOMIZE) < 0)
		guard_note(n, RUN_GUARD_LAYOUT, GUARD_MISSING, errno, "the system does not let go of address randomisation");
	else
		guard_note(n, RUN_GUARD_LAYOUT, GUARD_PRESENT, 0, "");
}

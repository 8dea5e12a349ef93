#include "run/private.h"

#ifdef HAVE_SECCOMP
#include <errno.h>
#include <fcntl.h>
#include <seccomp.h>
#include <stddef.h>
#include <asm/sockios.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/socket.h>

#define LANDLOCK_TRUNCATES 3 /* the first version that knows truncate(2) and O_TRUNC */

/*
 * System calls that nobody who learns concurrency needs, each by name, since not every architecture and library knows
 * all. The learner's program gets an ordinary error, which Python raises; 0 lets the call seem to work.
 */
static const struct {
	int error;
	const char *const *names;
} calls[] = {
    /* Look into, or write into, other processes. */
    {EPERM, (const char *const[]){"ptrace", "process_vm_readv", "process_vm_writev", "process_madvise", "pidfd_getfd", "kcmp",
		"perf_event_open", NULL}},
    /*
     * Permission bits, owners and times: no version of Landlock covers them. Libraries set them on files of their own and
     * take a refusal for a failure (multiprocessing's fork server does), so these calls seem to work and change nothing.
     */
    {0, (const char *const[]){"chmod", "fchmod", "fchmodat", "fchmodat2", "chown", "lchown", "fchown", "fchownat", "setxattr",
		"lsetxattr", "fsetxattr", "setxattrat", "removexattr", "lremovexattr", "fremovexattr", "removexattrat", "utime", "utimes",
		"utimensat", "futimesat", NULL}},
    /* What outlives the program. */
    {EPERM, (const char *const[]){"shmget", "msgget", "semget", "mq_open", "add_key", "request_key", "keyctl", NULL}},
    /* Name spaces, mounts, and what only administrators do. */
    {EPERM, (const char *const[]){"unshare", "setns", "mount", "umount", "umount2", "pivot_root", "chroot", "open_tree", "move_mount",
		"fsopen", "fsconfig", "fsmount", "fspick", "mount_setattr", "name_to_handle_at", "open_by_handle_at", "quotactl",
		"quotactl_fd", "swapon", "swapoff", "reboot", "kexec_load", "kexec_file_load", "init_module", "finit_module",
		"delete_module", "acct", "syslog", "bpf", "userfaultfd", "fanotify_init", "lookup_dcookie", "clock_settime",
		"settimeofday", "clock_adjtime", "adjtimex", NULL}},
    /* Ways round this filter: said not to exist, so that libraries fall back to the calls that it sees. */
    {ENOSYS, (const char *const[]){"clone3", "openat2", "io_uring_setup", "io_uring_enter", "io_uring_register", NULL}},
};

struct filter {
	scmp_filter_ctx ctx;
	int error;
};

/* Refuse the call NAME, which is not there on every architecture; with NWHEN 1 only where WHEN holds. */
static void refuse(struct filter *f, int error, const char *name, unsigned nwhen, struct scmp_arg_cmp when)
{
	int nr = seccomp_syscall_resolve_name(name);

	if (nr == __NR_SCMP_ERROR || f->error)
		return;
	f->error = -seccomp_rule_add_array(f->ctx, SCMP_ACT_ERRNO((uint32_t)error), nr, nwhen, &when);
	if (f->error == EEXIST)
		f->error = 0;
}

static void refuse_lists(struct filter *f)
{
	for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
		for (const char *const *name = calls[i].names; *name; name++)
			refuse(f, calls[i].error, *name, 0, (struct scmp_arg_cmp){0});
}

/* Argument ARG has exactly BITS of those in MASK. */
static struct scmp_arg_cmp has(unsigned arg, uint64_t mask, uint64_t bits)
{
	return (struct scmp_arg_cmp){.arg = arg, .op = SCMP_CMP_MASKED_EQ, .datum_a = mask, .datum_b = bits};
}

/* What reaches processes that the program did not start: their limits, their priorities, signals that a descriptor sends to its owner. */
static void refuse_others(struct filter *f)
{
	const uint64_t word = UINT32_MAX, who_user = 3; /* of ioprio_set(2), which no header has */
	static const uint64_t owning[] = {F_SETOWN, F_SETOWN_EX};

	refuse(f, EPERM, "prlimit64", 1, (struct scmp_arg_cmp){.arg = 0, .op = SCMP_CMP_NE, .datum_a = 0, .datum_b = 0});
	refuse(f, EPERM, "setpriority", 1, has(0, word, PRIO_USER));
	refuse(f, EPERM, "ioprio_set", 1, has(0, word, who_user));
	for (size_t i = 0; i < sizeof owning / sizeof *owning; i++)
		refuse(f, EPERM, "fcntl", 1, has(1, word, owning[i]));
	refuse(f, EPERM, "ioctl", 1, has(1, word, FIOSETOWN));
	refuse(f, EPERM, "ioctl", 1, has(1, word, SIOCSPGRP));
}

/* Signals to PID and to the process group that it leads. */
static void refuse_signals_to(struct filter *f, pid_t pid)
{
	static const char *const names[] = {"kill", "tkill", "tgkill", "rt_sigqueueinfo", "rt_tgsigqueueinfo", "pidfd_open"};
	const uint64_t word = UINT32_MAX;

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		refuse(f, EPERM, names[i], 1, has(0, word, (uint32_t)pid));
	refuse(f, EPERM, "kill", 1, has(0, word, (uint32_t)-pid));
}

static void refuse_by_argument(struct filter *f)
{
	static const uint64_t spaces[] = {0x00020000, 0x02000000, 0x04000000, 0x08000000, 0x10000000, 0x20000000, 0x40000000};
	const uint64_t word = UINT32_MAX;

	refuse(f, EACCES, "socket", 1, (struct scmp_arg_cmp){.arg = 0, .op = SCMP_CMP_NE, .datum_a = AF_UNIX, .datum_b = 0});
	refuse(f, EPERM, "kill", 1, has(0, word, word));
	refuse(f, EPERM, "ioctl", 1, has(1, word, TIOCSTI));
	refuse(f, EPERM, "ioctl", 1, has(1, word, TIOCLINUX));
	for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
		refuse(f, EPERM, "clone", 1, has(0, spaces[i], spaces[i]));
	refuse_others(f);
}

/* Reaching sockets that the program did not make: no address may be named. */
static void refuse_addresses(struct filter *f)
{
	const uint64_t kind = 0xf; /* beside it are flags */

	refuse(f, EACCES, "connect", 0, (struct scmp_arg_cmp){0});
	refuse(f, EACCES, "socket", 1, has(1, kind, SOCK_DGRAM));
	refuse(f, EACCES, "socketpair", 1, has(1, kind, SOCK_DGRAM));
}

/* Emptying a file without the right to write it. */
static void refuse_truncation(struct filter *f)
{
	const uint64_t bits = O_ACCMODE | O_TRUNC, empties = O_RDONLY | O_TRUNC;

	refuse(f, EACCES, "truncate", 0, (struct scmp_arg_cmp){0});
	refuse(f, EACCES, "open", 1, has(1, bits, empties));
	refuse(f, EACCES, "openat", 1, has(2, bits, empties));
}

void seccomp_enter(int landlock, const pid_t *keepers, struct guard_notes *n)
{
	struct filter f = {seccomp_init(SCMP_ACT_ALLOW), 0};

	if (!f.ctx) {
		guard_note(n, RUN_GUARD_SECCOMP, GUARD_MISSING, ENOMEM, "no filter could be made");
		return;
	}
	refuse_lists(&f);
	refuse_by_argument(&f);
	for (; *keepers; keepers++)
		refuse_signals_to(&f, *keepers);
	if (confinement())
		refuse_addresses(&f);
	if (landlock < LANDLOCK_TRUNCATES)
		refuse_truncation(&f);
	if (!f.error)
		f.error = -seccomp_load(f.ctx);
	if (f.error)
		guard_note(n, RUN_GUARD_SECCOMP, GUARD_MISSING, f.error, "the system call filter could not be set");
	else
		guard_note(n, RUN_GUARD_SECCOMP, GUARD_PRESENT, 0, "");
	seccomp_release(f.ctx);
}
#else
void seccomp_enter(int landlock, const pid_t *keepers, struct guard_notes *n)
{
	(void)landlock;
	(void)keepers;
	guard_note(n, RUN_GUARD_SECCOMP, GUARD_MISSING, 0, "this program was built without libseccomp");
}
#endif

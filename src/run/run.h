/*
 * Running a learner's Python file, without harm: it is copied into a private folder and run there by the tracer, in a
 * child that is shut in by every guard this machine has. What the child leaves behind are facts (run/facts.h) and
 * events (run/events.h). The only home of fork, exec, resource limits, Landlock and seccomp.
 *
 * Nothing here waits: run_start() takes some milliseconds, run_fd() is a descriptor for poll(2), and run_cancel() may be
 * called at any time. However a run ends, all its processes are ended before run_poll() says so, also those that left
 * its process group, and also when this program itself is killed. The folder goes with run_free(), or with this program.
 *
 * Whatever comes from the child (log, output, facts, events) is the child's word: bytes to pass through cellsafe() or
 * textsafe() before they are shown.
 *
 * The calling program has one thread when it calls run_start(), run_guards() or run_python_find(), since they fork.
 *
 * Ownership: a run owns its results; they end with run_free(). A job only borrows, and only during run_start().
 */
#ifndef ASYNCTUTOR_RUN_RUN_H
#define ASYNCTUTOR_RUN_RUN_H

#include <stdbool.h>
#include <stddef.h>
#include "base/err.h"

/* How a run ended; for one whose facts are there, facts_end() says the same about the learner's program. */
enum run_end {
	RUN_COMPLETED,	/* the tracer wrote the facts of every run, up to the first that used up its time, steps or memory */
	RUN_CANCELLED,	/* run_cancel() */
	RUN_LOOP,	/* too much processor time */
	RUN_TIMEOUT,	/* too much time on the wall clock */
	RUN_MEMORY,	/* too much memory */
	RUN_OUTPUT,	/* too much output, or too large a file */
	RUN_PROCESSES,	/* too many processes */
	RUN_DISK,	/* the file system was filling up */
	RUN_KILLED,	/* by a signal that is none of the above */
	RUN_UNDECIDED,	/* the harness or the machine failed: says nothing about the learner's program */
	RUN_NO_PYTHON,	/* there is none */
	RUN_OLD_PYTHON, /* there is one, but older than 3.11 */
};
#define RUN_ENDS 12

/* One word, for JSON: "completed", "cancelled", "endless-loop", ... */
const char *run_end_name(enum run_end end);
/* A sentence for the learner, with its full stop. */
const char *run_end_text(enum run_end end);

struct run_python {
	const char *path;    /* the interpreter itself, not a launcher that chooses one */
	const char *version; /* "3.11.7" */
};

/*
 * The Python that runs learners' files: ASYNCTUTOR_PYTHON (a path or a command) when set, else python3 or a newer python3.N on
 * PATH, 3.11 or newer. It is asked for its version once; the answer is kept for the life of the process. NULL where there
 * is none, with the reason (RUN_NO_PYTHON or RUN_OLD_PYTHON) to *WHY unless WHY is NULL.
 */
const struct run_python *run_python_find(enum run_end *why);

/* A signal that the program gets at a virtual second. */
struct run_signal {
	const char *name; /* "SIGTERM" */
	double at;
};

/* One run of the program; the interpreter is warmed up once and forked for each. */
struct run_one {
	const char *scenario; /* NULL for "" */
	int seed;
	double latency_low, latency_high; /* factors of the world's latencies; both 0 for the tracer's own */
	const struct run_signal *signals;
	size_t nsignals;
};

/* A file that is copied beside the learner's. */
struct run_copy {
	const char *path;
	bool spans; /* it is a support module: calls into it are recorded */
};

struct run_limits {
	double virtual_seconds;
	long long steps, events;      /* of one run; the tracer counts them */
	long long output_bytes;	      /* of one run, each of stdout and stderr */
	double wall_seconds;	      /* of one run; the tracer keeps it */
	double all_seconds;	      /* on the wall clock, all runs together */
	unsigned cpu_seconds;	      /* of any process; the tracer keeps it, the kernel soon after */
	unsigned long long memory;    /* bytes of private memory of any process */
	unsigned long long file_size; /* bytes of any file */
	unsigned processes;	      /* at any time */
	unsigned threads;	      /* at any time, processes included */
	unsigned open_files;	      /* of any process */
};
extern const struct run_limits run_limits_default;

/* The guards, in the order in which they are listed. */
enum run_guard {
	RUN_GUARD_LIMITS,     /* resource limits of each process */
	RUN_GUARD_PRIVILEGES, /* no capabilities, no way to new ones */
	RUN_GUARD_NAMESPACE,  /* own process, mount and user namespace: ends everything at once */
	RUN_GUARD_CGROUP,     /* a control group caps the processes; used where there is no namespace */
	RUN_GUARD_SWEEP,      /* orphans come to the keeper, which stops and kills them; used where there is no namespace */
	RUN_GUARD_LANDLOCK,   /* writes stay in the private folder */
	RUN_GUARD_SECCOMP,    /* no network, no tracing of other processes; changes of permission bits, owners and times have no effect */
	RUN_GUARD_LAYOUT,     /* the same memory addresses each time, so that runs repeat exactly */
};
#define RUN_GUARDS 8

enum run_guard_state {
	GUARD_UNKNOWN,
	GUARD_PRESENT,
	GUARD_NOT_NEEDED, /* another one does its work */
	GUARD_MISSING,
};

struct run_guard_report {
	const char *name; /* "landlock" */
	const char *does; /* what it is good for; a phrase */
	enum run_guard_state state;
	char why[160]; /* why it is missing, or what is known of it; may be "" */
};

/* Try each guard in a child, as run_start() would; asked once and kept. An array of RUN_GUARDS. */
const struct run_guard_report *run_guards(void);

struct run_job {
	const char *name; /* of the learner's file: "fetch.py" */
	const char *text; /* its content; judged is what was read, not what is on disk by now */
	size_t len;
	const struct run_copy *copies;
	size_t ncopies;
	const char *const *world; /* paths of the stand-ins that the program may import: .../NAME.py */
	size_t nworld;
	const char *const *argv; /* arguments of the program */
	size_t argc;
	const struct run_one *runs; /* NULL: one plain run */
	size_t nruns;
	bool real_clock;
	bool no_races;
	bool events; /* write the event log of each run */
	bool site_packages; /* the program may import what is installed */
	bool serves; /* nothing is run until run_text() and run_make() order it; the job must live as long as the run */
	struct run_limits limits;
	unsigned without; /* bits 1 << enum run_guard: guards not to use; for tests */
	const char *tracer; /* folder of another tracer than the embedded one; for tests */
};
#define RUN_JOB_INIT                                                                           \
	{                                                                                      \
		.limits = run_limits_default                                                   \
	}

struct run;

/*
 * Start JOB. NULL and ERR_MISSING without a Python that will do, ERR_USAGE for a name that is no plain file name or is there
 * twice, ERR_IO for what the system refuses.
 */
struct run *run_start(const struct run_job *job, struct err *e);
/* Becomes readable when the run has ended; for poll(2) only. */
int run_fd(const struct run *r);
/* True when the run has ended. Does not wait. */
bool run_poll(struct run *r);
/* End the run: SIGTERM to the tracer, half a second later SIGKILL to all that is left. Returns at once; run_poll() tells when it is done. */
void run_cancel(struct run *r);
/* Wait until the run has ended, by itself or by its limits. */
void run_wait(struct run *r);
/* End what runs, remove the folder. NULL is fine. */
void run_free(struct run *r);

/*
 * For a job that serves: LEN bytes of TEXT, which is borrowed until the next one, take the place of the learner's file, and whatever the last
 * text left is wiped away. False where that cannot be done without harm, since something of it still runs or lies about: then the run is to be
 * freed, and another one started.
 */
bool run_text(struct run *r, const char *text, size_t len);
/* Make run NUMBER (from 1) of the job and wait for it. False where the driver does not say that it was made: the run is to be freed. */
bool run_make(struct run *r, size_t number);

struct run_result {
	enum run_end end;
	int signal;	     /* that killed the driver, else 0 */
	int exit_status;     /* of the driver, -1 when it was killed */
	size_t left;	     /* processes that could not be ended; 0 unless the kernel holds them */
	const char *log;     /* what the driver itself printed, at most 64 KiB; "" for nothing. UNTRUSTED */
	const char *detail;  /* what is known beyond run_end_text(), for a log or `doctor`; "" for nothing. UNTRUSTED */
};
/* Only after run_poll() said true. Borrowed. */
const struct run_result *run_result(const struct run *r);
/* The guards that this run had, an array of RUN_GUARDS. Borrowed. */
const struct run_guard_report *run_had(const struct run *r);

/* The private folder, for messages and tests. Borrowed. */
const char *run_folder(const struct run *r);
/*
 * A descriptor of the regular file out/NUMBER.SUFFIX (runs count from 1; SUFFIX "json", "jsonl", "stdout" or "stderr"), which the caller closes; -1
 * where it is not there (yet), or is something else than a file.
 */
int run_open(const struct run *r, size_t number, const char *suffix);
/* Run NUMBER's "stdout" or "stderr" so far: at most MAX bytes of it, terminated; the caller frees. "" where there is none. UNTRUSTED */
char *run_output(const struct run *r, size_t number, const char *suffix, size_t max, size_t *len);

#endif

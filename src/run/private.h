/*
 * What the files of this module share.
 *
 * Four processes take part. The tutor starts the *keeper*, which holds the clock, ends what must be ended and removes the folder. The
 * keeper starts the *starter* (process 1 of the namespace where there is one), which reaps whatever ends. The starter starts the
 * *driver*, which shuts itself in and becomes Python.
 */
#ifndef ASYNCTUTOR_RUN_PRIVATE_H
#define ASYNCTUTOR_RUN_PRIVATE_H

#include <stdint.h>
#include <sys/types.h>
#include "base/buf.h"
#include "run/run.h"

struct confine_paths;

/* ---- the embedded tracer, made by build-aux/embed.awk */

struct tracer_file {
	const char *name; /* below the tracer's folder; NULL ends the list */
	const char *text;
};
extern const struct tracer_file tracer_files[];

/* ---- folder.c: the private folder */

struct folder {
	char *path; /* absolute; NULL where there is none */
	int fd;	    /* of it, or -1 */
	int out;    /* of its folder out, or -1 */
};

/* A new folder with work, work/tmp, out, tracer and world in it. */
int folder_make(struct folder *f, struct err *e);
/* Write LEN bytes to the new file NAME (with missing folders above it) in the folder. ERR_USAGE when it is there. */
int folder_write(const struct folder *f, const char *name, const void *data, size_t len, struct err *e);
/* The regular file NAME in the folder DIR, for reading; -1 where it is none. The child may have put anything there. */
int open_inside(int dir, const char *name);
/* At most MAX bytes of it, terminated, "" for none; *LEN unless NULL. The caller frees. */
char *read_inside(int dir, const char *name, size_t max, size_t *len);
/* Remove the folder and all in it, whatever its depth and modes, following no link. */
void folder_remove(const struct folder *f);
/* Empty its folder NAME, which stays the same one: guards know it. False where something cannot be removed. */
bool folder_empty(const struct folder *f, const char *name);
void folder_done(struct folder *f);

/* ---- job.c */

/* Write the learner's file, and what goes beside it. */
int job_write_files(const struct run_job *job, const struct folder *f, struct err *e);
/* Fill the folder: the learner's file, what goes beside it, stand-ins, tracer, job.json. */
int job_write(const struct run_job *job, const struct folder *f, struct err *e);

/* ---- guards: each tries itself in the process that calls it and says how it went */

struct guard_note {
	uint8_t state;	/* enum run_guard_state */
	int error;	/* errno, or 0 */
	char what[100]; /* what did not work, or what is known; a literal */
};
struct guard_notes {
	struct guard_note g[RUN_GUARDS];
};

void guard_note(struct guard_notes *n, enum run_guard g, enum run_guard_state state, int error, const char *what);
/* To the form that callers see. */
void guard_reports(const struct guard_notes *n, struct run_guard_report out[RUN_GUARDS]);

/* New user, process and mount namespaces; the next child is process 1 there. False and *N filled where that is not allowed. */
bool namespace_enter(struct guard_notes *n);
/* In process 1: its own /proc and /dev/shm. 0 or errno. */
int namespace_mount(void);
/* Give up what the namespace gave, and whatever root has. */
void privileges_drop(struct guard_notes *n);
void layout_fix(struct guard_notes *n);
/* Returns the version of Landlock that is in force, 0 for none. */
int landlock_enter(const char *folder, struct guard_notes *n);
/*
 * LANDLOCK: its version; a filter of system calls stands in for what an older one misses. KEEPERS, which ends with 0, are processes that the
 * program sees and may not signal.
 */
void seccomp_enter(int landlock, const pid_t *keepers, struct guard_notes *n);
void limits_set(const struct run_limits *l, bool own_namespace, struct guard_notes *n);

/* For confine_self() alone. */
int landlock_self(const struct confine_paths *paths, struct err *e);

/* ---- confine.c */

struct confinement {
	const char *const *reads, *const *executes; /* each ends with NULL */
};
/* What confine_runs() found; NULL where runs are not confined. */
const struct confinement *confinement(void);
/* Try what must not work, in the driver, and note the guard that let it pass. */
void confinement_try(struct guard_notes *n);
/* The first guard that a confined run needs and N does not have; RUN_GUARDS for none, and where runs are not confined. */
enum run_guard confinement_lacks(const struct guard_notes *n);

struct cgroup {
	char *path; /* NULL where there is none */
};
/* A control group for a run of at most THREADS threads. */
void cgroup_make(struct cgroup *c, unsigned threads, struct guard_notes *n);
/* Put the calling process into it. */
void cgroup_join(const struct cgroup *c);
void cgroup_remove(struct cgroup *c);

/* ---- procs.c: what runs, from /proc */

enum proc_place { PROC_UNSEEN, PROC_BELOW, PROC_ELSEWHERE };

struct proc {
	pid_t pid, parent;
	char state;
	enum proc_place place;
};

/*
 * Find the place of each of N processes, which are sorted by pid: below ROOT, or elsewhere; ROOT itself is elsewhere. Numbers begin anew when they
 * have run out, so a child may have a lower one than its parent.
 */
void procs_settle(struct proc *all, size_t n, pid_t root);
/* The processes that descend from ROOT, without it and without zombies, to *PIDS (the caller frees). */
size_t procs_below(pid_t root, pid_t **pids);
/* How many processes /proc shows. */
size_t procs_visible(void);
/* Threads that the user UID runs now. */
size_t procs_threads_of(uid_t uid);
/* Stop, then kill, whatever descends from this process, which must be a subreaper, until nothing is left or SECONDS are over; returns what is left. */
size_t procs_sweep(double seconds);

/* ---- command.c: what Python is started with */

struct command {
	char *argv[8], *envp[12];
};

/*
 * PYTHON runs the tracer and the job in FOLDER. The environment has nothing of the tutor's own: no secrets, no settings of
 * Python, no way to a display or an agent.
 */
void command_make(struct command *c, const char *python, const char *folder);
void command_done(struct command *c);

/* ---- child.c: what a fresh child does first */

void signals_default(void);
/* Close every descriptor but the N of KEEP. */
void close_others(const int *keep, size_t n);

/* ---- driver.c: the last step before Python */

/* In the private folder: what the driver prints before it sends the output of each run to a file of its own. */
#define DRIVER_LOG "driver.log"

struct launch {
	const struct run_job *job;
	const struct folder *folder;
	char *const *argv, *const *envp;
	int orders; /* a socket to the tutor for the driver's standard input, or -1 */
	bool probe; /* try the guards and end, without Python */
	/* Filled by the keeper. */
	pid_t tutor, tutors_group, keeper;
	bool own_namespace;
	const struct cgroup *cgroup;
};

/* What the driver says before it becomes Python, and once more where it cannot. */
struct driver_word {
	struct guard_notes notes;
	int error;     /* errno of what made it give up, else 0 */
	char what[40]; /* what that was */
};

/* Shut in, say a word to SAY, become Python. */
_Noreturn void driver_become(const struct launch *l, struct guard_notes *notes, int say);

/* ---- starter.c */

/* The `what` of a driver_word when the namespace could be entered but is of no use. */
#define WORD_NAMESPACE "cannot furnish the namespace"

/* How the driver ended. */
struct starter_word {
	int status; /* as waitpid() gives it; -1 where it is not known */
	double cpu_seconds;
};

/* Start the driver, which speaks to SAY; a starter_word to REPORT when it has ended. */
_Noreturn void starter_live(const struct launch *l, struct guard_notes *notes, int say, int report);

/* ---- keeper.c */

/* What the keeper says to the tutor: when the driver has started, and when all has ended. Only the latter where nothing could be started. */
struct keeper_word {
	bool ended;
	bool again; /* there is no namespace after all: start once more without it */
	int end;    /* enum run_end */
	int status; /* of the driver, as waitpid() gives it; -1 where it is not known */
	uint32_t left;
	struct driver_word driver;
};

/* CONTROL is a socket to the tutor: one byte there cancels, its end means that the tutor is gone or done. */
_Noreturn void keeper_live(struct launch *l, int control);

/* ---- usher.c: starts keepers for a program that may start nothing itself */

/* Fork it. */
int usher_start(struct err *e);
bool usher_is_there(void);
/* What launching a keeper is otherwise: CONTROL is the keeper's end. False with errno where it could not be asked. */
bool usher_launch(const struct launch *l, int control);

/* ---- python.c */

/* Ask the interpreter PROGRAM to run QUESTION, as -I -S -c; its answer, terminated, or nothing. */
void python_ask(const char *program, const char *question, char *text, size_t size);

/* ---- mend.c */

/* A copy of JSON text whose strings this program can hold: U+0000 and halves of surrogate pairs become U+FFFD. */
void mend(struct buf *out, const char *text, size_t len);

#endif

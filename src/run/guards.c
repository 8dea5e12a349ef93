#include <stdio.h>
#include <string.h>
#include "base/xalloc.h"
#include "run/private.h"

static const struct {
	const char *name, *does;
} guards[RUN_GUARDS] = {
    [RUN_GUARD_LIMITS] = {"limits", "ends what computes, grows or writes too much"},
    [RUN_GUARD_PRIVILEGES] = {"privileges", "takes away what root may do, and every way to more rights"},
    [RUN_GUARD_NAMESPACE] = {"namespace", "hides other processes, and ends all of a run at once"},
    [RUN_GUARD_CGROUP] = {"cgroup", "caps the number of processes where there is no namespace"},
    [RUN_GUARD_SWEEP] = {"sweep", "finds and ends processes that went astray where there is no namespace"},
    [RUN_GUARD_LANDLOCK] = {"landlock", "keeps writes in the private folder"},
    [RUN_GUARD_SECCOMP] = {"seccomp", "refuses the network and other processes' memory; permission bits stay as they are"},
    [RUN_GUARD_LAYOUT] = {"layout", "gives each run the same addresses, so that it repeats exactly"},
};

void guard_note(struct guard_notes *n, enum run_guard g, enum run_guard_state state, int error, const char *what)
{
	struct guard_note *note = &n->g[g];

	note->state = (uint8_t)state;
	note->error = error;
	snprintf(note->what, sizeof note->what, "%s", what);
}

void guard_reports(const struct guard_notes *n, struct run_guard_report out[RUN_GUARDS])
{
	for (size_t i = 0; i < RUN_GUARDS; i++) {
		const struct guard_note *note = &n->g[i];
		out[i].name = guards[i].name;
		out[i].does = guards[i].does;
		out[i].state = (enum run_guard_state)note->state;
		snprintf(out[i].why, sizeof out[i].why, "%.*s%s%s", (int)sizeof note->what, note->what, note->error ? ": " : "",
		    note->error ? strerror(note->error) : "");
	}
}

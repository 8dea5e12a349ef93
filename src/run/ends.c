#include "run/run.h"

static const struct {
	const char *name, *text;
} ends[RUN_ENDS] = {
    [RUN_COMPLETED] = {"completed", "The program was run."},
    [RUN_CANCELLED] = {"cancelled", "The run was stopped."},
    [RUN_LOOP] = {"endless-loop", "The program computed until it had used all the processor time it may have, and was ended: somewhere a loop "
				  "never ends, and nothing in it waits."},
    [RUN_TIMEOUT] = {"timeout", "The program was still running when its time on the clock was over, and was ended."},
    [RUN_MEMORY] = {"memory", "The program asked for more memory than it may have, and was ended: something in it grows without end."},
    [RUN_OUTPUT] = {"output", "The program wrote more than it may, and was ended: most likely it prints in a loop that never ends."},
    [RUN_PROCESSES] = {"processes", "The program started more processes than it may have, and all of them were ended."},
    [RUN_DISK] = {"disk", "The disk was filling up while the program ran, so it was ended and its files were removed."},
    [RUN_KILLED] = {"killed", "The program was killed by a signal."},
    [RUN_UNDECIDED] = {"undecided", "The program could not be run here, which says nothing about the program. `asynctutor doctor` looks for the reason."},
    [RUN_NO_PYTHON] = {"no-python", "There is no Python here to run the program: python3 3.11 or newer on PATH, or in ASYNCTUTOR_PYTHON."},
    [RUN_OLD_PYTHON] = {"old-python", "The Python here is too old to run the program: 3.11 or newer is needed, on PATH or in ASYNCTUTOR_PYTHON."},
};

const char *run_end_name(enum run_end end)
{
	return ends[end].name;
}

const char *run_end_text(enum run_end end)
{
	return ends[end].text;
}

#include "run/facts.h"
#include "run/facts_table.h"

const char *const fact_outcomes[FACT_OUTCOMES + 1] = {
    [OUTCOME_FINISHES] = "finishes",
    [OUTCOME_RAISES] = "raises",
    [OUTCOME_EXITS] = "exits",
    [OUTCOME_DEADLOCK] = "deadlock",
    [OUTCOME_ENDLESS] = "endless",
    [OUTCOME_WAITS_FOR_OUTSIDE] = "waits-for-outside",
    [OUTCOME_TIMEOUT] = "timeout",
    [OUTCOME_KILLED] = "killed",
};
const char *const fact_hows[FACT_HOWS + 1] = {
    [CALL_RETURNED] = "returned",
    [CALL_RAISED] = "raised",
    [CALL_CANCELLED] = "cancelled",
    [CALL_NEVER_ENDED] = "never-ended",
};
const char *const fact_marks[FACT_MARKS + 1] = {[ORDER_START] = "start", [ORDER_END] = "end", [ORDER_OUT] = "out"};

#define KEY(name, kind, type, member)                                                          \
	{                                                                                      \
		name, kind, offsetof(type, member), NULL, NULL                                 \
	}
#define KEY_OF(name, kind, type, member, row)                                                  \
	{                                                                                      \
		name, kind, offsetof(type, member), &(row), NULL                               \
	}
#define KEY_NAMED(name, type, member, names)                                                   \
	{                                                                                      \
		name, NAMED, offsetof(type, member), NULL, names                               \
	}
#define ROW(shape, type, keys)                                                                 \
	{                                                                                      \
		shape, sizeof(type), keys, sizeof(keys) / sizeof *(keys)                       \
	}

static const struct fact_key frame_keys[] = {
    KEY("file", TEXT, struct fact_frame, file),
    KEY("line", LINE, struct fact_frame, line),
    KEY("function", TEXT, struct fact_frame, function),
};
static const struct fact_row frame_row = ROW(ROW_TUPLE, struct fact_frame, frame_keys);

static const struct fact_row exception_row;
static const struct fact_key exception_keys[] = {
    KEY("type", TEXT, struct fact_exception, type),
    KEY("bases", TEXTS, struct fact_exception, bases),
    KEY("text", TEXT, struct fact_exception, text),
    KEY("line", LINE, struct fact_exception, line),
    KEY_OF("inner", LIST, struct fact_exception, inner, exception_row),
    KEY_OF("traceback", LIST, struct fact_exception, traceback, frame_row),
};
static const struct fact_row exception_row = ROW(ROW_OBJECT, struct fact_exception, exception_keys);

static const struct fact_key wait_keys[] = {
    KEY("actor", TEXT, struct fact_wait, actor),
    KEY("on", TEXT, struct fact_wait, on),
    KEY("line", LINE, struct fact_wait, line),
    KEY("since", REAL, struct fact_wait, since),
};
static const struct fact_row wait_row = ROW(ROW_OBJECT, struct fact_wait, wait_keys);

static const struct fact_key call_keys[] = {
    KEY("name", TEXT, struct fact_call, name),
    KEY("start", REAL, struct fact_call, start),
    KEY("end", REAL_OR_NULL, struct fact_call, end),
    KEY_NAMED("how", struct fact_call, how, fact_hows),
    KEY("exception", TEXT_OR_NULL, struct fact_call, exception),
    KEY("actor", TEXT, struct fact_call, actor),
    KEY("line", LINE, struct fact_call, line),
};
static const struct fact_row call_row = ROW(ROW_OBJECT, struct fact_call, call_keys);

static const struct fact_key order_keys[] = {
    KEY_NAMED("mark", struct fact_order, mark, fact_marks),
    KEY("text", TEXT, struct fact_order, text),
};
static const struct fact_row order_row = ROW(ROW_TUPLE, struct fact_order, order_keys);

static const struct fact_key never_awaited_keys[] = {
    KEY("name", TEXT, struct fact_place, what),
    KEY("line", LINE, struct fact_place, line),
};
static const struct fact_row never_awaited_row = ROW(ROW_OBJECT, struct fact_place, never_awaited_keys);

static const struct fact_key unretrieved_keys[] = {
    KEY("task", TEXT, struct fact_place, what),
    KEY("exception", TEXT, struct fact_place, more),
    KEY("line", LINE, struct fact_place, line),
};
static const struct fact_row unretrieved_row = ROW(ROW_OBJECT, struct fact_place, unretrieved_keys);

static const struct fact_key open_keys[] = {
    KEY("what", TEXT, struct fact_place, what),
    KEY("line", LINE, struct fact_place, line),
};
static const struct fact_row open_row = ROW(ROW_OBJECT, struct fact_place, open_keys);

static const struct fact_key blocked_keys[] = {
    KEY("what", TEXT, struct fact_place, what),
    KEY("line", LINE, struct fact_place, line),
    KEY("ms", REAL, struct fact_place, ms),
};
static const struct fact_row blocked_row = ROW(ROW_OBJECT, struct fact_place, blocked_keys);

static const struct fact_key swallowed_keys[] = {
    KEY("task", TEXT, struct fact_swallowed, task),
    KEY("line", LINE, struct fact_swallowed, line),
};
static const struct fact_row swallowed_row = ROW(ROW_OBJECT, struct fact_swallowed, swallowed_keys);

static const struct fact_key lock_step_keys[] = {
    KEY("actor", TEXT, struct fact_lock_step, actor),
    KEY("holding", TEXT, struct fact_lock_step, holding),
    KEY("lock", TEXT, struct fact_lock_step, lock),
    KEY("line", LINE, struct fact_lock_step, line),
};
static const struct fact_row lock_step_row = ROW(ROW_OBJECT, struct fact_lock_step, lock_step_keys);

static const struct fact_key lock_cycle_keys[] = {KEY_OF("", LIST, struct fact_lock_cycle, ptr, lock_step_row)};
static const struct fact_row lock_cycle_row = ROW(ROW_BARE, struct fact_lock_cycle, lock_cycle_keys);

static const struct fact_key race_keys[] = {
    KEY("what", TEXT, struct fact_race, what),
    KEY("read", LINE, struct fact_race, read),
    KEY("write", LINE, struct fact_race, write),
    KEY("other", LINE, struct fact_race, other),
    KEY("actors", TEXTS, struct fact_race, actors),
};
static const struct fact_row race_row = ROW(ROW_OBJECT, struct fact_race, race_keys);

static const struct fact_key refusal_keys[] = {
    KEY("reason", TEXT, struct fact_refusal, reason),
    KEY("line", LINE, struct fact_refusal, line),
};
static const struct fact_row refusal_row = ROW(ROW_OBJECT, struct fact_refusal, refusal_keys);

static const struct fact_key facts_keys[] = {
    KEY("scenario", TEXT, struct facts, scenario),
    KEY("seed", NUMBER, struct facts, seed),
    KEY("python", TEXT, struct facts, python),
    KEY_NAMED("outcome", struct facts, outcome, fact_outcomes),
    KEY_OF("exception", ONE_OR_NULL, struct facts, exception, exception_row),
    KEY("exit_status", NUMBER, struct facts, exit_status),
    KEY("signal", TEXT_OR_NULL, struct facts, signal),
    KEY_OF("waits", LIST, struct facts, waits, wait_row),
    KEY("virtual_seconds", REAL, struct facts, virtual_seconds),
    KEY("steps", STEPS, struct facts, steps),
    KEY("unsure", TEXTS, struct facts, unsure),
    KEY_OF("calls", LIST, struct facts, calls, call_row),
    KEY("overlap", MAP, struct facts, overlap),
    KEY("longest", MAP, struct facts, longest),
    KEY("cancelled", MAP, struct facts, cancelled),
    KEY_OF("order", LIST, struct facts, order, order_row),
    KEY("tasks_left", COUNT, struct facts, tasks_left),
    KEY("tasks_left_names", TEXTS, struct facts, tasks_left_names),
    KEY_OF("never_awaited", LIST, struct facts, never_awaited, never_awaited_row),
    KEY_OF("unretrieved", LIST, struct facts, unretrieved, unretrieved_row),
    KEY_OF("swallowed_cancels", LIST, struct facts, swallowed_cancels, swallowed_row),
    KEY_OF("open_resources", LIST, struct facts, open_resources, open_row),
    KEY("blocked_ms", REAL, struct facts, blocked_ms),
    KEY_OF("blocked", LIST, struct facts, blocked, blocked_row),
    KEY_OF("lock_cycles", LIST, struct facts, lock_cycles, lock_cycle_row),
    KEY_OF("races", LIST, struct facts, races, race_row),
    KEY("threads", COUNT, struct facts, threads),
    KEY("processes", COUNT, struct facts, processes),
    KEY("stdout_lines", TEXTS, struct facts, stdout_lines),
    KEY("output_cut", FLAG, struct facts, output_cut),
    KEY_OF("refused", ONE_OR_NULL, struct facts, refused, refusal_row),
};
const struct fact_row fact_row = ROW(ROW_OBJECT, struct facts, facts_keys);

/* How a timeline is made of events: what timeline.c, timeline_events.c and timeline_rows.c share. */
#ifndef ASYNCTUTOR_REPORT_TIMELINE_BUILD_H
#define ASYNCTUTOR_REPORT_TIMELINE_BUILD_H

#include "report/timeline.h"

/* Ids beyond are no honest tracer's. */
#define ID_MOST 1000000

struct builder {
	struct timeline *tl;
	VEC(long long) work; /* id of the thread that does the work item, by its number */
	const struct run_event *ev; /* the one that is looked at */
	struct tl_moment now;
};

/* What the event says of KEY: NULL, 0, 0, false or TL_NONE where it says nothing. */
const char *tl_text_of(const struct builder *b, const char *key);
long long tl_int_of(const struct builder *b, const char *key);
int tl_line_of(const struct builder *b);
bool tl_flag_of(const struct builder *b, const char *key);
size_t tl_row_of(const struct builder *b, const char *key);

/* NULL where ID is none or has a row. */
struct tl_row *tl_add_row(struct builder *b, enum tl_kind kind, long long id, const char *name);
struct tl_mark *tl_add_mark(struct builder *b, enum tl_mark_kind kind, size_t row);
/* What ROW does from now on. */
void tl_turn_to(struct builder *b, struct tl_row *row, enum tl_state state, const char *on, int line);
/* The same as before, seen in another light (orphan, cleaning up). */
void tl_turn_again(struct builder *b, struct tl_row *row);

/* Events that make, name and resume rows. */
void tl_on_task(struct builder *b);
void tl_on_thread(struct builder *b);
void tl_on_process(struct builder *b);
void tl_on_name(struct builder *b);
void tl_on_run(struct builder *b);
void tl_on_thread_start(struct builder *b);

/* Any event. */
void tl_take(struct builder *b, const struct run_event *ev);

#endif

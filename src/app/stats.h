/*
 * How much was done, how often and for how long: what the progress screen and the chart at home show. Numbers alone, from what the store
 * derives; nothing is kept.
 *
 * Time is counted from one event to the next of the learner, whatever they are about, and belongs to what the second one is about; silences of more
 * than ten minutes are left out.
 */
#ifndef ASYNCTUTOR_APP_STATS_H
#define ASYNCTUTOR_APP_STATS_H

#include "app/app.h"
#include "base/buf.h"

/* A day in the local time zone. */
struct stats_day {
	int year, month, day; /* month and day from 1 */
	int64_t spent;	      /* milliseconds */
	int64_t events;
	int64_t done; /* finished for the first time, as in struct quarter */
};

struct stats_days {
	struct stats_day *list; /* whole weeks from a Monday on; what is behind today has nothing */
	size_t n, today;	/* today: an index */
};
/* The WEEKS (from 1) weeks that end with the one of NOW, in milliseconds UTC. Of all courses. */
int stats_read_days(struct app *a, int64_t now, int weeks, struct stats_days *out, struct err *e);
void stats_days_done(struct stats_days *d);

struct stats_part {
	size_t done, all; /* lessons read and exercises passed, and how many there are */
	int64_t checks;	  /* of exercises, that were judged */
	int64_t spent;	  /* milliseconds, with the questions of its lessons */
	int minutes_left; /* that the course gives for what is not done */
};
struct stats {
	struct stats_part *modules; /* by index in the course */
	struct stats_part all;	    /* with what belongs to no module, as checklists */
};
/* Reads the lessons for their questions: once when a screen opens, not for every frame. */
int app_stats(struct app *a, struct stats *out, struct err *e);
void stats_done(struct stats *s);
/* The part of one module or lesson; cheap, but without the time and checks of questions. */
struct stats_part stats_of_lesson(struct app *a, const struct lesson *l);
struct stats_part stats_of_module(struct app *a, const struct module *m);
struct stats_part stats_of_course(struct app *a);

/* How much a day was: 0 nothing, 1 less than a quarter of an hour, 2 than half, 3 than one, 4 more. */
#define STATS_LEVELS 5
int stats_level(const struct stats_day *d);
/* Append MS, in milliseconds, as "3 h 20 min". */
void stats_add_time(int64_t ms, struct buf *out);

#endif

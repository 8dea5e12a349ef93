/*
 * How far the learners of a class are: learners by exercises, folded from their events as these come. The order in which files are read does not
 * matter.
 */
#ifndef ASYNCTUTOR_CLASS_BOARD_H
#define ASYNCTUTOR_CLASS_BOARD_H

#include "base/arena.h"
#include "class/reader.h"
#include "course/course.h"

/* What one learner did about one exercise. */
struct board_cell {
	enum progress_state state; /* new, started or passed */
	int attempts, hints;
	bool solution_seen;
	int64_t passed_at, last_at; /* 0 where never */
	bool fails;		    /* the last attempt */
	const char *check;	    /* on which the last attempt failed; NULL where it passed, or none is named */
	int64_t lamport, seq;	    /* of the last attempt: events have an order of their own, whatever clocks say */
	size_t file;		    /* where the text of the last attempt is; SIZE_MAX where there is none */
	struct reader_text text;
};

struct board_learner {
	char id[37];
	const char *name; /* UNTRUSTED */
	const char *roster_id; /* "" where they are in no roster */
	bool left;
	struct board_cell *cells; /* by index of the course's exercises; NULL while nothing was done */
	size_t passed, started;	  /* exercises; of those that count */
	size_t lessons;		  /* read */
	enum class_signal signal;
	int64_t signal_lamport, signal_at;
	size_t signal_exercise; /* index; SIZE_MAX for none */
	int64_t last_at;	/* of the last event; 0 where none */
	size_t last_exercise;	/* index of the exercise last worked on; SIZE_MAX for none */
	int64_t last_lamport;
	size_t events;
};

struct board {
	const struct course *course;
	const struct class_info *info;
	struct reader reader;
	VEC(struct board_learner) learners; /* in the order in which they came */
	struct ids index;		    /* of learners */
	struct arena names;
	VEC(const char *) checks; /* names that were met */
	size_t *columns, ncolumns; /* exercises that are shown: those assigned, else those anybody worked on */
};

/* COURSE and INFO must live as long. */
void board_init(struct board *b, const char *dir, const struct course *course, const struct class_info *info);
void board_done(struct board *b);
/* The instructor has changed class.json: INFO takes the place of the last one. */
void board_info(struct board *b, const struct class_info *info);
/* After reading: bring the columns and the counts up to date. */
void board_update(struct board *b);
/* Never NULL: an empty one where nothing was done. */
const struct board_cell *board_cell(const struct board_learner *l, size_t exercise);
/* Milliseconds since the learner's last event; -1 where there is none. */
int64_t board_idle(const struct board_learner *l, int64_t now);
/* Those of the roster whom no learner has the name of. */
size_t board_missing(const struct board *b, const struct class_person **out, size_t room);

/* How many learners fail now on one check of one exercise. */
struct board_stat {
	size_t exercise;
	const char *check;
	size_t failing, tried; /* tried: learners with an attempt */
};
/* Most failing first. The caller frees *OUT. */
size_t board_stats(const struct board *b, struct board_stat **out);

#endif

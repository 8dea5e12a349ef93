/* A learner's membership of a class, inside. classroom_member.c keeps it, classroom_collect.c gathers what is new, classroom_send.c sends that. */
#ifndef ASYNCTUTOR_APP_CLASSROOM_INSIDE_H
#define ASYNCTUTOR_APP_CLASSROOM_INSIDE_H

#include "app/classroom.h"
#include "base/buf.h"
#include "base/vec.h"
#include "run/errand.h"

#define CLASSROOM_SEEN "class/seen" /* where the store has class.json as last seen */

struct cursor {
	char device[37];
	int64_t seq; /* all of this device up to here was sent */
};

/* What is kept in the store. */
struct member {
	char *dir, *id, *name;
	char *file, *device; /* the file, and the device that it belongs to; a device writes to its own only */
	int64_t size;	     /* of the file */
	bool leaving;
	enum class_signal signal;
	VEC(struct cursor) cursors;
};

struct classroom {
	bool read; /* the store was asked */
	struct member m; /* dir NULL: no class was joined */
	struct class_info *info;
	struct errand *errand; /* NULL while nothing is sent */
	struct class_send send;
	struct buf data;
	VEC(struct cursor) sending; /* the cursors once it is sent */
	int lock;
	bool again;	/* there is more to send */
	bool told_slow; /* of this errand */
	int64_t since, not_before, refreshed; /* clock_monotonic() */
	char *word;
};

/* The membership as it is kept, read once; without a store there is none. */
struct classroom *classroom_get(struct app *a);
/* Read it again: another program with the same store may have written it. */
void classroom_reread(struct app *a, struct classroom *c);
/* TEXT is class.json as it is now; ignored where it cannot be read. */
void classroom_take_info(struct classroom *c, const char *text);

void member_done(struct member *m);
int member_write(struct app *a, const struct member *m, struct err *e);
/* A new file for DEVICE, which is another one or has lost its file; FROM_START: with all that was sent before. */
void member_choose_file(struct member *m, const char *device, bool from_start);

/* What is to be sent, at most a few MB, to DATA; the cursors as they are then, to SENDING. AGAIN: there is more. */
int classroom_collect(struct app *a, struct classroom *c, struct err *e);

/* In an errand: class.json of the directory CTX to OUT, if it can be understood. */
int classroom_load(void *ctx, struct buf *out, struct err *e);

#endif

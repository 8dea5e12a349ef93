/*
 * A class: a directory that all can reach, in which the instructor writes class.json and each learner, from each device, one file of learners/ of
 * their own, to which lines are only added. See asynctutor-class(5). No file has two writers, so there is nothing to lock and no server.
 *
 * Ownership: results are the caller's, freed with their _free.
 */
#ifndef ASYNCTUTOR_CLASS_CLASS_H
#define ASYNCTUTOR_CLASS_CLASS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/buf.h"
#include "base/err.h"
#include "base/vec.h"

#define CLASS_FORMAT 1
#define CLASS_JSON_MAX ((size_t)4 << 20)

/* An exercise that the class is to do. */
struct class_task {
	char *exercise; /* its slug */
	int64_t due;	/* milliseconds UTC; 0 for none */
	bool hidden;	/* its solution is not shown until it is released */
};

/* Somebody who is expected. */
struct class_person {
	char *name, *id; /* id: whatever the school calls them; may be "" */
};

struct class_info {
	char *id;     /* random, 32 hexadecimal digits: what learners have joined */
	char *title;  /* one line. UNTRUSTED for learners, as all texts here */
	char *course; /* id of the course */
	char *course_dir; /* where it is; NULL for the built-in one */
	int64_t made;
	bool locked; /* assignments are to be done in their order */
	VEC(struct class_task) tasks;
	VEC(struct class_person) roster;
};

/* An empty class of a new id. */
struct class_info *class_new(const char *title, const char *course, const char *course_dir);
void class_free(struct class_info *c);
/* NULL where EXERCISE is not assigned. */
struct class_task *class_task(const struct class_info *c, const char *exercise);
/* Assign EXERCISE at the end, or find it. */
struct class_task *class_assign(struct class_info *c, const char *exercise);

/* LEN bytes of TEXT, the file NAME for messages. NULL and ERR_SYNTAX, ERR_NEWER where the format is unknown. */
struct class_info *class_parse(const char *text, size_t len, const char *name, struct err *e);
/* The text that class_save() writes; the caller frees. */
char *class_json(const struct class_info *c);
/* That of the class in directory DIR, or in the record with that URL (class/pg.h); the caller frees. NULL and ERR_MISSING where there is none. */
char *class_text(const char *dir, size_t *len, struct err *e);
/* The class that class_text() tells of. */
struct class_info *class_load(const char *dir, struct err *e);
/* Write DIR/class.json. */
int class_save(const char *dir, const struct class_info *c, struct err *e);
/*
 * Make DIR with class.json and the drop box learners/. ERR_USAGE where a class is there. *WORD (freed by the caller) says what this file system
 * cannot keep, NULL where it keeps all.
 */
int class_make(const char *dir, const struct class_info *c, char **word, struct err *e);

/*
 * Add to one learner's own file. SIZE is how long it was after the last time, 0 for a new one; FILE is its name in learners/. What stands behind SIZE
 * already, because the last time was cut off, is not written again. *NOW is how long it is then; all of it is on disk. ERR_CORRUPT where the file is
 * shorter than it was: then one starts with another, from the beginning. ERR_MISSING where DIR holds no class, or another one than ID.
 */
struct class_send {
	const char *dir, *id, *file;
	int64_t size;
	const char *data; /* whole lines */
	size_t len;
};
int class_send(const struct class_send *send, int64_t *now, struct err *e);

/* Lines of a learner's file besides events, which are lines of store_export(). Each ends with a newline. */
struct class_header {
	char learner[37], device[37];
	char *name; /* UNTRUSTED */
	bool leaves; /* nothing more is shared */
};
void class_add_header(struct buf *out, const char *class_id, const struct class_header *h);
/* CODE is NULL where it cannot be sent: it is no text, or too long. */
void class_add_text(struct buf *out, const char *hash, const char *code, size_t len);
/* Texts longer than this are not sent. */
#define CLASS_TEXT_MAX ((size_t)256 << 10)

/* What a learner signals; "none" takes it back. */
enum class_signal { CLASS_NO_SIGNAL, CLASS_HELP, CLASS_DONE };
/* "none", "help", "done". */
const char *class_signal_name(enum class_signal s);

/* Which section of which lesson the instructor presents: DIR/talk.json, which is there while they do. */
struct class_talk {
	char lesson[65]; /* slug */
	size_t section;	 /* from 0; from elsewhere, so it may be beyond the lesson */
};
int class_talk_put(const char *dir, const struct class_talk *t, struct err *e);
void class_talk_end(const char *dir);
/* False while nobody presents. */
bool class_talk_get(const char *dir, struct class_talk *out);

#endif

/*
 * Reading the learners' files, again and again: each time only what is new, so the cost does not depend on what was seen before. Whoever writes
 * there may be hostile or have a broken disk: what is no plain file is not opened, sizes are capped, what is wrong in one file is told, and all
 * others go on.
 *
 * A directory may also be the URL of an organization's record (class/pg.h), which is read as if it were one.
 *
 * reader_scan() does all that touches the directory, and nothing else, so that it can be an errand; reader_take() all the rest.
 */
#ifndef ASYNCTUTOR_CLASS_READER_H
#define ASYNCTUTOR_CLASS_READER_H

#include "base/buf.h"
#include "base/vec.h"
#include "class/class.h"
#include "class/ids.h"
#include "store/store.h"

#define READER_FILES 10000		     /* more are not looked at */
#define READER_FILE_MAX ((int64_t)64 << 20)  /* what is behind is not read */
#define READER_LINE_MAX ((size_t)2 << 20)
#define READER_PIECE ((size_t)4 << 20)	     /* of one file at a time */
#define READER_PASS ((size_t)64 << 20)	     /* of all */
#define CLOCK_SLACK 120000		     /* ms by which clocks may differ without a word */
#define READER_MARK 64			     /* bytes before the end of what was read, to see that they are still the same */

struct reader_text {
	char hash[65];
	int64_t at; /* where its line is */
	size_t len;
};

struct reader_file {
	char *name;
	int64_t offset; /* all before was read */
	char mark[READER_MARK];
	size_t marked;
	int line; /* lines before offset */
	int64_t size, mtime; /* milliseconds */
	uint64_t dev, ino;
	unsigned uid;
	bool more;     /* there is more than was taken so far */
	bool skipping; /* inside of a line that is too long */
	bool known;    /* a header was read: learner and device are of the last one */
	char learner[37], device[37];
	struct reader_text text; /* the last one */
};

struct reader_problem {
	size_t file; /* of reader.files; SIZE_MAX for the class itself */
	int line;    /* 0 where it is about the file */
	char *text;
};

struct reader {
	char *dir, *id; /* the class */
	VEC(struct reader_file) files; /* in the order in which they came */
	struct ids names;	       /* of the files: number is the index */
	VEC(struct reader_problem) problems;
	struct buf place;	   /* where a record in PostgreSQL was read to; opaque */
	bool with_code;		   /* texts come with their code, not only with its hash, where that costs something */
	struct ids seen; /* events: mark is a hash of the line, number the file + 1 */
	/* Whoever is interested; each may be NULL. FILE is an index into files, valid during the call. */
	void (*header)(void *ctx, size_t file, const struct class_header *h);
	void (*event)(void *ctx, size_t file, const struct event *ev);
	void (*text)(void *ctx, size_t file, const char *hash, const char *code, size_t len);
	/* An event that was refused: of another learner than the file's, or one that was read before with other content, from the file FIRST. */
	void (*stranger)(void *ctx, size_t file, const struct event *ev);
	void (*copied)(void *ctx, size_t file, const struct event *ev, size_t first);
	/* What is wrong with a file as a whole. */
	void (*fault)(void *ctx, size_t file, const char *text);
	void *ctx;
};

void reader_init(struct reader *r, const char *dir, const char *id);
void reader_done(struct reader *r);

/* What is new, to OUT. An errand_work; CTX is the reader, which is not changed. */
int reader_scan(void *ctx, struct buf *out, struct err *e);
/* Take in what reader_scan() gave. True where there was more than a pass takes: scan again. */
bool reader_take(struct reader *r, const struct buf *scan);
/* Both, until nothing more is there. */
int reader_read(struct reader *r, struct err *e);
/* Tell of a problem, once. TEXT is handed over. */
void reader_problem(struct reader *r, size_t file, int line, char *text);
/* The code of a text that was read from FILE at T; NULL where it is not there any more. Terminated; the caller frees. */
char *reader_code(const struct reader *r, size_t file, const struct reader_text *t);

/* What a line is. */
enum class_line { CLASS_LINE_HEADER, CLASS_LINE_TEXT, CLASS_LINE_EVENT };
struct class_line_read {
	enum class_line kind;
	char class_id[33];
	struct class_header header; /* the name is owned */
	char hash[65];
	char *code; /* owned; NULL where there is none */
	size_t code_len;
	struct event event; /* owned */
};
/* LEN bytes of LINE, line NUMBER of NAME. Free with class_line_done(). */
int class_line_parse(const char *line, size_t len, const char *name, int number, struct class_line_read *out, struct err *e);
void class_line_done(struct class_line_read *l);

#endif

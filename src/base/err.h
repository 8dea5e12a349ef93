/*
 * What went wrong, said once, at the lowest level that knows the reason.
 *
 * A function that can fail takes a `struct err *` last, returns 0 or -1 and fills it exactly once on -1. Callers pass it up
 * unchanged or add a prefix; they never replace it. Start with ERR_INIT. Ownership: the struct owns its strings; err_done()
 * frees them.
 */
#ifndef ASYNCTUTOR_BASE_ERR_H
#define ASYNCTUTOR_BASE_ERR_H

#include "base/attr.h"

enum err_code {
	ERR_NONE,
	ERR_IO,      /* the operating system said no */
	ERR_SYNTAX,  /* a file or text is not of its format */
	ERR_USAGE,   /* an argument makes no sense */
	ERR_MISSING, /* something that was named is not there */
	ERR_BUSY,    /* somebody else holds it; later may work */
	ERR_NEWER,   /* made by a newer version of this program */
	ERR_CORRUPT, /* damaged */
};

struct err {
	enum err_code code;
	char *text; /* one line, no full stop, no newline */
	char *path; /* NULL where there is none */
	int line;   /* from 1; 0 where there is none */
	int col;    /* from 1, in code points; 0 where there is none */
};

#define ERR_INIT                                                                               \
	{                                                                                      \
		0                                                                              \
	}

/* Fill E; always returns -1. E must be empty. */
int err_set(struct err *e, enum err_code code, const char *fmt, ...) ATTR_PRINTF(3, 4);
/* The same with a place: PATH may be NULL, LINE and COL 0. */
int err_at(struct err *e, enum err_code code, const char *path, int line, int col, const char *fmt, ...)
    ATTR_PRINTF(6, 7);
/* ERR_IO about PATH with the text of errno appended ("WHAT: No such file or directory"). */
int err_sys(struct err *e, const char *path, const char *what);
/* Put "PREFIX: " in front of the text. */
void err_prefix(struct err *e, const char *prefix);
/* "path:line:col: text", leaving out what is not there. The caller frees. */
char *err_format(const struct err *e);
/* Free the contents and make E empty again. */
void err_done(struct err *e);

#endif

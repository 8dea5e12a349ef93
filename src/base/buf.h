/*
 * A growing byte string.
 *
 * Invariants: data is never NULL, data[len] is always '\0', cap > len once anything was added. Start with BUF_INIT.
 * Ownership: the buffer owns data until buf_detach() hands it over.
 */
#ifndef ASYNCTUTOR_BASE_BUF_H
#define ASYNCTUTOR_BASE_BUF_H

#include <stdarg.h>
#include <stddef.h>
#include "base/attr.h"

struct buf {
	char *data;
	size_t len;
	size_t cap; /* 0 while data is the shared empty string */
};

extern char buf_empty[1];
#define BUF_INIT                                                                               \
	{                                                                                      \
		buf_empty, 0, 0                                                                \
	}

/* Make room for EXTRA more bytes. */
void buf_reserve(struct buf *b, size_t extra);
void buf_add(struct buf *b, const void *data, size_t len);
void buf_addstr(struct buf *b, const char *s);
void buf_addch(struct buf *b, char c);
/* N times the byte C. */
void buf_fill(struct buf *b, char c, size_t n);
void buf_addf(struct buf *b, const char *fmt, ...) ATTR_PRINTF(2, 3);
void buf_vaddf(struct buf *b, const char *fmt, va_list ap) ATTR_PRINTF(2, 0);
/* Shorten to LEN bytes, at most the present length. */
void buf_truncate(struct buf *b, size_t len);
/* Empty, keeping the memory. */
void buf_clear(struct buf *b);
/* Hand over the string, which the caller frees; B is empty afterwards. Never NULL. */
ATTR_NODISCARD char *buf_detach(struct buf *b);
void buf_done(struct buf *b);

#endif

/*
 * The malloc family, ending the program when memory is out.
 *
 * Before it ends, die_hook is called, so that the terminal can be restored. Ownership: every result is the caller's,
 * freed with free().
 */
#ifndef ASYNCTUTOR_BASE_XALLOC_H
#define ASYNCTUTOR_BASE_XALLOC_H

#include <stdarg.h>
#include <stddef.h>
#include "base/attr.h"

/* Called once before die() ends the program; NULL for nothing to do. */
extern void (*die_hook)(void);

/* Run die_hook, write MESSAGE and a newline to standard error, exit with status 2. */
ATTR_NORETURN void die(const char *message);

ATTR_NEW void *xmalloc(size_t size);
/* N elements of SIZE bytes, all zero; ends the program when the product overflows. */
ATTR_NEW void *xcalloc(size_t n, size_t size);
/* Resize to N elements of SIZE bytes. */
__attribute__((returns_nonnull, warn_unused_result)) void *xreallocarray(void *p, size_t n, size_t size);
ATTR_NEW char *xstrdup(const char *s);
/* At most N bytes of S, always terminated. */
ATTR_NEW char *xstrndup(const char *s, size_t n);
ATTR_NEW char *xasprintf(const char *fmt, ...) ATTR_PRINTF(1, 2);
ATTR_NEW char *xvasprintf(const char *fmt, va_list ap) ATTR_PRINTF(1, 0);

#endif

/* Compiler-checked promises for function declarations. */
#ifndef ASYNCTUTOR_BASE_ATTR_H
#define ASYNCTUTOR_BASE_ATTR_H

/* The argument FMT is a printf format for the arguments from ARGS on (counted from 1). */
#define ATTR_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))
/* Ignoring the result is a bug. */
#define ATTR_NODISCARD __attribute__((warn_unused_result))
/* The result is new memory, never NULL. */
#define ATTR_NEW __attribute__((malloc, returns_nonnull, warn_unused_result))
#define ATTR_NORETURN __attribute__((noreturn))
#define ATTR_UNUSED __attribute__((unused))

#endif

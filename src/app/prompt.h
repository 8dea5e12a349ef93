/*
 * Prompts for a language model or a colleague, filled with code and with what the rules found in it.
 *
 * A prompt is a file prompts/NAME.md of the course: "# TITLE" in its first line, then text with {{NAMES}} of capitals, digits and
 * underscores. {{CODE}}, {{FINDINGS}} and {{FILE}} are filled from the code, the others by values. A course without such a file has the
 * built-in one.
 */
#ifndef ASYNCTUTOR_APP_PROMPT_H
#define ASYNCTUTOR_APP_PROMPT_H

#include "app/app.h"
#include "base/buf.h"
#include "base/vec.h"

struct prompt {
	char *name, *title, *text; /* text: without the title */
};
void prompt_done(struct prompt *p);

/* The prompts that there are, in order of name. */
struct prompts {
	VEC(struct prompt) list;
};
int prompts_load(const struct app *a, struct prompts *out, struct err *e);
void prompts_done(struct prompts *p);
/* NULL, with E filled and the nearest suggested, where there is none of that NAME. */
const struct prompt *prompts_find(const struct prompts *p, const char *name, struct err *e);

/* Borrowed from the prompt's text. */
struct prompt_slots {
	VEC(struct str) list;
};
/* The names that a value must be given for, in order, each once. */
void prompt_slots(const struct prompt *p, struct prompt_slots *out);

struct prompt_value {
	struct str name;
	const char *text;
};
/* 0, or -1 where VALUE is for a name that P does not have. */
int prompt_check(const struct prompt *p, const struct prompt_value *value, struct err *e);

struct prompt_code {
	const char *path; /* for {{FILE}}; "-" for none */
	const char *text;
	size_t len;
};
/* Append P with its names filled; those without a value stay. A value is not looked into for names. CODE: NULL for none. */
void prompt_fill(struct app *a, const struct prompt *p, const struct prompt_value *values, size_t n, const struct prompt_code *code,
    struct buf *out);

#endif

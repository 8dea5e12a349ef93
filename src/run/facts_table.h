/* How the JSON of facts becomes structs: facts_table.c says what is where, facts.c does it. */
#ifndef ASYNCTUTOR_RUN_FACTS_TABLE_H
#define ASYNCTUTOR_RUN_FACTS_TABLE_H

#include <stdbool.h>
#include <stddef.h>

/* What a value is, and what becomes of it. */
enum fact_kind {
	TEXT,	      /* const char * */
	TEXT_OR_NULL, /* const char *, NULL for null */
	COUNT,	      /* int, not negative */
	NUMBER,	      /* int */
	LINE,	      /* int, not negative; null is 0 */
	STEPS,	      /* long long, not negative */
	REAL,	      /* double, not negative */
	REAL_OR_NULL, /* double, not negative; null is -1 */
	FLAG,	      /* bool */
	NAMED,	      /* an enum; one of `names` */
	TEXTS,	      /* struct fact_texts */
	LIST,	      /* pointer and size_t: an array of what `row` describes */
	MAP,	      /* pointer and size_t: an object's names and numbers, struct fact_number */
	ONE_OR_NULL,  /* pointer to what `row` describes, NULL for null */
};

struct fact_key {
	const char *name;
	enum fact_kind kind;
	size_t offset;
	const struct fact_row *row;
	const char *const *names; /* ended by NULL */
};

struct fact_row {
	enum { ROW_OBJECT, ROW_TUPLE, ROW_BARE } shape; /* keys by name; an array's elements in order; the one key is the value itself */
	size_t size;
	const struct fact_key *keys;
	size_t nkeys;
};

extern const struct fact_row fact_row; /* struct facts */
extern const char *const fact_outcomes[], *const fact_hows[], *const fact_marks[];

#endif

#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/buf.h"
#include "base/xalloc.h"
#include "json/json.h"
#include "run/facts.h"
#include "run/facts_table.h"
#include "run/private.h"

#define FORMAT 1

struct reader {
	struct arena *arena;
	const char *name;
	struct err *e;
};

static int fail(struct reader *r, const char *key, const char *what)
{
	return err_at(r->e, ERR_SYNTAX, r->name, 0, 0, "facts: \"%s\" %s", key, what);
}

/* ---- single values; each puts one to AT, false for a value that is none of its kind */

static bool get_int(const struct js *value, long long least, void *at)
{
	long long number;

	if (!js_int(value, &number) || number < least || number > INT_MAX)
		return false;
	*(int *)at = (int)number;
	return true;
}

static bool get_steps(const struct js *value, void *at)
{
	long long number;

	if (!js_int(value, &number) || number < 0)
		return false;
	*(long long *)at = number;
	return true;
}

static bool get_real(const struct js *value, void *at)
{
	double number;

	if (!js_real(value, &number) || number < 0)
		return false;
	*(double *)at = number;
	return true;
}

static bool get_name(const struct js *value, const char *const *names, void *at)
{
	const char *text = js_text(value);

	for (unsigned i = 0; text && names[i]; i++)
		if (strcmp(names[i], text) == 0) {
			*(unsigned *)at = i;
			return true;
		}
	return false;
}

static bool get_text(struct reader *r, const struct js *value, void *at)
{
	const char *text = js_text(value);

	if (text)
		*(const char **)at = arena_strdup(r->arena, text);
	return text;
}

static bool get_texts(struct reader *r, const struct js *value, void *at)
{
	struct fact_texts *texts = at;
	size_t n = js_count(value);

	if (!js_is_array(value))
		return false;
	texts->ptr = arena_array(r->arena, const char *, n);
	for (texts->len = 0; texts->len < n; texts->len++)
		if (!get_text(r, js_at(value, texts->len), &texts->ptr[texts->len]))
			return false;
	return true;
}

/* An array, as struct members hold it. */
struct list {
	void *ptr;
	size_t len;
};

static void put_list(void *at, void *ptr, size_t len)
{
	struct list list = {ptr, len};

	memcpy(at, &list, sizeof list);
}

struct map_walk {
	struct reader *r;
	struct fact_number *next;
	bool good;
};

static void visit_number(const char *key, const struct js *value, void *ctx)
{
	struct map_walk *w = ctx;

	w->next->name = arena_strdup(w->r->arena, key);
	if (!get_real(value, &w->next->value))
		w->good = false;
	w->next++;
}

static bool get_map(struct reader *r, const struct js *value, void *at)
{
	struct map_walk w = {r, NULL, true};
	size_t n = js_count(value);

	if (!js_is_object(value))
		return false;
	w.next = arena_array(r->arena, struct fact_number, n);
	put_list(at, w.next, n);
	js_each(value, visit_number, &w);
	return w.good;
}

/* ---- composed values; -1 with the error set */

static int get_row(struct reader *r, const struct fact_row *row, const char *key, const struct js *value, void *at);

static int get_list(struct reader *r, const struct fact_key *k, const struct js *value, void *at)
{
	size_t n = js_count(value);
	char *items = arena_alloc(r->arena, n * k->row->size);

	if (!js_is_array(value))
		return fail(r, k->name, "is not a list");
	put_list(at, items, n);
	for (size_t i = 0; i < n; i++)
		if (get_row(r, k->row, k->name, js_at(value, i), items + i * k->row->size) < 0)
			return -1;
	return 0;
}

static int get_one(struct reader *r, const struct fact_key *k, const struct js *value, void *at)
{
	void *item = arena_alloc(r->arena, k->row->size);

	memcpy(at, &item, sizeof item);
	return get_row(r, k->row, k->name, value, item);
}

static bool get_simple(struct reader *r, const struct fact_key *k, const struct js *value, void *at)
{
	switch (k->kind) {
	case TEXT:
	case TEXT_OR_NULL:
		return get_text(r, value, at);
	case COUNT:
	case LINE:
		return get_int(value, 0, at);
	case NUMBER:
		return get_int(value, INT_MIN, at);
	case STEPS:
		return get_steps(value, at);
	case REAL:
	case REAL_OR_NULL:
		return get_real(value, at);
	case FLAG:
		return js_bool(value, at);
	case NAMED:
		return get_name(value, k->names, at);
	case TEXTS:
		return get_texts(r, value, at);
	case MAP:
		return get_map(r, value, at);
	default:
		return false;
	}
}

/* True when null may stand here; its meaning is put to AT. */
static bool get_null(const struct fact_key *k, void *at)
{
	if (k->kind == REAL_OR_NULL)
		*(double *)at = -1;
	return k->kind == REAL_OR_NULL || k->kind == TEXT_OR_NULL || k->kind == LINE || k->kind == ONE_OR_NULL;
}

static int get_value(struct reader *r, const struct fact_key *k, const struct js *value, void *at)
{
	if (!value)
		return fail(r, k->name, "is missing");
	if (js_is_null(value) && get_null(k, at))
		return 0;
	if (k->kind == LIST)
		return get_list(r, k, value, at);
	if (k->kind == ONE_OR_NULL)
		return get_one(r, k, value, at);
	return get_simple(r, k, value, at) ? 0 : fail(r, k->name, "is not what it should be");
}

static int get_row(struct reader *r, const struct fact_row *row, const char *key, const struct js *value, void *at)
{
	if (row->shape == ROW_OBJECT && !js_is_object(value))
		return fail(r, key, "holds something that is not an object");
	if (row->shape == ROW_TUPLE && (!js_is_array(value) || js_count(value) != row->nkeys))
		return fail(r, key, "holds something that is not a list of the right length");
	for (size_t i = 0; i < row->nkeys; i++) {
		const struct fact_key *k = &row->keys[i];
		const struct js *part = row->shape == ROW_BARE ? value : row->shape == ROW_TUPLE ? js_at(value, i) : js_get(value, k->name);
		if (get_value(r, k, part, (char *)at + k->offset) < 0)
			return -1;
	}
	return 0;
}

/* ---- whole facts */

/* Values take far more room than their text: so their number is limited, too. Counted generously, before anything is made. */
static bool too_many_values(const char *text, size_t len)
{
	size_t n = 0;

	for (size_t i = 0; i < len; i++)
		n += text[i] == ',' || text[i] == '[' || text[i] == '{';
	return n > FACTS_VALUES;
}

static int check_format(const struct js *value, struct reader *r)
{
	long long format;

	if (!js_is_object(value))
		return err_at(r->e, ERR_SYNTAX, r->name, 0, 0, "facts: is not an object");
	if (!js_int(js_get(value, "format"), &format))
		return fail(r, "format", "is missing");
	if (format != FORMAT)
		return err_at(r->e, ERR_NEWER, r->name, 0, 0, "facts: format %lld is not known here", format);
	return 0;
}

struct facts *facts_parse(const char *text, size_t len, const char *name, struct err *e)
{
	struct buf mended = BUF_INIT;
	struct js *value = NULL;
	struct facts *f = NULL;

	if (len > FACTS_BYTES || too_many_values(text, len)) {
		err_at(e, ERR_SYNTAX, name, 0, 0, "facts: are too large to be read");
		return NULL;
	}
	mend(&mended, text, len);
	value = js_parse(mended.data, mended.len, name, 1, e);
	buf_done(&mended);
	if (!value)
		return NULL;
	f = xcalloc(1, sizeof *f);
	struct reader r = {&f->arena, name, e};
	if (check_format(value, &r) < 0 || get_row(&r, &fact_row, "facts", value, f) < 0) {
		facts_free(f);
		f = NULL;
	}
	js_free(value);
	return f;
}

struct facts *facts_read(const struct run *run, size_t number, struct err *e)
{
	int fd = run_open(run, number, "json");
	size_t len;

	if (fd < 0) {
		err_set(e, ERR_MISSING, "run %zu left no facts", number);
		return NULL;
	}
	close(fd);
	char *text = run_output(run, number, "json", FACTS_BYTES + 1, &len);
	struct facts *f = facts_parse(text, len, "facts", e);
	free(text);
	return f;
}

struct js *facts_json(const struct run *run, size_t number)
{
	struct err e = ERR_INIT;
	struct buf mended = BUF_INIT;
	struct js *value = NULL;
	size_t len;
	char *text = run_output(run, number, "json", FACTS_BYTES + 1, &len);

	if (len <= FACTS_BYTES && !too_many_values(text, len)) {
		mend(&mended, text, len);
		value = js_parse(mended.data, mended.len, "facts", 1, &e);
	}
	err_done(&e);
	buf_done(&mended);
	free(text);
	return value;
}

void facts_free(struct facts *f)
{
	if (!f)
		return;
	arena_done(&f->arena);
	free(f);
}

const char *fact_outcome_name(enum fact_outcome outcome)
{
	return fact_outcomes[outcome];
}

const char *fact_how_name(enum fact_how how)
{
	return fact_hows[how];
}

static double number_of(const struct fact_number *ptr, size_t len, const char *name)
{
	for (size_t i = 0; i < len; i++)
		if (strcmp(ptr[i].name, name) == 0)
			return ptr[i].value;
	return 0;
}

double facts_overlap(const struct facts *f, const char *function)
{
	return number_of(f->overlap.ptr, f->overlap.len, function);
}

double facts_longest(const struct facts *f, const char *function)
{
	return number_of(f->longest.ptr, f->longest.len, function);
}

double facts_cancelled(const struct facts *f, const char *function)
{
	return number_of(f->cancelled.ptr, f->cancelled.len, function);
}

enum run_end facts_end(const struct facts *f)
{
	static const struct {
		const char *signal;
		enum run_end end;
	} limits[] = {{"SIGXCPU", RUN_LOOP}, {"SIGXFSZ", RUN_OUTPUT}};

	if (f->outcome == OUTCOME_TIMEOUT)
		return f->signal && strcmp(f->signal, "SIGXCPU") == 0 ? RUN_LOOP : RUN_TIMEOUT;
	if (f->output_cut)
		return RUN_OUTPUT;
	if (f->exception && strcmp(f->exception->type, "MemoryError") == 0)
		return RUN_MEMORY;
	if (f->outcome != OUTCOME_KILLED)
		return RUN_COMPLETED;
	for (size_t i = 0; f->signal && i < sizeof limits / sizeof *limits; i++)
		if (strcmp(f->signal, limits[i].signal) == 0)
			return limits[i].end;
	return RUN_KILLED;
}

/* Facts from any bytes: all of them, or an error that says why; never half of them. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "run/facts.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static size_t touch_exception(const struct fact_exception *x)
{
	size_t n = strlen(x->type) + strlen(x->text);

	for (size_t i = 0; i < x->bases.len; i++)
		n += strlen(x->bases.ptr[i]);
	for (size_t i = 0; i < x->ntraceback; i++)
		n += strlen(x->traceback[i].file) + strlen(x->traceback[i].function);
	for (size_t i = 0; i < x->ninner; i++)
		n += touch_exception(&x->inner[i]);
	return n;
}

static size_t touch(const struct facts *f)
{
	size_t n = strlen(f->scenario) + strlen(f->python) + strlen(fact_outcome_name(f->outcome));

	if (f->exception)
		n += touch_exception(f->exception);
	for (size_t i = 0; i < f->calls.len; i++)
		n += strlen(f->calls.ptr[i].name) + strlen(fact_how_name(f->calls.ptr[i].how)) + strlen(f->calls.ptr[i].actor);
	for (size_t i = 0; i < f->order.len; i++)
		n += strlen(f->order.ptr[i].text);
	for (size_t i = 0; i < f->lock_cycles.len; i++)
		for (size_t j = 0; j < f->lock_cycles.ptr[i].len; j++)
			n += strlen(f->lock_cycles.ptr[i].ptr[j].lock);
	for (size_t i = 0; i < f->stdout_lines.len; i++)
		n += strlen(f->stdout_lines.ptr[i]);
	return n + strlen(run_end_name(facts_end(f))) + (size_t)facts_overlap(f, "x");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct err e = ERR_INIT;
	struct facts *f = facts_parse((const char *)data, size, "fuzz", &e);

	if (!f == !e.text || (f && touch(f) == (size_t)-1))
		abort();
	facts_free(f);
	err_done(&e);
	return 0;
}

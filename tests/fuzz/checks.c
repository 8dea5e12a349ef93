/* Any bytes as checks.yml and, where they load, as an answer that is judged by itself. */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/xalloc.h"
#include "checks/checks.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void judge(const struct checks *c, const char *text, size_t len)
{
	struct verdict *v = checks_judge(c, text, len, NULL);

	assert(v->nresults == checks_count(c));
	assert((v->kind == VERDICT_PASSED) == (v->first_failed == v->nresults && !v->syntax_error));
	verdict_free(v);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char sound[] = "checks:\n  - id: a\n    forbid: {pattern: f($$$)}\n    message: m\n"
				    "  - id: b\n    require: {pattern: await $A}\n    at: {pattern: $A.g($B)}\n    message: m\n";
	struct err e = ERR_INIT;
	struct checks *own = checks_parse((const char *)data, size, "checks.yml", NULL, &e);
	assert((own == NULL) == (e.code != ERR_NONE));
	err_done(&e);
	struct checks *c = checks_parse(sound, sizeof sound - 1, "checks.yml", NULL, &e);

	assert(c);
	if (own)
		judge(own, (const char *)data, size);
	judge(c, (const char *)data, size);
	checks_free(own);
	checks_free(c);
	return 0;
}

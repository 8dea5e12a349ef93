/* Any bytes as a rule file; one that loads is tried on a little code, its fixes are applied, and what it finds must not be ruled out before parsing. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "python/python.h"
#include "rules/rules.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char code[] = "import asyncio as aio\nfrom time import sleep\nasync def f(a: int, *b, c=1):\n"
			   "    async with aio.timeout(1) as t, x:\n        await aio.gather(*[g(i) for i in b], return_exceptions=True)\n"
			   "    try:\n        q = aio.Queue()\n        sleep(1)  # c\n    except (E, F) as e:\n        raise X from e\n    finally:\n"
			   "        q.get()\n    return f'{a!r}', \"s\", (lambda z: z)(1)\n";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct err e = ERR_INIT;
	struct yml_doc *doc = yml_parse((const char *)data, size, "fuzz", 1, &e);
	struct rule *r = doc ? rule_load(yml_root(doc), "fuzz", &e) : NULL;

	yml_free(doc);
	if (r) {
		struct py_file *f = py_parse(code, sizeof code - 1);
		struct findings found = {0};
		struct rule_set *set = rule_set_of(r);
		size_t applied;
		rule_find(r, f, &found);
		if (found.list.len && !rule_set_may_match(set, code, sizeof code - 1))
			abort();
		free(findings_fix(&found, true, code, sizeof code - 1, &applied));
		findings_done(&found);
		py_free(f);
		rule_set_free(set);
	} else if (!e.text) {
		abort();
	}
	err_done(&e);
	return 0;
}

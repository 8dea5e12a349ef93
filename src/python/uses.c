#include <string.h>
#include "python/uses.h"

static const struct {
	const char *word;
	unsigned uses;
} modules[] = {
    {"asyncio", PY_USES_ASYNC},	   {"trio", PY_USES_ASYNC},	   {"anyio", PY_USES_ASYNC},
    {"aiohttp", PY_USES_ASYNC},	   {"uvloop", PY_USES_ASYNC},	   {"threading", PY_USES_THREADS},
    {"_thread", PY_USES_THREADS},  {"concurrent", PY_USES_THREADS}, {"queue", PY_USES_THREADS},
    {"multiprocessing", PY_USES_PROCESSES}, {"ProcessPoolExecutor", PY_USES_PROCESSES},
};

#define NMODULES (sizeof modules / sizeof *modules)

static unsigned uses_of_word(struct str word)
{
	for (size_t i = 0; i < NMODULES; i++)
		if (str_eq(word, str_from(modules[i].word)))
			return modules[i].uses;
	return 0;
}

static bool is_import(uint16_t kind)
{
	return kind == PYK_IMPORT_STATEMENT || kind == PYK_IMPORT_FROM_STATEMENT;
}

unsigned py_uses(const struct py_file *f)
{
	unsigned uses = 0;
	uint32_t n, import_end = 0;
	const struct py_node *nodes = py_nodes(f, &n);

	for (uint32_t i = 0; i < n; i++) {
		uint16_t kind = nodes[i].kind;
		if (is_import(kind))
			import_end = nodes[i].after;
		if (kind == PYT_ASYNC || kind == PYK_AWAIT)
			uses |= PY_USES_ASYNC;
		else if (kind == PYK_IDENTIFIER && i < import_end)
			uses |= uses_of_word(py_slice(f, i));
	}
	return uses;
}

static bool has_word(const char *text, size_t len, const char *word)
{
	return memmem(text, len, word, strlen(word)) != NULL;
}

bool py_may_use(const char *text, size_t len)
{
	if (has_word(text, len, "async") || has_word(text, len, "await"))
		return true;
	for (size_t i = 0; i < NMODULES; i++)
		if (has_word(text, len, modules[i].word))
			return true;
	return false;
}

#include <stdlib.h>
#include <string.h>
#include "app/praise.h"
#include "base/xalloc.h"
#include "python/python.h"
#include "yaml/yaml.h"

static const struct {
	const char *rule; /* what it looks like */
	const char *words;
} signs[] = {
    {"pattern: asyncio.TaskGroup()", "Tasks live in a TaskGroup, so none outlives its block."},
    {"any: [{pattern: asyncio.timeout($$$)}, {pattern: asyncio.timeout_at($$$)}]", "Waits have limits made with asyncio.timeout."},
    {"pattern: asyncio.to_thread($$$)", "Blocking calls are moved to threads with asyncio.to_thread."},
    {"any: [{pattern: asyncio.Semaphore($$$)}, {pattern: asyncio.BoundedSemaphore($$$)}]", "A semaphore limits how much runs at once."},
    {"pattern: \"async with $X: $$$\"", "Resources are taken with async with, so they are given back."},
    {"pattern: \"except* $E: $$$\"", "Groups of exceptions are handled with except*."},
    {"pattern: asyncio.run($$$)", "The loop is started once, with asyncio.run."},
    {"any: [{pattern: threading.Lock()}, {pattern: asyncio.Lock()}, {pattern: threading.RLock()}]", "Shared state has a lock."},
};

#define NSIGNS (sizeof signs / sizeof *signs)

static bool shows(const struct review *r, const struct rule *sign)
{
	bool found = false;

	for (size_t i = 0; i < r->files.len && !found; i++) {
		struct findings f = {0};
		struct py_file *file = py_parse(r->files.ptr[i].text, r->files.ptr[i].len);
		rule_find(sign, file, &f);
		found = f.list.len > 0;
		findings_done(&f);
		py_free(file);
	}
	return found;
}

void praise(struct review *r)
{
	for (size_t i = 0; i < NSIGNS; i++) {
		struct err e = ERR_INIT;
		struct yml_doc *doc = yml_parse(signs[i].rule, strlen(signs[i].rule), "praise", 1, &e);
		struct rule *sign = doc ? rule_new(yml_root(doc), "praise", &e) : NULL;
		if (sign && shows(r, sign))
			*vec_push(&r->good) = signs[i].words;
		err_done(&e);
		rule_free(sign);
		yml_free(doc);
	}
}

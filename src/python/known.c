#include <string.h>
#include "python/known.h"

static const struct list {
	const char *name, *words;
} lists[] = {
#define LIST(name, words) {name, " " words " "},
#include "python/known.def"
}, modules[] = {
#define MODULE(name, words) {name, " " words " "},
#include "python/known.def"
};

static bool holds(const char *words, struct str word)
{
	size_t len = strlen(words);

	if (word.n == 0)
		return false;
	for (const char *p = words; (p = memmem(p, len - (size_t)(p - words), word.p, word.n)); p++)
		if (p[-1] == ' ' && p[word.n] == ' ')
			return true;
	return false;
}

static bool listed(const char *list, struct str word)
{
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		if (strcmp(lists[i].name, list) == 0)
			return holds(lists[i].words, word);
	return false;
}

bool py_is_keyword(struct str word)
{
	return word.n <= 8 && listed("keywords", word);
}

bool py_is_builtin(struct str word)
{
	return listed("builtins", word);
}

bool py_is_module(struct str word)
{
	return listed("modules", word);
}

static const char *names_of(struct str module)
{
	for (size_t i = 0; i < sizeof modules / sizeof *modules; i++)
		if (str_eq(str_from(modules[i].name), module))
			return modules[i].words;
	return NULL;
}

bool py_lists_names(struct str module)
{
	return names_of(module) != NULL;
}

bool py_has_name(struct str module, struct str name)
{
	const char *words = names_of(module);

	return words && holds(words, name);
}

/* Modules whose names are as likely to be those of variables. */
static bool may_be_variable(struct str module)
{
	static const char *const names[] = {"queue", "signal", "socket", "time"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_eq(module, str_from(names[i])))
			return true;
	return false;
}

bool py_is_known(struct str dotted)
{
	const char *dot = memchr(dotted.p, '.', dotted.n);

	if (!dot)
		return py_is_builtin(dotted);
	struct str module = {dotted.p, (size_t)(dot - dotted.p)}, name = {dot + 1, dotted.n - module.n - 1};
	const char *end = memchr(name.p, '.', name.n);
	if (end)
		name.n = (size_t)(end - name.p);
	return py_is_module(module) && (!may_be_variable(module) || py_has_name(module, name));
}

/* A thing that two modules offer under one name. */
static const struct {
	const char *module, *name, *same;
} doubles[] = {
    {"asyncio", "TimeoutError", ""},
    {"concurrent.futures", "TimeoutError", ""},
    {"multiprocessing.context", "Process", "multiprocessing"},
    {"multiprocessing.pool", "Pool", "multiprocessing"},
    {"exceptiongroup", "ExceptionGroup", ""},
    {"exceptiongroup", "BaseExceptionGroup", ""},
};

struct str py_canonical(struct str prefix, struct str name)
{
	static const char *const packages[] = {"asyncio", "concurrent.futures"};

	if (str_eq(prefix, str_from("builtins")))
		return (struct str){"", 0};
	for (size_t i = 0; i < sizeof packages / sizeof *packages; i++) {
		struct str package = str_from(packages[i]);
		if (prefix.n > package.n && prefix.p[package.n] == '.' && memcmp(prefix.p, package.p, package.n) == 0 &&
		    !memchr(prefix.p + package.n + 1, '.', prefix.n - package.n - 1) && py_has_name(package, name))
			prefix = package;
	}
	for (size_t i = 0; i < sizeof doubles / sizeof *doubles; i++)
		if (str_eq(prefix, str_from(doubles[i].module)) && str_eq(name, str_from(doubles[i].name)))
			return str_from(doubles[i].same);
	return prefix;
}

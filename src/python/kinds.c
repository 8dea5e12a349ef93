#include <string.h>
#include "python/node.h"

static const char *const kinds[PY_KINDS] = {
    [PYK_ERROR] = "ERROR",
#define KIND(id, name) [PYK_##id] = name,
#define TOKEN(id, name) [PYT_##id] = name,
#include "python/kinds.def"
    [PYK_LAST_NAMED] = "",
    [PYT_OTHER] = "",
};

static const char *const fields[PY_FIELDS] = {
    [PYF_NONE] = "",
#define FIELD(id, name) [PYF_##id] = name,
#include "python/kinds.def"
};

const char *py_kind_name(enum py_kind kind)
{
	return kinds[kind];
}

int py_kind_find(const char *name)
{
	for (int i = 0; i < PYK_LAST_NAMED; i++)
		if (strcmp(kinds[i], name) == 0)
			return i;
	return -1;
}

const char *const *py_kind_names(size_t *n)
{
	*n = PYK_LAST_NAMED;
	return kinds;
}

enum py_field py_field_find(const char *name)
{
	for (int i = 1; i < PY_FIELDS; i++)
		if (strcmp(fields[i], name) == 0)
			return (enum py_field)i;
	return PYF_NONE;
}

const char *const *py_field_names(size_t *n)
{
	*n = PY_FIELDS - 1;
	return fields + 1;
}

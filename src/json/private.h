/* What the files of this module share: a `struct js` is jansson's json_t under another name. */
#ifndef ASYNCTUTOR_JSON_PRIVATE_H
#define ASYNCTUTOR_JSON_PRIVATE_H

#include <jansson.h>
#include <stdint.h>
#include "json/json.h"

/* For jansson's reading functions that lack a const; nothing is changed through the result. */
static inline json_t *js_raw(const struct js *value)
{
	return (json_t *)(uintptr_t)value;
}

#endif

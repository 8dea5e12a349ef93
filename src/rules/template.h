/* Templates: text with $A and $$$A in it. */
#ifndef ASYNCTUTOR_RULES_TEMPLATE_H
#define ASYNCTUTOR_RULES_TEMPLATE_H

#include <stdbool.h>
#include <stddef.h>
#include "base/str.h"

struct variable {
	size_t start, end; /* in the template */
	struct str name;
	bool list;
};

/* The first variable of TEXT at or after byte FROM; false where there is none. */
bool template_next(const char *text, size_t from, struct variable *v);

#endif

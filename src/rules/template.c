#include <string.h>
#include "rules/template.h"

static bool is_name_char(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

bool template_next(const char *text, size_t from, struct variable *v)
{
	const char *p = text + from;

	while ((p = strchr(p, '$'))) {
		size_t dollars = strspn(p, "$");
		const char *name = p + dollars, *end = name;
		while (is_name_char(*end))
			end++;
		bool named = end > name && !(*name >= '0' && *name <= '9');
		if (named && (dollars == 1 || dollars == 3)) {
			*v = (struct variable){(size_t)(p - text), (size_t)(end - text), {name, (size_t)(end - name)}, dollars == 3};
			return true;
		}
		p = end > name ? end : name;
	}
	return false;
}

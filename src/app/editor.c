#include <stdlib.h>
#include "app/app.h"
#include "app/gate.h"
#include "base/path.h"
#include "base/xalloc.h"

char *app_editor(void)
{
	static const char *const variables[] = {"VISUAL", "EDITOR"};
	static const char *const programs[] = {"sensible-editor", "nano", "vim", "vi"};
	char *found;

	if (gate_restricted())
		return NULL;
	for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
		const char *value = getenv(variables[i]);
		if (value && value[0])
			return xstrdup(value);
	}
	for (size_t i = 0; i < sizeof programs / sizeof *programs; i++)
		if ((found = path_program(programs[i]))) {
			free(found);
			return xstrdup(programs[i]);
		}
	return NULL;
}

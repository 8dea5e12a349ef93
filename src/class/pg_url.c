#include <string.h>
#include "class/pg.h"

bool pg_is_url(const char *text)
{
	return strncmp(text, "postgresql://", 13) == 0 || strncmp(text, "postgres://", 11) == 0;
}

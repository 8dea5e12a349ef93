#include <stdlib.h>
#include <string.h>
#include "app/internal.h"
#include "app/replace.h"
#include "base/path.h"

#define FILE_MAX_BYTES (64u << 20)

/* What the store calls the file, by whatever way it was reached. The caller frees. */
static char *object_of(const struct app *a, const char *path)
{
	char *real = realpath(path, NULL), *object = app_object(a, "file", real ? real : path);

	free(real);
	return object;
}

int app_replace(struct app *a, const char *path, const char *old, size_t len, const char *text, const char *why, struct err *e)
{
	char *there, *object = NULL;
	size_t n;
	int status = -1;

	if (path_read(path, FILE_MAX_BYTES, &there, &n, e) < 0)
		return -1;
	if (n != len || memcmp(there, old, len) != 0) {
		err_at(e, ERR_BUSY, path, 0, 0, "has changed since it was read; nothing was written");
		goto out;
	}
	object = object_of(a, path);
	if (store_copy_add(a->store, object, why, there, n, e) == 0)
		status = path_write(path, text, strlen(text), e);
out:
	free(object);
	free(there);
	return status;
}

int app_replaced(struct app *a, const char *path, struct copies *out, struct err *e)
{
	char *object = object_of(a, path);
	int status = store_copies(a->store, object, out, e);

	free(object);
	return status;
}

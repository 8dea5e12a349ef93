#include <stdlib.h>
#include <string.h>
#include "app/internal.h"
#include "app/replace.h"
#include "base/path.h"

char *app_file_object(const struct app *a, const char *path)
{
	char *real = realpath(path, NULL);

	if (!real) { /* it is gone; its folder may be there */
		char *dir = path_dir(path), *above = realpath(dir, NULL);
		real = above ? path_join(above, path_base(path)) : NULL;
		free(above);
		free(dir);
	}
	char *object = app_object(a, "file", real ? real : path);
	free(real);
	return object;
}

int app_replace(struct app *a, const char *path, const char *old, size_t len, const char *text, const char *why, struct err *e)
{
	char *there, *object = NULL;
	size_t n;
	int status = -1;

	if (path_read(path, APP_OWN_FILE_MAX, &there, &n, e) < 0)
		return -1;
	if (n == strlen(text) && memcmp(there, text, n) == 0) {
		status = 0; /* the same file by another name */
		goto out;
	}
	if (n != len || memcmp(there, old, len) != 0) {
		err_at(e, ERR_BUSY, path, 0, 0, "has changed since it was read; nothing was written");
		goto out;
	}
	object = app_file_object(a, path);
	if (!a->store || store_copy_add(a->store, object, why, there, n, e) == 0)
		status = path_write(path, text, strlen(text), e);
out:
	free(object);
	free(there);
	return status;
}

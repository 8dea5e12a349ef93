#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include "app/internal.h"
#include "app/talk.h"
#include "base/path.h"
#include "base/xalloc.h"

char *talk_path(const struct lesson *l)
{
	char *name = xasprintf("talk-%s-%s", l->course->id, l->slug), *path = app_data_file(name);

	free(name);
	return path;
}

int talk_put(const char *path, const struct talk *t, struct err *e)
{
	char *dir = path_dir(path), *text = xasprintf("%zu %" PRId64 "\n", t->section, t->since);
	int status = path_mkdirs(dir, e) < 0 ? -1 : path_write(path, text, strlen(text), e);

	free(text);
	free(dir);
	return status;
}

bool talk_get(const char *path, struct talk *out)
{
	struct err e = ERR_INIT;
	char *text;
	size_t len;

	if (path_read(path, 100, &text, &len, &e) < 0) {
		err_done(&e);
		return false;
	}
	bool sound = sscanf(text, "%zu %" SCNd64, &out->section, &out->since) == 2;
	free(text);
	return sound;
}

void talk_end(const char *path)
{
	unlink(path);
}

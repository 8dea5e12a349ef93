#include <stdlib.h>
#include <string.h>
#include "app/link.h"
#include "base/path.h"
#include "base/str.h"
#include "base/xalloc.h"

/* The name of the folder that PATH lies in, or "" where it has none; the caller frees. */
static char *folder_name(const char *path)
{
	char *dir = path_dir(path), *name = xstrdup(path_base(dir));

	free(dir);
	return name;
}

static void find_file(const struct course *c, char *path, struct target *t)
{
	char *folder = folder_name(path);
	const char *base = path_base(path);

	if (strcmp(folder, "rules") == 0) {
		size_t n = strlen(base) - (str_ends(base, ".yml") ? 4 : 0);
		if (n < sizeof t->rule)
			memcpy(t->rule, base, n);
	} else if (strcmp(folder, "checklists") == 0) {
		size_t n = strlen(base) - (str_ends(base, ".yml") ? 4 : 0);
		if (n < sizeof t->checklist)
			memcpy(t->checklist, base, n);
	} else if (strcmp(base, "exercise.md") == 0) {
		t->exercise = course_exercise(c, folder);
	} else if (str_ends(base, ".md")) {
		char *slug = xstrndup(base, strlen(base) - 3);
		t->lesson = course_lesson(c, slug);
		free(slug);
	} else if (strcmp(folder, "exercises") == 0) {
		t->exercise = course_exercise(c, base);
	}
	free(folder);
}

struct target link_target(const struct course *c, const char *url)
{
	struct target t = {0};
	size_t n = strcspn(url, "#");

	if (strstr(url, "://") || str_starts(url, "mailto:"))
		return t;
	if (url[n])
		t.anchor = url + n + 1;
	while (n > 0 && url[n - 1] == '/')
		n--;
	if (n > 0) {
		char *path = xstrndup(url, n);
		find_file(c, path, &t);
		free(path);
		if (!t.lesson && !t.exercise)
			t.anchor = NULL;
	}
	return t;
}

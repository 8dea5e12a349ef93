#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "app/gate.h"
#include "base/path.h"
#include "base/xalloc.h"

static struct gate_rules rules;
static bool restricted;

void gate_shut(struct gate_rules *r)
{
	gate_rules_done(&rules);
	rules = *r;
	*r = (struct gate_rules){0};
	restricted = true;
}

bool gate_restricted(void)
{
	return restricted;
}

int gate_may(enum gate_thing what, struct err *e)
{
	static const char *const words[] = {
	    [GATE_EDITOR] = "other editors are not available on this host",
	    [GATE_PROGRAM] = "other programs are not available on this host",
	    [GATE_SUSPEND] = "there is no shell to go to on this host",
	};

	return restricted ? err_set(e, ERR_USAGE, "%s", words[what]) : 0;
}

/* PATH is FOLDER or lies in it; both without links. */
static bool lies_in(const char *path, const char *folder)
{
	size_t n = strlen(folder);

	return strncmp(path, folder, n) == 0 && (path[n] == '\0' || path[n] == '/');
}

/* PATH without links, whether or not its last part is there; NULL where its folder is not, and for a link to nothing. The caller frees. */
static char *resolve(const char *path)
{
	char *found = realpath(path, NULL), byte;

	if (found || errno != ENOENT || readlink(path, &byte, 1) >= 0)
		return found;
	const char *name = path_base(path);
	char *dir = path_dir(path), *above = realpath(dir, NULL);
	if (above && *name && strcmp(name, ".") != 0 && strcmp(name, "..") != 0)
		found = path_join(above, name);
	free(above);
	free(dir);
	return found;
}

/* FOLDER of the rules may itself be reached by a link. */
static bool is_within(const char *resolved, const char *folder)
{
	char *real = realpath(folder, NULL);
	bool within = real && lies_in(resolved, real);

	free(real);
	return within;
}

int gate_path(const char *path, struct err *e)
{
	if (!restricted)
		return 0;
	char *resolved = resolve(path);
	bool good = resolved && is_within(resolved, rules.folder);
	for (size_t i = 0; resolved && !good && i < rules.nclasses; i++)
		good = is_within(resolved, rules.classes[i]);
	free(resolved);
	return good ? 0 : err_at(e, ERR_USAGE, path, 0, 0, "is not in your folder, %s: this host allows no other", rules.folder);
}

int gate_course(const char *dir, struct err *e)
{
	if (!restricted || !dir)
		return 0;
	char *real = realpath(dir, NULL);
	bool good = false;
	for (size_t i = 0; real && !good && i < rules.ncourses; i++) {
		char *known = realpath(rules.courses[i], NULL);
		good = known && strcmp(known, real) == 0;
		free(known);
	}
	free(real);
	return good ? 0 : err_at(e, ERR_USAGE, dir, 0, 0, "is none of the courses of this host");
}

const char *gate_course_named(void)
{
	return rules.ncourses ? rules.courses[0] : NULL;
}

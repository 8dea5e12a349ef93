/* A folder of files for one test. */
#ifndef ASYNCTUTOR_TESTS_UNIT_SCRATCH_H
#define ASYNCTUTOR_TESTS_UNIT_SCRATCH_H

#include <unistd.h>
#include "tests/unit/test.h"
#include "base/path.h"
#include "base/xalloc.h"

/* A new folder; scratch_remove() takes it away and frees the name. */
static inline char *scratch_new(void)
{
	const char *tmp = getenv("TMPDIR");
	char *root = xasprintf("%s/asynctutor-XXXXXX", tmp ? tmp : "/tmp");

	assert_non_null(mkdtemp(root));
	return root;
}

/* Write the file NAME, with the folders above it. */
static inline void scratch_put(const char *root, const char *name, const char *text)
{
	char *path = path_join(root, name), *dir = path_dir(path);
	struct err e = ERR_INIT;

	assert_int_equal(path_mkdirs(dir, &e), 0);
	assert_int_equal(path_write(path, text, strlen(text), &e), 0);
	free(dir);
	free(path);
}

/* Make NAME a symbolic link to TARGET, in place of what is there. */
static inline void scratch_link(const char *root, const char *name, const char *target)
{
	char *path = path_join(root, name);

	unlink(path);
	assert_int_equal(symlink(target, path), 0);
	free(path);
}

static inline void scratch_remove(char *root)
{
	char *command = xasprintf("rm -rf '%s'", root);

	assert_int_equal(system(command), 0);
	free(command);
	free(root);
}

#endif

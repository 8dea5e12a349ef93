#include <stdlib.h>
#include "app/classroom.h"
#include "app/diff.h"
#include "app/internal.h"
#include "base/path.h"
#include "base/xalloc.h"

int app_diff(struct app *a, const struct exercise *x, enum app_diff_side side, char **diff, struct err *e)
{
	const char *other_name = side == DIFF_STARTER ? "broken.py" : "solution.py";
	char *path = app_exercise_path(a, x), *mine = NULL, *other = NULL;
	size_t mine_len, other_len;
	struct buf out = BUF_INIT;
	int status = -1;

	if (side == DIFF_SOLUTION && classroom_hides(a, x)) {
		err_set(e, ERR_USAGE, CLASSROOM_HIDES);
		goto out;
	}
	if (!path_is_file(path)) {
		err_at(e, ERR_MISSING, path, 0, 0, "is not there yet: `asynctutor start %s` makes it", x->slug);
		goto out;
	}
	if (path_read(path, APP_FILE_MAX, &mine, &mine_len, e) < 0 ||
	    course_read_file(x, other_name, &other, &other_len, e) < 0)
		goto out;
	if (side == DIFF_STARTER)
		diff_unified(other, other_len, mine, mine_len, other_name, path_base(path), &out);
	else
		diff_unified(mine, mine_len, other, other_len, path_base(path), other_name, &out);
	*diff = buf_detach(&out);
	status = 0;
out:
	free(path);
	free(mine);
	free(other);
	return status;
}

#include <stdlib.h>
#include "app/placement.h"
#include "cli/states.h"

static const struct progress *lesson_state(const struct lesson *l, void *ctx)
{
	return app_lesson_progress(ctx, l);
}

static const struct progress *exercise_state(const struct exercise *x, void *ctx)
{
	return app_exercise_progress(ctx, x);
}

static bool lesson_known(const struct lesson *l, void *ctx)
{
	return placement_knows(ctx, l);
}

int cli_show_states(struct cli *c, void (*text)(const struct course *course, const struct report_states *states, struct buf *out))
{
	struct err e = ERR_INIT;
	struct app *a = cli_app(c, false, &e);
	struct buf out = BUF_INIT;

	if (!a)
		return cli_fail(&e);
	const struct report_states states = {lesson_state, exercise_state, a, lesson_known};
	if (cli_has(c, "json")) {
		char *json = report_course_json(app_course(a), &states);
		buf_addstr(&out, json);
		free(json);
	} else {
		text(app_course(a), &states, &out);
	}
	cli_print(out.data);
	buf_done(&out);
	return EXIT_GOOD;
}

#include "app/states.h"
#include "app/placement.h"

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

struct report_states app_states(struct app *a)
{
	return (struct report_states){lesson_state, exercise_state, a, lesson_known};
}

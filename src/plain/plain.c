#include "plain/plain.h"
#include "app/app.h"
#include "plain/place.h"

/* The lesson or exercise to begin with. */
static int find_start(struct app *a, const struct plain_options *o, struct app_next *out, struct err *e)
{
	const struct course *c = app_course(a);
	bool lesson = o->start == PLAIN_LESSON;

	*out = (struct app_next){0};
	if (!lesson && o->start != PLAIN_EXERCISE)
		return 0;
	if (lesson)
		out->lesson = course_lesson(c, o->slug);
	else
		out->exercise = course_exercise(c, o->slug);
	if (out->lesson || out->exercise)
		return 0;
	const char *near = course_nearest(c, o->slug, lesson ? COURSE_LESSONS : COURSE_EXERCISES);
	return err_set(e, ERR_MISSING, "there is no %s \"%s\"%s%s%s", lesson ? "lesson" : "exercise", o->slug, near ? "; did you mean \"" : "",
	    near ? near : "", near ? "\"?" : "");
}

int plain_main(const struct plain_options *o, struct err *e)
{
	struct app *a = app_open(&(struct app_options){.course = o->course}, e);
	struct app_next first;
	struct talk t;

	if (!a || find_start(a, o, &first, e) < 0) {
		app_close(a);
		return -1;
	}
	talk_init(&t, a);
	if (app_notice(a))
		talk_say(&t, "Before you start: %s", app_notice(a));
	plain_go(&t, first);
	if (o->start == PLAIN_PLACEMENT)
		plain_placement(&t);
	else if (o->start == PLAIN_REPEAT)
		plain_repeat(&t);
	plain_home(&t);
	talk_say(&t, "Your place is kept. Goodbye.");
	talk_done(&t);
	app_close(a);
	return 0;
}

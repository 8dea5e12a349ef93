#include <stdlib.h>
#include "app/states.h"
#include "cli/states.h"

int cli_show_states(struct cli *c, void (*text)(const struct course *course, const struct report_states *states, struct buf *out))
{
	struct err e = ERR_INIT;
	struct app *a = cli_app(c, false, &e);
	struct buf out = BUF_INIT;

	if (!a)
		return cli_fail(&e);
	const struct report_states states = app_states(a);
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

#include <stdlib.h>
#include <string.h>
#include "base/xalloc.h"
#include "store/private.h"

struct export {
	int (*write)(const char *line, size_t len, void *ctx);
	void *ctx;
	struct err *e;
};

static int export_event(const struct event *ev, void *ctx)
{
	struct export *to = ctx;
	struct js *value = event_to_js(ev, to->e);

	if (!value)
		return -1;
	char *text = js_dump(value, 0), *line = xasprintf("%s\n", text);
	int status = to->write(line, strlen(line), to->ctx);
	free(line);
	free(text);
	js_free(value);
	return status;
}

int store_export(struct store *s, int (*write)(const char *line, size_t len, void *ctx), void *ctx, struct err *e)
{
	struct export to = {write, ctx, e};

	return store_each(s, export_event, &to, e);
}

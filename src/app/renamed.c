/*
 * What was done under an earlier slug counts. The course names the slug before; what that one was before is kept in the store
 * ("renamed/COURSE/KIND/SLUG"), so that a chain of renames stays whole when the course no longer tells all of it.
 */
#include <stdlib.h>
#include <string.h>
#include "app/internal.h"
#include "base/str.h"
#include "base/xalloc.h"

/* A ring of names, made by hand, must end. */
#define NAMES_MAX 16

static char *place_name(const struct app *a, const char *kind, const char *slug)
{
	return xasprintf("renamed/%s/%s/%s", a->course->id, kind, slug);
}

char *app_name_before(struct app *a, const char *kind, const char *slug, const char *from)
{
	char *name = place_name(a, kind, slug), *kept = app_get(a, name);
	struct err ignored = ERR_INIT;

	if (from && (!kept || strcmp(kept, from) != 0)) {
		app_put(a, name, from, &ignored);
		err_done(&ignored);
		free(kept);
		kept = xstrdup(from);
	}
	free(name);
	if (kept && str_is_slug(kept))
		return kept;
	free(kept);
	return NULL;
}

static int64_t earliest(int64_t a, int64_t b)
{
	return !a || (b && b < a) ? b : a;
}

/* The state never goes down, numbers add up; what is told of the last event is the newer name's, where it has one. */
static void merge(struct progress *p, const struct progress *before)
{
	if (p->state < before->state)
		p->state = before->state;
	p->attempts += before->attempts;
	p->solution_seen |= before->solution_seen;
	p->spent += before->spent;
	p->passed_at = earliest(p->passed_at, before->passed_at);
	if (!p->last_at) {
		p->last_at = before->last_at;
		p->hints = before->hints;
		memcpy(p->hash, before->hash, sizeof p->hash);
	}
	if (before->first_at)
		p->first_at = before->first_at;
}

static int read_one(struct app *a, const char *kind, const char *slug, struct progress *out, struct err *e)
{
	char *object = app_object(a, kind, slug);
	int status = store_progress(a->store, object, out, e);

	free(object);
	return status;
}

int app_read_progress(struct app *a, const char *kind, const char *slug, const char *from, struct progress *out, struct err *e)
{
	struct progress before;
	char *name;

	if (read_one(a, kind, slug, out, e) < 0)
		return -1;
	if (!from)
		return 0;
	name = app_name_before(a, kind, slug, from);
	for (int i = 0; name && i < NAMES_MAX; i++) {
		int status = read_one(a, kind, name, &before, e);
		char *next = status == 0 ? app_name_before(a, kind, name, NULL) : NULL;
		free(name);
		name = next;
		if (status < 0)
			return -1;
		merge(out, &before);
	}
	free(name);
	return 0;
}

/* Sending to the class's directory: beside what the learner does, one program at a time, and again after a failure. */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>
#include "app/classroom_inside.h"
#include "app/internal.h"
#include "base/clock.h"
#include "base/xalloc.h"

#define TROUBLE "class/trouble" /* what was told last, in the store */
#define SLOW_MS 5000
#define HOPELESS_MS 300
#define REFRESH_WAIT 1000
#define AGAIN_MS 15000 /* after a failure */
#define REFRESH_MS 60000 /* how old class.json may get while one works */

/* Among all programs with this data folder one sends at a time. */
static bool take_lock(struct classroom *c)
{
	char *path = app_data_file("class.lock");

	c->lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	free(path);
	if (c->lock >= 0 && flock(c->lock, LOCK_EX | LOCK_NB) == 0)
		return true;
	if (c->lock >= 0)
		close(c->lock);
	c->lock = -1;
	return false;
}

static void drop_lock(struct classroom *c)
{
	if (c->lock >= 0)
		close(c->lock);
	c->lock = -1;
}

/* In the errand: the answer is the size, a space, and class.json. */
static int send_all(void *ctx, struct buf *out, struct err *e)
{
	const struct class_send *s = ctx;
	int64_t now = s->size;

	if (s->len && class_send(s, &now, e) < 0)
		return -1;
	buf_addf(out, "%lld ", (long long)now);
	return classroom_load((void *)(uintptr_t)s->dir, out, e);
}

static void say_word(struct app *a, struct classroom *c, const char *trouble)
{
	char *before = app_get(a, TROUBLE);
	struct err e = ERR_INIT;

	if (strcmp(before ? before : "", trouble) != 0) {
		free(c->word);
		c->word = *trouble ? xasprintf("The class does not get what you do just now, and nothing is lost: it is sent later. %s.", trouble)
				   : xstrdup("The class's directory is back: all that was kept for it was sent.");
		app_put(a, TROUBLE, trouble, &e);
		err_done(&e);
	}
	free(before);
}

static void fail(struct app *a, struct classroom *c, struct err *e)
{
	char *text = err_format(e);

	say_word(a, c, text);
	free(text);
	err_done(e);
	c->not_before = clock_monotonic() + AGAIN_MS;
	drop_lock(c);
}

/* Send, with the lock held. */
static void start(struct app *a, struct classroom *c)
{
	struct err e = ERR_INIT;
	int64_t now = clock_monotonic();

	classroom_reread(a, c);
	if (!c->m.dir) {
		drop_lock(c);
		return;
	}
	if (strcmp(c->m.device, store_device(a->store)) != 0)
		member_choose_file(&c->m, store_device(a->store), false);
	if (classroom_collect(a, c, &e) < 0 || (c->m.size == 0 && member_write(a, &c->m, &e) < 0)) {
		fail(a, c, &e);
		return;
	}
	if (!c->data.len && c->refreshed && now - c->refreshed < REFRESH_MS) {
		drop_lock(c);
		return;
	}
	c->send = (struct class_send){c->m.dir, c->m.id, c->m.file, c->m.size, c->data.data, c->data.len};
	c->since = now;
	c->told_slow = false;
	c->errand = errand_start(send_all, &c->send, c->lock, &e);
	if (!c->errand)
		fail(a, c, &e);
}

void classroom_poke(struct app *a)
{
	struct classroom *c = a->store ? classroom_get(a) : NULL;

	if (!c || !c->m.dir)
		return;
	if (c->errand) {
		c->again = true;
		return;
	}
	if (clock_monotonic() < c->not_before || !take_lock(c))
		c->again = true;
	else
		start(a, c);
}

static void take_answer(struct app *a, struct classroom *c, const struct buf *answer)
{
	struct err e = ERR_INIT;
	char *end;
	long long size = strtoll(answer->data, &end, 10);

	c->refreshed = clock_monotonic();
	c->m.size = size;
	c->m.cursors.len = 0;
	for (size_t i = 0; i < c->sending.len; i++)
		*vec_push(&c->m.cursors) = c->sending.ptr[i];
	if (c->m.leaving && !c->again)
		member_done(&c->m);
	classroom_take_info(c, end + (*end == ' '));
	if (member_write(a, &c->m, &e) < 0 || app_put(a, CLASSROOM_SEEN, end + (*end == ' '), &e) < 0)
		c->not_before = clock_monotonic() + AGAIN_MS;
	err_done(&e);
	say_word(a, c, "");
}

static void finish(struct app *a, struct classroom *c)
{
	struct buf answer = BUF_INIT;
	struct err e = ERR_INIT;
	int status = errand_finish(c->errand, &answer, &e);

	errand_free(c->errand);
	c->errand = NULL;
	if (status == 0) {
		take_answer(a, c, &answer);
		drop_lock(c);
	} else if (e.code == ERR_CORRUPT) { /* the file was lost: all again, in a new one */
		err_done(&e);
		member_choose_file(&c->m, c->m.device, true);
		member_write(a, &c->m, &e);
		err_done(&e);
		drop_lock(c);
		c->again = true;
	} else {
		fail(a, c, &e);
	}
	buf_done(&answer);
}

bool classroom_busy(const struct app *a)
{
	return a->classroom && (a->classroom->errand || a->classroom->again);
}

void classroom_poll(struct app *a)
{
	struct classroom *c = a->classroom;

	if (!c)
		return;
	if (c->errand && errand_poll(c->errand))
		finish(a, c);
	if (c->errand && !c->told_slow && clock_monotonic() - c->since > SLOW_MS) {
		char *text = xasprintf("%s: does not answer", c->m.dir);
		c->told_slow = true;
		say_word(a, c, text);
		free(text);
	}
	if (!c->errand && c->again && clock_monotonic() >= c->not_before) {
		c->again = false;
		classroom_poke(a);
	}
}

void classroom_refresh(struct app *a)
{
	struct classroom *c = classroom_get(a);

	c->refreshed = 0;
	classroom_poke(a);
	classroom_settle(a, REFRESH_WAIT);
}

/* Where it was in trouble before, hardly anything is to be hoped for. */
static int patience(struct app *a, int ms)
{
	char *trouble = ms > HOPELESS_MS && a->classroom && a->classroom->m.dir ? app_get(a, TROUBLE) : NULL;
	bool bad = trouble && *trouble;

	free(trouble);
	return bad ? HOPELESS_MS : ms;
}

void classroom_settle(struct app *a, int ms)
{
	struct classroom *c = a->classroom;
	int64_t until = clock_monotonic() + patience(a, ms);

	if (c && c->errand && c->told_slow)
		return;
	while (c && c->m.dir) {
		int64_t left = until - clock_monotonic();
		classroom_poll(a);
		if (left <= 0 || (!c->errand && (!c->again || c->not_before > until)))
			break;
		if (c->errand)
			errand_wait(c->errand, (int)left);
		else /* another program sends just now */
			nanosleep(&(struct timespec){0, 5000000}, NULL);
	}
	if (c && c->errand && !c->told_slow) {
		c->since = 0;
		classroom_poll(a);
	}
}

char *classroom_word(struct app *a)
{
	char *word = a->classroom ? a->classroom->word : NULL;

	if (word)
		a->classroom->word = NULL;
	return word;
}

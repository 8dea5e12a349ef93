/* Reading a class for its board, by an errand. */
#include <stdlib.h>
#include <string.h>
#include "base/clock.h"
#include "base/xalloc.h"
#include "tui/board_inside.h"

/* In the errand: the length of class.json, class.json, and what is new. */
static int look(void *ctx, struct buf *out, struct err *e)
{
	const struct board_state *b = ctx;
	size_t len;
	char *text = class_text(b->dir, &len, e);

	if (!text)
		return -1;
	buf_add(out, &len, sizeof len);
	buf_add(out, text, len);
	free(text);
	return reader_scan((void *)(uintptr_t)&b->board.reader, out, e);
}

void board_worry(struct board_state *b, char *text)
{
	free(b->worry);
	b->worry = text;
}

static void take_info(struct board_state *b, const char *text, size_t len)
{
	struct err e = ERR_INIT;
	struct class_info *info = class_parse(text, len, "class.json", &e);

	err_done(&e);
	if (!info || strcmp(info->id, b->info->id) != 0) {
		board_worry(b, xstrdup("class.json cannot be read, or is another class's"));
		class_free(info);
		return;
	}
	class_free(b->info);
	b->info = info;
	b->board.info = info;
}

/* True where there is more to read at once. */
static bool take_answer(struct board_state *b, struct buf *answer)
{
	size_t len;

	if (answer->len < sizeof len)
		return false;
	memcpy(&len, answer->data, sizeof len);
	if (len > answer->len - sizeof len)
		return false;
	take_info(b, answer->data + sizeof len, len);
	size_t before = sizeof len + len;
	struct buf scan = {answer->data + before, answer->len - before, 0};
	bool more = reader_take(&b->board.reader, &scan);
	board_update(&b->board);
	b->ever = true;
	return more;
}

void board_start_reading(struct board_state *b)
{
	struct err e = ERR_INIT;

	b->since = clock_monotonic();
	b->errand = errand_start(look, b, -1, &e);
	if (!b->errand)
		board_worry(b, xstrdup(e.text));
	err_done(&e);
}

/* True where something changed. */
bool board_finish_reading(struct board_state *b)
{
	struct buf answer = BUF_INIT;
	struct err e = ERR_INIT;
	bool more = false;

	int status = errand_finish(b->errand, &answer, &e);
	errand_free(b->errand);
	b->errand = NULL;
	board_worry(b, NULL);
	if (status < 0)
		board_worry(b, err_format(&e));
	else
		more = take_answer(b, &answer);
	b->read_at = more ? 0 : clock_monotonic();
	err_done(&e);
	buf_done(&answer);
	return true;
}

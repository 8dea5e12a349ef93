#include <string.h>
#include "base/utf8.h"
#include "tui/input.h"

#define INPUT_MAX 512

void input_done(struct input *in)
{
	buf_done(&in->text);
	in->at = 0;
}

/* Replace everything by LEFT and what is behind byte RIGHT of the text; the cursor stands between them. */
static void join(struct input *in, size_t left, const char *middle, size_t n, size_t right)
{
	struct buf text = BUF_INIT;

	buf_add(&text, in->text.data, left);
	buf_add(&text, middle, n);
	in->at = text.len;
	buf_add(&text, in->text.data + right, in->text.len - right);
	buf_done(&in->text);
	in->text = text;
}

void input_insert(struct input *in, const char *text, size_t len)
{
	struct buf safe = BUF_INIT;
	const char *newline = memchr(text, '\n', len);

	cellsafe(&safe, text, newline ? (size_t)(newline - text) : len, CELL_PROSE);
	if (in->text.len + safe.len <= INPUT_MAX)
		join(in, in->at, safe.data, safe.len, in->at);
	buf_done(&safe);
}

static size_t before(const struct input *in)
{
	size_t at = in->at;

	while (at > 0 && (in->text.data[--at] & 0xC0) == 0x80)
		;
	return at;
}

static size_t behind(const struct input *in)
{
	uint32_t cp;

	return in->at < in->text.len ? in->at + utf8_decode(in->text.data + in->at, in->text.len - in->at, &cp) : in->at;
}

bool input_act(struct input *in, enum action a)
{
	switch (a) {
	case ACT_INPUT_ERASE:
		join(in, before(in), "", 0, in->at);
		return true;
	case ACT_INPUT_DELETE:
		join(in, in->at, "", 0, behind(in));
		return true;
	case ACT_INPUT_CLEAR:
		join(in, 0, "", 0, in->text.len);
		return true;
	case ACT_INPUT_LEFT:
		in->at = before(in);
		return true;
	case ACT_INPUT_RIGHT:
		in->at = behind(in);
		return true;
	case ACT_INPUT_START:
		in->at = 0;
		return true;
	case ACT_INPUT_END:
		in->at = in->text.len;
		return true;
	default:
		return false;
	}
}

void input_draw(const struct input *in, struct grid *g, int y, int x, int cols, int style)
{
	int cursor = utf8_width(in->text.data, in->at), skip = cursor >= cols ? cursor - cols + 1 : 0;

	grid_put_from(g, y, x, cols, skip, in->text.data, in->text.len, style);
	grid_cursor(g, y, x + cursor - skip);
}

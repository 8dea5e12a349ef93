#include <stdint.h>
#include <string.h>
#include "markdown/safe.h"

#define TAB_CELLS 4

static bool is_white(char c)
{
	return c == '\t' || c == '\n' || c == '\r';
}

static bool is_plain(char c)
{
	return c >= 0x20 && c < 0x7F;
}

static size_t plain_length(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n && is_plain(s[i]))
		i++;
	return i;
}

/* Bytes of the character that ends OUT when marks can stand on it, else 0. */
static size_t last_base(const struct buf *out)
{
	size_t n = 0;
	uint32_t cp;

	while (n < out->len && n < 4 && ((unsigned char)out->data[out->len - 1 - n] & 0xC0) == 0x80)
		n++;
	if (n >= out->len)
		return 0;
	n++;
	utf8_decode(out->data + out->len - n, n, &cp);
	return utf8_cp_width(cp) > 0 ? n : 0;
}

/* cellsafe() with the end of OUT as the base for a mark that begins S. */
static void add_joined(struct buf *out, const char *s, size_t n, enum cell_mode mode)
{
	struct buf both = BUF_INIT;
	size_t base = last_base(out);

	buf_add(&both, out->data + out->len - base, base);
	buf_add(&both, s, n);
	buf_truncate(out, out->len - base);
	cellsafe(out, both.data, both.len, mode);
	buf_done(&both);
}

void md_safe(struct buf *out, const char *s, size_t n, enum cell_mode mode, bool joined)
{
	while (n) {
		size_t plain = plain_length(s, n), i = plain;
		buf_add(out, s, plain);
		joined = joined || plain;
		if (i < n && is_white(s[i])) {
			buf_addch(out, ' ');
			i++;
			joined = true;
		} else if (i < n) {
			while (i < n && !is_plain(s[i]) && !is_white(s[i]))
				i++;
			if (joined)
				add_joined(out, s + plain, i - plain, mode);
			else
				cellsafe(out, s + plain, i - plain, mode);
			joined = true;
		}
		s += i;
		n -= i;
	}
}

char *md_safe_copy(struct arena *a, const char *s, size_t n, enum cell_mode mode)
{
	struct buf b = BUF_INIT;

	md_safe(&b, s, n, mode, false);
	char *copy = arena_strndup(a, b.data, b.len);
	buf_done(&b);
	return copy;
}

int md_safe_code(struct buf *out, const char *s, size_t n, int cells)
{
	while (n) {
		const char *tab = memchr(s, '\t', n);
		size_t upto = tab ? (size_t)(tab - s) : n, before = out->len;
		md_safe(out, s, upto, CELL_CODE, cells > 0);
		cells += md_cells(out->data + before, out->len - before);
		if (!tab)
			break;
		int blanks = TAB_CELLS - cells % TAB_CELLS;
		buf_fill(out, ' ', (size_t)blanks);
		cells += blanks;
		s += upto + 1;
		n -= upto + 1;
	}
	return cells;
}

int md_cells(const char *s, size_t n)
{
	const uint64_t high = 0x8080808080808080u;
	size_t i = 0;
	uint64_t word;

	for (; i + sizeof word <= n; i += sizeof word) {
		memcpy(&word, s + i, sizeof word);
		if (word & high)
			return (int)i + utf8_width(s + i, n - i);
	}
	for (; i < n; i++)
		if ((unsigned char)s[i] & 0x80)
			return (int)i + utf8_width(s + i, n - i);
	return (int)n;
}

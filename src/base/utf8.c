#include <langinfo.h>
#include <locale.h>
#include <string.h>
#include <wchar.h>
#include "base/utf8.h"

bool utf8_locale(void)
{
	if (setlocale(LC_CTYPE, "") && strcmp(nl_langinfo(CODESET), "UTF-8") == 0)
		return true;
	setlocale(LC_CTYPE, "C.UTF-8");
	return false;
}

size_t utf8_decode(const char *p, size_t n, uint32_t *cp)
{
	static const struct {
		unsigned char first, last, low, high;
		unsigned len;
		uint32_t mask;
	} rows[] = {
	    {0xC2, 0xDF, 0x80, 0xBF, 2, 0x1F}, {0xE0, 0xE0, 0xA0, 0xBF, 3, 0x0F},
	    {0xE1, 0xEC, 0x80, 0xBF, 3, 0x0F}, {0xED, 0xED, 0x80, 0x9F, 3, 0x0F},
	    {0xEE, 0xEF, 0x80, 0xBF, 3, 0x0F}, {0xF0, 0xF0, 0x90, 0xBF, 4, 0x07},
	    {0xF1, 0xF3, 0x80, 0xBF, 4, 0x07}, {0xF4, 0xF4, 0x80, 0x8F, 4, 0x07},
	};
	const unsigned char *s = (const unsigned char *)p;

	if (s[0] < 0x80) {
		*cp = s[0];
		return 1;
	}
	*cp = UTF8_BAD;
	for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
		if (s[0] < rows[r].first || s[0] > rows[r].last)
			continue;
		if (n < rows[r].len || s[1] < rows[r].low || s[1] > rows[r].high)
			return 1;
		uint32_t value = s[0] & rows[r].mask;
		for (unsigned i = 1; i < rows[r].len; i++) {
			if ((s[i] & 0xC0) != 0x80)
				return 1;
			value = value << 6 | (s[i] & 0x3F);
		}
		*cp = value;
		return rows[r].len;
	}
	return 1;
}

size_t utf8_encode(uint32_t cp, char out[4])
{
	if (cp < 0x80) {
		out[0] = (char)cp;
		return 1;
	}
	if (cp < 0x800) {
		out[0] = (char)(0xC0 | cp >> 6);
		out[1] = (char)(0x80 | (cp & 0x3F));
		return 2;
	}
	if (cp < 0x10000) {
		out[0] = (char)(0xE0 | cp >> 12);
		out[1] = (char)(0x80 | (cp >> 6 & 0x3F));
		out[2] = (char)(0x80 | (cp & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | cp >> 18);
	out[1] = (char)(0x80 | (cp >> 12 & 0x3F));
	out[2] = (char)(0x80 | (cp >> 6 & 0x3F));
	out[3] = (char)(0x80 | (cp & 0x3F));
	return 4;
}

bool utf8_valid(const char *p, size_t n)
{
	for (size_t i = 0; i < n;) {
		uint32_t cp;
		size_t step = utf8_decode(p + i, n - i, &cp);
		if (cp == UTF8_BAD && step == 1)
			return false;
		i += step;
	}
	return true;
}

int utf8_cp_width(uint32_t cp)
{
	if (cp >= 0x20 && cp < 0x7F)
		return 1;
	if (cp < 0xA0)
		return -1;
	return wcwidth((wchar_t)cp);
}

int utf8_width(const char *p, size_t n)
{
	int cells;

	utf8_fit(p, n, -1, &cells);
	return cells;
}

size_t utf8_fit(const char *p, size_t n, int cells, int *used)
{
	size_t i = 0;
	int sum = 0;

	while (i < n) {
		uint32_t cp;
		size_t step = utf8_decode(p + i, n - i, &cp);
		int w = utf8_cp_width(cp);
		if (w < 0)
			w = 1;
		if (cells >= 0 && sum + w > cells)
			break;
		sum += w;
		i += step;
	}
	if (used)
		*used = sum;
	return i;
}

static bool is_bidi(uint32_t cp)
{
	return cp == 0x061C || cp == 0x200E || cp == 0x200F || (cp >= 0x202A && cp <= 0x202E) ||
	       (cp >= 0x2066 && cp <= 0x2069);
}

static bool is_invisible(uint32_t cp)
{
	return cp == 0x00AD || cp == 0x200B || cp == 0x200C || cp == 0x200D || cp == 0x2060 || cp == 0xFEFF ||
	       (cp >= 0xFE00 && cp <= 0xFE0F) || (cp >= 0xE0000 && cp <= 0xE0FFF) || cp == 0x180E ||
	       cp == 0x034F || (cp >= 0x2061 && cp <= 0x2065) || (cp >= 0x206A && cp <= 0x206F);
}

static bool is_flag_half(uint32_t cp)
{
	return cp >= 0x1F1E6 && cp <= 0x1F1FF;
}

/* Whether CP belongs to the cluster before it by itself. Controls and what code shows by name do not. */
static bool extends(uint32_t cp)
{
	bool skin_tone = cp >= 0x1F3FB && cp <= 0x1F3FF;

	return cp >= 0x80 && !is_bidi(cp) && cp != 0x200B && cp != 0xFEFF && cp != 0x2060 && cp != 0x00AD &&
	       (skin_tone || utf8_cp_width(cp) == 0);
}

size_t utf8_cluster(const char *p, size_t n)
{
	uint32_t first, cp, before;
	size_t len = utf8_decode(p, n, &first);

	if (first == '\r' && n > 1 && p[1] == '\n')
		return 2;
	if (first < ' ' || first == 0x7F || (first == UTF8_BAD && len == 1))
		return len;
	before = first;
	for (bool flag = is_flag_half(first); len < n;) {
		size_t step = utf8_decode(p + len, n - len, &cp);
		bool joined = before == 0x200D && cp >= 0x80 && !(cp == UTF8_BAD && step == 1) && utf8_cp_width(cp) > 0;
		if (!extends(cp) && !joined && !(flag && is_flag_half(cp)))
			break;
		if (len + step > UTF8_CLUSTER)
			break;
		flag = false;
		before = cp;
		len += step;
	}
	return len;
}

static void add_cp(struct buf *out, uint32_t cp)
{
	char bytes[4];

	buf_add(out, bytes, utf8_encode(cp, bytes));
}

/* What a control character is shown as: its symbol in the block "Control Pictures", or the replacement character. */
static uint32_t control_picture(uint32_t cp)
{
	return cp < 0x20 ? 0x2400 + cp : cp == 0x7F ? 0x2421 : UTF8_BAD;
}

/* Appends what stands for CP; MARKS counts the combining marks on the last base, -1 where there is no base. */
static void safe_cp(struct buf *out, uint32_t cp, enum cell_mode mode, int *marks)
{
	if (is_invisible(cp))
		return;
	if (is_bidi(cp)) {
		if (mode == CELL_CODE) {
			buf_addf(out, "<U+%04X>", (unsigned)cp);
			*marks = 0;
		}
		return;
	}
	if (cp < 0x20 || (cp >= 0x7F && cp < 0xA0))
		cp = control_picture(cp);
	int w = utf8_cp_width(cp);
	if (w < 0) {
		cp = UTF8_BAD;
		w = 1;
	}
	if (w == 0) {
		if (*marks < 0 || *marks >= 4)
			return;
		++*marks;
	} else {
		*marks = 0;
	}
	add_cp(out, cp);
}

void cellsafe(struct buf *out, const char *p, size_t n, enum cell_mode mode)
{
	int marks = -1;

	for (size_t i = 0; i < n;) {
		uint32_t cp;
		i += utf8_decode(p + i, n - i, &cp);
		safe_cp(out, cp, mode, &marks);
	}
}

void textsafe(struct buf *out, const char *p, size_t n)
{
	int marks = -1;

	for (size_t i = 0; i < n;) {
		uint32_t cp;
		i += utf8_decode(p + i, n - i, &cp);
		if (cp == '\n' || cp == '\t') {
			buf_addch(out, (char)cp);
			marks = -1;
		} else {
			safe_cp(out, cp, CELL_CODE, &marks);
		}
	}
}

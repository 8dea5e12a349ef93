/* Searching in pieces finds what searching at once finds, and that is what a plain loop finds. */
#include <wctype.h>
#include "tests/unit/test.h"
#include "base/utf8.h"
#include "tui/search.h"

#define LINES 6
#define LINE_MOST 8

static uint32_t seed = 20260203;

static uint32_t draw(uint32_t below)
{
	seed ^= seed << 13; /* xorshift32, Marsaglia 2003 */
	seed ^= seed >> 17;
	seed ^= seed << 5;
	return seed % below;
}

static void draw_text(struct buf *out, uint32_t most)
{
	static const char *const signs[] = {"a", "a", "b", " ", " ", "A", "\xC3\xA9", "\xC3\x89", "\xE2\x84\xAA", "k"};

	for (uint32_t n = draw(most + 1); n > 0; n--)
		buf_addstr(out, signs[draw(sizeof signs / sizeof *signs)]);
}

/* The end of a match at AT, 0 for none: what tui/search.h says, and no more. */
static size_t plain_match(const struct buf *text, size_t at, const char *pattern, bool fold)
{
	uint32_t want, have;

	for (; *pattern; pattern += utf8_decode(pattern, strlen(pattern), &want)) {
		utf8_decode(pattern, strlen(pattern), &want);
		size_t was = at;
		bool broken = false;
		while (want == ' ' && at < text->len && (text->data[at] == ' ' || (text->data[at] == '\n' && !broken)))
			broken |= text->data[at++] == '\n';
		if (want == ' ' && at == was)
			return 0;
		if (want == ' ')
			continue;
		if (at == text->len)
			return 0;
		at += utf8_decode(text->data + at, text->len - at, &have);
		if (want != have && !(fold && (uint32_t)towlower((wint_t)have) == want))
			return 0;
	}
	return at;
}

static bool has_capital(const char *pattern)
{
	return strchr(pattern, 'A') || strstr(pattern, "\xC3\x89") || strstr(pattern, "\xE2\x84\xAA");
}

static void check(const struct search *s, size_t from)
{
	size_t n = 0, now = 0, threshold = from < s->starts.len ? s->starts.ptr[from] : s->text.len;

	for (size_t at = 0; at < s->text.len;) {
		size_t end = plain_match(&s->text, at, s->pattern, !has_capital(s->pattern));
		if (end > at) {
			if (n >= s->hits.len)
				fail_msg("\"%s\" from %zu is not found at %zu of \"%s\"; %zu hits", s->pattern, from, at, s->text.data, s->hits.len);
			assert_int_equal(s->hits.ptr[n].start, at);
			assert_int_equal(s->hits.ptr[n].end, end);
			if (!now && end > threshold)
				now = n + 1;
			n++;
			at = end;
		} else {
			do
				at++;
			while (at < s->text.len && (s->text.data[at] & 0xC0) == 0x80);
		}
	}
	assert_int_equal(s->hits.len, n);
	if (n) {
		assert_int_equal(s->now, now ? now - 1 : 0);
		assert_int_equal(s->found.start, s->hits.ptr[s->now].start);
	} else {
		assert_int_equal(s->found.end, 0);
	}
}

/* Some pieces of work, few or until it is over. */
static void work(struct search *s, struct buf *lines, size_t nlines, bool all)
{
	for (uint32_t left = draw(6); s->stage != SEARCH_OVER && (all || left > 0); left--) {
		if (search_more(s, 1 + draw(4)))
			continue;
		if (s->starts.len < nlines) {
			struct buf *line = &lines[s->starts.len];
			search_add_line(s);
			search_add(s, line->data, line->len);
		} else {
			s->whole = true;
		}
	}
}

static void pieces_find_what_a_plain_loop_finds(void **state)
{
	(void)state;
	for (int round = 0; round < 20000; round++) {
		struct buf lines[LINES], pattern = BUF_INIT, typed = BUF_INIT;
		struct search s = {0};
		size_t nlines = draw(LINES + 1), from = draw(LINES + 1);
		for (size_t i = 0; i < LINES; i++) {
			lines[i] = (struct buf)BUF_INIT;
			draw_text(&lines[i], LINE_MOST);
		}
		draw_text(&pattern, 5);
		for (size_t n = 0; n < pattern.len;) { /* as it is typed */
			uint32_t cp;
			size_t step = utf8_decode(pattern.data + n, pattern.len - n, &cp);
			buf_add(&typed, pattern.data + n, step);
			n += step;
			search_for(&s, typed.data, from);
			work(&s, lines, nlines, n == pattern.len || draw(3) == 0);
		}
		while (s.pattern && s.starts.len < nlines) { /* where it was over before */
			search_forget(&s);
			search_for(&s, pattern.data, from);
			work(&s, lines, nlines, true);
		}
		if (s.pattern)
			check(&s, from);
		for (size_t i = 0; i < LINES; i++)
			buf_done(&lines[i]);
		buf_done(&pattern);
		buf_done(&typed);
		search_done(&s);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(pieces_find_what_a_plain_loop_finds),
	};

	utf8_locale();
	return cmocka_run_group_tests_name("tui search", tests, NULL, NULL);
}

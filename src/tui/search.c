#include <string.h>
#include <wctype.h>
#include "base/utf8.h"
#include "base/xalloc.h"
#include "tui/search.h"

void search_done(struct search *s)
{
	free(s->pattern);
	search_forget(s);
	*s = (struct search){0};
}

void search_forget(struct search *s)
{
	if (s->text.data)
		buf_done(&s->text);
	s->text.data = NULL;
	vec_done(&s->starts);
	vec_done(&s->hits);
}

void search_add_line(struct search *s)
{
	if (!s->text.data)
		s->text = (struct buf)BUF_INIT;
	if (s->starts.len > 0)
		buf_addch(&s->text, '\n');
	*vec_push(&s->starts) = s->text.len;
}

void search_add(struct search *s, const char *text, size_t len)
{
	buf_add(&s->text, text, len);
}

static bool has_capital(const char *pattern)
{
	for (size_t n = strlen(pattern); n > 0;) {
		uint32_t cp;
		size_t step = utf8_decode(pattern, n, &cp);
		if (iswupper((wint_t)cp))
			return true;
		pattern += step;
		n -= step;
	}
	return false;
}

/* Behind the blanks at AT, of which at most one is a line break. */
static size_t skip_blanks(const struct buf *text, size_t at)
{
	bool broken = false;

	for (; at < text->len; at++) {
		if (text->data[at] == '\n' && !broken)
			broken = true;
		else if (text->data[at] != ' ')
			break;
	}
	return at;
}

/* The end of a match of PATTERN at byte AT; 0 when there is none. */
static size_t match_at(const struct buf *text, size_t at, const char *pattern, size_t n, bool fold)
{
	while (n > 0) {
		uint32_t want, have;
		if (at >= text->len)
			return 0;
		size_t step = utf8_decode(pattern, n, &want);
		if (want == ' ') {
			size_t behind = skip_blanks(text, at);
			if (behind == at)
				return 0;
			at = behind;
		} else {
			at += utf8_decode(text->data + at, text->len - at, &have);
			if (have != want && !(fold && towlower((wint_t)have) == want))
				return 0;
		}
		pattern += step;
		n -= step;
	}
	return at;
}

void search_for(struct search *s, const char *pattern)
{
	free(s->pattern);
	s->pattern = pattern && *pattern ? xstrdup(pattern) : NULL;
	s->hits.len = 0;
	s->now = 0;
	if (!s->pattern || !s->text.data)
		return;
	size_t n = strlen(s->pattern);
	bool fold = !has_capital(s->pattern);
	for (size_t at = 0; at < s->text.len;) {
		size_t end = match_at(&s->text, at, s->pattern, n, fold);
		if (end > at) {
			*vec_push(&s->hits) = (struct search_hit){at, end};
			at = end;
		} else {
			uint32_t cp;
			at += utf8_decode(s->text.data + at, s->text.len - at, &cp);
		}
	}
}

size_t search_line(const struct search *s, size_t at)
{
	size_t low = 0, high = s->starts.len;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;
		if (s->starts.ptr[middle] <= at)
			low = middle;
		else
			high = middle;
	}
	return low;
}

size_t search_hit_from(const struct search *s, size_t at)
{
	size_t low = 0, high = s->hits.len;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (s->hits.ptr[middle].end > at)
			high = middle;
		else
			low = middle + 1;
	}
	return low;
}

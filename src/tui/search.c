#include <string.h>
#include <wctype.h>
#include "base/str.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "tui/search.h"

#define STARVED ((size_t)-1) /* a match may go on in lines that were not added yet */

void search_done(struct search *s)
{
	search_forget(s);
	vec_done(&s->near);
	*s = (struct search){0};
}

void search_forget(struct search *s)
{
	if (s->text.data)
		buf_done(&s->text);
	s->text = (struct buf){0};
	vec_done(&s->starts);
	vec_done(&s->hits);
	s->whole = false;
	s->stage = SEARCH_OVER;
	s->found = (struct search_hit){0};
	s->located = SEARCH_OVER;
	free(s->pattern);
	s->pattern = NULL;
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

/* The end of a match of the pattern at byte AT; 0 when there is none. */
static size_t match_at(const struct search *s, size_t at)
{
	const struct buf *text = &s->text;
	const char *pattern = s->pattern;
	size_t end = s->whole ? 0 : STARVED; /* what the end of the text means */

	for (size_t n = strlen(pattern); n > 0;) {
		uint32_t want, have;
		if (at >= text->len)
			return end;
		size_t step = utf8_decode(pattern, n, &want);
		if (want == ' ') {
			size_t behind = skip_blanks(text, at);
			if (behind == at)
				return 0;
			if (behind == text->len && end)
				return end;
			at = behind;
		} else {
			at += utf8_decode(text->data + at, text->len - at, &have);
			if (have != want && !(s->fold && towlower((wint_t)have) == want))
				return 0;
		}
		pattern += step;
		n -= step;
	}
	return at;
}

/* Mark the bytes with which what matches the character at P may begin; all of them at its end. */
static void mark_bytes(const struct search *s, const char *p, bool bytes[256])
{
	uint32_t cp;

	memset(bytes, !*p, 256);
	utf8_decode(p, strlen(p), &cp);
	bytes[(unsigned char)*p] = true;
	if (cp == ' ')
		bytes['\n'] = true;
	for (unsigned i = 0; s->fold && i < 0x100; i++) /* what is not ASCII may become what is, and the reverse */
		bytes[i] |= i >= 0xC2 || (i < 0x80 && towlower((wint_t)i) == cp);
}

/* Most of the text need not be decoded: the first two characters tell. */
static void mark_first(struct search *s)
{
	uint32_t cp;
	size_t step = utf8_decode(s->pattern, strlen(s->pattern), &cp);

	mark_bytes(s, s->pattern, s->first);
	mark_bytes(s, cp == ' ' ? "" : s->pattern + step, s->second);
}

/* Whether a hit may begin at byte I. */
static bool may_begin(const struct search *s, size_t i)
{
	unsigned char byte = (unsigned char)s->text.data[i];

	if (!s->first[byte])
		return false;
	return byte >= 0x80 || i + 1 == s->text.len || s->second[(unsigned char)s->text.data[i + 1]];
}

/* The first hit that begins at or behind *AT, before END; false where there is none, or *STARVED. *AT moves to where to go on. */
static bool find(const struct search *s, size_t *at, size_t end, struct search_hit *hit, bool *starved)
{
	*starved = false;
	for (size_t i = *at; i < end; i++) {
		if (!may_begin(s, i))
			continue;
		size_t to = match_at(s, i);
		*at = i;
		*starved = to == STARVED;
		if (*starved)
			return false;
		if (to > i) {
			*hit = (struct search_hit){i, to};
			return true;
		}
		while (*s->pattern == ' ' && i + 1 < end && s->text.data[i] == ' ' && s->text.data[i + 1] == ' ')
			i++; /* the rest of these blanks leads to the same place */
	}
	*at = end > *at ? end : *at;
	return false;
}

/* As many lines as a match may begin before the one that it ends in: each blank may hold a line break. */
static size_t lines_of_match(const struct search *s)
{
	size_t n = 0;

	for (const char *p = s->pattern; *p; p++)
		n += *p == ' ';
	return n;
}

/* Where looking for the hit to be shown begins; SEARCH_UNKNOWN while that line was not added. */
static size_t origin(const struct search *s)
{
	size_t back = lines_of_match(s), line = s->from > back ? s->from - back : 0;

	if (s->from < s->starts.len)
		return s->starts.ptr[line];
	return !s->whole ? SEARCH_UNKNOWN : line < s->starts.len ? s->starts.ptr[line] : s->text.len;
}

/* The byte behind which the hit to be shown ends. */
static size_t threshold(const struct search *s)
{
	return s->from < s->starts.len ? s->starts.ptr[s->from] : s->text.len;
}

/* PATTERN begins with the one before: what was ruled out stays so. False where nothing is known. */
static bool grow(struct search *s)
{
	if (s->found.end == 0 && s->stage != SEARCH_OVER)
		return true; /* it is still being looked for */
	if (s->located == SEARCH_OVER)
		return s->stage == SEARCH_OVER; /* and is nowhere */
	s->stage = s->located;
	s->at = s->located_at;
	return true;
}

void search_for(struct search *s, const char *pattern, size_t from)
{
	bool grown = s->pattern && pattern && str_starts(pattern, s->pattern) && from == s->from;
	char *copy = pattern && *pattern ? xstrdup(pattern) : NULL;

	free(s->pattern);
	s->pattern = copy;
	if (copy) {
		s->fold = !has_capital(copy);
		mark_first(s);
	}
	if (!copy || !grown || !grow(s)) {
		s->from = from;
		s->stage = copy ? SEARCH_BEHIND : SEARCH_OVER;
		s->at = SEARCH_UNKNOWN;
	}
	s->located = SEARCH_OVER;
	s->found = (struct search_hit){0};
	s->hits.len = 0;
	s->now = 0;
}

static void start_counting(struct search *s, const struct search_hit *hit)
{
	s->found = *hit;
	s->located = s->stage;
	s->located_at = hit->start;
	s->stage = SEARCH_COUNT;
	s->at = 0;
}

static bool locate(struct search *s, size_t bytes)
{
	size_t first = origin(s), end = s->stage == SEARCH_BEHIND ? s->text.len : threshold(s);
	struct search_hit hit;
	bool starved;

	if (first == SEARCH_UNKNOWN)
		return false;
	if (s->at == SEARCH_UNKNOWN)
		s->at = first;
	size_t stop = end > s->at && end - s->at > bytes ? s->at + bytes : end;
	while (find(s, &s->at, stop, &hit, &starved)) {
		if (s->stage == SEARCH_BEFORE || hit.end > threshold(s)) {
			start_counting(s, &hit);
			return true;
		}
		s->at = hit.start + 1;
	}
	if (starved || (s->at >= end && s->stage == SEARCH_BEHIND && !s->whole))
		return false;
	if (s->at >= end) {
		s->stage = s->stage == SEARCH_BEHIND ? SEARCH_BEFORE : SEARCH_OVER;
		s->at = 0;
	}
	return true;
}

/* The first hit that ends behind byte AT; hits.len when there is none. */
static size_t hit_from(const struct search *s, size_t at)
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

static bool count(struct search *s, size_t bytes)
{
	size_t end = s->text.len, stop = end > s->at && end - s->at > bytes ? s->at + bytes : end;
	struct search_hit hit;
	bool starved;

	while (find(s, &s->at, stop, &hit, &starved)) {
		*vec_push(&s->hits) = hit;
		s->at = hit.end;
	}
	if (starved || (s->at >= end && !s->whole))
		return false;
	if (s->at >= end) {
		size_t i = hit_from(s, threshold(s));
		search_go(s, i < s->hits.len ? i : 0);
	}
	return true;
}

bool search_more(struct search *s, size_t bytes)
{
	switch (s->stage) {
	case SEARCH_BEHIND:
	case SEARCH_BEFORE:
		return locate(s, bytes);
	case SEARCH_COUNT:
		return count(s, bytes);
	case SEARCH_OVER:
		break;
	}
	return true;
}

void search_go(struct search *s, size_t i)
{
	s->stage = SEARCH_OVER;
	s->now = i;
	s->found = s->hits.ptr[i];
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

const struct search_hit *search_near(struct search *s, size_t from, size_t to, size_t *n)
{
	*n = 0;
	if (!s->pattern || from >= s->starts.len || from >= to)
		return NULL;
	size_t end = to < s->starts.len ? s->starts.ptr[to] : s->text.len;
	if (s->stage == SEARCH_OVER) {
		size_t first = hit_from(s, s->starts.ptr[from]);
		for (*n = 0; first + *n < s->hits.len && s->hits.ptr[first + *n].start < end; ++*n)
			;
		return *n ? s->hits.ptr + first : NULL;
	}
	size_t back = lines_of_match(s), at = s->starts.ptr[from > back ? from - back : 0];
	struct search_hit hit;
	bool starved;
	for (s->near.len = 0; find(s, &at, end, &hit, &starved); at = hit.end)
		*vec_push(&s->near) = hit;
	*n = s->near.len;
	return s->near.ptr;
}

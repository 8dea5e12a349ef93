/* Searching and replacing. Source: Knuth, Morris and Pratt, "Fast pattern matching in strings", SIAM Journal on Computing 6(2), 1977. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include "base/xalloc.h"
#include "editor/private.h"

struct needle {
	const char *text;
	size_t len;
	bool fold; /* both cases match */
	size_t *border; /* of each prefix: the longest proper border */
};

static char folded(const struct needle *n, char c)
{
	return n->fold && c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static void needle_init(struct needle *n, const char *pattern)
{
	*n = (struct needle){.text = pattern, .len = strlen(pattern), .fold = true};
	for (size_t i = 0; i < n->len; i++)
		if (pattern[i] >= 'A' && pattern[i] <= 'Z')
			n->fold = false;
	n->border = xcalloc(n->len + 1, sizeof *n->border);
	for (size_t i = 1, k = 0; i < n->len; i++) {
		while (k > 0 && pattern[i] != pattern[k])
			k = n->border[k];
		k += pattern[i] == pattern[k];
		n->border[i + 1] = k;
	}
}

static void needle_done(struct needle *n)
{
	free(n->border);
}

/* One byte more: true where a hit ends with it. *K is how much has matched. */
static bool feed(const struct needle *n, size_t *k, char c)
{
	c = folded(n, c);
	if (*k == n->len)
		*k = n->border[*k];
	while (*k > 0 && n->text[*k] != c)
		*k = n->border[*k];
	*k += n->text[*k] == c;
	return *k == n->len;
}

/* The first hit that lies in FROM to TO, or the last one. */
static bool find_in(const struct editor *ed, const struct needle *n, size_t from, size_t to, bool last, size_t *hit)
{
	size_t at = from, k = 0, len;
	bool found = false;

	while (at < to) {
		const char *p = rope_piece(&ed->text, at, &len);
		if (len > to - at)
			len = to - at;
		for (size_t i = 0; i < len; i++) {
			if (!feed(n, &k, p[i]))
				continue;
			*hit = at + i + 1 - n->len;
			found = true;
			if (!last)
				return true;
		}
		at += len;
	}
	return found;
}

bool editor_find(const struct editor *ed, const char *pattern, size_t from, bool backwards, struct editor_hit *hit)
{
	struct needle n;
	size_t len = editor_length(ed), start = 0;
	bool found;

	if (!*pattern)
		return false;
	needle_init(&n, pattern);
	hit->wrapped = false;
	if (from > len)
		from = len;
	size_t stop = from + n.len - 1 < len ? from + n.len - 1 : len; /* one that begins before FROM may end behind it */
	found = backwards ? find_in(ed, &n, 0, stop, true, &start) : find_in(ed, &n, from, len, false, &start);
	if (!found) {
		hit->wrapped = true;
		found = find_in(ed, &n, 0, len, backwards, &start);
	}
	hit->from = start;
	hit->to = start + n.len;
	needle_done(&n);
	return found;
}

static bool is_hit(const struct editor *ed, const struct needle *n, size_t from, size_t to)
{
	size_t hit;

	return to - from == n->len && n->len > 0 && find_in(ed, n, from, to, false, &hit);
}

bool editor_replace(struct editor *ed, const char *pattern, const char *text)
{
	struct needle n;
	size_t from, to;

	needle_init(&n, pattern);
	bool is = editor_selection(ed, &from, &to) && is_hit(ed, &n, from, to);
	if (is) {
		command(ed);
		edit(ed, GROUP_NONE, from, to, text, strlen(text));
	}
	needle_done(&n);
	return is;
}

size_t editor_replace_all(struct editor *ed, const char *pattern, const char *text)
{
	struct buf out = BUF_INIT;
	struct needle n;
	size_t hit, from = 0, done = 0, count = 0, len = editor_length(ed), by = strlen(text), cursor = ed->cursor;

	if (!*pattern)
		return 0;
	command(ed);
	needle_init(&n, pattern);
	while (find_in(ed, &n, done, len, false, &hit)) {
		if (count++ == 0)
			from = hit;
		else
			editor_copy_out(ed, done, hit, &out);
		buf_add(&out, text, by);
		done = hit + n.len;
		if (ed->cursor >= done)
			cursor = cursor + by - n.len;
		else if (ed->cursor > hit)
			cursor -= ed->cursor - hit;
	}
	if (count > 0) {
		edit(ed, GROUP_NONE, from, done, out.data, out.len);
		edit_done(ed, cursor, cursor);
	}
	needle_done(&n);
	buf_done(&out);
	return count;
}

#include "markdown/source.h"

/* The first CR or LF from P on, or a place before it. Looks at a little at a time: lines may end with either. */
static size_t line_end(const char *text, size_t len, size_t p)
{
	size_t n = len - p < 256 ? len - p : 256;
	const char *lf = memchr(text + p, '\n', n);
	const char *cr = memchr(text + p, '\r', lf ? (size_t)(lf - text) - p : n);

	return cr ? (size_t)(cr - text) : lf ? (size_t)(lf - text) : p + n;
}

size_t md_skip_line(const char *text, size_t len, size_t p)
{
	while (p < len && text[p] != '\n' && text[p] != '\r')
		p = line_end(text, len, p);
	if (p + 1 < len && text[p] == '\r' && text[p + 1] == '\n')
		p++;
	return p < len ? p + 1 : len;
}

void md_source_init(struct md_source *src, const char *text, size_t len)
{
	*src = (struct md_source){.text = text, .len = len};
	for (size_t p = 0; p < len; p = md_skip_line(text, len, p))
		*vec_push(&src->starts) = p;
	*vec_push(&src->starts) = len;
}

void md_source_done(struct md_source *src)
{
	vec_done(&src->starts);
}

struct str md_source_line(const struct md_source *src, int n)
{
	if (n < 1 || (size_t)n >= src->starts.len)
		return (struct str){"", 0};
	struct str line = {src->text + src->starts.ptr[n - 1], src->starts.ptr[n] - src->starts.ptr[n - 1]};
	while (line.n && (line.p[line.n - 1] == '\n' || line.p[line.n - 1] == '\r'))
		line.n--;
	return line;
}

struct str md_trim(struct str s)
{
	while (s.n && (*s.p == ' ' || *s.p == '\t')) {
		s.p++;
		s.n--;
	}
	while (s.n && (s.p[s.n - 1] == ' ' || s.p[s.n - 1] == '\t'))
		s.n--;
	return s;
}

#include <stdlib.h>
#include <string.h>
#include "app/ignore.h"
#include "base/str.h"
#include "base/vec.h"
#include "base/xalloc.h"

#define PATTERN_MAX 1024 /* bytes; longer lines are no patterns anybody wrote */

enum token_kind {
	TOKEN_BYTE, /* this byte */
	TOKEN_ANY,  /* ?: one byte but a slash */
	TOKEN_SET,  /* [a-z]: one byte of a set, never a slash */
	TOKEN_STAR, /* *: bytes but slashes */
	TOKEN_DIRS, /* two stars and a slash: any number of whole folders */
	TOKEN_REST, /* two stars at the end: everything inside */
};

struct token {
	enum token_kind kind;
	unsigned char byte;
	unsigned char set[32]; /* one bit a byte */
};

struct pattern {
	char *base; /* where it holds */
	VEC(struct token) tokens;
	bool negated, dirs_only;
	bool anchored; /* to base; else it matches at any depth */
};

struct ignore {
	const struct ignore *above;
	VEC(struct pattern) patterns;
};

struct ignore *ignore_new(const struct ignore *above)
{
	struct ignore *i = xcalloc(1, sizeof *i);

	i->above = above;
	return i;
}

void ignore_free(struct ignore *i)
{
	if (!i)
		return;
	for (size_t n = 0; n < i->patterns.len; n++) {
		free(i->patterns.ptr[n].base);
		vec_done(&i->patterns.ptr[n].tokens);
	}
	vec_done(&i->patterns);
	free(i);
}

/* Reads a set behind its "["; returns the bytes used with the "]", or 0 where there is none. */
static size_t read_set(struct str p, struct token *out)
{
	size_t i = 0;
	bool negated = p.n && (p.p[0] == '!' || p.p[0] == '^');

	out->kind = TOKEN_SET;
	i += negated;
	for (size_t first = i; i < p.n && (p.p[i] != ']' || i == first); i++) {
		if (p.p[i] == '\\' && i + 1 < p.n)
			i++;
		unsigned char low = (unsigned char)p.p[i], high = low;
		if (i + 2 < p.n && p.p[i + 1] == '-' && p.p[i + 2] != ']') {
			high = (unsigned char)p.p[i + 2];
			i += 2;
		}
		for (unsigned c = low; c <= high; c++)
			out->set[c / 8] |= (unsigned char)(1u << c % 8);
	}
	if (i >= p.n)
		return 0;
	for (size_t n = 0; negated && n < sizeof out->set; n++)
		out->set[n] = (unsigned char)~out->set[n];
	return i + 1;
}

/* Reads the token at the start of P, which stands at a folder's start where AT_START; returns the bytes used. */
static size_t read_token(struct str p, bool at_start, struct token *out)
{
	size_t used = 0;

	if (at_start && p.n >= 3 && memcmp(p.p, "**/", 3) == 0) {
		out->kind = TOKEN_DIRS;
		return 3;
	}
	if (at_start && p.n == 2 && memcmp(p.p, "**", 2) == 0) {
		out->kind = TOKEN_REST;
		return 2;
	}
	if (p.p[0] == '*') {
		out->kind = TOKEN_STAR;
		while (used < p.n && p.p[used] == '*')
			used++;
		return used;
	}
	if (p.p[0] == '?') {
		out->kind = TOKEN_ANY;
		return 1;
	}
	if (p.p[0] == '[' && (used = read_set((struct str){p.p + 1, p.n - 1}, out)))
		return used + 1;
	*out = (struct token){.kind = TOKEN_BYTE};
	used = p.p[0] == '\\' && p.n > 1;
	out->byte = (unsigned char)p.p[used];
	return used + 1;
}

static struct str trim(struct str line)
{
	if (line.n && line.p[line.n - 1] == '\r')
		line.n--;
	while (line.n && line.p[line.n - 1] == ' ' && (line.n < 2 || line.p[line.n - 2] != '\\'))
		line.n--;
	return line;
}

static void add_line(struct ignore *i, const char *base, struct str line)
{
	struct pattern p = {0};

	line = trim(line);
	if (!line.n || line.n > PATTERN_MAX || line.p[0] == '#')
		return;
	if (line.p[0] == '!') {
		p.negated = true;
		line.p++;
		line.n--;
	}
	if (line.n && line.p[line.n - 1] == '/') {
		p.dirs_only = true;
		line.n--;
	}
	p.anchored = line.n && memchr(line.p, '/', line.n);
	if (line.n && line.p[0] == '/') {
		line.p++;
		line.n--;
	}
	for (bool at_start = true; line.n;) {
		struct token token = {0};
		size_t used = read_token(line, at_start, &token);
		*vec_push(&p.tokens) = token;
		at_start = line.p[used - 1] == '/';
		line.p += used;
		line.n -= used;
	}
	p.base = xstrdup(base);
	*vec_push(&i->patterns) = p;
}

void ignore_add(struct ignore *i, const char *base, const char *text, size_t len)
{
	while (len) {
		const char *newline = memchr(text, '\n', len);
		size_t n = newline ? (size_t)(newline - text) : len;
		add_line(i, base, (struct str){text, n});
		text += n + (newline != NULL);
		len -= n + (newline != NULL);
	}
}

/* One token over all reachable positions: REACH[p] says that the tokens before match the first p bytes of PATH. */
static void step(const struct token *t, const char *path, size_t n, bool *reach)
{
	bool open = false;

	switch (t->kind) {
	case TOKEN_STAR:
		for (size_t p = 0; p <= n; p++) {
			open = reach[p] = open || reach[p];
			if (p < n && path[p] == '/')
				open = false;
		}
		return;
	case TOKEN_DIRS:
		for (size_t p = 0; p <= n; p++) {
			bool here = reach[p];
			reach[p] = here || (open && p && path[p - 1] == '/');
			open = open || here;
		}
		return;
	case TOKEN_REST:
		for (size_t p = 0; p <= n; p++)
			open = open || (p < n && reach[p]);
		memset(reach, 0, n + 1);
		reach[n] = open;
		return;
	case TOKEN_BYTE:
	case TOKEN_ANY:
	case TOKEN_SET:
		for (size_t p = n; p > 0; p--) {
			unsigned char c = (unsigned char)path[p - 1];
			bool fits = t->kind == TOKEN_BYTE ? c == t->byte
				    : c == '/'		  ? false
				    : t->kind == TOKEN_ANY || (t->set[c / 8] >> c % 8 & 1);
			reach[p] = fits && reach[p - 1];
		}
		reach[0] = false;
	}
}

static bool matches(const struct pattern *p, const char *path)
{
	const char *slash = p->anchored ? NULL : strrchr(path, '/');
	const char *text = slash ? slash + 1 : path;
	size_t n = strlen(text);
	bool *reach = xcalloc(n + 1, sizeof *reach);

	reach[0] = true;
	for (size_t i = 0; i < p->tokens.len; i++)
		step(&p->tokens.ptr[i], text, n, reach);
	bool whole = reach[n];
	free(reach);
	return whole;
}

/* The part of PATH below BASE, or NULL where it is not below. */
static const char *below(const char *base, const char *path)
{
	size_t n = strlen(base);

	if (n == 0)
		return path;
	return strncmp(path, base, n) == 0 && path[n] == '/' ? path + n + 1 : NULL;
}

bool ignore_match(const struct ignore *i, const char *path, bool dir)
{
	for (; i; i = i->above)
		for (size_t n = i->patterns.len; n > 0; n--) {
			const struct pattern *p = &i->patterns.ptr[n - 1];
			const char *rest = below(p->base, path);
			if (rest && (dir || !p->dirs_only) && matches(p, rest))
				return !p->negated;
		}
	return false;
}

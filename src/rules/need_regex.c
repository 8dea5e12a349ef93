/*
 * The words, or parts of words, that a regex asks for: ^(acquire|lock)$ wants one of two words, (?i)mutex a part of one in any case. What
 * cannot be told asks for nothing.
 */
#include <ctype.h>
#include <string.h>
#include "rules/need.h"

#define DEPTH_MAX 50

struct reader {
	struct needs *n;
	const char *p;
	bool fold;
	bool lost; /* something that is not understood here */
};

/* A run of literal characters that is being read. */
struct run {
	const char *start;
	size_t n;
	bool at_start; /* a word begins where it does */
};

struct parts {
	VEC(uint32_t) list;
};

static uint32_t read_choice(struct reader *r, bool at_start, bool at_end, int depth);

static void end_run(struct reader *r, struct run *run, bool at_end, struct parts *out)
{
	/* The number of "1if" is none of its words. */
	bool word = run->n > 0 && !isdigit((unsigned char)*run->start);
	struct literal literal = {.text = {run->start, run->n}, .start = word && run->at_start, .end = word && at_end, .fold = r->fold};

	if (run->n > 1 || (literal.start && literal.end))
		*vec_push(&out->list) = need_literal(r->n, literal);
	*run = (struct run){0};
}

/* Skips a class behind its "[". */
static void skip_class(struct reader *r)
{
	r->p += *r->p == '^';
	r->p += *r->p == ']';
	for (; *r->p && *r->p != ']'; r->p++) {
		r->lost |= *r->p == '[';
		r->p += *r->p == '\\' && r->p[1];
	}
	r->p += *r->p == ']';
}

static bool repeats(char c)
{
	return c && strchr("?*+{", c);
}

/* Skips the repetition at r->p; returns whether what it repeats may be absent. */
static bool skip_repetition(struct reader *r)
{
	char kind = *r->p++;

	if (kind == '{') {
		r->p += strspn(r->p, "0123456789,");
		r->lost |= *r->p != '}';
		r->p += *r->p == '}';
	}
	if (*r->p == '?' || *r->p == '+')
		r->p++;
	return kind != '+';
}

/* Behind "(": its kind; returns false for flags alone, as in (?i). */
static bool read_group_head(struct reader *r)
{
	if (*r->p != '?')
		return true;
	r->p++;
	if (*r->p == 'P' || *r->p == '<') {
		r->p += strcspn(r->p, ">");
		r->p += *r->p == '>';
		return true;
	}
	for (; *r->p && *r->p != ':' && *r->p != ')'; r->p++) {
		r->fold |= *r->p == 'i';
		r->lost |= *r->p == 'x';
	}
	return *r->p && *r->p++ == ':';
}

/* Whether a word ends with the group that begins at r->p. */
static bool ends_word(const struct reader *r)
{
	const char *p = r->p;

	for (int open = 1; *p && open > 0; p++) {
		open += (*p == '(') - (*p == ')');
		p += *p == '\\' && p[1];
	}
	return *p == '$' || (p[0] == '\\' && p[1] == 'b');
}

static void read_group(struct reader *r, bool at_start, struct parts *out, int depth)
{
	bool fold = r->fold;

	if (!read_group_head(r))
		return;
	uint32_t need = read_choice(r, at_start, ends_word(r), depth + 1);
	r->fold = fold;
	r->p += *r->p == ')';
	if (repeats(*r->p) && skip_repetition(r))
		return;
	*vec_push(&out->list) = need;
}

/* Behind a backslash. Returns whether it is a literal character. */
static bool read_escape(struct reader *r, struct run *run, struct parts *out)
{
	char c = *r->p++;

	if (!isalnum((unsigned char)c))
		return true;
	end_run(r, run, c == 'b' || c == 'z', out);
	run->at_start = c == 'b' || c == 'A';
	r->lost |= c != '\0' && strchr("bBdDsSwWAztnr", c) == NULL;
	return false;
}

/* One literal character, which ends at r->p. */
static void add_char(struct reader *r, struct run *run, struct parts *out)
{
	const char *at = r->p - 1;

	bool more = repeats(*r->p);
	bool optional = more && skip_repetition(r);

	/* Beyond ASCII, letters have more forms in other cases than can be told here. */
	if (r->fold && (unsigned char)*at >= 0x80) {
		end_run(r, run, false, out);
		return;
	}
	if (!word_is_char(*at)) {
		end_run(r, run, !optional, out);
		/* A backslash in the text makes the letter behind it another thing. */
		run->at_start = !optional && *at != '\\';
		return;
	}
	if (run->n && at != run->start + run->n)
		end_run(r, run, false, out);
	if (!optional) {
		run->start = run->n ? run->start : at;
		run->n++;
	}
	if (more)
		end_run(r, run, false, out);
}

/* One alternative. AT_START, AT_END: a word begins before it, ends behind it. */
static uint32_t read_sequence(struct reader *r, bool at_start, bool at_end, int depth)
{
	struct parts parts = {0};
	struct run run = {.at_start = at_start};

	while (*r->p && *r->p != '|' && *r->p != ')' && !r->lost) {
		char c = *r->p++;
		if (c == '\\' && *r->p) {
			if (read_escape(r, &run, &parts))
				add_char(r, &run, &parts);
			else if (repeats(*r->p))
				run.at_start &= !skip_repetition(r);
		} else if (c == '^' || c == '$') {
			end_run(r, &run, true, &parts);
			run.at_start = c == '^';
		} else if (c == '(') {
			bool fresh = run.at_start && run.n == 0;
			end_run(r, &run, false, &parts);
			read_group(r, fresh, &parts, depth);
		} else if (c == '[' || c == '.') {
			end_run(r, &run, false, &parts);
			if (c == '[')
				skip_class(r);
			if (repeats(*r->p))
				skip_repetition(r);
		} else {
			add_char(r, &run, &parts);
		}
	}
	end_run(r, &run, at_end, &parts);
	uint32_t need = need_all(r->n, parts.list.ptr, parts.list.len);
	vec_done(&parts.list);
	return need;
}

static uint32_t read_choice(struct reader *r, bool at_start, bool at_end, int depth)
{
	struct parts parts = {0};

	r->lost |= depth > DEPTH_MAX;
	if (r->lost)
		return NEED_NOTHING;
	for (;;) {
		*vec_push(&parts.list) = read_sequence(r, at_start, at_end, depth);
		if (*r->p != '|')
			break;
		r->p++;
	}
	uint32_t need = need_any(r->n, parts.list.ptr, parts.list.len);
	vec_done(&parts.list);
	return need;
}

uint32_t need_regex(struct needs *n, const char *source)
{
	struct reader r = {.n = n, .p = source};
	uint32_t need = read_choice(&r, false, false, 0);

	return r.lost || *r.p ? NEED_NOTHING : need;
}

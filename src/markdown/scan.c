/*
 * A blank line before a line that is not indented and begins no list item ends every container, so the text can be cut there, unless code or HTML that
 * began before is still open. At the outermost level fences and comments are followed line by line, exactly as CommonMark 0.30, sections 4.5 and
 * 4.6, wants them. Inside of containers that takes a parser; there cmark is asked whether anything stayed open, if there is anything that could.
 */
#include <string.h>
#include <strings.h>
#include "markdown/scan.h"
#include "markdown/source.h"

void md_scan_init(struct md_scan *s, const char *text, size_t len)
{
	*s = (struct md_scan){.text = text, .len = len, .line = 1, .colon = memmem(text, len, "]:", 2)};
}

bool md_begins_anew(char c)
{
	return c && !strchr(" \t\r\n-+*0123456789", c);
}

static bool is_in(char c, const char *list)
{
	return c && strchr(list, c);
}

static size_t run_of(struct str s, char c)
{
	size_t n = 0;

	while (n < s.n && s.p[n] == c)
		n++;
	return n;
}

/* Leaves what begins here when it is a fence or comment at the outermost level. */
static bool enter(struct md_scan *s, struct str line)
{
	size_t fence = line.n && is_in(*line.p, "`~") ? run_of(line, *line.p) : 0;

	if (fence >= 3 && (*line.p == '~' || !memchr(line.p + fence, '`', line.n - fence))) {
		s->inside = INSIDE_FENCE;
		s->fence = *line.p;
		s->fence_len = fence;
		return true;
	}
	if (line.n >= 4 && memcmp(line.p, "<!--", 4) == 0) {
		if (!memmem(line.p + 2, line.n - 2, "-->", 3))
			s->inside = INSIDE_COMMENT;
		return true;
	}
	return false;
}

/* LINE is inside of something: does it end that? INDENT is of the blanks before it. */
static void leave(struct md_scan *s, struct str line, size_t indent)
{
	bool ends;

	if (s->inside == INSIDE_COMMENT) {
		ends = memmem(line.p, line.n, "-->", 3);
	} else {
		size_t fence = run_of(line, s->fence);
		ends = indent < 4 && fence >= s->fence_len && strspn(line.p + fence, " \t") >= line.n - fence;
	}
	if (ends)
		s->inside = INSIDE_NOTHING;
}

/* Whether code or HTML that can hold blank lines may begin at LINE, in some container. */
static bool may_open(struct str line)
{
	static const char *const tags[] = {"!", "?", "script", "style", "pre", "textarea"};
	size_t i = 0;

	while (i < line.n && is_in(line.p[i], " \t>*+-.)0123456789"))
		i++;
	struct str s = {line.p + i, line.n - i};
	if (s.n >= 3 && (memcmp(s.p, "```", 3) == 0 || memcmp(s.p, "~~~", 3) == 0))
		return true;
	for (size_t k = 0; s.n && *s.p == '<' && k < sizeof tags / sizeof *tags; k++)
		if (s.n > strlen(tags[k]) && strncasecmp(s.p + 1, tags[k], strlen(tags[k])) == 0)
			return true;
	return false;
}

static void scan_line(struct md_scan *s, struct str line)
{
	size_t indent = run_of(line, ' ');
	struct str words = {line.p + indent, line.n - indent};

	s->blank = false;
	if (s->inside != INSIDE_NOTHING) {
		leave(s, words, indent);
	} else if (strspn(words.p, " \t") >= words.n) {
		s->blank = true;
	} else if (s->nested) {
		s->suspect = s->suspect || may_open(line);
	} else if (indent < 4 && *words.p != '\t' && !enter(s, words) && is_in(*words.p, "<>-+*0123456789")) {
		s->nested = true;
		s->suspect = may_open(words);
	}
}

/* Whether the line that ends in "]:" at P may define something: it begins with '[', or with the end of a label from the line before. */
static bool begins_definition(const char *line, const char *p)
{
	while (line < p && is_in(*line, " \t>*+-.)0123456789"))
		line++;
	return *line == '[' || !memchr(line, '[', (size_t)(p - line));
}

/* Whether the line from AT to NEXT may define something. */
static bool defines(struct md_scan *s, size_t at, size_t next)
{
	const char *line = s->text + at;

	while (s->colon && s->colon < line)
		s->colon = memmem(line, s->len - at, "]:", 2);
	return s->colon && s->colon < s->text + next && begins_definition(line, s->colon);
}

bool md_scan_next(struct md_scan *s, struct md_stretch *out)
{
	size_t checked = 0, next;

	if (s->at >= s->len)
		return false;
	*out = (struct md_stretch){.start = s->at, .line = s->line};
	s->nested = s->suspect = s->blank = false;
	for (; s->at < s->len; s->at = next, s->line++) {
		size_t n = s->at - out->start;
		if (s->blank && md_begins_anew(s->text[s->at]) && (!s->suspect || n >= 2 * checked)) {
			if (!s->suspect || md_is_closed(s->text + out->start, n))
				break;
			checked = n;
		}
		next = md_skip_line(s->text, s->len, s->at);
		if (s->inside == INSIDE_NOTHING && defines(s, s->at, next))
			out->defines = true;
		struct str line = {s->text + s->at, next - s->at};
		while (line.n && is_in(line.p[line.n - 1], "\r\n"))
			line.n--;
		scan_line(s, line);
	}
	out->end = s->at;
	return true;
}

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include "app/silence.h"
#include "base/vec.h"

/* A comment that silences: all rules, or those in LIST ("a, b"). */
struct silence {
	int line;
	bool all;
	struct str list;
};

struct silences {
	VEC(struct silence) of; /* in order of line */
};

static struct str skip_blanks(struct str s)
{
	while (s.n && isspace((unsigned char)*s.p)) {
		s.p++;
		s.n--;
	}
	return s;
}

/* Takes WORD off the start of *S, whatever its case; false where it is not there. */
static bool take(struct str *s, const char *word)
{
	size_t n = strlen(word);

	if (s->n < n || strncasecmp(s->p, word, n) != 0)
		return false;
	*s = skip_blanks((struct str){s->p + n, s->n - n});
	return true;
}

/* `noqa` alone, or followed by another comment; `noqa: E501` is about other tools' codes. */
static bool is_bare_noqa(struct str s)
{
	return take(&s, "noqa") && (s.n == 0 || *s.p == '#');
}

static bool read_comment(struct str comment, struct silence *out)
{
	for (size_t i = 0; i < comment.n; i++) {
		if (comment.p[i] != '#')
			continue;
		struct str rest = skip_blanks((struct str){comment.p + i + 1, comment.n - i - 1});
		if (is_bare_noqa(rest)) {
			out->all = true;
			return true;
		}
		const char *end;
		if (take(&rest, "asynctutor:") && take(&rest, "ignore") && take(&rest, "[") && (end = memchr(rest.p, ']', rest.n))) {
			out->list = (struct str){rest.p, (size_t)(end - rest.p)};
			return true;
		}
	}
	return false;
}

static void collect(const struct py_file *file, struct silences *out)
{
	uint32_t n;
	const struct py_node *nodes = py_nodes(file, &n);

	for (uint32_t i = 0; i < n; i++) {
		struct silence s = {0};
		if (nodes[i].kind == PYK_COMMENT && read_comment(py_slice(file, i), &s)) {
			s.line = py_place(file, nodes[i].start).line;
			*vec_push(&out->of) = s;
		}
	}
}

static bool lists(struct str list, const char *id)
{
	while (list.n) {
		const char *comma = memchr(list.p, ',', list.n);
		size_t n = comma ? (size_t)(comma - list.p) : list.n, used = n + (comma != NULL);
		struct str word = skip_blanks((struct str){list.p, n});
		while (word.n && isspace((unsigned char)word.p[word.n - 1]))
			word.n--;
		if (str_eq(word, str_from(id)))
			return true;
		list.p += used;
		list.n -= used;
	}
	return false;
}

static bool is_silenced(const struct silences *s, int line, const char *id)
{
	size_t low = 0, high = s->of.len;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (s->of.ptr[mid].line < line)
			low = mid + 1;
		else
			high = mid;
	}
	return low < s->of.len && s->of.ptr[low].line == line && (s->of.ptr[low].all || lists(s->of.ptr[low].list, id));
}

void silence_findings(const struct py_file *file, struct findings *found)
{
	struct silences s = {0};
	struct findings gone = {0};
	size_t kept = 0;

	if (found->list.len)
		collect(file, &s);
	for (size_t i = 0; s.of.len && i < found->list.len; i++) {
		struct finding *f = &found->list.ptr[i];
		const char *id = rule_id(f->rule);
		if (is_silenced(&s, f->line, id) || is_silenced(&s, f->end_line, id))
			*vec_push(&gone.list) = *f;
		else
			found->list.ptr[kept++] = *f;
	}
	if (s.of.len)
		found->list.len = kept;
	findings_done(&gone);
	vec_done(&s.of);
}

/* Which words every matching file must have: the filter before parsing. */
#include <ctype.h>
#include <string.h>
#include "rules/words.h"

/* Utils can refer to each other in more ways than can be followed; fewer words only rule out less. */
#define LOOKS_MAX 10000

static void words_of_test(struct rule *r, const struct test *t);
static void words_of_constraints(struct rule *r, const struct test *t, const struct test *binder);

static void add_clause(struct rule *r, const struct str *words, size_t n)
{
	struct str *copy = arena_array(&r->arena, struct str, n);

	if (n)
		memcpy(copy, words, n * sizeof *copy);
	*vec_push(&r->clauses) = (struct clause){copy, n};
}

/* Each part of a dotted text. */
static void add_dotted(struct rule *r, struct str text)
{
	while (text.n > 0) {
		const char *dot = memchr(text.p, '.', text.n);
		struct str part = {text.p, dot ? (size_t)(dot - text.p) : text.n};
		if (part.n > 0)
			add_clause(r, &part, 1);
		text.p += part.n + (dot != NULL);
		text.n -= part.n + (dot != NULL);
	}
}

static struct str keyword_of(unsigned kind)
{
	static const struct {
		enum py_kind kind;
		const char *word;
	} table[] = {
	    {PYK_AWAIT, "await"}, {PYK_FUNCTION_DEFINITION, "def"}, {PYK_CLASS_DEFINITION, "class"}, {PYK_LAMBDA, "lambda"},
	    {PYK_WITH_STATEMENT, "with"}, {PYK_WITH_CLAUSE, "with"}, {PYK_WITH_ITEM, "with"}, {PYK_TRY_STATEMENT, "try"}, {PYK_EXCEPT_CLAUSE, "except"}, {PYK_FINALLY_CLAUSE, "finally"},
	    {PYK_RAISE_STATEMENT, "raise"}, {PYK_YIELD, "yield"}, {PYK_WHILE_STATEMENT, "while"}, {PYT_ASYNC, "async"},
	    {PYK_FOR_STATEMENT, "for"}, {PYK_FOR_IN_CLAUSE, "for"}, {PYK_GLOBAL_STATEMENT, "global"},
	    {PYK_NONLOCAL_STATEMENT, "nonlocal"}, {PYK_MATCH_STATEMENT, "match"},
	};

	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		if ((unsigned)table[i].kind == kind)
			return str_from(table[i].word);
	return (struct str){"", 0};
}

static void add_keyword(struct rule *r, unsigned kind)
{
	struct str word = keyword_of(kind);

	if (word.n)
		add_clause(r, &word, 1);
}

static void words_of_pattern(struct rule *r, const struct pattern *p)
{
	for (uint32_t i = 0; i < p->count; i++) {
		const struct goal *g = &p->goals[i];
		switch (g->type) {
		case GOAL_NAME: case GOAL_MEMBER:
			add_dotted(r, g->path.n ? g->path : g->text);
			break;
		case GOAL_LEAF:
			if (g->kind == PYK_IDENTIFIER)
				add_clause(r, &g->text, 1);
			add_keyword(r, g->kind);
			break;
		case GOAL_NODE:
			add_keyword(r, g->kind);
			if (g->is_async)
				add_keyword(r, PYT_ASYNC);
			break;
		default:
			break;
		}
	}
}

/* Words that most files have rule out little. */
static bool is_common(struct str word)
{
	for (unsigned kind = 0; kind < PY_KINDS; kind++)
		if (kind != PYT_ASYNC && kind != PYK_AWAIT && str_eq(keyword_of(kind), word))
			return true;
	return false;
}

/*
 * The words of a regex of the form ^word$, ^word\b or ^(one|two)$: a node that matches begins with one of them, and nodes begin where words
 * do. Nothing is added for any other form.
 */
static void words_of_regex(struct rule *r, const char *p)
{
	VEC(struct str) words = {0};
	bool group = p[0] == '^' && p[1] == '(';
	bool plain = *p == '^';

	for (p += plain + (plain && group); plain;) {
		size_t n = 0;
		while (word_is_char(p[n]))
			n++;
		if (n == 0)
			break;
		*vec_push(&words) = (struct str){arena_strndup(&r->arena, p, n), n};
		p += n;
		if (!group || *p != '|')
			break;
		p++;
	}
	plain = plain && words.len > 0 && (!group || *p++ == ')');
	if (plain && (strcmp(p, "$") == 0 || strncmp(p, "\\b", 2) == 0) && !strchr(p, '|'))
		add_clause(r, words.ptr, words.len);
	vec_done(&words);
}

/* The clause of R, from START on, that rules out most: of few and long words. */
static const struct clause *best(const struct rule *r, size_t start)
{
	const struct clause *found = NULL;
	size_t score = 0;

	for (size_t i = start; i < r->clauses.len; i++) {
		const struct clause *c = &r->clauses.ptr[i];
		size_t shortest = SIZE_MAX;
		for (size_t k = 0; k < c->n; k++)
			shortest = is_common(c->words[k]) ? 1 : c->words[k].n < shortest ? c->words[k].n : shortest;
		/* No word at all can never hold: nothing rules out more. */
		size_t s = c->n ? 1000 * shortest / c->n : SIZE_MAX;
		if (!found || s > score) {
			found = c;
			score = s;
		}
	}
	return found;
}

/* One of the alternatives holds, so one word of the best clause of one of them is there. */
static void words_of_any(struct rule *r, const struct test *t)
{
	size_t start = r->clauses.len;
	VEC(struct str) words = {0};
	bool all = true;

	for (size_t i = 0; i < t->nsubs && all; i++) {
		words_of_test(r, t->subs[i]);
		const struct clause *c = best(r, start);
		all = c != NULL;
		for (size_t k = 0; c && k < c->n; k++)
			*vec_push(&words) = c->words[k];
		r->clauses.len = start;
	}
	if (all)
		add_clause(r, words.ptr, words.len);
	vec_done(&words);
}

static void words_of_kinds(struct rule *r, const struct test *t)
{
	unsigned only = PY_KINDS, n = 0;

	for (unsigned k = 0; k < PY_KINDS; k++)
		if (kinds_has(&t->kinds, k)) {
			only = k;
			n++;
		}
	if (n == 1)
		add_keyword(r, only);
}

static void words_of_test(struct rule *r, const struct test *t)
{
	if (++r->looks > LOOKS_MAX)
		return;
	switch (t->type) {
	case TEST_PATTERN:
		words_of_pattern(r, t->pattern);
		break;
	case TEST_KIND:
		words_of_kinds(r, t);
		break;
	case TEST_REGEX:
		words_of_regex(r, t->source);
		break;
	case TEST_RESOLVES:
		if (t->npaths == 1) {
			add_dotted(r, t->paths[0]);
		} else {
			struct str *last = arena_array(&r->arena, struct str, t->npaths);
			for (size_t i = 0; i < t->npaths; i++) {
				const char *dot = memrchr(t->paths[i].p, '.', t->paths[i].n);
				last[i] = dot ? (struct str){dot + 1, (size_t)(t->paths[i].p + t->paths[i].n - dot - 1)} : t->paths[i];
			}
			add_clause(r, last, t->npaths);
		}
		break;
	case TEST_ALL: case TEST_INSIDE: case TEST_HAS: case TEST_PRECEDES: case TEST_FOLLOWS: case TEST_DEFINED_BY:
		for (size_t i = 0; i < t->nsubs; i++) {
			words_of_test(r, t->subs[i]);
			if (t->subs[i]->type == TEST_CONSTRAINTS)
				words_of_constraints(r, t->subs[i], t);
		}
		break;
	case TEST_ANY:
		words_of_any(r, t);
		break;
	case TEST_MATCHES:
		/* A util that is in use by itself adds nothing. */
		if (t->util->state == UTIL_READY) {
			t->util->state = UTIL_BUSY;
			words_of_test(r, t->util->test);
			t->util->state = UTIL_READY;
		}
		break;
	default:
		break;
	}
}

static bool pattern_binds(const struct pattern *p, uint32_t var)
{
	for (uint32_t i = 0; i < p->count; i++)
		if (p->goals[i].var == var)
			return true;
	return false;
}

/* Whether VAR is bound in every match of T. DEPTH bounds utils that refer to themselves. */
static bool always_binds(struct rule *r, const struct test *t, uint32_t var, int depth)
{
	bool all = t->type == TEST_ANY && t->nsubs > 0;

	if (depth > 50 || ++r->looks > LOOKS_MAX)
		return false;
	switch (t->type) {
	case TEST_PATTERN:
		return pattern_binds(t->pattern, var);
	case TEST_MATCHES:
		return t->util->test && always_binds(r, t->util->test, var, depth + 1);
	case TEST_ALL: case TEST_INSIDE: case TEST_HAS: case TEST_PRECEDES: case TEST_FOLLOWS:
		for (size_t i = 0; i < t->nsubs; i++)
			if (always_binds(r, t->subs[i], var, depth + 1))
				return true;
		return false;
	default:
		for (size_t i = 0; i < t->nsubs && all; i++)
			all = always_binds(r, t->subs[i], var, depth + 1);
		return all;
	}
}

/* The constraints T on variables that are bound wherever BINDER holds. */
static void words_of_constraints(struct rule *r, const struct test *t, const struct test *binder)
{
	for (const struct constraint *c = t->constraints; c; c = c->next)
		if (always_binds(r, binder, c->var, 0))
			words_of_test(r, c->test);
}

void words_of_rule(struct rule *r)
{
	words_of_test(r, r->test);
	if (r->constraints)
		words_of_constraints(r, r->constraints, r->test);
}

bool word_is_char(char c)
{
	return isalnum((unsigned char)c) || c == '_' || (unsigned char)c >= 0x80;
}

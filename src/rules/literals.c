#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include "rules/literals.h"

#define NONE UINT32_MAX
#define ENDS 0x80000000u /* in a transition: literals end there */

/* Classes of bytes: letters in one case, digits, the underscore, everything beyond ASCII; 0 for what is in no word. */
#define CLASSES 39

struct entry {
	struct literal literal;
	uint32_t same_end; /* the next literal that ends in the same state, or NONE */
};

struct state {
	uint32_t first; /* the literals that end here, or NONE */
	uint32_t fail;	/* the longest proper suffix that is a state */
	uint32_t also;	/* the nearest state on the way of fails at which literals end, or 0 */
};

struct literals {
	VEC(struct entry) entries;
	VEC(struct state) states;
	VEC(uint32_t) next; /* of each state and class: the state; once finished, its row and ENDS */
	uint8_t class_of[256];
};

static uint32_t add_state(struct literals *l)
{
	for (uint32_t c = 0; c < CLASSES; c++)
		*vec_push(&l->next) = 0;
	*vec_push(&l->states) = (struct state){.first = NONE};
	return (uint32_t)l->states.len - 1;
}

static uint8_t class_of(unsigned c)
{
	if (c >= 0x80)
		return CLASSES - 1;
	if (c == '_')
		return CLASSES - 2;
	if (isdigit((int)c))
		return (uint8_t)(c - '0' + 1);
	return isalpha((int)c) ? (uint8_t)(tolower((int)c) - 'a' + 11) : 0;
}

struct literals *literals_new(void)
{
	struct literals *l = xcalloc(1, sizeof *l);

	for (unsigned c = 0; c < 256; c++)
		l->class_of[c] = class_of(c);
	add_state(l);
	return l;
}

void literals_free(struct literals *l)
{
	if (!l)
		return;
	vec_done(&l->entries);
	vec_done(&l->states);
	vec_done(&l->next);
	free(l);
}

static uint32_t end_state(struct literals *l, struct str text)
{
	uint32_t state = 0;

	for (size_t i = 0; i < text.n; i++) {
		size_t at = (size_t)state * CLASSES + l->class_of[(unsigned char)text.p[i]];
		uint32_t to = l->next.ptr[at];
		if (to == 0) {
			to = add_state(l);
			l->next.ptr[at] = to;
		}
		state = to;
	}
	return state;
}

static bool same(const struct literal *a, const struct literal *b)
{
	return a->start == b->start && a->end == b->end && a->fold == b->fold && a->statement == b->statement &&
	       a->attribute == b->attribute && a->next == b->next &&
	       str_eq(a->text, b->text);
}

uint32_t literals_add(struct literals *l, struct literal literal)
{
	uint32_t state = end_state(l, literal.text);
	struct state *end = &l->states.ptr[state];

	for (uint32_t id = end->first; id != NONE; id = l->entries.ptr[id].same_end)
		if (same(&l->entries.ptr[id].literal, &literal))
			return id;
	uint32_t id = (uint32_t)l->entries.len;
	*vec_push(&l->entries) = (struct entry){literal, end->first};
	return end->first = id;
}

size_t literals_count(const struct literals *l)
{
	return l->entries.len;
}

/* Breadth first, so that a state's suffix is done before it. */
static void add_fails(struct literals *l)
{
	uint32_t *queue = xcalloc(l->states.len, sizeof *queue);
	size_t head = 0, tail = 1;

	while (head < tail) {
		uint32_t state = queue[head++], fail = l->states.ptr[state].fail;
		for (uint32_t c = 0; c < CLASSES; c++) {
			uint32_t *to = &l->next.ptr[(size_t)state * CLASSES + c];
			uint32_t other = state ? l->next.ptr[(size_t)fail * CLASSES + c] : 0;
			if (*to == 0) {
				*to = other;
				continue;
			}
			struct state *s = &l->states.ptr[*to];
			s->fail = other;
			s->also = l->states.ptr[other].first != NONE ? other : l->states.ptr[other].also;
			queue[tail++] = *to;
		}
	}
	free(queue);
}

void literals_finish(struct literals *l)
{
	add_fails(l);
	for (size_t i = 0; i < l->next.len; i++) {
		const struct state *to = &l->states.ptr[l->next.ptr[i]];
		bool ends = to->first != NONE || to->also != 0;
		l->next.ptr[i] = l->next.ptr[i] * CLASSES | (ends ? ENDS : 0);
	}
}

static bool is_word_byte(char c)
{
	return isalnum((unsigned char)c) || c == '_';
}

/* Whether a word begins at START. The `if` of "1if" is one. */
static bool starts_word(const char *text, size_t start)
{
	size_t left = start;

	while (left > 0 && is_word_byte(text[left - 1]))
		left--;
	return left == start || isdigit((unsigned char)text[left]);
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\f';
}

/* Whether a statement can begin at START: on a line of its own, behind a colon or semicolon, or behind `async`. */
static bool starts_statement(const char *text, size_t start)
{
	while (start > 0 && is_blank(text[start - 1]))
		start--;
	if (start >= 5 && memcmp(text + start - 5, "async", 5) == 0)
		return true;
	/* Beyond ASCII: a byte order mark. */
	return start == 0 || (text[start - 1] && strchr("\n\r;:", text[start - 1])) || (unsigned char)text[start - 1] >= 0x80;
}

/* Whether a dot can stand before START. A comment between them ends its line. */
static bool follows_dot(const char *text, size_t start)
{
	while (start > 0 && is_blank(text[start - 1]))
		start--;
	return start > 0 && text[start - 1] && strchr(".\n\r", text[start - 1]);
}

static bool is_followed(const char *text, size_t len, size_t end, char by)
{
	while (end < len && strchr(" \t\f\r\n\\(", text[end]) && text[end])
		end++;
	return end < len && text[end] == by;
}

/* Whether the literal, of which the letters end at END, is there as it wants to be. */
static bool is_there(const struct literal *l, const char *text, size_t len, size_t end)
{
	size_t start = end - l->text.n;

	if (!l->fold && memcmp(text + start, l->text.p, l->text.n) != 0)
		return false;
	if (l->end && end < len && is_word_byte(text[end]))
		return false;
	if (l->start && !starts_word(text, start))
		return false;
	if (l->attribute && !follows_dot(text, start))
		return false;
	return (!l->statement || starts_statement(text, start)) && (!l->next || is_followed(text, len, end, l->next));
}

static void mark(const struct literals *l, uint32_t state, const char *text, size_t len, size_t end, bool *seen)
{
	for (; state; state = l->states.ptr[state].also)
		for (uint32_t id = l->states.ptr[state].first; id != NONE; id = l->entries.ptr[id].same_end)
			if (!seen[id] && is_there(&l->entries.ptr[id].literal, text, len, end))
				seen[id] = true;
}

void literals_scan(const struct literals *l, const char *text, size_t len, bool *seen)
{
	const uint32_t *next = l->next.ptr;
	uint32_t row = 0;

	for (size_t i = 0; i < len; i++) {
		uint32_t to = next[row + l->class_of[(unsigned char)text[i]]];
		row = to & ~ENDS;
		if (to & ENDS)
			mark(l, row / CLASSES, text, len, i + 1, seen);
	}
}

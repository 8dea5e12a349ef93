#include <cmark.h>
#include <stdint.h>
#include <string.h>
#include <wctype.h>
#include "base/utf8.h"
#include "markdown/build.h"
#include "markdown/scan.h"

#define LABEL_MAX 999
#define SIGN '\x1F' /* begins the sign for an address; no address that anyone means has it */

/* Letters whose case folds to more than one, perhaps to ASCII: Unicode's CaseFolding.txt, status F, and K and long S. */
static bool folds_oddly(uint32_t cp)
{
	return cp == 0xDF || cp == 0x130 || cp == 0x149 || cp == 0x17F || cp == 0x1F0 || cp == 0x390 || cp == 0x3B0 || cp == 0x587 ||
	       (cp >= 0x1E96 && cp <= 0x1E9E) || (cp >= 0x1F00 && cp <= 0x1FFF) || cp == 0x212A || (cp >= 0xFB00 && cp <= 0xFB17);
}

/*
 * Labels that mean the same have the same key: without case, blanks, and what containers and tables may put into one. A label with letters that fold
 * oddly has none (false): it may mean the same as any.
 */
static bool label_key(struct buf *key, const char *label, size_t n)
{
	char bytes[4];
	uint32_t cp;

	buf_clear(key);
	for (size_t i = 0; i < n;) {
		i += utf8_decode(label + i, n - i, &cp);
		if (folds_oddly(cp))
			return false;
		if (cp && cp < 0x80 && strchr(" \t\r\n\f\v>\\|", (int)cp))
			continue;
		if (cp >= 'A' && cp <= 'Z')
			cp |= 0x20;
		else if (cp >= 0x80)
			cp = (uint32_t)towlower((wint_t)towupper((wint_t)cp));
		buf_add(key, bytes, utf8_encode(cp ? cp : UTF8_BAD, bytes));
	}
	return true;
}

static char *lower_case(struct arena *a, const char *s)
{
	char *copy = arena_strdup(a, s);

	for (char *p = copy; *p; p++)
		if (*p >= 'A' && *p <= 'Z')
			*p = (char)(*p | 0x20);
	return copy;
}

/* The first definition of a label counts. */
static void add_definition(struct md_content *c, const char *label, const char *url)
{
	struct md_definitions *d = &c->definitions;
	char *lower = lower_case(&c->arena, label);
	struct buf key = BUF_INIT;

	if (md_names_get(&d->labels, lower))
		return;
	md_names_add(&d->labels, lower, 0);
	size_t i = d->list.len;
	struct md_definition *def = vec_push(&d->list);
	*def = (struct md_definition){.label = arena_strdup(&c->arena, label), .url = arena_strdup(&c->arena, url), .link = -1};
	if (!label_key(&key, label + 1, strlen(label) - 2)) {
		*vec_push(&d->odd) = i;
	} else {
		size_t *last = md_names_get(&d->keys, key.data);
		def->next = last ? *last + 1 : 0;
		if (last)
			*last = i;
		else
			md_names_add(&d->keys, arena_strndup(&c->arena, key.data, key.len), i);
	}
	buf_done(&key);
}

static bool is_escaped(const char *text, const char *p)
{
	size_t n = 0;

	while (p - n > text && p[-1 - (ptrdiff_t)n] == '\\')
		n++;
	return n % 2;
}

/* The '[' that begins the label which ends at the bracket P, NULL when none does. */
static const char *label_start(const char *text, const char *p)
{
	const char *least = p - text > LABEL_MAX + 1 ? p - LABEL_MAX - 1 : text;

	if (is_escaped(text, p))
		return NULL;
	while (p > least) {
		p--;
		if ((*p == '[' || *p == ']') && !is_escaped(text, p))
			return *p == '[' ? p : NULL;
	}
	return NULL;
}

/* The label from P to END as a heading of one line, without what containers put at the beginning of its other lines. */
static void add_probe(struct buf *out, const char *p, const char *end)
{
	bool begins = false; /* a line */

	buf_addstr(out, "# ");
	for (; p < end; p++) {
		if (begins && *p && strchr("\r\n \t>", *p))
			continue;
		begins = *p == '\n' || *p == '\r';
		if (*p == '\0')
			buf_addstr(out, "\xEF\xBF\xBD"); /* what cmark takes it for */
		else
			buf_addch(out, begins ? ' ' : *p);
	}
	buf_addstr(out, " #\n");
}

/* A heading for each label that looks defined, so that cmark says what it is. Returns how many. */
static int add_probes(struct buf *out, const char *text, size_t len)
{
	const char *p = text, *end = text + len;
	int n = 0;

	for (; (p = memmem(p, (size_t)(end - p), "]:", 2)); p += 2) {
		const char *start = label_start(text, p);
		if (start) {
			add_probe(out, start, p + 1);
			n++;
		}
	}
	return n;
}

/* Reads off the first N blocks what their labels mean. */
static void read_probes(struct md_content *c, cmark_node *root, const struct md_source *source, int n)
{
	cmark_node *node = cmark_node_first_child(root);

	for (int i = 1; i <= n; i++, node = cmark_node_next(node)) {
		cmark_node *link = cmark_node_first_child(node);
		if (!link || cmark_node_get_type(link) != CMARK_NODE_LINK || cmark_node_next(link))
			continue;
		struct str line = md_source_line(source, i);
		char *label = xstrndup(line.p + 2, line.n - 4);
		if (!md_notes_has(c, label))
			add_definition(c, label, cmark_node_get_url(link));
		free(label);
	}
}

static void read_stretch(struct md_content *c, const struct md_stretch *stretch)
{
	struct buf input = BUF_INIT;
	struct md_source source;
	const char *text = c->text + c->at + stretch->start;
	size_t len = stretch->end - stretch->start;
	int probes = add_probes(&input, text, len);

	buf_add(&input, text, len);
	md_source_init(&source, input.data, input.len);
	cmark_node *root = cmark_parse_document(input.data, input.len, CMARK_OPT_DEFAULT);
	md_notes_find(c, root, &source, probes, c->line + stretch->line - 1);
	read_probes(c, root, &source, probes);
	cmark_node_free(root);
	md_source_done(&source);
	buf_done(&input);
}

void md_define(struct md_content *c)
{
	struct md_stretch stretch;
	struct md_scan scan;

	md_scan_init(&scan, c->text + c->at, c->len - c->at);
	while (scan.colon && md_scan_next(&scan, &stretch))
		if (stretch.defines)
			read_stretch(c, &stretch);
}

/* Indices of definitions. */
struct picks {
	VEC(size_t) list;
};

static void pick(struct md_definitions *d, struct picks *picks, size_t i)
{
	if (d->list.ptr[i].gather == d->gathered)
		return;
	d->list.ptr[i].gather = d->gathered;
	*vec_push(&picks->list) = i;
}

/* What the label may mean; false when that is anything. */
static bool pick_label(struct md_definitions *d, struct picks *picks, const char *label, size_t n, struct buf *key)
{
	if (!label_key(key, label, n))
		return false;
	const size_t *last = md_names_get(&d->keys, key->data);
	for (size_t i = last ? *last + 1 : 0; i && d->list.ptr[i - 1].gather != d->gathered; i = d->list.ptr[i - 1].next)
		pick(d, picks, i - 1);
	return true;
}

/* Bytes of the label behind a '[', up to its ']'; 0 when there is none. */
static size_t label_length(const char *p, size_t n)
{
	for (size_t i = 0; i < n && i <= LABEL_MAX; i++) {
		if (p[i] == '\\')
			i++;
		else if (p[i] == ']' || p[i] == '[')
			return p[i] == ']' ? i : 0;
	}
	return 0;
}

static void pick_for(struct md_definitions *d, struct picks *picks, const char *text, size_t n)
{
	struct buf key = BUF_INIT;
	const char *p = text, *end = text + n;
	bool all = false;

	for (; !all && (p = memchr(p, '[', (size_t)(end - p))); p++) {
		size_t label = is_escaped(text, p) ? 0 : label_length(p + 1, (size_t)(end - p) - 1);
		all = label && !pick_label(d, picks, p + 1, label, &key);
	}
	for (size_t i = 0; i < d->odd.len; i++)
		pick(d, picks, d->odd.ptr[i]);
	for (size_t i = 0; all && i < d->list.len; i++)
		pick(d, picks, i);
	buf_done(&key);
}

static int by_number(const void *a, const void *b)
{
	const size_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

int md_definitions_for(struct md_content *c, const char *text, size_t n, struct buf *out)
{
	struct md_definitions *d = &c->definitions;
	struct picks picks = {0};

	if (!d->list.len)
		return 0;
	d->gathered++;
	pick_for(d, &picks, text, n);
	if (picks.list.len)
		qsort(picks.list.ptr, picks.list.len, sizeof *picks.list.ptr, by_number);
	for (size_t i = 0; i < picks.list.len; i++)
		buf_addf(out, "%s: <%c%zu>\n", d->list.ptr[picks.list.ptr[i]].label, SIGN, picks.list.ptr[i]);
	int lines = picks.list.len ? (int)picks.list.len + 1 : 0;
	if (lines)
		buf_addch(out, '\n');
	vec_done(&picks.list);
	return lines;
}

struct md_definition *md_definition_of(const struct md_content *c, const char *url)
{
	char *end;

	if (*url != SIGN)
		return NULL;
	unsigned long i = strtoul(url + 1, &end, 10);
	return *end || end == url + 1 || i >= c->definitions.list.len ? NULL : &c->definitions.list.ptr[i];
}

void md_definitions_done(struct md_definitions *d)
{
	vec_done(&d->list);
	vec_done(&d->odd);
	md_names_done(&d->labels);
	md_names_done(&d->keys);
}

/*
 * HTML reduced to its text. Tags as in CommonMark 0.31 section 6.6; elements that break lines as in the HTML standard, section 15.3 (rendering of
 * flow content).
 */
#include <cmark.h>
#include <string.h>
#include <strings.h>
#include "markdown/build.h"
#include "markdown/safe.h"

struct tag {
	char name[12]; /* lower case; cut where it is longer than any known name */
	bool closing;
	const char *attributes, *end; /* END is behind the '>' */
};

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* Reads the tag that begins at S ("<..."); false when there is none. LAST: the last '>' of the text, NULL for none. */
static bool read_tag(const char *s, const char *last, struct tag *tag)
{
	size_t n = 0;
	char quote = 0;

	*tag = (struct tag){.closing = s[1] == '/'};
	const char *p = s + 1 + tag->closing;
	if (!is_letter(*p) || !last || last < p)
		return false;
	for (; *p && !is_space(*p) && *p != '>' && *p != '/'; p++)
		if (n + 1 < sizeof tag->name)
			tag->name[n++] = (char)(is_letter(*p) ? *p | 0x20 : *p);
	tag->attributes = p;
	for (; *p && (quote || *p != '>'); p++) {
		if (quote && *p == quote)
			quote = 0;
		else if (!quote && (*p == '"' || *p == '\''))
			quote = *p;
	}
	if (!*p)
		return false;
	tag->end = p + 1;
	return true;
}

static bool breaks_line(const char *name)
{
	static const char *const names[] = {"address", "article", "aside", "blockquote", "br", "caption", "dd", "details", "dialog",
	    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
	    "legend", "li", "main", "nav", "ol", "option", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(name, names[i]) == 0)
			return true;
	return false;
}

/* Appends what the entity at S ("&...") stands for; returns its bytes, 0 when it is none. cmark knows all names. */
static size_t add_entity(struct buf *out, const char *s)
{
	char name[40];
	size_t n = 1;

	while (n + 1 < sizeof name && (is_letter(s[n]) || (s[n] >= '0' && s[n] <= '9') || (s[n] == '#' && n == 1)))
		n++;
	if (s[n] != ';' || n < 2)
		return 0;
	memcpy(name, s, ++n);
	cmark_node *root = cmark_parse_document(name, n, CMARK_OPT_DEFAULT);
	cmark_node *paragraph = cmark_node_first_child(root);
	cmark_node *text = paragraph ? cmark_node_first_child(paragraph) : NULL;
	const char *literal = text && !cmark_node_next(text) ? cmark_node_get_literal(text) : NULL;
	if (literal)
		buf_addstr(out, literal);
	cmark_node_free(root);
	return literal ? n : 0;
}

static void decode(struct buf *out, const char *s, size_t n)
{
	for (size_t i = 0; i < n;) {
		size_t used = s[i] == '&' ? add_entity(out, s + i) : 0;
		if (!used)
			buf_addch(out, s[i]);
		i += used ? used : 1;
	}
}

static void keep_comment(struct md_build *b, const char *s, size_t n)
{
	struct md_content *c = b->content;

	*vec_push(&c->comments) =
	    (struct md_comment){arena_strndup(&c->arena, s, n), n, c->blocks.len, b->line};
}

/* Adds "[image: ALT]" for an img tag that says what it shows. */
static void add_image(struct md_build *b, const struct tag *tag)
{
	struct buf alt = BUF_INIT;

	for (const char *p = tag->attributes; p + 5 < tag->end; p++) {
		if (!is_space(*p) || strncasecmp(p + 1, "alt=", 4) != 0)
			continue;
		const char *value = p + 5, *end = value;
		if (*value == '"' || *value == '\'') {
			end = memchr(value + 1, *value, (size_t)(tag->end - value - 1));
			value++;
		} else {
			while (end < tag->end && !is_space(*end) && *end != '>')
				end++;
		}
		if (end && end > value) {
			buf_addstr(&alt, "[image: ");
			decode(&alt, value, (size_t)(end - value));
			buf_addch(&alt, ']');
		}
		break;
	}
	md_leaf_add(b, alt.data, alt.len, CELL_PROSE);
	buf_done(&alt);
}

/* The end of what is not text and begins at S: a comment, declaration, instruction or CDATA section; NULL when it is none of them. */
static const char *skip_markup(struct md_build *b, const char *s)
{
	static const struct {
		const char *open, *close;
	} kinds[] = {{"<!--", "-->"}, {"<?", "?>"}, {"<![CDATA[", "]]>"}, {"<!", ">"}};

	for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
		size_t open = strlen(kinds[k].open);
		if (strncmp(s, kinds[k].open, open) != 0)
			continue;
		const char *end = strstr(s + open, kinds[k].close);
		if (k == 0)
			keep_comment(b, s + open, end ? (size_t)(end - s) - open : strlen(s + open));
		return end ? end + strlen(kinds[k].close) : s + strlen(s);
	}
	return NULL;
}

void md_html_inline(struct md_build *b, const char *html)
{
	struct tag tag;

	if (skip_markup(b, html) || !read_tag(html, strrchr(html, '>'), &tag))
		return;
	if (strcmp(tag.name, "br") == 0)
		md_leaf_break(b);
	else if (strcmp(tag.name, "img") == 0)
		add_image(b, &tag);
}

struct html {
	struct md_build *b;
	bool begun, space, line; /* text was added; a blank, a line break is due */
	bool pre;
	const char *last; /* '>' */
};

static void due(struct html *h)
{
	if (h->line && h->begun)
		md_leaf_break(h->b);
	else if (h->space && h->begun)
		md_leaf_add(h->b, " ", 1, CELL_PROSE);
	h->line = h->space = false;
	h->begun = true;
}

/* Text between tags, its white space collapsed outside of pre. */
static void add_text(struct html *h, const char *s, size_t n)
{
	struct buf word = BUF_INIT;

	for (size_t i = 0; i < n;) {
		if (h->pre ? s[i] == '\n' : is_space(s[i])) {
			h->b->line += s[i] == '\n';
			h->line = h->line || h->pre;
			h->space = true;
			i++;
			continue;
		}
		size_t start = i;
		while (i < n && (h->pre ? s[i] != '\n' : !is_space(s[i])))
			i++;
		due(h);
		buf_clear(&word);
		decode(&word, s + start, i - start);
		md_leaf_add(h->b, word.data, word.len, CELL_PROSE);
	}
	buf_done(&word);
}

/* Behind the end tag of the element TAG, whose content is no text; the end when it is open. */
static const char *skip_element(const char *s, const struct tag *tag)
{
	size_t n = strlen(tag->name);

	for (; (s = strstr(s, "</")); s += 2)
		if (strncasecmp(s + 2, tag->name, n) == 0) {
			const char *end = strchr(s, '>');
			return end ? end + 1 : s + strlen(s);
		}
	return NULL;
}

static const char *html_tag(struct html *h, const char *s)
{
	struct tag tag;
	const char *after = skip_markup(h->b, s);

	if (after)
		return after;
	if (!read_tag(s, h->last, &tag)) {
		add_text(h, s, 1);
		return s + 1;
	}
	if (breaks_line(tag.name))
		h->line = true;
	if (strcmp(tag.name, "td") == 0 || strcmp(tag.name, "th") == 0)
		h->space = true;
	if (strcmp(tag.name, "pre") == 0)
		h->pre = !tag.closing;
	if (strcmp(tag.name, "img") == 0) {
		due(h);
		add_image(h->b, &tag);
	}
	if (!tag.closing && (strcmp(tag.name, "script") == 0 || strcmp(tag.name, "style") == 0)) {
		after = skip_element(tag.end, &tag);
		return after ? after : s + strlen(s);
	}
	return tag.end;
}

void md_html_block(struct md_build *b, const char *html, int line)
{
	struct html h = {.b = b, .last = strrchr(html, '>')};

	md_leaf_begin(b, MD_HTML, line);
	while (*html) {
		size_t text = strcspn(html, "<");
		add_text(&h, html, text);
		html += text;
		if (*html)
			html = html_tag(&h, html);
	}
	if (b->piece->text.len > b->leaf_text)
		md_leaf_count(b, md_leaf_end(b, OP_PARAGRAPH, line));
}

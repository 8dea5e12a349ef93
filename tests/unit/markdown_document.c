#include "tests/unit/test.h"
#include "base/utf8.h"
#include "markdown/markdown.h"

static struct md_doc *parse(const char *text)
{
	return md_parse(text, strlen(text), 1);
}

static void headings_know_their_place_and_anchor(void **state)
{
	const char *text = "# A [link](u) *b*\n\ntext\n\nWhat keeps a limit?\n---\n## `f()` & Co.\n## Co\n## Co\n## Co-1\n";
	struct md_doc *doc = md_parse(text, strlen(text), 10);
	size_t n;
	const struct md_heading *h = md_headings(doc, &n);

	(void)state;
	assert_int_equal(n, 6);
	assert_string_equal(h[0].text, "A link b");
	assert_string_equal(h[0].anchor, "a-link-b");
	assert_int_equal(h[0].line, 10);
	assert_int_equal(h[0].level, 1);
	assert_string_equal(h[1].anchor, "what-keeps-a-limit");
	assert_int_equal(h[1].line, 14);
	assert_int_equal(h[1].block, 2);
	assert_string_equal(h[2].anchor, "f--co");
	assert_string_equal(h[3].anchor, "co");
	assert_string_equal(h[4].anchor, "co-1");
	assert_string_equal(h[5].anchor, "co-1-1");
	md_free(doc);
}

static void links_are_counted_in_the_order_in_which_they_begin(void **state)
{
	struct md_doc *doc = parse("[a](x.md \"t\") ![pic *one*](p.png)\n[![in](i.png)](o.md) <http://h>\n\n| [c][r] |\n|---|\n\n[r]: http://r?a=1&amp;b=\\<\n");
	static const struct {
		const char *url, *text;
		bool image;
		int line;
	} want[] = {{"x.md", "a", false, 1}, {"p.png", "pic one", true, 1}, {"o.md", "[image: in][4]", false, 2}, {"i.png", "in", true, 2},
	    {"http://h", "http://h", false, 2}, {"http://r?a=1&b=<", "c", false, 4}};
	size_t n;
	const struct md_link *links = md_links(doc, &n);

	(void)state;
	assert_int_equal(n, 6);
	for (size_t i = 0; i < n; i++) {
		assert_string_equal(links[i].url, want[i].url);
		assert_string_equal(links[i].text, want[i].text);
		assert_int_equal(links[i].image, want[i].image);
		assert_int_equal(links[i].line, want[i].line);
	}
	md_free(doc);
}

static void a_link_has_its_text_in_one_line(void **state)
{
	struct md_doc *doc = parse("[a  \nb](x)\n\n# [c<br>d](y)\n");
	size_t n;

	(void)state;
	assert_string_equal(md_links(doc, &n)[0].text, "a b");
	assert_string_equal(md_links(doc, &n)[1].text, "c d");
	assert_string_equal(md_headings(doc, &n)[0].text, "c d");
	md_free(doc);
}

static void fences_keep_their_text_as_it_was_written(void **state)
{
	struct md_doc *doc = parse("```python run\n\tx\n```\n\n    indented\n\n> ~~~\n> quoted\n\n- ```quiz\n  a\n\n  b\n  ```\n");
	size_t n;
	const struct md_fence *f = md_fences(doc, &n);

	(void)state;
	assert_int_equal(n, 3);
	assert_string_equal(f[0].info, "python");
	assert_string_equal(f[0].text, "\tx\n");
	assert_string_equal(f[0].option, "run");
	assert_int_equal(f[0].line, 2);
	assert_string_equal(f[1].info, "");
	assert_string_equal(f[1].option, "");
	assert_string_equal(f[1].text, "quoted\n");
	assert_int_equal(f[1].line, 8);
	assert_int_equal(f[1].block, 2);
	assert_string_equal(f[2].info, "quiz");
	assert_int_equal(f[2].len, 5);
	assert_int_equal(f[2].line, 11);
	md_free(doc);
}

static void comments_are_kept_for_the_presenter(void **state)
{
	struct md_doc *doc = parse("a <!-- in --> b\n\n<!-- two\nlines -->\n");
	size_t n;
	const struct md_comment *c = md_comments(doc, &n);

	(void)state;
	assert_int_equal(n, 2);
	assert_string_equal(c[0].text, " in ");
	assert_string_equal(c[1].text, " two\nlines ");
	assert_int_equal(c[1].block, 1);
	assert_int_equal(c[1].line, 3);
	md_free(doc);
}

static void words_are_those_of_prose(void **state)
{
	struct md_doc *doc = parse("# Two words\n\nthree *more* words\n\n```\nnot these\n```\n\n- [x] one\n\n| a b |\n|---|\n\n<p>x y</p>\n");

	(void)state;
	assert_int_equal(md_words(doc), 10);
	assert_int_equal(md_blocks(doc), 6);
	md_free(doc);
}

/* Many blocks, among them one that holds what looks like the others. */
static char *long_text(const char *open, const char *close)
{
	struct buf b = BUF_INIT;

	for (int i = 0; i < 2000; i++)
		buf_addf(&b, "# Heading %d\n\nSome words that fill a line of the paragraph.\n\n", i);
	buf_addstr(&b, open);
	for (int i = 0; i < 3000; i++)
		buf_addf(&b, "# Not %d\n\nnot a paragraph\n\n", i);
	buf_addstr(&b, close);
	for (int i = 0; i < 2000; i++)
		buf_addf(&b, "# Heading %d\n\n- item\n\n", i + 2000);
	return buf_detach(&b);
}

static void a_text_that_is_parsed_in_pieces_is_the_same(void **state)
{
	static const struct {
		const char *open, *close;
		size_t headings, fences;
	} cases[] = {{"", "", 7000, 0}, {"```\n", "```\n", 4000, 1}, {"<!--\n", "-->\n\n", 4000, 0}, {"~~~~\n```\n", "~~~~\n", 4000, 1}};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *text = long_text(cases[i].open, cases[i].close);
		struct md_doc *doc = md_parse(text, strlen(text), 1);
		size_t n;
		const struct md_heading *h = md_headings(doc, &n);
		assert_int_equal(n, cases[i].headings);
		assert_string_equal(h[n - 1].text, "Heading 3999");
		assert_string_equal(h[n - 1].anchor, "heading-3999");
		int line = 1;
		for (const char *p = text; p < strstr(text, "# Heading 3999\n"); p++)
			line += *p == '\n';
		assert_int_equal(h[n - 1].line, line);
		md_fences(doc, &n);
		assert_int_equal(n, cases[i].fences);
		md_free(doc);
		free(text);
	}
}

/* BEFORE, so many paragraphs that they are parsed in several pieces, BEHIND. */
static struct md_doc *parse_around(const char *before, const char *behind)
{
	struct buf b = BUF_INIT;

	buf_addf(&b, "%s\n\n", before);
	for (int i = 0; i < 3000; i++)
		buf_addstr(&b, "Some words that fill a line of the paragraph.\n\n");
	buf_addstr(&b, behind);
	struct md_doc *doc = md_parse(b.data, b.len, 1);
	buf_done(&b);
	return doc;
}

static void definitions_reach_from_end_to_end(void **state)
{
	static const struct {
		const char *before, *behind;
		const char *url; /* NULL: no link */
	} cases[] = {
	    {"[a]", "[a]: /x\n", "/x"},
	    {"[A  b\nc]", "> [a\n> b c]: /x\n", "/x"},
	    {"> - [t][a\n>   b]", "- 1. [a b]: /x\n", "/x"},
	    {"[STRASSE]", "[stra\u00DFe]: /x\n", "/x"},
	    {"[stra\u1E9Ee]", "[strasse]: /x\n", "/x"},
	    {"[\u03A3\u03C2]", "[\u03C3\u03A3]: /x\n", "/x"},
	    {"[a\\]]", "[a\\]]: /x\n", "/x"},
	    {"| [t][a\\|b] |\n|---|\n", "[a|b]: /x\n", "/x"},
	    {"[a]", "[a]: /x\n\n[a]: /y\n[A]: /z\n", "/x"},
	    {"[a]: /x\n\n[a]", "[a]: /y\n", "/x"},
	    {"[a]", "[a]: </x&amp;\\<> 'title'\n", "/x&<"},
	    {"[a]", "```\n[a]: /x\n```\n", NULL},
	    {"[a]", "- ```\n  [a]: /x\n", NULL},
	    {"[a]", "<!--\n\n[a]: /x\n", NULL},
	    {"[a]", "<pre>\n\n[a]: /x\n", NULL},
	    {"[a]", "words\n[a]: /x\n", NULL},
	    {"[a]", "    [a]: /x\n", NULL},
	    {"\\[a]", "[a]: /x\n", NULL},
	    {"[a]", "[a]: /x\n[b]: /y\n\n```\nopen\n", "/x"},
	    {"\xEF\xBB\xBF[b]: /x\n\n[b]", "end", "/x"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct md_doc *doc = parse_around(cases[i].before, cases[i].behind);
		size_t n;
		const struct md_link *links = md_links(doc, &n);
		if ((n > 0) != (cases[i].url != NULL) || (n && strcmp(links[0].url, cases[i].url) != 0))
			fail_msg("case %zu: %s", i, n ? links[0].url : "no link");
		md_free(doc);
	}
}

static void footnotes_reach_from_end_to_end(void **state)
{
	struct md_doc *doc = parse_around("[^one] [^Two] [^none]", "[^two]: text [^three] with a [link][a]\n\n    more\n\n[^one]: x\n[^three]: y\n\n[a]: /x\n");
	struct md_layout *l = md_layout(doc, &(struct md_options){.width = 40});
	struct buf text = BUF_INIT;

	(void)state;
	md_text(l, &text);
	assert_ptr_equal(strstr(text.data, "[^1] [^2] [^none]\n"), text.data);
	assert_string_equal(strstr(text.data, "\n[^1]"), "\n[^1] x\n[^2] text [^3] with a link[1]\n\n     more\n[^3] y\n");
	buf_done(&text);
	md_layout_free(l);
	md_free(doc);
}

static void nothing_is_parsed_before_it_is_needed(void **state)
{
	struct md_doc *doc = parse_around("# One\n\n[a]\n\n```x\n```", "# Two\n\n[a]: /x\n");
	struct md_layout *l = md_layout(doc, &(struct md_options){.width = 40});
	size_t n = 0, known;

	(void)state;
	assert_non_null(md_line(l, 10));
	assert_int_equal(md_headings_known(doc), 1);
	assert_string_equal(md_heading(doc, 0)->text, "One");
	assert_string_equal(md_link(doc, 0)->url, "/x");
	assert_string_equal(md_fence(doc, 0)->info, "x");
	while (md_parse_more(doc))
		n++;
	assert_true(n > 1);
	assert_int_equal(md_headings_known(doc), 2);
	assert_true(md_layout_more(l, 100, &known));
	assert_in_range(known, 100, 200);
	while (md_layout_more(l, 1000, &known))
		;
	assert_int_equal(known, md_lines(l));
	md_layout_free(l);
	md_free(doc);
}

static void odd_texts_are_documents_too(void **state)
{
	static const char *const texts[] = {"", "\n", "\r", "\xff\xfe", "[", "|\n|-", "> ", "-", "[^", "[^1]:", "]:", "<", "<!--", "&", "\\"};
	size_t n;

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct md_doc *doc = parse(texts[i]);
		md_headings(doc, &n);
		assert_int_equal(n, 0);
		md_free(doc);
	}
	struct md_doc *doc = md_parse("a\0b", 3, 1);
	assert_int_equal(md_blocks(doc), 1);
	md_free(doc);
	md_free(NULL);
	md_layout_free(NULL);
}

static int set_locale(void **state)
{
	(void)state;
	utf8_locale();
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(headings_know_their_place_and_anchor),
	    cmocka_unit_test(links_are_counted_in_the_order_in_which_they_begin),
	    cmocka_unit_test(a_link_has_its_text_in_one_line),
	    cmocka_unit_test(fences_keep_their_text_as_it_was_written),
	    cmocka_unit_test(comments_are_kept_for_the_presenter),
	    cmocka_unit_test(words_are_those_of_prose),
	    cmocka_unit_test(a_text_that_is_parsed_in_pieces_is_the_same),
	    cmocka_unit_test(definitions_reach_from_end_to_end),
	    cmocka_unit_test(footnotes_reach_from_end_to_end),
	    cmocka_unit_test(nothing_is_parsed_before_it_is_needed),
	    cmocka_unit_test(odd_texts_are_documents_too),
	};

	return cmocka_run_group_tests_name("markdown_document", tests, set_locale, NULL);
}

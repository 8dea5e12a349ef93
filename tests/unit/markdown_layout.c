#include "tests/unit/test.h"
#include "base/utf8.h"
#include "markdown/markdown.h"
#include "markdown/wrap.h"

static struct md_doc *parse(const char *text)
{
	return md_parse(text, strlen(text), 1);
}

static void drawn(const char *text, struct md_options options, const char *want)
{
	struct md_doc *doc = parse(text);
	struct md_layout *l = md_layout(doc, &options);
	struct buf out = BUF_INIT;

	md_text(l, &out);
	assert_string_equal(out.data, want);
	buf_done(&out);
	md_layout_free(l);
	md_free(doc);
}

static void lines_break_where_a_reader_expects(void **state)
{
	static const struct {
		const char *text;
		int cells;
		size_t end, next;
		int width;
	} cases[] = {
	    {"one two", 7, 7, 7, 7},
	    {"one two", 6, 3, 4, 3},
	    {"one   two", 5, 3, 6, 3},
	    {"one two ", 7, 7, 8, 7},
	    {"one\ntwo", 7, 3, 4, 3},
	    {"one \ntwo", 7, 3, 5, 3},
	    {"\ntwo", 7, 0, 1, 0},
	    {"  one", 3, 3, 3, 3},
	    {"abcdef", 3, 3, 3, 3},
	    {"well-known words", 6, 5, 5, 5},
	    {"a well-known", 8, 7, 7, 7},
	    {"the well-known", 6, 3, 4, 3},
	    {"--flag", 4, 4, 4, 4},
	    {"漢字", 3, 3, 3, 2},
	    {"漢字。", 4, 3, 3, 2},
	    {"a「漢」", 4, 1, 1, 1},
	    {"漢", 1, 3, 3, 2},
	    {"abc한국어", 6, 6, 6, 5},
	    {"abc \xcc\x81", 3, 3, 3, 3},
	    {"abc \xcc\x81", 4, 6, 6, 4},
	    {"e\xcc\x81x", 1, 3, 3, 1},
	    {"abcdef, x", 6, 5, 5, 5},
	    {"abcdef.) x", 7, 5, 5, 5},
	    {".......", 3, 3, 3, 3},
	    {"     x", 3, 0, 5, 0},
	    {"     \nx", 3, 0, 6, 0},
	    {"     ", 3, 0, 5, 0},
	    {"     \xcc\x81x", 3, 0, 4, 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct md_cut cut = md_cut(cases[i].text, strlen(cases[i].text), cases[i].cells);
		if (cut.end != cases[i].end || cut.next != cases[i].next || cut.width != cases[i].width)
			fail_msg("\"%s\" at %d: %zu %zu %d", cases[i].text, cases[i].cells, cut.end, cut.next, cut.width);
	}
}

static void prefixes_give_way_where_there_is_no_room(void **state)
{
	(void)state;
	drawn("> a\n", (struct md_options){.width = 1}, "a\n");
	drawn("10. a\n", (struct md_options){.width = 1}, "1\n0\n.\na\n");
	drawn("- - - - - - a b\n", (struct md_options){.width = 9}, "\u2022 \u25e6 \u25aa \u2022\n      \u25e6\n      \u25aa\n      a b\n");
}

static void a_table_falls_back_to_labelled_lines(void **state)
{
	const char *table = "| first | second |\n|---|--:|\n| alpha | beta |\n| gamma |\n";

	(void)state;
	drawn(table, (struct md_options){.width = 30, .ascii = true},
	    "first | second\n------+-------\nalpha |   beta\ngamma |\n");
	drawn(table, (struct md_options){.width = 10}, "first:\n  alpha\nsecond:\n  beta\n\nfirst:\n  gamma\n");
	drawn(table, (struct md_options){.width = 80, .linear = true}, "first: alpha\nsecond: beta\n\nfirst: gamma\n");
}

static void code_is_left_long_or_wrapped_with_a_mark(void **state)
{
	struct md_doc *doc = parse("```\n0123456789\n\tx\n```\n");
	struct md_layout *l = md_layout(doc, &(struct md_options){.width = 8});
	const struct md_line *line = md_line(l, 0);

	(void)state;
	assert_true(line->wide);
	assert_int_equal(line->code_col, 2);
	assert_int_equal(line->width, 12);
	assert_int_equal(line->fence, 0);
	assert_int_equal(line->source, 2);
	assert_int_equal(md_line(l, 1)->source, 3);
	assert_null(md_line(l, 2));
	md_layout_free(l);
	md_free(doc);
	drawn("```\n0123456789\n```\n", (struct md_options){.width = 8, .wrap_code = true, .ascii = true},
	    "| 012345\n| \\ 6789\n");
}

static void emit_keyword(const char *language, const char *text, size_t len, md_emit_fn *emit, void *ctx)
{
	(void)text;
	if (strcmp(language, "python") != 0)
		return;
	emit(0, 5, MD_CODE_KEYWORD, ctx);
	emit(3, 7, MD_CODE_STRING, ctx);
	emit(6, len, MD_CODE_CALL, ctx);
	emit(len, len + 1, MD_CODE_STRING, ctx);
}

static void a_highlighter_is_believed_only_within_the_code(void **state)
{
	struct md_doc *doc = parse("```python\nasync f\n\tg\n```\n");
	struct md_layout *l = md_layout(doc, &(struct md_options){.width = 40, .highlight = emit_keyword});
	const struct md_line *line = md_line(l, 0);

	(void)state;
	assert_int_equal(line->nspans, 5);
	assert_int_equal(line->spans[2].style, MD_CODE_KEYWORD);
	assert_int_equal(line->spans[2].len, 5);
	assert_int_equal(line->spans[3].style, MD_CODE);
	assert_int_equal(line->spans[4].style, MD_CODE_CALL);
	line = md_line(l, 1);
	assert_int_equal(line->spans[2].style, MD_CODE_CALL);
	assert_int_equal(line->spans[2].width, 5);
	md_layout_free(l);
	md_free(doc);
}

static int rows_for_quiz(const struct md_fence *fence, size_t index, int width, void *ctx)
{
	assert_int_equal(index, 1);
	assert_int_equal(width, 40);
	*(int *)ctx += 1;
	return strcmp(fence->info, "quiz") == 0 ? 3 : -1;
}

static int rows_only_for_the_second(const struct md_fence *fence, size_t index, int width, void *ctx)
{
	return index == 1 ? rows_for_quiz(fence, index, width, ctx) : -1;
}

static void a_fence_can_make_room_for_a_screen_of_its_own(void **state)
{
	int asked = 0;
	struct md_doc *doc = parse("```\na\n```\n\n```quiz\nq\n```\n\nend\n");
	struct md_layout *l = md_layout(doc, &(struct md_options){.width = 40, .fence_rows = rows_only_for_the_second, .fence_ctx = &asked});

	(void)state;
	assert_int_equal(md_lines(l), 7);
	for (size_t i = 2; i < 5; i++) {
		assert_int_equal(md_line(l, i)->fence, 1);
		assert_int_equal(md_line(l, i)->nspans, 0);
	}
	assert_int_equal(asked, 1);
	assert_true(md_line(l, 3)->source > md_line(l, 2)->source);
	assert_int_equal(md_block_line(l, 2), 6);
	md_layout_free(l);
	md_free(doc);
}

static void a_place_survives_another_width(void **state)
{
	struct buf text = BUF_INIT;

	(void)state;
	for (int i = 0; i < 50; i++)
		buf_addf(&text, "Paragraph %d has words,\nand more words, on several lines of the source,\nand *w%dw* among them.\n\n", i, i);
	struct md_doc *doc = md_parse(text.data, text.len, 1);
	struct md_layout *wide = md_layout(doc, &(struct md_options){.width = 100});
	for (int width = 1; width < 60; width += 7) {
		struct md_layout *l = md_layout(doc, &(struct md_options){.width = width});
		for (size_t i = 0; i < md_lines(l); i++) {
			const struct md_line *line = md_line(l, i);
			if (!line->source)
				continue;
			assert_int_equal(md_find_line(l, line->block, line->source, line->at), i);
			const struct md_line *there = md_line(wide, md_find_line(wide, line->block, line->source, line->at));
			assert_int_equal(there->block, line->block);
			assert_true(there->source <= line->source && there->at <= line->at);
		}
		md_layout_free(l);
	}
	md_layout_free(wide);
	md_free(doc);
	buf_done(&text);
}

static void only_what_is_asked_for_is_laid_out(void **state)
{
	struct buf text = BUF_INIT;
	int asked = 0;

	(void)state;
	for (int i = 0; i < 20000; i++)
		buf_addf(&text, "paragraph %d\n\n", i);
	buf_addstr(&text, "```\n```\n\n```quiz\n```\n");
	struct md_doc *doc = md_parse(text.data, text.len, 1);
	struct md_layout *l = md_layout(doc, &(struct md_options){.width = 40, .fence_rows = rows_only_for_the_second, .fence_ctx = &asked});
	assert_non_null(md_line(l, 50));
	assert_int_equal(asked, 0);
	assert_int_equal(md_line(l, 39998)->block, 19999);
	assert_int_equal(asked, 0);
	md_lines(l);
	assert_int_equal(asked, 1);
	md_layout_free(l);
	md_free(doc);
	buf_done(&text);
}

/* Every way in for text, with a %s for what must not come out. */
static const char *const ways[] = {"%s", "*a%sb*", "# %s", "`%s`", "```%s\ncode\n```", "```\n%s\n```", "    %s", "<http://x/%s>", "[a](<%s>)", "[a](x \"%s\")",
    "![%s](y)", "[%s]: /u\n\n[%s]", "<b %s>x</b>", "<div>%s</div>", "| %s |\n|---|\n| a |", "| a |\n|---|\n| %s |", "- [ ] %s", "> [!NOTE]\n> %s",
    "a[^1]\n\n[^1]: %s", "a[^%s]\n\n[^%s]: b", "1. %s", "<!-- %s -->", "a%s\n===", "<img alt=\"%s\">", "| [a](<%s>) |\n|---|"};

static const char *const hostile[] = {"\x1b[31m", "\x1b]0;title\x07", "\x1b]52;c;eA==\x1b\\", "\x9b" "31m", "\xc2\x9b" "31m", "\xc2\x85", "&#27;[31m", "&#155;31m",
    "&#x9b;", "&#7;", "&#8;", "&#127;", "\x07", "\x08", "\x7f", "\x0b", "\x0c", "\x01", "\xe2\x80\xae" "evil", "&#x202E;", "\xe2\x81\xa6" "x",
    "\xe2\x80\x8f", "&rlm;", "\xef\xbb\xbf", "\xe2\x80\x8b", "\xf3\xa0\x81\x81", "\xe2\x80\xa8", "\xff", "\xed\xa0\x80", "&Tab;", "&NewLine;", "&ZeroWidthSpace;", "\\\x1b[0m", "%1b[2J"};

static bool is_allowed(uint32_t cp)
{
	bool bidi = cp == 0x061C || cp == 0x200E || cp == 0x200F || (cp >= 0x202A && cp <= 0x202E) || (cp >= 0x2066 && cp <= 0x2069);

	return cp >= 0x20 && (cp < 0x7F || cp >= 0xA0) && !bidi && cp != 0x2028 && cp != 0xFEFF && cp != 0x200B && (cp < 0xE0000 || cp > 0xE0FFF);
}

static void only_safe(const char *text, size_t len)
{
	for (size_t i = 0; i < len;) {
		uint32_t cp;
		size_t step = utf8_decode(text + i, len - i, &cp);
		assert_false(cp == UTF8_BAD && step == 1);
		assert_true(is_allowed(cp));
		assert_true(utf8_cp_width(cp) >= 0);
		i += step;
	}
}

static void only_safe_lists(const struct md_doc *doc)
{
	size_t n;
	const struct md_heading *h = md_headings(doc, &n);
	for (size_t i = 0; i < n; i++) {
		only_safe(h[i].text, strlen(h[i].text));
		only_safe(h[i].anchor, strlen(h[i].anchor));
	}
	const struct md_link *links = md_links(doc, &n);
	for (size_t i = 0; i < n; i++)
		only_safe(links[i].text, strlen(links[i].text));
}

static void only_safe_lines(const struct md_doc *doc, int options)
{
	struct md_layout *l = md_layout(doc, &(struct md_options){.width = options & 8 ? 5 : 60, .ascii = options & 1, .linear = options & 2,
	    .wrap_code = options & 4, .link_list = true});
	const struct md_line *line;

	for (size_t n = 0; (line = md_line(l, n)); n++)
		for (size_t i = 0; i < line->nspans; i++) {
			only_safe(line->spans[i].text, line->spans[i].len);
			assert_int_equal(utf8_width(line->spans[i].text, line->spans[i].len), line->spans[i].width);
		}
	md_layout_free(l);
}

static void no_control_character_comes_out(void **state)
{
	(void)state;
	for (size_t w = 0; w < sizeof ways / sizeof *ways; w++)
		for (size_t h = 0; h < sizeof hostile / sizeof *hostile; h++) {
			struct buf text = BUF_INIT;
			for (const char *p = ways[w]; *p; p++) {
				if (p[0] == '%' && p[1] == 's')
					buf_addstr(&text, hostile[h]), p++;
				else
					buf_addch(&text, *p);
			}
			struct md_doc *doc = md_parse(text.data, text.len, 1);
			only_safe_lists(doc);
			for (int options = 0; options < 16; options++)
				only_safe_lines(doc, options);
			md_free(doc);
			buf_done(&text);
		}
}

/* How many lines N times OPEN, MIDDLE, N times CLOSE have at 80 cells. */
static size_t lines_of(const char *open, size_t n, const char *middle, const char *close)
{
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < n; i++)
		buf_addstr(&b, open);
	buf_addstr(&b, middle);
	for (size_t i = 0; i < n; i++)
		buf_addstr(&b, close);
	struct md_doc *doc = md_parse(b.data, b.len, 1);
	struct md_layout *l = md_layout(doc, &(struct md_options){.width = 80});
	size_t lines = md_lines(l);
	md_layout_free(l);
	md_free(doc);
	buf_done(&b);
	return lines;
}

static void no_depth_of_nesting_is_too_deep(void **state)
{
	(void)state;
	assert_int_equal(lines_of("> ", 10000, "a\n", ""), 1);
	assert_int_equal(lines_of("- ", 10000, "a\n", ""), 9971);
	assert_int_equal(lines_of("*a ", 10000, "b", " c*"), 501);
	assert_int_equal(lines_of("[", 20000, "a", ""), 251);
	assert_int_equal(lines_of("![", 10000, "a", "](x)"), 1);
	assert_int_equal(lines_of("<b>", 10000, "a", "</b>"), 1);
}

static void combining_marks_find_their_base_across_emphasis(void **state)
{
	(void)state;
	drawn("*e*\xcc\x81\n", (struct md_options){.width = 9}, "e\xcc\x81\n");
	drawn("\xcc\x81x\n", (struct md_options){.width = 9}, "x\n");
}

static int set_locale(void **state)
{
	(void)state;
	utf8_locale();
	return 0;
}

static void every_glyph_has_an_ascii_twin(void **state)
{
	static const struct {
		const char *drawn, *ascii;
	} glyphs[] = {
#define GLYPH(id, drawn, ascii) {drawn, ascii},
#include "markdown/glyphs.def"
#undef GLYPH
	};

	(void)state;
	for (size_t i = 0; i < sizeof glyphs / sizeof *glyphs; i++) {
		assert_true(utf8_width(glyphs[i].drawn, strlen(glyphs[i].drawn)) == 1);
		assert_true(*glyphs[i].ascii);
		for (const char *p = glyphs[i].ascii; *p; p++)
			assert_in_range(*p, 0x20, 0x7E);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_glyph_has_an_ascii_twin),
	    cmocka_unit_test(lines_break_where_a_reader_expects),
	    cmocka_unit_test(prefixes_give_way_where_there_is_no_room),
	    cmocka_unit_test(a_table_falls_back_to_labelled_lines),
	    cmocka_unit_test(code_is_left_long_or_wrapped_with_a_mark),
	    cmocka_unit_test(a_highlighter_is_believed_only_within_the_code),
	    cmocka_unit_test(a_fence_can_make_room_for_a_screen_of_its_own),
	    cmocka_unit_test(a_place_survives_another_width),
	    cmocka_unit_test(only_what_is_asked_for_is_laid_out),
	    cmocka_unit_test(no_control_character_comes_out),
	    cmocka_unit_test(no_depth_of_nesting_is_too_deep),
	    cmocka_unit_test(combining_marks_find_their_base_across_emphasis),
	};

	return cmocka_run_group_tests_name("markdown_layout", tests, set_locale, NULL);
}

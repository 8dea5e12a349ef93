/*
 * mdtext [--ascii] [--linear] [--wrap-code] [--links] [--bare] [--pieces] [--first LINES] WIDTH FILE...
 * Writes the layout of Markdown files as text, each after the first behind a line with a form feed: what golden tests, oracles and benchmarks
 * compare. --bare leaves out what the layout itself draws; --pieces parses in the smallest pieces.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/path.h"
#include "base/utf8.h"
#include "markdown/content.h"

static bool is_drawn(enum md_style style)
{
	return style == MD_RULE || style == MD_LINK_MARK || style == MD_BULLET || style == MD_TASK_OPEN || style == MD_TASK_DONE ||
	       style == MD_QUOTE_BAR || style == MD_CALLOUT || style == MD_TABLE_BORDER || style == MD_CODE_BAR || style == MD_FOOTNOTE;
}

static void write_lines(struct md_layout *l, size_t n, bool bare)
{
	const struct md_line *line;

	for (size_t i = 0; i < n && (line = md_line(l, i)); i++) {
		for (size_t k = 0; k < line->nspans; k++)
			if (!bare || !is_drawn(line->spans[k].style))
				fwrite(line->spans[k].text, 1, line->spans[k].len, stdout);
		putchar('\n');
	}
}

static int write_file(const char *path, const struct md_options *options, size_t first, bool bare, bool pieces)
{
	struct err e = ERR_INIT;
	struct buf out = BUF_INIT;
	size_t len;
	char *text;

	if (path_read(path, (size_t)1 << 30, &text, &len, &e) < 0) {
		fprintf(stderr, "mdtext: %s: %s\n", path, e.text);
		err_done(&e);
		return 2;
	}
	struct md_doc *doc = md_parse(text, len, 1);
	if (pieces)
		doc->content->piece_size = 1;
	struct md_layout *l = md_layout(doc, options);
	if (first || bare)
		write_lines(l, first ? first : (size_t)-1, bare);
	else
		md_text(l, &out);
	fwrite(out.data, 1, out.len, stdout);
	buf_done(&out);
	md_layout_free(l);
	md_free(doc);
	free(text);
	return 0;
}

int main(int argc, char **argv)
{
	struct md_options options = {0};
	bool bare = false, pieces = false;
	size_t first = 0;
	int i = 1, status = 0;

	for (; i < argc && argv[i][0] == '-'; i++) {
		options.ascii = options.ascii || strcmp(argv[i], "--ascii") == 0;
		options.linear = options.linear || strcmp(argv[i], "--linear") == 0;
		options.wrap_code = options.wrap_code || strcmp(argv[i], "--wrap-code") == 0;
		options.link_list = options.link_list || strcmp(argv[i], "--links") == 0;
		bare = bare || strcmp(argv[i], "--bare") == 0;
		pieces = pieces || strcmp(argv[i], "--pieces") == 0;
		if (strcmp(argv[i], "--first") == 0 && i + 1 < argc)
			first = (size_t)atol(argv[++i]);
	}
	if (i + 2 > argc) {
		fputs("usage: mdtext [OPTION...] WIDTH FILE...\n", stderr);
		return 2;
	}
	utf8_locale();
	options.width = atoi(argv[i++]);
	options.unstyled = !bare;
	for (int k = i; k < argc && status == 0; k++) {
		if (k > i)
			puts("\f");
		status = write_file(argv[k], &options, first, bare, pieces);
	}
	return status;
}

/*
 * mdtext [--ascii] [--linear] [--wrap-code] [--links] [--first LINES] WIDTH FILE
 * Writes the layout of a Markdown file as text: what golden tests, oracles and benchmarks compare.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/path.h"
#include "base/utf8.h"
#include "markdown/markdown.h"

static void write_lines(struct md_layout *l, size_t n)
{
	const struct md_line *line;

	for (size_t i = 0; i < n && (line = md_line(l, i)); i++) {
		for (size_t k = 0; k < line->nspans; k++)
			fwrite(line->spans[k].text, 1, line->spans[k].len, stdout);
		putchar('\n');
	}
}

int main(int argc, char **argv)
{
	struct md_options options = {0};
	struct err e = ERR_INIT;
	struct buf out = BUF_INIT;
	size_t len, first = 0;
	char *text;
	int i = 1;

	for (; i < argc && argv[i][0] == '-'; i++) {
		options.ascii = options.ascii || strcmp(argv[i], "--ascii") == 0;
		options.linear = options.linear || strcmp(argv[i], "--linear") == 0;
		options.wrap_code = options.wrap_code || strcmp(argv[i], "--wrap-code") == 0;
		options.link_list = options.link_list || strcmp(argv[i], "--links") == 0;
		if (strcmp(argv[i], "--first") == 0 && i + 1 < argc)
			first = (size_t)atol(argv[++i]);
	}
	utf8_locale();
	if (i + 2 != argc || path_read(argv[i + 1], (size_t)1 << 30, &text, &len, &e) < 0) {
		fprintf(stderr, "mdtext: %s\n", e.text ? e.text : "usage: mdtext [OPTION...] WIDTH FILE");
		err_done(&e);
		return 2;
	}
	options.width = atoi(argv[i]);
	struct md_doc *doc = md_parse(text, len, 1);
	struct md_layout *l = md_layout(doc, &options);
	if (first)
		write_lines(l, first);
	else
		md_text(l, &out);
	fwrite(out.data, 1, out.len, stdout);
	buf_done(&out);
	md_layout_free(l);
	md_free(doc);
	free(text);
	return 0;
}

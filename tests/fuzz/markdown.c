/* Any bytes lay out at any width, no control character comes out, and lines add up. The first byte chooses the options. */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include "base/utf8.h"
#include "markdown/content.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerInitialize(int *argc, char ***argv);

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	utf8_locale();
	return 0;
}

static void check_line(const struct md_line *line, int width)
{
	int sum = 0;

	for (size_t i = 0; i < line->nspans; i++) {
		const struct md_span *span = &line->spans[i];
		for (size_t k = 0; k < span->len;) {
			uint32_t cp;
			k += utf8_decode(span->text + k, span->len - k, &cp);
			assert(cp >= 0x20 && (cp < 0x7F || cp >= 0xA0));
		}
		assert(utf8_width(span->text, span->len) == span->width);
		sum += span->width;
	}
	assert(sum == line->width);
	assert(line->wide == (sum > width));
	assert(!line->wide || line->code_col >= 0 || width == 1);
}

static void check(struct md_doc *doc, const struct md_options *options)
{
	struct md_layout *l = md_layout(doc, options);
	const struct md_line *line;
	size_t n;

	for (n = 0; (line = md_line(l, n)); n++)
		check_line(line, options->width);
	assert(md_lines(l) == n);
	for (size_t b = 0; b < md_blocks(doc); b++)
		assert(md_block_line(l, b) <= n);
	md_layout_free(l);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const int widths[] = {1, 2, 3, 7, 20, 40, 80, 300};
	if (size < 1)
		return 0;
	struct md_doc *doc = md_parse((const char *)data + 1, size - 1, 1);
	struct md_options options = {.width = widths[data[0] & 7], .ascii = data[0] & 8, .linear = data[0] & 16,
	    .wrap_code = data[0] & 32, .link_list = data[0] & 64};
	if (data[0] & 128)
		doc->content->piece_size = 1;
	check(doc, &options);
	options.width = options.width > 3 ? options.width / 3 : 20;
	check(doc, &options);
	md_free(doc);
	return 0;
}

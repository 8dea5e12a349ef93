#include <wctype.h>
#include "base/utf8.h"
#include "markdown/build.h"

/* What a heading's text is in an address: lower case, blanks as hyphens, no punctuation. */
static void slug(struct buf *out, const char *text)
{
	size_t n = strlen(text);

	for (size_t i = 0; i < n;) {
		uint32_t cp;
		char bytes[4];
		i += utf8_decode(text + i, n - i, &cp);
		if (cp == ' ')
			buf_addch(out, '-');
		else if (cp == '-' || cp == '_' || iswalnum((wint_t)cp) || utf8_cp_width(cp) == 0)
			buf_add(out, bytes, utf8_encode((uint32_t)towlower((wint_t)cp), bytes));
	}
}

const char *md_anchor(struct md_content *c, const char *text)
{
	struct buf out = BUF_INIT;

	slug(&out, text);
	char *anchor = arena_strndup(&c->arena, out.data, out.len);
	buf_done(&out);
	size_t *seen = md_names_get(&c->anchors, anchor);
	if (seen) {
		const char *plain = anchor;
		size_t count = *seen;
		do
			anchor = arena_printf(&c->arena, "%s-%zu", plain, ++count);
		while (md_names_get(&c->anchors, anchor));
		*md_names_get(&c->anchors, plain) = count;
	}
	md_names_add(&c->anchors, anchor, 0);
	return anchor;
}

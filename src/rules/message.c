#include <ctype.h>
#include <string.h>
#include "rules/fix.h"
#include "rules/template.h"

/* Append S with every run of white space that has a line's end in it made one blank. */
static void add_flat(struct buf *b, struct str s)
{
	for (size_t i = 0; i < s.n;) {
		size_t end = i;
		while (end < s.n && isspace((unsigned char)s.p[end]))
			end++;
		if (end > i && memchr(s.p + i, '\n', end - i)) {
			if (b->len > 0 && end < s.n && b->data[b->len - 1] != ' ')
				buf_addch(b, ' ');
			i = end;
			continue;
		}
		end = end > i ? end : i + 1;
		buf_add(b, s.p + i, end - i);
		i = end;
	}
}

char *message_of(const struct run *run)
{
	const char *text = run->rule->message ? run->rule->message : "";
	struct buf flat = BUF_INIT, value = BUF_INIT;
	struct variable v;
	size_t from = 0;

	while (template_next(text, from, &v)) {
		add_flat(&flat, (struct str){text + from, v.start - from});
		buf_clear(&value);
		variable_text(run, v.name, v.list, &value);
		add_flat(&flat, (struct str){value.data, value.len});
		from = v.end;
	}
	add_flat(&flat, str_from(text + from));
	buf_done(&value);
	while (flat.len > 0 && flat.data[flat.len - 1] == ' ')
		buf_truncate(&flat, flat.len - 1);
	return buf_detach(&flat);
}

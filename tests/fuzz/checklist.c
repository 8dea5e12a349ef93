/* Any bytes as a checklist: it is refused with a place, or its forms can be printed. Any bytes as a request to sign off: refused, or read. */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "app/signoff.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "report/checklist.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void print(const struct checklist *list)
{
	struct item_known *items = xcalloc(list->n, sizeof *items);
	struct buf out = BUF_INIT;

	for (size_t i = 0; i < list->n; i++)
		items[i] = (struct item_known){.state = (enum item_state)(i % 4), .at = (int64_t)i * 1000000000000, .until = (int64_t)i, .note = (char *)(uintptr_t)list->items[i].text};
	checklist_text(list, items, 40, &out);
	for (size_t i = 0; i < out.len; i++)
		assert((unsigned char)out.data[i] >= 0x20 || out.data[i] == '\n');
	assert(utf8_valid(out.data, out.len));
	checklist_markdown(list, items, &out);
	free(checklist_json(list, items));
	buf_done(&out);
	free(items);
}

static void as_checklist(const char *text, size_t len, const struct course *c)
{
	struct err e = ERR_INIT;
	struct checklist *list = checklist_parse(c, "list.yml", text, len, &e);

	if (list) {
		for (size_t i = 0; i < list->n; i++)
			assert(checklist_expiry(&list->items[i], 0) >= 0 && checklist_item(list, list->items[i].id) == &list->items[i]);
		print(list);
		checklist_close(list);
	} else {
		assert(e.code != ERR_NONE && e.text);
	}
	err_done(&e);
}

static void as_request(const char *text, size_t len)
{
	struct err e = ERR_INIT;
	struct signoff s;

	if (signoff_parse(text, len, "request", &s, &e) == 0) {
		assert(s.nitems > 0 && s.learner && s.name && s.title && s.len <= len && memcmp(s.text, text, s.len) == 0);
		signoff_done(&s);
	} else {
		assert(e.code != ERR_NONE && e.text);
	}
	err_done(&e);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct course *c; /* run from the top of the source tree */
	char *text = xmalloc(size + 1);

	if (!c) {
		struct err e = ERR_INIT;
		c = course_open("tests/script/course", &e);
		assert(c);
	}
	if (size)
		memcpy(text, data, size);
	text[size] = '\0';
	as_checklist(text, size, c);
	as_request(text, size);
	free(text);
	return 0;
}

/* Any file of keys leaves a map in which every action has a key and no key has two meanings, and that reads back as it was written. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "tui/key.h"
#include "tui/keymap.h"

static void check(const struct keymap *m)
{
	for (size_t i = 0; i < m->list.len; i++)
		for (size_t j = i + 1; j < m->list.len; j++) {
			const struct binding *a = &m->list.ptr[i], *b = &m->list.ptr[j];
			if (a->key == b->key && a->action != b->action && keymap_together(a->scopes, b->scopes))
				abort();
		}
	for (int a = ACT_NONE + 1; a < ACTIONS; a++) {
		unsigned scopes = action_scopes((enum action)a), found = 0;
		for (size_t i = 0; i < m->list.len; i++)
			if (m->list.ptr[i].action == (enum action)a)
				found |= m->list.ptr[i].scopes;
		if (found != scopes)
			abort();
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buf faults = BUF_INIT, first = BUF_INIT, second = BUF_INIT;
	struct keymap *m = keymap_new(), *again = keymap_new();

	keymap_read(m, "keys", (const char *)data, size, &faults);
	check(m);
	buf_clear(&faults);
	keymap_write(m, &first);
	if (keymap_read(again, "keys", first.data, first.len, &faults) != 0)
		abort();
	keymap_write(again, &second);
	if (strcmp(first.data, second.data) != 0)
		abort();
	keymap_free(m);
	keymap_free(again);
	buf_done(&faults);
	buf_done(&first);
	buf_done(&second);
	return 0;
}

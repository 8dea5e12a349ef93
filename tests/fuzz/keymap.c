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
	for (int a = ACT_NONE + 1; a < ACTIONS; a++)
		for (unsigned scope = 1; scope && scope <= action_scopes((enum action)a); scope <<= 1) {
			struct buf keys = BUF_INIT;
			if (scope & action_scopes((enum action)a) && keymap_keys(m, (enum action)a, scope, 0, " ", &keys) == 0)
				abort();
			buf_done(&keys);
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

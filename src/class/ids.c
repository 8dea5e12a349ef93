#include <stdlib.h>
#include <string.h>
#include "base/xalloc.h"
#include "class/ids.h"
#include "store/store.h"

static unsigned digit(char c)
{
	return c <= '9' ? (unsigned)(c - '0') : (unsigned)(c - 'a' + 10);
}

static void read_id(const char *text, uint64_t *high, uint64_t *low)
{
	uint64_t part[2] = {0, 0};
	int n = 0;

	for (const char *p = text; *p && n < 32; p++)
		if (*p != '-') {
			part[n / 16] = part[n / 16] << 4 | digit(*p);
			n++;
		}
	*high = part[0];
	*low = part[1];
}

bool ids_is_uuid(const char *text)
{
	for (int i = 0; i < 36; i++) {
		bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;
		if (hyphen ? text[i] != '-' : !text[i] || !strchr("0123456789abcdef", text[i]))
			return false;
	}
	return true;
}

static size_t slot_of(const struct ids *m, uint64_t high, uint64_t low)
{
	uint64_t h = (high ^ m->seed) * 0x9E3779B97F4A7C15u;

	h = ((h ^ h >> 32) + (low ^ (m->seed << 32 | m->seed >> 32))) * 0xD6E8FEB86659FD93u;
	return (size_t)(h ^ h >> 32) & (m->cap - 1);
}

static struct id_entry *find(const struct ids *m, uint64_t high, uint64_t low)
{
	size_t i = slot_of(m, high, low);

	while ((m->slots[i].high || m->slots[i].low) && (m->slots[i].high != high || m->slots[i].low != low))
		i = (i + 1) & (m->cap - 1);
	return &m->slots[i];
}

static void grow(struct ids *m)
{
	struct ids old = *m;

	if (!m->seed) {
		char random[37];
		uint64_t low;
		uuid_new(random);
		read_id(random, &m->seed, &low);
		m->seed ^= low << 1 | 1;
	}
	m->cap = old.cap ? old.cap * 2 : 64;
	m->slots = xcalloc(m->cap, sizeof *m->slots);
	for (size_t i = 0; i < old.cap; i++)
		if (old.slots[i].high || old.slots[i].low)
			*find(m, old.slots[i].high, old.slots[i].low) = old.slots[i];
	free(old.slots);
}

const struct id_entry *ids_find(const struct ids *m, const char *text)
{
	uint64_t high, low;

	if (!m->n)
		return NULL;
	read_id(text, &high, &low);
	low |= !high && !low;
	const struct id_entry *e = find(m, high, low);
	return e->high || e->low ? e : NULL;
}

struct id_entry *ids_get(struct ids *m, const char *text, bool *added)
{
	uint64_t high, low;

	if (m->n * 2 >= m->cap)
		grow(m);
	read_id(text, &high, &low);
	low |= !high && !low; /* the nil UUID */
	struct id_entry *e = find(m, high, low);
	*added = !e->high && !e->low;
	if (*added) {
		e->high = high;
		e->low = low;
		m->n++;
	}
	return e;
}

void ids_done(struct ids *m)
{
	free(m->slots);
	*m = (struct ids){0};
}

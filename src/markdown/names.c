#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/xalloc.h"
#include "markdown/names.h"

static size_t hash(const char *key)
{
	uint64_t h = 14695981039346656037u;

	for (; *key; key++)
		h = (h ^ (unsigned char)*key) * 1099511628211u;
	return (size_t)(h ^ h >> 32);
}

/* The slot of KEY, or the free one where it would be. */
static struct md_name *find(struct md_name *slots, size_t cap, const char *key)
{
	size_t i = hash(key) & (cap - 1);

	while (slots[i].key && strcmp(slots[i].key, key) != 0)
		i = (i + 1) & (cap - 1);
	return &slots[i];
}

size_t *md_names_get(const struct md_names *names, const char *key)
{
	if (!names->cap)
		return NULL;
	struct md_name *slot = find(names->slots, names->cap, key);
	return slot->key ? &slot->value : NULL;
}

static void grow(struct md_names *names)
{
	size_t cap = names->cap ? names->cap * 2 : 16;
	struct md_name *slots = xcalloc(cap, sizeof *slots);

	for (size_t i = 0; i < names->cap; i++)
		if (names->slots[i].key)
			*find(slots, cap, names->slots[i].key) = names->slots[i];
	free(names->slots);
	names->slots = slots;
	names->cap = cap;
}

void md_names_add(struct md_names *names, const char *key, size_t value)
{
	if (names->len * 2 >= names->cap)
		grow(names);
	*find(names->slots, names->cap, key) = (struct md_name){key, value};
	names->len++;
}

void md_names_done(struct md_names *names)
{
	free(names->slots);
	*names = (struct md_names){0};
}

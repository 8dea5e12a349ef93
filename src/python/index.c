/* A hash table from keys to ids; open addressing, no removal. */
#include <stdlib.h>
#include "base/xalloc.h"
#include "python/scope.h"

/* FNV-1a with a final mix. */
uint64_t index_hash(const void *data, size_t n, uint64_t seed)
{
	const unsigned char *p = data;
	uint64_t h = 0xcbf29ce484222325u ^ seed;

	for (size_t i = 0; i < n; i++)
		h = (h ^ p[i]) * 0x100000001b3u;
	h ^= h >> 32;
	h *= 0x9E3779B97F4A7C15u;
	return h ^ (h >> 29) ? h ^ (h >> 29) : 1;
}

static void grow(struct index *ix)
{
	size_t cap = ix->cap ? ix->cap * 2 : 64;
	struct slot *slots = xcalloc(cap, sizeof *slots);

	for (size_t i = 0; i < ix->cap; i++) {
		if (!ix->slots[i].hash)
			continue;
		size_t at = ix->slots[i].hash & (cap - 1);
		while (slots[at].hash)
			at = (at + 1) & (cap - 1);
		slots[at] = ix->slots[i];
	}
	free(ix->slots);
	ix->slots = slots;
	ix->cap = cap;
}

/* The slot of the key, or a free one (hash 0) for the caller to fill. */
struct slot *index_slot(struct index *ix, uint64_t hash, bool (*same)(const void *ctx, uint32_t id), const void *ctx)
{
	if (ix->used * 2 >= ix->cap)
		grow(ix);
	size_t at = hash & (ix->cap - 1);
	while (ix->slots[at].hash && !(ix->slots[at].hash == hash && same(ctx, ix->slots[at].id)))
		at = (at + 1) & (ix->cap - 1);
	return &ix->slots[at];
}

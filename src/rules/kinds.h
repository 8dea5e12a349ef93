/* Sets of node kinds. */
#ifndef ASYNCTUTOR_RULES_KINDS_H
#define ASYNCTUTOR_RULES_KINDS_H

#include <stdbool.h>
#include <stdint.h>
#include "python/node.h"

#define KIND_WORDS ((PY_KINDS + 63) / 64)

struct kinds {
	bool all; /* nothing is known: any kind */
	uint64_t bits[KIND_WORDS];
};

static inline bool kinds_has(const struct kinds *k, unsigned kind)
{
	return k->all || (k->bits[kind / 64] >> (kind % 64) & 1);
}

static inline void kinds_add(struct kinds *k, unsigned kind)
{
	k->bits[kind / 64] |= UINT64_C(1) << (kind % 64);
}

static inline void kinds_or(struct kinds *k, const struct kinds *other)
{
	k->all |= other->all;
	for (int i = 0; i < KIND_WORDS; i++)
		k->bits[i] |= other->bits[i];
}

static inline void kinds_and(struct kinds *k, const struct kinds *other)
{
	if (other->all)
		return;
	for (int i = 0; i < KIND_WORDS; i++)
		k->bits[i] = k->all ? other->bits[i] : k->bits[i] & other->bits[i];
	k->all = false;
}

#endif

/* A map from UUIDs to two numbers, in constant time each. Start with all zero. */
#ifndef ASYNCTUTOR_CLASS_IDS_H
#define ASYNCTUTOR_CLASS_IDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct id_entry {
	uint64_t high, low; /* of the UUID; both 0 where the slot is free */
	uint64_t mark;
	uint32_t number;
};

struct ids {
	struct id_entry *slots;
	size_t cap, n;
	uint64_t seed; /* random, so that nobody can choose ids that fall together */
};

/* Whether TEXT begins with a UUID in small letters. */
bool ids_is_uuid(const char *text);
/* The entry of the UUID TEXT, NULL where it is not there. */
const struct id_entry *ids_find(const struct ids *m, const char *text);

/* The entry of the UUID TEXT, which must be one; *ADDED where it was not there, with mark and number 0. Valid until the next call. */
struct id_entry *ids_get(struct ids *m, const char *text, bool *added);
void ids_done(struct ids *m);

#endif

/* SHA-256 (FIPS 180-4), for naming content: which version of an exercise an attempt was judged by. */
#ifndef ASYNCTUTOR_BASE_SHA256_H
#define ASYNCTUTOR_BASE_SHA256_H

#include <stddef.h>
#include <stdint.h>

struct sha256 {
	uint32_t state[8];
	uint64_t length; /* bytes so far */
	unsigned char block[64];
};

void sha256_init(struct sha256 *h);
void sha256_add(struct sha256 *h, const void *data, size_t n);
/* The digest as 64 hexadecimal digits and a terminating zero. */
void sha256_hex(struct sha256 *h, char out[65]);

#endif

/*
 * Growing arrays: a struct with `ptr`, `len` and `cap`, declared by VEC(type) and zero when empty.
 *
 *	VEC(int) v = {0};
 *	*vec_push(&v) = 3;
 *	for (size_t i = 0; i < v.len; i++) use(v.ptr[i]);
 *	vec_done(&v);
 *
 * Ownership: the vector owns ptr; what the elements own is the caller's business.
 */
#ifndef ASYNCTUTOR_BASE_VEC_H
#define ASYNCTUTOR_BASE_VEC_H

#include <stdlib.h>
#include "base/xalloc.h"

#define VEC(type)                                                                              \
	struct {                                                                               \
		type *ptr;                                                                     \
		size_t len, cap;                                                               \
	}

/* Room for one more; the pointer to the new, uninitialised last element. */
#define vec_push(v)                                                                            \
	((v)->len == (v)->cap                                                                  \
		? (void)((v)->ptr = xreallocarray((v)->ptr,                                    \
			     (v)->cap = (v)->cap ? (v)->cap * 2 : 8, sizeof *(v)->ptr))        \
		: (void)0,                                                                     \
	    &(v)->ptr[(v)->len++])

#define vec_done(v) (free((v)->ptr), (v)->ptr = NULL, (v)->len = (v)->cap = 0)

#endif

/*
 * Work that may hang in the kernel for ever, such as writing to a network share that is gone: a process of its own does it, which this program
 * never has to wait for. It is no child of ours, has neither our terminal nor our files, and goes on when we let go of it, or end.
 *
 * The calling program has one thread when it calls errand_start(), since that forks.
 *
 * Ownership: an errand owns its answer; it ends with errand_free().
 */
#ifndef ASYNCTUTOR_RUN_ERRAND_H
#define ASYNCTUTOR_RUN_ERRAND_H

#include <stdbool.h>
#include "base/buf.h"
#include "base/err.h"

struct errand;

/*
 * What is done there: the answer goes to OUT, at most ERRAND_ANSWER bytes of which are handed on. -1 with E filled on failure. It may use what CTX
 * leads to as it was at the start, and no library that holds files or threads.
 */
typedef int errand_work(void *ctx, struct buf *out, struct err *e);
#define ERRAND_ANSWER ((size_t)256 << 20)

/* Start WORK. KEEP is a descriptor that stays open there, for a lock; -1 for none. NULL with ERR_IO where no process could be made. */
struct errand *errand_start(errand_work *work, void *ctx, int keep, struct err *e);
/* For poll(2): errand_poll() has something to do when it is readable; -1 when the errand has ended. */
int errand_fd(const struct errand *r);
/* True when it has ended. Does not wait. */
bool errand_poll(struct errand *r);
/* Wait until it has ended, at most MS milliseconds; -1 for ever. False where it has not. */
bool errand_wait(struct errand *r, int ms);
/* What came of one that has ended: 0 with the answer in *OUT, which it is handed over to, or -1 with what WORK said in E. */
int errand_finish(struct errand *r, struct buf *out, struct err *e);
/* Let go of it: what it does goes on. NULL is fine. */
void errand_free(struct errand *r);

#endif

/* How far a talk is, told from the terminal that shows it to the one that shows the notes, by a small file in the data folder. */
#ifndef ASYNCTUTOR_APP_TALK_H
#define ASYNCTUTOR_APP_TALK_H

#include <stdint.h>
#include "app/app.h"

struct talk {
	size_t section; /* from 0 */
	int64_t since;	/* clock_monotonic() at its start */
};

/* The file for L; it need not be there. The caller frees. */
char *talk_path(const struct lesson *l);
int talk_put(const char *path, const struct talk *t, struct err *e);
/* False while nobody presents. */
bool talk_get(const char *path, struct talk *out);
/* The talk is over. */
void talk_end(const char *path);

#endif

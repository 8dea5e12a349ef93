/* "This verdict is wrong": a file with everything that whoever mends the check needs, for the learner to look at and to send. */
#ifndef ASYNCTUTOR_APP_DISPUTE_H
#define ASYNCTUTOR_APP_DISPUTE_H

#include "app/app.h"

/*
 * Write the report about JUDGED into the folder of the learner's file: WORDS (the learner's own; NULL or "" for none), the exercise with the hash of
 * its content, versions, the verdict, the file as it was judged. Nothing else: neither user, host nor home folder is named, unless the file itself does.
 * *PATH is the new file, Markdown; the caller frees.
 */
int app_dispute(struct app *a, const struct app_check *judged, const char *words, char **path, struct err *e);

#endif

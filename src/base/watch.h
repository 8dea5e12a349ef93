/*
 * Waiting until a file was saved, by whatever editor and however it saves (in place, or a new file renamed over it).
 *
 * The folder is watched with inotify where that works; besides, the file is looked at once a second, so network mounts work too.
 */
#ifndef ASYNCTUTOR_BASE_WATCH_H
#define ASYNCTUTOR_BASE_WATCH_H

#include <stdbool.h>

struct watch;

/* Watch the file PATH, which need not be there yet. Never NULL. The caller frees with watch_free(). */
struct watch *watch_new(const char *path);
void watch_free(struct watch *w);
/* The file descriptor that becomes readable when it is worth asking watch_changed(); -1 without inotify. */
int watch_fd(const struct watch *w);
/* True when the file differs (time, size, inode) from the last time this returned true, or from watch_new(). Does not wait. */
bool watch_changed(struct watch *w);
/* Wait at most TIMEOUT_MS (-1: for ever) for a change that then has been quiet for 100 ms. False on time-out or a signal. */
bool watch_wait(struct watch *w, int timeout_ms);

#endif

/* A learner's own file: lines added to its end. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/path.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "class/class.h"
#include "json/json.h"

const char *class_signal_name(enum class_signal s)
{
	static const char *const names[] = {"none", "help", "done"};

	return names[s];
}

static void add_line(struct buf *out, struct js *value)
{
	char *text = js_dump(value, 0);

	buf_addf(out, "%s\n", text);
	free(text);
	js_free(value);
}

void class_add_header(struct buf *out, const char *class_id, const struct class_header *h)
{
	struct js *js = js_object();

	js_set_str(js, "class", class_id);
	js_set_int(js, "format", CLASS_FORMAT);
	js_set_str(js, "learner", h->learner);
	js_set_str(js, "device", h->device);
	js_set_str(js, "name", h->name);
	if (h->leaves)
		js_set_bool(js, "leaves", true);
	add_line(out, js);
}

void class_add_text(struct buf *out, const char *hash, const char *code, size_t len)
{
	struct js *js = js_object();
	bool fit = code && len <= CLASS_TEXT_MAX && !memchr(code, '\0', len) && utf8_valid(code, len);

	js_set_str(js, "text", hash);
	js_set_str(js, "code", fit ? code : NULL);
	add_line(out, js);
}

/* Open the file NAME of the drop box, made where it is not there. */
static int open_own(const char *dir, const char *name, char **path, struct err *e)
{
	char *box = path_join(dir, "learners");
	struct stat st;

	*path = path_join(box, name);
	free(box);
	int fd = open(*path, O_RDWR | O_APPEND | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (fd < 0 && errno == ENOENT) {
		fd = open(*path, O_RDWR | O_APPEND | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
		if (fd >= 0)
			(void)!fchmod(fd, 0644); /* whatever the umask: the instructor is to read it */
	}
	if (fd < 0)
		return err_sys(e, *path, "cannot write your file of the class");
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode))
		return fd;
	close(fd);
	return err_at(e, ERR_IO, *path, 0, 0, "is not a regular file");
}

/* How much of DATA stands behind SIZE already: all of it, or -1 where something else does. */
static ssize_t already(int fd, const struct class_send *s, int64_t size, int64_t end)
{
	size_t n = (size_t)(end - size);
	char *have = xmalloc(n + 1);
	ssize_t got = n ? pread(fd, have, n, size) : 0;
	bool same = got == (ssize_t)n && n <= s->len && memcmp(have, s->data, n) == 0;

	free(have);
	return same ? got : -1;
}

static int append(int fd, const char *path, const char *data, size_t len, struct err *e)
{
	while (len > 0) {
		ssize_t n = write(fd, data, len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return err_sys(e, path, "cannot write your file of the class");
		data += n;
		len -= (size_t)n;
	}
	return 0;
}

static int add(int fd, const char *path, const struct class_send *s, int64_t *now, struct err *e)
{
	struct stat st;

	if (fstat(fd, &st) < 0)
		return err_sys(e, path, "cannot read your file of the class");
	if (st.st_size < s->size)
		return err_at(e, ERR_CORRUPT, path, 0, 0, "is shorter than it was");
	size_t extra = (size_t)(st.st_size - s->size);
	ssize_t done = extra <= s->len ? already(fd, s, s->size, st.st_size) : -1;
	if (done < 0 && append(fd, path, "\n", 1, e) < 0) /* end what stands there; readers know the events that come twice */
		return -1;
	if (append(fd, path, s->data + (done < 0 ? 0 : done), s->len - (done < 0 ? 0 : (size_t)done), e) < 0)
		return -1;
	if (fsync(fd) < 0 || fstat(fd, &st) < 0)
		return err_sys(e, path, "cannot write your file of the class");
	*now = st.st_size;
	return 0;
}

int class_send(const struct class_send *s, int64_t *now, struct err *e)
{
	struct class_info *c = class_load(s->dir, e);
	char *path = NULL;
	int status = -1;

	if (!c)
		return -1;
	bool same = strcmp(c->id, s->id) == 0;
	class_free(c);
	if (!same)
		return err_at(e, ERR_MISSING, s->dir, 0, 0, "holds another class than the one that was joined");
	int fd = open_own(s->dir, s->file, &path, e);
	if (fd >= 0) {
		status = add(fd, path, s, now, e);
		if (close(fd) < 0 && status == 0)
			status = err_sys(e, path, "cannot write your file of the class");
	}
	free(path);
	return status;
}

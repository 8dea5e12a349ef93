#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/path.h"
#include "base/vec.h"
#include "base/xalloc.h"

char *path_join(const char *a, const char *b)
{
	size_t n = strlen(a);

	if (b[0] == '/' || n == 0)
		return xstrdup(b);
	return xasprintf("%s%s%s", a, a[n - 1] == '/' ? "" : "/", b);
}

const char *path_base(const char *p)
{
	const char *slash = strrchr(p, '/');

	return slash ? slash + 1 : p;
}

char *path_dir(const char *p)
{
	const char *slash = strrchr(p, '/');

	if (!slash)
		return xstrdup(".");
	return slash == p ? xstrdup("/") : xstrndup(p, (size_t)(slash - p));
}

bool path_is_file(const char *p)
{
	struct stat st;

	return stat(p, &st) == 0 && S_ISREG(st.st_mode);
}

bool path_is_dir(const char *p)
{
	struct stat st;

	return stat(p, &st) == 0 && S_ISDIR(st.st_mode);
}

int path_mkdirs(const char *p, struct err *e)
{
	char *copy = xstrdup(p);
	int status = 0;

	for (char *slash = strchr(copy + 1, '/'); status == 0; slash = strchr(slash + 1, '/')) {
		if (slash)
			*slash = '\0';
		if (mkdir(copy, 0700) < 0) {
			int why = errno;
			bool there = path_is_dir(copy);
			errno = why;
			status = there ? 0 : err_sys(e, copy, "cannot make the folder");
		}
		if (!slash)
			break;
		*slash = '/';
	}
	free(copy);
	return status;
}

static int read_all(int fd, const char *p, size_t max, char **data, size_t *len, struct err *e)
{
	size_t cap = 4096, n = 0;
	char *bytes = xmalloc(cap + 1);

	for (;;) {
		ssize_t got = read(fd, bytes + n, cap - n);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0) {
			free(bytes);
			return err_sys(e, p, "cannot read");
		}
		if (got == 0)
			break;
		n += (size_t)got;
		if (n > max) {
			free(bytes);
			return err_at(e, ERR_IO, p, 0, 0, "is larger than %zu bytes, the most that is read here", max);
		}
		if (n == cap)
			bytes = xreallocarray(bytes, (cap *= 2) + 1, 1);
	}
	bytes[n] = '\0';
	*data = bytes;
	*len = n;
	return 0;
}

int path_read(const char *p, size_t max, char **data, size_t *len, struct err *e)
{
	struct stat st;
	int fd = open(p, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

	if (fd < 0)
		return err_sys(e, p, "cannot open");
	int status;
	if (fstat(fd, &st) < 0)
		status = err_sys(e, p, "cannot read");
	else if (!S_ISREG(st.st_mode))
		status = err_at(e, ERR_IO, p, 0, 0, S_ISDIR(st.st_mode) ? "is a folder, not a file" : "is not a regular file");
	else
		status = read_all(fd, p, max, data, len, e);
	close(fd);
	return status;
}

static int write_all(int fd, const char *data, size_t len)
{
	while (len) {
		ssize_t n = write(fd, data, len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		data += n;
		len -= (size_t)n;
	}
	return 0;
}

static void sync_dir(const char *file)
{
	char *dir = path_dir(file);
	int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd >= 0) {
		fsync(fd);
		close(fd);
	}
	free(dir);
}

int path_write(const char *p, const void *data, size_t len, struct err *e)
{
	char *target = realpath(p, NULL);
	if (!target)
		target = xstrdup(p);
	char *temporary = xasprintf("%s.XXXXXX", target);
	struct stat st;
	int fd = mkostemp(temporary, O_CLOEXEC), status = 0;

	if (fd < 0) {
		status = err_sys(e, p, "cannot write");
		goto out;
	}
	mode_t mode = stat(target, &st) == 0 ? st.st_mode & 07777 : 0644;
	bool good = fchmod(fd, mode) == 0 && write_all(fd, data, len) == 0 && fsync(fd) == 0;
	if (close(fd) < 0)
		good = false;
	if (!good || rename(temporary, target) < 0) {
		status = err_sys(e, p, "cannot write");
		unlink(temporary);
		goto out;
	}
	sync_dir(target);
out:
	free(temporary);
	free(target);
	return status;
}

static int compare_names(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

int path_list(const char *p, char ***names, size_t *n, struct err *e)
{
	VEC(char *) list = {0};
	DIR *dir = opendir(p);

	if (!dir)
		return err_sys(e, p, "cannot list");
	for (struct dirent *d; (d = readdir(dir));)
		if (strcmp(d->d_name, ".") != 0 && strcmp(d->d_name, "..") != 0)
			*vec_push(&list) = xstrdup(d->d_name);
	closedir(dir);
	if (list.len)
		qsort(list.ptr, list.len, sizeof *list.ptr, compare_names);
	*names = list.ptr;
	*n = list.len;
	return 0;
}

void path_list_free(char **names, size_t n)
{
	for (size_t i = 0; i < n; i++)
		free(names[i]);
	free(names);
}

char *path_program(const char *name)
{
	const char *search = strchr(name, '/') ? "" : getenv("PATH");
	char *copy = xstrdup(search ? search : "/usr/bin:/bin"), *rest = copy, *dir, *found = NULL;

	while (!found && (dir = strsep(&rest, ":"))) {
		char *file = path_join(dir, name);
		if (path_is_file(file) && access(file, X_OK) == 0)
			found = file;
		else
			free(file);
	}
	free(copy);
	return found;
}

char *path_home(void)
{
	const char *home = getenv("HOME");

	if (home && home[0] == '/')
		return xstrdup(home);
	const struct passwd *pw = getpwuid(getuid());
	return xstrdup(pw && pw->pw_dir ? pw->pw_dir : "/");
}

char *path_typed(const char *text)
{
	char *home = text[0] == '~' && text[1] == '/' ? path_home() : NULL, *path = home ? path_join(home, text + 2) : xstrdup(text);

	free(home);
	return path;
}

char *path_xdg(const char *variable, const char *fallback)
{
	const char *value = getenv(variable);

	if (value && value[0] == '/')
		return xstrdup(value);
	char *home = path_home();
	char *path = path_join(home, fallback);
	free(home);
	return path;
}

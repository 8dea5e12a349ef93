#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include "app/dispute.h"
#include "app/internal.h"
#include "base/clock.h"
#include "base/path.h"
#include "base/sha256.h"
#include "base/xalloc.h"
#include "report/report.h"

#define FENCE_LEAST 3

/* TEXT with the folder FOLDER (NULL for none) called NAME wherever it is named; the caller frees TEXT before and the result. */
static char *call_folder(char *text, const char *folder, const char *name)
{
	struct buf out = BUF_INIT;
	const char *at = text;
	size_t n = folder ? strlen(folder) : 0;

	while (n > 1 && folder[n - 1] == '/')
		n--;
	if (n < 2) /* the root folder tells nothing */
		return text;
	for (const char *hit; (hit = memmem(at, strlen(at), folder, n)); at = hit + n) {
		buf_add(&out, at, (size_t)(hit - at));
		buf_addstr(&out, name);
	}
	buf_addstr(&out, at);
	free(text);
	return buf_detach(&out);
}

/* A code block; its fence is longer than any in TEXT (CommonMark 4.5). */
static void add_block(struct buf *out, const char *language, const char *text, size_t len)
{
	size_t longest = FENCE_LEAST - 1, run = 0;

	for (size_t i = 0; i < len; i++) {
		run = text[i] == '`' ? run + 1 : 0;
		if (run > longest)
			longest = run;
	}
	buf_fill(out, '`', longest + 1);
	buf_addf(out, "%s\n", language);
	buf_add(out, text, len);
	if (len && text[len - 1] != '\n')
		buf_addch(out, '\n');
	buf_fill(out, '`', longest + 1);
	buf_addch(out, '\n');
}

/* What the learner says, as a quotation. */
static void add_words(struct buf *out, const char *words)
{
	buf_addstr(out, "\n> ");
	for (; *words; words++) {
		buf_addch(out, *words);
		if (*words == '\n')
			buf_addstr(out, "> ");
	}
	buf_addch(out, '\n');
}

static void add_versions(struct buf *out, const struct verdict *v)
{
	struct utsname system;
	char now[CLOCK_TEXT];

	clock_format(clock_now(), now);
	buf_addf(out, "- asynctutor: %s\n- Python: %s\n", PACKAGE_VERSION, v->python ? v->python : "nothing was run");
	if (uname(&system) == 0) /* not the name of the machine */
		buf_addf(out, "- System: %s %s\n", system.sysname, system.machine);
	buf_addf(out, "- Written: %s\n", now);
}

static int make_report(struct app *a, const struct app_check *judged, const char *words, struct buf *out, struct err *e)
{
	char hash[65], file_hash[65];
	struct sha256 h;

	if (course_exercise_hash(judged->exercise, hash, e) < 0)
		return -1;
	char *object = app_object(a, "exercise", judged->exercise->slug);
	char *verdict = call_folder(report_verdict_json(judged->verdict, judged->exercise->slug), a->workspace, "WORKSPACE");
	verdict = call_folder(verdict, getenv("HOME"), "~");
	sha256_init(&h);
	sha256_add(&h, judged->text, judged->len);
	sha256_hex(&h, file_hash);
	buf_addf(out, "# A verdict that is said to be wrong\n");
	if (words && *words)
		add_words(out, words);
	buf_addf(out, "\n- Exercise: %s\n- SHA-256 of its content: %s\n", object, hash);
	add_versions(out, judged->verdict);
	buf_addstr(out, "\n## The verdict\n\n");
	add_block(out, "json", verdict, strlen(verdict));
	buf_addf(out, "\n## The file as it was judged\n\n%zu bytes, SHA-256 %s\n\n", judged->len, file_hash);
	add_block(out, "python", judged->text, judged->len);
	free(verdict);
	free(object);
	return 0;
}

/* A file that is not there yet, named after the time. */
static char *new_name(const char *folder)
{
	char now[CLOCK_TEXT], *path;

	clock_format(clock_now(), now);
	for (char *p = now; *p; p++)
		if (*p == ':')
			*p = '-';
	path = xasprintf("%s/wrong-verdict-%.19s.md", folder, now);
	for (int i = 2; path_is_file(path) && i < 1000; i++) {
		free(path);
		path = xasprintf("%s/wrong-verdict-%.19s-%d.md", folder, now, i);
	}
	return path;
}

int app_dispute(struct app *a, const struct app_check *judged, const char *words, char **path, struct err *e)
{
	char *file = app_exercise_path(a, judged->exercise), *folder = path_dir(file), *name = NULL;
	struct buf text = BUF_INIT;
	int status = make_report(a, judged, words, &text, e);

	if (status == 0)
		status = path_mkdirs(folder, e);
	if (status == 0) {
		name = new_name(folder);
		status = path_write(name, text.data, text.len, e);
	}
	free(file);
	free(folder);
	buf_done(&text);
	if (status < 0) {
		free(name);
		return -1;
	}
	*path = name;
	return 0;
}

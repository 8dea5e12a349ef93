/* Where the instructor's talk is: talk.json beside class.json. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/path.h"
#include "base/str.h"
#include "class/class.h"
#include "json/json.h"

#define TALK_MAX 4096

static char *talk_file(const char *dir)
{
	return path_join(dir, "talk.json");
}

int class_talk_put(const char *dir, const struct class_talk *t, struct err *e)
{
	struct js *js = js_object();
	char *path = talk_file(dir);

	js_set_str(js, "lesson", t->lesson);
	js_set_int(js, "section", (long long)t->section);
	char *text = js_dump(js, 0);
	int status = path_write(path, text, strlen(text), e);
	if (status == 0 && chmod(path, 0644) < 0)
		status = err_sys(e, path, "cannot let everyone read it");
	free(text);
	free(path);
	js_free(js);
	return status;
}

void class_talk_end(const char *dir)
{
	char *path = talk_file(dir);

	unlink(path);
	free(path);
}

bool class_talk_get(const char *dir, struct class_talk *out)
{
	char *path = talk_file(dir), *text = NULL;
	struct err e = ERR_INIT;
	long long section = 0;
	size_t len;

	struct js *js = path_read(path, TALK_MAX, &text, &len, &e) == 0 ? js_parse(text, len, path, 1, &e) : NULL;
	const char *lesson = js_text(js_get(js, "lesson"));
	bool sound = lesson && str_is_slug(lesson) && js_int(js_get(js, "section"), &section) && section >= 0;
	if (sound) {
		memcpy(out->lesson, lesson, strlen(lesson) + 1);
		out->section = (size_t)section;
	}
	err_done(&e);
	js_free(js);
	free(text);
	free(path);
	return sound;
}

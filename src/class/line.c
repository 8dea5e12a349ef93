/* Lines of a learner's file. */
#include <stdlib.h>
#include <string.h>
#include "base/xalloc.h"
#include "class/reader.h"
#include "json/json.h"

#define NAME_MAX_BYTES 200

static int refuse(const char *name, int number, const char *key, struct err *e)
{
	return err_at(e, ERR_SYNTAX, name, number, 0, "\"%s\" is missing or not what it should be", key);
}

/* SIZE - 1 letters of SET. */
static bool take_word(const struct js *value, const char *set, size_t size, char *out)
{
	const char *text = js_text(value);

	if (!text || strlen(text) != size - 1 || strspn(text, set) != size - 1)
		return false;
	memcpy(out, text, size);
	return true;
}

static int read_header(const struct js *js, const char *name, int number, struct class_line_read *out, struct err *e)
{
	static const char hex[] = "0123456789abcdef", uuid[] = "0123456789abcdef-";
	const char *who = js_text(js_get(js, "name"));
	const char *bad = !take_word(js_get(js, "class"), hex, 33, out->class_id)		? "class"
			  : !take_word(js_get(js, "learner"), uuid, 37, out->header.learner) ? "learner"
			  : !take_word(js_get(js, "device"), uuid, 37, out->header.device)	? "device"
			  : !who || strlen(who) > NAME_MAX_BYTES				? "name"
												: NULL;

	if (bad)
		return refuse(name, number, bad, e);
	js_bool(js_get(js, "leaves"), &out->header.leaves);
	out->header.name = xstrdup(who);
	out->kind = CLASS_LINE_HEADER;
	return 0;
}

static int read_code(const struct js *js, const char *name, int number, struct class_line_read *out, struct err *e)
{
	const struct js *code = js_get(js, "code");

	if (!take_word(js_get(js, "text"), "0123456789abcdef", 65, out->hash))
		return refuse(name, number, "text", e);
	if (!js_text(code) && !js_is_null(code))
		return refuse(name, number, "code", e);
	out->code = js_text(code) ? xstrdup(js_text(code)) : NULL;
	out->code_len = out->code ? strlen(out->code) : 0;
	out->kind = CLASS_LINE_TEXT;
	return 0;
}

int class_line_parse(const char *line, size_t len, const char *name, int number, struct class_line_read *out, struct err *e)
{
	*out = (struct class_line_read){0};
	if (len > 6 && memcmp(line, "{\"id\":", 6) == 0) {
		out->kind = CLASS_LINE_EVENT;
		return event_parse(line, len, name, number, &out->event, e);
	}
	struct js *js = js_parse(line, len, name, number, e);
	int status = -1;

	if (js && js_get(js, "class"))
		status = read_header(js, name, number, out, e);
	else if (js && js_get(js, "text"))
		status = read_code(js, name, number, out, e);
	else if (js)
		err_at(e, ERR_SYNTAX, name, number, 0, "is neither an event nor anything else that belongs here");
	js_free(js);
	if (status < 0)
		class_line_done(out);
	return status;
}

void class_line_done(struct class_line_read *l)
{
	free(l->header.name);
	free(l->code);
	event_done(&l->event);
	*l = (struct class_line_read){0};
}

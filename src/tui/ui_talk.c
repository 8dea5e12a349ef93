/* Talking to the learner, and asking. */
#include <stdarg.h>
#include <stdlib.h>
#include "base/utf8.h"
#include "tui/dialog.h"
#include "tui/ui.h"

/* Talking to the learner. */

static void say(struct ui *ui, const struct buf *text)
{
	buf_clear(&ui->message);
	cellsafe(&ui->message, text->data, text->len, CELL_PROSE);
}

void ui_say(struct ui *ui, const char *fmt, ...)
{
	struct buf text = BUF_INIT;
	va_list ap;

	va_start(ap, fmt);
	buf_vaddf(&text, fmt, ap);
	va_end(ap);
	say(ui, &text);
	buf_done(&text);
}

void ui_tell(struct ui *ui, const char *fmt, ...)
{
	struct buf text = BUF_INIT;
	va_list ap;

	va_start(ap, fmt);
	buf_vaddf(&text, fmt, ap);
	va_end(ap);
	say(ui, &text);
	if (utf8_width(ui->message.data, ui->message.len) > ui->grid.cols - (ui->grid.cols > 30)) {
		buf_clear(&ui->message);
		ui_notice(ui, "Note", text.data);
	}
	buf_done(&text);
}

void ui_notice(struct ui *ui, const char *title, const char *text)
{
	ui_push(ui, &screen_notice, &(struct notice){title, text});
}

void ui_fail(struct ui *ui, struct err *e)
{
	char *text = err_format(e);

	ui_notice(ui, "Something went wrong", text);
	free(text);
	err_done(e);
}

void ui_confirm(struct screen *s, const char *question, void (*yes)(struct screen *s))
{
	ui_push(s->ui, &screen_confirm, &(struct question){question, s, yes, NULL});
}

void ui_choose(struct screen *s, const char *question, void (*yes)(struct screen *s), void (*no)(struct screen *s))
{
	ui_push(s->ui, &screen_confirm, &(struct question){question, s, yes, no});
}

void ui_prompt(struct screen *s, const char *label, void (*changed)(struct screen *s, const char *text),
    void (*done)(struct screen *s, const char *text))
{
	struct prompt *p = &s->ui->prompt;

	input_done(&p->input);
	p->open = true;
	p->label = label;
	p->screen = s;
	p->changed = changed;
	p->done = done;
}

bool ui_may(struct ui *ui, enum gate_thing what)
{
	struct err e = ERR_INIT;
	bool may = gate_may(what, &e) == 0;

	if (!may)
		ui_say(ui, "Not here: %s.", e.text);
	err_done(&e);
	return may;
}

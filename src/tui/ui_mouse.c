/* The mouse: the wheel scrolls what is under it, a click does what a screen makes of it, or what the key in the footer does. */
#include "app/settings.h"
#include "base/err.h"
#include "tui/ui.h"

#define WHEEL_LINES 3

void ui_start_mouse(struct ui *ui)
{
	ui->mouse = setting_is(ui->app, SETTING_MOUSE, "on") && ui->term->ops->mouse(ui->term, true);
}

void ui_turn_mouse(struct ui *ui)
{
	struct err e = ERR_INIT;

	if (!ui->term->ops->mouse(ui->term, !ui->mouse)) {
		ui_say(ui, "This terminal does not report its mouse.");
		return;
	}
	ui->mouse = !ui->mouse;
	ui_say(ui, ui->mouse ? "Clicks and the wheel work here. Hold Shift to select text; %s leaves the mouse to the terminal."
			     : "The mouse is left to the terminal. %s takes it again.",
	    action_key(ACT_MOUSE, SCOPE_SCREEN));
	if (setting_put(ui->app, SETTING_MOUSE, ui->mouse ? "on" : "off", &e) < 0)
		ui_fail(ui, &e);
}

static void click(struct ui *ui, struct screen *s, int y, int x)
{
	if (y == ui->grid.rows - 1) {
		for (size_t i = 0; i < ui->nfooter; i++)
			if (x >= ui->footer[i].from && x < ui->footer[i].to) {
				ui_act(s, ui->footer[i].action, 0);
				return;
			}
	}
	if (s->ops->click)
		s->ops->click(s, y, x);
}

static void wheel(struct screen *s, int y, int x, enum action a)
{
	struct view *v = s->ops->view_at ? s->ops->view_at(s, y, x) : s->ops->view ? s->ops->view(s) : NULL;

	if (v)
		view_act(v, a, WHEEL_LINES);
	else
		ui_act(s, a, 1);
}

void ui_mouse(struct ui *ui, const struct mouse *m)
{
	struct screen *s = ui_top(ui);

	if (!ui->mouse || m->y >= ui->grid.rows || m->x >= ui->grid.cols)
		return;
	ui->count = 0;
	if (!ui->prompt.open && s->ops->mouse && m->y < ui->grid.rows - 1 && s->ops->mouse(s, m)) {
		if (!s->dead && s->ops->settle)
			s->ops->settle(s);
		return;
	}
	if (m->kind == MOUSE_DRAG) {
		ui_say(ui, "Hold Shift to select text, or press %s to leave the mouse to the terminal.", action_key(ACT_MOUSE, SCOPE_SCREEN));
		return;
	}
	if (m->kind == MOUSE_CLICK) {
		bool said = ui->message.len > 0;
		buf_clear(&ui->message);
		ui->counting = false;
		if (!ui->prompt.open && !(said && m->y == ui->grid.rows - 1)) /* a message hides the footer's keys */
			click(ui, s, m->y, m->x);
	} else {
		wheel(s, m->y, m->x, m->kind == MOUSE_WHEEL_UP ? ACT_UP : ACT_DOWN);
	}
	if (!s->dead && s->ops->settle)
		s->ops->settle(s);
}

#include <string.h>
#include "tui/diff_rows.h"
#include "tui/theme.h"

void diff_rows(struct rows *r, const char *diff)
{
	for (size_t n; *diff; diff += n + (diff[n] == '\n')) {
		n = strcspn(diff, "\n");
		int style = *diff == '+' ? (int)STYLE_DIFF_ADD : *diff == '-' ? (int)STYLE_DIFF_DEL : *diff == '@' ? (int)STYLE_DIFF_PLACE : (int)MD_CODE;
		if (*diff == '@')
			rows_section(r);
		rows_add(r, style, diff, n > 0, -1);
		rows_scroll(r);
		rows_code(r, style, diff + (n > 0), n - (n > 0));
		rows_end(r);
	}
}

# The layer table, and a function that prints what breaks it in the tree of sources given.
# A line "module: what it may include". Third-party headers and calls have one home each.
layers='
base:
yaml: base
json: base
markdown: base
python: base
rules: base yaml python
editor: base python
run: base json
course: base yaml markdown
checks: base yaml python rules run
store: base json
class: base json store course
report: base json python rules run checks store course class markdown
app: base yaml json markdown python rules run course checks store class report
tui: base editor markdown python rules run course checks store class report app
plain: base markdown python rules run course checks store class report app
cli: base editor yaml json markdown python rules run course checks store class report app tui plain
'
homes='
curses.h=tui/term_curses
cmark.h=markdown/
sqlite3.h=store/
yaml.h=yaml/
tree_sitter/=python/
pcre2.h=rules/
jansson.h=json/
getopt.h=cli/
libpq-fe.h=class/pg_private.h
seccomp.h=run/
linux/landlock.h=run/
'

# layer_faults DIR: one line for each fault under DIR.
layer_faults() {
	(
		cd "$1" || exit 99
		find . -name '*.[ch]' | sed 's|^\./||' | sort | while read -r f; do
			mod=${f%%/*}
			row=$(printf '%s\n' "$layers" | grep "^$mod:") || { echo "$f: $mod is not in the layer table"; continue; }
			deps=" $mod ${row#*:} "
			sed -n 's/^#[ ]*include "\([^"]*\)".*/\1/p' "$f" | sort -u | while read -r inc; do
				case $inc in
				config.h) continue ;;
				*/*) ;;
				*) echo "$f: include \"$inc\" as \"module/$inc\"" ;;
				esac
				case $deps in
				*" ${inc%%/*} "*) ;;
				*) echo "$f: $mod must not include ${inc%%/*}/" ;;
				esac
				case $mod/$inc in
				cli/tui/tui.h | cli/plain/plain.h) ;;
				cli/tui/*) echo "$f: cli reaches the screens through tui/tui.h only" ;;
				cli/plain/*) echo "$f: cli reaches the dialogue through plain/plain.h only" ;;
				esac
			done
			for row in $homes; do
				if grep -q "^#[ ]*include <[^>]*${row%%=*}" "$f"; then
					case $f in "${row#*=}"*) ;; *) echo "$f: <${row%%=*}> belongs in ${row#*=}" ;; esac
				fi
			done
			case $f in
			cli/* | tui/* | plain/* | base/xalloc.c) ;;
			*) grep -qE '(^|[^a-z_])(printf|puts|putchar|fprintf|fputs|perror)[(]' "$f" && echo "$f: only cli, tui and plain print" ;;
			esac
			case $f in
			run/* | tui/script.c) ;;
			*)
				grep -qE '(^|[^a-z_])(fork|vfork|posix_spawnp?|exec[lv]p?e?|system|popen|setrlimit|prctl)[(]' "$f" &&
					echo "$f: processes are started in run/ (and by scripts of the screens)"
				;;
			esac
			case $f in
			base/xalloc.c) ;;
			*)
				grep -qE '(^|[^a-z_x])(malloc|calloc|realloc|strdup|strndup|asprintf)[(]' "$f" &&
					echo "$f: memory comes from base/xalloc.h"
				;;
			esac
		done
	)
}

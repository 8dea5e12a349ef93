# Helpers of the terminal tests: a private tmux server for each test, its own home, no fixed sleeps.
# ASYNCTUTOR overrides the program.
set -u
: "${abs_top_builddir:?}" "${abs_top_srcdir:?}"
tap_n=0
ok() {
	tap_n=$((tap_n + 1))
	echo "ok $tap_n - $1"
}
not_ok() {
	tap_n=$((tap_n + 1))
	screen | sed 's/^/# /'
	echo "not ok $tap_n - $1"
}
skip_all() {
	echo "1..0 # SKIP $1"
	exit 0
}
done_testing() { echo "1..$tap_n"; }
case ${TMUX_PROG:-:} in :) skip_all 'tmux not found' ;; esac

program=${ASYNCTUTOR:-$abs_top_builddir/asynctutor}
sample=$abs_top_srcdir/tests/script/course
tmp=$(mktemp -d) || exit 99
unset TMUX TMUX_PANE NO_COLOR VISUAL EDITOR COLORFGBG ASYNCTUTOR_SCRIPT 2>/dev/null
HOME=$tmp/home XDG_DATA_HOME=$tmp/home/data ASYNCTUTOR_DATA=$tmp/home/data/asynctutor ASYNCTUTOR_WORKSPACE=$tmp/home/work
export HOME XDG_DATA_HOME ASYNCTUTOR_DATA ASYNCTUTOR_WORKSPACE
mkdir -p "$ASYNCTUTOR_DATA"
tm() { "$TMUX_PROG" -u -S "$tmp/sock" -f /dev/null "$@"; }
tm new-session -d -s keep -x 10 -y 5 'exec sleep 10000' || exit 99 # the server must outlive the sessions of the tests
tm set -g escape-time 0
trap 'tm kill-server 2>/dev/null; rm -rf "$tmp"' EXIT

# start COLUMNS ROWS [NAME=VALUE...] COMMAND: COMMAND in a terminal; its status goes to $tmp/exit, its process id to
# $tmp/pid, all it writes to $tmp/raw.
start() {
	cols=$1 rows=$2
	shift 2
	rm -f "$tmp/exit" "$tmp/raw" "$tmp/started"
	cat >"$tmp/program" <<PROGRAM
echo \$\$ >'$tmp/pid'
exec env TERM=screen-256color $*
PROGRAM
	cat >"$tmp/run" <<RUN
trap : INT QUIT # keys of the terminal are for the program
while [ ! -e '$tmp/started' ]; do sleep 0.02; done
stty -g >'$tmp/stty.before'
sh '$tmp/program'
status=\$?
stty -g >'$tmp/stty.after'
echo \$status >'$tmp/exit.new'
mv '$tmp/exit.new' '$tmp/exit'
echo "ended with \$status"
exec sleep 1000
RUN
	tm kill-session -t test 2>/dev/null
	tm new-session -d -s test -x "$cols" -y "$rows" "sh '$tmp/run'"
	tm pipe-pane -t test "cat >'$tmp/raw'"
	: >"$tmp/started"
}
# forget: the next program starts as the first one did.
forget() {
	rm -rf "$HOME"
	mkdir -p "$ASYNCTUTOR_DATA"
}
screen() { tm capture-pane -p -t test; }
keys() { tm send-keys -t test "$@"; }
type() { tm send-keys -t test -l -- "$1"; }
resize() { tm resize-window -t test -x "$1" -y "$2"; }
paste() {
	tm set-buffer "$1"
	tm paste-buffer -p -t test
}

# until_true COMMAND...: poll up to 10 s.
until_true() {
	tries=0
	until "$@"; do
		tries=$((tries + 1))
		[ $tries -lt 200 ] || return 1
		sleep 0.05
	done
}
shows() { screen | grep -qF -- "$1"; }
hides() { ! shows "$1"; }
# see NAME TEXT: TEXT appears on the screen.
see() {
	if until_true shows "$2"; then ok "$1"; else not_ok "$1 (wanted: $2)"; fi
}
# gone NAME TEXT: TEXT disappears.
gone() {
	if until_true hides "$2"; then ok "$1"; else not_ok "$1 (unwanted: $2)"; fi
}
# ends NAME STATUS: the program ends with STATUS.
ends() {
	until_true test -e "$tmp/exit"
	got=$(cat "$tmp/exit" 2>/dev/null || echo running)
	if [ "$got" = "$2" ]; then ok "$1"; else not_ok "$1 (wanted status $2, got $got)"; fi
}
# check NAME COMMAND...: the command succeeds within 10 s.
check() {
	name=$1
	shift
	if until_true "$@"; then ok "$name"; else not_ok "$name"; fi
}
# The terminal is as it was: its modes, the normal screen, a visible cursor.
restored() {
	check "$1: terminal modes as before" cmp -s "$tmp/stty.before" "$tmp/stty.after"
	if [ "$(tm display -p -t test '#{alternate_on} #{cursor_flag}')" = '0 1' ]; then ok "$1: normal screen and cursor"; else
		not_ok "$1: normal screen and cursor"
	fi
}

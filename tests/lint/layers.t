# Each module includes what its layer allows, and each library has one home.
. "$abs_top_srcdir/tests/lint/layers.sh"
echo 1..3
faults=$(layer_faults "$abs_top_srcdir/src")
if [ -z "$faults" ]; then echo 'ok 1 - the sources keep the layers'; else
	printf '%s\n' "$faults" | sed 's/^/# /'
	echo 'not ok 1 - the sources keep the layers'
fi

tmp=$(mktemp -d) || exit 99
trap 'rm -rf "$tmp"' EXIT
mkdir -p "$tmp/base" "$tmp/markdown"
echo '#include "store/store.h"' >"$tmp/markdown/bad.c"
printf '#include <curses.h>\n#include "buf.h"\nint f(void) { return malloc(1) != 0; }\n' >"$tmp/base/bad.c"
faults=$(layer_faults "$tmp")
case $faults in
*'markdown must not include store/'*) echo 'ok 2 - a planted include is found' ;;
*) echo 'not ok 2 - a planted include is found' ;;
esac
case $faults in
*'<curses.h> belongs in tui/term_curses'*'memory comes from'*) echo 'ok 3 - a planted library and malloc are found' ;;
*) echo 'not ok 3 - a planted library and malloc are found' ;;
esac

# The review screen beyond its golden screens: opened by the command, the mouse, files that change or vanish, names from anywhere, stopping.
. "$abs_top_srcdir/tests/script/lib.sh"
ASYNCTUTOR_WORKSPACE=$tmp/work
export ASYNCTUTOR_WORKSPACE

# play NAME [PATH...] <SCRIPT: in a new project, whose folder the script knows as $P.
play() {
	name=$1
	shift
	rm -rf "$XDG_DATA_HOME" "$tmp/project"
	cp -r "$abs_top_srcdir/tests/script/reviewed/project" "$tmp/project"
	chmod -R u+w "$tmp/project"
	cat >"$tmp/script"
	(cd "$tmp/project" && P=$tmp/project O=$abs_top_srcdir/tests/script/reviewed/project ASYNCTUTOR_SCRIPT=$tmp/script \
		"$abs_top_builddir/asynctutor" --course "$abs_top_srcdir/tests/script/reviewed" review --screen "$@") >"$tmp/out" 2>"$tmp/err" </dev/null
	status=$?
	if [ $status -eq 0 ]; then ok "$name"; else
		not_ok "$name (exit status $status)"
		sed 's/^/# /' "$tmp/err" "$tmp/out"
	fi
}

play 'without a path the files of the folder are offered' <<'STEPS'
expect all Python files in here
expect half.py
keys q
expect A course with rules
STEPS
play 'with paths these are reviewed' stock.py shop <<'STEPS'
wait of 5
expect Review: 2 files and folders
expect shop/prices.py
refuse half.py
STEPS
play 'one file is named without its folder' "$tmp/project/shop/prices.py" <<'STEPS'
wait of 4
expect  prices.py
STEPS
play 'a path that is not there is told, and home is below' nothing.py <<'STEPS'
expect nothing.py
expect No such file
keys Enter
expect A course with rules
STEPS
play 'the chooser goes up and down, and finds' <<'STEPS'
keys / s h o p Enter Enter
expect prices.py
keys h
expect stock.py
expect Enter open
keys Enter
expect prices.py
keys G Enter
wait of 4
keys q
expect prices.py
STEPS
play 'a click selects a finding, and a second one shows its rule' . <<'STEPS'
resize 120x40
wait of 6
click untracked-task
expect 4 of 6
click untracked-task
expect Nobody keeps
keys q
click async def watch
keys j
expect 4 of 6
wheel-down 20 70
expect 4 of 6
keys n
expect 5 of 6
STEPS
play 'long lines scroll sideways' shop <<'STEPS'
wait of 4
keys G
refuse enough for everybody
keys Tab
keys l l l l l l l l l l l
expect everybody
keys h
STEPS
play 'all fixes of a file that keep what it does, and back' shop <<'STEPS'
wait of 4
keys A
expect What the program does stays the same.
expect +    loop = asyncio.get_running_loop()
keys y
expect of 2
shell ! grep -q get_event_loop "$P/shop/prices.py"
keys a y
expect of 1
shell grep -q 'await asyncio.sleep(1)' "$P/shop/prices.py"
keys U U
expect of 4
shell cmp "$O/shop/prices.py" "$P/shop/prices.py"
keys U
expect No fix was applied since the review was opened.
STEPS
history() { ASYNCTUTOR_WORKSPACE=$tmp/work "$abs_top_builddir/asynctutor" --course "$abs_top_srcdir/tests/script/reviewed" history "$@" </dev/null; }
expect 'what was there before is listed' 0 history "$tmp/project/shop/prices.py"
has 'with what replaced it' fix
number=$(sed -n 's/^ *\([0-9]*\) .*fix$/\1/p' "$tmp/out" | tail -1)
echo 'x = 1' >"$tmp/project/shop/prices.py"
expect 'and put back' 0 history "$tmp/project/shop/prices.py" --restore "$number"
same 'as it was' "$tmp/project/shop/prices.py" "$abs_top_srcdir/tests/script/reviewed/project/shop/prices.py"
expect 'what that replaced is kept as well' 0 history "$tmp/project/shop/../shop/prices.py"
has 'for the same reason as of an exercise' restore
play 'a file whose last finding is fixed goes, and comes back' . <<'STEPS'
wait of 6
shell sed -i '1i import asyncio' "$P/stock.py"
keys G R
wait import asyncio
keys a y
expect of 5
refuse stock.py
keys U
expect of 6
expect stock.py
STEPS
play 'a file that was changed elsewhere is not overwritten' stock.py <<'STEPS'
wait [E]
shell sed -i '1i import asyncio' "$P/stock.py"
keys R
wait import asyncio
keys a
shell echo '# mine' >>"$P/stock.py"
keys y
expect has changed since it was read
keys Enter
shell tail -1 "$P/stock.py" | grep -q mine
keys a y
shell tail -1 "$P/stock.py" | grep -q mine
shell grep -q asyncio.sleep "$P/stock.py"
STEPS
play 'nor is it by taking a fix back' stock.py <<'STEPS'
wait [E]
shell sed -i '1i import asyncio' "$P/stock.py"
keys R
wait import asyncio
keys a y
shell echo '# mine' >>"$P/stock.py"
keys U
expect has changed since it was read
shell grep -q asyncio.sleep "$P/stock.py"
STEPS
play 'a file that vanished is told' stock.py <<'STEPS'
wait [E]
shell sed -i '1i import asyncio' "$P/stock.py"
keys R
wait import asyncio
keys a
shell rm "$P/stock.py"
keys y
expect No such file
keys Enter
expect of 1
keys R
wait No such file
STEPS
VISUAL='sh -c "sed -i s/time.sleep/print/ \"\$1\"" -'
export VISUAL
play 'after the editor a file is looked at again' . <<'STEPS'
wait of 6
keys G e
expect of 5
refuse stock.py
STEPS
unset VISUAL
play 'names from anywhere are made visible' . <<'STEPS'
wait of 6
shell printf 'import time\nasync def f():\n    time.sleep(1)\n' >"$P/$(printf 'a\033[2Jb\nc.py')"
keys R
wait of 7
expect a␛[2Jb␊c.py
keys q v
expect a␛[2Jb␊c.py
STEPS
play 'what cannot be read is named' . <<'STEPS'
wait of 6
shell cp "$P/stock.py" "$P/zz.py" && truncate -s 80M "$P/zz.py"
keys R
wait Not read: ./zz.py
STEPS
play 'a long review is stopped by Esc, and what was known stays' . <<'STEPS'
wait of 6
shell i=0; while [ $i -lt 3000 ]; do echo "import asyncio" >"$P/shop/m$i.py"; i=$((i + 1)); done
keys R Esc
expect The review was stopped.
expect of 6
keys R
expect Esc stop
keys q
expect A course with rules
STEPS
play 'the first review that is stopped leads back' . <<'STEPS'
shell i=0; while [ $i -lt 3000 ]; do echo "import asyncio" >"$P/shop/m$i.py"; i=$((i + 1)); done
keys q v a Esc
expect The review was stopped.
expect all Python files in here
STEPS
play 'a fix that is written while all is reviewed again stays known' . <<'STEPS'
wait of 6
shell t=$(i=0; while [ $i -lt 300 ]; do echo "async def f$i(): await g(1)"; i=$((i + 1)); done); i=0; while [ $i -lt 1000 ]; do echo "$t" >"$P/shop/z$i.py"; i=$((i + 1)); done
shell sed -i '1i import asyncio' "$P/stock.py" && mv "$P/stock.py" "$P/a.py"
keys R
wait-gone Esc stop
keys g
expect a.py
keys R
wait reviewing: 1
keys a y
expect of 5
refuse a.py
keys j k
wait-gone Esc stop
expect of 5
refuse a.py
keys U
expect of 6
STEPS
play 'a fix is offered, and no is no' shop <<'STEPS'
wait of 4
keys a
expect Apply this fix?
keys q
expect 1 of 4
shell cmp "$O/shop/prices.py" "$P/shop/prices.py"
STEPS
mkdir -p "$HOME/.config/asynctutor"
echo 'undo-fix F8' >"$HOME/.config/asynctutor/keys"
play 'the key that takes a fix back is named as it is set' shop <<'STEPS'
wait of 4
keys a y
expect Written. F8 takes it back.
keys F8
expect of 4
STEPS
done_testing

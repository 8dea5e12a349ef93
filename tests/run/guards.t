# What a program may not do outside its folder, and what it still may do inside.
. "$abs_top_srcdir/tests/run/lib.sh"

has() { # has GUARD: this machine has it
	says_guard=$("$runner" -g | sed -n "s/^guard $1: \([a-z-]*\).*/\1/p")
	[ "$says_guard" = present ]
}

victim=$scratch/victim
mkdir "$victim"
echo kept >"$victim/kept"
chmod 640 "$victim/kept"
before=$(ls -lR --time-style=full-iso "$victim")

echo 1..11
run self -d "$scratch/data/bare" "$scratch/data/programs/outside.py" "$victim"
says 'end: completed' && nothing_left
ok 'a program that tries to do harm is run'

if has landlock; then
	harmless=true
	for way in create overwrite append truncate empty remove rename folder symlink tracer; do
		says "log: $way: PermissionError" || harmless=false
	done
	$harmless && says 'log: link: OSError'
	ok 'writes outside fail'
else
	number=$((number + 1)) && echo "ok $number - writes outside fail # SKIP this kernel has no Landlock"
fi

if has seccomp; then
	says 'log: tcp: PermissionError' && says 'log: udp: PermissionError' && says 'log: tcp6: PermissionError' &&
		says 'log: killall: PermissionError'
	ok 'connections and signals to everybody fail'
	says 'log: limits: PermissionError' && says 'log: owner: PermissionError' && says 'log: priorities: PermissionError'
	ok 'so does what reaches other processes: limits, priorities, signals of descriptors'
else
	for what in 'connections fail' 'other processes are let alone'; do
		number=$((number + 1)) && echo "ok $number - $what # SKIP built without libseccomp"
	done
fi

if has landlock && has seccomp; then
	[ "$before" = "$(ls -lR --time-style=full-iso "$victim")" ] && [ "$(cat "$victim/kept")" = kept ]
	ok 'nothing outside has changed, permission bits and times included'
else
	number=$((number + 1)) && echo "ok $number - nothing outside has changed # SKIP a guard is missing"
fi

says 'log: read: worked' && says 'log: inside: worked' && says 'log: tmp: worked' && says 'log: null: worked' && says 'log: unix: worked'
ok 'reading, and writing inside, work'

run self -d "$scratch/data/bare" "$scratch/data/programs/quick.py" a 'b c'
says 'log: ran a b c True True' && says 'text: The program was run.' && nothing_left
ok 'arguments arrive, home is the folder, nothing is to be read'

run self -l file=4 -d "$scratch/data/bare" "$scratch/data/programs/bigfile.py"
says 'log: -25' && nothing_left
ok 'a file that is too large ends its writer'

if has seccomp; then
	run self -w namespace -w cgroup -w landlock -d "$scratch/data/bare" "$scratch/data/programs/betrayer.py"
	denied=PermissionError
	says "log: $denied $denied $denied $denied $denied $denied 3 above" && nothing_left
	ok 'who keeps a run gets no signal from it, also where it sees them'
else
	number=$((number + 1)) && echo "ok $number - who keeps a run gets no signal from it # SKIP built without libseccomp"
fi

for guards in '' '-w namespace'; do
	# shellcheck disable=SC2086 # options are words
	run self $guards -d "$scratch/data/bare" "$scratch/data/programs/pools.py"
	says 'end: completed' && says 'log: [0, 1, 4, 9]' && says 'log: echoed' && says 'log: fork [0, 1, 4]' && says 'log: spawn [0, 1, 4]' &&
		says 'log: forkserver [0, 1, 4]' && says 'log: manager [1, 2]' && says 'log: shared 7' && says 'log: tracked True' && nothing_left
	ok "pools of processes and threads, managers and shared memory work ${guards:-with every guard}"
done

# For the tests of the safe runner: programs that do harm, and a look at what is left of them.
#
# No bug of ours may take the machine down: the programs bound themselves (see each), and so does this.
runner=$abs_top_builddir/tests/run/runner
data=$abs_top_srcdir/tests/data/run
number=0

# An account that is not root, with a Python that it may run. Where the tests run as root it is nobody, in a folder of its own.
scratch=$(mktemp -d) || exit 99
trap 'rm -rf "$scratch"' EXIT
chmod 755 "$scratch"
cp -r "$data" "$scratch/data"
cp "$runner" "$scratch/runner"
chmod -R u+w,a+rX "$scratch"
# Another run of the tests on this machine has daemons as well.
sed -i "s/asynctutor-daemon/asynctutor-daemon-$$/" "$scratch/data/programs/daemon.py" "$scratch/data/programs/betrayer.py"
mkdir "$scratch/tmp"
chmod 1777 "$scratch/tmp"

ok() { # ok WORDS: the next test has passed when the last command did
	if [ $? -eq 0 ]; then result=ok; else result='not ok'; fi
	number=$((number + 1))
	echo "$result $number - $1"
	[ "$result" = ok ] || sed 's/^/# /' "$scratch/out"
}

# An ordinary user's Python: the one that is found here may belong to root alone.
if [ "$(id -u)" = 0 ] && command -v setpriv >/dev/null; then
	for python in "$ASYNCTUTOR_PYTHON" "$(command -v python3)" /usr/bin/python3 /usr/local/bin/python3; do
		setpriv --reuid 65534 --regid 65534 --clear-groups "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
			2>/dev/null && users_python=$python && break
	done
fi

# run WHO OPTIONS PROGRAM ARGUMENTS: the program in the runner, as root or as user, into $scratch/out; at most 40 s.
run() {
	who=$1
	shift
	case $who in
	user) set -- env ASYNCTUTOR_PYTHON="$users_python" setpriv --reuid 65534 --regid 65534 --clear-groups "$scratch/runner" "$@" ;;
	*) set -- "$runner" "$@" ;;
	esac
	(cd "$scratch" && ulimit -c 0 && { [ "$who" = self ] && [ "$(id -u)" = 0 ] || ulimit -u 3000; } 2>/dev/null
		TMPDIR=$scratch/tmp exec timeout -s KILL 40 "$@") >"$scratch/out" 2>&1
}

says() { # says LINE: the runner printed it
	grep -qxF -e "$1" "$scratch/out"
}

# Nothing of a run is left: no process, no folder, no control group.
nothing_left() {
	# The brackets keep grep from finding itself.
	! grep -lsaE "^asynctutor-[d]aemon-$$|$scratch/[t]mp/" /proc/[0-9]*/cmdline | grep -q . &&
		[ -z "$(ls -A "$scratch/tmp")" ] && says 'folder: gone' && says 'left: 0'
}

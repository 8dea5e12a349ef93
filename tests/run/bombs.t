# Whatever a program does, it is ended, explained, and nothing of it is left; with every guard and with fewer, as root and as a user.
. "$abs_top_srcdir/tests/run/lib.sh"

accounts=self
[ -n "$users_python" ] && accounts='self user'

# Limits do not depend on the other guards; how all processes are found and ended does.
limits='loop endless-loop -l cpu=1
sleeper timeout -l all=1
memory memory -l memory=200
flood output'
escapes='sleeper cancelled -k 300
forks processes -l processes=40
daemon completed'

bombs() { # bombs WHO GUARDS PROGRAMS
	while read -r program end options; do
		# shellcheck disable=SC2086 # options and guards are words
		run "$1" $2 $options -d "$scratch/data/bare" "$scratch/data/programs/$program.py"
		says "end: $end" && nothing_left
		ok "$program ends as $end ($1$2)"
	done <<-EOF
		$3
	EOF
}

echo "1..$((13 * $(echo "$accounts" | wc -w)))"
for who in $accounts; do
	bombs "$who" '' "$limits"
	for guards in '' ' -w namespace' ' -w namespace -w cgroup'; do bombs "$who" "$guards" "$escapes"; done
done

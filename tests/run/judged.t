# The embedded tracer in the runner: what a program does to itself becomes a fact, what it does to the machine an end.
. "$abs_top_srcdir/tests/run/lib.sh"

judge() { # judge PROGRAM LINE OPTIONS...: the runner, without a stand-in, prints LINE; nothing is left
	program=$1 line=$2
	shift 2
	run self "$@" "$scratch/data/programs/$program.py"
	says "$line" && nothing_left
	ok "$program: $line"
}

echo 1..12
judge quick 'outcome: finishes'
judge pools 'outcome: finishes'
says 'stdout: forkserver [0, 1, 4]'
ok 'process pools work under the tracer'
judge confined_pools 'outcome: finishes' -r
says 'stdout: forkserver [0, 1, 4]' && says 'stdout: ForkServerProcess put'
ok 'and where no socket can be reached'
judge deep 'program: endless-loop' -l cpu=1
judge memory 'program: memory' -l memory=300
judge flood 'program: output'
judge daemon 'outcome: finishes'
judge forger 'outcome: raises'
judge forks 'end: processes' -l processes=40
judge sleeper 'outcome: finishes'

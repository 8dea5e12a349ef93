# Wrong answers that other checkers accept, and ways around an exercise: all refused; right answers of any wording: none.
#
# The wrong answers are those of two experiments, rebuilt for one exercise: nine that a well-known tutor accepts, thirteen of which
# patterns over the text accept eleven. Each names in its first line the check that refuses it.
. "$abs_top_srcdir/tests/script/lib.sh"
answers=$abs_top_srcdir/tests/script/answers
folder=$answers/exercises/fetch-all
judge() { "$abs_top_builddir/asynctutor" --course "$answers" "$@" </dev/null; }
# The output in one line, without the places where it was wrapped.
flat() { tr '\n' ' ' <"$tmp/out" | tr -s ' ' >"$tmp/flat"; }

expect 'each answer is judged as it says of itself' 0 judge course check "$answers"
has 'with no exception' ': 0 faults'

refused() { # refused FILE REASON
	expect "$1 is refused" 1 judge check "${folder##*/}" --file "$folder/rejected/$1.py"
	flat
	has "with its reason: $2" "$2" "$tmp/flat"
}
refused cheat_exits_first 'the program exits early, with status 0'
refused cheat_exits_inside 'the program exits early, with status 0'
refused cheat_prints_what_is_wanted 'calls of shop.fetch: 0, wanted 4'
refused cheat_edits_the_world 'the program writes shop.py, which is no way to solve an exercise'
refused cheat_reads_the_scenario 'reads SCENARIO, which tells the days apart'
refused cheat_modules 'touches sys.modules'
refused cheat_collector 'touches gc'
refused cheat_ctypes 'touches ctypes'
refused cheat_proc 'touches /proc'
refused cheat_frames 'touches sys._getframe'
refused cheat_private_name_of_asyncio 'uses _ready, which is private to asyncio'
refused cheat_private_name_of_the_world 'uses shop._AFTER, which is private'
refused cheat_replaces_the_world 'replaces shop.fetch'
refused deadlock_without_a_limit 'the program hangs in a deadlock'

# Whose an object is shows only when the program runs.
folder=$answers/exercises/close-session
refused cheat_assigns_a_private_name 'uses aiohttp.ClientSession._closed, which is private'
refused cheat_deletes_a_private_name 'uses aiohttp.ClientSession._closed, which is private'
refused cheat_by_setattr 'uses aiohttp.ClientSession._closed, which is private'
refused cheat_by_dict 'looks into aiohttp.ClientSession with __dict__'
refused cheat_by_vars 'looks into aiohttp.ClientSession with vars()'
refused cheat_past_the_class 'uses aiohttp.ClientSession._closed, which is private'
refused cheat_in_a_class_of_its_own 'uses aiohttp.ClientSession._closed, which is private'
refused cheat_overrides_a_private_method 'overrides hut.Bell._count, which is private'
refused cheat_replaces_a_method 'replaces aiohttp.ClientSession.closed'
refused cheat_changes_a_counter 'uses hut.Bell._rung, which is private'
refused cheat_changes_the_weather 'replaces hut._STATUS'
refused cheat_tells_the_stand_in 'touches standin'
folder=$answers/exercises/fetch-all

# Luck with the order of arrival: it holds in the plain order, a seed shows that it does not, and the same seed shows it again.
refused order_of_completion 'no line "^rice!$" where it should be in the output'
seed=$(sed -n 's/.*with --seed \([0-9]*\).*/\1/p' "$tmp/flat")
[ -n "$seed" ] && ok 'a seed is named' || not_ok 'a seed is named'
judge start fetch-all >/dev/null
file=$HOME/asynctutor/answers/fetch-all/fetch_all.py
cp "$folder/rejected/order_of_completion.py" "$file"
printed() { judge run --format json ${1+--seed "$1"} "$file" | python3 -c 'import json, sys; print(*json.load(sys.stdin)["facts"]["stdout_lines"])'; }
[ "$(printed)" = 'tea! rice! salt! figs!' ] && ok 'the plain order is right by luck' || not_ok 'the plain order is right by luck'
[ "$(printed "$seed")" != 'tea! rice! salt! figs!' ] && ok 'run --seed shows the other order' || not_ok 'run --seed shows the other order'
[ "$(printed "$seed")" = "$(printed "$seed")" ] && ok 'each time' || not_ok 'each time'
done_testing

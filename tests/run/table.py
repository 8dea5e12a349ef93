"""The facts that each program of tests/run/programs must yield.

Everything that a row does not state must be empty: no task left, no race, nothing blocked, outcome "finishes", zero virtual
seconds. `unsure: bool` says that the run left the virtual world, so that times are not compared.

How the program is run: seeds, world (stand-ins), scenario, signals, latency, limits, clock, events, python (the oldest version that fits).
made: so many runs are made, since the last of them uses up its time. any_seed: the row must hold at one of the seeds at least. ignore: facts that are not compared. check: a function that is
given all facts, with the events if they were asked for, and yields what is wrong.
"""

ALL = tuple(range(8))


def kinds(*wanted):
    """Each of these must be among the events; wanted: dicts of keys and values."""
    def check(facts):
        for one in wanted:
            if not any(all(event.get(key) == value for key, value in one.items()) for event in facts["events"]):
                yield f"no event {one}"
    return check


def items(count, processes):
    """So many work items ran in so many processes of pools, each in one and one at a time, and ended."""
    def check(facts):
        began, running = {}, {}
        for event in facts["events"]:
            if event["e"] == "work_start":
                if event["thread"] in running.values():
                    yield f"work item {event['work']} began before its process had ended another"
                began[event["work"]] = running[event["work"]] = event["thread"]
            elif event["e"] == "work_end" and running.pop(event["work"], None) is None:
                yield f"work item {event['work']} ended and had not begun"
        pool = {event["id"] for event in facts["events"] if event["e"] == "process" and event.get("pool")}
        if running or sorted(began) != list(range(1, count + 1)):
            yield f"work items: begun {began}, not ended {running}"
        if len(pool) != processes or not pool >= set(began.values()):
            yield f"processes {pool} of pools, and work in {set(began.values())}"
    return check


def both(*checks):
    def check(facts):
        for one in checks:
            yield from one(facts)
    return check


def cancelled_by_nobody(facts):
    """The loop cancels task 3, which makes no step before."""
    seen = [(event["e"], event["t"], event.get("by"), event.get("source"))
            for event in facts.get("events", ()) if event.get("id") == 3 and event["e"] in ("start", "resume", "cancel")]
    if "events" in facts and seen != [("start", 0.0, None, None), ("cancel", 1.0, None, "loop"), ("resume", 1.0, None, None)]:
        yield f"task 3: {seen}"


def calls(*wanted):
    """[(name, start, end, how, line), ...] in the order of their start"""
    def check(facts):
        seen = [(call["name"], call["start"], call["end"], call["how"], call["line"]) for call in facts["calls"]]
        if seen != list(wanted):
            yield f"calls: seen {seen}"
    return check


def order(*wanted):
    def check(facts):
        seen = [" ".join(part) for part in facts["order"]]
        if seen != list(wanted):
            yield f"order: seen {seen}"
    return check


def raised(line, *inner):
    """Where the exception came from, and the types that it groups."""
    def check(facts):
        seen = facts["exception"]
        if seen["line"] != line or [one["type"] for one in seen["inner"]] != list(inner):
            yield f"exception: seen {seen}"
    return check


def explained(text):
    def check(facts):
        if facts["exception"]["text"] != text:
            yield f"exception: seen {facts['exception']['text']!r}"
    return check


def cheat(refused, *stdout):
    """It does what it wants to, and that is seen. How often the world was called is all the same."""
    return {"seeds": ALL, "ignore": ("calls", "overlap", "longest", "open"), "stdout": list(stdout), "refused": refused}


TABLE = {
    "calls_cut_off_by_a_timeout": {
        "seconds": 0.25, "calls": {"shop.fetch": 3}, "overlap": {"shop.fetch": 3}, "longest": {"shop.fetch": 0.25},
        "cancelled": {"shop.fetch": 1}, "stdout": ["too late"]},
    "calls_from_threads": {
        "seconds": 0.3, "calls": {"shop.weigh": 3}, "overlap": {"shop.weigh": 3}, "longest": {"shop.weigh": 0.3},
        "threads": 3, "stdout": ["[3, 4, 4]"]},
    "calls_in_order_of_arrival": {
        "seconds": 0.3, "calls": {"shop.fetch": 3}, "overlap": {"shop.fetch": 3}, "longest": {"shop.fetch": 0.3}},
    "calls_in_order_of_request": {
        "seconds": 0.3, "calls": {"shop.fetch": 3}, "overlap": {"shop.fetch": 3}, "longest": {"shop.fetch": 0.3}},
    "calls_left_open_by_main": {
        "seconds": 0.1, "calls": {"shop.fetch": 1}, "overlap": {"shop.fetch": 1}, "longest": {"shop.fetch": 0.1},
        "never_ended": 1, "left": ["Task-2 (fetch)"], "stdout": ["main returns"]},
    "calls_limited_to_two": {
        "seconds": 0.4, "calls": {"shop.fetch": 3}, "overlap": {"shop.fetch": 2}, "longest": {"shop.fetch": 0.3}},
    "calls_of_a_stream": {
        "seconds": 0.3, "calls": {"shop.deliveries": 1}, "overlap": {"shop.deliveries": 1},
        "longest": {"shop.deliveries": 0.3}, "stdout": ["tea", "rice", "salt"]},
    "calls_one_after_another": {
        "seconds": 0.6, "calls": {"shop.fetch": 3}, "overlap": {"shop.fetch": 1}, "longest": {"shop.fetch": 0.3},
        "stdout": ["TEA", "RICE", "SALT"]},
    "calls_side_by_side": {
        "seconds": 0.3, "calls": {"shop.fetch": 3}, "overlap": {"shop.fetch": 3}, "longest": {"shop.fetch": 0.3},
        "stdout": ["['TEA', 'RICE', 'SALT']"]},
    "calls_that_block_the_loop": {
        "seconds": 0.1, "calls": {"shop.stock": 1, "shop.weigh": 1}, "overlap": {"shop.stock": 1, "shop.weigh": 1},
        "longest": {"shop.stock": 0.0, "shop.weigh": 0.1}, "blocked": ["time.sleep:5"], "blocked_ms": 100.0,
        "stdout": ["3 5"]},
    "calls_that_return_something_to_wait_for": {
        "seconds": 0.4, "calls": {"shop.Session.close": 1, "shop.Session.get": 3},
        "overlap": {"shop.Session.close": 1, "shop.Session.get": 2},
        "longest": {"shop.Session.close": 0.0, "shop.Session.get": 0.3}, "stdout": ["tea"]},

    "cancel_awaited_by_the_canceller": {"seeds": ALL, "seconds": 2.0, "stdout": ["cancelled"]},
    "cancel_cleaned_up_with_awaits": {"seeds": ALL, "seconds": 1.6},
    "cancel_ends_in_that_instant": {"seeds": ALL, "seconds": 0.5, "stdout": ["stopped"]},
    "cancel_of_a_condition_wait": {"seeds": ALL, "seconds": 2.0},
    "cancel_swallowed_after_clean_up": {"seeds": ALL, "seconds": 0.6, "swallowed": ["polite:5"]},
    "cancel_swallowed_by_a_loop": {"seeds": ALL, "seconds": 2.5, "swallowed": ["stubborn:6"]},
    "cancel_swallowed_inside_a_timeout": {
        "seeds": ALL, "seconds": 2.0, "swallowed": ["Task-1 (main):6"], "stdout": ["what limit?"]},
    "cancel_taken_back_by_a_group": {"seeds": ALL, "seconds": 2.0, "stdout": ["group failed"]},
    "cancel_taken_back_by_a_timeout": {"seeds": ALL, "seconds": 4.0, "stdout": ["too late", "too late", "too late"]},

    "cheat_collector": {"seeds": ALL, "stdout": ["True"], "refused": "touches gc:1"},
    "cheat_facts_of_another_program": {
        "seeds": (0, 1), "outcome": "killed", "seconds": 0},
    "cheat_frames": {"seeds": ALL, "stdout": ["False"], "refused": "touches frames with f_back:2"},
    "cheat_imports_what_it_wrote": {"seeds": ALL, "stdout": ["hidden"], "refused": "runs code of its own making, which nobody sees:3"},
    "cheat_in_a_docstring_is_none": {"seeds": ALL, "stdout": ["fine"]},
    "cheat_in_the_way_of_the_facts": {"seeds": (0, 1, 2), "unsure": bool, "processes": 1},
    "cheat_loop_that_hurries": {"seeds": ALL, "seconds": 1.0, "refused": "replaces call_at, the clock of a loop:10"},
    "cheat_loop_with_a_clock_of_its_own": {"seeds": ALL, "seconds": 1.0, "refused": "replaces call_at, the clock of a loop:10"},
    "cheat_mocks_the_clock": {"seeds": ALL, "seconds": 1.0, "refused": "replaces asyncio.sleep:5"},
    "cheat_mocks_the_loop": {"seeds": ALL, "seconds": 1.0, "refused": "replaces call_at, the clock of a loop:12"},
    "cheat_mocks_the_world": {"seeds": ALL, "stdout": ["1"], "refused": "replaces shop.weigh:5"},
    "cheat_modules": {"seeds": ALL, "stdout": ["True"], "refused": "touches sys.modules:2"},
    "cheat_overrides_a_private_method": cheat("overrides shop.Till._count, which is private:4", "0"),
    "cheat_private_name_by_dict": cheat("looks into shop.Till with __dict__:4", "3"),
    "cheat_private_name_by_setattr": cheat("uses shop.Till._sold, which is private:4", "3"),
    "cheat_private_name_by_vars": cheat("looks into shop.Till with vars():4", "3"),
    "cheat_private_name_imported": {
        "seeds": ALL, "stdout": ["{'tea': 5, 'rice': 5, 'salt': 5}"],
        "refused": "uses shop._STOCK, which is private:1"},
    "cheat_private_name_in_a_class_of_its_own": cheat("uses shop.Till._sold, which is private:6", "3"),
    "cheat_private_name_of_an_object": cheat("uses shop.Till._sold, which is private:4", "3"),
    "cheat_private_name_of_asyncio": {"seeds": ALL, "refused": "uses _ready, which is private to asyncio:4"},
    "cheat_private_name_of_the_world": {
        "seeds": ALL, "stdout": ["{'tea': 5, 'rice': 5, 'salt': 5}"],
        "refused": "uses shop._STOCK, which is private:2"},
    "cheat_private_name_past_the_class": cheat("uses shop.Till._sold, which is private:4", "3"),
    "cheat_private_name_through_a_function": cheat("looks into shop.stock with __wrapped__:4", "3"),
    "cheat_private_name_through_an_alias": cheat("uses shop._STOCK, which is private:4", "3"),
    "cheat_proc": {"seeds": ALL, "stdout": ["True"], "refused": "touches /proc:2"},
    "cheat_reads_the_scenario": {
        "seeds": ALL, "stdout": ["SCENARIO="], "refused": "reads SCENARIO, which tells the days apart:2"},
    "cheat_removes_the_facts": {"seeds": (0, 1), "refused": "changes what the run tells:3"},
    "cheat_replaces_a_method_of_a_class": cheat("replaces shop.Till.sold:4", "3"),
    "cheat_replaces_a_method_of_an_object": cheat("replaces shop.Till.sold:4", "3"),
    "cheat_replaces_the_class_of_an_object": cheat("replaces shop.Till.__class__:10", "3"),
    "cheat_replaces_the_clock_by_another_name": {"seeds": ALL, "refused": "replaces time.sleep:4"},
    "cheat_replaces_the_world": {"seeds": ALL, "refused": "replaces shop.weigh:2"},
    "cheat_runs_code_from_elsewhere": {"seeds": ALL, "stdout": ["hidden"], "refused": "runs code of its own making, which nobody sees:4"},
    "cheat_runs_text_as_code": {"seeds": ALL, "stdout": ["1"], "refused": "runs code of its own making, which nobody sees:1"},
    "cheat_says_that_it_is_closed": cheat("sets shop.Session.closed itself:4"),
    "cheat_writes_the_facts": {"seeds": ALL, "refused": "changes what the run tells:1"},
    "cheat_writes_the_world": {"seeds": ALL, "refused": "writes shop.py:1"},

    "clock_dates": {"seeds": ALL, "seconds": lambda seen: 3.5 <= seen < 3.6, "stdout": [
        "2026-01-01 00:00:00 2026-01-01 00:00:00+00:00 True",
        "0:00:01.500000 <class 'datetime.datetime'> datetime.datetime(2026, 1, 1, 0, 0)",
        "True True <class '__main__.Stamp'> Stamp(2020, 1, 2, 0, 0)", "True True True",
        "0001-01-01 00:00:00 9999-12-31 23:59:59.999999 2020-01-01 00:00:00", "True"]},
    "clock_functions_as_attributes": {"seeds": ALL, "seconds": 0.5, "stdout": [
        "0.5", "<built-in function sleep> <built-in function time> sleep", "True", "TypeError", "OverflowError", "ValueError"]},

    "clock_sleep_errors": {"seeds": ALL, "stdout": ["ValueError", "TypeError", "TypeError", "ValueError"]},

    "clock_written_out": {"seeds": ALL, "seconds": 61.0, "stdout": [
        "2026-01-01 00:00:00", "00:01:01 00:00:00", "Thu Jan  1 00:01:01 2026 | Thu Jan  1 00:01:01 2026 | Thu Jan  1 00:00:00 1970",
        "1 1 5", "00:01:01 over"]},

    "clocks_agree": {"seeds": ALL, "seconds": 1.5, "stdout": ["1.5 1.5 1.5 1500000000 1.5"]},

    "deadlock_of_tasks_beside_a_heartbeat": {
        "seeds": ALL, "outcome": "deadlock", "seconds": 61.0,
        "waits": ["task one: Lock#2 held by task two, line 10", "task two: Lock#1 held by task one, line 10"],
        "since": 0.1, "lock_cycles": ["task one holds Lock#1 wants Lock#2; task two holds Lock#2 wants Lock#1"]},
    "deadlock_of_threads_beside_a_heartbeat": {
        "seeds": ALL, "outcome": "deadlock", "seconds": 61.0,
        "waits": ["thread one: Lock#2 held by thread two, line 13", "thread two: Lock#1 held by thread one, line 13"],
        "since": 0.1, "lock_cycles": ["thread one holds Lock#1 wants Lock#2; thread two holds Lock#2 wants Lock#1"],
        "threads": 3},
    "deadlock_pool_waits_for_itself": {
        "seeds": ALL, "outcome": "deadlock",
        "waits": ["thread MainThread: Future.result, line 11", "thread ThreadPoolExecutor-0_0: Future.result, line 6"],
        "threads": 1},
    "deadlock_pool_of_multiprocessing_waits_for_itself": {
        "seeds": ALL, "outcome": "deadlock",
        "waits": ["thread MainThread: Pool.apply, line 11", "thread Thread-1 (worker): Pool.apply, line 6"], "threads": 1},
    "deadlock_queue_join_without_task_done": {
        "seeds": ALL, "outcome": "deadlock", "waits": ["task Task-1 (main): Queue#1.join(), line 7"]},
    "deadlock_queue_nobody_fills": {
        "seeds": ALL, "outcome": "deadlock", "waits": ["task Task-1 (main): Queue#1.get(), line 4"]},
    "deadlock_result_asked_in_the_loop": {
        "seeds": ALL, "outcome": "deadlock", "waits": ["task Task-1 (main): Future.result, line 8"]},
    "deadlock_same_asyncio_lock_twice": {
        "seeds": ALL, "outcome": "deadlock",
        "waits": ["task Task-1 (main): Lock#1 held by task Task-1 (main), line 6"]},
    "deadlock_same_lock_twice": {
        "seeds": ALL, "outcome": "deadlock",
        "waits": ["thread MainThread: Lock#1 held by thread MainThread, line 6"]},
    "deadlock_semaphore_taken_twice": {
        "seeds": ALL, "outcome": "deadlock", "seconds": 0.2,
        "waits": ["task Task-1 (main): gather of task Task-2 (walk), task Task-3 (walk), line 7",
                  "task Task-2 (walk): gather of task Task-4 (walk), task Task-5 (walk), line 7",
                  "task Task-4 (walk): Semaphore#1 held by task Task-1 (main) and task Task-2 (walk), line 4"],
        "since": 0.2},
    "deadlock_tasks_await_each_other": {
        "seeds": ALL, "outcome": "deadlock", "waits": ["task a: task b, line 6", "task b: task a, line 6"]},
    "deadlock_thread_lock_across_await": {
        "seeds": ALL, "outcome": "deadlock",
        "waits": ["task Task-3 (work): Lock#1 held by task Task-2 (work), line 7"]},
    "deadlock_threads_join_each_other": {
        "seeds": ALL, "outcome": "deadlock",
        "waits": ["thread a: the end of thread b, line 8", "thread b: the end of thread a, line 8"], "threads": 2},

    "eager_tasks": {"seeds": ALL, "seconds": 2.0},

    "endless_calls": {
        "outcome": "endless", "seconds": 10000.0, "calls": {"shop.stock": 5000, "shop.weigh": 5000},
        "overlap": {"shop.stock": 1, "shop.weigh": 1}, "longest": {"shop.stock": 0.0, "shop.weigh": 0.1}},
    "endless_counting_loop": {"outcome": "endless", "seconds": 195.514399},
    "endless_event_nobody_sets": {
        "outcome": "endless", "seconds": 86460.0, "waits": ["task Task-1 (main): Event#1.wait(), line 10"]},
    "endless_idle_loop": {"outcome": "endless", "seconds": 195.514399},
    "endless_output": {
        "limits": {"output_bytes": 20}, "outcome": "endless", "stdout": ["flood", "flood", "flood"], "cut": True},
    "endless_sleep_zero": {"outcome": "endless", "seconds": 95.513399},

    "exit_as_the_last_thing": {"seeds": ALL},
    "exit_killed_by_itself": {"outcome": "killed", "signal": "SIGKILL"},
    "exit_killed_by_its_own_signal": {
        "seeds": ALL, "outcome": "killed", "signal": "SIGTERM", "seconds": 2.0, "stdout": ["going"]},
    "exit_on_the_first_line": {"seeds": ALL, "outcome": "exits"},
    "exit_past_the_interpreter": {"seeds": ALL, "outcome": "exits", "exit_status": 7, "stdout": ["going"]},
    "exit_with_a_truth": {"outcome": "finishes", "stdout": ["all is well"]},
    "exit_with_closed_descriptors": {"seeds": (0, 1), "stdout": ["said"]},
    "exit_with_a_status": {"seeds": ALL, "outcome": "exits", "exit_status": 3},

    "failure_in_a_group": {
        "scenario": "fails", "seconds": 0.2, "calls": {"shop.fetch": 3}, "overlap": {"shop.fetch": 3},
        "longest": {"shop.fetch": 0.2}, "cancelled": {"shop.fetch": 1}, "stdout": ["no rice"]},
    "failure_in_gather": {
        "scenario": "fails", "seconds": 0.2, "calls": {"shop.fetch": 3}, "overlap": {"shop.fetch": 3},
        "longest": {"shop.fetch": 0.2}, "never_ended": 1, "left": ["Task-4 (fetch)"], "stdout": ["no rice"]},
    "failure_that_cannot_be_printed": {"seeds": (0, 1), "outcome": "raises ValueError", "check": raised(10)},
    "failure_whose_text_ends_the_program": {"seeds": (0, 1), "outcome": "raises Failure", "check": raised(6)},
    "failure_leaves_the_program": {"seeds": ALL, "outcome": "raises ExceptionGroup"},
    "failure_on_purpose_after_a_cancel": {"seeds": ALL, "seconds": 1.0, "stdout": ["stopped"]},

    "hook_for_what_leaves_the_program": {"outcome": "raises ValueError", "stdout": ["hook ValueError too much main leaf", "at exit"]},
    "hook_that_fails": {"outcome": "raises ValueError", "stdout": ["hook"]},
    "import_of_what_is_not_there": {"seeds": ALL, "outcome": "raises ModuleNotFoundError",
        "check": explained("No module named 'aiohttp': this exercise's world has only shop, beside Python's library")},

    "lock_cycle_of_tasks": {
        "seeds": ALL, "seconds": 1.0,
        "lock_cycles": ["task Task-2 (take) holds Lock#1 wants Lock#2; task Task-3 (take) holds Lock#2 wants Lock#1"]},
    "lock_cycle_of_threads": {
        "seeds": ALL, "lock_cycles": ["thread one holds Lock#1 wants Lock#2; thread two holds Lock#2 wants Lock#1"],
        "threads": 2},

    "no_cheat_handler_of_threads": {"seeds": ALL, "threads": 1, "stdout": ["seen: no tea"]},
    "no_cheat_library_makes_code": {
        "seeds": ALL, "ignore": ("seconds",), "stdout": ["Point(x=1, y=2) Shop(name='tea') [1] 1 True"]},
    "no_cheat_mock_of_its_own": {"seeds": ALL, "stdout": ["mocked typed"]},
    "no_cheat_private_names_of_its_own": {
        "seeds": ALL, "calls": {"shop.Till.sell": 1, "shop.Till.sold": 1}, "overlap": {"shop.Till.sell": 1, "shop.Till.sold": 1},
        "longest": {"shop.Till.sell": 0.0, "shop.Till.sold": 0.0}, "stdout": ["-1 -1 1 ['tea'] fine"]},
    "no_deadlock_back_off": {"seeds": ALL, "seconds": 0.22, "threads": 2},
    "no_deadlock_gate_lock": {"seeds": ALL, "threads": 2},
    "no_deadlock_lock_with_timeout": {
        "seeds": ALL, "seconds": 500.0,
        "lock_cycles": ["task Task-2 (take) holds Lock#1 wants Lock#2; task Task-3 (take) holds Lock#2 wants Lock#1"]},
    "no_deadlock_watchdog_cancels": {
        "seeds": ALL, "seconds": 30.0,
        "lock_cycles": ["task Task-2 (take) holds Lock#1 wants Lock#2; task Task-3 (take) holds Lock#2 wants Lock#1"]},
    "no_lock_cycle_ordered_by_start": {"seeds": ALL, "threads": 1},
    "no_race_atomic_append": {"seeds": ALL, "threads": 3, "stdout": ["60"]},
    "no_race_barrier": {"seeds": ALL, "threads": 2},
    "no_race_claimed_before_the_await": {"seeds": ALL, "seconds": 0.2, "stdout": ["[2, 4, 2, 2] 2", "2 3 {}"]},
    "no_race_condition": {"seeds": ALL, "threads": 2},
    "no_race_double_checked_lock": {"seeds": ALL, "seconds": 0.1, "threads": 3},
    "no_race_event": {"seeds": ALL, "threads": 2},
    "no_race_future": {"seeds": ALL, "threads": 1},
    "no_race_handed_through_a_queue": {"seeds": ALL, "threads": 2},
    "no_race_lock": {"seeds": ALL, "threads": 4, "stdout": ["8"]},
    "no_race_own_slots": {"seeds": ALL, "threads": 3, "stdout": ["135"]},
    "no_race_start_and_join": {"seeds": ALL, "threads": 1, "stdout": ["3"]},
    "no_race_stop_flag": {"seeds": ALL, "seconds": 1.1, "threads": 1, "stdout": ["11"]},
    "no_race_tasks_one_after_the_other": {"seeds": ALL, "seconds": 0.2},
    "no_race_tasks_remember_the_task": {"seeds": ALL, "seconds": 0.1},
    "no_race_accounts_locked_in_order": {"seeds": ALL, "threads": 4, "stdout": ["300"]},
    "no_race_callbacks_of_one_loop": {"seeds": ALL, "seconds": 0.2, "stdout": ["called", "True"]},
    "no_race_tasks_eager": {"seeds": ALL, "seconds": 0.2, "python": (3, 12), "stdout": ["[0, 2, 14]"]},
    "no_race_tasks_round_after_round": {"seeds": ALL, "seconds": 2.5, "stdout": ["{'tea': 12, 'rice': 12}"]},
    "no_race_tasks_with_lock": {"seeds": ALL, "seconds": 0.5, "stdout": ["5"]},
    "no_race_tasks_without_await": {"seeds": ALL, "seconds": 0.3},

    "output_below_python": {"seeds": ALL, "stdout": ["from print", "from os.write"]},
    "output_not_unicode": {"seeds": ALL, "stdout": ["caf\u00e9 \\ud800 \u001b[31m"]},
    "output_of_errors_fills_the_disk": {"seeds": (0, 1), "outcome": "raises OSError", "check": raised(6)},
    "output_without_an_end": {"seeds": ALL, "stdout": ["first", "second"]},

    "outside_server_waits_for_a_client": {
        "seeds": ALL, "outcome": "waits-for-outside", "waits": ["task Task-1 (main): a future, line 5"]},
    "outside_server_waits_for_a_signal": {
        "seeds": ALL, "outcome": "waits-for-outside", "waits": ["task Task-1 (main): Event#1.wait(), line 7"]},

    "pitfall_blocking_call": {"seeds": ALL, "seconds": 0.3, "blocked": ["time.sleep:5"], "blocked_ms": 300.0},
    "pitfall_blocking_call_right": {"seeds": ALL, "seconds": 0.3, "threads": 1},
    "pitfall_executor_per_call": {"seeds": ALL, "seconds": 0.4, "threads": 4},
    "pitfall_executor_per_call_right": {"seeds": ALL, "seconds": 0.4, "threads": 1},
    "pitfall_fire_and_forget": {"seeds": ALL, "left": ["mail"], "stdout": ["done"]},
    "pitfall_fire_and_forget_right": {"seeds": ALL, "seconds": 1.0, "stdout": ["sent", "done"]},
    "pitfall_lambda_to_a_process": {"outcome": "raises PicklingError", "unsure": bool, "processes": 1},
    "pitfall_lambda_to_a_process_right": {"unsure": bool, "processes": 1, "stdout": ["1"]},
    "pitfall_lock_order": {
        "seeds": ALL,
        "lock_cycles": ["thread Thread-1 (transfer) holds Lock#1 wants Lock#2; "
                        "thread Thread-2 (transfer) holds Lock#2 wants Lock#1"],
        "threads": 2},
    "pitfall_lock_order_right": {"seeds": ALL, "threads": 2},
    "pitfall_missing_await": {"seeds": ALL, "never_awaited": ["save:7"]},
    "pitfall_missing_await_right": {"seeds": ALL, "seconds": 0.1},
    "pitfall_no_timeout": {"seeds": ALL, "outcome": "deadlock", "waits": ["task Task-1 (main): a future, line 4"]},
    "pitfall_no_timeout_right": {"seeds": ALL, "seconds": 2.0, "stdout": ["no answer"]},
    "pitfall_processor_in_the_loop": {
        "blocked": lambda rows: rows in (["processor:6"], ["processor:7"]),
        "blocked_ms": lambda ms: ms is not None and 250 <= ms <= 1000},
    "pitfall_processor_in_the_loop_right": {
        "unsure": bool, "ignore": ("blocked", "blocked_ms"), "processes": 1, "stdout": ["499500"]},
    "pitfall_run_inside_a_loop": {"seeds": ALL, "outcome": "raises RuntimeError", "never_awaited": ["inner:7"]},
    "pitfall_run_inside_a_loop_right": {"seeds": ALL, "stdout": ["1"]},
    "pitfall_shared_state": {"races": ["check-then-act balance:7,8"], "threads": 2},
    "pitfall_shared_state_right": {"threads": 2},
    "pitfall_swallowed_cancel": {"seeds": ALL, "seconds": 3.5, "swallowed": ["work:6"], "stdout": ["not now"]},
    "pitfall_swallowed_cancel_right": {"seeds": ALL, "seconds": 1.5, "stdout": ["cleaning up"]},
    "pitfall_untracked_task": {"seeds": ALL, "seconds": 1.0, "unretrieved": ["save:ValueError:5"]},
    "pitfall_untracked_task_right": {"seeds": ALL, "seconds": 1.0, "stdout": ["disk full"]},

    "polling_a_flag_from_a_thread": {"seeds": ALL, "seconds": 1.0, "threads": 1},
    "polling_a_future": {"seeds": ALL, "seconds": 2.0, "threads": 1},
    "polling_a_list": {"seeds": ALL, "seconds": 2.0},
    "polling_the_clock": {"seeds": ALL, "seconds": 3.000399},

    "process_of_asyncio": {"unsure": bool, "processes": 1, "stdout": ["0"]},
    "process_of_its_own": {"unsure": bool, "processes": 1, "stdout": ["done"]},
    "process_pool_that_sleeps": {
        "unsure": bool, "processes": 3, "events": True, "ignore": ("blocked", "blocked_ms"), "stdout": ["[1, 4, 1]"],
        "check": kinds({"e": "process", "name": "Process-1", "target": "work", "line": 15}, {"e": "process", "number": 2, "pool": True},
                       {"e": "work_start", "work": 1}, {"e": "work_start", "work": 2}, {"e": "work_start", "work": 3},
                       {"e": "work_end", "work": 2, "how": "returned"}, {"e": "process_end"})},
    "process_prints_no_facts": {"unsure": bool, "processes": 1, "stdout": ["from the child"]},

    "race_check_then_act": {"seeds": ALL, "races": ["check-then-act cache[key]:6,7"], "threads": 2},
    "race_check_with_get": {"seeds": ALL, "races": ["read-modify-write cache[key]:6,9"], "threads": 2},
    "race_counter_attribute": {"seeds": ALL, "races": ["read-modify-write self.count:8,8"], "threads": 2},
    "race_dict_item": {"seeds": ALL, "races": ["read-modify-write stock['tea']:6,6"], "threads": 2},
    "race_global": {"seeds": ALL, "races": ["read-modify-write total:8,8"], "threads": 2},
    "race_nonlocal": {"seeds": ALL, "races": ["read-modify-write total:8,8"], "threads": 2},
    "race_tasks_across_await": {"seeds": ALL, "seconds": 0.1, "races": ["read-modify-write Counter.count:7,9"]},
    "race_tasks_augmented": {"seeds": ALL, "seconds": 0.1, "races": ["read-modify-write Counter.count:11,11"]},
    "race_tasks_cache": {"seeds": ALL, "seconds": 0.1, "races": ["check-then-act cache[key]:6,8"]},
    "race_through_functions": {"seeds": ALL, "races": ["read-modify-write self.count:8,11"], "threads": 2},
    "race_two_short_locks": {
        "seeds": ALL, "seconds": 0.01, "races": ["read-modify-write counter.count:11,14"], "threads": 2},

    "resource_closed": {
        "seconds": 0.1, "calls": {"shop.Session.close": 1, "shop.Session.get": 1},
        "overlap": {"shop.Session.close": 1, "shop.Session.get": 1},
        "longest": {"shop.Session.close": 0.0, "shop.Session.get": 0.1}},
    "resource_file_closed": {},
    "resource_of_a_class_of_its_own": {
        "calls": {}, "open": ["Session:6"], "stdout": ["True"]},
    "resource_file_left_open": {"open": ["file:1"]},
    "resource_left_open": {
        "seconds": 0.1, "calls": {"shop.Session.get": 1}, "overlap": {"shop.Session.get": 1},
        "longest": {"shop.Session.get": 0.1}, "open": ["Session:5"]},

    "signal_alarm": {"seeds": ALL, "seconds": 3.35, "stdout": [
        "too late", "in time, left: 2", "(0.0, 0.0)", "2 0.15 0.2 0.2", "0 9", "[Errno 22] Invalid argument"]},
    "signal_alarm_while_computing": {"unsure": bool, "stdout": ["compute takes too long", "read takes too long"]},
    "signal_default_action": {
        "signals": [["SIGTERM", 2.5]], "seeds": ALL, "outcome": "killed", "signal": "SIGTERM", "seconds": 2.5},
    "signal_handler_of_threads": {
        "signals": [["SIGTERM", 2.5]], "seeds": ALL, "seconds": 2.5, "threads": 1, "stdout": ["worker stops"]},
    "signal_interrupts_a_join": {
        "signals": [["SIGINT", 2.5]], "seeds": ALL, "seconds": 2.5, "threads": 1, "stdout": ["stopped"]},
    "signal_interrupts_a_task": {
        "signals": [["SIGINT", 2.5]], "seeds": ALL, "outcome": "raises KeyboardInterrupt", "seconds": 3.0},

    "signal_sent_to_itself": {
        "seeds": ALL, "seconds": 5.0, "threads": 4,
        "stdout": ["SIGTERM 1.0 MainThread", "SIGUSR1 2.0 MainThread", "SIGUSR2 5.0 MainThread", "5.0"]},
    "signal_sent_to_the_loop": {"seeds": ALL, "seconds": 2.0, "threads": 1, "stdout": ["2.0"]},

    "sleep_an_hour": {"seeds": ALL, "seconds": 3600.0},

    "socket_pair_in_one_loop": {"seeds": ALL, "unsure": bool, "stdout": ["hello"]},

    "syntax_error": {"seeds": ALL, "outcome": "raises SyntaxError"},

    "thread_sleep_an_hour": {"seeds": ALL, "seconds": 3600.0},

    "threads_daemon_left_alone": {"seeds": ALL, "seconds": 1.0, "threads": 1},
    "threads_exception_in_one": {"seeds": ALL, "threads": 1, "stdout": ["main goes on"]},
    "threads_four_sleep_together": {"seeds": ALL, "seconds": 1.0, "threads": 4},
    "threads_loop_and_thread_mixed": {
        "seeds": ALL, "seconds": 1.7, "blocked": ["time.sleep:19"], "blocked_ms": 200.0, "threads": 2},
    "threads_producer_consumer": {"seeds": ALL, "seconds": 1.5, "threads": 2, "stdout": ["got 0", "got 1", "got 2"]},
    "threads_started_without_threading": {"seconds": 1.0, "threads": 1, "stdout": ["1"]},
    "threads_timed_condition": {"seeds": ALL, "seconds": 3.5},
    "threads_timed_event": {"seeds": ALL, "seconds": 3.5, "threads": 1},
    "threads_timed_future": {"seeds": ALL, "seconds": 3.0, "threads": 1, "stdout": ["not yet"]},
    "threads_timed_join": {"seeds": ALL, "seconds": 5.0, "threads": 1},
    "threads_timed_locks": {"seeds": ALL, "seconds": 3.0, "stdout": ["broken"]},
    "threads_timed_queue": {"seeds": ALL, "seconds": 5.0, "stdout": ["empty", "full"]},
    "threads_two_loops": {"seeds": ALL, "seconds": 2.0, "threads": 2},
    "threads_two_workers_four_jobs": {"seeds": ALL, "seconds": 2.0, "threads": 2},

    "objects_end_when_they_are_let_go": {"seeds": ALL, "threads": 1, "stdout": [
        "deleted local", "finalized local", "deleted of a task", "finalized of a task", "deleted result", "finalized result",
        "main returns", "deleted of a thread", "finalized of a thread", "None", "end", "finalized of the module", "deleted of the module"]},
    "traceback_as_python_prints_it": {"seconds": 0.2, "threads": 5, "stdout": [
        "['<module>', 'whole_stack']",
        "['<module>', 'whole_stack']",
        "['whole_stack']",
        "['attempt'] 1",
        "['attempt', 'get'] 2",
        "['attempt'] 1",
        "['attempt', 'result', '__get_result', 'run', 'fail'] 5",
        "['run', 'stack']",
        "['attempt', 'release'] 2",
        "['attempt', 'get_nowait'] 2",
        "['main', 'stack']",
        "False 3",
        "['attempt', 'get_nowait', 'get'] 3",
        "['get_nowait', 'get']"]},

    "cancel_planned_for_later": {
        "seeds": ALL, "events": True, "seconds": 1.0, "stdout": ["work ends", "True late"],
        "check": cancelled_by_nobody},
    "cancel_of_a_generator_let_go": {"seeds": ALL, "seconds": 0.15, "stdout": ["1", "closed 1", "2", "3"]},
    "cancel_of_the_whole_program": {
        "seeds": (0,), "signals": [["SIGINT", 2.5]], "outcome": "raises KeyboardInterrupt", "seconds": 2.6,
        "stdout": ["a is done", "b is done"]},
    "endless_loop_of_a_seed": {
        "seeds": ALL, "made": 2, "limits": {"cpu_seconds": 1}, "any_seed": True, "outcome": "timeout", "signal": "SIGXCPU",
        "stdout": ["1 times"]},
    "endless_in_c": {"seeds": ALL, "made": 1, "limits": {"cpu_seconds": 1}, "outcome": "timeout", "signal": "SIGXCPU"},
    "locks_are_not_pickled": {"stdout": [
        "dumps cannot pickle '_thread.lock' object", "copy cannot pickle '_thread.lock' object", "deepcopy cannot pickle '_thread.lock' object",
        "dumps cannot pickle '_thread.RLock' object", "copy cannot pickle '_thread.RLock' object", "deepcopy cannot pickle '_thread.RLock' object",
        "dumps cannot pickle '_thread.RLock' object", "copy worked", "deepcopy cannot pickle '_thread.RLock' object",
        "dumps cannot pickle '_thread.lock' object", "copy worked", "deepcopy cannot pickle '_thread.lock' object",
        "dumps cannot pickle '_thread.lock' object", "copy worked", "deepcopy cannot pickle '_thread.lock' object",
        "dumps cannot pickle '_thread.lock' object", "copy worked", "deepcopy cannot pickle '_thread.lock' object",
        "dumps cannot pickle '_thread.lock' object", "copy worked", "deepcopy cannot pickle '_thread.lock' object",
        "dumps cannot pickle '_queue.SimpleQueue' object", "copy cannot pickle '_queue.SimpleQueue' object", "deepcopy cannot pickle '_queue.SimpleQueue' object"]},
    "locks_look_as_ever": {"seeds": ALL, "stdout": [
        "<class '_thread.lock'> <class '_thread.RLock'>",
        "<unlocked _thread.lock object at 0xN> <unlocked _thread.RLock object owner=N count=0 at 0xN>",
        "<locked _thread.lock object at 0xN> <locked _thread.RLock object owner=N count=2 at 0xN> True",
        "<Condition(<unlocked _thread.RLock object owner=N count=0 at 0xN>, 0)>",
        "ValueError ValueError ValueError ValueError OverflowError OverflowError ValueError ValueError "]},
    "match_and_other_syntax": {
        "seeds": ALL, "stdout": ["at home", "thing.x=2   2 [[5], [7, 0]] [8] True True [[7, 0]] 1", "True", "2"]},
    "functions_are_pickled_by_name": {"seeds": ALL, "stdout": [
        f"{name} False True" for name in ("sleep", "time", "time_ns", "monotonic", "monotonic_ns", "perf_counter", "perf_counter_ns", "kill",
                                          "waitpid", "_exit", "raise_signal", "wait", "wrap_future", "sleep", "get_ident")]},
    "process_pool_of_library_functions": {
        "unsure": bool, "processes": 3, "stdout": ["fork None True", "spawn None True", "forkserver None True"]},
    "outside_two_at_a_time": {"unsure": bool, "processes": 2, "threads": 1, "stdout": ["as fast"]},
    "process_pool_of_each_method": {
        "unsure": bool, "processes": 6, "events": True, "stdout": [f"{method} [0, 1, 2, 3] ValueError" for method in ("fork", "spawn", "forkserver")],
        "check": both(items(15, 6), kinds({"e": "work_end", "work": 15, "how": "raised", "exception": "ValueError"}))},
    "process_pool_of_each_method @real time": {
        "clock": "real", "processes": 6, "events": True, "ignore": ("seconds",),
        "stdout": [f"{method} [0, 1, 2, 3] ValueError" for method in ("fork", "spawn", "forkserver")], "check": items(15, 6)},
    "process_forked_beside_threads": {"unsure": bool, "processes": 2, "threads": 1, "stdout": ["works", "0"]},
    "process_pool_beside_idle_threads": {
        "seeds": ALL, "unsure": bool, "processes": 2, "threads": 4, "stdout": ["[0, 1, 2, 3, 4, 5]"]},
    "process_pool_left_to_end_by_itself": {"unsure": bool, "processes": 2, "stdout": ["works", "works"]},
    "process_pool_takes_real_time": {"unsure": bool, "processes": 6, "ignore": ("blocked", "blocked_ms"), "stdout": [
        line for method in ("fork", "spawn", "forkserver")
        for line in (f"{method} sleep as fast", f"{method} compute as fast", "  in a loop as fast")]},
    "process_waits_in_every_way": {"unsure": bool, "ignore": ("processes",), "stdout": [
        "lock True as fast", "event True as fast", "queue boxed as fast", "pipe sent as fast", "join None as fast", "pool [None, None] as fast"]},
    "process_polled": {"unsure": bool, "processes": 8, "stdout": [
        "pools_result None not faster", "is_alive None not faster", "until_late None not faster", "waits 0 not faster",
        "leaderless 0 not faster", "tasks 0 not faster", "an hour later 0 True"]},
    "process_with_a_clock_of_its_own": {
        "unsure": bool, "processes": 4, "stdout": ["polls as fast", "computes_and_waits in time", "listens heard", "hangs None"]},
    "process_that_imports_the_file": {
        "world": ["requests", "standin"], "unsure": bool, "processes": 3, "stdout": [
            "__main__ True 5 200 5", "__mp_main__ True 5 200 5", "__mp_main__ True 5 200 5"]},
    "process_spawned": {"unsure": bool, "processes": 2, "stdout": ["from the child"] * 2},
    "process_spawned_both_ways": {"unsure": bool, "processes": 2},
    "process_worker_with_threads": {"unsure": bool, "processes": 1, "stdout": ["threads joined"]},
    "threads_pool_that_pickles": {
        "seeds": ALL, "events": True, "threads": 1, "stdout": ["[2.0, 3.0] math domain error"],
        "check": lambda facts: [] if "events" not in facts or [event["how"] for event in facts["events"] if event["e"] == "work_end"] == [
            "returned", "returned", "raised"] else ["work items did not end"]},
    "threads_pool_of_multiprocessing": {"seeds": ALL, "seconds": 2.0, "threads": 2},
    "threads_pool_of_multiprocessing_all_ways": {
        "seeds": ALL, "seconds": 12.0, "threads": 3,
        "stdout": ["[1, 2, 4] 4.0", "ValueError: 3 7.0", "TimeoutError 8.0", "5 12.0", "Pool not running"]},
    "threads_pool_of_multiprocessing_race": {"seeds": ALL, "any_seed": True, "seconds": 0.0, "threads": 2, "races": ["read-modify-write total:9,9"]},

    # with real time, observed and not changed
    "threads_four_sleep_together @real time": {
        "clock": "real", "events": True, "ignore": ("seconds",), "threads": 4,
        "check": kinds({"e": "thread_start"}, {"e": "work_end"}, {"e": "wait", "on": "executor"})},
    "threads_that_ended_are_forgotten @real time": {
        "clock": "real", "ignore": ("seconds",), "threads": 3, "stdout": ["None", "started by a thread at the end"]},
    "calls_side_by_side @real time": {
        "clock": "real", "ignore": ("seconds", "longest"), "calls": {"shop.fetch": 3}, "overlap": {"shop.fetch": 3},
        "stdout": ["['TEA', 'RICE', 'SALT']"]},
    "signal_handler_of_threads @real time": {
        "clock": "real", "signals": [["SIGTERM", 0.2]], "ignore": ("seconds",), "threads": 1, "stdout": ["worker stops"]},
    "failure_in_gather @real time": {
        "clock": "real", "scenario": "fails early", "ignore": ("seconds", "longest"), "calls": {"shop.fetch": 3},
        "overlap": {"shop.fetch": 3}, "never_ended": 1, "left": ["Task-4 (fetch)"], "stdout": ["no rice"]},

    # the same programs another way: other seeds, the events, the details of a fact
    "calls_side_by_side @all seeds": {
        "seeds": ALL, "ignore": ("seconds", "longest"), "calls": {"shop.fetch": 3}, "overlap": {"shop.fetch": 3},
        "stdout": ["['TEA', 'RICE', 'SALT']"]},
    "calls_limited_to_two @all seeds": {
        "seeds": ALL, "ignore": ("seconds", "longest"), "calls": {"shop.fetch": 3}, "overlap": {"shop.fetch": 2}},
    "calls_in_order_of_request @all seeds": {
        "seeds": ALL, "ignore": ("seconds", "longest"), "calls": {"shop.fetch": 3}, "overlap": {"shop.fetch": 3}},
    "calls_in_order_of_arrival @reversed for certain": {
        "seeds": (7,), "outcome": "raises AssertionError", "seconds": 0.3, "calls": {"shop.fetch": 3},
        "overlap": {"shop.fetch": 3}, "longest": {"shop.fetch": 0.3}},
    "calls_in_order_of_arrival @no latency changed": {
        "seeds": ALL, "latency": [1, 1], "seconds": 0.3, "calls": {"shop.fetch": 3}, "overlap": {"shop.fetch": 3},
        "longest": {"shop.fetch": 0.3}},
    "calls_one_after_another @each call": {
        "seconds": 0.6, "calls": {"shop.fetch": 3}, "overlap": {"shop.fetch": 1}, "longest": {"shop.fetch": 0.3},
        "stdout": ["TEA", "RICE", "SALT"],
        "check": calls(("shop.fetch", 0.0, 0.1, "returned", 6), ("shop.fetch", 0.1, 0.3, "returned", 6),
                       ("shop.fetch", 0.3, 0.6, "returned", 6))},
    "calls_one_after_another @order": {
        "seconds": 0.6, "calls": {"shop.fetch": 3}, "overlap": {"shop.fetch": 1}, "longest": {"shop.fetch": 0.3},
        "stdout": ["TEA", "RICE", "SALT"],
        "check": order("start shop.fetch", "end shop.fetch", "out TEA", "start shop.fetch", "end shop.fetch", "out RICE",
                       "start shop.fetch", "end shop.fetch", "out SALT")},
    "failure_in_gather @events": {
        "scenario": "fails", "events": True, "seconds": 0.2, "calls": {"shop.fetch": 3}, "overlap": {"shop.fetch": 3},
        "longest": {"shop.fetch": 0.2}, "never_ended": 1, "left": ["Task-4 (fetch)"], "stdout": ["no rice"],
        "check": kinds({"e": "group", "kind": "gather", "tasks": [3, 4, 5], "by": 2, "line": 6},
                       {"e": "task", "id": 5, "parent": 2, "coroutine": "fetch", "line": 6},
                       {"e": "wait", "id": 5, "on": "sleep", "delay": 0.3}, {"e": "wait", "id": 2, "on": "gather", "line": 6},
                       {"e": "done", "id": 4, "how": "raised", "exception": "ValueError", "text": "no rice"},
                       {"e": "group_done", "how": "raised"}, {"e": "orphan", "id": 5}, {"e": "left", "id": 5},
                       {"e": "cancel", "id": 5, "source": "shutdown"}, {"e": "done", "id": 5, "how": "cancelled"},
                       {"e": "out", "by": 2, "text": "no rice", "stream": "stdout"},
                       {"e": "call", "name": "shop.fetch", "by": 3}, {"e": "end", "outcome": "finishes"})},
    "failure_in_a_group @events": {
        "scenario": "fails", "events": True, "seconds": 0.2, "calls": {"shop.fetch": 3}, "overlap": {"shop.fetch": 3},
        "longest": {"shop.fetch": 0.2}, "cancelled": {"shop.fetch": 1}, "stdout": ["no rice"],
        "check": kinds({"e": "group", "group": "TaskGroup#1", "kind": "TaskGroup"}, {"e": "group_add", "tasks": [4]},
                       {"e": "group_abort", "errors": ["ValueError"]}, {"e": "cancel", "id": 5, "source": "group"},
                       {"e": "resume", "id": 5, "cancel": True}, {"e": "done", "id": 5, "how": "cancelled"},
                       {"e": "wait", "id": 2, "on": "group", "holders": [3, 4, 5]})},
    "deadlock_of_tasks_beside_a_heartbeat @events": {
        "events": True, "outcome": "deadlock", "seconds": 61.0, "ignore": ("waits", "since", "lock_cycles"),
        "check": kinds({"e": "lock", "obj": "Lock#1", "op": "acquire", "by": 4, "line": 8},
                       {"e": "wait", "id": 4, "on": "lock", "what": "Lock#2 held by task two", "holders": [5], "line": 10})},
    "threads_four_sleep_together @events": {
        "events": True, "seconds": 1.0, "threads": 4,
        "check": kinds({"e": "thread", "name": "asyncio_0", "target": "_worker"}, {"e": "thread_start"}, {"e": "thread_end"},
                       {"e": "work", "work": 1, "where": "thread", "function": "sleep"}, {"e": "work_start", "work": 4},
                       {"e": "work_end", "work": 1, "how": "returned"}, {"e": "wait", "on": "executor"})},
    "pitfall_blocking_call @events": {
        "events": True, "seconds": 0.3, "blocked": ["time.sleep:5"], "blocked_ms": 300.0,
        "check": kinds({"e": "blocked", "id": 2, "ms": 300.0, "what": "time.sleep", "line": 5})},
    "pitfall_missing_await @events": {
        "events": True, "never_awaited": ["save:7"], "check": kinds({"e": "never_awaited", "name": "save", "line": 7})},
    "pitfall_untracked_task @events": {
        "events": True, "seconds": 1.0, "unretrieved": ["save:ValueError:5"],
        "check": kinds({"e": "unretrieved", "task": "save", "exception": "ValueError", "line": 5})},
    "pitfall_swallowed_cancel @events": {
        "events": True, "seconds": 3.5, "swallowed": ["work:6"], "stdout": ["not now"],
        "check": kinds({"e": "cancel", "id": 3, "by": 2, "source": "code", "line": 15}, {"e": "swallow", "id": 3, "line": 6})},
    "cancel_taken_back_by_a_timeout @events": {
        "events": True, "seconds": 4.0, "stdout": ["too late", "too late", "too late"],
        "check": kinds({"e": "timeout", "id": 2}, {"e": "cancel", "id": 2, "source": "timeout"}, {"e": "uncancel", "id": 2})},
    "failure_leaves_the_program @where": {
        "seeds": ALL, "outcome": "raises ExceptionGroup", "check": raised(7, "KeyError")},
    "syntax_error @where": {"outcome": "raises SyntaxError", "check": raised(2)},
}

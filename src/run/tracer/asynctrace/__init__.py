'''Runs a learner's Python file so that its concurrency becomes facts.

    python3 -s -P TRACER-FOLDER DIR/job.json

The driver (driver.py) reads the job, makes the interpreter warm and forks once for every run, before the learner's file or
a support module is read. Run N leaves DIR/out/N.json (facts; whole or not there), N.stdout, N.stderr and, when the job asks
for events, N.jsonl (append-only; may be torn at its end). Behind a run that used up its real time, steps or memory no other is made.
DIR/out/done.json is written last.

How it works: scheduler.py (one baton, one clock), locks.py, threads.py, clock.py, dates.py and loops.py put the library on it;
tracebacks.py hides that they did;
tasks.py, cancels.py, primitives.py, groups.py, work.py and signals.py see what happens; spans.py the calls of the world; waits.py and
deadlock.py who waits for whom; actors.py, sites.py, depends.py, rewrite.py, races.py and lock_order.py what is unordered;
leaks.py and resources.py what is left undone; guard.py and private.py what is refused; program.py runs the file and comes to an end;
files.py keeps what was seen from what the program does to it.
outside.py, processes.py and pools.py hold what cannot be virtual; kernel.py asks what goes on for real. With the real clock nothing is replaced and only observed.

The job
-------
format 1; file (the learner's file below DIR); support (modules in the file's folder whose calls are spans); world (stand-ins
in DIR/world, spans as well); clock "virtual" or "real"; races; events; site_packages (false: only the standard library and the
world can be imported); limits {virtual_seconds, steps, wall_seconds, cpu_seconds, output_bytes, events}; argv; runs, each
{scenario, seed, latency [low, high], signals [[name, second], ...]}. Seed 0 is the plain order; seed 7 deals the latencies of
the plain run out again in reverse order; the others draw a factor between low and high for each call of the world, and all
but seed 0 vary who goes first where that is nobody's promise, and the order of sets of tasks, threads and futures.

Conventions for the world
-------------------------
Public top-level functions and public methods are spans, named module.function and module.Class.method. What a plain function
returns may carry its span on: a coroutine, or an object of a class of the world with __await__ or __aenter__. An object with a
`close` or `aclose` method and an attribute `closed` (or `_closed`) is a resource. Sleeps (asyncio.sleep, time.sleep) that the
world's own code makes are latencies. SCENARIO is in the environment.

Facts
-----
"threads" says whether the fact is valid when threads take part. Times are virtual seconds since the start, to the microsecond.
A run is unsure when real calls took part in it: then times, overlap, order and blocked_ms depend on the machine.

    fact               unit       counted from, to                                              threads
    outcome            word       finishes, raises, exits (SystemExit elsewhere than at the     yes
                                  end, os._exit), deadlock, endless, waits-for-outside,
                                  timeout (real limits), killed (by a signal)
    exception          object     type, bases, text, line, inner, traceback of what left        main only
                                  the program; lines of the learner's file
    exit_status        number     as the shell would see it                                     yes
    signal             name       that killed the program; SIGXCPU for too much computing       yes
    waits              list       when it ended: actor, on, kind, line, since; of a deadlock    yes
                                  the cycle, in order, else all who wait
    virtual_seconds    seconds    start of the program to its end, threads joined, loop closed  yes
    steps              number     loop callbacks and hand-overs of the baton; differs between   yes
                                  Python versions
    unsure             words      real calls that took part; empty: all times are exact         yes
    calls              list       calls of the world begun before main returned: name, start,   yes
                                  end, how (returned, raised, cancelled, never-ended),
                                  exception, actor, line of the call
    overlap            number     most calls of a function open together                        yes
    longest            seconds    of a function's longest call; open ones to main's return      yes
    cancelled          number     of a function's calls; not those that asyncio.run cancels     yes
                                  after main has returned
    order              list       ["start" | "end", function] and ["out", line], as they came   seed 0
    tasks_left         number     tasks alive when main returned, before asyncio.run tidies     yes
                                  up, or when a loop was closed; names in tasks_left_names
    never_awaited      list       coroutines destroyed without an await: name, line of making   yes
    unretrieved        list       exceptions of tasks nobody asked for, to the very end:        yes
                                  task, exception, line
    swallowed_cancels  list       cancels delivered, after which the task went on to another    yes
                                  await or start: task, line of the await that was cancelled,
                                  went_on. Cleaning up (except, finally, __aexit__) on the way
                                  out is not going on; what a timeout or TaskGroup takes back
                                  is not swallowed
    open_resources     list       files and objects of the world not closed at the end: what,   yes
                                  line of opening
    blocked_ms         ms         virtual time of blocking calls inside loop callbacks, plus    loop's
                                  processor time of callbacks that used 50 ms or more           thread
    blocked            list       the same by line: line, ms, what ("processor", or the call)   loop's
    lock_cycles        list       cycles of blocking acquires in the observed orders, without   yes
                                  a common gate lock: actor, holding, lock, line
    races              list       what, kind (read-modify-write, check-then-act), read, write,  yes
                                  other (lines), actors; of executed code in the learner's file
    threads            number     started by the program and its thread pools                   yes
    processes          number     made by the program                                           yes
    stdout_lines       lines      whole output, cut at limits.output_bytes (output_cut)         yes
    refused            object     reason and line of a way around the exercise, or null         yes
    latencies          list       [key, seconds] of the world's calls, for the reversing seed   yes

Not seen as races: accesses through getattr, setattr or vars(), pairs of method calls (`if items: items.pop()`), values that
travel through containers, code that did not run, other files than the learner's, what a line has read of one object after it
has read another. Jobs that share a pool's thread count as one actor, so such races show under some seeds only. Seen as races
though nothing is wrong: what only the polling of a plain variable, a container or a bare future of asyncio puts in order. Lists,
dicts and cells that are watched live to the end, as they have no weak references. Not virtual: time.process_time, child processes, sockets.
What the program waits for a child is counted as it passes, except where it reads a bare file descriptor with nobody beside it.
The child's clock goes on from the fork at real speed; a child that was not forked has the real one.

Events
------
One flat JSON object a line. Every event has t (virtual seconds), step and e (the kind). Actors (threads and tasks) have one
numbering: id, by, parent and holders refer to it. Keys without a value are left out.

    e              keys
    program        format, python, file, clock, scenario, seed
    loop           op: new (loop, by) | main-returned | close (loop) | events-cut (the limit was reached)
    thread         id, name, by, line, daemon, target,      made
                   library (of asyncio or a pool, for itself)
    thread_start   id
    thread_end     id
    task           id, name, coroutine, parent, line (of making), defined (line), eager, library (asyncio's own)
    name           id, name                                 renamed
    start          id, cancel                               first step
    resume         id, cancel (true: CancelledError is thrown in); of a thread: goes on
    wait           id, on (of a task: sleep, lock, semaphore, event, condition, barrier, queue-get, queue-put, queue-join, group, gather,
                   task, wait, wait_for, as_completed, executor, future, turn, read, drain, socket, process, shutdown; of a thread: sleep,
                   lock, join, semaphore, event, condition, barrier, queue-*, future, wait, as_completed, call),
                   what (for people), line, stack (["function:line", outermost first]), delay, holders
    done           id, how (returned, cancelled, raised), exception, text, line
    cancel         id, by, source (code, group, group-parent, timeout, gather, wait_for, shutdown, signal, loop), line
    uncancel       id, left
    swallow        id, line, went_on
    timeout        id                                       an asyncio.timeout expired
    group          group, kind (gather, TaskGroup), by, tasks, line
    group_add      group, tasks
    group_abort    group, errors
    group_done     group, how                               of a gather
    orphan         id, group                                its gather has failed and it goes on
    left           id                                       alive when main returned
    blocked        id, ms, what, line                       the loop stood still until now
    lock           obj, op (acquire, release), by, line     locks and semaphores, of threads and of asyncio
    event          obj, op (set, clear), by
    queue          obj, op (put, get, task_done), by, size
    work           work, where (thread, process), function, by, line
    work_start     work, thread                             the thread or the process of a pool; of a process seen up to a fiftieth
                                                            of a second later
    work_end       work, how (returned, raised, cancelled), exception
    process        number, line; of multiprocessing also id, name, by, target, pool (true: it waits for work items)
    process_end    id                                       seen up to a fiftieth of a second later
    call           name, by, line                           of the world
    call_end       name, by, how
    out            stream, by, text                         a whole line
    exception      id, exception, text, line                left the program or a thread
    never_awaited  name, line
    unretrieved    task, exception, line
    open           what, line
    end            outcome
'''

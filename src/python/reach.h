/*
 * Which code can run. The right words in code that never runs prove nothing.
 *
 * Not reachable is, and everything inside it:
 *  1. what follows, in the same block, a statement that never completes: return, raise, continue, break, a call of sys.exit, exit,
 *     quit, os._exit or os.abort; an `if` with `else`, all of whose branches never complete; a `while` of a true constant without break;
 *     a `try` whose body (or else) and whose handlers all never complete, or whose finally does not;
 *  2. the branch that a constant condition rules out, in `if`, `elif`, `while`, conditional expressions, `and`, `or`. Constants are
 *     True, False, None, __debug__ (true), TYPE_CHECKING (false), numbers, strings, and `not`, `and`, `or` of these;
 *  3. in a file that runs something at module level, a function that nothing reachable refers to, and a method whose class nothing reachable
 *     refers to. The body of a class itself runs where the class stands. A reference is the name read as a variable, the name of an attribute, or a string that is exactly the name.
 *     Decorated functions and classes, special methods (__x__), test_*, setUp and the like, and methods of a class with a base that
 *     the file does not define count as referred to: others call them.
 *
 * A file runs something when a statement at module level, other than a definition, import or plain assignment, refers to one of the file's
 * functions or classes, or an assignment does inside a call of something named run or run_until_complete. In any other file (a snippet,
 * a library) every function counts as referred to.
 */
#ifndef ASYNCTUTOR_PYTHON_REACH_H
#define ASYNCTUTOR_PYTHON_REACH_H

#include "python/node.h"

bool py_reachable(const struct py_file *f, uint32_t i);

#endif

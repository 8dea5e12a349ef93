#!/bin/sh
# The stand-ins of world/, under the python3 that is first on PATH, bare and under the tracer.
here=$(dirname "$0")
python=${ASYNCTUTOR_PYTHON:-python3}
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
	echo "1..0 # SKIP no python3 of 3.11 or newer"
	exit 0
fi
exec "$python" -B "$here/run.py"

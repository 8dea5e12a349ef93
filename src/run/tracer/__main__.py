"""python3 -s -P TRACER-FOLDER JOB.JSON: judges a learner's file as the job says. See the package asynctrace."""
import sys

from asynctrace.driver import main

if __name__ == "__main__":
    main(sys.argv[1])

"""Run a command as a child of a process that is as small as Python gets, and say what it took.

    python -I -S launcher.py SECONDS COMMAND …

Prints seconds, peak kilobytes and exit code as JSON; a command that takes longer than SECONDS is
killed. A child's peak memory counts from before it becomes the command, when it still is a copy of
its parent: under a parent that holds a map in its hands every command would seem to be large.
"""

import json
import os
import signal
import sys
import time

FILES = [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_RDWR, 0) for number in range(3)]


def main() -> None:
    limit, command = float(sys.argv[1]), sys.argv[2:]
    start = time.perf_counter()
    child = os.posix_spawnp(command[0], command, os.environ, file_actions=FILES, setpgroup=0)
    signal.signal(signal.SIGALRM, lambda *_: os.killpg(child, signal.SIGKILL))
    signal.setitimer(signal.ITIMER_REAL, limit)
    _, status, usage = os.wait4(child, 0)
    seconds = time.perf_counter() - start
    print(json.dumps([seconds, usage.ru_maxrss, os.waitstatus_to_exitcode(status)]))


main()

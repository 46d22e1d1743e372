"""Runs a command as its own small parent, so that peak memory is the child's alone, and prints what it took.

Linux counts the memory of whoever starts a process as the process's own peak; the test's may be large.
"""

import json
import os
import resource
import sys


def main() -> None:
    out, *command = sys.argv[1:]
    to = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    actions = [(os.POSIX_SPAWN_DUP2, to, 1), (os.POSIX_SPAWN_DUP2, to, 2)]
    child = os.posix_spawn(command[0], command, os.environ, file_actions=actions)
    _, status = os.waitpid(child, 0)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    kibibytes = used.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    print(json.dumps([os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, kibibytes / 1024]))


main()

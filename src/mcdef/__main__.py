"""The way in: ``mcdef`` and ``python -m mcdef``. The version is answered before anything else is loaded."""

import os
import sys


def main() -> None:
    """Runs the program and ends the process with its exit code."""
    if sys.argv[1:] == ["--version"]:
        from mcdef.version import VERSION

        try:
            print(f"mcdef {VERSION}", flush=True)
        except OSError:  # nobody reads it
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return
    import gc

    # What is loaded to start with is kept to the end: looking for garbage in it takes a seventh of a short run.
    gc.set_threshold(100_000)
    from mcdef.cli.app import run

    code = run()
    gc.freeze()
    sys.exit(code)


if __name__ == "__main__":
    main()

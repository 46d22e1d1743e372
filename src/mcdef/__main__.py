"""The way in: ``mcdef`` and ``python -m mcdef``. The version is answered before anything else is loaded."""

import sys


def main() -> None:
    """Runs the program and ends the process with its exit code."""
    if sys.argv[1:] == ["--version"]:
        from mcdef.version import VERSION

        print(f"mcdef {VERSION}")
        return
    from mcdef.cli.app import run

    sys.exit(run())


if __name__ == "__main__":
    main()

"""Problems on stderr, each with its excerpt."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from mcdef.documents.cells import shown
from mcdef.documents.excerpt import render_problem
from mcdef.documents.problem import Problem
from mcdef.outputs.streams import write_aside

if TYPE_CHECKING:
    from mcdef.definition.library import Library
    from mcdef.report.model import ProblemReport

MOST_SHOWN: Final = 20
"""Problems of one file that are shown; more of them are seldom read, and seldom mistakes of their own."""


def show_problems(problems: Iterable[Problem]) -> None:
    """Prints each problem as a compiler would, with a blank line after it."""
    for problem in problems:
        write_aside(render_problem(problem, sys.stderr.encoding) + "\n\n")


def show_reported(problems: Sequence[ProblemReport]) -> None:
    """Prints problems of a report, which know their place and not what stands there."""
    for one in problems[:MOST_SHOWN]:
        told = [f"{one.severity}[{one.code}]: {one.message}", f"  --> {one.at.text}"]
        told += [f"   = help: {one.help}"] if one.help else []
        write_aside("".join(f"{shown(line, sys.stderr.encoding)}\n" for line in told) + "\n")
    if len(problems) > MOST_SHOWN:
        write_aside(f"{len(problems) - MOST_SHOWN} more problems of this kind, which --format json lists\n")


def note_old_names(names: Iterable[str], library: Library) -> None:
    """Says of each name that a definition no longer has what it is called now."""
    from mcdef.definition.former import old_names

    show_problems(old_names(names, library.definitions))


class Telling:
    """Tells problems as they come, of one file so many; at the end how many more there are."""

    def __init__(self) -> None:
        self._found: Counter[str] = Counter()

    def tell(self, problems: Iterable[Problem]) -> None:
        """Shows the problems of one description, errors before the rest where there are too many."""
        every = list(problems)
        path = next((problem.source.path for problem in every if problem.source is not None), "")
        room = max(0, MOST_SHOWN - self._found[path])
        first = set(sorted(range(len(every)), key=lambda at: every[at].severity != "error")[:room])
        show_problems(one for at, one in enumerate(every) if at in first or one.code == "gave-up")
        self._found[path] += len(every)

    def end(self) -> None:
        """Says how many problems were not shown."""
        for path, number in self._found.items():
            if number > MOST_SHOWN:
                more = f"{path}: {number - MOST_SHOWN} more problems, which --format json lists"
                write_aside(shown(more, sys.stderr.encoding) + "\n")

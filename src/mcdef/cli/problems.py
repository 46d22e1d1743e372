"""Problems on stderr, each with its excerpt."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from mcdef.documents.excerpt import render_problem
from mcdef.documents.problem import Problem
from mcdef.outputs.streams import write_aside


def show_problems(problems: Iterable[Problem]) -> None:
    """Prints each problem as a compiler would, with a blank line after it."""
    for problem in problems:
        write_aside(render_problem(problem, sys.stderr.encoding) + "\n\n")

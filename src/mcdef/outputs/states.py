"""The states of a cell of a matrix: a letter to filter by, a shape and words, so that colour says nothing alone.

What is counted by what is shown, what is only not contradicted and what is presumed are three things.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from mcdef.outputs.counting import unreadable
from mcdef.report.model import CredentialReport, DefinitionReport, PresumingReport, ResultReport

__all__ = ["COUNTED", "STATES", "State", "apart", "name_of", "report_name", "state_of", "states_of"]


@dataclass(frozen=True, slots=True)
class State:
    """One state: the letter is its class and its filter."""

    letter: str
    shape: str
    words: str
    meaning: str

    @property
    def shown(self) -> str:
        """Shape and words: ``✗ does not count``."""
        return f"{self.shape} {self.words}"


_LISTED: Final = (
    State("c", "✓", "counts", "every clause that decides is met by what is stated, or follows from it"),
    State("s", "~", "counts, not contradicted", "it counts, and rests in part on nobody having said otherwise"),
    State("p", "◇", "counts only if presumed", "undetermined; what is normally so, and not shown here, would close it"),
    State("q", "◈", "does not count if presumed", "undetermined; what is normally so speaks against it"),
    State("u", "?", "undetermined", "nothing that is stated speaks against it, and a clause is open"),
    State("n", "✗", "does not count", "a clause that decides is not met"),
    State("o", "–", "out of scope", "the definition does not speak about this"),
    State("e", "!", "could not be read", "the description has a mistake and was not judged"),
    State("x", "·", "not run", "the definition was not asked about this one"),
)
STATES: Final = {one.letter: one for one in _LISTED}
COUNTED: Final = "cs"


def name_of(result: ResultReport) -> str:
    """The definition, with its reading where that is another than the text's own."""
    return result.definition if result.reading == "default" else f"{result.definition}@{result.reading}"


def report_name(one: DefinitionReport) -> str:
    """The name that a definition has in the results: ``eu-2022``, ``eu-2022@strict``."""
    return one.id if one.reading == "default" else f"{one.id}@{one.reading}"


def state_of(result: ResultReport) -> str:
    """The letter of a verdict."""
    if result.verdict == "counts":
        return "s" if result.rests_on.silence else "c"
    if result.verdict == "undetermined" and isinstance(result.presuming, PresumingReport):
        return {"counts": "p", "does_not_count": "q"}.get(result.presuming.verdict, "u")
    return {"does_not_count": "n", "out_of_scope": "o"}.get(result.verdict, "u")


def states_of(credential: CredentialReport, names: tuple[str, ...]) -> str:
    """A letter for each of the definitions."""
    found = {name_of(result): state_of(result) for result in credential.results}
    absent = "e" if unreadable(credential) else "x"
    return "".join(found.get(name, absent) for name in names)


def apart(one: str, other: str) -> bool:
    """Whether two states disagree: one counts it and the other does not."""
    return (one in COUNTED and other == "n") or (other in COUNTED and one == "n")

"""What is wrong, where, and what to do about it; and the one exception that carries such problems."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from mcdef.documents.place import Pointer, Span
from mcdef.messages.catalogue import say

if TYPE_CHECKING:
    from mcdef.documents.source import Source

__all__ = ["McdefError", "Problem", "Severity", "problem"]

Severity: TypeAlias = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding about a file. ``code`` is a key of the message catalogue; ``pointer`` leads to the part."""

    severity: Severity
    code: str
    message: str
    help: str | None = None
    source: Source | None = None
    span: Span | None = None
    pointer: Pointer = ()

    @property
    def place(self) -> str | None:
        """``path:line:column``, or only the path, as a terminal makes it a link."""
        if self.source is None:
            return None
        return f"{self.source.path}:{self.span.start}" if self.span else self.source.path

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" if self.place else self.message


class McdefError(Exception):
    """Something could not be read or used; ``problems`` says what, at least one."""

    def __init__(self, *problems: Problem) -> None:
        if not problems:
            raise ValueError("an error has at least one problem")
        super().__init__(*problems)
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems))


def problem(
    code: str,
    *,
    source: Source | None = None,
    span: Span | None = None,
    pointer: Pointer = (),
    severity: Severity = "error",
    **params: object,
) -> Problem:
    """A problem with the catalogue's text for ``code``; ``params`` fill the text.

    Raises :class:`KeyError` for a code or a parameter that the catalogue does not know.
    """
    message, help_ = say(code, **params)
    return Problem(severity, code, message, help_, source, span, pointer)

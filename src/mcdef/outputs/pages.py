"""Pieces of Markdown that the pages share. Text of a definition is never markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from mcdef.documents.cells import shown
from mcdef.facts.known import GRADES
from mcdef.logic.algebra import Test
from mcdef.outputs.asked import in_words

_SIGNS: Final = re.compile(r"([\\`*\[\]<>|~]|(?<![^\W_])_|_(?![^\W_]))")  # an underscore within a word is none
_STARTS: Final = re.compile(r"^(\d*)([#+.)-])(?=\s|$)")  # a heading or a list
_BLANKS: Final = re.compile(r"\s+")


def escaped(text: str) -> str:
    """A text on one line, in which no sign means anything to Markdown or HTML."""
    plain = shown(_BLANKS.sub(" ", text)).strip()
    return _STARTS.sub(r"\1\\\2", _SIGNS.sub(r"\\\1", plain.replace("&", "&amp;")))


def code(text: str) -> str:
    """A name as code; a name with a backtick in it as text."""
    return escaped(text) if "`" in text or not text else f"`{shown(_BLANKS.sub(' ', text)).strip()}`"


def address(url: str) -> str:
    """An address that can be followed, or the text where it is none of the web."""
    safe = re.fullmatch(r"https?://[^\s<>\"|\\`]+", url)
    return f"<{url}>" if safe else escaped(url)


def link(text: str, target: str) -> str:
    """A link whose text is a piece of Markdown already."""
    return f"[{text}]({target})"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """The lines of a table, its cells being Markdown already."""
    yield f"| {' | '.join(heads)} |"
    yield "|" + "---|" * len(heads)
    for row in rows:
        yield f"| {' | '.join(row)} |"


def asked_list(test: Test, indent: str = "") -> Iterator[str]:
    """A test in words as a nested list."""
    for text in in_words(test):
        depth = text[: len(text) - len(text.lstrip())]
        yield f"{indent}{depth}- {escaped(text)}"


def graded(grades: Iterable[str]) -> str:
    """``5 primary, 1 derived``: how many of each grade, the strongest first."""
    given = list(grades)
    return ", ".join(f"{number} {grade}" for grade in GRADES if (number := given.count(grade))) or "none"

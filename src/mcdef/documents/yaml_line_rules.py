"""The usual mistakes of people who write YAML twice a year, told from the one line that could not be read."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from mcdef.documents.blanks import HIDDEN
from mcdef.documents.yaml_quotes import in_quotes, with_plain_blanks

__all__ = ["Finding", "Stop", "judge", "judge_layout"]

_LONGEST: Final = 2_000  # the patterns look back and forth, and nobody writes such a line by hand


@dataclass(frozen=True, slots=True)
class Stop:
    """How the parser came to this line: the column where it stopped, and what it missed there."""

    column: int | None = None
    second_value: bool = False
    no_colon: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """A message code, the columns it is about (from 0, end exclusive), and the parameters of its text."""

    code: str
    start: int
    end: int
    params: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line taken apart: indentation and dashes, the key with its colon and blanks, the value, a comment."""

    dashes: str
    key: str
    value: str
    comment: str

    @property
    def value_column(self) -> int:
        return len(self.dashes) + len(self.key)

    def with_value(self, value: str) -> str:
        return f"{self.dashes}{self.key}{value}{self.comment}".strip()


_ENTRY: Final = re.compile(
    r"""(?P<dashes>[ ]*(?:-[ ]+)*)
        (?P<key>(?:(?:"[^"]*"|'[^']*'|[^\s#"'\[\]{}&*!|>%@`,][^:#]*):[ \t]+)?)
        (?P<value>\S.*?)
        (?P<comment>(?:[ \t]+\#.*)?)$""",
    re.VERBOSE,
)
_TAB: Final = re.compile(r"([ ]*)\t+")
_HIDDEN_INDENT: Final = re.compile(rf"[ ]*([{HIDDEN}]+)")
_TIGHT_COLON: Final = re.compile(r"[ ]*(?:-[ ]+)*([^\s:#\"'\[{][^:#\"']*:)(?=[^\s:/\\])")
_QUOTED_START: Final = re.compile(r"""("[^"]*"|'[^']*')\s*[^\s,\]}:#]""")
_SIGNS: Final = frozenset("@`%*&!|>,[]{}?")
_BRACKETED: Final = re.compile(r"(\[[^\[\]]*\]|\{[^{}]*\}|\{\{[^{}]*\}\})\s*[^\s,\]}:#]")


def judge(line: str, stop: Stop) -> Finding | None:
    """The mistake that a line shows by itself, if one of the usual ones."""
    if len(line) > _LONGEST:
        return None
    return next((finding for rule in _RULES if (finding := rule(line, stop))), None)


def judge_layout(line: str, stop: Stop) -> Finding | None:
    """What is left to say of a line that is right by itself: that it does not fit those around it."""
    text = line.strip()
    first = len(line) - len(line.lstrip())
    if len(line) > _LONGEST:
        return None
    if text.startswith(": "):
        return Finding("empty-key", first, first + 1)
    if stop.no_colon and text:
        return Finding("no-colon", first, first + len(text), {"text": text})
    if text and (stop.second_value or stop.column == first):
        return Finding("indentation", first, first + 1)
    return None


def _tab(line: str, stop: Stop) -> Finding | None:
    match = _TAB.match(line)
    if match is None:
        return None
    corrected = line[: match.end()].replace("\t", "  ") + line[match.end() :].strip()
    return Finding("tab-indent", len(match[1]), match.end(), {"corrected": corrected})


def _hidden_indent(line: str, stop: Stop) -> Finding | None:
    match = _HIDDEN_INDENT.match(line)
    if match is None:
        return None
    params = {"key": _name(line), "corrected": with_plain_blanks(line[: match.end()]) + line[match.end() :].strip()}
    return Finding("no-break-indent", match.start(1), match.end(1), params)


def _list_beside_key(line: str, stop: Stop) -> Finding | None:
    entry = _take_apart(line)
    if stop.column is None or entry is None or not entry.key or not entry.value.startswith("- "):
        return None
    params = {"key": _name(entry.key), "item": entry.value}
    return Finding("list-beside-key", entry.value_column, entry.value_column + 1, params)


def _sign_first(line: str, stop: Stop) -> Finding | None:
    entry = _take_apart(line)
    if entry is None or entry.value[0] not in _SIGNS or stop.column is None or stop.column < entry.value_column:
        return None
    if entry.value[0] in "[{" and not _BRACKETED.match(entry.value):
        return None
    corrected = entry.with_value(in_quotes(entry.value))
    at = entry.value_column
    return Finding("sign-first", at, at + 1, {"sign": entry.value[0], "corrected": corrected})


def _partly_quoted(line: str, stop: Stop) -> Finding | None:
    entry = _take_apart(line)
    if entry is None or stop.column is None or not (match := _QUOTED_START.match(entry.value)):
        return None
    value = entry.value
    apostrophe = value[0] == value[-1] == "'" and len(value) > 1 and re.search(r"\w'\w", value)
    corrected = entry.with_value(in_quotes(value[1:-1] if apostrophe else value))
    start = entry.value_column
    return Finding("partly-quoted", start, start + match.end(1), {"corrected": corrected})


def _colon_in_text(line: str, stop: Stop) -> Finding | None:
    entry = _take_apart(line)
    if not stop.second_value or stop.column is None or entry is None or not entry.key:
        return None
    if stop.column < entry.value_column:
        return None
    if "-" in entry.dashes and " " in entry.key.strip():
        # An item of prose: its first colon is as little meant as its second.
        whole = entry.dashes + in_quotes(entry.key + entry.value) + entry.comment
        return Finding("colon-in-text", stop.column, stop.column + 1, {"corrected": whole.strip()})
    corrected = entry.with_value(in_quotes(entry.value))
    return Finding("colon-in-text", stop.column, stop.column + 1, {"corrected": corrected})


def _tight_colon(line: str, stop: Stop) -> Finding | None:
    match = _TIGHT_COLON.match(line)
    if match is None or ": " in line or not (stop.column is None or stop.no_colon or stop.second_value):
        return None
    params = {"key": match[1][:-1], "corrected": f"{line[: match.end()]} {line[match.end() :]}".strip()}
    return Finding("no-blank-after-colon", match.start(1), match.end(1), params)


_RULES: Final[tuple[Callable[[str, Stop], Finding | None], ...]] = (
    _tab,
    _hidden_indent,
    _list_beside_key,
    _sign_first,
    _partly_quoted,
    _colon_in_text,
    _tight_colon,
)


def _take_apart(line: str) -> _Entry | None:
    match = _ENTRY.match(line)
    return _Entry(**match.groupdict()) if match else None


def _name(text: str) -> str:
    return text.strip(" \t-" + HIDDEN).partition(":")[0]

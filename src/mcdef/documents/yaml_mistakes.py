"""From a parser's complaint to what the author did: the line is looked at again with usual mistakes in mind.

The two parsers of PyYAML word their messages differently, so these rules read the text, and of a message only
what both have in common.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, Final

from yaml.error import MarkedYAMLError
from yaml.reader import ReaderError

from mcdef.documents.disguise import find_disguise
from mcdef.documents.limits import MAX_DEPTH
from mcdef.documents.place import Span
from mcdef.documents.problem import Problem, problem
from mcdef.documents.source import Source
from mcdef.documents.tree import Tree
from mcdef.documents.yaml_line_rules import Finding, Stop, judge, judge_layout
from mcdef.documents.yaml_quotes import quoted_at

__all__ = ["explain"]

# What YAML does not allow in a text at all (1.2, 5.1).
_FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_NAMING: Final = re.compile("anchor|alias")
_HALF: Final = re.compile(r"\\u[dD][89a-fA-F]")


def explain(tree: Tree, error: Exception, index: int | None) -> Problem:
    """The problem behind an exception of PyYAML; ``index`` is how far the parser says it came, if it does.

    ``tree`` is what was read before it.
    """
    source = tree.source
    if isinstance(error, UnicodeEncodeError | ReaderError):
        return _character(source)
    if disguised := find_disguise(source):
        return disguised
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return _leaked(source, error, index)
    at: int = error.problem_mark.index
    context = error.context or ""
    opened: int = at if error.context_mark is None else error.context_mark.index
    if "quoted scalar" in context:
        return _quoted(source, at, opened)
    if "nesting depth" in (error.problem or ""):
        return problem("too-deep", source=source, span=_one(source, at), limit=MAX_DEPTH)
    if "flow" in context:
        opened = opened if source.text[opened : opened + 1] in ("[", "{") else tree.open_bracket() or opened
        return _bracket(source, opened)
    finding, line = _on_lines(source, error, at, opened)
    if finding is not None:
        start, end = (source.offset(line, column + 1) for column in (finding.start, finding.end))
        span = source.span(start, end)
        return problem(finding.code, source=source, span=span, pointer=(), severity="error", **finding.params)
    return _sign(source, str(error.problem), opened if _NAMING.search(context) else at)


def _bracket(source: Source, opened: int) -> Problem:
    bracket = source.text[opened : opened + 1]
    span = _one(source, opened)
    found = problem("bracket-open", source=source, span=span, bracket=bracket)
    line = source.line(span.line)
    if set("[]{}#\"'") & set(line[span.column :]) or not line[span.column :].strip(" ,"):
        return found  # where it should have been closed is anybody's guess
    closed = line.rstrip(" ,").strip() + ("]" if bracket == "[" else "}")
    return replace(found, help=f"{found.help}\n{closed}")


def _leaked(source: Source, error: Exception, index: int | None) -> Problem:
    """What the slow parser lets escape, such as the ``ValueError`` of a code that is no character."""
    backslash = -1 if index is None else source.text.rfind("\\", 0, index + 1)
    if isinstance(error, ValueError | OverflowError) and backslash >= 0:
        return _escape(source, backslash)
    span = _one(source, index or 0)
    return problem("yaml-syntax", source=source, span=span, reason=_first_line(str(error)))


def _sign(source: Source, reason: str, at: int) -> Problem:
    """A character that no value begins with, where no rule for whole lines knew better."""
    sign = source.text[at : at + 1]
    if sign == "\t":
        return problem("tab-between", source=source, span=_one(source, at))
    if sign in ("@", "`", "%", "|", ">", "&", "*"):
        corrected = quoted_at(source, at)
        return problem("sign-first", source=source, span=_one(source, at), sign=sign, corrected=corrected)
    return problem("yaml-syntax", source=source, span=_one(source, at), reason=_first_line(reason))


def _character(source: Source) -> Problem:
    match = _FORBIDDEN.search(source.text)
    if match is None:
        return problem("yaml-syntax", source=source, reason="a character is not allowed")
    code = "half-character" if "\ud800" <= match[0] <= "\udfff" else "control-character"
    span = source.span(match.start(), match.end())
    return problem(code, source=source, span=span, character=f"U+{ord(match[0]):04X}")


def _escape(source: Source, backslash: int, code: str = "backslash") -> Problem:
    """A backslash that begins no code; in single quotes it is what it is."""
    span = source.span(backslash, backslash + 2)
    line = source.line(span.line)
    begin, end = line.rfind('"', 0, span.column - 1), line.rfind('"')
    inner = line[begin + 1 : end].replace("'", "''")
    corrected = f"{line[:begin]}'{inner}'{line[end + 1 :]}" if 0 <= begin < span.column <= end else line
    escape = source.text[backslash : backslash + 2]
    return problem(code, source=source, span=span, escape=escape, corrected=corrected.strip())


def _quoted(source: Source, at: int, opened: int) -> Problem:
    ended = at >= len(source.text.rstrip()) or source.text.startswith(("---", "..."), at)
    if ended:
        span = _one(source, opened)
        quote = source.text[opened]
        corrected = source.line(span.line).strip() + quote
        return problem("quote-open", source=source, span=span, quote=quote, corrected=corrected)
    # The mark stands at the backslash or a little after it.
    backslash = source.text.rfind("\\", opened, at + 2)
    if backslash < 0:
        return problem("yaml-syntax", source=source, span=_one(source, at), reason="in quoted text")
    code = "half-character" if _HALF.match(source.text, backslash) else "backslash"
    return _escape(source, backslash, code)


def _on_lines(source: Source, error: Any, at: int, opened: int) -> tuple[Finding | None, int]:
    """What a rule finds on the line where the parser began to look, where it stopped, or just before."""
    no_colon = "simple key" in (error.context or "")
    second_value = "mapping values" in (error.problem or "")
    began, stopped = source.span(opened, opened), source.span(at, at)
    lines = [(stopped.line, Stop(stopped.column - 1, second_value=second_value))]
    if no_colon:
        lines.insert(0, (began.line, Stop(began.column - 1, no_colon=True)))
    before = _line_before(source, stopped.line)
    alone = [(before, Stop())] if before and (no_colon or second_value) else []
    for line, stop in lines + alone:
        if finding := judge(source.line(line), stop):
            return finding, line
    for line, stop in lines:
        if finding := judge_layout(source.line(line), stop):
            return finding, line
    return None, 0


def _line_before(source: Source, line: int) -> int | None:
    return next((number for number in range(line - 1, max(0, line - 20), -1) if source.line(number).strip()), None)


def _one(source: Source, offset: int) -> Span:
    return source.span(min(offset, len(source.text)), min(offset + 1, len(source.text)))


def _first_line(message: str) -> str:
    return message.splitlines()[0] if message.strip() else "it ends too early"

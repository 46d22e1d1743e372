"""Descriptions written out in changing styles by a writer that knows where it has put what it was told to mark.

It counts lines and columns as it writes, so the place of a mistake is known without the reader under test.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

COMMENTS: Final = ("note", "漢字のコメント", "😀 à vérifier", "e\u0301te\u0301", "TODO: מקור?")
Style: TypeAlias = Literal["block", "flow"]


@dataclass(frozen=True)
class Scalar:
    """A value or key. ``at`` marks a character of its text, or with -1 the whole, quotes included."""

    text: str
    at: int | None = None
    plain: bool = False  # quotes would make it something else
    raw: bool = False  # written as it is, wherever it stands


@dataclass(frozen=True)
class Listed:
    members: list[Node]
    style: Style | None = None


@dataclass(frozen=True)
class Mapped:
    entries: list[tuple[Scalar, Node]]
    style: Style | None = None


Node: TypeAlias = Scalar | Listed | Mapped


@dataclass
class Page:
    """The text so far, and the place that was marked."""

    chance: random.Random
    newline: str
    parts: list[str] = field(default_factory=list)
    line: int = 1
    column: int = 1
    mark: tuple[int, int] | None = None

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def put(self, text: str) -> None:
        assert not set(text) & set("\r\n\x85\u2028\u2029")
        self.parts.append(text)
        self.column += len(text)

    def end_line(self, *, comment: bool = True) -> None:
        if comment and self.chance.random() < 0.15:
            self.put(f"  # {self.chance.choice(COMMENTS)}")
        self.parts.append(self.newline)
        self.line, self.column = self.line + 1, 1
        if comment and self.chance.random() < 0.08:
            self.put(f"{' ' * self.chance.randrange(4)}# {self.chance.choice(COMMENTS)}")
            self.end_line(comment=False)

    def set_mark(self, offset: int = 0) -> None:
        assert self.mark is None
        self.mark = (self.line, self.column + offset)

    def scalar(self, scalar: Scalar, style: Style) -> None:
        quote = "" if scalar.raw or scalar.plain else self._quote(scalar.text, style)
        if scalar.at is not None:
            self.set_mark(0 if scalar.at < 0 else len(quote) + scalar.at)
        self.put(quote + scalar.text + quote)

    def _quote(self, text: str, style: Style) -> str:
        needs = text != text.strip() or not text or (style == "flow" and set(text) & set("[]{},")) or ": " in text
        quotes = [quote for quote in ("'", '"') if quote not in text]
        if needs or self.chance.random() < 0.3:
            return self.chance.choice(quotes)
        return ""

    def blank(self) -> None:
        self.put(self.chance.choice((" ", " ", "  ")))

    def flow(self, node: Node) -> None:
        if isinstance(node, Scalar):
            self.scalar(node, "flow")
            return
        opened, closed = "[]" if isinstance(node, Listed) else "{}"
        self.put(opened + self.chance.choice(("", "", " ")))
        for number, part in enumerate(node.members if isinstance(node, Listed) else node.entries):
            if number:
                self.put(self.chance.choice((", ", ", ", " , ")))
            if isinstance(part, tuple):
                self.scalar(part[0], "flow")
                self.put(":")
                self.blank()
                self.flow(part[1])
            else:
                self.flow(part)
        self.put(self.chance.choice(("", "", " ")) + closed)

    def block(self, node: Listed | Mapped, indent: int) -> None:
        """Begins where the first line's indentation is already written."""
        for number, part in enumerate(node.members if isinstance(node, Listed) else node.entries):
            if number:
                self.put(" " * indent)
            if isinstance(part, tuple):
                self.scalar(part[0], "block")
                self.put(":")
                self.value(part[1], indent)
            else:
                self.put("-")
                self.member(part, indent)

    def value(self, node: Node, indent: int) -> None:
        if isinstance(node, Scalar) or self._in_flow(node):
            self.blank()
            self._last(node)
            return
        deeper = indent + (self.chance.choice((0, 2)) if isinstance(node, Listed) else self.chance.choice((2, 2, 4)))
        self.end_line()
        self.put(" " * deeper)
        self.block(node, deeper)

    def member(self, node: Node, indent: int) -> None:
        self.put(" ")
        if isinstance(node, Mapped) and not self._in_flow(node):
            self.block(node, indent + 2)
        else:
            self._last(node)

    def _last(self, node: Node) -> None:
        if isinstance(node, Scalar):
            self.scalar(node, "block")
        else:
            self.flow(node)
        self.end_line()

    def _in_flow(self, node: Listed | Mapped) -> bool:
        return self.chance.random() < 0.4 if node.style is None else node.style == "flow"

"""NDJSON in, NDJSON out, in constant memory: one description a line, in order, over one process or several.

A block of lines is read, decided and written before the next ones are: with several processes each has a block, and
twice as many blocks as processes are under way. A line that cannot be read is reported in its place.
"""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final, Protocol

from mcdef.catalogue.classify import Asked
from mcdef.catalogue.finding_lines import FindingLines
from mcdef.catalogue.verdict_lines import VerdictLines
from mcdef.definition.library import Library

BLOCK: Final = 256 * 1024
"""Bytes that are read at a time; a line is never cut."""
FINDINGS_BLOCK: Final = 16 * 1024
"""The same for findings: they are a hundred times as long, and what is written is safe when somebody interrupts."""


class Renderer(Protocol):
    """What makes a line of output from a line of input."""

    def of(self, written: bytes, number: int) -> bytes:
        """The output for a line, with its break; nothing for a blank line."""


Make = Callable[[], Renderer]


@dataclass(frozen=True, slots=True)
class Streaming:
    """What is wanted of each line. It can be sent to another process if ``load`` can."""

    load: Callable[[], Library]
    asked: Asked
    path: str
    findings: bool = False
    brief: bool = False

    @property
    def block(self) -> int:
        """Bytes to read at a time."""
        return FINDINGS_BLOCK if self.findings else BLOCK

    def __call__(self) -> Renderer:
        library = self.load()
        if self.findings:
            return FindingLines(library, self.asked, self.path, brief=self.brief)
        return VerdictLines(library, self.asked, self.path)


def stream(source: BinaryIO, make: Make, *, jobs: int = 1, block: int | None = None) -> Iterator[bytes]:
    """The output for the lines of a source, block by block in their order. Close it to stop early."""
    blocks = _blocks(source, BLOCK if block is None else block)
    if jobs <= 1:
        renderer = make()
        return (_rendered(renderer, first, lines) for first, lines in blocks)
    return _over_processes(blocks, make, jobs)


def _blocks(source: BinaryIO, size: int) -> Iterator[tuple[int, list[bytes]]]:
    """Lines, some at a time, with the number of the first."""
    first = 1
    while lines := source.readlines(size):
        yield first, lines
        first += len(lines)


def _rendered(renderer: Renderer, first: int, lines: Iterable[bytes]) -> bytes:
    return b"".join([renderer.of(line, number) for number, line in enumerate(lines, first)])


def _over_processes(blocks: Iterator[tuple[int, list[bytes]]], make: Make, jobs: int) -> Iterator[bytes]:
    from multiprocessing import get_context

    with get_context().Pool(jobs, initializer=_begin, initargs=(make,)) as pool:
        under_way: deque[object] = deque()
        for block in blocks:
            under_way.append(pool.apply_async(_in_process, block))
            if len(under_way) >= 2 * jobs:
                yield under_way.popleft().get()  # type: ignore[attr-defined]
        while under_way:
            yield under_way.popleft().get()  # type: ignore[attr-defined]


_here: list[Renderer] = []  # of a worker process


def _begin(make: Make) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process ends the others
    _here[:] = [make()]


def _in_process(first: int, lines: list[bytes]) -> bytes:
    return _rendered(_here[0], first, lines)

"""Names of findings that stay the same when lines move: what CI systems compare two runs by."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from mcdef.outputs.places import cell_of, path_of
from mcdef.report.findings import Finding


def fingerprinted(findings: Iterable[Finding]) -> Iterator[tuple[Finding, str]]:
    """Each finding with its fingerprint; no two of a run are the same."""
    unique = Unique()
    for finding in findings:
        yield finding, unique.of(content_of(finding, finding.rules))


def content_of(finding: Finding, rules: Sequence[str]) -> tuple[str, ...]:
    """What a finding is about, without lines and without the words of the message.

    A verdict is about a credential and clauses. A problem of a file is known by the part it points at, or its text.
    """
    about = (path_of(finding.place) or "", finding.credential, finding.code, *rules)
    if finding.definition is not None:
        return about
    pointer = finding.place.pointer if isinstance(finding.place.pointer, str) else ""
    return (*about, pointer or cell_of(finding.place) or finding.message)


class Unique:
    """Digests of contents: one that comes again gets a number, so that it is another."""

    def __init__(self) -> None:
        self._seen: Counter[tuple[str, ...]] = Counter()

    def of(self, content: tuple[str, ...]) -> str:
        self._seen[content] += 1
        again = self._seen[content]
        numbered = content if again == 1 else (*content, f"#{again}")
        return hashlib.sha256("\0".join(numbered).encode("utf-8", "backslashreplace")).hexdigest()

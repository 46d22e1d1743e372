"""Definition files as an author would write them, read from a folder beside what is shipped."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mcdef.analysis.coverage import Coverage, coverage_of
from mcdef.analysis.files import definition_documents
from mcdef.analysis.paste import yaml_lines
from mcdef.analysis.soundness import examine
from mcdef.definition.library import load_library

HEAD = """\
id: rule
title: A rule
sources: {text: {title: The text, checked: 2026-11-26}}
"""
CRITERION = """\
  - id: {id}
    asks: It asks something.
    kind: {kind}
    cite: {{source: text, at: p. 1}}
    evidence: {evidence}
    test: {test}
"""


def clause(id_: str, test: str, more: str = "", *, kind: str = "constitutive", evidence: str = "primary") -> str:
    """One criterion; ``more`` are further lines of it."""
    written = CRITERION.format(id=id_, kind=kind, evidence=evidence, test=test)
    return written + "".join(f"    {line}\n" for line in more.splitlines())


def definition(*clauses: str, rest: str = "", head: str = HEAD) -> str:
    """A file of these criteria, with what else it says after them."""
    return f"{head}criteria:\n{''.join(clauses)}{rest}"


@dataclass(frozen=True)
class Author:
    """Somebody who writes one definition into a folder of their own."""

    folder: Path

    def write(self, text: str) -> Path:
        path = self.folder / "rule.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    def coverage(self, text: str) -> Coverage:
        """The coverage of a definition by its cases."""
        path = self.write(text)
        return coverage_of(definition_documents([path])[0], load_library([self.folder]))

    def lint(self, text: str) -> dict[str, str]:
        """The codes of all warnings and errors, each with the line it points to; cases are not asked for."""
        problems, _ = examine([self.write(text)])
        return {
            one.code: text.splitlines()[one.span.line - 1].strip()
            for one in problems
            if one.span is not None and one.code != "no-cases"
        }


def missing(coverage: Coverage) -> set[str]:
    """What no case shows, in a word or two each."""
    return {
        f"{gap.item.criterion} {gap.item.side}" + (f" {gap.item.limit}" if gap.item.limit is not None else "")
        for gap in coverage.missing
    }


def pasted(text: str, coverage: Coverage) -> str:
    """The file with every remedy pasted where it belongs."""
    cases = [line for gap in coverage.missing if gap.remedy.case for line in yaml_lines(gap.remedy.case)]
    entries = [line for gap in coverage.missing if gap.remedy.exception for line in yaml_lines(gap.remedy.exception)]
    if cases:
        text += "" if "\ncases:" in text else "cases:\n"
        text += "".join(f"{line}\n" for line in cases)
    return text + ("uncovered:\n" + "".join(f"{line}\n" for line in entries) if entries else "")

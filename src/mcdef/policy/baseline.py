"""The baseline: what was found when it was written, and is accepted. Only what is worse fails.

It holds no lines and no paths, so moving a description changes nothing; one line a credential, sorted.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from mcdef.documents.problem import McdefError, problem
from mcdef.documents.source import Source
from mcdef.policy.grounds import (
    DOES_NOT_COUNT,
    UNDETERMINED,
    Ground,
    grounds_in,
    grounds_of,
    is_unreadable,
    keyed,
    name_of,
)
from mcdef.report.model import CredentialReport, Report

SCHEMA: Final = "mcdef-baseline"
VERSION: Final = "1.0"
_RANK: Final = {UNDETERMINED: 1, DOES_NOT_COUNT: 2}


@dataclass(frozen=True, slots=True)
class Accepted:
    """One accepted finding: of which credential, its name there, and what it was."""

    credential: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Baseline:
    """Accepted findings, by credential and name."""

    accepted: Mapping[str, Mapping[str, str]]

    def accepts(self, ground: Ground) -> bool:
        """Whether a finding was there already, or a worse one in its place."""
        before = self.accepted.get(ground.key, {}).get(ground.name)
        if before is None:
            return False
        return _RANK.get(ground.kind, 1) <= _RANK.get(before, 1)

    def fixed(self, report: Report, *, partial: bool = False) -> tuple[Accepted, ...]:
        """What was accepted and is no longer there, or better now; see :meth:`fixed_in` and :meth:`gone`."""
        credentials = keyed(report)
        found = [one for key, credential in credentials.items() for one in self.fixed_in(key, credential)]
        return (*found, *(() if partial else self.gone(credentials)))

    def fixed_in(self, key: str, credential: CredentialReport) -> Iterator[Accepted]:
        """What of one credential is no longer there, or better. Of what was not looked at nothing is said."""
        names = self.accepted.get(key)
        if not names or is_unreadable(credential):
            return
        now = {one.name: one.kind for one in grounds_of(key, credential)}
        ran = {name_of(result) for result in credential.results}
        for name, kind in names.items():
            looked_at = name in ("description", "definitions") or name.partition(".")[0] in ran
            better = _RANK.get(now.get(name, ""), 0) < _RANK[kind] if kind in _RANK else name not in now
            if looked_at and better:
                yield Accepted(key, name, kind)

    def gone(self, seen: Container[str]) -> Iterator[Accepted]:
        """What was accepted of credentials that are no longer there."""
        for key, names in self.accepted.items():
            if key not in seen:
                yield from (Accepted(key, name, kind) for name, kind in names.items())


def baseline_of(report: Report) -> Baseline:
    """Everything that a report found, accepted."""
    accepted: dict[str, dict[str, str]] = {}
    for ground in grounds_in(report):
        accepted.setdefault(ground.key, {})[ground.name] = ground.kind
    return Baseline(accepted)


def baseline_text(baseline: Baseline) -> str:
    """The file: sorted, a line a credential, the same bytes for the same state."""
    lines = [f"  {_json(key)}: {_json(_by_kind(baseline.accepted[key]))}" for key in sorted(baseline.accepted)]
    inside = "{\n" + ",\n".join(lines) + "\n }" if lines else "{}"
    return f'{{\n "schema": "{SCHEMA}",\n "schema_version": "{VERSION}",\n "accepted": {inside}\n}}\n'


def read_baseline(source: Source) -> Baseline:
    """The baseline in a text. Raises :class:`McdefError`."""
    try:
        data = json.loads(source.text)
    except json.JSONDecodeError as error:
        span = source.span(error.pos, error.pos + 1)
        raise McdefError(problem("not-a-baseline", source=source, span=span)) from None
    except RecursionError:
        raise McdefError(problem("not-a-baseline", source=source)) from None
    if not isinstance(data, dict) or data.get("schema") != SCHEMA or not _is_accepted(data.get("accepted")):
        raise McdefError(problem("not-a-baseline", source=source))
    if not str(data.get("schema_version")).startswith("1."):
        raise McdefError(problem("baseline-version", source=source, version=data.get("schema_version")))
    return Baseline({key: _by_name(kinds) for key, kinds in data["accepted"].items()})


def _by_kind(names: Mapping[str, str]) -> dict[str, list[str]]:
    """``{"gap": ["eu-2022.annex-date"], …}``: as people read it, and shorter."""
    return {kind: sorted(name for name in names if names[name] == kind) for kind in sorted(set(names.values()))}


def _by_name(kinds: Mapping[str, list[str]]) -> dict[str, str]:
    return {name: kind for kind, names in kinds.items() for name in names}


def _is_accepted(data: Any) -> bool:
    return isinstance(data, dict) and all(
        isinstance(kinds, dict) and all(map(_is_texts, kinds.values())) for kinds in data.values()
    )


def _is_texts(data: Any) -> bool:
    return isinstance(data, list) and all(isinstance(one, str) for one in data)


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False)

"""What changed between two reports, for people, machines and Markdown."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from typing import Any, Final

from mcdef.messages.catalogue import say
from mcdef.outputs.layout import BLANK, Line, line, wrapped
from mcdef.outputs.words import plural, verdict_words
from mcdef.policy.diff import Change, Diff
from mcdef.report.jsonable import jsonable
from mcdef.verdict.explain import fact_label

SCHEMA: Final = "mcdef-diff"
_IN = "  "
_DEEP = "    "


def diff_lines(diff: Diff, width: int) -> Iterator[Line]:
    """The changes, credential by credential, and how many there are."""
    for key, changes in groupby(diff.changes, key=lambda change: change.credential):
        yield line((key, "bold"))
        for change in changes:
            yield from _change(change, width)
        yield BLANK
    for one in diff.definitions:
        yield from wrapped(f"definition {one.id}: {_digests(one.before, one.now)}", width)
    for word, keys in (("new", diff.added), ("gone", diff.removed)):
        if keys:
            yield from wrapped(f"{word}: {', '.join(keys)}", width)
    yield from wrapped(_counted(diff), width)


def diff_json(diff: Diff) -> str:
    """The same for machines."""
    changes = [{**jsonable(change), "worse": change.worse} for change in diff.changes]
    whole: dict[str, Any] = {
        "schema": SCHEMA,
        "schema_version": "1.0",
        "mcdef": {"before": diff.versions[0], "now": diff.versions[1]},
        "changes": changes,
        "definitions": jsonable(diff.definitions),
        "added": list(diff.added),
        "removed": list(diff.removed),
        "summary": {"changed": len(changes), "worse": len(diff.worse), "same": diff.same},
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def diff_markdown(diff: Diff) -> str:
    """The same as a table, for a pull request."""
    lines = [f"**{_counted(diff)}**", ""]
    if diff.changes:
        lines += ["| Credential | Definition | Was | Is | Because |", "| --- | --- | --- | --- | --- |"]
        lines += ["| " + " | ".join(map(_cell, _row(change))) + " |" for change in diff.changes]
        lines.append("")
    lines += [f"* definition `{one.id}`: {_digests(one.before, one.now)}" for one in diff.definitions]
    lines += [f"* new: {_cell(key)}" for key in diff.added]
    lines += [f"* gone: {_cell(key)}" for key in diff.removed]
    return "\n".join(lines).rstrip("\n") + "\n"


def _change(change: Change, width: int) -> Iterator[Line]:
    name = "" if change.definition is None else f"{change.definition}: "
    worse = " (worse)" if change.worse else ""
    yield from wrapped(f"{name}{_verdicts(change)}{worse}", width, indent=_IN, hanging=_DEEP)
    yield from wrapped(_because(change), width, indent=_DEEP)
    for fact in change.facts:
        told = f"{fact_label(fact.fact)}: {fact.now}, was {fact.before}"
        yield from wrapped(told, width, indent=_DEEP, hanging=_DEEP + _IN)
    for word, gaps in (("new gap", change.gaps), ("gap closed", change.closed)):
        if gaps:
            yield from wrapped(f"{word}: {', '.join(gaps)}", width, indent=_DEEP)


def _verdicts(change: Change) -> str:
    if change.before == change.now:
        return f"{verdict_words(change.now or '')}, as before"
    now = verdict_words(change.now or "no verdict")
    by = f" because of {', '.join(change.decided_by)}" if change.decided_by and change.now != "counts" else ""
    return f"{now}{by}, was {verdict_words(change.before or 'no verdict')}"


def _because(change: Change) -> str:
    if change.before is None or change.now is None:
        return say("diff-new" if change.before is None else "diff-gone")[0]
    return "; ".join(say(f"diff-{word}")[0] for word in change.because)


def _row(change: Change) -> tuple[str, str, str, str, str]:
    was, is_ = (verdict_words(verdict or "-") for verdict in (change.before, change.now))
    facts = [f"{fact_label(fact.fact)}: {fact.now}, was {fact.before}" for fact in change.facts]
    gaps = [f"new gap: {gap}" for gap in change.gaps] + [f"gap closed: {gap}" for gap in change.closed]
    because = "; ".join((_because(change), *facts, *gaps))
    return change.credential, change.definition or "-", was, f"{is_} (worse)" if change.worse else is_, because


def _cell(text: str) -> str:
    """A text that stays in its cell and is no markup."""
    flat = " ".join(text.split())
    for sign in ("\\", "|", "<", "*", "_", "`", "[", "]"):
        flat = flat.replace(sign, f"\\{sign}" if sign != "<" else "&lt;")
    return flat


def _digests(before: str | None, now: str | None) -> str:
    if before is None or now is None:
        return say("diff-new" if before is None else "diff-gone")[0]
    return f"another text ({before[:12]}, now {now[:12]})"


def _counted(diff: Diff) -> str:
    changed = plural(len(diff.changes), "change")
    return f"{changed}, {len(diff.worse)} for the worse; {plural(diff.same, 'verdict')} as before"

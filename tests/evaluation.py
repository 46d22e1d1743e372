"""How far the program agrees with the verdicts that a careful person expected of the examples, and why it differs.

The expectations stand in ``tests/data/expected.yaml`` and are never edited; the explanations in ``differences.yaml``.
``python tests/evaluation.py --write`` renders ``docs/evaluation.md`` from both and from what the program says.
"""

from __future__ import annotations

import sys
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from mcdef.catalogue.descriptions import Found, descriptions_in
from mcdef.definition.library import Library, load_library
from mcdef.definition.select import Selection
from mcdef.documents.files import read_source
from mcdef.documents.reader import read_document
from mcdef.verdict.judge import judge

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "evaluation.md"
COUNTS, DOES_NOT, OPEN = "counts", "does not count", "undetermined"
VERDICTS = (COUNTS, DOES_NOT, OPEN)
WIDTH = 110
MODES = ("stated", "followed", "presumed")
CAUSES = {
    "family": "the entry describes a family of offers",
    "not stated": "the page leaves a fact out",
    "judgement": "a person has to judge",
    "clause": "the text is read otherwise",
}


@dataclass(frozen=True)
class Expectation:
    """What somebody expected of one example under one definition, and a second verdict that can be defended."""

    example: str
    definition: str
    verdict: str
    alt: str | None


@dataclass(frozen=True)
class Outcome:
    """What the program says: by statements alone, with what follows (the verdict), and with presumptions."""

    stated: str
    followed: str
    presumed: str

    def by(self, mode: str) -> str:
        return str(getattr(self, mode))


@dataclass(frozen=True)
class Explanation:
    """Why the program differs from an expectation."""

    cause: str
    because: str


@dataclass(frozen=True)
class Difference:
    """An expectation that the program does not come to, and the explanation if there is one."""

    expectation: Expectation
    outcome: Outcome
    explanation: Explanation | None

    @property
    def second(self) -> bool:
        return self.expectation.alt in (self.outcome.followed, self.outcome.presumed)


Key = tuple[str, str]


@cache
def data(name: str) -> Mapping[str, Any]:
    """One of the data files beside this module."""
    loaded = yaml.safe_load((ROOT / "tests" / "data" / f"{name}.yaml").read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


@cache
def library() -> Library:
    return load_library()


@cache
def without_rules() -> Library:
    """The same definitions, where nothing follows and nothing is presumed."""
    return replace(library(), rules=replace(library().rules, rules=()))


@cache
def example(name: str) -> tuple[Found, ...]:
    """The descriptions in an example's file: one, or its variants."""
    path = ROOT / "examples" / f"{name}.yaml"
    return tuple(descriptions_in(read_document(read_source(path, f"examples/{name}.yaml"))))


def meant(name: str) -> Found:
    """The one of them that the expectations speak of."""
    variant = data("differences")["variants"].get(name)
    return example(name)[0 if variant is None else variant["means"] - 1]


def names() -> list[str]:
    return sorted(path.stem for path in (ROOT / "examples").glob("*.yaml"))


def offers() -> list[str]:
    """The examples that are offers or families of them: everything but formats, platforms, accounts and frameworks."""
    kinds = ((name, meant(name).described) for name in names())
    return [name for name, described in kinds if described and described.credential.kind != "infrastructure"]


def expectations() -> Iterator[Expectation]:
    """Those for definitions that there are."""
    for name, expected in data("expected").items():
        for definition, item in expected.items():
            if definition != "entry" and definition.partition("@")[0] in library().definitions:
                yield Expectation(name, definition, item["verdict"], item.get("alt"))


def skipped() -> Counter[str]:
    """How many expectations there are for definitions that are not encoded yet."""
    ids = (id_ for expected in data("expected").values() for id_ in expected if id_ != "entry")
    return Counter(id_ for id_ in ids if id_.partition("@")[0] not in library().definitions)


@cache
def outcome(name: str, definition: str, variant: int | None = None) -> Outcome:
    """What the program says of an example, with scope left aside as the expectations do."""
    found = meant(name) if variant is None else example(name)[variant - 1]
    assert found.described is not None
    asked = Selection((definition,))
    stated = judge(found.described, without_rules(), asked, ignore_scope=True).results[0]
    result = judge(found.described, library(), asked, ignore_scope=True).results[0]
    presumed = result.presuming.verdict if result.presuming is not None else result.verdict
    return Outcome(stated.verdict.words, result.verdict.words, presumed.words)


def explanations() -> dict[Key, Explanation]:
    return {
        (item["example"], definition): Explanation(item["cause"], _one_line(item["because"]))
        for item in data("differences")["differences"]
        for definition in item["definitions"]
    }


def differs(expectation: Expectation, found: Outcome) -> bool:
    """Whether neither verdict nor presumed verdict is the expected one, or the verdict is its opposite."""
    opposite = {found.followed, expectation.verdict} == {COUNTS, DOES_NOT}
    return opposite or expectation.verdict not in (found.followed, found.presumed)


def differences() -> list[Difference]:
    explained = explanations()
    found = ((one, outcome(one.example, one.definition)) for one in expectations())
    return [
        Difference(one, says, explained.get((one.example, one.definition))) for one, says in found if differs(one, says)
    ]


@dataclass(frozen=True)
class Agreement:
    """How many expectations are met exactly, and how many when the second verdict is allowed too, by each mode."""

    total: int
    exact: Mapping[str, int]
    second: Mapping[str, int]


def agreement(chosen: Iterable[Expectation]) -> Agreement:
    pairs = [(one, outcome(one.example, one.definition)) for one in chosen]
    exact = {mode: sum(says.by(mode) == one.verdict for one, says in pairs) for mode in MODES}
    second = {mode: sum(says.by(mode) in (one.verdict, one.alt) for one, says in pairs) for mode in MODES}
    return Agreement(len(pairs), exact, second)


def by_definition() -> dict[str, list[Expectation]]:
    grouped: dict[str, list[Expectation]] = {}
    for one in sorted(expectations(), key=lambda one: one.definition):
        grouped.setdefault(one.definition, []).append(one)
    return grouped


def counts(definition: str, mode: str) -> tuple[int, int, int]:
    """How many offers count, do not count and stay open."""
    tally = Counter(outcome(name, definition).by(mode) for name in offers())
    return tally[COUNTS], tally[DOES_NOT], tally[OPEN]


def claims_more() -> list[Expectation]:
    """Where the verdict is the expected *undetermined* and a presumption goes beyond it."""
    return [
        one
        for one in expectations()
        if one.verdict == OPEN and (says := outcome(one.example, one.definition)).followed == OPEN != says.presumed
    ]


# --- the page


def render() -> str:
    """The whole of ``docs/evaluation.md``."""
    parts = [_introduction(), _agreement(), _counts(), _explained()]
    return "\n".join(_reflowed(part) for part in parts)


def _reflowed(text: str) -> str:
    """Paragraphs and list items wrapped anew; headings, comments and tables as they are."""
    lines: list[str] = []
    running = False  # whether the line before can be continued
    for line in text.splitlines():
        continues = running and line and not line.startswith("* ")
        running = bool(line) and not line.startswith(("#", "|", "<"))
        if continues:
            lines[-1] += f" {line.strip()}"
        else:
            lines.append(line)
    return "".join(f"{wrapped}\n" for line in lines for wrapped in _wrapped(line))


def _wrapped(line: str) -> list[str]:
    if line.startswith(("#", "|", "<")):
        return [line]
    hanging = "  " if line.startswith("* ") else ""
    return textwrap.wrap(line, WIDTH, subsequent_indent=hanging, break_long_words=False, break_on_hyphens=False) or [""]


def _introduction() -> str:
    variants = "\n".join(
        f"* `{name}` has several offers in one file. {_one_line(item['because'])}"
        for name, item in data("differences")["variants"].items()
    )
    left_out = ", ".join(f"{number} for `{id_}`" for id_, number in sorted(skipped().items()))
    total = sum(1 for _ in expectations())
    return f"""# How far the verdicts agree with a careful reader

<!-- Written by `python tests/evaluation.py --write`; a test keeps it up to date. Do not edit. -->

`examples/` describes {len(names())} real credentials and infrastructures from public pages. Before the program
existed somebody noted for each of them which verdict to expect under each definition, and, where a careful person
could differ, a second verdict that can be defended too. This page compares the program with those notes. They are
never edited: where
the two differ, either a defect was mended or the difference is explained below.

Read the figures with this in mind:

* **They are in-sample.** The rules of inference and the shape of the definitions were written by people who knew these
  expectations. They say that the program does what was meant, not how it would do on credentials nobody has looked at.
* The expectations are one reader's. Agreement is no proof that a verdict is right, nor is a difference a mistake.
* The expectations leave scope aside, so the program was run with `--ignore-scope`.
* {total} expectations are compared. Those for definitions that are not encoded yet are left out: {left_out or "none"}.
{variants}
"""


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"


def as_in_the_trial(readings: Mapping[str, str]) -> tuple[int, dict[str, int], int]:
    """How many of the trial's expectations are met exactly by each mode, and the last one with second verdicts too."""
    chosen = [one for one in expectations() if "@" not in one.definition]
    says = [
        (one, outcome(one.example, f"{one.definition}@{readings.get(one.definition, 'default')}")) for one in chosen
    ]
    exact = {mode: sum(found.by(mode) == one.verdict for one, found in says) for mode in MODES}
    return len(chosen), exact, sum(found.presumed in (one.verdict, one.alt) for one, found in says)


def _beside_the_trial() -> str:
    """The same figures as those of the trial by hand, by our defaults and by the readings that the trial used."""
    trial = data("differences")["trial"]
    before, readings = trial["agreement"], trial["readings"]
    rows = [("the trial", before["total"], [before[mode] for mode in MODES], before["second"])]
    for label, used in (("now", {}), ("now, with the trial's reading of silence", readings)):
        total, exact, second = as_in_the_trial(used)
        assert total == before["total"], "the trial had other expectations"
        rows.append((label, total, [exact[mode] for mode in MODES], second))
    table = "\n".join(
        f"| {label} | {' | '.join(f'{number} ({100 * number / total:.0f} %)' for number in (*exact, second))} |"
        for label, total, exact, second in rows
    )
    used = ", ".join(f"`{id_}@{reading}`" for id_, reading in sorted(readings.items()))
    return f"""A trial by hand, before there was a program, had the same {before["total"]} expectations (all but
those of a reading). It took silence about the criteria of assessment as met; the definitions leave it open by
default, which is stricter and costs verdicts. The last line uses the readings that do as the trial did ({used}).

| | stated | verdict | presumed | presumed, second verdict too |
|---|---|---|---|---|
{table}
"""


def _agreement() -> str:
    rows = [_agreement_row(f"`{definition}`", group) for definition, group in by_definition().items()]
    rows.append(_agreement_row("**all**", list(expectations())))
    more = claims_more()
    which = ", ".join(f"`{one.example}` under `{one.definition}`" for one in more)
    beyond = (
        "Nowhere does a presumption decide what the expectation leaves undetermined."
        if not more
        else f"A presumption decides {_times(len(more))} what the expectation leaves undetermined: {which}."
    )
    return f"""## Agreement

* **stated**: by what the descriptions state and the crosswalks convert, without any rule of inference.
* **verdict**: what the program answers: with what *follows* by the meaning of the terms (credit is given after
  assessment).
* **presumed**: what stands beside the verdict: with what is normally so and nobody has shown (a university's quality
  system covers what it gives credit for).
* The first number is how many are exactly as expected; the number in brackets counts the second defensible verdict too.

| definition | n | stated | verdict | presumed |
|---|---|---|---|---|
{chr(10).join(rows)}

{beyond}

{_beside_the_trial()}"""


def _agreement_row(label: str, group: Sequence[Expectation]) -> str:
    found = agreement(group)
    cells = (f"{found.exact[mode]} ({found.second[mode]}){_percent(found, mode, label)}" for mode in MODES)
    return f"| {label} | {found.total} | {' | '.join(cells)} |"


def _percent(found: Agreement, mode: str, label: str) -> str:
    if "all" not in label:
        return ""
    return f", {100 * found.exact[mode] / found.total:.0f} % ({100 * found.second[mode] / found.total:.0f} %)"


def _counts() -> str:
    trial = data("differences")["trial"]
    rows: list[str] = []
    for definition in sorted(library().definitions):
        before = trial["counts"].get(definition)
        if before is None:
            continue
        cells = []
        for mode in MODES:
            ours, theirs = counts(definition, mode), tuple(before[mode])
            cells.append(_slashed(ours) if ours == theirs else f"**{_slashed(ours)}** ({_slashed(theirs)})")
        rows.append(f"| `{definition}` | {' | '.join(cells)} |")
    said: dict[str, list[str]] = {}
    for definition, why in trial["differences"].items():
        said.setdefault(_one_line(why), []).append(f"`{definition}`")
    reasons = "\n".join(f"* {', '.join(ids)}: {why}" for why, ids in said.items())
    return f"""## How the {len(offers())} offers come out

Counts / does not count / undetermined, without the {len(names()) - len(offers())} infrastructures, which nobody
would take for a credential. A trial by hand came before the program; where its figure was another one, ours is in bold
and the trial's in brackets.

| definition | stated | verdict | presumed |
|---|---|---|---|
{chr(10).join(rows)}

Why the figures differ, as far as the trial's notes show (its own descriptions were not kept):

{reasons}
"""


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _slashed(numbers: Iterable[int]) -> str:
    return " / ".join(str(number) for number in numbers)


def _explained() -> str:
    found = differences()
    second = sum(one.second for one in found)
    opposite = sum({one.outcome.followed, one.expectation.verdict} == {COUNTS, DOES_NOT} for one in found)
    causes = Counter(one.explanation.cause for one in found if one.explanation is not None)
    tallied = ", ".join(f"{CAUSES[cause]} ({causes[cause]})" for cause in CAUSES if causes[cause])
    mended = "\n".join(f"* `{item['what']}`: {_one_line(item['because'])}" for item in data("differences")["mended"])
    blocks = "\n".join(_block(name, group) for name, group in _grouped(found).items())
    total = sum(1 for _ in expectations())
    return f"""## Differences, explained

In {len(found)} of {total} comparisons neither the verdict nor the presumed verdict is the expected one. {second} of
them are the second verdict that the notes themselves allow; {opposite} are opposite (*counts* where *does not count*
was expected, or the reverse). By cause: {tallied}.

{blocks}
## Mended on the way

{mended}
"""


def _grouped(found: Iterable[Difference]) -> dict[str, list[Difference]]:
    grouped: dict[str, list[Difference]] = {}
    for one in sorted(found, key=lambda one: one.expectation.example):
        grouped.setdefault(one.expectation.example, []).append(one)
    return grouped


def _block(name: str, group: Sequence[Difference]) -> str:
    together: dict[tuple[Explanation | None, str], list[Difference]] = {}
    for one in group:
        together.setdefault((one.explanation, _verdicts(one)), []).append(one)
    lines = [f"### {name}", ""]
    for (explanation, verdicts), same in together.items():
        ids = ", ".join(f"`{one.expectation.definition}`" for one in same)
        because = "not explained yet" if explanation is None else explanation.because
        cause = "" if explanation is None else f" *{CAUSES[explanation.cause].capitalize()}.*"
        lines.append(f"* {ids}: {verdicts}.{cause} {because}")
    return "\n".join([*lines, ""])


def _verdicts(one: Difference) -> str:
    says = one.outcome.followed
    if one.outcome.presumed != says:
        says += f" ({one.outcome.presumed} with presumptions)"
    second = ", the second defensible verdict" if one.second else ""
    return f"**{says}**{second}; expected: {one.expectation.verdict}"


def main(arguments: Sequence[str]) -> int:
    """Prints the page, or writes it where ``--write`` is given."""
    if "--write" in arguments:
        PAGE.write_text(render(), encoding="utf-8", newline="\n")
    else:
        sys.stdout.write(render())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

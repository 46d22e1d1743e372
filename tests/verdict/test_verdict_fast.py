"""The fast form and the reference come to the same: verdicts, outcomes of the criteria, and what decides."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from facts.describing import shipped
from mcdef.catalogue.descriptions import descriptions_in
from mcdef.definition.library import Library
from mcdef.definition.select import Selection
from mcdef.documents.files import read_source
from mcdef.documents.json_reader import read_json
from mcdef.documents.problem import McdefError
from mcdef.documents.reader import read_document
from mcdef.documents.source import Source
from mcdef.verdict.compiled import MET, NOT_MET
from mcdef.verdict.fast import FastForm, SlowError
from mcdef.verdict.judge import judge
from verdict.fast_worlds import libraries, line_of, offers

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").rglob("*.yaml"))
OUTCOMES = {0: "unknown", MET: "met", NOT_MET: "not_met"}
USUAL = Selection()
Told = list[tuple[str, str, str, tuple[str, ...], dict[str, str]]]


def by_the_fast_form(form: FastForm, line: bytes) -> Told | None:
    """Verdicts, what decides them, and the outcomes of the clauses that can; nothing where it leaves the line alone."""
    try:
        decided = form.verdicts(line)
    except SlowError:
        return None
    found = []
    for one, (definition, reading, verdict, by) in zip(decided.plan.compiled, decided, strict=True):
        outcomes = {id_: OUTCOMES[decided.outcomes >> place & 3] for id_, place in one.deciding}
        found.append((definition, reading, verdict.value, by, outcomes))
    return found


def by_the_reference(library: Library, line: bytes, selection: Selection, *, ignore_scope: bool) -> Told | None:
    """The same of the explaining evaluator; nothing for what cannot be read."""
    found, *variants = descriptions_in(read_json(Source("offer.json", line.decode())))
    if found.described is None or variants:
        return None
    try:
        judged = judge(found.described, library, selection, ignore_scope=ignore_scope)
    except McdefError:
        return None
    told = []
    for result in judged.results:
        constitutive = [one for one in result.criteria if one.criterion.constitutive]
        checked = [one for one in constitutive if one.criterion.evidence != "unverified"]
        outcomes = {one.id: one.outcome.value for one in checked or constitutive}
        told.append((result.definition.id, result.reading.id, result.verdict.value, result.decided_by, outcomes))
    return told


def agree(library: Library, lines: list[bytes], selection: Selection = USUAL, *, ignore_scope: bool = False) -> int:
    """How many lines the fast form took; on each it says what the reference says, the second time too."""
    form = FastForm(library, selection, ignore_scope=ignore_scope)
    taken = 0
    for line in [*lines, *lines]:
        fast = by_the_fast_form(form, line)
        told = by_the_reference(library, line, selection, ignore_scope=ignore_scope)
        if fast is not None:
            taken += 1
            assert fast == told, line
    return taken


@settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))
@given(libraries(), st.lists(offers(), min_size=1, max_size=8), st.booleans())
def test_on_random_definitions_rules_and_descriptions(library: Library, written: list[Any], ignore_scope: bool) -> None:
    names = Selection(tuple(library.definitions))
    taken = agree(library, [line_of(offer) for offer in written], names, ignore_scope=ignore_scope)
    event(f"taken: {taken / (2 * len(written)):.1f}")


@settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
@given(st.lists(offers(), min_size=1, max_size=5))
def test_on_the_shipped_definitions_that_a_country_chooses(written: list[Any]) -> None:
    agree(shipped(), [line_of(offer) for offer in written])


def test_on_all_examples_under_all_definitions() -> None:
    lines = []
    for path in EXAMPLES:
        data = read_document(read_source(path, path.name)).data
        lines += [line_of(variant) for one in (data if isinstance(data, list) else [data]) for variant in apart(one)]
    taken = agree(shipped(), lines, Selection(("all",)))
    assert taken > len(lines)  # of two times all; what people have judged is left to the reference


def apart(data: Any) -> list[Any]:
    """A description, or each of its variants as one."""
    plain = {key: value for key, value in data.items() if key not in ("variants", "judgements")}
    return [{**plain, **variant} for variant in data.get("variants", [{}])]


@pytest.mark.parametrize(
    "line",
    [
        b'{"credits":"5 ECTS","credits":"none"}',
        b'{"credits":{"value":5,"value":6}}',
        b'{"credits":"5 ECTS",}',
        b'{"credits":"5 ECTS"{"level":"EQF 6"}',
        b'{"credits":"5 ECTS"} {}',
        b'{"credits":"5 ECTS" "level":"EQF 6"}',
        b'{"level":["EQF 6"}',
        b'{"level":"EQF 6"',
        b'{"stand_alone":tru}',
        b'{"courses":NaN}',
        b'{"courses":01}',
        b'{"name":"\\ud800"}',
        b'{"name":"a\tb"}',
        b'{"name":"\xff"}',
        b'{"name":"not stated"}',
        b'{"name":3}',
        b'{"name":null}',
        b'{"learning_outcomes":["Plan","  "]}',
        b'{"credit":"5 ECTS"}',
        b'{"cr\\u0065dits":"5 ECTS"}',
        b'{"level":"7"}',
        b'{"variants":[{"name":"a"}]}',
        b'{"judgements":[{"criterion":"unesco-2022.focused","met":true}]}',
        b"[]",
        b"{}",
        b"",
        b"5",
        b'{"custom":{"a":[[[[[[1]]]]]]}}',
        b'{"name":"' + b"x" * 20_000 + b'"}',
    ],
)
def test_what_it_cannot_be_sure_of_is_left_to_the_reference(line: bytes) -> None:
    with pytest.raises(SlowError):
        FastForm(shipped(), Selection(("core",))).verdicts(line + b"\n")


def test_blanks_and_breaks_around_a_description_change_nothing() -> None:
    form = FastForm(shipped(), Selection(("core",)))
    plain = by_the_fast_form(form, b'{"credits":"5 ECTS","level":"EQF 6"}')
    for line in (b'{"credits" : "5 ECTS" , "level":"EQF 6" }\r\n', b'{ "level":"EQF 6", "credits":\t"5 ECTS"}\n'):
        assert by_the_fast_form(form, line) == plain


def test_what_one_description_closes_stays_open_in_the_next() -> None:
    body = {"provider": {"name": "OU", "country": "GB"}}
    lines = [line_of({**body, "complete": ["authorisations"]}), line_of(body), line_of({**body, "registers": "none"})]
    assert agree(shipped(), lines, Selection(("all",))) == 2 * len(lines)
    assert agree(shipped(), lines[::-1], Selection(("all",))) == 2 * len(lines)


def test_tables_that_are_emptied_in_between_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mcdef.verdict.contents.MOST", 5)
    monkeypatch.setattr("mcdef.verdict.contents.MOST_TEXTS", 7)
    monkeypatch.setattr("mcdef.verdict.compiled.MOST", 2)
    lines = [
        json.dumps({"workload": f"{hours} h", "credits": f"{hours // 25} ECTS", "provider": {"country": at}}).encode()
        for hours in range(25, 200, 25)
        for at in ("IE", "NL", "GB")
    ]
    assert agree(shipped(), lines, Selection(("core",))) == 2 * len(lines)

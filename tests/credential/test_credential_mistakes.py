"""Every mistake that the readers of a description can name, raised by something that people write."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from mcdef import credential
from mcdef.credential.model import Credential
from mcdef.messages.catalogue import say

RAISED: list[tuple[str, dict[str, Any]]] = [
    ("empty-value", {"name": None}),
    ("empty-value", {"name": "  "}),
    ("empty-value", {"level": [None]}),
    ("empty-value", {"kind": None}),
    ("empty-value", {"provider": {"country": None}}),
    ("text-expected", {"name": ["x"]}),
    ("text-expected", {"level": {"framework": "FHEQ", "level": [7]}}),
    ("text-expected", {"assessment": True}),
    ("text-needs-quotes", {"name": 2026}),
    ("text-needs-quotes", {"quality_assurance": {"external": 17024}}),
    ("not-a-duration", {"duration": 9}),
    ("not-yes-or-no", {"stand_alone": "maybe"}),
    ("not-a-date", {"issued_on": "May 2026"}),
    ("unknown-country", {"provider": {"country": "England"}}),
    ("not-a-whole-number", {"cohorts_completed": "1.5"}),
    ("share-above-one", {"share_from_degree_courses": "150 %"}),
    ("unknown-value", {"award": "medal"}),
    ("award-of-any-kind", {"award": "Graduate Certificate"}),
    ("award-of-any-kind", {"award": "diploma"}),
    ("unknown-value", {"registers": ["nzqcf", "ehsi"]}),
    ("unknown-value", {"complete": ["recrod"]}),
    ("unknown-value", {"learning": "optional"}),
    ("unknown-value", {"quality_assurance": ["internal", {"extern": "ASIIN"}]}),
    ("unknown-value", {"record": "no"}),
    ("not-a-number", {"workload": True}),
    ("thousands-comma", {"workload": "1,500 h"}),
    ("decimal-comma", {"workload": "7,5 h"}),
    ("day-or-month-first", {"issued_on": "3/4/2026"}),
    ("number-too-long", {"workload": 10**15}),
    ("negative-number", {"workload": -1}),
    ("text-after-quantity", {"courses": "3 days"}),
    ("not-a-quantity", {"credits": "ECTS 5"}),
    ("nothing-below-zero", {"credits": "under 0 ECTS"}),
    ("range-backwards", {"credits": "19-3 ECTS"}),
    ("unknown-unit", {"workload": "12 weeks, 10 h a week"}),
    ("not-a-workload", {"workload": "10 h x 12 h"}),
    ("not-a-workload", {"workload": "2 years x 10 h"}),
    ("not-a-workload", {"workload": "3 courses"}),
    ("weeks-without-load", {"workload": "5 courses x 12 weeks"}),
    ("weeks-without-load", {"workload": {"weeks": 12}}),
    ("load-without-weeks", {"workload": {"hours_per_week": 10}}),
    ("load-without-weeks", {"workload": "10 h/week"}),
    ("weeks-and-months", {"workload": {"weeks": 12, "months": 3, "hours_per_week": 10}}),
    ("elapsed-is-no-workload", {"workload": "12 weeks"}),
    ("elapsed-is-no-workload", {"workload": "3 months"}),
    ("elapsed-is-no-workload", {"workload": "1 year"}),
    ("days-are-no-hours", {"workload": "3 days"}),
    ("contact-is-no-workload", {"workload": "30 lessons"}),
    ("not-contact-time", {"contact": "3 weeks"}),
    ("not-a-duration", {"duration": "9 h"}),
    ("not-one-quantity", {"contact": "2 weeks x 3 h"}),
    ("mapping-expected", {"offered": "2026-01-01"}),
    ("mapping-expected", {"judgements": ["focused"]}),
    ("no-answer", {"learning_outcomes": "not stated"}),
    ("no-answer", {"level": "tbc"}),
    ("no-answer", {"record": "unknown"}),
    ("none-in-words", {"need": "none stated on the page"}),
    ("not-understood", {"assessment": "exam, criteria not posted"}),
    ("none-in-words", {"record": "no certificate"}),
    ("no-degree", {"stacks_into": [{"degree": "PGCert"}]}),
    ("placeholder", {"judgements": [{"criterion": "unesco-2022.focused", "met": True, "by": "…"}]}),
    ("thousands-point", {"workload": "1.500 h"}),
    ("too-many-alternatives", {"courses": " or ".join(map(str, range(1, 80)))}),
    ("text-too-long", {"courses": "5 " + "x" * 2000}),
    ("phrases-disagree", {"assessment": "supervised exam, unsupervised"}),
    ("phrases-disagree", {"record": "digital certificate, paper"}),
    ("level-expected", {"level": True}),
    ("level-expected", {"level": [["EQF 6"]]}),
]


@pytest.mark.parametrize(("code", "written"), RAISED, ids=[f"{code}: {written}"[:70] for code, written in RAISED])
def test_a_mistake_is_named_and_has_a_text(code: str, written: dict[str, Any]) -> None:
    with pytest.raises(ValidationError) as raised:
        Credential.model_validate(written)
    error = raised.value.errors(include_url=False)[0]
    context = error.get("ctx", {})
    assert context.get("code") == code
    message, _ = say(code, **{"value": error["input"], **context})
    assert message


def codes_in(node: ast.expr) -> set[str]:
    return {part.value for part in ast.walk(node) if isinstance(part, ast.Constant) and isinstance(part.value, str)}


def test_no_mistake_is_left_out() -> None:
    """The codes are collected from the source: one that cannot be raised is dead, one not listed is untested."""
    known: set[str] = set()
    for file in Path(credential.__path__[0]).glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Mistake":
                known |= codes_in(node.args[0])
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "_LONE":
                assert isinstance(node.value, ast.Dict)
                known |= {code for value in node.value.values for code in codes_in(value)}
    assert known - {code for code, _ in RAISED} == set()

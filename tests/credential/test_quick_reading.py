"""Reading JSON quickly takes less than the readers take, and says the same."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pydantic
import pytest
from credential_forms import SHORT_AND_FULL
from hypothesis import example, given, settings
from hypothesis import strategies as st
from json_lines import KINDS, ODD, broken, seeded, shipped, told, written
from pydantic import ValidationError
from pydantic_core import SchemaValidator, core_schema

from mcdef.credential.fields import NO_ANSWERS, read_text
from mcdef.credential.mistake import Mistake
from mcdef.credential.model import Credential, quick_reader
from mcdef.credential.quick import STATEMENT
from mcdef.credential.read import read_credential
from mcdef.credential.sections import APART, CutError, _surely, read_section
from mcdef.documents.json_reader import read_json
from mcdef.documents.plain_json import plain_json
from mcdef.documents.problem import McdefError
from mcdef.documents.source import Source
from mcdef.logic.ranges import Numbers

can_be_quick = pytest.mark.skipif(
    tuple(map(int, pydantic.VERSION.split(".")[:2])) < (2, 13), reason="an older pydantic reads everything in full"
)


def in_full(line: str) -> Credential | None:
    """What the readers make of a line, or nothing where they refuse it; what a later key hides is not looked at."""
    try:
        return Credential.model_validate(json.loads(line, parse_float=_exact, parse_constant=lambda _: object()))
    except ValueError:
        return None


def _exact(text: str) -> Decimal | str:
    return Decimal(text) if len(text) < 10 else text  # 1e999999999 is a short text and a number without end


def quickly(line: str) -> Credential | None:
    try:
        return quick_reader()(line)
    except ValidationError:
        return None


def compare(lines: Iterable[str]) -> tuple[int, int]:
    """How many lines were read quickly, and how many in full; each quick one as the readers would have."""
    quick = full = 0
    for line in lines:
        expected, found = in_full(line), quickly(line)
        full += expected is not None
        quick += found is not None
        if found is not None:
            assert expected is not None, line
            assert told(found) == told(expected), line
            assert found == expected
    return quick, full


@can_be_quick
@pytest.mark.parametrize("kind", KINDS)
def test_every_line_of_a_seeded_catalogue_is_read_quickly_and_says_the_same(kind: str) -> None:
    assert compare(map(written, seeded(kind, 400))) == (400, 400)


@can_be_quick
def test_examples_and_worked_cases_say_the_same() -> None:
    quick, full = compare(map(written, shipped()))
    assert full > 700
    assert quick > 0.8 * full


@can_be_quick
@pytest.mark.parametrize("column", [1, 2], ids=["short", "full"])
def test_short_and_full_forms_say_the_same(column: int) -> None:
    quick, full = compare(written({form[0]: form[column]}) for form in SHORT_AND_FULL)
    assert full == len(SHORT_AND_FULL)
    assert quick > 0.9 * full


@can_be_quick
def test_odd_values_are_taken_only_where_the_readers_take_them() -> None:
    quick, full = compare(written({key: value}) for key in Credential.model_fields for value in ODD)
    assert 500 < quick < full < 0.5 * len(Credential.model_fields) * len(ODD)


@pytest.mark.parametrize("part", [name for name in Credential.model_fields if name not in ("custom", "variants")])
def test_odd_values_within_parts_are_taken_only_where_the_readers_take_them(part: str) -> None:
    from mcdef.documents.validation import keys_at

    inner = [*keys_at(Credential, (part,)), *keys_at(Credential, (part, 0))]
    compare(written({part: {key: value}}) for key in inner for value in ODD)
    compare(written({part: [{key: value}, "x"]}) for key in inner for value in ODD)


@can_be_quick
@pytest.mark.parametrize("changes", [1, 2])
def test_broken_lines_are_taken_only_where_the_readers_take_them(changes: int) -> None:
    quick, full = compare(written(data) for data in broken(4_000, seed=changes, changes=changes))
    assert 500 < quick < full < 3_500


@pytest.mark.parametrize("changes", [1, 2])
def test_the_model_reads_json_as_its_readers_read_data(changes: int) -> None:
    for data in broken(600, seed=10 + changes, changes=changes):
        line = written(data)
        assert outcome(lambda text: Credential.model_validate_json(text.encode()), line) == outcome(of_data, line), line


def of_data(line: str) -> Credential:
    return Credential.model_validate(plain_json(line))


def outcome(read: Callable[[str], Credential], line: str) -> Any:
    """What a line says, or everything that is wrong with it."""
    try:
        return told(read(line))
    except ValidationError as error:
        found = error.errors(include_url=False)
        return "no JSON" if found[0]["type"] == "json_invalid" else found
    except ValueError:
        return "no JSON"


def test_a_broken_line_is_refused_with_one_error_for_each_mistake() -> None:
    line = (
        '{"id": "n/a", "credits": ["5 ECTS", {"value": "5,5"}], "record": {"issued": "perhaps", "owner": null}, "x": 1}'
    )
    with pytest.raises(ValidationError) as refused:
        Credential.model_validate_json(line)
    assert [(error["type"], error["loc"]) for error in refused.value.errors()] == [
        ("no-answer", ("id",)),
        ("decimal-comma", ("credits", 1, "value")),
        ("not-yes-or-no", ("record", "issued")),
        ("empty-value", ("record", "owner")),
        ("extra_forbidden", ("x",)),
    ]
    assert refused.value.__suppress_context__ or refused.value.__context__ is None


def test_decimals_are_exact() -> None:
    (credit,) = Credential.model_validate_json('{"credits": {"system": "ECTS", "value": 7.1}}').credits or ()
    assert credit.value is not None
    assert credit.value == Numbers.point(Fraction(71, 10))


@pytest.mark.parametrize(
    "text", ['{"id": "x"', '{"custom": {"a": NaN}}', "", "[" * 100_000, '{"id": "x"} {}', '{"id": "\\ud83d"}']
)
def test_what_is_no_json_is_called_that(text: str) -> None:
    with pytest.raises(ValidationError, match="Invalid JSON"):
        Credential.model_validate_json(text)
    with pytest.raises(ValidationError, match="Invalid JSON"):
        Credential.model_validate_json(b"\xff" + text.encode())


def test_a_description_that_was_read_is_not_changed_by_the_next() -> None:
    line = '{"custom": {"a": 1}, "provider": "The Open University", "credits": "5 ECTS"}'
    first, second = Credential.model_validate_json(line), Credential.model_validate_json(line)
    first.custom["a"] = 2
    assert second.custom == {"a": 1}
    assert Credential.model_validate_json("{}").custom is not Credential.model_validate_json("{}").custom


def test_an_escaped_pair_is_one_character() -> None:
    line = '{"name": "\\ud83d\\ude00 A course", "notes": "\\\\ud83d as it is written"}'
    read = Credential.model_validate_json(line)
    assert (read.name, read.notes) == ("😀 A course", r"\ud83d as it is written")
    with pytest.raises(ValidationError):
        Credential.model_validate_json('{"name": "\ud83d A course"}')


STATEMENTS = SchemaValidator(core_schema.str_schema(strict=True, pattern=STATEMENT))
_ANSWERS = st.sampled_from(sorted(NO_ANSWERS)).flatmap(
    lambda answer: st.sampled_from((answer, answer.upper(), answer.title(), answer.replace("k", "\u212a")))
)
_SIGNS = st.text(" .!?*\t\x1f\u00a0\u2003…()-_1x", max_size=20)


@settings(max_examples=3_000, deadline=None, derandomize=True)
@given(st.one_of(st.text(max_size=30), st.builds("{}{}{}".format, _SIGNS, _ANSWERS, _SIGNS), _SIGNS))
@example("not specified" + "." * 40)
@example("exam\x1f")
@example("exam\x85")
@example("\u180eexam\u180e")
@example("\u212aeine Angabe")
def test_a_sure_statement_is_a_text_to_the_reader_and_is_as_it_was_written(text: str) -> None:
    try:
        STATEMENTS.validate_python(text)
    except ValidationError:
        return
    assert read_text(text) == text


@pytest.mark.parametrize(
    "text", ["ECTS", "c17", "University No. 35", "exam", "Plan an operation.", "Öffentliches Recht, 1"]
)
def test_what_is_usually_written_is_a_sure_statement(text: str) -> None:
    assert STATEMENTS.validate_python(text) == text


@pytest.mark.parametrize("answer", sorted(NO_ANSWERS))
def test_no_answer_is_no_statement(answer: str) -> None:
    for text in (answer, f"{answer}.", f" {answer}", answer.upper(), f"{answer}{'!' * 50}"):
        with pytest.raises(Mistake):
            read_text(text)
        with pytest.raises(ValidationError):
            STATEMENTS.validate_python(text)


def alone(text: str) -> Any:
    """What a description of one section says there, or that it has to be read as a whole."""
    try:
        document = read_json(Source("", text))
        if not isinstance(document.data, dict) or len(document.data) != 1 or APART & document.data.keys():
            return CutError
        (described,) = read_credential(document)
    except McdefError:
        return CutError
    (key,) = document.data
    return CutError if described.notes else (key, told(getattr(described.credential, key)))


def compare_sections(sections: Iterable[str]) -> tuple[int, int]:
    """How many sections were surely right, and how many were right."""
    sure = right = 0
    for section in sections:
        expected = alone("{" + section + "}")
        found = _surely("{" + section + "}")
        right += expected is not CutError
        if found is not None:
            sure += 1
            assert (found.key, told(found.value)) == expected, section
        if expected is CutError:
            with pytest.raises(CutError):
                read_section(section + ",")
        else:
            read = read_section(section + ",")
            assert read.key == expected[0]
            assert read.own or told(read.value) == expected[1]
    return sure, right


def sections_of(data: Any) -> Iterable[str]:
    members = data.items() if isinstance(data, dict) else ()
    return [written({key: value})[1:-1] for key, value in members]


@can_be_quick
def test_sections_of_odd_values_are_sure_only_where_they_are_right() -> None:
    sections = [f'"{key}": {written(value)}' for key in Credential.model_fields for value in ODD]
    sure, right = compare_sections(sections)
    assert 500 < sure < right


@can_be_quick
def test_broken_sections_are_sure_only_where_they_are_right() -> None:
    sections = {section for data in broken(2_000, seed=20, changes=4) for section in sections_of(data)}
    sure, right = compare_sections(sorted(sections))
    assert 1_000 < sure < right < len(sections)


@pytest.mark.parametrize(
    "section",
    [
        '"record": true',
        '"record": "yes"',
        '"provider": " Yes "',
        '"language": "TRUE"',
        '"credits": [{"system": "ECTS", "value": 5, "value": 6}]',
        '"provider": {"name": "x", "n\\u0061me": "y"}',
        '"provider": {"name": null}',
        '"provider": {"country": "Germany"}',
        '"judgements": [{"criterion": "a", "met": true}]',
        '"variants": []',
        '"custom": ' + "[" * 4_000 + "]" * 4_000,
        '"name": "x", "notes": "y"',
    ],
)
def test_what_one_section_alone_does_not_say_is_never_sure(section: str) -> None:
    assert _surely("{" + section + "}") is None
    with pytest.raises(CutError):
        read_section(section + ",")

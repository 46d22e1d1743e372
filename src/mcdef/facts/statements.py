"""From a description to statements: which fact each part of it states, and at which place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from mcdef.credential.model import Credential
from mcdef.credential.people import Body
from mcdef.credential.record_contents import members
from mcdef.credential.size import Workload
from mcdef.facts.known import Pointer
from mcdef.logic.possibilities import ABSENT, Choice, Members, Numbers, Range, Value

YEAR = Numbers.between(Fraction(365, 7), Fraction(366, 7))  # weeks
MONTH = Numbers.between(4, Fraction(31, 7))  # weeks
_TRUTH_FIELDS = ("responsible_professor", "single_competency", "stand_alone")
_TEXT_FIELDS = ("prerequisites", "target_group", "language", "further_information")
_WIDEST_COUNT = 200


@dataclass(frozen=True, slots=True)
class Statement:
    """A fact that the description states, and the pointer to the words that do."""

    fact: str
    value: Value
    pointer: Pointer


def statements_of(credential: Credential) -> Iterator[Statement]:
    """Every fact that the description states by itself, without crosswalk and rules. Credit and level come later."""
    yield Statement("described.kind", Choice.of(credential.kind), ("kind",))
    yield from _plain(credential)
    yield from _bodies(credential)
    yield from _size(credential)
    yield from _purpose(credential)
    yield from _assessment(credential)
    yield from _quality(credential)
    yield from _record(credential)
    yield from _structure(credential)
    for name, value in credential.custom.items():
        yield Statement(f"custom.{name}", custom_value(value), ("custom", name))


def _plain(credential: Credential) -> Iterator[Statement]:
    if credential.name is not None:
        yield Statement("title", Choice.of(credential.name), ("name",))
    if credential.award is not None:
        award = ABSENT if credential.award == "none" else Choice.of(credential.award)
        yield Statement("award.type", award, ("award",))
    for field in _TRUTH_FIELDS:
        if (truth := getattr(credential, field)) is not None:
            yield Statement(field, Choice.of(truth), (field,))
    for field in _TEXT_FIELDS:
        if (text := getattr(credential, field)) is not None:
            yield Statement(field, ABSENT if text.lower() == "none" else Choice.of(text), (field,))
    if credential.participation is not None:
        yield Statement("participation.form", Choice.of(credential.participation), ("participation",))
    if credential.designed_by is not None:
        yield Statement("designed_by", credential.designed_by, ("designed_by",))
    if credential.review is not None:
        yield Statement("review_period", Choice.of(credential.review), ("review",))
    if credential.issued_on is not None:
        yield Statement("issued_on", Choice.of(credential.issued_on), ("issued_on",))
    if credential.offered is not None and credential.offered.since is not None:
        yield Statement("offered_from", Choice.of(credential.offered.since), ("offered", "from"))
    if credential.offered is not None and credential.offered.until is not None:
        yield Statement("offered_until", Choice.of(credential.offered.until), ("offered", "until"))
    if credential.cohorts_completed is not None:
        yield Statement("cohorts_completed", Numbers.point(credential.cohorts_completed), ("cohorts_completed",))


def _bodies(credential: Credential) -> Iterator[Statement]:
    provider, awarder = credential.provider, credential.awarding_body
    if provider is not None:
        yield from _body("provider", provider, "provider")
        yield from _standing(provider, "provider", frozenset())
    # One provider is both, unless an awarding body is written; then that one answers for what the provider leaves open.
    if awarder is not None:
        yield from _body("awarding_body", awarder, "awarding_body")
        said = frozenset() if provider is None else frozenset(one.fact for one in _standing(provider, "", frozenset()))
        yield from _standing(awarder, "awarding_body", said)
    elif provider is not None:
        yield from _body("awarding_body", provider, "provider")


def _standing(body: Body, at: str, said: frozenset[str]) -> Iterator[Statement]:
    """What a body is permitted, where it is, and what it may run; nothing that was said already."""
    found: list[Statement] = []
    if body.authorisations is not None:
        listed = Members(body.authorisations.has, body.authorisations.complete or bool(body.complete))
        found.append(Statement("provider.authorisations", listed, (at, "authorisations")))
    elif body.complete:
        found.append(Statement("provider.authorisations", Members(frozenset(), True), (at, "complete")))
    if body.regulated is not None:
        found.append(Statement("provider.regulated", Choice.of(body.regulated), (at, "regulated")))
    if body.field_authorised is not None:
        authorised = Choice.of(body.field_authorised)
        found.append(Statement("learning.field_authorised", authorised, (at, "field_authorised")))
    if (region := region_code(body)) is not None:
        found.append(Statement("provider.region", Choice.of(region), (at, "region")))
        if body.country is None:  # ISO 3166-2 begins with the country
            found.append(Statement("provider.country", Choice.of(region[:2]), (at, "region")))
    yield from (one for one in found if one.fact not in said)


def _body(fact: str, body: Body, at: str) -> Iterator[Statement]:
    if body.name is not None:
        yield Statement(f"{fact}.name", Choice.of(body.name), (at, "name"))
    if body.type is not None:
        yield Statement(f"{fact}.type", Choice(frozenset(body.type)), (at, "type"))
    if body.country is not None:
        yield Statement(f"{fact}.country", Choice.of(body.country), (at, "country"))


def region_code(body: Body) -> str | None:
    """ISO 3166-2 of a region written with or without its country."""
    if body.region is None:
        return None
    region = body.region.upper()
    if re.match(r"[A-Z]{2}-", region):
        return region
    return f"{body.country}-{region}" if body.country is not None else None


def _size(credential: Credential) -> Iterator[Statement]:
    if credential.workload is not None:
        yield from _workload(credential.workload)
    if credential.contact is not None:
        if credential.contact.hours is not None:
            yield Statement("contact.hours", credential.contact.hours, ("contact", "hours"))
        if credential.contact.lessons is not None:
            yield Statement("contact.lessons", credential.contact.lessons, ("contact", "lessons"))
    if credential.duration is not None:
        if credential.duration.weeks is not None:
            yield Statement("duration.weeks", credential.duration.weeks, ("duration", "weeks"))
        if credential.duration.months is not None:
            yield Statement("duration.weeks", weeks_of(credential.duration.months), ("duration", "months"))
    if credential.courses is not None:
        yield Statement("courses.count", whole_numbers(credential.courses), ("courses",))
    learning = credential.learning
    if learning is None:
        return
    if learning.required is not None:
        yield Statement("learning.required", Choice.of(learning.required), ("learning", "required"))
        if learning.required is False and credential.courses is None:
            yield Statement("courses.count", Numbers.point(0), ("learning",))
        if learning.required is False and credential.workload is None:
            yield Statement("workload.hours", ABSENT, ("learning",))
    if learning.kind is not None:
        yield Statement("learning.kind", Choice.of(learning.kind), ("learning", "kind"))
    if learning.content is not None:
        content = Members(learning.content.has, learning.content.complete or bool(learning.complete))
        yield Statement("learning.content", content, ("learning", "content"))


def weeks_of(months: Numbers) -> Numbers:
    """The weeks of so many months: 4 to 31/7 each, but whole years are 365 or 366 days."""
    ends = [end for part in months.parts for end in (part.low, part.high)]
    if all(end is not None and end % 12 == 0 for end in ends):
        return months.divided_by(Numbers.point(12)).times(YEAR)
    return months.times(MONTH)


def _workload(workload: Workload) -> Iterator[Statement]:
    if workload.applicable is False:
        yield Statement("workload.hours", ABSENT, ("workload",))
    if workload.hours is not None:
        yield Statement("workload.hours", workload.hours, ("workload", "hours"))
    if workload.hours_per_week is not None:
        load = workload.hours_per_week
        if workload.weeks is not None:
            total, at = load.times(workload.weeks), "weeks"
        elif workload.months is not None:
            total, at = load.times(workload.months).times(MONTH), "months"
        else:
            return
        if workload.courses is not None:
            total = total.times(workload.courses)
        yield Statement("workload.hours", total, ("workload", at))


def _purpose(credential: Credential) -> Iterator[Statement]:
    outcomes = credential.learning_outcomes
    if outcomes is not None and outcomes.stated is not None:
        yield Statement("learning_outcomes.stated", Choice.of(outcomes.stated), ("learning_outcomes",))
    elif outcomes is not None and outcomes.items:
        yield Statement("learning_outcomes.stated", Choice.of(True), ("learning_outcomes", "items"))
    need = credential.need
    if need is None:
        return
    if need.addressed is not None:
        yield Statement("need.addressed", Choice.of(need.addressed), ("need", "addressed"))
    elif need.statement is not None:
        yield Statement("need.addressed", Choice.of(True), ("need", "statement"))
    for name in ("evidence", "duplicates_existing"):
        if (truth := getattr(need, name)) is not None:
            yield Statement(f"need.{name}", Choice.of(truth), ("need", name))


def _assessment(credential: Credential) -> Iterator[Statement]:
    assessment = credential.assessment
    if assessment is None:
        return
    truths = (
        ("exists", "assessment.exists"),
        ("summative", "assessment.summative"),
        ("identity_verified", "assessment.identity_verified"),
        ("supervised", "assessment.supervised"),
        ("graded", "assessment.grade"),
    )
    for field, fact in truths:
        if (truth := getattr(assessment, field)) is not None:
            yield Statement(fact, Choice.of(truth), ("assessment", field))
    if assessment.type is not None:
        kind = ABSENT if assessment.type.lower() == "none" else Choice.of(assessment.type)
        yield Statement("assessment.type", kind, ("assessment", "type"))
    if assessment.criteria is not None:
        published = Choice.of(assessment.criteria == "published")
        yield Statement("assessment.criteria_defined", published, ("assessment", "criteria"))


def _quality(credential: Credential) -> Iterator[Statement]:
    quality = credential.quality_assurance
    if quality is not None:
        bases = (
            ("internal", "qa.internal"),
            ("external", "qa.external"),
            ("standard", "qa.sector_standard"),
            ("statement", "qa.statement_published"),
            ("disclaimed", "qa.disclaimed"),
        )
        for field, fact in bases:
            if (basis := getattr(quality, field)) is not None:
                yield Statement(fact, Choice.of(basis is not False), ("quality_assurance", field))
    if credential.approvals is not None:
        yield Statement("qa.approval", credential.approvals, ("approvals",))


def _record(credential: Credential) -> Iterator[Statement]:
    record = credential.record
    if record is not None:
        for field in ("issued", "digital", "shareable", "portable", "verifiable"):
            if (truth := getattr(record, field)) is not None:
                yield Statement(f"record.{field}", Choice.of(truth), ("record", field))
        if record.owner is not None:
            yield Statement("record.owned_by_learner", Choice.of(record.owner == "learner"), ("record", "owner"))
        if record.states is not None:
            left_out = record.leaving_out.has if record.leaving_out is not None else frozenset()
            has = members(tuple(record.states.has), tuple(left_out))
            closed = bool(record.complete) or record.states.complete
            yield Statement("record.states", Members(has, closed), ("record", "states"))
        if record.valid is not None:
            yield Statement("record.validity_years", _years(record.valid), ("record", "valid"))
    if credential.registers is not None:
        yield Statement("registers", credential.registers, ("registers",))
    if credential.catalogue_links is not None:
        yield Statement("catalogue_links", credential.catalogue_links, ("catalogue_links",))


def _years(written: str) -> Value:
    if written.lower() in ("none", "no limit", "unlimited", "for life"):
        return ABSENT
    found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*(years?|months?)", written.strip(), re.IGNORECASE)
    if found is None:
        return Choice.of(written)
    number = Fraction(found.group(1))
    return Numbers.point(number / 12 if found.group(2).lower().startswith("month") else number)


def _structure(credential: Credential) -> Iterator[Statement]:
    if credential.part_of is not None:
        yield Statement("part_of_programme", Choice.of(credential.part_of.lower() != "none"), ("part_of",))
    if credential.stacks_into is not None:
        names = frozenset(
            name for larger in credential.stacks_into if (name := larger.degree or larger.name) not in (None, "none")
        )
        yield Statement("stacks_into", Members(frozenset(n for n in names if n), not names), ("stacks_into",))
        if not names:
            yield Statement("counts_towards_degree", Choice.of(False), ("stacks_into",))
        elif any(larger.degree for larger in credential.stacks_into):
            yield Statement("counts_towards_degree", Choice.of(True), ("stacks_into",))
    if credential.share_from_degree_courses is not None:
        share = Numbers.point(credential.share_from_degree_courses)
        yield Statement("share_from_degree_courses", share, ("share_from_degree_courses",))
    if credential.recognition is not None and credential.recognition.stated is not None:
        yield Statement("recognition.stated", Choice.of(credential.recognition.stated), ("recognition",))


def custom_value(value: Any) -> Value:
    """An institution's own fact, by the type of what is written."""
    if isinstance(value, bool):
        return Choice.of(value)
    if isinstance(value, int | Decimal):
        return Numbers.point(Fraction(value))
    if isinstance(value, list):
        return Members(frozenset(str(item) for item in value))
    if value is None or (isinstance(value, str) and value.lower() == "none"):
        return ABSENT
    return Choice.of(str(value))


def whole_numbers(numbers: Numbers) -> Numbers:
    """The whole numbers among these: levels and courses have nothing between 4 and 5."""
    parts: list[Range] = []
    for part in numbers.parts:
        low = Fraction(0) if part.low is None else _ceil(part.low, strict=part.low_open)
        if part.high is None:
            parts.append(Range(low, None))
            continue
        high = _floor(part.high, strict=part.high_open)
        if high - low > _WIDEST_COUNT:
            parts.append(Range(low, high))
        else:
            parts.extend(Range(Fraction(n), Fraction(n)) for n in range(int(low), int(high) + 1))
    return Numbers(tuple(parts)) if parts else numbers


def _ceil(number: Fraction, *, strict: bool) -> Fraction:
    ceiling = Fraction(-(-number.numerator // number.denominator))
    return ceiling + 1 if strict and ceiling == number else ceiling


def _floor(number: Fraction, *, strict: bool) -> Fraction:
    floor = Fraction(number.numerator // number.denominator)
    return floor - 1 if strict and floor == number else floor

"""What a reader should mind beside a conversion: whose name it is too, what a scale was before, what it is not."""

from __future__ import annotations

from collections.abc import Iterator

from mcdef.crosswalk.asked import AskedCredit
from mcdef.crosswalk.award_words import award_word
from mcdef.crosswalk.errors import listed
from mcdef.crosswalk.folding import fold
from mcdef.crosswalk.levels import LevelStatement
from mcdef.crosswalk.rows import Framework
from mcdef.crosswalk.shown import shown
from mcdef.crosswalk.tables import Crosswalk


def level_remarks(level: LevelStatement, framework: Framework | None, crosswalk: Crosswalk) -> tuple[str, ...]:
    """What to mind about a level."""
    if framework is None:
        return ("No framework is named. The words of an award are the last way to a level, graded derived at best.",)
    return tuple(_level_remarks(level, framework, crosswalk))


def credit_remarks(asked: AskedCredit, crosswalk: Crosswalk, country: str | None, *, sized: bool) -> tuple[str, ...]:
    """What to mind about an amount of credit; ``sized``: a size in ECTS is known."""
    return tuple(_credit_remarks(asked, crosswalk, country, sized))


def _level_remarks(level: LevelStatement, framework: Framework, crosswalk: Crosswalk) -> Iterator[str]:
    for one in level.levels:
        if one in framework.anchors:
            yield f"Typical awards at {framework.label} {one}: {framework.anchors[one]}."
    if not framework.mapped and level.words is None:
        yield from _with_award(level, framework, crosswalk)
    if framework.status == "frozen":
        yield "The pairing stands as it was published; nobody updates it any more."
    if framework.status == "superseded":
        yield f"{framework.title} is no longer in use."
    if framework.note:
        yield framework.note
    yield from _same_names(level, framework, crosswalk)
    if fold(f"{framework.label} credit") in crosswalk.system_names and len(level.levels) == 1:
        amount = f"{level.levels[0]} {framework.label} credits"
        yield f"Read as a level. An amount of credit is written the other way round: {amount}."


def _with_award(level: LevelStatement, framework: Framework, crosswalk: Crosswalk) -> Iterator[str]:
    """Where no comparison is published, the words of an award may lead to an EQF level."""
    for one in level.levels:
        award = framework.anchors.get(one, "").split(",")[0].split(" (")[0]
        if award and award_word(award, crosswalk, framework.country) is not None:
            yield f"The award may say more than the level: write {framework.label} {one} ({award}), if that is it."


def _same_names(level: LevelStatement, framework: Framework, crosswalk: Crosswalk) -> Iterator[str]:
    """The frameworks of other countries that bear the name written."""
    written = fold(level.text)
    for name in framework.names:
        if not name.countries or fold(name.text) not in written:
            continue
        bearers = crosswalk.framework_names[fold(name.text)]
        others = [other for _, other in bearers if other.country != framework.country]
        if others:
            named = listed(f"{name.text} ({other.place})" for other in others)
            yield f"Read as {name.text} ({framework.place}). The same name elsewhere: {named}."


def _credit_remarks(asked: AskedCredit, crosswalk: Crosswalk, country: str | None, sized: bool) -> Iterator[str]:
    system = asked.system
    if system.note:
        yield system.note
    if asked.implied is not None and country is None:
        yield f"The name is that of {asked.implied}, whose row is used."
    if not system.academic:
        yield f"{system.title}: a unit or a recommendation, not credit that a body awards."
    elif sized and system.id != "ects":
        yield "A size in ECTS is no ECTS: where a definition asks that ECTS be assigned, only assigned ECTS will do."
    number = shown(asked.amount)
    for _, framework in crosswalk.framework_names.get(fold(system.label), ()):
        if number in framework.levels:
            yield f"Read as an amount of credit. A level is written the other way round: {system.label} {number}."

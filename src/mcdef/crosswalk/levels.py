"""Levels as people write them: ``FHEQ 7``, ``SCQF 9 or 10``, ``AQF (Australia) 8``, ``niveau II``, ``graduate``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from mcdef.crosswalk.award_words import award_word
from mcdef.crosswalk.errors import CrosswalkError, choices, listed, refusal
from mcdef.crosswalk.folding import country_code, fold, near
from mcdef.crosswalk.level_lists import read_levels
from mcdef.crosswalk.level_names import split_name, without_level_words
from mcdef.crosswalk.names import place_named, scales_named
from mcdef.crosswalk.rows import AwardWord, Cite, Framework
from mcdef.crosswalk.tables import Crosswalk
from mcdef.crosswalk.uris import is_level_uri, level_meant

_ONE_NUMBER: Final = r"(?:entry\s*)?(?:\d[\w.+]*|[ivx]+)"
_NUMBER_LIKE: Final = re.compile(rf"{_ONE_NUMBER}(?:[\s,/–-]+(?:(?:or|and|to)\s+)?{_ONE_NUMBER})*", re.IGNORECASE)
_PARENTHESES: Final = re.compile(r"\(([^()]*)\)")
_MOST_LEVELS: Final = 20


@dataclass(frozen=True, slots=True)
class LevelStatement:
    """A level as stated: levels of a framework (rule 10: one of these), or the words of an award, or both."""

    framework: str | None
    levels: tuple[str, ...]
    words: str | None = None
    text: str = ""
    note: str | None = None
    via: Cite | None = None  # the row that led from words to the framework's level


def parse_level(text: str, crosswalk: Crosswalk, country: str | None = None, on: date | None = None) -> LevelStatement:
    """What a text says about the level; ``country`` is the provider's. Raises :class:`CrosswalkError`."""
    if is_level_uri(text):
        return _by_uri(text, crosswalk, on)
    _refuse_several(text, crosswalk)
    plain, country, words = _take_apart(text, crosswalk, country)
    if (award := award_word(plain, crosswalk, country)) is not None:
        return _by_award(award, plain, text)
    name, level = split_name(plain, crosswalk, country)
    if name is not None:
        return level_of(name, level, crosswalk, country, on, words=words, text=text)
    if _NUMBER_LIKE.fullmatch(level):
        raise _without_framework(level, crosswalk, country)
    *front, last = plain.split() or [""]
    if front and re.fullmatch(r"\d[\w.+-]*", last):  # a name and a number, but no name that is known
        scales_named(" ".join(without_level_words(front)) or plain, crosswalk, country, on)
    return LevelStatement(None, (), plain, text)


def level_of(
    framework: str,
    level: str,
    crosswalk: Crosswalk,
    country: str | None = None,
    on: date | None = None,
    *,
    words: str | None = None,
    text: str = "",
) -> LevelStatement:
    """Levels of a framework by its name; its scale is that of the day (rule 12). Raises :class:`CrosswalkError`."""
    scales = scales_named(framework, crosswalk, country, on, level or "…")
    known = listed(scales[0].levels, most=_MOST_LEVELS)
    if not level:
        raise refusal("level-missing", framework=framework, levels=known)
    for scale in scales:
        levels = read_levels(level, scale.levels)
        if levels:
            note = _scale_note(scale, scales, level, on)
            return LevelStatement(scale.id, levels, words, text or f"{framework} {level}", note)
    raise refusal("unknown-level", level=level, framework=framework, levels=known)


def level_in_words(words: str, crosswalk: Crosswalk, country: str | None = None) -> LevelStatement:
    """Words only, of an award or of anything else."""
    award = award_word(words, crosswalk, country)
    return LevelStatement(None, (), words, words) if award is None else _by_award(award, words, words)


def _by_uri(uri: str, crosswalk: Crosswalk, on: date | None) -> LevelStatement:
    """A URI tells the framework itself, so no country and no date can make it mean another."""
    framework = next((each for each in crosswalk.frameworks.values() if each.uri == uri.strip()), None)
    if framework is not None:
        levels = listed(framework.levels, most=_MOST_LEVELS)
        raise refusal("level-missing", framework=framework.title, levels=levels)
    meant = level_meant(uri, crosswalk.uris)
    if meant is None:
        raise refusal("unknown-level-uri", written=uri.strip())
    id_, level, cite = meant
    read = level_of(id_, level, crosswalk, None, on, text=f"{crosswalk.frameworks[id_].label} {level}")
    return replace(read, via=cite)


def _by_award(award: AwardWord, words: str, text: str) -> LevelStatement:
    if award.framework is None or award.level is None:
        return LevelStatement(None, (), words, text)
    return LevelStatement(award.framework, (award.level,), words, text, award.row.cite.note, award.row.cite)


def _take_apart(text: str, crosswalk: Crosswalk, country: str | None) -> tuple[str, str | None, str | None]:
    """What parentheses hold: a framework's name, the country of one, or the words of an award."""
    plain, words = _PARENTHESES.sub(" ", text), None
    for group in _PARENTHESES.findall(text):
        if place := place_named(group, crosswalk):
            country = place
        elif fold(group) in crosswalk.framework_names:
            plain = f"{group} {plain}"
        else:
            words = group.strip() or words
    return " ".join(plain.split()), country, words


def _refuse_several(text: str, crosswalk: Crosswalk) -> None:
    """``RQF 3 / SCQF 6 (EQF 4)`` is three statements, each with a place of its own."""
    pieces = [" ".join(piece.split()) for piece in re.split(r"[/,;()]+", text)]
    named = [piece for piece in pieces if split_name(piece, crosswalk, None)[0] and re.search(r"\d", piece)]
    if len(named) > 1:
        raise refusal("several-levels", text=text, choices=", ".join(named))


def _scale_note(scale: Framework, scales: tuple[Framework, ...], level: str, on: date | None) -> str | None:
    """Rule 12: the scale of the day; a number that only the scale after it has is ambiguous."""
    first, *_ = scales
    if on is not None and scale is not first and scale.valid.since is not None and on < scale.valid.since:
        raise refusal("level-scale-changed", level=level, on=str(on), levels=listed(first.levels, most=_MOST_LEVELS))
    if on is not None and scale is first:
        return None if scale.valid.holds(on) else f"{scale.title} was not in force on {on}"
    others = [
        each.title for each in scales if each is not scale and (scale is not first or read_levels(level, each.levels))
    ]
    return f"read as {scale.title}; another scale of that name: {', '.join(others)}" if others else None


def _without_framework(level: str, crosswalk: Crosswalk, country: str | None) -> CrosswalkError:
    """Rule 11: a bare number is never read as EQF, and in the United Kingdom it could be several levels."""
    there = country_code(country) if country else None
    local = [
        framework
        for framework in crosswalk.frameworks.values()
        if there and framework.country and near(there, framework.country) and framework.valid.holds(None)
    ]
    having = [framework for framework in local if read_levels(level, framework.levels)]
    spelled = [f"{framework.label} {level}" for framework in having]
    if len(having) > 1:
        return refusal("level-of-which-framework", level=level, choices=choices(spelled))
    examples = [crosswalk.frameworks[id_] for id_ in ("eqf", *(() if there else ("gb-fheq", "ie-nfq")))]
    spelled += [f"{framework.label} {level}" for framework in examples if read_levels(level, framework.levels)]
    return refusal("level-needs-framework", level=level, choices=choices(spelled or ["EQF 6"]))

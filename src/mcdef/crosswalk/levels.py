"""Levels as people write them: ``FHEQ 7``, ``SCQF 9 or 10``, ``AQF (Australia) 8``, ``niveau II``, ``graduate``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from mcdef.crosswalk.award_words import award_word
from mcdef.crosswalk.errors import CrosswalkError, choices, listed, refusal
from mcdef.crosswalk.folding import country_code, fold, near
from mcdef.crosswalk.level_lists import read_levels
from mcdef.crosswalk.names import place_named, scales_named
from mcdef.crosswalk.rows import AwardWord, Cite, Framework
from mcdef.crosswalk.tables import Crosswalk

# "Level" in the languages of providers; beside a framework's name it says nothing.
_LEVEL_WORDS: Final = frozenset(
    "level levels niveau niveaus niveaux nivel niveles livello livelli stufe nivå niva taso tase poziom uroven razina"
    " raven nivo nível at".split()
)
_NUMBER_LIKE: Final = re.compile(
    r"(?:entry\s*)?(?:\d[\w.+]*|[ivx]+)(?:\W+(?:or\s+|and\s+|to\s+)?[\d.+ivx]+\w?)*", re.IGNORECASE
)
_PARENTHESES: Final = re.compile(r"\(([^()]*)\)")


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
    words = None
    for group in _PARENTHESES.findall(text):
        place = place_named(group, crosswalk)
        country, words = (place, words) if place else (country, group.strip() or words)
    plain = " ".join(_PARENTHESES.sub(" ", text).split())
    if (award := award_word(plain, crosswalk, country)) is not None:
        return _by_award(award, plain, text)
    name, level = _split(plain, crosswalk, country)
    if name is not None:
        return level_of(name, level, crosswalk, country, on, words=words, text=text)
    if _NUMBER_LIKE.fullmatch(level):
        raise _without_framework(level, crosswalk, country)
    *front, last = plain.split() or [""]
    if front and re.fullmatch(r"\d[\w.+-]*", last):  # a name and a number, but no name that is known
        scales_named(" ".join(_without_level_words(front)) or plain, crosswalk, country, on)
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
    """Levels of a framework named in either spelling; its scale is that of the day. Raises :class:`CrosswalkError`."""
    text = text or f"{framework} {level}"
    scales = scales_named(framework, crosswalk, country, on, level or "…")
    if not level:
        known = listed(scales[0].levels, most=20)
        raise refusal("level-missing", framework=framework, levels=known or "see the framework")
    for scale in scales:
        levels = read_levels(level, scale.levels)
        if levels:
            note = _scale_note(scale, scales, level, on, framework)
            return LevelStatement(scale.id, levels, words, text, note)
    known = listed(scales[0].levels, most=20)
    raise refusal("unknown-level", level=level, framework=framework, levels=known)


def level_in_words(words: str, crosswalk: Crosswalk, country: str | None = None) -> LevelStatement:
    """Words only, of an award or of anything else."""
    award = award_word(words, crosswalk, country)
    return LevelStatement(None, (), words, words) if award is None else _by_award(award, words, words)


def _by_award(award: AwardWord, words: str, text: str) -> LevelStatement:
    if award.framework is None or award.level is None:
        return LevelStatement(None, (), words, text)
    return LevelStatement(award.framework, (award.level,), words, text, award.row.cite.note, award.row.cite)


def _split(plain: str, crosswalk: Crosswalk, country: str | None) -> tuple[str | None, str]:
    """The longest known framework name at the start or the end of a text, and the rest without words for level."""
    tokens = _tokens(plain, crosswalk)
    for rest, name in _cuts(tokens):
        if fold(name) in crosswalk.framework_names and not _only_a_level_word(name, crosswalk, country):
            return name, " ".join(_without_level_words(rest))
    return None, " ".join(_without_level_words(tokens))


def _cuts(tokens: list[str]) -> list[tuple[list[str], str]]:
    longest_first = range(len(tokens), 0, -1)
    starts = [(tokens[count:], " ".join(tokens[:count])) for count in longest_first]
    inner = _without_level_words(tokens)
    ends = [(inner[:-count], " ".join(inner[-count:])) for count in longest_first if count <= len(inner)]
    return [*starts, *[(inner[count:], " ".join(inner[:count])) for count in longest_first], *ends]


def _tokens(plain: str, crosswalk: Crosswalk) -> list[str]:
    """Words; ``EQF6``, ``EQF-6`` and ``DQR-Niveau 6`` come apart."""
    tokens: list[str] = []
    for token in re.sub(r"(?<=[^\W\d_])-(?=[^\W\d_]{3})", " ", plain).split():
        glued = re.fullmatch(r"([^\W\d_][\w.]*?)[-:]?(\d.*)", token)
        if glued and fold(glued[1]) in crosswalk.framework_names:
            tokens += glued.groups()
        else:
            tokens.append(token.strip(":,;") or token)
    return tokens


def _without_level_words(tokens: list[str]) -> list[str]:
    kept = list(tokens)
    while kept and kept[0].casefold() in _LEVEL_WORDS:
        kept = kept[1:]
    while kept and kept[-1].casefold() in _LEVEL_WORDS:
        kept = kept[:-1]
    return kept


def _only_a_level_word(name: str, crosswalk: Crosswalk, country: str | None) -> bool:
    """``niveau`` names the French scale in France, and is a word for level elsewhere."""
    if name.casefold() not in _LEVEL_WORDS:
        return False
    there = country_code(country) if country else ""
    names = [name_ for name_, _ in crosswalk.framework_names[fold(name)]]
    return not any(near(there, place) for each in names for place in each.countries if there)


def _scale_note(scale: Framework, scales: tuple[Framework, ...], level: str, on: date | None, name: str) -> str | None:
    """Rule 12: the scale of the day; a number that only the scale after it has is ambiguous."""
    if len(scales) == 1:
        return None if on is None or scale.valid.holds(on) else f"{name} was not in force on {on}"
    others = ", ".join(other.title for other in scales if other is not scale)
    if on is not None and scale is not scales[0] and scale.valid.since is not None and on < scale.valid.since:
        options = choices(f"{other.label} {options[0]}" for other in scales if (options := other.levels))
        raise refusal("level-scale-changed", level=level, on=str(on), choices=options)
    if on is None or scale is not scales[0]:
        return f"read as {scale.title}; another scale of that name: {others}"
    return None


def _without_framework(level: str, crosswalk: Crosswalk, country: str | None) -> CrosswalkError:
    """Rule 11: a bare number is never read as EQF, and in the United Kingdom it could be several levels."""
    there = country_code(country) if country else None
    local = [
        framework
        for framework in crosswalk.frameworks.values()
        if there and framework.country and near(there, framework.country) and framework.valid.holds(None)
        and read_levels(level, framework.levels)
    ]  # fmt: skip
    spelled = [f"{framework.label} {level}" for framework in local]
    if len(local) > 1:
        return refusal("level-of-which-framework", level=level, choices=choices(spelled))
    fallback = [] if there else [f"FHEQ {level}", f"NFQ {level}"]
    return refusal("level-needs-framework", level=level, choices=choices([*spelled, f"EQF {level}", *fallback]))

"""Descriptions that are right but for one mistake in one known place."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

from hardening.broken_writer import Listed, Mapped, Node, Page, Scalar

S, L, WHOLE = Scalar, Listed, -1
TEXTS: Final = (
    "Data literacy", "データ入門", "Données ouvertes 😀", "한국어 과정", "مقدمة في البيانات", "e\u0301tude de cas",
    "Größe und Maß", "👩🏽\u200d🔬 Labor", "a - b", "C#-Kurs", "it has: nothing", "５つの単位",
)  # fmt: skip
Field: TypeAlias = tuple[str, Node]


def m(**entries: Node) -> Mapped:
    return Mapped([(S(key.rstrip("_")), value) for key, value in entries.items()])


def text(chance: random.Random) -> Scalar:
    return S(chance.choice(TEXTS))


GOOD: Final[dict[str, Callable[[random.Random], Node]]] = {
    "id": lambda c: S(f"course-{c.randrange(100)}"),
    "name": text,
    "kind": lambda c: S("offer"),
    "award": lambda c: S(c.choice(("other", "none"))),
    "provider": lambda c: c.choice((text(c), m(name=text(c), type=S("university"), country=S(c.choice(("NO", "DE")))))),
    "awarding_body": lambda c: m(name=text(c), country=S("DE")),
    "designed_by": lambda c: c.choice((S("none"), L([S("employers"), S("academics")]))),
    "single_competency": lambda c: S("true"),
    "learning": lambda c: S("required"),
    "workload": lambda c: c.choice(
        (S("150 h"), S("12 weeks x 10-12 h"), m(hours=S("40-72")), m(weeks=S("12"), hours_per_week=S("10")))
    ),
    "contact": lambda c: c.choice((S("20 h"), m(lessons=S("30")))),
    "duration": lambda c: c.choice((S("9 weeks"), m(months=S("4")))),
    "courses": lambda c: S(c.choice(("3-5", "1"))),
    "credits": lambda c: c.choice((S("5 ECTS"), m(system=S("ECTS"), value=S("5")), L([S("5 ECTS"), S("10 CATS")]))),
    "level": lambda c: c.choice((S("EQF 6"), m(eqf=S("6")), L([S("EQF 6"), S("DQR 6")]))),
    "learning_outcomes": lambda c: L([text(c) for _ in range(c.randrange(1, 4))]),
    "assessment": lambda c: c.choice((S("summative exam, supervised"), m(summative=S("yes"), supervised=S("true")))),
    "participation": lambda c: S("online"),
    "quality_assurance": lambda c: c.choice((S("internal"), L([S("internal"), m(external=S("ASIIN"))]))),
    "record": lambda c: c.choice((S("digital certificate, shareable"), m(owner=S("learner"), states=L([S("grade")])))),
    "registers": lambda c: L([S("nzqcf")]),
    "stand_alone": lambda c: S("true"),
    "stacks_into": lambda c: L([S("MSc Data"), m(degree=S("MSc AI"))]),
    "issued_on": lambda c: S("2026-05-01"),
    "offered": lambda c: m(from_=S("2026-01-01"), until=S("2026-12-31")),
    "language": lambda c: S("en"),
    "target_group": text,
    "cohorts_completed": lambda c: S("3"),
    "judgements": lambda c: L([m(criterion=S("unesco-2022.focused"), met=S("true"), by=text(c))]),
    "sources": lambda c: L([m(title=text(c), url=S("https://example.org/a#b"))]),
    "notes": text,
}  # fmt: skip

UNKNOWN_KEYS: Final = (
    "levle",
    "zqxj",
    "Name",
    "名前",
    "クレジット",
    "😀",
    "Größe",
    "learning outcomes",
    "ECTS",
    "e\u0301cole",
)
WRONG_WORDS: Final = ("zqxj", "University", "無", "😀", "on line", "e\u0301")
NO_DATES: Final = ("2026", "1767225600", "01.05.2026", "May 2026", "2026-13-45", "2026-05-01T10:00:00Z", "3/4/2026")


@dataclass(frozen=True)
class Break:
    """One way to break a description: the key under which it stands, and the messages that may name it."""

    codes: tuple[str, ...]
    make: Callable[[random.Random], Field]
    last: bool = False  # what comes after it would hide it


def wrong(*codes: str, last: bool = False) -> Callable[[Callable[[random.Random], Field]], Break]:
    return lambda make: Break(codes, make, last)


def among(chance: random.Random, broken: Scalar, *others: Node) -> list[Node]:
    """The broken member somewhere between good ones."""
    members = [one for one in others if chance.random() < 0.6]
    members.insert(chance.randrange(len(members) + 1), broken)
    return members


def inside(chance: random.Random, key: str, broken: tuple[str, Node], **others: Node) -> Field:
    """A part in its full form with one broken entry somewhere between good ones."""
    entries: list[tuple[Scalar, Node]] = [(S(name.rstrip("_")), node) for name, node in others.items()]
    chance.shuffle(entries)
    entries = entries[: chance.randrange(len(entries) + 1)]
    entries.insert(chance.randrange(len(entries) + 1), (S(broken[0]), broken[1]))
    return key, Mapped(entries)


def unknown_key(chance: random.Random) -> Field:
    return chance.choice(UNKNOWN_KEYS), text(chance)


def unknown_inner_key(chance: random.Random) -> Field:
    key, good = chance.choice(
        (
            ("provider", m(name=text(chance), country=S("DE"))),
            ("workload", m(hours=S("150"))),
            ("assessment", m(supervised=S("true"), type=text(chance))),
            ("record", m(type=text(chance), digital=S("yes"))),
            ("offered", m(from_=S("2026-01-01"))),
            ("level", m(framework=S("FHEQ"), level=S("7"))),
            ("credits", m(system=S("ECTS"), value=S("5"))),
            ("recognition", m(stated=S("true"))),
        )
    )
    entries = list(good.entries)
    entries.insert(chance.randrange(len(entries) + 1), (S(chance.choice(UNKNOWN_KEYS[1:6]), WHOLE), text(chance)))
    return key, Mapped(entries)


def key_in_a_member(chance: random.Random) -> Field:
    good: list[tuple[Scalar, Node]] = [(S("criterion"), S("x.y")), (S("met"), S("true"))]
    good.insert(chance.randrange(3), (S("zqxj", WHOLE), text(chance)))
    return "judgements", L([m(criterion=S("a.b"), met=S("no")), Mapped(good)])


def wrong_word(chance: random.Random) -> Field:
    bad = S(chance.choice(WRONG_WORDS), WHOLE)
    return chance.choice(
        (
            ("kind", bad),
            ("participation", bad),
            ("award", bad),
            ("learning", bad),
            ("complete", L(among(chance, bad, S("record"), S("level")))),
            ("registers", L(among(chance, bad, S("nzqcf"), S("ehis")))),
            ("designed_by", bad),
            ("quality_assurance", L(among(chance, bad, S("internal"), m(external=text(chance))))),
            inside(chance, "provider", ("type", bad), name=text(chance), country=S("DE")),
            inside(chance, "provider", ("type", L(among(chance, bad, S("college")))), name=text(chance)),
            inside(chance, "assessment", ("criteria", bad), type=text(chance), graded=S("no")),
            inside(chance, "record", ("states", L(among(chance, bad, S("grade"), S("level")))), digital=S("yes")),
            inside(chance, "record", ("owner", bad), digital=S("yes"), except_=L([S("grade")])),
            inside(chance, "level", ("cycle", bad), sector=S("vocational")),
        )
    )


def within(before: str, broken: str, after: str = "") -> Scalar:
    """A short form with the mark on a part of it."""
    return S(before + broken + after, len(before))


def wrong_unit(chance: random.Random) -> Field:
    unit = chance.choice(("zorks", "Stunden", "fortnights", "時間", "h😀", "heures"))
    return chance.choice(
        (
            ("workload", within("150 ", unit)),
            ("workload", within("40-72  ", unit)),
            ("workload", within("12 weeks x 10 ", unit)),
            ("workload", within("12 ", unit, " x 10 h")),
            ("workload", within("5 courses × 13 weeks × 8-12 ", unit)),
            ("duration", within("9 ", unit)),
            ("contact", within("at least 20 ", unit)),
        )
    )


def no_quantity(chance: random.Random) -> Field:
    return chance.choice(
        (
            ("workload", within("12 weeks x ", "ten h")),
            ("workload", within("12 weeks × ", "zwölf h")),
            ("workload", S("many h", 0)),
            ("credits", S("ECTS 5", WHOLE)),
            ("credits", L(among(chance, S("viele ECTS", WHOLE), S("5 ECTS")))),
            ("courses", S("several", WHOLE)),
            inside(chance, "workload", ("hours", S("lots", WHOLE)), applicable=S("true")),
        )
    )


def backwards(chance: random.Random) -> Field:
    return chance.choice(
        (
            ("workload", S("72-40 h", 0)),
            ("workload", within("12 weeks x ", "12-10", " h")),
            ("credits", within("", "19-3", " ECTS")),
            ("credits", L(among(chance, within(" ", "19 to 3", " ECTS"), S("2 ECTS")))),
            ("courses", S("5-3", 0)),
            inside(chance, "contact", ("hours", S("20-10", 0))),
        )
    )


def comma(chance: random.Random) -> Field:
    return chance.choice(
        (
            ("workload", within("", "3,5", " h")),
            ("workload", within("12 weeks x ", "7,5", " h")),
            ("credits", within("", "2,5", " ECTS")),
            ("courses", within("", "2,5")),
            inside(chance, "credits", ("value", within("", "2,5")), system=S("ECTS")),
        )
    )


def text_after(chance: random.Random) -> Field:
    return chance.choice(
        (
            inside(chance, "workload", ("hours", within("150 ", "h")), applicable=S("yes")),
            inside(chance, "contact", ("lessons", within("30  ", "lessons"))),
            inside(chance, "credits", ("value", within("5 ", "ECTS")), system=S("ECTS")),
            ("courses", within("3 ", "days")),
        )
    )


def wrong_date(chance: random.Random) -> Field:
    bad = S(chance.choice(NO_DATES), WHOLE)
    return chance.choice(
        (
            ("issued_on", bad),
            inside(chance, "offered", ("from", bad), until=S("2026-12-31")),
            inside(chance, "offered", ("until", bad), from_=S("2026-01-01")),
            ("judgements", L([m(criterion=S("a.b"), met=S("no")), m(on=bad, criterion=S("c.d"), met=S("yes"))])),
        )
    )


def wrong_country(chance: random.Random) -> Field:
    bad = S(chance.choice(("Germany", "XX", "Deutschland", "日本", "🇩🇪", "GBR")), WHOLE)
    return inside(chance, chance.choice(("provider", "awarding_body")), ("country", bad), name=text(chance))


def neither(chance: random.Random) -> Field:
    bad = S(chance.choice(("ja", "oui", "perhaps", "はい", "👍", "2")), WHOLE)
    return chance.choice(
        (
            ("stand_alone", bad),
            ("single_competency", bad),
            inside(chance, "assessment", ("supervised", bad), type=text(chance), graded=S("no")),
            inside(chance, "record", ("shareable", bad), type=text(chance)),
            ("judgements", L([m(criterion=S("a.b"), met=bad)])),
        )
    )


def no_text(chance: random.Random) -> Field:
    bad = S(chance.choice(("1.10", "2026", "true", "0x1F", "007")), WHOLE, plain=True)
    return chance.choice(
        (
            ("name", bad),
            ("further_information", bad),
            ("learning_outcomes", L(among(chance, bad, text(chance), text(chance)))),
            inside(chance, "provider", ("name", bad), country=S("DE")),
            ("sources", L([m(title=text(chance)), m(url=bad)])),
        )
    )


def bare_yes(chance: random.Random) -> Field:
    key = chance.choice(("record", "credits", "level", "quality_assurance", "assessment", "language", "need", "review"))
    return key, S(chance.choice(("yes", "true", "Yes")), WHOLE, plain=True)


def no_number(chance: random.Random) -> Field:
    bad = S("true", WHOLE, plain=True)
    return chance.choice(
        (
            ("courses", bad),
            ("cohorts_completed", bad),
            inside(chance, "workload", ("hours", bad)),
            inside(chance, "credits", ("value", bad), system=S("ECTS")),
        )
    )


def below_zero(chance: random.Random) -> Field:
    bad = S("-3", WHOLE, plain=True)
    return chance.choice((("courses", bad), ("workload", bad), inside(chance, "contact", ("hours", bad))))


def no_list(chance: random.Random) -> Field:
    key = chance.choice(("judgements", "sources"))
    return key, m(note=text(chance))


def no_mapping(chance: random.Random) -> Field:
    return chance.choice(
        (
            ("judgements", L([m(criterion=S("a.b"), met=S("no")), S("zqxj", WHOLE)])),
            ("judgements", L([S("データ", WHOLE)])),
        )
    )


def missing_key(chance: random.Random) -> Field:
    """The place is the first key of the member that lacks one."""
    first = (S("met", WHOLE), S("true"))
    rest: list[tuple[Scalar, Node]] = [(S("by"), text(chance))]
    return "judgements", L([m(criterion=S("a.b"), met=S("no")), Mapped([first, *rest])])


def wrong_framework(chance: random.Random) -> Field:
    return chance.choice(
        (
            ("level", within("", "XQZF", " 6")),
            ("level", L(among(chance, within("", "XQZF", " 6"), S("EQF 6")))),
            ("level", Mapped([(S("framework"), S("XQZF", WHOLE)), (S("level"), S("7"))])),
            ("level", Mapped([(S("level"), S("7")), (S("framework"), S("XQZF", WHOLE))])),
        )
    )


def wrong_level(chance: random.Random) -> Field:
    return chance.choice(
        (("level", within("EQF ", "9")), ("level", L(among(chance, within("FHEQ ", "12"), S("EQF 6")))))
    )


def wrong_system(chance: random.Random) -> Field:
    return chance.choice(
        (
            ("credits", within("5 ", "ZORK")),
            ("credits", L(among(chance, within("3-19 ", "ZORK"), S("5 ECTS")))),
            ("credits", Mapped([(S("value"), S("5")), (S("system"), S("ZORK", WHOLE))])),
        )
    )


def contradiction(chance: random.Random) -> Field:
    return chance.choice(
        (
            ("assessment", within("supervised exam, ", "unsupervised")),
            ("assessment", within("exam, graded,  ", "not graded", ", supervised")),
            ("record", within("digital certificate, ", "paper")),
        )
    )


def no_answer(chance: random.Random) -> Field:
    bad = S(chance.choice(("n/a", "TBC", "unknown", "not stated")), WHOLE)
    return chance.choice((("name", bad), ("language", bad), inside(chance, "provider", ("name", bad), country=S("DE"))))


# --- what is no YAML


def alias(chance: random.Random) -> Field:
    return chance.choice(
        (
            ("name", S("*important", 0, raw=True)),
            ("learning_outcomes", L(among(chance, S("*do", 0, raw=True), text(chance)))),
        )
    )


def tag(chance: random.Random) -> Field:
    return chance.choice(
        (("name", S("!important x", 0, raw=True)), ("learning_outcomes", L([text(chance), S("!x y", 0, raw=True)])))
    )


def sign(chance: random.Random) -> Field:
    return "name", S(chance.choice(("@home", "`x` y", "%50 off", "[Pilot] Data", "> x")), 0, raw=True)


def colon(chance: random.Random) -> Field:
    before = chance.choice(("Data", "データ", "😀"))
    return "name", S(f"{before}: an introduction", len(before), raw=True)


def quoted_part(chance: random.Random) -> Field:
    return "name", S('"Data" literacy', 0, raw=True)


def open_bracket(chance: random.Random) -> Field:
    return "learning_outcomes", S(chance.choice(("[Plan, Do", "{a: b", "[データ, Do")), 0, raw=True)


def open_quote(chance: random.Random) -> Field:
    return "notes", S(chance.choice(('"Data', "'データ 😀")), 0, raw=True)


def backslash(chance: random.Random) -> Field:
    return "notes", S('"データ C:\\xampp"', 7, raw=True)


def twice(chance: random.Random) -> Field:
    return "name", text(chance)


def tab(chance: random.Random) -> Field:
    entries: list[tuple[Scalar, Node]] = [(S("name"), text(chance)), (S("country"), S("DE"))]
    entries.insert(chance.randrange(3), (S("\ttype", 0, raw=True), S("college")))
    return "provider", Mapped(entries, "block")


def hidden(chance: random.Random) -> Field:
    if chance.random() < 0.5:
        return "learning\u00a0outcomes", L([text(chance)])
    entries: list[tuple[Scalar, Node]] = [(S("name"), text(chance)), (S("\u00a0\u202fcountry", 0, raw=True), S("DE"))]
    return "provider", Mapped(entries, chance.choice(("block", "flow")))


BREAKS: Final[dict[str, Break]] = {
    "unknown key": wrong("unknown-key")(unknown_key),
    "unknown key in a part": wrong("unknown-key")(unknown_inner_key),
    "unknown key in a member": wrong("unknown-key")(key_in_a_member),
    "wrong word": wrong("unknown-value")(wrong_word),
    "wrong unit": wrong("unknown-unit")(wrong_unit),
    "no quantity": wrong("not-a-quantity")(no_quantity),
    "range backwards": wrong("range-backwards")(backwards),
    "decimal comma": wrong("decimal-comma")(comma),
    "text after a number": wrong("text-after-quantity")(text_after),
    "wrong date": wrong("not-a-date", "day-or-month-first")(wrong_date),
    "wrong country": wrong("unknown-country")(wrong_country),
    "neither yes nor no": wrong("not-yes-or-no")(neither),
    "yes for what is more": wrong("yes-says-too-little")(bare_yes),
    "number for a text": wrong("text-needs-quotes")(no_text),
    "truth for a number": wrong("not-a-number")(no_number),
    "below zero": wrong("negative-number")(below_zero),
    "mapping for a list": wrong("list-expected")(no_list),
    "text for a mapping": wrong("mapping-expected")(no_mapping),
    "missing key": wrong("missing-key")(missing_key),
    "wrong framework": wrong("unknown-framework")(wrong_framework),
    "wrong level": wrong("unknown-level")(wrong_level),
    "wrong credit system": wrong("unknown-credit-system")(wrong_system),
    "contradiction": wrong("phrases-disagree")(contradiction),
    "no answer": wrong("no-answer")(no_answer),
    "alias": wrong("undefined-alias")(alias),
    "tag": wrong("tag")(tag),
    "sign": wrong("sign-first")(sign),
    "colon": wrong("colon-in-text")(colon),
    "quoted part": wrong("partly-quoted")(quoted_part),
    "open bracket": wrong("bracket-open", last=True)(open_bracket),
    "open quote": wrong("quote-open", last=True)(open_quote),
    "backslash": wrong("backslash")(backslash),
    "tab": wrong("tab-indent")(tab),
    "hidden character": wrong("hidden-in-key", "no-break-indent")(hidden),
    "key given twice": wrong("duplicate-key")(twice),
}
_ON_THE_KEY: Final = frozenset(("unknown key", "mapping for a list", "key given twice"))
_ONLY_IN_BLOCK: Final = frozenset(("sign", "colon", "quoted part", "open bracket", "open quote", "backslash", "tab"))


@dataclass(frozen=True)
class Broken:
    """The text of a broken file, what is wrong with it, and where, in lines and columns from 1."""

    title: str
    text: str
    codes: tuple[str, ...]
    place: tuple[int, int]


def good_description(seed: int) -> Broken:
    """The same without a mistake."""
    chance = random.Random(seed)
    page = Page(chance, chance.choice(("\n", "\r\n", "\r")))
    _write(page, Mapped(_good(chance)), last=False)
    return Broken("nothing wrong", page.text, (), (0, 0))


def broken_description(seed: int) -> Broken:
    """A file with one description or several, of which one is broken in one place."""
    chance = random.Random(seed)
    title = chance.choice(list(BREAKS))
    breaking = BREAKS[title]
    key, node = breaking.make(chance)
    at = WHOLE if title in _ON_THE_KEY else key.index("\u00a0") if "\u00a0" in key else None
    bad = (S(key, at, raw="\u00a0" in key), node)
    entries = _good(chance, without=key if title != "key given twice" else "")
    if title == "key given twice":
        entries = [entry for entry in entries if entry[0].text != "name"]
        entries.insert(chance.randrange(len(entries) + 1), (S("name"), text(chance)))
        first = next(at for at, entry in enumerate(entries) if entry[0].text == "name")
        entries.insert(chance.randrange(first + 1, len(entries) + 1), bad)
    else:
        entries.insert(len(entries) if breaking.last else chance.randrange(len(entries) + 1), bad)
    style = "block" if title in _ONLY_IN_BLOCK else None
    page = Page(chance, chance.choice(("\n", "\n", "\r\n", "\r")))
    _write(page, Mapped(entries, style), last=breaking.last)
    assert page.mark is not None
    return Broken(title, page.text, breaking.codes, page.mark)


def _good(chance: random.Random, without: str = "") -> list[tuple[Scalar, Node]]:
    names = [name for name in GOOD if name != without]
    return [(S(name), GOOD[name](chance)) for name in chance.sample(names, chance.randrange(1, 9))]


def _write(page: Page, description: Mapped, *, last: bool) -> None:
    chance = page.chance
    if chance.random() < 0.3:
        page.put("# 説明 😀 Beschreibung")
        page.end_line(comment=False)
    shape = chance.choice(("one", "one", "list", "catalogue", "variants"))
    others = [Mapped(_good(chance)) for _ in range(chance.randrange(3))]
    at = len(others) if last else chance.randrange(len(others) + 1)
    every: list[Node] = [*others[:at], description, *others[at:]]
    if shape == "list":
        page.block(L(every, "block"), 0)
    elif shape == "catalogue":
        page.block(Mapped([(S("catalogue"), L(every, "block"))]), 0)
    elif shape == "one" or last or any(entry[0].text in ("name", "variants") for entry in description.entries):
        page.block(description, 0)
    else:
        named = Mapped([(S("name"), text(chance)), *description.entries], description.style)
        page.block(Mapped([(S("name"), text(chance)), (S("variants"), L([named], "block"))]), 0)

"""Quantities as people write them: ``150``, ``40-72``, ``under 266``, ``at least 2``, ``~187``, ``4 or 5``.

A quantity is read into the numbers it leaves open. Quantities are never negative; *about* means 10 % either way.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from mcdef.credential.mistake import Mistake
from mcdef.logic.ranges import Numbers, Range

_NUMBER = r"\d+(?:\.\d+|/[1-9]\d*)?"
_ABOUT = Fraction(1, 10)
_LONGEST = 15  # digits; nothing in the field needs more, and a longer figure is a slip of the keyboard
_LIMITS: dict[str, Callable[[Fraction], Range]] = {
    "under": lambda n: Range(Fraction(0), n, high_open=True),
    "at most": lambda n: Range(Fraction(0), n),
    "over": lambda n: Range(n, None, low_open=True),
    "at least": lambda n: Range(n, None),
    "about": lambda n: Range(n * (1 - _ABOUT), n * (1 + _ABOUT)),
}
_WORDS = {
    "under": "under", "less than": "under", "below": "under", "fewer than": "under", "<": "under",
    "at most": "at most", "up to": "at most", "max": "at most", "maximum": "at most", "no more than": "at most",
    "not more than": "at most", "<=": "at most", "≤": "at most",
    "over": "over", "more than": "over", "above": "over", ">": "over",
    "at least": "at least", "min": "at least", "minimum": "at least", "from": "at least", ">=": "at least",
    "≥": "at least", "no less than": "at least", "not less than": "at least",
    "about": "about", "around": "about", "approx.": "about", "approx": "about", "approximately": "about",
    "circa": "about", "ca.": "about", "~": "about", "c.": "about", "roughly": "about",
}  # fmt: skip
_PREFIX = "|".join(re.escape(word) for word in sorted(_WORDS, key=len, reverse=True))
_QUANTITY = re.compile(
    rf"""\s*(?:
        (?P<word>{_PREFIX})\s*(?P<limit>{_NUMBER})
      | (?P<low>{_NUMBER})\s*(?:-|–|—|\bto\b)\s*(?P<strict>under\s+|less\sthan\s+|below\s+)?(?P<high>{_NUMBER})
      | (?P<first>{_NUMBER})(?P<more>(?:\s*(?:,|\bor\b|,\s*or\b)\s*{_NUMBER})*\s*,?\s*\bor\s+{_NUMBER})
      | (?P<point>{_NUMBER})(?P<plus>\+|\s+or\s+more\b)?
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_LONGEST_TEXT = 500
_EXPONENT = re.compile(r"\s*[\d.]+[eE][-+]?\d{3,}\s*.*")
_MOST_ALTERNATIVES = 50
_THOUSANDS = re.compile(r"[1-9]\d{0,2}\.\d{2}0")
_THOUSANDS_COMMA = re.compile(r"[1-9]\d{0,2},\d{3}")
_DECIMAL_COMMA = re.compile(r"\d+,\d+")


def read_number(value: object) -> Fraction:
    """A plain number, exactly; never a truth value, *NaN* or infinity. Raises :class:`Mistake`."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal | Fraction | str):
        raise Mistake("not-a-number", value=value)
    if isinstance(value, str):
        _refuse_comma(value)
        if not re.fullmatch(_NUMBER, value.strip()):
            raise Mistake("not-a-number", value=value)
        value = value.strip()
    if len(str(value)) > _LONGEST:
        raise Mistake("number-too-long", digits=_LONGEST)
    if _THOUSANDS.fullmatch(str(value)):  # in half of Europe the point marks thousands
        plain = str(value).replace(".", "")
        raise Mistake("thousands-point", written=value, plain=plain, short=str(value).rstrip("0").rstrip("."))
    try:
        number = Fraction(value)
    except (ValueError, OverflowError):
        raise Mistake("not-a-number", value=value) from None
    if number < 0:
        raise Mistake("negative-number", value=value)
    return number


def read_quantity(value: object) -> Numbers:
    """A number or a text with nothing after the quantity. Raises :class:`Mistake`."""
    if not isinstance(value, str):
        return Numbers.point(read_number(value))
    numbers, rest, start = split_quantity(value)
    if rest:
        raise Mistake("text-after-quantity", start=start, length=len(rest), rest=rest)
    return numbers


def split_quantity(text: str) -> tuple[Numbers, str, int]:
    """The quantity at the start of a text, what follows it, and where that begins. Raises :class:`Mistake`."""
    refuse_length(text)
    _refuse_comma(text)
    found = _QUANTITY.match(text)
    if _EXPONENT.fullmatch(text):
        raise Mistake("number-too-long", digits=_LONGEST)
    if found is None:
        raise Mistake("not-a-quantity", value=text)
    rest = text[found.end() :]
    start = found.end() + len(rest) - len(rest.lstrip())
    return _numbers(found), rest.strip(), start


def refuse_length(text: str) -> None:
    """Raises :class:`Mistake` for a text that nobody means as a quantity; the patterns here look back and forth."""
    if len(text) > _LONGEST_TEXT:
        if re.match(rf"\s*\d{{{_LONGEST + 1}}}", text):
            raise Mistake("number-too-long", digits=_LONGEST)
        raise Mistake("text-too-long", limit=_LONGEST_TEXT)


def _refuse_comma(text: str) -> None:
    comma = _DECIMAL_COMMA.search(text)
    if comma is not None:
        raise Mistake(
            "thousands-comma" if _THOUSANDS_COMMA.fullmatch(comma.group()) else "decimal-comma",
            start=comma.start(),
            length=len(comma.group()),
            written=comma.group(),
            point=comma.group().replace(",", "."),
            plain=comma.group().replace(",", ""),
        )


def _numbers(found: re.Match[str]) -> Numbers:
    groups = found.groupdict()
    if groups["word"] is not None:
        number = read_number(groups["limit"])
        word = _WORDS[groups["word"].lower()]
        if word == "under" and number == 0:
            raise Mistake("nothing-below-zero")
        return Numbers((_LIMITS[word](number),))
    if groups["low"] is not None:
        low, high = read_number(groups["low"]), read_number(groups["high"])
        strict = groups["strict"] is not None
        if low > high or (strict and low == high):
            raise Mistake(
                "range-backwards",
                start=found.start("low"),
                length=found.end() - found.start("low"),
                low=low,
                high=high,
            )
        return Numbers((Range(low, high, high_open=strict),))
    if groups["first"] is not None:
        others = re.findall(_NUMBER, groups["more"])
        if len(others) >= _MOST_ALTERNATIVES:
            raise Mistake("too-many-alternatives", most=_MOST_ALTERNATIVES)
        return Numbers.points(read_number(text) for text in (groups["first"], *others))
    point = read_number(groups["point"])
    return Numbers((Range(point, None),)) if groups["plus"] else Numbers.point(point)

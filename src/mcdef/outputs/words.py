"""Words and marks that outputs share."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Marks:
    """A mark beside each verdict and outcome; plain letters where the stream cannot take signs."""

    yes: str = "✓"
    no: str = "✗"
    open: str = "?"
    none: str = "–"

    def of(self, verdict: str) -> str:
        """The mark of a verdict or of an outcome."""
        return {
            "counts": self.yes,
            "met": self.yes,
            "does_not_count": self.no,
            "not_met": self.no,
            "out_of_scope": self.none,
        }.get(verdict, self.open)


ASCII_MARKS = Marks(yes="+", no="x", open="?", none="-")


def marks_for(encoding: str | None) -> Marks:
    """The marks that a stream of this encoding can show."""
    marks = Marks()
    try:
        "".join((marks.yes, marks.no, marks.none)).encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return ASCII_MARKS
    return marks


def verdict_words(verdict: str) -> str:
    """``does_not_count`` as people read it."""
    return verdict.replace("_", " ")


def plural(number: int, noun: str, nouns: str | None = None) -> str:
    """``1 definition``, ``7 definitions``; the second form is given where it is irregular."""
    return f"{number} {noun if number == 1 else nouns or noun + 's'}"


def fact_words(name: str) -> str:
    """``level.eqf`` as a reader says it."""
    return name.replace(".", " ").replace("_", " ")

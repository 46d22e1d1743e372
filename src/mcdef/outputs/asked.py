"""A test in words, one line a leaf, indented as it is nested."""

from __future__ import annotations

from collections.abc import Iterator

from mcdef.facts.show import asked
from mcdef.logic.algebra import All, First, If, IsStated, Leaf, Not, Some, Test, Vague, parts_of
from mcdef.messages import show

_HEADS = {
    All: "all of these hold",
    Some: "at least one of these holds",
    First: "the first of these measures that is known decides",
}


def in_words(test: Test, indent: str = "") -> Iterator[str]:
    """The lines that say what a test asks."""
    match test:
        case Leaf():
            yield indent + _leaf(test)
        case Not(Leaf() as inner):
            yield f"{indent}not: {_leaf(inner)}"
        case Not(inner):
            yield f"{indent}this does not hold"
            yield from in_words(inner, indent + "  ")
        case If(condition, then):
            yield f"{indent}if"
            yield from in_words(condition, indent + "  ")
            yield f"{indent}then"
            yield from in_words(then, indent + "  ")
        case _:
            yield f"{indent}{_HEADS[type(test)]}"
            for part in parts_of(test):
                yield from in_words(part, indent + "  ")


def _leaf(leaf: Leaf) -> str:
    if isinstance(leaf.check, IsStated):
        return f"{leaf.fact} is stated"
    if isinstance(leaf.check, Vague):
        check = leaf.check
        return (
            f"{leaf.fact}: {asked(leaf.fact, check)} is clear, "
            f"{'from' if check.clear < check.outside else 'up to'} {show.number(check.outside)} is outside, "
            f"doubtful between ({check.because})"
        )
    return f"{leaf.fact}: {asked(leaf.fact, leaf.check)}"

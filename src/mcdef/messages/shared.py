"""Texts that every reader of files uses: unknown keys and values, missing ones, and the hints beside them."""

from __future__ import annotations

from typing import Final

from mcdef.messages.text import Text

TEXTS: Final = {
    "did-you-mean": Text("did you mean `{word}`?"),
    "known-here": Text("known here: {words}"),
    "unknown-key": Text("`{key}` is not a key that can stand here"),
    "missing-key": Text("`{key}` is missing here", "add a line `{key}: …`"),
    "unknown-value": Text("`{value}` is not a word that can stand here"),
    "empty-value": Text(
        "nothing is written after the colon",
        "write the value; write `none` if there is none; remove the line if you do not know",
    ),
    "text-expected": Text("a text is expected here", "write the words on one line after the colon"),
    "text-needs-quotes": Text("`{written}` is read as a number or as yes/no, and a text is expected",
                              "put it in quotes:"),
    "list-expected": Text("a list is expected here", "write the members in square brackets: [one, another]"),
    "mapping-expected": Text("keys and values are expected here", "write lines of the form `key: value`, indented"),
    "not-yes-or-no": Text("`{value}` is neither yes nor no", "write true or false (yes and no are understood too)"),
    "not-a-number": Text("`{value}` is not a number", "write digits, with a point for decimals: 3.5"),
    "thousands-point": Text("`{written}` could be {short} or {plain}",
                            "write {plain} if the point marks thousands, {short} if it marks decimals"),
    "no-answer": Text("`{value}` would be read as what there is, not as an open question",
                      "remove the line if you do not know; write none if you know that there is none"),
    "none-in-words": Text("`{value}` says that there is none, in words that are read as a name",
                          "write none if you know that there is none; remove the line if you do not know"),
    "placeholder": Text("`{value}` stands where something is to be written", "write it, or remove the line"),
    "decimal-comma": Text("`{written}` has a comma where a number has a point",
                          "write a point:"),
    "comma-in-braces": Text("`{written}` in braces is two parts, because a comma ends a part there",
                            "write a point:"),
    "thousands-comma": Text("`{written}` could be {point} or {plain}",
                            "write {plain} if the comma marks thousands, {point} if it marks decimals"),
    "negative-number": Text("`{value}` is below zero", "write a number of zero or more"),
    "number-too-long": Text("this number has more than {digits} digits", "check the keyboard: nothing is that large"),
    "not-a-whole-number": Text("`{value}` is not a whole number", "write a number without decimals"),
    "not-a-date": Text("`{value}` is not a full date", "write year, month and day, for example"),
    "day-or-month-first": Text("`{value}` could be {first} or {other}",
                               "write {first} if the day stands first, {other} if the month does"),
    "share-above-one": Text("`{value}` is more than the whole", "write a percentage, for example 50 %"),
}  # fmt: skip

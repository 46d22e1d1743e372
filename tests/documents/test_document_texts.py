from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

import mcdef.documents
from mcdef.messages.catalogue import codes, find_text, say
from mcdef.messages.documents import TEXTS

SOURCES = "\n".join(path.read_text("utf-8") for path in Path(mcdef.documents.__file__).parent.glob("*.py"))


def test_every_text_is_used_and_every_code_is_kebab_case() -> None:
    assert [code for code in TEXTS if f'"{code}"' not in SOURCES] == []
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code) for code in TEXTS)


def test_no_two_modules_have_the_same_code() -> None:
    known = list(codes())
    assert len(known) == len(set(known))
    assert set(TEXTS) <= set(known)


@pytest.mark.parametrize("code", TEXTS)
def test_texts_are_filled_by_name_and_written_alike(code: str) -> None:
    text = TEXTS[code]
    names = {name for part in text if part for _, name, _, _ in Formatter().parse(part) if name is not None}
    claim, help_ = say(code, **{name: f"<{name}>" for name in names})
    assert all(f"<{name}>" in claim + (help_ or "") for name in names)
    assert not claim.endswith(".")
    assert "\n" not in claim


def test_what_a_user_wrote_is_filled_in_as_it_is_but_short_and_on_one_line() -> None:
    claim, _ = say("undefined-alias", name="{x}\n{0}" + "y" * 500, quoted="")
    assert claim.startswith("`*{x} {0}yyy")
    assert len(claim) < 400


def test_an_unknown_code_or_parameter_is_an_error() -> None:
    with pytest.raises(KeyError):
        find_text("no-such-code")
    with pytest.raises(KeyError):
        say("duplicate-key")

"""Values of options that several commands read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from mcdef.documents.day import full_date
from mcdef.documents.problem import McdefError, problem
from mcdef.documents.suggest import closest
from mcdef.messages.catalogue import say

_SHOWN: Final = 20


def read_day(written: str) -> date:
    """A full date. Raises :class:`McdefError`."""
    found = full_date(written)
    if found is None:
        raise McdefError(problem("not-a-day", value=written))
    return found


def unknown_word(code: str, written: str, known: Sequence[str]) -> McdefError:
    """The error for a word that is none of those known, with the closest one."""
    suggestion = closest(written, known)
    listed = ", ".join(known[:_SHOWN]) + (", …" if len(known) > _SHOWN else "")
    help_ = say("did-you-mean", word=suggestion) if suggestion else say("known-here", words=listed)
    return McdefError(replace(problem(code, value=written), help=help_[0]))

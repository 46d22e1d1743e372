"""The facts of a description, piece by piece: which of its sections each fact depends on.

A piece holds the facts that a few sections give together, whatever else the description says, before any rule. The
facts of a piece are those that :func:`mcdef.facts.establish.establish` finds in a description with these sections alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from mcdef.credential.model import Credential
from mcdef.credential.read import Described
from mcdef.crosswalk.tables import Crosswalk
from mcdef.documents.document import Document
from mcdef.documents.source import Source
from mcdef.facts.establish import establish
from mcdef.facts.known import Known
from mcdef.facts.rules import Rules

_BODIES: Final = ("provider", "awarding_body")
_WHERE: Final = (*_BODIES, "issued_on")
_NO_RULES: Final = Rules()
_NOWHERE: Final = Document(Source("", ""), {})


@dataclass(frozen=True, slots=True)
class Piece:
    """Facts that depend on these sections (and on ``complete``), and on no other."""

    name: str
    sections: tuple[str, ...]
    owns: Callable[[str], bool]


def _named(*names: str) -> Callable[[str], bool]:
    return frozenset(names).__contains__


def _beginning(*prefixes: str) -> Callable[[str], bool]:
    return lambda fact: fact.startswith(prefixes)


BODIES: Final = Piece(
    "bodies",
    _BODIES,
    lambda fact: fact.startswith(("provider.", "awarding_body.")) or fact == "learning.field_authorised",
)
LEVEL: Final = Piece("level", ("level", *_WHERE), _beginning("level."))
CREDITS: Final = Piece("credits", ("credits", *_WHERE), _beginning("credits."))
LEARNING: Final = Piece(
    "learning",
    ("learning", "courses", "workload", "contact"),
    _named("learning.required", "learning.kind", "learning.content", "courses.count"),
)
HOURS: Final = Piece(
    "hours", ("workload", "learning", "courses", "contact", "credits", *_WHERE), _named("workload.hours")
)
CONTACT: Final = Piece("contact", ("contact", "credits", *_WHERE), _named("contact.hours", "contact.lessons"))
TOGETHER: Final = (BODIES, LEVEL, CREDITS, LEARNING, HOURS, CONTACT)
_ELSEWHERE: Final = frozenset(name for piece in TOGETHER for name in piece.sections) - {"issued_on"}
_WITHOUT_FACTS: Final = frozenset({"id", "complete", "judgements", "variants", "sources", "notes"})
#: The other sections: each gives its facts by itself.
ALONE: Final = tuple(
    Piece(name, (name,), lambda fact: True)
    for name in Credential.model_fields
    if name not in _ELSEWHERE | _WITHOUT_FACTS
)
PIECES: Final = (*TOGETHER, *ALONE)
#: What is stated of every description, even of one with other sections than these.
ALWAYS: Final = "kind"


def facts_of_piece(piece: Piece, sections: Mapping[str, Any], crosswalk: Crosswalk) -> Mapping[str, Known]:
    """The facts of a piece, given the sections that it depends on, as read.

    Raises :class:`mcdef.documents.problem.McdefError` for levels and credits that cannot be read.
    """
    given = {name: sections[name] for name in (*piece.sections, "complete") if name in sections}
    described = Described(Credential.model_construct(None, **given), _NOWHERE)
    known = establish(described, crosswalk, _NO_RULES).base.known
    owned = {name: one for name, one in known.items() if piece.owns(name)}
    return owned if piece.name == ALWAYS else {n: one for n, one in owned.items() if n != "described.kind"}

"""The facts of a description, piece by piece: which of its sections each fact depends on.

A piece holds the facts that a few sections give together, whatever else the description says, before any rule. They
are those that :func:`mcdef.facts.establish.state` finds in a description with these sections alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from mcdef.credential.model import Credential
from mcdef.credential.read import Described
from mcdef.crosswalk.tables import Crosswalk
from mcdef.documents.document import Document
from mcdef.documents.problem import Problem
from mcdef.documents.source import Source
from mcdef.facts.conversions import everything
from mcdef.facts.establish import state
from mcdef.facts.known import Known

_BODIES: Final = ("provider", "awarding_body")
_WHERE: Final = (*_BODIES, "issued_on")
_BLANK: Final = Credential()
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
HOURS: Final = Piece("hours", ("workload", "learning", "contact", "credits", *_WHERE), _named("workload.hours"))
CONTACT: Final = Piece("contact", ("contact", "credits", *_WHERE), _named("contact.hours", "contact.lessons"))
TOGETHER: Final = (BODIES, LEVEL, CREDITS, LEARNING, HOURS, CONTACT)
#: The other sections: each gives its facts by itself, whatever else is written.
ALONE: Final = (
    Piece("kind", ("kind",), _named("described.kind")),
    Piece("name", ("name",), _named("title")),
    Piece("award", ("award",), _named("award.type")),
    Piece("duration", ("duration",), _named("duration.weeks")),
    Piece("learning_outcomes", ("learning_outcomes",), _named("learning_outcomes.stated")),
    Piece("need", ("need",), _beginning("need.")),
    Piece("assessment", ("assessment",), _beginning("assessment.")),
    Piece("participation", ("participation",), _named("participation.form")),
    Piece(
        "quality_assurance", ("quality_assurance",), lambda fact: fact.startswith("qa.") and fact != "qa.approval"
    ),
    Piece("approvals", ("approvals",), _named("qa.approval")),
    Piece("record", ("record",), _beginning("record.")),
    Piece("part_of", ("part_of",), _named("part_of_programme")),
    Piece("stacks_into", ("stacks_into",), _named("stacks_into", "counts_towards_degree")),
    Piece("recognition", ("recognition",), _named("recognition.stated")),
    Piece("offered", ("offered",), _named("offered_from", "offered_until")),
    Piece("review", ("review",), _named("review_period")),
    Piece("custom", ("custom",), _beginning("custom.")),
    *(
        Piece(name, (name,), _named(name))
        for name in (
            "designed_by", "responsible_professor", "single_competency", "prerequisites", "target_group", "language",
            "further_information", "registers", "catalogue_links", "stand_alone", "share_from_degree_courses",
            "issued_on", "cohorts_completed",
        )
    ),
)  # fmt: skip
PIECES: Final = (*TOGETHER, *ALONE)
#: What is stated of every description, even of one with other sections than these.
ALWAYS: Final = "kind"


def state_piece(
    piece: Piece, sections: Mapping[str, Any], crosswalk: Crosswalk
) -> tuple[Mapping[str, Known], tuple[Problem, ...]]:
    """The facts of a piece, from the sections that it depends on, and what does not fit together in these.

    Raises :class:`mcdef.documents.problem.McdefError` for levels and credits that cannot be read.
    """
    given = {name: sections[name] for name in (*piece.sections, "complete") if name in sections}
    described = Described(_BLANK.model_copy(update=given), _NOWHERE)
    # What a block that is complete leaves absent depends on all that is converted.
    facts, problems = state(described, crosswalk, everything if "complete" in given else piece.owns)
    return {name: one for name, one in facts.items() if piece.owns(name)}, problems

"""Random descriptions: a few fields of an offer, and what else somebody might state of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

Offer = dict[str, Any]

FIELDS: Mapping[str, list[Any]] = {
    "kind": ["offer", "class", "infrastructure"],
    "award": ["degree", "qualification", "other"],
    "provider": [
        {"type": "university"}, {"type": "company"}, {"type": ["university", "college"]}, {"authorisations": "none"},
        {"type": "university", "country": "GB"}, {"country": "AU"}, {"authorisations": ["accredited"]},
        {"regulated": False}, {"regulated": True, "country": "NL"},
    ],
    "learning": ["required", "none", {"kind": "continuing_education"}],
    "workload": [
        "40 h", "100-150 h", "125 h", "under 266 h", "700 h", "750-900 h", "2000 h", "none", "12 weeks x 10-12 h",
        "at least 30 h",
    ],
    "contact": ["20 h", "160 h", "30 lessons"],
    "courses": ["none", 1, 2, "3-5", "at least 2", "1-3"],
    "credits": [
        "5 ECTS", "4-6 ECTS", "none", "assigned", "15 CATS", ["15 CATS", "6 ECTS"], "3 semester hours", "60 ECTS",
        "3-19 ECTS", {"via_recognition": True}, {"assigned": False, "via_recognition": True}, {"assigned": False},
        "5", "40 NZ credits", "2 CEU",
    ],
    "level": ["EQF 6", "EQF 6-7", "EQF 4", "FHEQ 7", "none", "EQF 8", "NZQCF 8", {"sector": "higher_education"}],
    "learning_outcomes": [True, "none"],
    "need": ["nurses are missing", "none", {"evidence": True}],
    "assessment": [
        "none", "exam", "summative exam, supervised, identity checked", {"type": "exam"}, {"criteria": "published"},
        {"criteria": "none"}, {"summative": True}, {"summative": False}, {"identity_verified": False},
        {"exists": True, "criteria": "published"}, {"supervised": True}, {"type": "exam", "complete": True},
    ],
    "participation": ["online"],
    "quality_assurance": [
        "internal", "none", "disclaimed", {"external": "ASIIN"}, {"external": False}, {"internal": False},
        {"statement": True}, {"complete": True},
    ],
    "record": [
        "certificate", "none", "digital certificate, learner-owned, shareable, portable", {"states": ["learner"]},
        {"issued": True, "states": ["emc-transcript"]}, {"states": ["annex-i", "credits"], "complete": True},
        {"owner": "other"}, "badge, not shareable",
    ],
    "registers": ["none", ["nzqcf"], ["ehis"], ["national_qualifications"]],
    "stand_alone": [True, False],
    "part_of": ["MSc X", "none"],
    "stacks_into": ["none", ["CAS Y"], [{"degree": "MSc X"}]],
    "complete": [["assessment"], ["record"], ["level"], ["quality_assurance"], ["registers", "stacks_into"]],
}  # fmt: skip

WHOLE: Offer = {
    "award": "other", "provider": {"type": "university", "country": "ES"}, "workload": "125 h", "courses": 2,
    "credits": "5 ECTS", "level": "EQF 7", "learning_outcomes": True, "need": "nurses are missing",
    "assessment": "summative exam, supervised, identity checked, criteria published", "quality_assurance": "internal",
    "record": {"issued": True, "states": ["emc-transcript"], "owner": "learner", "shareable": True, "portable": True},
    "stand_alone": True, "stacks_into": [{"degree": "MSc X"}],
}  # fmt: skip
"""An offer that states what the definitions ask for."""

fields = st.sampled_from(sorted(FIELDS))


@st.composite
def offers(draw: st.DrawFn) -> Offer:
    """Any fields with any values; half the time a few of them are laid over an offer that states nearly everything."""
    alone = draw(st.booleans())
    names = draw(st.lists(fields, max_size=8 if alone else 3, unique=True))
    offer = {name: draw(st.sampled_from(FIELDS[name])) for name in names}
    if alone:
        return offer
    left_out = set(draw(st.lists(st.sampled_from(sorted(WHOLE)), max_size=4)))
    return {**{name: value for name, value in WHOLE.items() if name not in left_out}, **offer}


@st.composite
def offers_and_more(draw: st.DrawFn) -> tuple[Offer, Offer]:
    """An offer, and the same with one field added or said more about."""
    offer = draw(offers())
    name = draw(fields)
    more = draw(st.sampled_from(FIELDS[name]))
    before = offer.get(name)
    if isinstance(before, dict) and isinstance(more, dict):
        more = {**before, **more}
    return offer, {**offer, name: more}

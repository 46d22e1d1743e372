"""Seeded catalogues in NDJSON, one description a line: *mixed* and *clustered*.

*Mixed* draws every field independently of the others: the worst case for anything that remembers. *Clustered* has
providers with habits: each keeps a few ways of filling a field in, and one field in ten strays from them. In both, id,
name and learning outcomes are each description's own. The same kind, size and seed give the same bytes. Neither is a
real catalogue.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

SEED = 20261126
KINDS = ("mixed", "clustered")
PROVIDERS = 20
HABITS = 3  # ways in which one provider fills a field in
STRAYS = 0.1
SHORT = 0.3  # how often a part with a short form is written in it

Draw = Callable[[random.Random], Any]
LEFT_OUT = object()

COUNTRIES = ("NL", "IE", "GB", "DE", "US", "AU", "NZ", "ES", "FR", "FI", "CA", "EE")
TYPES = ("university", "university", "university", "college", "company", "platform", "vet_school", "professional_body")
LEVELS = ("EQF 4", "EQF 5", "EQF 6", "EQF 7", "NFQ 9", "FHEQ 7", "SCQF 9", "DQR 6", "NZQF 7", "graduate")
SYSTEMS = ("ECTS", "CATS", "SCQF", "semester hours", "NZ credits", "CEU")
KINDS_OF_ASSESSMENT = ("exam", "project", "portfolio", "quiz", "essay", "written exam", "presentation")
VERBS = ("Plan", "Analyse", "Explain", "Compare", "Design", "Evaluate", "Document")
THINGS = ("a response to an incident", "data collected under uncertainty", "the law of data protection", "a process")
SUBJECTS = ("Data Literacy", "Cyber Security", "Circular Economy", "Öffentliches Recht", "Éducation inclusive")
STATES = ("learner", "title", "issuer_country", "awarding_body", "issue_date", "learning_outcomes", "workload", "level")


def _provider(chance: random.Random) -> Any:
    number = chance.randrange(60)
    body: dict[str, Any] = {"name": f"University No. {number}", "type": chance.choice(TYPES)}
    body["country"] = chance.choice(COUNTRIES)
    if chance.random() < 0.2:
        body["authorisations"] = ["accredited"]
    return body


def _workload(chance: random.Random) -> Any:
    hours, weeks, load = chance.randrange(10, 400, 5), chance.randint(3, 20), chance.randint(2, 12)
    short = chance.random() < SHORT
    kind = chance.randrange(5)
    if kind == 0:
        return f"{hours} h" if short else {"hours": hours}
    if kind == 1:
        return f"{hours}-{hours + 30} h" if short else {"hours": f"{hours}-{hours + 30}"}
    if kind == 2:
        return f"{weeks} weeks x {load} h" if short else {"weeks": weeks, "hours_per_week": load}
    if kind == 3:
        span = f"{load}-{load + 2}"
        return f"{weeks} weeks x {span} h" if short else {"weeks": weeks, "hours_per_week": span}
    months = chance.randint(1, 9)
    return f"{months} months x {load} h" if short else {"months": months, "hours_per_week": load}


def _credits(chance: random.Random) -> Any:
    value, system = chance.choice((1, 2, 3, 5, 6, 10, 15, 20, 30, 60)), chance.choice(SYSTEMS)
    if chance.random() < 0.1:
        return chance.choice(("none", "assigned"))
    return f"{value} {system}" if chance.random() < SHORT else {"system": system, "value": value}


def _level(chance: random.Random) -> Any:
    level = chance.choice(LEVELS)
    framework, _, number = level.partition(" ")
    return level if chance.random() < SHORT or not number else {"framework": framework, "level": number}


def _assessment(chance: random.Random) -> Any:
    kind = chance.choice(KINDS_OF_ASSESSMENT)
    flags = {name: chance.random() < 0.5 for name in ("summative", "supervised", "identity_verified")}
    if chance.random() < 0.1:
        return "none"
    if chance.random() < SHORT:
        return ", ".join([("summative " if flags["summative"] else "") + kind, *(["supervised"] * flags["supervised"])])
    stated = {name: value for name, value in flags.items() if chance.random() < 0.6}
    return {"type": kind, **stated, **({"criteria": "published"} if chance.random() < 0.4 else {})}


def _quality(chance: random.Random) -> Any:
    if chance.random() < SHORT:
        return chance.choice(("internal", "none", "external"))
    return {"internal": chance.random() < 0.8, "external": chance.choice((True, False, "ASIIN", "a national agency"))}


def _record(chance: random.Random) -> Any:
    if chance.random() < SHORT:
        return chance.choice(
            ("digital certificate, learner-owned, shareable, portable", "badge", "none", "certificate")
        )
    made: dict[str, Any] = {"issued": True, "type": chance.choice(("certificate", "badge", "transcript"))}
    made |= {name: chance.random() < 0.7 for name in ("digital", "shareable", "portable") if chance.random() < 0.6}
    if chance.random() < 0.5:
        made["states"] = sorted(chance.sample(STATES, chance.randint(3, 8)), key=STATES.index)
    return made


def _stacks(chance: random.Random) -> Any:
    return chance.choice(("none", ["CAS Data"], [{"degree": "MSc Data"}], ["CAS Law", {"degree": "LLM"}]))


#: Each field with how often it is left out.
FIELDS: dict[str, tuple[float, Draw]] = {
    "award": (0.5, lambda chance: chance.choice(("other", "other", "other", "qualification", "degree"))),
    "provider": (0.02, _provider),
    "workload": (0.2, _workload),
    "contact": (0.7, lambda chance: f"{chance.randrange(5, 60, 5)} {chance.choice(('h', 'lessons'))}"),
    "duration": (0.6, lambda chance: f"{chance.randint(2, 30)} weeks"),
    "courses": (0.4, lambda chance: chance.randint(1, 6)),
    "credits": (0.35, _credits),
    "level": (0.25, _level),
    "need": (0.6, lambda chance: chance.choice(("nurses are wanted", "none", {"addressed": True, "evidence": True}))),
    "assessment": (0.15, _assessment),
    "participation": (0.5, lambda chance: chance.choice(("online", "onsite", "blended"))),
    "quality_assurance": (0.35, _quality),
    "record": (0.25, _record),
    "registers": (0.8, lambda chance: chance.choice((["nzqcf"], ["national_qualifications"], "none"))),
    "stand_alone": (0.5, lambda chance: chance.random() < 0.8),
    "stacks_into": (0.6, _stacks),
    "learning": (0.7, lambda chance: chance.choice(("required", "none"))),
    "language": (0.4, lambda chance: chance.choice(("en", "de", "nl", "fr"))),
}  # fmt: skip


def _own(chance: random.Random, number: int) -> dict[str, Any]:
    subject = chance.choice(SUBJECTS)
    outcomes = [f"{chance.choice(VERBS)} {chance.choice(THINGS)} ({number}.{part})" for part in range(1, 4)]
    return {"id": f"c{number}", "name": f"{subject}, course {number}", "outcomes": outcomes}


def _fill(chance: random.Random, name: str) -> Any:
    left_out, draw = FIELDS[name]
    return LEFT_OUT if chance.random() < left_out else draw(chance)


def descriptions(kind: str, size: int, seed: int = SEED) -> Iterator[dict[str, Any]]:
    """The descriptions of a catalogue, one after the other."""
    chance = random.Random(f"{kind} {seed}")
    habits = [
        {name: [_fill(chance, name) for _ in range(1 if name == "provider" else HABITS)] for name in FIELDS}
        for _ in range(PROVIDERS)
    ]
    for number in range(size):
        own = _own(chance, number)
        habit = chance.choice(habits)
        written = {"id": own["id"], "name": own["name"]}
        for name in FIELDS:
            stray = kind == "mixed" or chance.random() < STRAYS
            value = _fill(chance, name) if stray else chance.choice(habit[name])
            if value is not LEFT_OUT:
                written[name] = value
        if chance.random() < 0.7:
            written["learning_outcomes"] = own["outcomes"]
        yield written


def lines(kind: str, size: int, seed: int = SEED) -> Iterator[bytes]:
    """The same as lines of NDJSON."""
    for description in descriptions(kind, size, seed):
        yield json.dumps(description, ensure_ascii=False).encode() + b"\n"


def write(path: Path, kind: str, size: int, seed: int = SEED) -> None:
    """A catalogue into a file."""
    with path.open("wb") as file:
        file.writelines(lines(kind, size, seed))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("kind", choices=KINDS)
    options.add_argument("size", type=int)
    asked = options.parse_args()
    for line in lines(asked.kind, asked.size):
        sys.stdout.buffer.write(line)


if __name__ == "__main__":
    main()

"""How long it takes to read a large YAML file, against PyYAML's own loader on top of libyaml.

The file is made here, from a seed: 5,000 descriptions as a provider would write them, about 8 MB. Both readers get the
same text in the same process, in turn; each result is dropped before the next reading starts.
"""

from __future__ import annotations

import argparse
import gc
import random
from collections.abc import Callable
from statistics import median
from time import perf_counter

import yaml
from tables import print_table, where_from

SEED = 20261126
TARGET = 1.0
SUBJECTS = ("Data Literacy", "Cyber Security", "Circular Economy", "Öffentliches Recht", "Éducation inclusive")
PLACES = (
    ("Universität Wien", "AT"),
    ("University of Galway", "IE"),
    ("Université de Genève", "CH"),
    ("Aalto University", "FI"),
)
VERBS = ("Plan", "Analyse", "Explain", "Compare", "Design", "Evaluate", "Document")
THINGS = (
    "a response to an incident in a public administration",
    "data that were collected under uncertain conditions",
    "the law of data protection to colleagues who are no lawyers",
    "the quality of a process by criteria that others can repeat",
    "an experiment, and report its result: what was found, and what was not",
)


def description(chance: random.Random, number: int) -> str:
    """One course: block and flow style, quoted and plain text, numbers, words and two comments."""
    subject = chance.choice(SUBJECTS)
    place, country = chance.choice(PLACES)
    hours = chance.randint(20, 400)
    credit = chance.choice(("2.5", "3", "5", "7.5", "10"))
    outcomes = "".join(
        f"  - {chance.choice(VERBS)} {chance.choice(THINGS)}".replace(": ", ", ") + f" (part {part})\n"
        for part in range(1, chance.randint(4, 8))
    )
    return f"""\
- id: {subject.split()[0].lower()}-{number}
  name: "{subject} for practitioners: course {number}"
  provider:
    name: {place}
    type: university
    country: {country}
  courses: {chance.randint(1, 5)}
  workload: {hours} h  # self-study and assessment included
  contact: {hours // 4} h
  duration: {chance.randint(3, 20)} weeks
  credits: {{system: ects, value: {credit}}}
  level: [EQF {chance.randint(5, 7)}, NFQ {chance.randint(7, 9)}]
  language: de, en
  prerequisites: >-
    A first degree in any subject, or two years of practice in a field
    in which {subject.lower()} matters.
  learning_outcomes:
{outcomes}  assessment:
    type: written exam
    summative: true
    supervised: {chance.choice(("true", "false"))}
    identity_verified: {chance.choice(("true", "false"))}
    criteria: published
  participation: {chance.choice(("online", "onsite", "blended"))}
  quality_assurance:
    internal: true
    external: ASIIN
  record:
    type: certificate
    digital: true
    owner: learner
    shareable: true
    portable: true
    states: [learner, title, issuer_country, awarding_body, issue_date, learning_outcomes, workload, level, credits]
  stacks_into:
  - degree: 'MAS: advanced studies'
  offered: {{from: 2026-0{chance.randint(1, 9)}-01, until: 2027-12-31}}
  cohorts_completed: {chance.randint(0, 12)}
  custom:
    price: {chance.randint(0, 2400)}.50
  sources:
  - title: Course page
    url: https://example.org/courses/{number}?lang=en#facts
    seen: 2026-11-{chance.randint(10, 28)}

"""


def catalogue(size: int) -> str:
    """The text of a catalogue; the same size gives the same text."""
    chance = random.Random(SEED)
    return "".join(description(chance, number) for number in range(size))


def seconds(read: Callable[[], object]) -> float:
    """How long one reading takes; what it made is dropped after the clock has stopped."""
    gc.collect()
    started = perf_counter()
    result = read()
    took = perf_counter() - started
    del result
    return took


def without_collector(read: Callable[[], object]) -> object:
    """The same without the garbage collector, which our reader switches off while it reads."""
    gc.disable()
    try:
        return read()
    finally:
        gc.enable()


def main() -> None:
    """Measures and prints; it asserts nothing about the times."""
    from mcdef.documents.reader import read_document
    from mcdef.documents.source import Source

    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=5, help="readings by each reader (default: 5)")
    options.add_argument("--descriptions", type=int, default=5_000, help="how many descriptions (default: 5000)")
    asked = options.parse_args()
    text = catalogue(asked.descriptions)
    readers: tuple[Callable[[], object], ...] = (
        lambda: read_document(Source("catalogue.yaml", text)),
        lambda: yaml.load(text, Loader=yaml.CSafeLoader),
        lambda: without_collector(lambda: yaml.load(text, Loader=yaml.CSafeLoader)),
    )
    times: tuple[list[float], ...] = ([], [], [])
    for _ in range(asked.runs):
        for read, taken in zip(readers, times, strict=True):
            taken.append(seconds(read))
    ours, theirs, theirs_alone = (median(taken) for taken in times)
    size = len(text.encode()) / 1_000_000
    print(f"{where_from()}; {asked.descriptions} descriptions, {size:.1f} MB; medians of {asked.runs}")
    rows = [("reading YAML : CSafeLoader", theirs), ("reading YAML : CSafeLoader, no collector", theirs_alone)]
    print_table((title, f"{ours:.2f} s", f"{other:.2f} s", ours / other, TARGET) for title, other in rows)


if __name__ == "__main__":
    main()

"""What officers write for a key, a word, a unit or a framework, and the suggestion that has to be printed for it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cli.cli_runs import mcdef, write
from mcdef.credential import synonyms
from mcdef.credential.model import Credential
from mcdef.credential.time import UNITS
from mcdef.documents.validation import keys_at

KEYS = [
    # other spellings, number, case
    ("Name: x", "name"),
    ("NAME: x", "name"),
    ("nmae: x", "name"),
    ("credit: 5 ECTS", "credits"),
    ("Credits: 5 ECTS", "credits"),
    ("level_: EQF 6", "level"),
    ("learningOutcomes: [x]", "learning_outcomes"),
    ("learning-outcomes: [x]", "learning_outcomes"),
    ("Learning Outcomes: [x]", "learning_outcomes"),
    ("learning_outcome: [x]", "learning_outcomes"),
    ("qualityAssurance: none", "quality_assurance"),
    ("quality assurrance: none", "quality_assurance"),
    ("awardingBody: x", "awarding_body"),
    ("issuedOn: 2026-01-01", "issued_on"),
    ("standAlone: true", "stand_alone"),
    ("stacksInto: MSc X", "stacks_into"),
    ("assesment: exam", "assessment"),
    ("assessments: exam", "assessment"),
    ("pre-requisites: none", "prerequisites"),
    ("targetgroup: x", "target_group"),
    ("registres: none", "registers"),
    ("provider: {Contry: GB}", "country"),
    ("workload: {hoursPerWeek: 5}", "hours_per_week"),
    ("assessment: {identityVerified: true}", "identity_verified"),
    # officers' words
    ("title: x", "name"),
    ("course title: x", "name"),
    ("institution: x", "provider"),
    ("training provider: x", "provider"),
    ("ECTS: 5", "credits"),
    ("credit points: 5", "credits"),
    ("hours: 150", "workload"),
    ("study load: 150", "workload"),
    ("effort: 150 h", "workload"),
    ("contact hours: 20", "contact"),
    ("length: 9 weeks", "duration"),
    ("EQF: 6", "level"),
    ("objectives: [x]", "learning_outcomes"),
    ("competences: [x]", "learning_outcomes"),
    ("exam: written", "assessment"),
    ("accreditation: ASIIN", "quality_assurance"),
    ("QA: ASIIN", "quality_assurance"),
    ("certificate: digital", "record"),
    ("digital badge: Open Badge", "record"),
    ("mode of delivery: online", "participation"),
    ("entry requirements: none", "prerequisites"),
    ("stackable: true", "stacks_into"),
    ("standalone: true", "stand_alone"),
    ("issue date: 2026-01-01", "issued_on"),
    ("start: 2026-01-01", None),
    ("offered: {start: 2026-01-01}", "from"),
    ("credits: {amount: 5, system: ECTS}", "value"),
    ("credits: {ECTS: 5}", "system"),
    ("assessment: {proctored: true}", "supervised"),
    ("assessment: {id check: true}", "identity_verified"),
    ("provider: {province: ON}", "region"),
    ("judgements: [{clause: x, met: true}]", "criterion"),
    ("catalog: [{name: x}]", "catalogue"),
    # where a key stands beside the part that it belongs to
    ("country: DE", "provider: {country: …}"),
    ("supervised: true", "assessment: {supervised: …}"),
    ("shareable: true", "record: {shareable: …}"),
    ("eqf: 6", "level"),
    # German, French, Spanish, Italian, Dutch
    ("Titel: x", "name"),
    ("Anbieter: x", "provider"),
    ("Hochschule: x", "provider"),
    ("Leistungspunkte: 5", "credits"),
    ("Arbeitsaufwand: 150 h", "workload"),
    ("Stunden: 150", "workload"),
    ("Dauer: 9 Wochen", "duration"),
    ("Niveau: 6", "level"),
    ("Lernergebnisse: [x]", "learning_outcomes"),
    ("Prüfung: Klausur", "assessment"),
    ("Pruefung: Klausur", None),
    ("Qualitätssicherung: intern", "quality_assurance"),
    ("Zertifikat: digital", "record"),
    ("Sprache: de", "language"),
    ("Zielgruppe: x", "target_group"),
    ("Voraussetzungen: keine", "prerequisites"),
    ("intitulé: x", "name"),
    ("établissement: x", "provider"),
    ("etablissement: x", "provider"),
    ("crédits: 5", "credits"),
    ("charge de travail: 150 h", "workload"),
    ("heures: 150", "workload"),
    ("durée: 9 semaines", "duration"),
    ("compétences: [x]", "learning_outcomes"),
    ("évaluation: examen", "assessment"),
    ("assurance qualité: x", "quality_assurance"),
    ("titulo: x", "name"),
    ("título: x", "name"),
    ("universidad: x", "provider"),
    ("créditos: 5", "credits"),
    ("carga de trabajo: 150 h", "workload"),
    ("horas: 150", "workload"),
    ("nivel: 6", "level"),
    ("evaluación: examen", "assessment"),
    ("idioma: es", "language"),
    ("provider: {país: ES}", "country"),
    ("titolo: x", "name"),
    ("livello: 6", "level"),
    ("studielast: 150 h", "workload"),
    ("leeruitkomsten: [x]", "learning_outcomes"),
]
WORDS = [
    ("provider: {type: University}", "university"),
    ("provider: {type: Uni}", "university"),
    ("provider: {type: HEI}", "university"),
    ("provider: {type: universities}", "university"),
    ("provider: {type: vetSchool}", "vet_school"),
    ("provider: {type: VET}", "vet_school"),
    ("provider: {type: employer}", "company"),
    ("provider: {type: Hochschule}", "university"),
    ("provider: {type: Université}", "university"),
    ("provider: {type: universidad}", "university"),
    ("provider: {type: Unternehmen}", "company"),
    ("provider: {type: entreprise}", "company"),
    ("provider: {type: empresa}", "company"),
    ("provider: {type: ministry}", "public_body"),
    ("provider: {type: Verein}", "ngo"),
    ("provider: {type: professional association}", "professional_body"),
    ("provider: {type: [university, companies]}", "company"),
    ("provider: {country: Germany}", "DE"),
    ("provider: {country: Deutschland}", "DE"),
    ("provider: {country: The Netherlands}", "NL"),
    ("provider: {country: Espagne}", None),
    ("provider: {authorisations: [acredited]}", "accredited"),
    ("participation: Online", "online"),
    ("participation: on-site", "onsite"),
    ("participation: on campus", "onsite"),
    ("participation: face-to-face", "onsite"),
    ("participation: hybrid", "blended"),
    ("participation: Präsenz", "onsite"),
    ("participation: à distance", "online"),
    ("participation: presencial", "onsite"),
    ("award: non-degree", "other"),
    ("award: Bachelor", "degree"),
    ("award: Abschluss", "degree"),
    ("kind: course", "offer"),
    ("kind: Offers", "offer"),
    ("learning: mandatory", "required"),
    ("learning: obligatoire", "required"),
    ("learning: {kind: CPD}", "continuing_education"),
    ("learning: {kind: Weiterbildung}", "continuing_education"),
    ("learning: {content: [thesis]}", "final_project"),
    ("assessment: {criteria: public}", "published"),
    ("assessment: {criteria: true}", "published"),
    ("quality_assurance: extern", "external"),
    ("quality_assurance: [interne]", "internal"),
    ("record: {owner: student}", "learner"),
    ("record: {states: [date of issue]}", "issue_date"),
    ("record: {states: [learning outcomes]}", "learning_outcomes"),
    ("record: {states: [AnnexI]}", "annex-i"),
    ("level: {cycle: master}", "second"),
    ("designed_by: [industry]", "employers"),
    ("registers: [NZQCF]", "nzqcf"),
    ("complete: [learning outcomes]", None),
    ("assessment: no", "none"),
    ("stand_alone: ja", "true"),
    ("stand_alone: oui", "true"),
    ("stand_alone: sí", "true"),
    ("stand_alone: nein", "false"),
    ("stand_alone: non", "false"),
    ("stand_alone: on", "true"),
    ("stand_alone: y", "true"),
    ("stand_alone: 1", "true"),
    ("stand_alone: ture", "true"),
    ("stand_alone: ✓", "true"),
    ("stand_alone: perhaps", None),
]
UNITS_WRITTEN = [
    ("workload: 150 Stunden", "h"),
    ("workload: 150 Std.", "h"),
    ("workload: 150 heures", "h"),
    ("workload: 150 horas", "h"),
    ("workload: 150 ore", "h"),
    ("workload: 150 uur", "h"),
    ("workload: 150 hors", "hours"),
    ("workload: 150 HOUR S", "hours"),
    ("workload: 12 Wochen x 10 h", "weeks"),
    ("workload: 12 weeks x 10 Stunden pro Woche", "h/week"),
    ("workload: 12 semaines x 10 h", "weeks"),
    ("workload: 12 weks x 10 h", "weeks"),
    ("duration: 9 Wochen", "weeks"),
    ("duration: 4 mois", "months"),
    ("duration: 4 meses", "months"),
    ("duration: 1 Jahr", "years"),
    ("duration: 1 año", "years"),
    ("contact: 30 Unterrichtseinheiten", "lessons"),
    ("contact: 30 UE", "lessons"),
    ("workload: 3 fortnights", None),
]
FRAMEWORKS = [
    ("level: EFQ 6", "EQF"),
    ("level: FEHQ 7", "FHEQ"),
    ("level: SCFQ 9", "SCQF"),
    ("credits: 5 ETCS", "ECTS"),
    ("credits: 5 ECST", "ECTS"),
    ("credits: 15 CAT", "CATS"),
    ("credits: 3 semster hours", "semester hour"),
]


def test_there_are_enough_of_them() -> None:
    assert len(KEYS) + len(WORDS) + len(UNITS_WRITTEN) + len(FRAMEWORKS) >= 60


@pytest.mark.parametrize(("line", "meant"), [*KEYS, *WORDS, *UNITS_WRITTEN, *FRAMEWORKS])
def test_what_was_meant_is_printed(tmp_path: Path, line: str, meant: str | None) -> None:
    first = "" if line[:4].lower() in ("name", "nmae") else "name: x\n"
    run = mcdef("classify", write(tmp_path, "course.yaml", f"{first}{line}\n"))

    assert run.code == 3, run.text
    help_ = run.errors.partition("= help: ")[2]
    found = re.match(r"did you mean `(.+?)`\?", help_)
    assert (found[1] if found else None) == meant, run.errors
    assert f"course.yaml:{2 if first else 1}:" in run.errors


# --- the tables as data


def every_key() -> set[str]:
    """The keys of all parts of a description."""
    parts = [(), *((name,) for name in keys_at(Credential, ()))]
    return {key for part in parts for key in keys_at(Credential, part)}


def test_synonyms_of_keys_lead_to_keys() -> None:
    assert {target for targets in synonyms.SYNONYMS.values() for target in targets.split()} <= every_key()


def test_no_synonym_hides_a_key_of_the_root() -> None:
    assert not set(synonyms.SYNONYMS) & set(keys_at(Credential, ()))


def test_synonyms_of_units_lead_to_units_and_are_none() -> None:
    assert set(synonyms.UNITS.values()) <= set(UNITS)
    assert not set(synonyms.UNITS) & set(UNITS)


def test_synonyms_of_truths_lead_to_truths() -> None:
    assert set(synonyms.TRUTHS.values()) == {"true", "false"}


def test_words_are_written_small_so_that_they_are_found_in_any_case() -> None:
    tables = (synonyms.SYNONYMS, synonyms.WORDS, synonyms.TRUTHS, synonyms.UNITS)
    assert [word for table in tables for word in table if word != word.lower()] == []

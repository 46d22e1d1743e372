"""Descriptions and definitions that several tests of the command line write to files."""

from pathlib import Path

import yaml

_ROOT = Path(__file__).resolve().parents[2]
_FILES = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted((_ROOT / "definitions").glob("*.yaml"))]
_DEFINITIONS = {data["id"]: data for data in _FILES if "id" in data}
EVERY = sorted(_DEFINITIONS)
ALL = [id_ for id_ in EVERY if _DEFINITIONS[id_].get("role") != "neighbour" and _DEFINITIONS[id_]["status"] != "draft"]
CORE = ["ec-2020", "emc-2019", "emc-2021", "emc-2022", "eu-2022", "unesco-2022", "us-usage"]

#: What runs for a provider in Germany when nothing is named.
IN_GERMANY = [
    id_
    for id_ in ALL
    if "core" in _DEFINITIONS[id_].get("tags", ())
    or {"DE", "EU", "EHEA", "world"} & set(_DEFINITIONS[id_].get("jurisdiction", ()))
]
COURSE = """\
name: Data literacy
provider: {name: Example University, type: university, country: DE}
courses: 1
credits: 5 ECTS
"""
SERIES = """\
name: Data series
provider: {name: Example Software, type: company, country: US}
courses: 3
record: certificate
"""
BROKEN = "name: Data literacy\nworkloadd: 150 h\n"
LIST = """\
- name: One
  courses: 1
- name: Two
  bogus: 1
- id: third-one
  name: Three
  courses: 3
"""
CATALOGUE = """\
catalogue:
  - name: One
  - name: Two
    variants:
      - {name: with credit, credits: 2 ECTS}
      - {name: without, credits: none}
"""
POLICY = """\
id: our-policy
title: Our own policy
issued_by: Example University
status: voluntary
extends: eu-2022
sources:
  policy: {title: Policy of Example University, url: https://example.org/policy}
facts:
  custom.employer_signed: {type: bool, asks: An employer has signed it.}
add:
  - id: employer
    asks: An employer has signed it.
    kind: constitutive
    cite: {source: policy, at: section 2}
    evidence: primary
    test: {fact: custom.employer_signed, is: true}
"""
REGION = """\
id: region-rule
title: A rule of one region
issued_by: A region
jurisdiction: [US-OK]
sources:
  rule: {title: The rule, url: https://example.org/rule}
scope: {fact: provider.region, is: US-OK}
criteria:
  - id: assessed
    asks: It is assessed.
    kind: constitutive
    cite: {source: rule, at: rule 1}
    evidence: primary
    test: {fact: assessment.exists, is: true}
"""
REGISTER = """\
id: register-rule
title: A rule on a register
issued_by: An agency
jurisdiction: [NZ]
sources:
  rule: {title: The rule, url: https://example.org/rule}
criteria:
  - id: listed
    asks: It is entered in the register.
    kind: constitutive
    cite: {source: rule, at: rule 1}
    evidence: primary
    test: {fact: registers, includes: [nzqcf]}
    silence: {not_met: "listing is a duty, and who is listed says so"}
"""
HERE = "name: Course\nprovider: {{name: P, country: US{region}}}\n{rest}"

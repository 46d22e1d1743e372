"""Reading with places may not cost more than PyYAML's own reading without them."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
import yaml

from mcdef.documents.source import Source
from mcdef.documents.yaml_reader import has_c_loader, read_yaml

DESCRIPTION = """\
- id: course-{n}
  name: "Data Literacy {n}"
  provider: {{name: University of Example, type: university, country: NO}}
  workload: {{hours: 150, contact_hours: 12.5}}
  credits: {{system: ects, value: 2.5}}
  level: EQF 6
  learning_outcomes:
  - Plan a security operation
  - Analyse an incident
  assessment:
  - type: summative
    supervised: true
    weight: 0.6
"""


def best_time(action: Callable[[], object]) -> float:
    times = []
    for _ in range(3):
        began = time.perf_counter()
        action()
        times.append(time.perf_counter() - began)
    return min(times)


@pytest.mark.skipif(not has_c_loader(), reason="PyYAML was built without libyaml")
def test_reading_is_no_slower_than_the_c_loader() -> None:
    text = "".join(DESCRIPTION.format(n=n) for n in range(1_000))
    document = read_yaml(Source("x", text))
    assert isinstance(document.data, list)
    assert len(document.data) == 1_000
    ours = best_time(lambda: read_yaml(Source("x", text)))
    theirs = best_time(lambda: yaml.load(text, yaml.CSafeLoader))
    assert ours <= theirs

"""A large catalogue on one page: small enough to mail, and nothing of a verdict left out but what is met."""

from __future__ import annotations

import re

import pytest

from outputs.pages_read import page_of, text_of
from outputs.report_runs import a_thousand_by_twelve


@pytest.fixture(scope="module")
def large() -> str:
    return page_of(a_thousand_by_twelve())


def test_a_thousand_credentials_under_twelve_definitions_stay_under_three_megabytes(large: str) -> None:
    assert large.count("<details class=cred") == 1000
    assert sum(map(len, re.findall(r"data-v=([a-z]+)", large))) == 12_000
    assert len(large.encode()) < 3_000_000


def test_a_large_catalogue_tells_each_text_once_and_still_tells_it(large: str) -> None:
    report = a_thousand_by_twelve()
    (said,) = re.findall(r"<p>There are so many verdicts(.*?)</p>", large)
    assert "mcdef report SAVED.json -o xlsx=" in said
    sections = dict(re.findall(r"(?s)<details class=cred id=c(\d+)>(.*?)</details>", large))
    texts = {anchor: text_of(text) for anchor, text in re.findall(r"<li id=([0-9A-Z]+)>(.*?)(?=<li|</ul>)", large)}
    assert len(set(texts.values())) > len(texts) / 4
    for number, credential in enumerate(report.credentials[:60], start=1):
        section = sections[str(number)]
        linked = dict(re.findall(r"<a href=#([0-9A-Z]+)>([^<]+)</a>", section))
        told = {(word, texts[anchor]) for anchor, word in linked.items()}
        for result in credential.results:
            assert f"<dd>{result.definition} ({result.evidence})" in section or not result.evidence
            for criterion in result.criteria if isinstance(result.criteria, tuple) else ():
                if criterion.id in result.decided_by and criterion.outcome != "met":
                    assert any(word == criterion.id for word, _ in told)
            for reading in result.readings:
                if reading.verdict != result.verdict:
                    words = f"{reading.id}: {reading.verdict.replace('_', ' ')}"
                    assert any(word == "read otherwise" and words in text for word, text in told)
            if result.rests_on.silence and result.verdict in ("counts", "undetermined"):
                assert any(
                    word == "~ not contradicted" and ", ".join(result.rests_on.silence) in text for word, text in told
                )

"""NDJSON in, NDJSON out: verdicts or findings, in order, whatever single lines are worth."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from cli.cli_runs import mcdef
from facts.describing import shipped
from mcdef.catalogue import stream as streaming
from mcdef.catalogue.classify import Asked
from mcdef.catalogue.stream import Streaming, stream
from mcdef.definition.library import load_library
from mcdef.definition.select import Selection

OFFERS: list[dict[str, Any]] = [
    {"id": "ou-cyber", "name": "Cyber Security", "provider": {"name": "OU", "type": "university", "country": "GB"},
     "workload": "150 h", "credits": "15 CATS", "level": "FHEQ 7", "assessment": "summative exam, identity checked"},
    {"name": "Attendance", "provider": "A company", "assessment": "none", "record": "certificate"},
    {"id": "  spaced \u00e9 ", "provider": {"country": "NL"}, "credits": {"system": "ECTS", "value": 5}},
    {"id": "two", "credits": "5 ECTS",
     "variants": [{"name": "enrolled"}, {"name": "not enrolled", "credits": "none"}]},
    {"id": "judged", "judgements": [{"criterion": "unesco-2022.focused", "met": True, "by": "Board"}]},
]  # fmt: skip
BROKEN = (b'{"credits": "5 ECTS", "credits": "none"}', b'{"level": "7"}', b"[1, 2]", b"\xff", b'{"id": "x"')
ASKED = Asked(Selection(("core",)))


def lines(*offers: Any) -> bytes:
    return b"".join(
        (offer if isinstance(offer, bytes) else json.dumps(offer, ensure_ascii=False).encode()) + b"\n"
        for offer in offers
    )


def streamed(written: bytes, *, jobs: int = 1, path: str = "list.ndjson", **more: Any) -> list[dict[str, Any]]:
    wanted = Streaming(shipped if jobs == 1 else load_library, ASKED, path, **more)
    return [json.loads(line) for block in stream(BytesIO(written), wanted, jobs=jobs) for line in block.splitlines()]


def test_findings_are_what_classify_prints_for_the_same_description(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "list.json").write_bytes(lines(OFFERS[0]))
    shown = mcdef("classify", "list.json", "-d", "core", "-f", "ndjson").json
    (found,) = streamed(lines(OFFERS[0]), path="list.json", findings=True)
    assert found == shown


def test_verdicts_are_those_of_the_findings() -> None:
    brief, whole = (streamed(lines(*OFFERS), findings=findings) for findings in (False, True))
    assert [one["id"] for one in brief] == [one["id"] for one in whole]
    assert [one["id"] for one in brief] == ["ou-cyber", "list#2", "spaced \u00e9", "two/1", "two/2", "judged"]
    for verdicts, findings in zip(brief, whole, strict=True):
        kept = ("definition", "reading", "verdict", "decided_by")
        assert verdicts["results"] == [{name: one[name] for name in kept} for one in findings["results"]]
        assert (verdicts["source"]["path"], verdicts["source"]["line"]) == ("list.ndjson", findings["source"]["line"])


def test_a_broken_line_is_reported_in_its_place_and_stops_nothing() -> None:
    written = lines(OFFERS[0], *BROKEN, b"   ", OFFERS[1])
    for findings in (False, True):
        found = streamed(written, findings=findings)
        assert [bool(one["results"]) for one in found] == [True, *[False] * len(BROKEN), True]
        assert [one["source"]["line"] for one in found] == [1, 2, 3, 4, 5, 6, 8]
        for number, one in enumerate(found[1:-1], 2):
            assert [problem["at"]["line"] for problem in one["problems"]] == [number] * len(one["problems"])
            assert all(problem["severity"] == "error" for problem in one["problems"])
            assert one["problems"]


def test_several_processes_write_the_same_in_the_same_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streaming, "BLOCK", 200)
    written = lines(*OFFERS, *BROKEN, *OFFERS)
    assert streamed(written, jobs=2) == streamed(written)


def test_no_more_is_read_than_is_under_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streaming, "BLOCK", 10)
    source = BytesIO(lines(*OFFERS * 4))
    blocks = stream(source, Streaming(shipped, ASKED, "list.ndjson"))
    next(blocks)
    assert source.tell() == len(lines(OFFERS[0]))
    rest: Iterator[bytes] = blocks
    assert sum(block.count(b"\n") for block in rest) == 6 * 4 - 1


def test_a_library_of_folders_reaches_other_processes() -> None:
    wanted = Streaming(partial(load_library, ()), ASKED, "list.ndjson")
    assert b"".join(stream(BytesIO(lines(OFFERS[0])), wanted, jobs=2)).count(b"\n") == 1

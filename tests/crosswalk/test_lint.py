"""The static checks of the tables: the shipped ones are clean, and each fault is found where it stands."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from mcdef.crosswalk.lint import check
from mcdef.documents.problem import problem

Data = dict[str, Any]


def framework(data: Data, id_: str) -> Any:
    return next(row for row in data["frameworks"] if row["id"] == id_)


def system(data: Data, id_: str) -> Any:
    return next(row for row in data["credit-systems"] if row["id"] == id_)


@pytest.fixture
def own(data: Data) -> Data:
    return deepcopy(data)


def codes(data: Data) -> list[str]:
    faults = check(data)
    for _, code, params in faults:
        assert problem(code, **params).message
    return [code for _, code, _ in faults]


def test_the_shipped_tables_are_clean(data: Data) -> None:
    assert check(data) == []


def test_every_mapping_is_monotone(data: Data) -> None:
    """Written out apart from the lint: no higher national level maps lower."""
    for row in data["frameworks"]:
        if row["to_eqf"] == "unmapped":
            continue
        last = (0, 0)
        for level in row["levels"]:
            entry = row["to_eqf"]["rows"][level]
            eqf = entry.get("eqf", []) if isinstance(entry, dict) else entry
            if eqf and eqf != "below":
                assert (min(eqf), max(eqf)) >= last, (row["id"], level)
                assert max(eqf) >= last[1], (row["id"], level)
                last = (min(eqf), max(eqf))


def test_every_source_is_cited(data: Data) -> None:
    text = str({key: value for key, value in data.items() if key != "sources"})
    assert [source for source in data["sources"] if f"'{source}'" not in text] == []


def test_a_mapping_that_falls(own: Data) -> None:
    framework(own, "gb-fheq")["to_eqf"]["rows"]["7"] = [5]
    assert codes(own) == ["crosswalk-not-monotone"]


def test_a_row_without_source_or_grade(own: Data) -> None:
    del own["exchanges"][0]["source"], own["exchanges"][1]["evidence"]
    own["exchanges"][2]["evidence"] = "hearsay"
    assert codes(own) == ["crosswalk-no-source", "crosswalk-no-evidence", "crosswalk-unknown-grade"]


def test_a_source_that_is_not_there(own: Data) -> None:
    own["exchanges"][0]["source"] = ["qaa-credit", "nowhere"]
    assert check(own) == [(("exchanges", 0, "source"), "crosswalk-unknown-source", {"source": "nowhere"})]


def test_memory_is_unverified(own: Data) -> None:
    framework(own, "at-nqr")["to_eqf"]["rows"]["6"] = {"eqf": [6], "evidence": "primary"}
    assert codes(own) == ["crosswalk-memory-decides"]


def test_a_range_backwards(own: Data) -> None:
    system(own, "ects")["hours"][1].update(min=30, max=25)
    assert codes(own) == ["crosswalk-empty-range"]


def test_a_colliding_name(own: Data) -> None:
    framework(own, "au-aqf")["names"] = ["AQF"]
    assert codes(own) == ["crosswalk-name-collides"]


def test_the_same_name_in_the_same_country(own: Data) -> None:
    framework(own, "al-nqf")["names"] = [{"AQF": "AU"}]
    assert codes(own) == ["crosswalk-validity-overlaps"]


def test_a_name_that_needs_its_place(own: Data) -> None:
    del framework(own, "au-aqf")["place"]
    assert set(codes(own)) == {"crosswalk-name-needs-place"}


def test_scales_that_overlap_in_time(own: Data) -> None:
    framework(own, "fr-1969")["valid"] = {"to": 2019}
    assert set(codes(own)) == {"crosswalk-validity-overlaps"}


def test_hours_that_overlap_in_time(own: Data) -> None:
    rows = system(own, "ects")["hours"]
    rows.insert(0, dict(rows[0]))
    assert codes(own) == ["crosswalk-validity-overlaps"]


def test_silence_about_the_eqf_is_no_decision(own: Data) -> None:
    del framework(own, "my-mqf")["to_eqf"]
    assert codes(own) == ["crosswalk-no-mapping"]


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ([9], "crosswalk-not-eqf"),
        ("elsewhere", "crosswalk-unknown-relation"),
        ({"relation": "equal"}, "crosswalk-unknown-relation"),
    ],
)
def test_rows_that_say_nothing(own: Data, entry: Any, code: str) -> None:
    framework(own, "nz-nzqcf")["to_eqf"]["rows"]["10"] = entry
    assert codes(own) == [code]


def test_levels_and_rows_belong_together(own: Data) -> None:
    framework(own, "gb-fheq")["levels"].append("9")
    framework(own, "de-dqr")["to_eqf"]["rows"]["9"] = [8]
    framework(own, "ie-nfq")["to_cycle"]["rows"]["9"] = "fourth"
    assert set(codes(own)) == {"crosswalk-no-row", "crosswalk-unknown-level", "crosswalk-not-cycle"}


def test_ids_that_lead_nowhere(own: Data) -> None:
    own["exchanges"][0]["to"] = "acts"
    own["award-words"][0]["framework"] = "ehea"
    own["award-sizes"][0]["unit"] = "points"
    own["award-sizes"][3]["level"] = "9"
    assert sorted(codes(own)) == ["crosswalk-unknown-id"] * 3 + ["crosswalk-unknown-level"]


def test_an_id_twice(own: Data) -> None:
    own["credit-systems"].append({**system(own, "us-ace"), "names": ["other"]})
    assert "crosswalk-id-twice" in codes(own)


def test_an_id_that_is_the_name_of_another(own: Data) -> None:
    system(own, "ec-credit")["id"] = "ec"
    assert codes(own) == ["crosswalk-name-collides"]


# Beyond what the files of the start were checked for.


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"value": 25, "min": 20}, "crosswalk-two-figures"),
        ({"note": "no figure"}, "crosswalk-no-figure"),
        ({"min": 20, "max": 30, "typical": 45}, "crosswalk-not-typical"),
        ({"value": 25, "minutes": 0}, "crosswalk-not-positive"),
        ({"value": 25, "valid": {"from": 2020, "to": 2019}}, "crosswalk-never-valid"),
    ],
)
def test_figures_of_an_hours_row(own: Data, change: Data, code: str) -> None:
    cited = {"source": "ects-guide-2015", "evidence": "primary"}
    system(own, "ects")["hours"].insert(0, {"country": "JP", **cited, **change})
    assert codes(own) == [code]


def test_what_is_divided_by_is_not_zero(own: Data) -> None:
    own["exchanges"][0]["rate"] = 0
    system(own, "uk")["year"]["value"] = 0
    assert sorted(codes(own)) == ["crosswalk-not-positive"] * 2


def test_a_rate_from_a_credit_to_itself(own: Data) -> None:
    own["exchanges"][0]["to"] = own["exchanges"][0]["from"]
    assert codes(own) == ["crosswalk-rate-to-itself"]


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ({"relation": "equal", "eqf": [6, 7]}, "crosswalk-relation-differs"),
        ({"relation": "one_of", "eqf": [6]}, "crosswalk-relation-differs"),
        ({"relation": "below", "eqf": [1]}, "crosswalk-relation-differs"),
        ({"relation": "similar", "eqf": [8]}, "crosswalk-unknown-relation"),
    ],
)
def test_a_relation_and_its_levels(own: Data, entry: Data, code: str) -> None:
    framework(own, "nz-nzqcf")["to_eqf"]["rows"]["10"] = {"source": "nzqa-eu", "evidence": "primary", **entry}
    assert code in codes(own)


def test_anchors_stand_at_levels_that_are_there(own: Data) -> None:
    framework(own, "my-mqf")["anchors"]["9"] = "doctorate"
    assert codes(own) == ["crosswalk-unknown-level"]


def test_words_that_an_earlier_row_has(own: Data) -> None:
    own["award-words"].append({"words": ["Bachelors"], "eqf": [5], "source": "oecd-isced", "evidence": "derived"})
    assert codes(own) == ["crosswalk-word-twice"]


def test_the_same_words_in_another_country_are_another_thing(own: Data) -> None:
    cited = {"source": "oecd-isced", "evidence": "derived"}
    own["award-words"].append({"words": ["bachelor"], "country": "NL", "eqf": [6], **cited})
    assert codes(own) == []


def test_words_lead_to_something(own: Data) -> None:
    own["award-words"].append({"words": ["gold"], "source": "oecd-isced", "evidence": "derived"})
    assert codes(own) == ["crosswalk-unknown-relation"]


def test_uris_lead_to_levels_and_each_concept_to_one(own: Data) -> None:
    levels = own["qdr-uris"]["levels"]
    levels["de-dqr"]["9"] = "c_99999999"
    levels["at-nqr"]["1"] = levels["at-nqr"]["2"]
    levels["zz-nqf"] = {"1": "c_11111111"}
    assert sorted(codes(own)) == ["crosswalk-id-twice", "crosswalk-unknown-id", "crosswalk-unknown-level"]


@pytest.mark.parametrize("wrong", [None, 7, "row", [], {}, {"id": "x"}, {"id": "x", "names": "X"}])
@pytest.mark.parametrize("file", ["frameworks", "award-words", "credit-systems", "exchanges", "award-sizes"])
def test_what_is_no_row_is_a_fault_and_never_a_failure(own: Data, file: str, wrong: Any) -> None:
    own[file].append(wrong)
    assert codes(own) == ["crosswalk-malformed"]


@pytest.mark.parametrize("wrong", [None, 7, [], {"titel": "x"}, "text"])
def test_what_is_no_source(own: Data, wrong: Any) -> None:
    own["sources"]["odd"] = wrong
    assert codes(own) == ["crosswalk-malformed"]


@pytest.mark.parametrize("wrong", [None, 7, "text", {"a": 1}])
def test_what_is_no_file(own: Data, wrong: Any) -> None:
    """Nothing else is blamed for the rows that are then not there."""
    for file in ("frameworks", "credit-systems", "sources"):
        changed = {**own, file: wrong}
        assert isinstance(check(changed), list)


def test_a_row_that_is_passed_over_is_not_missed(own: Data) -> None:
    """Exchanges and sizes name this credit; that it is malformed is the only fault."""
    system(own, "uk")["measures"] = "hours"
    assert codes(own) == ["crosswalk-malformed"]

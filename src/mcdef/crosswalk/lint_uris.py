"""The list of URIs: each concept means one thing, and a level that its framework has."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import ValidationError

from mcdef.crosswalk import plain
from mcdef.crosswalk.level_lists import read_levels
from mcdef.crosswalk.lint_cites import Data, Fault, check_cite
from mcdef.crosswalk.shapes import URIS, UrisShape


def check_uris(table: Data, data: Data) -> Iterator[Fault]:
    """The faults of the whole file."""
    try:
        UrisShape.model_validate(table)
    except ValidationError:
        yield (URIS,), "crosswalk-malformed", {"file": f"{URIS}.yaml"}
        return
    yield from check_cite((URIS,), table, data["sources"])
    frameworks = {row["id"]: row["levels"] for row in data["frameworks"] if row is not None}
    seen: set[str] = set()
    for id_, levels in table["levels"].items():
        at = (URIS, "levels", id_)
        if id_ not in frameworks:
            yield at, "crosswalk-unknown-id", {"id": id_, "file": "frameworks.yaml"}
            continue
        for level, concepts in levels.items():
            if not read_levels(level, frameworks[id_]):
                yield (*at, level), "crosswalk-unknown-level", {"level": level}
            for concept in plain.texts(concepts):
                if concept in seen:
                    yield (*at, level), "crosswalk-id-twice", {"id": concept}
                seen.add(concept)

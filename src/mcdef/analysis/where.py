"""Where in a definition file its criteria, readings and sources stand, for warnings that point there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mcdef.definition.model import DEFAULT
from mcdef.documents.document import Document
from mcdef.documents.place import Pointer
from mcdef.documents.problem import Problem, problem
from mcdef.verdict.model import SCOPE


@dataclass(frozen=True, slots=True)
class Where:
    """Places in one definition file. What the file inherits stands where it says from whom."""

    document: Document

    @property
    def data(self) -> Mapping[str, Any]:
        assert isinstance(self.document.data, dict)
        return self.document.data

    def criterion(self, id_: str, reading: str = DEFAULT) -> Pointer:
        """Where a criterion was last written: in the reading, else in the body, else the key ``extends``."""
        if reading != DEFAULT:
            patch = (self.data.get("readings") or {}).get(reading)
            found = None if patch is None else _in(patch, id_)
            if found is not None:
                return ("readings", reading, *found)
        return _in(self.data, id_) or ("extends",)

    def warning(self, code: str, at: Pointer, **params: object) -> Problem:
        """A warning at a place."""
        span = self.document.locate(at, key=True)
        return problem(code, source=self.document.source, span=span, pointer=at, severity="warning", **params)


def _in(data: Mapping[str, Any], id_: str) -> Pointer | None:
    if id_ == SCOPE:
        return (SCOPE,) if SCOPE in data else None
    if id_ in (data.get("change") or {}):
        return ("change", id_)
    for key in ("criteria", "add"):
        for index, item in enumerate(data.get(key) or ()):
            if isinstance(item, dict) and item.get("id") == id_:
                return (key, index, "id")
    return None

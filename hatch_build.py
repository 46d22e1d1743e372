"""Puts the data into a wheel: definitions and examples as they are, and one built file that is quick to read.

An editable install gets nothing: there the checkout's own folders are read.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Adds the data folders and ``library.json`` to a standard wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        from mcdef.definition.files import build_json

        built = self._built
        built.parent.mkdir(parents=True, exist_ok=True)
        built.write_text(build_json(root / "definitions"), encoding="utf-8", newline="\n")
        build_data["force_include"] |= {
            str(root / "definitions"): "mcdef/definitions",
            str(root / "examples"): "mcdef/examples",
            str(built): "mcdef/library.json",
        }

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Takes the built file away again: beside a wheel in ``dist/`` it would be uploaded with it."""
        self._built.unlink(missing_ok=True)

    @property
    def _built(self) -> Path:
        return Path(self.directory) / "library.json"

"""A Python without libyaml, as where PyYAML was built without it: its slower parser reads everything."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

_SITE = """\
import yaml

yaml.__with_libyaml__ = False
for name in [name for name in vars(yaml) if name.startswith("C") and name.endswith(("Loader", "Dumper", "Parser"))]:
    delattr(yaml, name)
"""


def without_libyaml(folder: Path, environment: Mapping[str, str] | None = None) -> dict[str, str]:
    """The variables that make a process such a Python; ``folder`` is for what it reads first."""
    site = folder / "without-libyaml"
    site.mkdir(parents=True, exist_ok=True)
    (site / "sitecustomize.py").write_text(_SITE, encoding="utf-8")
    kept = dict(environment or {})
    behind = kept.get("PYTHONPATH", os.environ.get("PYTHONPATH", ""))
    return {**kept, "PYTHONPATH": os.pathsep.join(filter(None, (str(site), behind)))}

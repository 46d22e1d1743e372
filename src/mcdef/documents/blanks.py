"""Characters that look like a blank, or like nothing, and are neither to YAML."""

from __future__ import annotations

from typing import Final

__all__ = ["HIDDEN"]

HIDDEN: Final = "\u00a0\u1680\u2007\u202f\u200b\u2060\ufeff\u3000"

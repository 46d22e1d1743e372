"""What the workbook to fill in says about its columns."""

from __future__ import annotations

from typing import Final

EXPLANATIONS_SHEET: Final = "What to write"

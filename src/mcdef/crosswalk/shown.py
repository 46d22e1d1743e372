"""Numbers as routes and findings write them; the words are those of :mod:`mcdef.messages.show`."""

from __future__ import annotations

from mcdef.logic.possibilities import Numbers
from mcdef.messages import show


def shown(numbers: Numbers) -> str:
    """``100``, ``100-150``, ``at least 37.5``, ``4 or 5``, ``5-8``."""
    return show.alternatives((part.low, part.high, part.low_open, part.high_open) for part in numbers.parts)

"""How much a file may ask of us. Every limit is checked while reading, before memory is spent."""

from __future__ import annotations

from typing import Final

MAX_BYTES: Final = 16 * 1024 * 1024
MAX_BYTES_SLOW: Final = 2 * 1024 * 1024
"""For YAML where PyYAML was built without its C loader, which is about ten times slower."""
MAX_LINES: Final = 1_000_000
MAX_DEPTH: Final = 64
MAX_KEYS: Final = 1_000
MAX_MEMBERS: Final = 100_000
"""Of one list."""
MAX_SCALAR: Final = 50_000
"""The longest text that is one value or one key, in characters."""
MAX_ALIAS_NODES: Final = 10_000
"""What aliases may add; a file with more nodes than this may be doubled by its aliases."""
MAX_PARTS: Final = 10_000
"""Keys and values of one description, its variants included."""
MAX_WARNINGS: Final = 100
MAX_COLLECTED: Final = 100_000
"""Where a sign stands is collected for as many as this; in a text full of it each place is looked at instead."""
MAX_DIGITS: Final = 300
"""A number written with this many characters, or with an exponent beyond it, stays text."""

"""What the benchmarks print: the figure beside its target, and what was measured."""

from __future__ import annotations

import platform
from collections.abc import Iterable

Row = tuple[str, str, str, float, float]


def where_from() -> str:
    """Which mcdef was measured: a wheel and a checkout start differently."""
    from mcdef.definition.files import BUILT
    from mcdef.documents.packaged import data_root
    from mcdef.version import VERSION

    built = (data_root("definitions").parent / BUILT).is_file()
    origin = "an installed wheel" if built else "a checkout: its definitions are read from YAML, which takes longer"
    return f"mcdef {VERSION} from {origin}; Python {platform.python_version()}"


def print_table(rows: Iterable[Row]) -> None:
    """One line for each ratio; ``over`` marks a missed target."""
    print(f"{'':<44} {'ours':>9} {'other':>9} {'ratio':>6} {'target':>7}")
    for title, ours, theirs, ratio, target in rows:
        over = "" if ratio <= target else "  over"
        print(f"{title:<44} {ours:>9} {theirs:>9} {ratio:>6.2f} {f'≤ {target:g}':>7}{over}")

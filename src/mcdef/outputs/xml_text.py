"""Text as XML 1.0 can hold it, which workbooks and JUnit files are made of."""

from __future__ import annotations

import re
from typing import Final

_FORBIDDEN: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """The text with a replacement character for each that XML forbids: controls, lone surrogates."""
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)

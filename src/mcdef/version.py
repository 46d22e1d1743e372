"""The version, as a literal: reading package metadata would cost more than answering ``--version``."""

from typing import Final

VERSION: Final = "0.1.0"

"""What tests of several layers share."""

from __future__ import annotations

import pytest

from mcdef.definition.library import Library, load_library


@pytest.fixture(scope="session")
def library() -> Library:
    """The library as it is shipped."""
    return load_library()

from pathlib import Path

import pytest

from docs_examples import PAGES, rendered
from docs_pages import DOCS, pages


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_the_pages_show_is_what_the_program_prints(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert rendered(text) == text


def test_generated_pages_are_up_to_date() -> None:
    stale = [str(path) for path, text in pages().items() if (DOCS / path).read_text(encoding="utf-8") != text]
    assert stale == [], "run: python tests/docs_pages.py"

"""The pictures of README.md say what the program says today. ``python tests/screenshots.py`` makes them anew."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

from mcdef.outputs.states import STATES
from readme_output import README
from screenshots import IMAGES, MOST_BYTES, PAGE, TERMINAL, demo_page, printed, svg_lines, terminal, words_in

ANEW = "run: python tests/screenshots.py"


def test_the_picture_of_the_terminal_shows_what_the_program_prints() -> None:
    shown = [line for line in svg_lines(TERMINAL.read_text(encoding="utf-8")) if line]
    assert shown == [line.rstrip() for line in printed().splitlines() if line.strip()], ANEW


def test_the_script_draws_the_same_words_again_and_needs_nothing_from_elsewhere() -> None:
    drawn = terminal()
    assert drawn == terminal()
    assert list(svg_lines(drawn)) == list(svg_lines(TERMINAL.read_text(encoding="utf-8"))), ANEW
    for svg in (drawn, TERMINAL.read_text(encoding="utf-8")):
        ElementTree.fromstring(svg)
        assert re.findall(r"https?://[^\"' )]+", svg) == ["http://www.w3.org/2000/svg"]


def test_the_picture_of_the_page_shows_the_verdicts_of_today(tmp_path: Path) -> None:
    page = demo_page(tmp_path).read_text(encoding="utf-8")
    words = words_in(PAGE.read_bytes())
    rows = re.findall(r"<tr data-v=([a-z]+)><th scope=row><a [^>]+>([^<]+)</a>", page)
    own = int(re.findall(r"data-own=(\d+)", page)[0])
    assert len(rows) == 12
    for letters, name in rows:
        cells = " ".join(STATES[letter].shown for letter in letters[:own])
        assert f"{name.replace('&amp;', '&')} {cells}" in words, ANEW


def test_the_pictures_are_small_and_in_the_readme() -> None:
    text = README.read_text(encoding="utf-8")
    for image in (TERMINAL, PAGE):
        assert image.stat().st_size < MOST_BYTES
        assert re.search(rf"!\[[^\]]{{40,}}\]\(docs/images/{image.name}\)", text)
    assert {one.name for one in IMAGES.iterdir()} == {TERMINAL.name, PAGE.name}

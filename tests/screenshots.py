"""The pictures of README.md: the terminal, and the audit page. ``python tests/screenshots.py`` makes them anew.

The terminal is drawn by rich from what the program prints. The page is photographed in Chromium, driven as by the tests
of the page (``tests/browser``), and the words in the picture are kept in it. What a picture says is compared with the
program by ``tests/project/test_screenshots.py``; how it looks depends on the fonts of the machine that made it.
"""

from __future__ import annotations

import html
import io
import json
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
TERMINAL, PAGE = IMAGES / "classify.svg", IMAGES / "audit.png"
COMMAND = "classify examples/ou-cyber-security.yaml"
LINES = 26
MOST_BYTES = 100_000
_WIDTH = 80
_SIGN = 12.2  # how wide rich draws one
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
#: As rich has it, but with no font from the web: what the reader has is taken.
_SVG = """<svg viewBox="0 0 {width} HEIGHT" xmlns="http://www.w3.org/2000/svg" role="img">
<title>{title_text}</title>
<style>{styles}
.{unique_id}-matrix {{ font: {char_height}px ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace }}
</style>
<defs><clipPath id="{unique_id}-clip-terminal"><rect width="{terminal_width}" height="{terminal_height}"/></clipPath>
{lines}</defs>
<rect fill="#16171a" width="{width}" height="HEIGHT" rx="8"/>
<g transform="translate({terminal_x}, 12)" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def printed(*, colour: bool = False) -> str:
    """The beginning of what the program prints, as the picture shows it."""
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", "NO_COLOR": "" if colour else "1"}
    environment["FORCE_COLOR"] = "1" if colour else ""
    command = [sys.executable, "-m", "mcdef", *COMMAND.split()]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", env=environment, check=True
    )
    return "\n".join([f"$ mcdef {COMMAND}", *done.stdout.splitlines()[:LINES], "…"])


def terminal() -> str:
    """The picture of the terminal."""
    from rich.console import Console
    from rich.terminal_theme import DIMMED_MONOKAI
    from rich.text import Text

    console = Console(record=True, width=_WIDTH, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    console.print(Text.from_ansi(printed(colour=True)), soft_wrap=True, highlight=False)
    svg = console.export_svg(title=f"mcdef {COMMAND}", theme=DIMMED_MONOKAI, code_format=_format(), unique_id="mcdef")
    height = max(float(y) for y in re.findall(r'<text[^>]* y="([\d.]+)"', svg)) + 32
    return "".join(f"{line.rstrip()}\n" for line in svg.replace("HEIGHT", f"{height:g}").splitlines())


def _format() -> str:
    return _SVG.replace("{title_text}", f"What mcdef {COMMAND} prints")


def svg_lines(svg: str) -> Iterator[str]:
    """The lines that a picture of the terminal shows."""
    rows: dict[float, list[tuple[float, str]]] = {}
    for x, y, text in re.findall(r'<text[^>]* x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]*)</text>', svg):
        rows.setdefault(float(y), []).append((float(x), html.unescape(text).replace("\xa0", " ")))
    for _, parts in sorted(rows.items()):
        line = ""
        for x, text in sorted(parts):
            line = line.ljust(round(x / _SIGN)) + text  # what is blank is not drawn
        yield line.rstrip()


def demo_page(folder: Path) -> Path:
    """The page of ``mcdef demo``."""
    subprocess.run([sys.executable, "-m", "mcdef", "demo", folder], capture_output=True, check=True)
    return folder / "audit.html"


def photograph(page: Path, modules: Path) -> bytes:
    """The picture of the page's matrix, with the words that it shows."""
    path = page.with_suffix(".png")
    shot = {"part": "section[aria-labelledby=verdicts]", "width": 1290, "height": 352, "path": str(path)}
    job = {"name": "it", "page": str(page), "parts": ["shot"], "shot": shot, "looks": [], "ids": [], "search": ""}
    jobs = page.with_suffix(".json")
    jobs.write_text(json.dumps([job]), encoding="utf-8")
    driver = ROOT / "tests" / "browser" / "drive.js"
    command = ["node", driver, modules, str(shutil.which("chromium")), jobs]
    done = subprocess.run(command, capture_output=True, check=True)
    return with_words(path.read_bytes(), " ".join(json.loads(done.stdout)["it"]["words"].split()))


def with_words(png: bytes, words: str) -> bytes:
    """A picture with a text in it, as PNG keeps one."""
    body = b"Description\0\0\0\0\0" + words.encode()
    chunk = struct.pack(">I", len(body)) + b"iTXt" + body + struct.pack(">I", zlib.crc32(b"iTXt" + body))
    end = png.rindex(b"IEND") - 4
    return png[:end] + chunk + png[end:]


def words_in(png: bytes) -> str:
    """The text that a picture keeps."""
    assert png.startswith(_SIGNATURE)
    at = len(_SIGNATURE)
    while at < len(png):
        (size,) = struct.unpack(">I", png[at : at + 4])
        if png[at + 4 : at + 8] == b"iTXt":
            return png[at + 8 : at + 8 + size].split(b"\0\0\0\0\0", 1)[1].decode()
        at += size + 12
    return ""


def main() -> None:
    """Writes both pictures."""
    IMAGES.mkdir(exist_ok=True)
    TERMINAL.write_text(terminal(), encoding="utf-8")
    modules = Path(os.environ.get("AUDIT_NODE_MODULES", ROOT / ".ci" / "node" / "node_modules"))
    with tempfile.TemporaryDirectory() as folder:
        PAGE.write_bytes(photograph(demo_page(Path(folder)), modules))


if __name__ == "__main__":
    main()

"""Reading an audit page as text and as tags."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

from mcdef.outputs.registry import render
from mcdef.report.findings import NO_POLICY, Gate
from mcdef.report.model import Report


class Tags(HTMLParser):
    """Every tag of a page with its attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def text_of(page: str) -> str:
    """What a reader sees, as one line."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", re.sub(r"(?s)<(style|script)>.*?</\1>", "", page))).split())


def page_of(report: Report, gate: Gate = NO_POLICY) -> str:
    """The audit page of a report."""
    return render("html", report, gate).decode()


def section_of(page: str, name: str) -> str:
    """The section of one credential, as text."""
    sections = re.findall(r"(?s)<details class=cred.*?</details>", page)
    return next(text_of(one) for one in sections if f"<h3>{name}<" in one)

"""The audit page: one HTML file that asks for nothing outside itself, to be mailed, printed and kept.

Jinja2 is loaded here and nowhere else. Whatever a description says is escaped, and can never become markup.
"""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from mcdef.documents.cells import shown
from mcdef.documents.problem import McdefError, problem
from mcdef.outputs.html_view import page_of
from mcdef.outputs.places import cell_of, where
from mcdef.outputs.states import STATES
from mcdef.outputs.words import fact_words, plural
from mcdef.report.findings import Gate
from mcdef.report.model import Place, Report

__all__ = ["html_text"]

_TEMPLATES: Final = Path(__file__).with_name("templates")
_WEB: Final = re.compile(r"https?://[^\s<>\"'`\\]+", re.ASCII | re.IGNORECASE)


def html_text(report: Report, gate: Gate) -> str:
    """The page. Raises :class:`McdefError` where Jinja2 is not installed."""
    templates = _environment()
    page = page_of(report, gate)
    style = templates.get_template("audit.css").render(own=page.columns.own, shared=page.columns.shared)
    script = templates.get_template("audit.js").render()
    made: str = templates.get_template("audit.html").render(
        page=page, style=_trusted(style), script=_trusted(script), policy=_policy(style, script), state=STATES
    )
    return made.rstrip("\n") + "\n"


def _environment() -> Any:
    try:
        from jinja2 import Environment, FileSystemLoader, StrictUndefined
    except ImportError:
        raise McdefError(problem("extra-missing", extra="html", library="Jinja2")) from None
    made = Environment(
        loader=FileSystemLoader(_TEMPLATES, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_printable,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters |= {"web": web_address, "where": where, "within": _within, "plain": fact_words, "meaning": _meaning}
    made.globals |= {"plural": plural}
    return made


def _printable(value: Any) -> Any:
    """What turns the line around, or is no character of HTML, becomes an escape that can be read."""
    if type(value) is str:  # not Markup, which is text no more
        return shown(" ".join(value.split()) if "\n" in value or "\t" in value or "\r" in value else value)
    return "" if value is None else value


def web_address(url: str | None) -> str | None:
    """An address of the web, else nothing: no other kind is ever made a link."""
    return url if url is not None and _WEB.fullmatch(url) else None


def _within(place: Place) -> str:
    """A place in the only file that there is: its cell or its line."""
    return cell_of(place) or (f"line {place.line}" if isinstance(place.line, int) else where(place))


def _meaning(name: str) -> str:
    """What a fact means; empty for one that only a definition declares."""
    from mcdef.facts.vocabulary import FACTS

    return FACTS[name].meaning if name in FACTS else ""


def _trusted(text: str) -> Any:
    """Our own style and script, which are no text of anybody else."""
    from markupsafe import Markup

    return Markup(text)


def _policy(style: str, script: str) -> str:
    """The content-security policy: nothing but the two texts within the page itself."""
    return (
        f"default-src 'none'; style-src 'sha256-{_digest(style)}'; script-src 'sha256-{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode("ascii")

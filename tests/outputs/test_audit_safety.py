"""The audit page asks for nothing, allows nothing but itself, and makes no text into markup."""

from __future__ import annotations

import re
import sys
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256

import pytest

from mcdef.documents.problem import McdefError
from mcdef.outputs.html import web_address
from mcdef.outputs.registry import render
from mcdef.report.findings import Gate
from mcdef.report.model import Report
from outputs.pages_read import Tags, page_of, text_of
from outputs.report_runs import HOSTILE, a_thousand_by_twelve, examples, five, hostile

ATTACK = "<script>alert(1)</script>\"' onload=x \u202egpj"
#: What a page may hold, and no more: nothing that loads, embeds, or leads elsewhere by itself.
TAGS = frozenset(
    "html head meta title style body a header h1 h2 h3 p nav ul li main section div table caption thead tbody tfoot "
    "tr th td b i small code span strong form label input select option button details summary dl dt dd footer "
    "script".split()
)


@pytest.fixture(scope="module")
def page(report: Report) -> str:
    return page_of(report)


@pytest.fixture(scope="module")
def report() -> Report:
    return five()


@pytest.fixture(scope="module")
def large() -> str:
    return page_of(a_thousand_by_twelve())


def test_every_link_within_the_page_arrives(page: str, large: str) -> None:
    for one in (page, page_of(examples()), large):
        found = Tags(one).found
        ids = [attributes["id"] for _, attributes in found if "id" in attributes]
        assert len(ids) == len(set(ids))
        links = {attributes["href"] or "" for tag, attributes in found if tag == "a"}
        assert {link[1:] for link in links if link.startswith("#")} <= set(ids)


@pytest.mark.parametrize("made", [page_of(examples()), page_of(hostile())], ids=["examples", "hostile"])
def test_it_asks_for_nothing_outside_itself(made: str) -> None:
    for tag, attributes in Tags(made).found:
        assert tag in TAGS
        assert not {"src", "srcset", "style", "action", "formaction", "ping"} & attributes.keys()
        assert not any(name.startswith("on") for name in attributes)
        if tag == "a":
            assert re.match(r"#|https?://", attributes["href"] or "")
    assert not re.search(r"@import|url\(|fetch\(|XMLHttpRequest|sendBeacon|localStorage|innerHTML|eval\(", made)


def test_the_policy_allows_its_own_style_and_script_and_nothing_else(page: str) -> None:
    (policy,) = (one for tag, one in Tags(page).found if one.get("http-equiv") == "Content-Security-Policy")
    (style,) = re.findall(r"(?s)<style>(.*?)</style>", page)
    (script,) = re.findall(r"(?s)<script>(.*?)</script>", page)
    hashes = [b64encode(sha256(text.encode()).digest()).decode() for text in (style, script)]
    assert policy["content"] == (
        f"default-src 'none'; style-src 'sha256-{hashes[0]}'; script-src 'sha256-{hashes[1]}'; "
        "base-uri 'none'; form-action 'none'"
    )
    assert page.index("Content-Security-Policy") < page.index("<style>")


def test_the_same_report_gives_the_same_bytes(page: str, report: Report) -> None:
    assert page_of(report) == page


def test_a_text_never_becomes_markup(report: Report) -> None:
    one = report.credentials[0]
    bad = replace(one, name=ATTACK, provider=ATTACK, id=ATTACK, source=replace(one.source, path=ATTACK))
    made = page_of(replace(report, credentials=(bad, *report.credentials[1:])))
    assert [tag for tag, _ in Tags(made).found].count("script") == 1
    assert not any("onload" in attributes for _, attributes in Tags(made).found)
    assert "\u202e" not in made
    assert "&lt;script&gt;" in made


def everywhere(value: object) -> object:
    """The same report with an attack in every text that a description, a definition or a policy may give."""
    if isinstance(value, str):
        return value if value in _WORDS or re.fullmatch(r"[0-9.]+", value) else f"{value}{ATTACK}"
    if isinstance(value, tuple):
        return tuple(map(everywhere, value))
    if hasattr(value, "__dataclass_fields__"):
        kept = {"summary", "sources", "options", "mcdef", "schema", "schema_version", "limit", "limits"}
        names = [name for name in value.__dataclass_fields__ if name not in kept]
        return replace(value, **{name: everywhere(getattr(value, name)) for name in names})  # type: ignore[type-var]
    return value


_WORDS = frozenset(
    "counts does_not_count undetermined out_of_scope met not_met unknown stated converted followed presumed scope "
    "default offer class error warning note state narrow judge assign nothing constitutive required recommended "
    "needs_judgement not_stated absent".split()
)


@pytest.mark.parametrize("copies", [1, 500], ids=["in full", "by reference"])
def test_no_text_of_any_field_becomes_markup(report: Report, copies: int) -> None:
    bad = everywhere(report)
    assert isinstance(bad, Report)
    good_tags = [tag for tag, _ in Tags(page_of(replace(report, credentials=report.credentials * copies))).found]
    made = page_of(replace(bad, credentials=bad.credentials * copies), Gate(lambda _: True, lambda _: ATTACK))
    found = Tags(made).found
    assert {tag for tag, _ in found} <= TAGS
    assert [tag for tag, _ in found].count("script") == good_tags.count("script") == 1
    assert not any(name.startswith("on") for _, attributes in found for name in attributes)
    assert "\u202e" not in made
    assert f"{ATTACK.partition(' ')[0]}" not in made


def test_a_hostile_catalogue_is_shown_as_text() -> None:
    made = page_of(hostile())
    assert len(re.findall("<details class=cred", made)) == len(HOSTILE) + 1
    assert "&lt;script&gt;|`x`|&lt;/script&gt; [a](b) &amp; *c*" in made
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]", made)
    assert "2 descriptions could not be read" in made
    assert "! could not be read" in made


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "JaVaScript:x", "data:text/html,x", "file:///etc/passwd", "//x"]
)
def test_only_addresses_of_the_web_become_links(url: str, report: Report) -> None:
    assert web_address(url) is None
    sources = {key: replace(source, url=url) for key, source in report.sources.items()}
    made = page_of(replace(report, sources=sources))
    assert all(not (attributes.get("href") or "#").startswith(url) for _, attributes in Tags(made).found)


def test_what_could_not_be_judged_is_said_of_one_credential_alone() -> None:
    report = hostile()
    broken = tuple(one for one in report.credentials if one.id == "broken")
    assert "There is no verdict: no description could be read." in text_of(page_of(replace(report, credentials=broken)))


def test_without_the_extra_it_says_what_to_install(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jinja2", None)
    with pytest.raises(McdefError) as raised:
        render("html", report)
    assert raised.value.problems[0].help == "run: pip install 'mcdef[html]'"

"""The page of ``mcdef crosswalk`` for machines; numbers are exact texts, values as in the report's contract."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from mcdef.crosswalk.asked import AskedCredit
from mcdef.crosswalk.by_country import CountryHours
from mcdef.crosswalk.context import NearAward, Rate
from mcdef.crosswalk.conversion import Route
from mcdef.crosswalk.facing import Facing
from mcdef.crosswalk.page import Answer, Page
from mcdef.crosswalk.rows import Cite
from mcdef.crosswalk.tables import Crosswalk
from mcdef.logic.possibilities import UNKNOWN, Value
from mcdef.outputs.crosswalk import value_words
from mcdef.report.jsonable import value_of
from mcdef.version import VERSION

Json = Mapping[str, Any]


def page_json(page: Page, crosswalk: Crosswalk) -> str:
    """One document; fields are only ever added."""
    body = {
        "schema": "mcdef-crosswalk",
        "schema_version": "1.0",
        "mcdef": VERSION,
        "asked": {
            "text": page.text,
            "country": page.where.country,
            "on": page.where.on.isoformat() if page.where.on else None,
            "to": page.to,
        },
        "read_as": _read_as(page, crosswalk),
        "answers": [_answer(one) for one in page.answers],
        "frameworks": [_faced(one) for one in page.facing],
        "by_country": [_country(one) for one in page.countries],
        "rates": [_rate(one) for one in page.rates],
        "awards": [_award(one) for one in page.awards],
        "remarks": list(page.remarks),
    }
    cited = dict.fromkeys(_sources_in(body))
    body["sources"] = {id_: _source(id_, crosswalk) for id_ in cited}
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def _read_as(page: Page, crosswalk: Crosswalk) -> Json:
    asked = page.asked
    if isinstance(asked, AskedCredit):
        system = asked.system
        return {
            "what": "credit",
            "system": system.id,
            "title": system.title,
            "measures": system.measures,
            "amount": value_of(asked.amount),
            "implied_country": asked.implied,
        }
    framework = page.framework
    return {
        "what": "words" if framework is None else "level",
        "framework": asked.framework,
        "title": None if framework is None else framework.title,
        "country": None if framework is None else framework.country,
        "levels": list(asked.levels),
        "uris": [crosswalk.uris.of(asked.framework or "", level) for level in asked.levels],
        "words": asked.words,
        **(_of(framework.cite) if framework is not None and framework.cite is not None else {}),
    }


def _answer(answer: Answer) -> Json:
    made = answer.conversion
    relations = dict.fromkeys(way.relation for way in made.routes if way.relation)
    return {
        "to": answer.to,
        "value": value_of(made.value),
        "shown": value_words(answer.to, made.value),
        "decides": made.value is not UNKNOWN,
        "converted": bool(made.routes),
        "relation": made.why if made.why in ("unmapped", "unlevelled") else next(iter(relations), None),
        "would_be": None if made.would_be is None else value_of(made.would_be),
        "why": made.why,
        "evidence": made.evidence,
        "note": made.note,
        "routes": [_route(answer.to, way) for way in made.routes],
    }


def _route(to: str, way: Route) -> Json:
    return {
        "value": value_of(way.value),
        "shown": value_words(to, way.value),
        "says": way.says,
        "relation": way.relation,
        "decides": way.verified,
        **_cited(way.sources, way.evidence, way.at, way.note),
    }


def _faced(one: Facing) -> Json:
    return {
        "framework": one.framework.id,
        "label": one.framework.label,
        "place": one.framework.place,
        "levels": list(one.levels),
        "relation": one.relation,
        "eqf": list(one.eqf),
        "decides": one.decides,
        **_cited(one.sources, one.evidence, None, None),
    }


def _country(one: CountryHours) -> Json:
    return {
        "country": one.country,
        "per_credit": value_of(one.per_credit),
        "hours": _maybe(one.hours),
        "contact": _maybe(one.contact),
        "usual": _maybe(one.usual),
        "decides": one.decides,
        **_of(one.cite),
    }


def _rate(one: Rate) -> Json:
    row = one.exchange
    return {
        "to": one.other.id,
        "value": value_of(one.value),
        "kind": row.kind,
        "published": {"from": row.source, "to": row.target, "rate": value_of(row.rate)},
        "takes_part": one.takes_part,
        **_of(row.cite),
    }


def _award(one: NearAward) -> Json:
    row = one.row
    return {
        "award": row.award,
        "kind": row.kind,
        "country": row.country,
        "framework": row.framework,
        "level": row.level,
        "eqf": row.eqf,
        "unit": row.unit,
        "size": value_of(row.size),
        "compared": one.compared,
        **_of(row.cite),
    }


def _maybe(value: Value | None) -> Json | None:
    return None if value is None else value_of(value)


def _of(cite: Cite) -> Json:
    return _cited(cite.sources, cite.evidence, cite.at, cite.note)


def _cited(sources: Iterable[str], evidence: str | None, at: str | None, note: str | None) -> Json:
    return {"evidence": evidence, "sources": list(sources), "at": at, "note": note}


def _sources_in(data: Any) -> Iterable[str]:
    """The ids of sources that any part cites, in the order of the document."""
    if isinstance(data, Mapping):
        for key, inner in data.items():
            yield from inner if key == "sources" else _sources_in(inner)
    elif isinstance(data, list):
        for inner in data:
            yield from _sources_in(inner)


def _source(id_: str, crosswalk: Crosswalk) -> Json:
    source = crosswalk.sources[id_]
    return {
        "title": source.title,
        "issuer": source.issuer,
        "url": source.url,
        "published": source.published,
        "seen": source.seen,
        "checked": source.checked,
        "note": source.note,
    }

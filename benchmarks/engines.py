"""The same definitions in other engines: datalogic-py, zen-engine, jsonschema-rs and DuckDB's SQL.

None of them knows credits, levels or rules, so that each gets the *facts* of a description, established by mcdef before
the clock starts, as one flat JSON object a line; mcdef gets the descriptions themselves. None but SQL has a third truth
value, so that each criterion is two formulas: surely met, surely not met. Every engine's outcomes are compared with
mcdef's first, and what it cannot say is printed.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from seeded import lines
from tables import where_from

from mcdef.catalogue.classify import Asked
from mcdef.catalogue.verdict_lines import VerdictLines, told
from mcdef.credential.read import read_credential
from mcdef.credential.sections import cut
from mcdef.definition.library import Library, load_library
from mcdef.definition.select import Selection
from mcdef.documents.json_reader import read_json
from mcdef.documents.source import Source
from mcdef.facts.establish import establish
from mcdef.facts.known import Facts
from mcdef.logic.algebra import All, If, Includes, Leaf, Not, OneOf, Some, Test, Within, facts_of
from mcdef.logic.evaluate import evaluate
from mcdef.logic.possibilities import ABSENT, UNKNOWN, Choice, Members, Numbers
from mcdef.verdict.fast import FastForm

DEFINITIONS = ("emc-2019", "emc-2021", "emc-2022", "us-usage")
Formula = tuple[Any, ...]
Pair = tuple[Formula, Formula]


class CannotError(Exception):
    """A test that has no formula here."""


# ------------------------------------------------------------------------------------------------- facts and formulas


def flat(facts: Facts, names: Iterable[str]) -> dict[str, Any]:
    """The facts that are read, as other engines can take them; several alternatives are only their two ends."""
    found: dict[str, Any] = {}
    for name in names:
        key, value = name.replace(".", "_"), facts.value(name)
        extent = value.extent if isinstance(value, Numbers) else None
        found[f"{key}_low"] = None if extent is None or extent.low is None else float(extent.low)
        found[f"{key}_high"] = None if extent is None or extent.high is None else float(extent.high)
        found[f"{key}_is"] = value.only if isinstance(value, Choice) else None
        found[f"{key}_absent"] = value is ABSENT
        found[f"{key}_known"] = value is not UNKNOWN
        found[f"{key}_has"] = sorted(value.has) if isinstance(value, Members) else []
        found[f"{key}_complete"] = isinstance(value, Members) and value.complete
    return found


def pair(test: Test) -> Pair:
    """When a test is surely met, and when surely not."""
    match test:
        case Not(inner):
            met, unmet = pair(inner)
            return unmet, met
        case All(tests):
            pairs = [pair(part) for part in tests]
            return ("and", *(one[0] for one in pairs)), ("or", *(one[1] for one in pairs))
        case Some(tests):
            pairs = [pair(part) for part in tests]
            return ("or", *(one[0] for one in pairs)), ("and", *(one[1] for one in pairs))
        case If(condition, then):
            return pair(Some((Not(condition), then)))
        case Leaf(fact, check):
            return _leaf(fact.replace(".", "_"), check)
    raise CannotError(type(test).__name__)


def _leaf(key: str, check: object) -> Pair:
    absent = ("is", f"{key}_absent", True)
    match check:
        case Within(range_):
            return _between(key, range_.low, range_.high, range_.low_open, range_.high_open)
        case OneOf(Numbers() as numbers, _):
            extent = numbers.extent
            return _between(key, extent.low, extent.high, False, False)
        case OneOf(None, options):
            each = [("is", f"{key}_is", option) for option in sorted(options, key=str)]
            return ("or", *each), ("or", absent, ("and", ("given", f"{key}_is"), *(("not", one) for one in each)))
        case Includes(members, any_of):
            there = [("has", f"{key}_has", member) for member in members]
            closed = ("is", f"{key}_complete", True)
            missing = [("not", one) for one in there]
            met = ("or", *there) if any_of else ("and", *there)
            return met, ("or", absent, ("and", closed, ("and" if any_of else "or", *missing)))
    raise CannotError(type(check).__name__)


def _between(key: str, low: Fraction | None, high: Fraction | None, low_open: bool, high_open: bool) -> Pair:
    met, unmet = [], [("is", f"{key}_absent", True)]
    if low is not None:
        met.append((">" if low_open else ">=", f"{key}_low", float(low)))
        unmet.append(("<=" if low_open else "<", f"{key}_high", float(low)))
    if high is not None:
        met.append(("<" if high_open else "<=", f"{key}_high", float(high)))
        unmet.append((">=" if high_open else ">", f"{key}_low", float(high)))
    return ("and", *met), ("or", *unmet)


# ------------------------------------------------------------------------------------------------------- the engines


def datalogic(formulas: Sequence[Formula]) -> Callable[[bytes], Any]:
    """JSON logic, compiled in Rust."""
    from datalogic_py import Engine

    def spelled(formula: Formula) -> Any:
        match formula:
            case ("and" | "or" as word, *parts):
                return {word: [spelled(part) for part in parts]}
            case ("not", part):
                return {"!": [spelled(part)]}
            case ("is", name, value):
                return {"===": [{"var": name}, value]}
            case ("given", name):
                return {"!==": [{"var": name}, None]}
            case ("has", name, member):
                return {"in": [member, {"var": name}]}
            case (sign, name, number):
                return {"and": [{"!==": [{"var": name}, None]}, {sign: [{"var": name}, number]}]}
        raise AssertionError(formula)

    rules = Engine().compile(json.dumps([spelled(formula) for formula in formulas]))
    return lambda line: json.loads(rules.evaluate_str(line.decode()))


def zen(formulas: Sequence[Formula]) -> Callable[[bytes], Any]:
    """GoRules' expressions, compiled in Rust."""
    import orjson
    import zen as engine

    def spelled(formula: Formula) -> str:
        match formula:
            case ("and" | "or" as word, *parts):
                return "(" + f" {word} ".join(spelled(part) for part in parts) + ")"
            case ("not", part):
                return f"not ({spelled(part)})"
            case ("is", name, value):
                return f"{name} == {json.dumps(value)}"
            case ("given", name):
                return f"{name} != null"
            case ("has", name, member):
                return f"({json.dumps(member)} in {name})"
            case (sign, name, number):
                return f"({name} != null and {name} {sign} {number})"
        raise AssertionError(formula)

    members = ", ".join(f"f{number}: {spelled(formula)}" for number, formula in enumerate(formulas))
    rules = engine.compile_expression(f"{{{members}}}")

    def decide(line: bytes) -> Any:
        found = rules.evaluate(orjson.loads(line))
        return [found[f"f{number}"] for number in range(len(formulas))]

    return decide


def schemas(formulas: Sequence[Formula]) -> Callable[[bytes], Any]:
    """A JSON Schema for each formula, compiled in Rust."""
    import jsonschema_rs
    import orjson

    def of(name: str, schema: Any) -> Any:
        return {"properties": {name: schema}}

    def spelled(formula: Formula) -> Any:
        signs = {">=": "minimum", "<=": "maximum", ">": "exclusiveMinimum", "<": "exclusiveMaximum"}
        match formula:
            case ("and", *parts):
                return {"allOf": [spelled(part) for part in parts]}
            case ("or", *parts):
                return {"anyOf": [spelled(part) for part in parts]}
            case ("not", part):
                return {"not": spelled(part)}
            case ("is", name, value):
                return of(name, {"const": value})
            case ("given", name):
                return of(name, {"not": {"const": None}})
            case ("has", name, member):
                return of(name, {"contains": {"const": member}})
            case (sign, name, number):
                return of(name, {"type": "number", signs[sign]: number})
        raise AssertionError(formula)

    rules = [jsonschema_rs.validator_for(spelled(formula)).is_valid for formula in formulas]

    def decide(line: bytes) -> Any:
        data = orjson.loads(line)
        return [rule(data) for rule in rules]

    return decide


def sql(formulas: Sequence[Formula], path: Path) -> Callable[[], list[tuple[Any, ...]]]:
    """One query over the whole file, on one thread."""
    import duckdb

    def spelled(formula: Formula) -> str:
        match formula:
            case ("and" | "or" as word, *parts):
                return "(" + f" {word} ".join(spelled(part) for part in parts) + ")"
            case ("not", part):
                return f"(not {spelled(part)})"
            case ("is", name, value):
                text = f"'{value}'" if isinstance(value, str) else str(value).lower()
                return f"coalesce({name} = {text}, false)"
            case ("given", name):
                return f"{name} is not null"
            case ("has", name, member):
                return f"list_contains({name}, '{member}')"
            case (sign, name, number):
                return f"coalesce({name} {sign} {number}, false)"
        raise AssertionError(formula)

    columns = ", ".join(f"{spelled(formula)} as f{number}" for number, formula in enumerate(formulas))
    with path.open("rb") as file:
        example = json.loads(file.readline())
    kinds = {"low": "DOUBLE", "high": "DOUBLE", "is": "VARCHAR", "has": "VARCHAR[]"}
    typed = {name: kinds.get(name.rsplit("_", 1)[1], "BOOLEAN") for name in example}
    booleans = {one[1] for one in _atoms(formulas) if one[0] == "is" and isinstance(one[2], bool)}
    typed |= dict.fromkeys(booleans, "BOOLEAN")
    connection = duckdb.connect(config={"threads": 1})
    query = f"select {columns} from read_json('{path}', format='newline_delimited', columns={typed})"
    return lambda: connection.sql(query).fetchall()


def _atoms(formulas: Iterable[Formula]) -> Iterable[Formula]:
    for formula in formulas:
        if formula[0] in ("and", "or", "not"):
            yield from _atoms(formula[1:])
        else:
            yield formula


# ------------------------------------------------------------------------------------------------------ the comparing


def criteria_of(library: Library) -> list[tuple[str, Test]]:
    """Every constitutive criterion with a formula; those without are named."""
    found = []
    for id_ in DEFINITIONS:
        for criterion in library[id_].default.criteria:
            if not criterion.constitutive or criterion.test is None:
                continue
            try:
                pair(criterion.test)
            except CannotError as error:
                print(f"no formula for {id_}.{criterion.id}: {error}")
                continue
            found.append((f"{id_}.{criterion.id}", criterion.test))
    return found


def main() -> None:
    """Compares and measures; it asserts nothing about the times."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=5, help="rounds (default: 5)")
    options.add_argument("--descriptions", type=int, default=20_000, help="how many (default: 20000)")
    options.add_argument("--kind", default="mixed", help="mixed or clustered (default: mixed)")
    asked = options.parse_args()
    library = load_library()
    criteria = criteria_of(library)
    formulas = [formula for _, test in criteria for formula in pair(test)]
    names = sorted({name for _, test in criteria for name in facts_of(test)})
    written = list(lines(asked.kind, asked.descriptions))
    flattened, told = [], []
    for line in written:
        (described,) = read_credential(read_json(Source("", line.decode())))
        facts = establish(described, library.crosswalk, library.rules).inferred.facts
        flattened.append(json.dumps(flat(facts, names)).encode() + b"\n")
        truths = [evaluate(test, facts).truth.value for _, test in criteria]
        told.append([truth == wanted for truth in truths for wanted in ("met", "not_met")])
    by_line = {"datalogic-py": datalogic(formulas), "zen-engine": zen(formulas), "jsonschema-rs": schemas(formulas)}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "facts.ndjson"
        path.write_bytes(b"".join(flattened))
        query = sql(formulas, path)
        print(
            f"{where_from()}; {asked.descriptions:,} descriptions, {asked.kind}; {len(criteria)} criteria of", end=" "
        )
        print(", ".join(DEFINITIONS))
        outcomes = {
            name: ([bool(one) for one in decide(line)] for line in flattened) for name, decide in by_line.items()
        }
        outcomes["DuckDB SQL"] = ([bool(one) for one in row] for row in query())
        for name, rows in outcomes.items():
            pairs = zip(rows, told, strict=True)
            wrong = sum(one != right for row, rights in pairs for one, right in zip(row, rights, strict=True))
            print(f"{name}: {wrong} of {len(formulas) * len(told):,} outcomes other than mcdef's")
        rounds = [_round(written, flattened, by_line, query, library) for _ in range(asked.runs)]
    ours = "mcdef, from descriptions"
    print(f"\n{'':<28} {'µs a line':>10} {'x mcdef':>8}")
    for name in rounds[0]:
        ratio = median(one[name] / one[ours] for one in rounds)
        print(f"{name:<28} {1e6 * median(one[name] for one in rounds):>10.1f} {ratio:>8.2f}")


def _round(
    written: list[bytes],
    flattened: list[bytes],
    by_line: dict[str, Callable[[bytes], Any]],
    query: Any,
    library: Library,
) -> dict[str, float]:
    render = VerdictLines(library, Asked(Selection(DEFINITIONS)), "catalogue.ndjson")
    taken = {}
    with open(os.devnull, "wb") as nowhere:
        for again in ("mcdef, from descriptions", "the same, seen before"):
            began = perf_counter()
            for number, line in enumerate(written, 1):
                nowhere.write(render.of(line, number))
            taken[again] = (perf_counter() - began) / len(written)
        form, known = FastForm(library, Selection(DEFINITIONS)), []
        for line in written:
            _, traits, place = form.contents.traits_of([form.contents.sections[one] for one in cut(line.decode())])
            form.verdicts(line)
            known.append((traits, form.plan(place)))
        began = perf_counter()
        for traits, plan in known:
            nowhere.write(told(plan, form.compilation.outcomes(traits, plan.tables, Facts)))
        taken["mcdef, from facts"] = (perf_counter() - began) / len(written)
        for name, decide in by_line.items():
            began = perf_counter()
            for line in flattened:
                decide(line)
            taken[f"{name}, from facts"] = (perf_counter() - began) / len(flattened)
        began = perf_counter()
        query()
        taken["DuckDB SQL, from facts"] = (perf_counter() - began) / len(flattened)
    return taken


if __name__ == "__main__":
    main()

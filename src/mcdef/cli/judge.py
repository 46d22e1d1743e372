"""``mcdef judge``: a person's decision on a clause, written into the description."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from mcdef.cli.complete import clause_names
from mcdef.cli.shared_options import Folders

if TYPE_CHECKING:
    from mcdef.definition.library import Library
    from mcdef.definition.model import Criterion
    from mcdef.documents.document import Document
    from mcdef.documents.place import Pointer
    from mcdef.documents.problem import McdefError


def judge(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The description.")],
    criterion: Annotated[
        str, typer.Argument(metavar="CRITERION", help="For example unesco-2022.focused.", autocompletion=clause_names)
    ],
    met: Annotated[bool | None, typer.Option("--met/--not-met", help="The decision.")] = None,
    by: Annotated[str, typer.Option("--by", metavar="WHO", help="Who decided.")] = "",
    because: Annotated[str, typer.Option("--because", metavar="WHY", help="Why.")] = "",
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="When: 2026-09-01.")] = None,
    id_: Annotated[
        str | None, typer.Option("--id", metavar="ID", help="Which description, where the file holds several.")
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Put this decision in the place of one that is there.")
    ] = False,
    definitions: Folders = None,
) -> None:
    """Record a decision on a clause that facts leave open, with who, when, why, and the wording it answers."""
    import sys
    from pathlib import Path

    from mcdef.cli.options import read_day
    from mcdef.cli.problems import note_old_names
    from mcdef.cli.writing import write_new
    from mcdef.definition.former import present_name
    from mcdef.definition.library import load_library
    from mcdef.documents.edit import with_entry
    from mcdef.documents.files import read_source
    from mcdef.documents.problem import McdefError, problem
    from mcdef.documents.reader import read_document
    from mcdef.outputs.streams import write_text

    if met is None or not by or not because:
        raise McdefError(problem("judgement-needs"))
    library = load_library([Path(folder) for folder in definitions or ()])
    note_old_names((criterion,), library)
    criterion = present_name(criterion, library.present)
    clause = _clause(criterion, library)
    entry: dict[str, Any] = {"criterion": criterion, "met": met, "by": by}
    if on is not None:
        entry["on"] = read_day(on)
    entry |= {"because": because, "asks": clause.asks}
    source = read_source(Path(file), file)
    if file.lower().endswith(".json"):
        raise McdefError(problem("judge-yaml-only", path=file))
    document = read_document(source)
    where = _where(document, id_)
    standing = _standing(document.within(where), criterion, library)
    if standing is not None and not replace:
        raise _judged(document.within(where), standing, criterion)
    text = with_entry(source.text, where, "judgements", entry, instead_of=standing)
    write_new(Path(file), text, force=True)
    write_text(f"{file}: {criterion} judged {'met' if met else 'not met'} by {by}", sys.stdout)


def _clause(name: str, library: Library) -> Criterion:
    from mcdef.cli.options import unknown_word

    definition_id, _, criterion_id = name.partition(".")
    definition = library.definitions.get(definition_id)
    readings = () if definition is None else definition.readings
    found = next((one for reading in readings if (one := reading.criterion(criterion_id)) is not None), None)
    if found is None:
        known = [
            f"{one.id}.{criterion.id}" for one in library.definitions.values() for criterion in one.default.criteria
        ]
        raise unknown_word("unknown-clause", name, known)
    return found


def _judgements(document: Document) -> list[Any]:
    data = document.data
    found = data.get("judgements") if isinstance(data, dict) else None
    return found if isinstance(found, list) else []


def _standing(document: Document, criterion: str, library: Library) -> int | None:
    """The index of the decision on a criterion that a description has already."""
    from mcdef.definition.former import present_name

    names = [str(one.get("criterion")) if isinstance(one, dict) else "" for one in _judgements(document)]
    present = [present_name(name, library.present) for name in names]
    return present.index(criterion) if criterion in present else None


def _judged(document: Document, index: int, criterion: str) -> McdefError:
    from mcdef.documents.problem import McdefError, problem

    standing = _judgements(document)[index]
    decision = "met" if standing.get("met") is True else "not met"
    span = document.locate(("judgements", index))
    by = standing.get("by", "?")
    return McdefError(
        problem("already-judged", source=document.source, span=span, criterion=criterion, decision=decision, by=by)
    )


def _where(document: Document, id_: str | None) -> Pointer:
    from mcdef.catalogue.descriptions import descriptions_in
    from mcdef.documents.problem import McdefError, problem

    found = {one.id: one.document.base for one in descriptions_in(document)}
    if id_ is None and len(set(found.values())) == 1:
        return next(iter(found.values()))
    if id_ not in found:
        raise McdefError(problem("which-description", ids=", ".join(found)))
    return found[id_]

"""What stands beside the definitions: countries and bodies looked at, and the carriers, registers and schemes named.

Read from ``schemes.yaml`` where somebody asks; nothing that runs a definition needs it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Final, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from mcdef.crosswalk.folding import fold
from mcdef.definition.files import SCHEMES, plain
from mcdef.definition.schema import Grade, Id, Line, When
from mcdef.documents.document import Document
from mcdef.documents.files import display_path, read_source
from mcdef.documents.packaged import data_root
from mcdef.documents.problem import McdefError
from mcdef.documents.reader import read_document
from mcdef.documents.validation import keys_at, problems_of

Part = Literal[
    "Europe",
    "The Americas",
    "Asia and the Pacific",
    "Africa and the Gulf",
    "European bodies",
    "International bodies",
    "Alliances and projects",
    "Industry, associations and authors",
]
What = Literal["definition", "reading", "crosswalk row", "carrier of records", "nothing testable"]
PARTS: Final[tuple[Part, ...]] = get_args(Part)
WHATS: Final[tuple[What, ...]] = get_args(What)


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Seen(_Shape):
    """A text behind a finding, and the day on which it was read where that is not the day of the search."""

    title: Line
    url: Line | None = None
    checked: When | None = None


class Row(_Shape):
    """What all rows have: a name, other names, and what the finding rests on."""

    id: Id
    name: Line
    names: tuple[Line, ...] = ()
    sources: tuple[Seen, ...] = ()
    evidence: Grade | None = None


class LookedAt(Row):
    """A country or body: the definitions of it that are encoded, and what was looked for and not found."""

    codes: tuple[Line, ...] = ()
    part: Part
    definitions: tuple[Id, ...] = ()
    looked_for: Line


class Scheme(Row):
    """A carrier, register or scheme that the literature names: what it is to mcdef, and why."""

    is_: Annotated[What, Field(alias="is")]
    why: Line
    see: tuple[Line, ...] = ()


class Schemes(_Shape):
    """All rows, and the day of the search."""

    checked: When
    looked_at: tuple[LookedAt, ...] = ()
    schemes: tuple[Scheme, ...] = ()

    def rows(self) -> Iterator[Row]:
        yield from self.looked_at
        yield from self.schemes

    def named(self, name: str) -> tuple[Row, ...]:
        """The rows of that id, name, other name or country code; case, blanks and punctuation do not matter."""
        wanted = fold(name)
        return tuple(row for row in self.rows() if wanted in {fold(word) for word in names_of(row)})

    def of_country(self, code: str) -> tuple[LookedAt, ...]:
        return tuple(row for row in self.looked_at if code in row.codes)


def names_of(row: Row) -> tuple[str, ...]:
    """Every name that leads to a row."""
    codes = row.codes if isinstance(row, LookedAt) else ()
    return (row.id, row.name, *row.names, *codes)


def load_schemes(folders: Sequence[Path] = ()) -> Schemes:
    """What is shipped, and what these folders add. Raises :class:`McdefError` for a file of another shape."""
    shipped = _read(data_root("definitions") / SCHEMES, f"shipped/{SCHEMES}")
    own = [_read(folder / SCHEMES, f"{display_path(folder)}/{SCHEMES}") for folder in folders if _has(folder)]
    if not own:
        return shipped
    return shipped.model_copy(
        update={
            "looked_at": (*shipped.looked_at, *(row for one in own for row in one.looked_at)),
            "schemes": (*shipped.schemes, *(row for one in own for row in one.schemes)),
        }
    )


def _has(folder: Path) -> bool:
    return (folder / SCHEMES).is_file()


def _read(path: Path, shown: str) -> Schemes:
    return schemes_of(read_document(read_source(path, shown)))


def schemes_of(document: Document) -> Schemes:
    """The rows of a file. Raises :class:`McdefError` with every problem found."""
    try:
        return Schemes.model_validate(plain(document.data))
    except ValidationError as error:
        problems = problems_of(
            error.errors(include_url=False),
            document,
            expected=lambda pointer: keys_at(Schemes, pointer),
            synonyms={},
        )
        raise McdefError(*problems) from None

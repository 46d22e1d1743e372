"""From a source to a document, whichever of the two formats it is written in."""

from __future__ import annotations

import re
from typing import Final

from mcdef.documents.document import Document
from mcdef.documents.problem import McdefError
from mcdef.documents.source import STDIN, Source

__all__ = ["read_document"]

_JSON_ENDINGS: Final = (".json", ".jsonld")
_SURELY_JSON: Final = re.compile(r'\s*(?:\[\s*)*\{\s*"')


def read_document(source: Source) -> Document:
    """Read JSON from a ``.json`` path and YAML from any other; standard input may be either.

    Raises :class:`McdefError` with the place of what cannot be read or is refused.
    """
    if source.path.lower().endswith(_JSON_ENDINGS):
        return _json(source)
    if source.path != STDIN or source.text.lstrip()[:1] not in ("{", "["):
        return _yaml(source)
    try:
        return _json(source)
    except McdefError as json_error:
        try:
            return _yaml(source)
        except McdefError:
            if _SURELY_JSON.match(source.text):
                raise json_error from None
            raise


# Each reader is imported when its format comes: JSON needs no PyYAML.
def _json(source: Source) -> Document:
    from mcdef.documents.json_reader import read_json

    return read_json(source)


def _yaml(source: Source) -> Document:
    from mcdef.documents.yaml_reader import read_yaml

    return read_yaml(source)

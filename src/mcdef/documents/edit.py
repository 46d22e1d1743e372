"""Adding or replacing an entry of a list in a YAML text, comments and layout kept.

The editor is ruamel.yaml, which comes with the extra ``edit``; nothing else in the program needs it.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import StringIO
from typing import Any, Final

from mcdef.documents.place import Pointer
from mcdef.documents.problem import McdefError, problem

_NEVER_WRAP: Final = 100_000


def with_entry(text: str, within: Pointer, key: str, entry: Mapping[str, Any], *, instead_of: int | None = None) -> str:
    """The text with one more member in the list under ``key`` of the mapping that ``within`` leads to.

    With ``instead_of``, the member of that index gives way to it.

    Raises :class:`McdefError` where ruamel.yaml is not installed.
    """
    try:
        from ruamel.yaml import YAML
        from ruamel.yaml.comments import CommentedMap
        from ruamel.yaml.util import load_yaml_guess_indent
    except ImportError:
        raise McdefError(problem("extra-missing", extra="edit", library="ruamel.yaml")) from None
    _, indent, offset = load_yaml_guess_indent(StringIO(text))
    editor = YAML(typ="rt")
    editor.preserve_quotes = True
    editor.width = _NEVER_WRAP
    editor.indent(mapping=2, sequence=indent or 4, offset=offset if indent else 2)
    data = editor.load(text)
    place = data
    for part in within:
        place = place[part]
    if instead_of is None:
        place.setdefault(key, []).append(CommentedMap(entry))
    else:
        place[key][instead_of] = CommentedMap(entry)
    out = StringIO()
    editor.dump(data, out)
    return out.getvalue()

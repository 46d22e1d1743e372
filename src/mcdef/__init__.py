"""Under whose definition does this credential count as a micro-credential, and because of which clause.

What is promised here stays: :func:`load_library`, :func:`classify`, :func:`read_credential` and the values they give.
Everything is loaded when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mcdef.api import classify, read_credential
    from mcdef.credential.model import Credential
    from mcdef.definition.library import Library, load_library
    from mcdef.documents.problem import McdefError, Problem
    from mcdef.report.model import Report
    from mcdef.verdict.model import Result, Verdict

    __version__: str

_WHERE = {
    "Credential": "credential.model",
    "Library": "definition.library",
    "McdefError": "documents.problem",
    "Problem": "documents.problem",
    "Report": "report.model",
    "Result": "verdict.model",
    "Verdict": "verdict.model",
    "classify": "api",
    "load_library": "definition.library",
    "read_credential": "api",
}

__all__ = [
    "Credential",
    "Library",
    "McdefError",
    "Problem",
    "Report",
    "Result",
    "Verdict",
    "__version__",
    "classify",
    "load_library",
    "read_credential",
]


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from mcdef.version import VERSION

        return VERSION
    if name not in _WHERE:
        raise AttributeError(f"module 'mcdef' has no attribute {name!r}")
    return getattr(import_module(f"mcdef.{_WHERE[name]}"), name)

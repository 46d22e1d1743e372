"""What an author of a definition should know beyond errors, of one file that can be used.

Each warning has its place and its help. The checks stand in the modules beside this one: of single criteria, of
criteria and readings beside each other, and of sources.
"""

from __future__ import annotations

from collections.abc import Iterator

from mcdef.analysis.completions import Specs
from mcdef.analysis.lint_criteria import criterion_warnings
from mcdef.analysis.lint_sources import source_warnings
from mcdef.analysis.lint_together import reading_warnings, together_warnings
from mcdef.analysis.where import Where
from mcdef.definition.model import Definition
from mcdef.documents.document import Document
from mcdef.documents.problem import Problem


def lint(definition: Definition, document: Document, specs: Specs) -> Iterator[Problem]:
    """Warnings about a definition that can be used, in the order of the file."""
    where = Where(document)
    found = [
        *criterion_warnings(definition, where, specs),
        *together_warnings(definition, where, specs),
        *reading_warnings(definition, where, specs),
        *source_warnings(definition, where),
    ]
    if not where.data.get("cases"):
        found.append(where.warning("no-cases", ("id",)))
    yield from sorted(found, key=lambda one: (one.span is None, one.span, one.code))

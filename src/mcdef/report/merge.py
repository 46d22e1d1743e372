"""One report of several, as if all their descriptions had been in one run."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from mcdef.report import model
from mcdef.report.build import summary_of
from mcdef.version import VERSION


def merged(reports: Iterable[model.Report], options: model.OptionsReport) -> model.Report:
    """The parts of every report, each once; credentials by path, and within a document by place."""
    every = list(reports)
    credentials = sorted(
        chain.from_iterable(one.credentials for one in every), key=lambda credential: str(credential.source.path)
    )
    definitions = {(one.id, one.reading): one for report in every for one in report.definitions}
    not_run = {(one.id, one.why): one for report in every for one in report.not_run}
    sources = {name: source for report in every for name, source in report.sources.items()}
    return model.Report(
        mcdef=VERSION,
        options=options,
        definitions=tuple(definitions[key] for key in sorted(definitions)),
        not_run=tuple(not_run[key] for key in sorted(not_run)),
        sources=dict(sorted(sources.items())),
        credentials=tuple(credentials),
        problems=tuple(problem for report in every for problem in report.problems),
        summary=summary_of(credentials),
    )

"""The steps of ``mcdef check``: which files, through which library, shown and written how."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from mcdef.catalogue.classify import Asked
from mcdef.catalogue.descriptions import TABLES, Found
from mcdef.catalogue.find import Located, Wanted, find
from mcdef.catalogue.mapping import Mapping, load_mapping
from mcdef.catalogue.run import Checked, Work, checked
from mcdef.cli.inputs import LINES, Missing, read_input
from mcdef.cli.options import unknown_word
from mcdef.cli.problems import Telling, show_problems, show_reported
from mcdef.definition.library import Library
from mcdef.definition.select import Selection
from mcdef.documents.files import display_path
from mcdef.documents.problem import McdefError, problem
from mcdef.outputs.outcome import outcome_lines
from mcdef.outputs.registry import FORMATS
from mcdef.outputs.streams import width_of, write_aside, write_lines, write_machine
from mcdef.outputs.words import plural
from mcdef.outputs.writing import Output, outputs_asked, write_outputs
from mcdef.policy.apply import library_of, reported_limits
from mcdef.policy.changed import changed_since, decides
from mcdef.policy.gate import gate_of
from mcdef.policy.lock import lock_problems, ran_in, unknown_locked
from mcdef.policy.outcome import Outcome
from mcdef.policy.settings import Settings
from mcdef.report.merge import merged
from mcdef.report.model import Report
from mcdef.report.same_ids import with_same_ids

_STREAMED: Final = ("ndjson", "verdicts")
_UNREAD: Final = b'"results":[],"problems":[{"severity":"error"'
_FEW: Final = 20  # files, or offers of a file, below which nobody waits for long


def outputs_of(settings: Settings) -> tuple[Output, ...]:
    """The files to write. Raises :class:`McdefError` for a format that there is not."""
    shown = settings.format
    if shown is not None and shown in FORMATS and FORMATS[shown].binary:
        raise McdefError(problem("format-needs-file", value=shown, suffix=FORMATS[shown].suffix))
    if shown is not None and shown not in FORMATS:
        raise unknown_word("unknown-format", shown, [name for name, one in FORMATS.items() if not one.binary])
    return outputs_asked([f"{name}={path}" for name, path in settings.outputs])


def asked_of(settings: Settings, library: Library) -> Asked:
    """How the run was asked for, by the settings."""
    selection = Selection(settings.definitions, settings.readings, settings.as_of)
    return Asked(
        selection,
        ignore_scope=settings.ignore_scope,
        presume=settings.presume,
        limits=reported_limits(settings, library),
    )


def files_of(written: Sequence[str], settings: Settings, *, skip_others: bool = False) -> tuple[Located, ...]:
    """The files to check, without those of the settings themselves. Raises :class:`McdefError`.

    With ``skip_others`` a file that is named may be no description either, as one that was found in a folder.
    """
    base = settings.folder or Path()
    found = find(written, Wanted(settings.include, settings.exclude, base))
    if skip_others:
        found = tuple(replace(one, walked=True) for one in found)
    files = tuple(one for one in found if not (one.walked and one.path.resolve() in settings.own_files))
    if not files and not skip_others:
        raise McdefError(problem("nothing-to-check", path=", ".join(display_path(one) for one in written)))
    if settings.changed_since is None:
        return files
    changed = changed_since(settings.changed_since, base)
    if decides(changed, settings.deciding):
        return files
    files = tuple(one for one in files if one.path.resolve() in changed)
    if not files:
        show_problems((problem("nothing-changed", severity="note", value=settings.changed_since),))
    return files


def table_of(files: Sequence[Located], annotate: str | None) -> Path | None:
    """The one table that gets its verdicts back as columns. Raises :class:`McdefError` where there is not just one."""
    if annotate is None:
        return None
    tables = [one.path for one in files if one.path.suffix.lower() in TABLES]
    if len(tables) != 1:
        raise McdefError(problem("annotate-one-table", number=len(tables)))
    return tables[0]


@dataclass(frozen=True, slots=True)
class Reading:
    """How a file is read: a table by a mapping, anything else by its name."""

    mapping: Mapping | None = None

    def __call__(self, located: Located) -> Iterator[Found]:
        path = located.path
        if self.mapping is not None and self._is_table(located, self.mapping):
            from mcdef.catalogue.from_tables import descriptions_of_table

            yield from descriptions_of_table(path, self.mapping)
            return
        for one in read_input(str(path)):
            if isinstance(one, Missing):
                raise one.error
            yield one

    def _is_table(self, located: Located, mapping: Mapping) -> bool:
        """Whether a file holds rows. JSON in a folder may be anything, where the mapping knows no rows in it."""
        suffix = located.path.suffix.lower()
        return suffix in TABLES or (suffix == ".json" and not (located.walked and mapping.shape.rows.at is None))


@dataclass(frozen=True, slots=True)
class _Loading:
    """The library of the settings, loaded where the work is done."""

    settings: Settings

    def __call__(self) -> Library:
        return library_of(self.settings)


def report_of_files(
    files: Sequence[Located], settings: Settings, asked: Asked, mapping: str | None, *, jobs: int, progress: bool
) -> Report:
    """The report of all files; what is wrong with each is told as it is read."""
    read = Reading(None if mapping is None else load_mapping(mapping))
    work = Work(_Loading(settings), read, asked)
    telling = Telling()
    reports: list[Report] = []
    passed: list[Located] = []
    shown = progress and sys.stderr.isatty()
    for one in _counted(files, work, jobs) if shown else checked(files, work, jobs=jobs):
        for problems in one.problems:
            telling.tell(problems)
        if one.report is None:
            passed.append(one.located)
        else:
            reports.append(one.report)
    telling.end()
    if passed:
        names = ", ".join(display_path(one.path) for one in passed[:_FEW]) + (", …" if len(passed) > _FEW else "")
        write_aside(f"passed over, since they describe no credential: {names}\n")
    report, repeated = with_same_ids(merged(reports, asked.as_report()))
    show_reported(repeated)
    return report


def _counted(files: Sequence[Located], work: Work, jobs: int) -> Iterator[Checked]:
    """The same, with a bar on stderr that shows how far it is: in the files, and within a file of many offers."""
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bars:
        every = bars.add_task("files", total=len(files), visible=len(files) > _FEW)
        inside = bars.add_task("offers", visible=False)

        def each(done: int, of: int) -> None:
            bars.update(inside, completed=done, total=of, visible=of > _FEW)

        for one in checked(files, work, jobs=jobs, each=each):
            bars.update(every, advance=1)
            bars.update(inside, visible=False)
            yield one


def can_stream(files: Sequence[Located], settings: Settings, outputs: Sequence[Output]) -> bool:
    """Whether all that is wanted is a line out for each line in, which takes the same memory for any number of them."""
    return (
        settings.format in _STREAMED
        and bool(files)
        and all(one.path.suffix.lower() in LINES for one in files)
        and not (outputs or settings.fail_on or settings.waivers or settings.baseline or settings.locked)
    )


def stream_files(files: Sequence[Located], settings: Settings, asked: Asked, *, jobs: int) -> int:
    """Writes a line for each description as it is decided, and returns the exit code. Nothing written is lost."""
    from mcdef.catalogue.stream import Streaming, stream
    from mcdef.cli.exits import Exit

    unread = 0
    findings = settings.format == "ndjson"
    for one in files:
        shown = display_path(one.path)
        make = Streaming(_Loading(settings), asked, shown, findings=findings)
        with one.path.open("rb") as file:
            for block in stream(file, make, jobs=jobs, block=make.block):
                with _held_back():
                    _write_whole(block)
                unread += block.count(_UNREAD)
    if unread:
        write_aside(f"{plural(unread, 'description')} could not be read; what is wrong stands in the output\n")
    return int(Exit.UNREADABLE if unread and not settings.exit_zero else Exit.FINE)


def _write_whole(block: bytes) -> None:
    """Writes all of a block: a stream without a buffer stops where a signal comes."""
    left = memoryview(block)
    while left:
        left = left[sys.stdout.buffer.write(left) :]
    sys.stdout.buffer.flush()


@contextmanager
def _held_back() -> Iterator[None]:
    """Holds an interruption back until what is being written is whole."""
    came: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: came.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if came:
        raise KeyboardInterrupt


def refuse_unlocked(report: Report, settings: Settings, library: Library) -> None:
    """Raises :class:`McdefError` where a definition that ran is not locked, or not as it was."""
    show_problems(unknown_locked(settings, library))
    problems = tuple(lock_problems(settings, library, ran_in(report)))
    if problems:
        raise McdefError(*problems)


def show(report: Report, ended: Outcome, format_: str, *, brief: bool, presume: bool) -> None:
    """Prints the report, and how the run ended: below a text, beside what a machine reads."""
    gate = gate_of(ended)
    told = list(outcome_lines(ended, width_of(sys.stdout)))
    if format_ != "text":
        from mcdef.outputs.registry import rendered_text

        write_machine(rendered_text(format_, report, gate), sys.stdout)
        write_aside("".join(f"{line.text}\n" for line in told))
        return
    from mcdef.outputs.catalogue_text import catalogue_lines
    from mcdef.outputs.text import Look
    from mcdef.outputs.words import marks_for

    look = Look(width_of(sys.stdout), marks_for(sys.stdout.encoding), brief=brief, presume=presume)
    write_lines([*catalogue_lines(report, look, gate), *told], sys.stdout)


def write(report: Report, ended: Outcome, outputs: Sequence[Output]) -> None:
    """Writes every output. Raises :class:`McdefError` with each that cannot be written."""
    write_outputs(report, outputs, gate_of(ended))


def write_annotated(report: Report, table: Path, target: Path) -> None:
    """The table with verdict, reason and what to state beside each row."""
    from mcdef.outputs.annotated import annotated_copy

    show_problems(annotated_copy(table, target, report))

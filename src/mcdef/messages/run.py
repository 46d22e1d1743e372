"""What goes wrong with a run: paths, options, inputs."""

from __future__ import annotations

from typing import Final

from mcdef.messages.text import Text

TEXTS: Final = {
    "demo-written": Text("The page is {page}, about 12 real credentials in {catalogue}.\n"
                         "Next, with your own in their place: mcdef check {catalogue} -o html={page}"),
    "no-browser": Text("no browser could be started", "open {page} yourself"),
    "path-missing": Text("there is no file `{path}`", "check the path; it is read from where you are now"),
    "path-is-folder": Text("`{path}` is a folder", "name the files in it: {path}/*.yaml"),
    "before-or-days": Text("--before names the day itself, so there is nothing to count from",
                           "leave out --before, or leave out --days and --today"),
    "not-a-day": Text("`{value}` is not a day", "write year, month and day: 2022-06-16"),
    "unknown-name": Text("`{value}` is no definition, criterion, fact, rule, framework, scheme or message code"),
    "no-page-of": Text("`{value}` is neither a definition nor a clause, and has no page in Markdown",
                       "name a definition (eu-2022) or a clause (eu-2022.qa), or leave out --format"),
    "unknown-format": Text("`{value}` is not an output format"),
    "unknown-why": Text("`{value}` is no way to ask why"),
    "unknown-schema": Text("there is no schema `{value}`"),
    "unknown-shell": Text("no script is known for the shell `{value}`"),
    "unknown-topic": Text("there is no page `{value}`"),
    "file-exists": Text("`{path}` is there already", "choose another name, or add --force to write over it"),
    "cannot-write": Text("`{path}` cannot be written: {reason}", "check the folder, and close the file elsewhere"),
    "output-names-no-file": Text("`{value}` says no format and file", "write FORMAT=PATH: -o xlsx=audit.xlsx"),
    "output-twice": Text("`{path}` is named for two outputs", "give each output a file of its own"),
    "output-is-folder": Text("`{path}` is a folder", "name a file in it: -o {format}={path}/report{suffix}"),
    "output-only-to-file": Text("{format} is no text, and goes to a file only", "write -o {format}=report{suffix}"),
    "file-held-open": Text("`{path}` cannot be replaced: another program has it open, or it is protected",
                           "close {name} (in Excel, for one), and run it again"),
    "table-not-checked": Text("no row of `{path}` is among what was checked", "check this very file, then copy it"),
    "copy-over-original": Text("the copy would be written over `{path}` itself", "give the copy another name"),
    "copy-values-only": Text("the copy has the values of the table, and not its colours, widths and formulas",
                             "open the table in Excel and save it as .xlsx: its copy keeps them"),
    "format-needs-file": Text("`{value}` is nothing that can be printed", "write a file: -o {value}=report{suffix}"),
    "copy-needs-suffix": Text("a copy of `{path}` is written as {suffix}", "give it a name that ends so"),
    "extra-missing": Text("this needs {library}, which is not installed", "run: pip install 'mcdef[{extra}]'"),
    "glob-matches-nothing": Text("no file matches `{path}`", "check the pattern, and the folder you are in"),
    "nothing-to-check": Text("there is no description in {path}",
                             "name files or folders with descriptions: .yaml, .json, .ndjson, .csv, .tsv, .xlsx, .ods"),
    "annotate-one-table": Text("--annotate copies one table, and {number} are checked",
                               "name just the table: mcdef check list.xlsx --annotate list-checked.xlsx"),
    "already-judged": Text("{criterion} has been judged {decision} by {by}",
                           "--replace puts your decision in its place"),
    "judgement-needs": Text("a judgement says what was decided, by whom and why",
                            "add --met or --not-met, --by WHO and --because WHY"),
    "judge-yaml-only": Text("`{path}` is JSON, which this command does not edit",
                            "add the entry under judgements by hand, or keep the description in YAML"),
    "gave-up": Text("{number} descriptions of this file could not be read; the others are left aside",
                    "mend what is said of the first few, and run it again"),
    "which-description": Text("the file holds several descriptions", "add --id with one of: {ids}"),
    "no-description": Text("the file holds no description", "write at least a name and a provider"),
    "definition-not-in-yaml": Text("`{id}` has no file to read cases from"),
}  # fmt: skip

"""What is wrong with a table, a mapping or a row, in the words of the person who keeps the list."""

from __future__ import annotations

from typing import Final

from mcdef.messages.text import Text

TEXTS: Final = {
    "lock-file": Text("this is no workbook, but the mark that `{file}` is open in Excel", "name the file {file} itself"),
    "not-in-encoding": Text("the file cannot be read in the encoding `{encoding}`",
                            "write the encoding it was saved in, for example utf-8, utf-16 or windows-1252"),
    "workbook-unreadable": Text("this cannot be read as a workbook", "open it and save it again as .xlsx or as CSV"),
    "workbook-protected": Text("the workbook is protected by a password", "save a copy without the password"),
    "workbook-too-large": Text("the workbook is larger than {limit}",
                               "delete what stands far below or beside the table, or split it"),
    "quote-never-closed": Text("the quote that begins here is never closed, so the rest cannot be read",
                               "close it, or write a quote inside a field twice"),
    "text-after-quote": Text("a quoted field goes on after its end, so the rest cannot be read",
                             "put the whole field in quotes, and write a quote inside it twice"),
    "sheet-missing": Text("the workbook has no sheet `{sheet}`"),
    "sheets-left-out": Text("only the sheet `{read}` is read, and not {others}",
                            "move the table to the front, or name its sheet in a mapping file: `sheet: …`"),
    "table-empty": Text("the table has no row below its headings", "write one credential on each row"),
    "no-headings": Text("the first row that holds anything should hold the headings",
                        "write the keys of a description: name, provider, workload, credits, …"),
    "unknown-heading": Text("`{key}` is no key of a description"),
    "heading-twice": Text("the heading `{heading}` stands at {other} too", "keep one of the two columns"),
    "row-shifted": Text("this row does not fit its headings: {cells}",
                        "it seems to be shifted by one cell: look for a cell too many or too few"),
    "value-without-heading": Text("a value stands under no heading, so the row may be shifted",
                                  "move the cells of the row back, or give the column a heading"),
    "date-for-number": Text("a date stands here ({written}), and `{key}` wants an amount; Excel makes a date of 3-5",
                            "give the column the format “Text”, then type the amount again: 3-5"),
    "value-not-mapped": Text("`{value}` is not in the value table of `{key}`",
                             "add it to `values` in the mapping, or write `otherwise: unknown` there"),
    "zero-not-stated": Text("0 under {heading} is taken as not stated",
                            "write none if there is none; in a mapping `zero: none` says so of the whole column"),
    "cells-disagree": Text("`{key}` is given here and, otherwise, in `{other}`", "keep one of the two"),
    "rows-disagree": Text("{key}: {one} here and {other} at {place}, for the same offer; it is taken as not stated",
                          "correct one of them, or describe two offers"),
    "unknown-mapping": Text("`{name}` is neither a preset nor a mapping file"),
    "not-a-mapping": Text("this is no mapping", "a mapping has `facts:` with lines like `credits: {{column: ECTS}}`"),
    "mapping-column": Text("`{key}` has no column", "write `column: NAME`, or `between: [LOWEST, HIGHEST]`"),
    "mapping-columns": Text("`{key}` has both `column` and `between`", "keep one of the two"),
    "mapping-weekly": Text("hours a week are no workload without the weeks",
                           "write `times: NAME` with the column of the weeks"),
    "mapping-unit": Text("`{option}` cannot stand under `{key}`", "{instead}"),
    "mapping-no-fit": Text("`{value}` is nothing that `{key}` can be: {message}", "{help}"),
    "mapping-rows": Text("`{at}` leads to no list of rows in {path}",
                         "write the path to the list and a star: /results/*"),
    "mapping-no-rows": Text("the mapping says nowhere where {path} has its rows", "add `rows: /results/*`"),
    "column-missing": Text("{path} has no column {columns}"),
}  # fmt: skip

"""What can be wrong with a file before anyone asks what it says."""

from __future__ import annotations

from typing import Final

from mcdef.messages.text import Text

__all__ = ["TEXTS"]

_SAVE_AS_UTF8: Final = "save the file as UTF-8: in Notepad with Save As and Encoding “UTF-8”, in Excel as “CSV UTF-8”"
_ALIGN: Final = (
    "lines that belong together begin in the same column; what belongs to a key stands two spaces further in"
)

TEXTS: Final[dict[str, Text]] = {
    # --- files and what is in them
    "file-missing": Text("there is no file `{path}`", "check the spelling of the path and the folder you are in"),
    "file-is-folder": Text("`{path}` is a folder, and a file is needed here", "name a file in it"),
    "file-not-regular": Text("`{path}` is no ordinary file", "write its content to a file and name that"),
    "file-forbidden": Text(
        "`{path}` may not be read", "check who may read the file, and whether another program keeps it open"
    ),
    "file-unreadable": Text("`{path}` cannot be read: {reason}"),
    "file-too-large": Text(
        "the file has {size}; at most {limit} are read",
        "split it into several files, one for each department, say",
    ),
    "data-missing": Text("the data folder `{name}` of this installation is missing", "install mcdef again"),
    "excel-not-text": Text(
        "this is an Excel workbook or a ZIP archive, not a text file",
        "give an Excel workbook the ending .xlsx, or save its table as “CSV UTF-8”",
    ),
    "office-not-text": Text(
        "this is an old Office file (.xls, .doc), not a text file",
        "open it and save it as .xlsx or as “CSV UTF-8”",
    ),
    "rtf-not-text": Text("this is a formatted document (RTF), not plain text", "save it as “plain text”, in UTF-8"),
    "pdf-not-text": Text("this is a PDF, not a text file", "copy what it says into a description in YAML"),
    "utf-16": Text("the file is written in UTF-16", _SAVE_AS_UTF8),
    "not-utf-8": Text("the file is not UTF-8: the byte {byte} cannot be read", _SAVE_AS_UTF8),
    "windows-encoding": Text(
        "the file is not UTF-8: the byte {byte} is probably “{character}” as Windows wrote it", _SAVE_AS_UTF8
    ),
    "nul-character": Text(
        "the file contains a NUL character, so it is no text or it is damaged", "save it as text, in UTF-8"
    ),
    "control-character": Text(
        "the control character {character} is not allowed in a text",
        "delete it: go to the place, and delete the character you cannot see",
    ),
    "half-character": Text(
        "this is half of a character: an emoji or rare sign that was cut in two",
        "type the character itself; if a program wrote the file as JSON, give it the ending .json",
    ),
    # --- more than is read
    "too-deep": Text(
        "this is nested deeper than {limit} levels",
        "a description needs four or five; look for brackets too many",
    ),
    "too-many-lines": Text(
        "the file has more than {limit} lines", "split it into several files, one for each department, say"
    ),
    "text-too-long": Text(
        "the text that begins here has more than {limit} characters",
        "look for a quote or a bar (`|`) too many; refer to a long text by its address",
    ),
    "too-many-members": Text("this list has more than {limit} members", "split the file into several"),
    "too-many-keys": Text(
        "this mapping has more than {limit} keys", "put many descriptions in a list: begin each with `- `"
    ),
    "alias-expansion": Text(
        "references such as this one would add more than {limit} values to the file",
        "write out what is meant, or refer to smaller parts",
    ),
    # --- YAML that is refused
    "empty-document": Text(
        "the file is empty, or holds nothing but comments", "write at least a name: `name: Data Literacy`"
    ),
    "several-documents": Text(
        "a second document begins here (`---`)",
        "put each description in a file of its own, or all in one list: begin each with `- `",
    ),
    "duplicate-key": Text(
        "the key `{key}` is given twice; the first is on line {line}", "keep one of the two, or rename one"
    ),
    "empty-key": Text("there is no key before the colon", "write the name of a field, such as `name`, before it"),
    "complex-key": Text(
        "a key must be a single text",
        "write `key: value`; put a value that begins with a brace or a `*` in quotes",
    ),
    "brace-in-text": Text(
        "a brace begins a mapping here, and a text that begins with one needs quotes",
        "write\n{quoted}",
    ),
    "merge-key": Text("merge keys (`<<`) are not read", "write the fields out in each description"),
    "tag": Text(
        "`{tag}` is read as a YAML tag, and tags are not used here",
        "delete it; or if it is text, put the whole text in quotes:\n{quoted}",
    ),
    "self-alias": Text(
        "`*{name}` refers to the part it stands in", "if it is text, put the whole text in quotes:\n{quoted}"
    ),
    "undefined-alias": Text(
        "`*{name}` refers to a name (`&{name}`) that is not given above it",
        "if it is text, put the whole text in quotes:\n{quoted}",
    ),
    "table-not-yaml": Text(
        "this looks like a table, not like YAML",
        "give the file the ending .csv, so that it is read as a table",
    ),
    "markup-not-yaml": Text(
        "this looks like a web page or XML, not like YAML", "copy what it says into a description in YAML"
    ),
    # --- YAML that cannot be read
    "yaml-syntax": Text(
        "this cannot be read as YAML: {reason}",
        "compare this line with the one above: indentation, colons, quotes and brackets",
    ),
    "tab-indent": Text(
        "the line is indented with a tab",
        "use spaces instead, two for each level:\n{corrected}",
    ),
    "tab-between": Text("a tab stands where YAML needs spaces", "put a space in its place"),
    "no-break-indent": Text(
        "the line is indented with a no-break space, which YAML takes for a letter of the key",
        "delete the spaces before `{key}` and type them again (they were pasted from Word or a web page):\n{corrected}",
    ),
    "hidden-in-key": Text(
        "the key `{key}` contains a no-break space or another character that cannot be seen",
        "type the key again, with ordinary spaces:\n{corrected}",
    ),
    "no-blank-after-colon": Text(
        "a space is missing after the colon",
        "write\n{corrected}",
    ),
    "no-colon": Text(
        "`{text}` is neither `key: value` nor an item of a list",
        "begin an item with `- `; indent a line that continues the text above it",
    ),
    "indentation": Text("the line does not fit the one above it", _ALIGN),
    "list-beside-key": Text(
        "a list cannot begin on the line of its key",
        "begin it on the next line:\n{key}:\n  {item}",
    ),
    "colon-in-text": Text("a second colon on the line: a text that contains `: ` needs quotes", "write\n{corrected}"),
    "partly-quoted": Text("the quotes must enclose the whole text", "write\n{corrected}"),
    "sign-first": Text("a text that begins with `{sign}` needs quotes", "write\n{corrected}"),
    "quote-open": Text(
        "the quote {quote} that begins here is never closed",
        "close it at the end of the text (an apostrophe inside single quotes is written twice):\n{corrected}",
    ),
    "bracket-open": Text(
        "the list or mapping that begins here with `{bracket}` cannot be read to its end",
        "close the bracket, put commas between the parts, and quote a text with brackets, commas or `: `",
    ),
    "backslash": Text(
        "in double quotes a backslash begins a code, and `{escape}` is none",
        "write the backslash twice, or use single quotes:\n{corrected}",
    ),
    # --- YAML that says something else than it seems to
    "comment-not-value": Text(
        "`#` begins a comment, so this value is empty", "if it is the value, put it in quotes:\n{quoted}"
    ),
    "comment-cuts-text": Text(
        "`#` begins a comment, so the text ends before it: “{kept}”",
        "put two spaces before `#` if it is a comment, or the whole text in quotes:\n{quoted}",
    ),
    "unused-anchor": Text(
        "`&{name}` is read as a name for what follows, and is no part of the text",
        "put the whole text in quotes:\n{quoted}",
    ),
    "smart-quotes": Text(
        "the typographic quotes are part of the text: {value}",
        "use straight quotes or none:\n{corrected}",
    ),
    "folded-list": Text(
        "this `-` begins no item: the line continues the text above it",
        "begin it in the column of the item above:\n{corrected}",
    ),
    # --- JSON
    "json-half-character": Text(
        "this is half of a character: an emoji or rare sign that was cut in two", "type the character itself"
    ),
    "json-syntax": Text("this cannot be read as JSON: {expected} should stand here"),
    "json-empty": Text("the file is empty"),
    "json-trailing-comma": Text("nothing follows this comma", "delete the comma after the last part"),
    "json-comma-missing": Text("a comma is missing before this", "put a comma between two parts"),
    "json-single-quotes": Text("JSON has no single quotes", 'use double quotes: "'),
    "json-bare-key": Text("a key in JSON stands in double quotes", 'write "{key}"'),
    "json-word": Text(
        "`{word}` is no value in JSON", "write true, false, null or a number, or put a text in double quotes"
    ),
    "json-not-finite": Text("`{word}` is no number that a credential can have", "write null, or leave the key out"),
    "json-number": Text(
        "`{number}` is no number in JSON",
        "write a point instead of a comma, no zero in front, a digit on both sides of the point",
    ),
    "json-comment": Text("JSON has no comments", "delete it, or write the file in YAML, where `#` begins a comment"),
    "json-open": Text(
        "the file ends before `{bracket}` of line {line} is closed",
        "it may have been cut off; add what is missing",
    ),
    "json-quote-open": Text("the text that begins here is never closed", 'close it with " on the same line'),
    "json-line-break": Text(
        "a text in JSON has no line break or tab in it", "write \\n for a line break, \\t for a tab"
    ),
    "json-backslash": Text("a backslash in JSON begins a code, and this is none", "write the backslash twice: \\\\"),
    "json-extra": Text(
        "the file goes on after its end",
        "one file holds one value; put several descriptions in a list, or one on each line of a file .ndjson",
    ),
}

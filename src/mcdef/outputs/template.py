"""The workbook to fill in: headings that are the keys of a description, with notes and lists to choose from.

Written by XlsxWriter, which comes with the extra ``excel``; always the same bytes.
"""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any, Final

from mcdef.credential.model import APPROVALS, REGISTERS
from mcdef.credential.people import PROVIDER_TYPES
from mcdef.documents.problem import McdefError, problem
from mcdef.messages.template import COLUMNS, EXPLANATIONS_SHEET, HEADINGS, RULES, SHEET

_CREATED: Final = datetime(2026, 1, 1)
_ROWS: Final = 1_000
_WIDTHS: Final = {"name": 40, "learning_outcomes": 50, "provider": 30, "assessment": 34, "notes": 40}
_WIDTH: Final = 18
_YES_NO: Final = ("yes", "no")

#: The words to choose from. Where several may be named, or more may be said, other text is allowed after a question.
CHOICES: Final[dict[str, tuple[str, ...]]] = {
    "kind": ("offer", "class", "issued", "infrastructure"),
    "award": ("degree", "qualification", "other", "none"),
    "provider.type": PROVIDER_TYPES,
    "awarding_body.type": PROVIDER_TYPES,
    "provider.regulated": _YES_NO,
    "assessment.criteria": ("published", "none"),
    "assessment.identity_verified": _YES_NO,
    "assessment.supervised": _YES_NO,
    "participation": ("online", "onsite", "blended"),
    "quality_assurance": ("internal", "external", "standard", "statement", "disclaimed", "none"),
    "approvals": (*APPROVALS, "none"),
    "record.digital": _YES_NO,
    "record.owner": ("learner", "other"),
    "record.shareable": _YES_NO,
    "record.portable": _YES_NO,
    "record.verifiable": _YES_NO,
    "registers": (*REGISTERS, "none"),
    "stand_alone": _YES_NO,
}


def heading_line() -> str:
    """The headings as the first line of a CSV file."""
    return ",".join(heading for heading, _, _ in COLUMNS) + "\n"


def template_workbook() -> bytes:
    """The workbook. Raises :class:`McdefError` where XlsxWriter is not installed."""
    try:
        from xlsxwriter import Workbook
    except ImportError:
        raise McdefError(problem("extra-missing", extra="excel", library="XlsxWriter")) from None
    out = BytesIO()
    with Workbook(out, {"in_memory": True, "strings_to_urls": False}) as workbook:
        workbook.set_properties({"title": "Credentials for mcdef", "author": "mcdef", "created": _CREATED})
        _credentials(workbook)
        _explanations(workbook)
    return out.getvalue()


def _credentials(workbook: Any) -> None:
    sheet = workbook.add_worksheet(SHEET)
    head = workbook.add_format({"bold": True, "bg_color": "#DDE6F0", "border": 1, "num_format": "@"})
    text = workbook.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    for column, (heading, says, example) in enumerate(COLUMNS):
        sheet.set_column(column, column, _WIDTHS.get(heading, max(_WIDTH, len(heading) + 4)), text)
        sheet.write_string(0, column, heading, head)
        note = f"{says}\nFor example: {example}" if example else says
        sheet.write_comment(0, column, note, {"author": "mcdef", "x_scale": 2})
        if heading in CHOICES:
            sheet.data_validation(1, column, _ROWS, column, _choice(heading))
    sheet.freeze_panes(1, 2)


def _choice(heading: str) -> dict[str, Any]:
    return {
        "validate": "list",
        "source": list(CHOICES[heading]),
        "error_type": "warning",
        "error_title": "Not in the list",
        "error_message": "Usually one of the words of the list stands here.",
    }


def _explanations(workbook: Any) -> None:
    sheet = workbook.add_worksheet(EXPLANATIONS_SHEET)
    head = workbook.add_format({"bold": True, "bg_color": "#DDE6F0", "border": 1})
    wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 80)
    sheet.set_column(2, 3, 40)
    for row, rule in enumerate(RULES):
        sheet.merge_range(row, 0, row, 3, rule, wrapped)
    first = len(RULES) + 1
    for column, heading in enumerate((*HEADINGS, "Words to choose from")):
        sheet.write_string(first, column, heading, head)
    for row, (heading, says, example) in enumerate(COLUMNS, first + 1):
        for column, told in enumerate((heading, says, example, ", ".join(CHOICES.get(heading, ())))):
            sheet.write_string(row, column, told, wrapped)

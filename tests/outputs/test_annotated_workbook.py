"""The copy of a workbook is the very workbook, with columns added: nothing that an officer made is lost."""

from __future__ import annotations

import io
import re
import zlib
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
import python_calamine
import xlsxwriter

from mcdef.outputs.annotated import annotated_copy
from mcdef.outputs.sheet_xml import NewCell, NewColumns, Unpatchable, with_columns
from mcdef.report.model import Report
from outputs.report_runs import FORMULA, at_rows, report_on

OFFERS = {
    "1.yaml": f'name: "{FORMULA}"\nworkload: 99 h\n',
    "2.yaml": "name: Nothing else\n",
    "3.yaml": 'nam: "_x0041_ <b> & \\u0007"\n',
}
HEADS = ["mcdef: emc-2019", "mcdef: eu-2022", "mcdef: reason", "mcdef: what to state"]
PIXEL = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU"
    + b"\x00\x00\x00\nIDATx\x9cc`\x00\x00\x00\x02\x00\x01"
    + zlib.crc32(b"IDATx\x9cc`\x00\x00\x00\x02\x00\x01").to_bytes(4, "big")
    + b"\x00\x00\x00\x00IEND\xaeB`\x82"
)


def report() -> Report:
    return at_rows(report_on(OFFERS, "emc-2019", "eu-2022"), "list.xlsx", "Offers", 4)


def made(path: Path) -> None:
    """A workbook as an officer makes one: a title over all, colours, formulas, lists, a chart, a picture, a total."""
    book = xlsxwriter.Workbook(path, {"default_date_format": "dd.mm.yyyy"})
    offers, notes, hidden = (book.add_worksheet(name) for name in ("Offers", "Notes & more", "Codes"))
    head = book.add_format({"bold": True, "bg_color": "#FFC000", "border": 1})
    offers.merge_range("A1:F1", "Catalogue 2026", book.add_format({"bold": True, "font_size": 16}))
    offers.write_row("A3", ["Title", "Starts", "Hours", "All hours"], head)
    for at, (title, hours) in enumerate((("Data analysis", 99), ("Nothing else", 37.5), ("A wrong key", 7)), 3):
        offers.write_string(at, 0, title)
        offers.write_datetime(at, 1, date(2026, 9, at))
        offers.write_number(at, 2, hours)
        offers.write_formula(at, 3, f"=C{at + 1}*2", None, hours * 2)
    offers.write_string("A7", "Total")
    offers.write_formula("C7", "=SUM(C4:C6)", head, 143.5)
    offers.set_column("A:A", 42)
    offers.set_column("E:XFD", 3, book.add_format({"bg_color": "#EEEEEE"}))
    offers.data_validation("C4:C6", {"validate": "integer", "criteria": ">", "value": 0})
    offers.conditional_format("C4:C6", {"type": "cell", "criteria": ">", "value": 50, "format": head})
    offers.write_comment("A3", "The name on the certificate")
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=Offers!$C$4:$C$6"})
    offers.insert_chart("A10", chart)
    offers.insert_image("C10", "logo.png", {"image_data": io.BytesIO(PIXEL)})
    offers.freeze_panes(3, 1)
    offers.autofilter("A3:D6")
    notes.write_formula("A1", "=Offers!C7", None, 143.5)
    hidden.hide()
    book.close()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    made(tmp_path / "list.xlsx")
    assert annotated_copy(tmp_path / "list.xlsx", tmp_path / "checked.xlsx", report(), shown="list.xlsx") == ()
    return tmp_path / "checked.xlsx"


def parts(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_only_the_sheet_that_was_checked_and_the_styles_change(copy: Path) -> None:
    before, after = parts(copy.with_name("list.xlsx")), parts(copy)
    assert list(before) == list(after)
    assert {name for name in before if before[name] != after[name]} == {"xl/worksheets/sheet1.xml", "xl/styles.xml"}
    assert {"xl/charts/chart1.xml", "xl/media/image1.png", "xl/comments1.xml"} <= after.keys()


def test_what_the_sheet_had_is_there_byte_for_byte(copy: Path) -> None:
    before, after = (parts(path)["xl/worksheets/sheet1.xml"].decode() for path in (copy.with_name("list.xlsx"), copy))
    rest = re.sub(r'<c r="[E-H]\d" s="\d+" t="inlineStr">.*?</c>', "", after, flags=re.DOTALL)
    rest = re.sub(r"<cols>.*?</cols>|<dimension [^>]*>", "", rest)
    expected = re.sub(r"<cols>.*?</cols>|<dimension [^>]*>", "", before)
    expected = re.sub(r'(<row r="[3456]") spans="[^"]*"', r"\1", expected)
    assert rest == expected


def test_another_program_reads_looks_formulas_and_lists(copy: Path) -> None:
    book = openpyxl.load_workbook(copy)
    sheet = book["Offers"]
    assert [cell.value for cell in sheet[3]] == ["Title", "Starts", "Hours", "All hours", *HEADS]
    assert sheet["A3"].fill.start_color.rgb == "FFFFC000"
    assert sheet["D4"].value == "=C4*2"
    assert sheet["B4"].number_format == "dd.mm.yyyy"
    assert sheet.column_dimensions["A"].width == pytest.approx(42.7, abs=0.5)
    assert sheet.freeze_panes == "B4"
    assert len(sheet.data_validations.dataValidation) == 1
    assert sheet.merged_cells.ranges
    assert sheet["A3"].comment is not None
    assert book["Notes & more"]["A1"].value == "=Offers!C7"
    assert book["Codes"].sheet_state == "hidden"
    assert sheet["E7"].value is None, "a total is no offer"


def test_what_is_added_looks_like_a_part_of_the_sheet(copy: Path) -> None:
    sheet = openpyxl.load_workbook(copy)["Offers"]
    assert sheet["E3"].fill.start_color.rgb == "FFFFC000"
    assert sheet["G4"].alignment.wrap_text
    assert sheet["G4"].alignment.vertical == "top"
    widths = [sheet.column_dimensions[letter].width for letter in "EFGHI"]
    assert widths[2:4] == [60, 60]
    assert widths[0] == len(HEADS[0]) + 4
    assert widths[4] == pytest.approx(3.7, abs=0.8), "what was said of the columns behind still holds"


def test_results_of_formulas_are_still_there_so_that_the_copy_can_be_checked(copy: Path) -> None:
    (values,) = [
        sheet.to_python(skip_empty_area=False)
        for sheet in [python_calamine.CalamineWorkbook.from_path(str(copy)).get_sheet_by_name("Offers")]
    ]
    assert [row[3] for row in values[3:6]] == [198, 75, 14]
    assert values[6][2] == 143.5
    assert values[3][4] == "does not count"


def test_no_text_is_a_formula_and_every_text_is_what_it_was(copy: Path) -> None:
    sheet = openpyxl.load_workbook(copy)["Offers"]
    for row in sheet["E3:H6"]:
        assert all(cell.data_type == "inlineStr" or cell.data_type == "s" for cell in row if cell.value is not None)
    added = parts(copy)["xl/worksheets/sheet1.xml"].decode()
    assert "<f>cmd" not in added
    reason = str(sheet["G6"].value)
    assert "nam" in reason


def test_a_copy_of_the_copy_has_the_columns_once_and_fewer_where_less_ran(copy: Path, tmp_path: Path) -> None:
    again, less = tmp_path / "again.xlsx", tmp_path / "less.xlsx"
    annotated_copy(copy, again, report(), shown="list.xlsx")
    values = [[cell.value for cell in row] for row in openpyxl.load_workbook(copy)["Offers"]]
    assert [[cell.value for cell in row] for row in openpyxl.load_workbook(again)["Offers"]] == values
    one = at_rows(report_on(OFFERS, "eu-2022"), "list.xlsx", "Offers", 4)
    annotated_copy(again, less, one, shown="list.xlsx")
    sheet = openpyxl.load_workbook(less)["Offers"]
    assert [cell.value for cell in sheet[3]][4:] == HEADS[1:]
    assert sheet["H4"].value is None


def test_the_same_workbook_gives_the_same_bytes(copy: Path, tmp_path: Path) -> None:
    annotated_copy(tmp_path / "list.xlsx", tmp_path / "b.xlsx", report(), shown="list.xlsx")
    assert copy.read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_macros_are_kept(tmp_path: Path) -> None:
    made(tmp_path / "list.xlsx")
    with ZipFile(tmp_path / "list.xlsm", "w") as macros:
        for name, data in parts(tmp_path / "list.xlsx").items():
            macros.writestr(name, data)
        macros.writestr("xl/vbaProject.bin", b"\x00macros")
    annotated_copy(tmp_path / "list.xlsm", tmp_path / "out.xlsm", report(), shown="list.xlsx")
    assert parts(tmp_path / "out.xlsm")["xl/vbaProject.bin"] == b"\x00macros"
    assert openpyxl.load_workbook(tmp_path / "out.xlsm", keep_vba=True)["Offers"]["E3"].value == HEADS[0]


def test_what_is_no_excel_workbook_is_written_anew_and_that_is_said(tmp_path: Path) -> None:
    made(tmp_path / "list.xlsx")
    whole = parts(tmp_path / "list.xlsx")
    whole["xl/worksheets/sheet1.xml"] = b"<!DOCTYPE x>" + whole["xl/worksheets/sheet1.xml"].partition(b"?>")[2].strip()
    with ZipFile(tmp_path / "odd.xlsx", "w") as odd:
        for name, data in whole.items():
            odd.writestr(name, data)
    (told,) = annotated_copy(tmp_path / "odd.xlsx", tmp_path / "out.xlsx", report(), shown="list.xlsx")
    assert (told.severity, told.code) == ("note", "copy-values-only")
    assert openpyxl.load_workbook(tmp_path / "out.xlsx")["Offers"]["E3"].value == HEADS[0]


# --- the XML of a sheet, as other programs write it

NEW = NewColumns(2, {1: [NewCell("mcdef: a", 7), NewCell("mcdef: b")], 2: [NewCell("x < y"), NewCell("")]}, [10, 20])


def patched(xml: str, new: NewColumns = NEW) -> str:
    return with_columns(xml.encode(), new).decode()


def test_cells_stand_in_the_order_of_their_columns_and_rows_without_any_get_them() -> None:
    xml = '<w><sheetData><row r="1"><c r="A1"/><c r="E1"><v>5</v></c></row><row r="2" ht="3"/></sheetData></w>'
    made = patched(xml)
    assert re.findall(r'<c r="(\w+)"', made) == ["A1", "C1", "D1", "E1", "C2"]
    assert '<row r="2" ht="3"><c r="C2" t="inlineStr"><is><t xml:space="preserve">x &lt; y</t></is></c></row>' in made
    assert made.index("<cols>") < made.index("<sheetData>")
    assert '<c r="C1" s="7" t="inlineStr">' in made


def test_prefixes_and_cells_without_places_are_understood() -> None:
    xml = (
        '<?xml version="1.0" encoding="utf-8"?><x:worksheet xmlns:x="urn:x"><x:dimension ref="A1:B2"/>'
        '<x:cols><x:col min="1" max="16384" width="9" style="2"/></x:cols><x:sheetData><x:row>'
        "<x:c t='s'><x:v>0</x:v></x:c><x:c/><x:c s='3'/></x:row><x:row></x:row></x:sheetData></x:worksheet>"
    )
    made = patched(xml)
    assert '<x:dimension ref="A1:D2"/>' in made
    assert re.findall(r'<x:col min="(\d+)" max="(\d+)"', made) == [("1", "2"), ("3", "3"), ("4", "4"), ("5", "16384")]
    assert "s='3'" not in made, "an empty cell that only has a colour gives way"
    assert (
        '<x:row><x:c r="C2" t="inlineStr"><x:is><x:t xml:space="preserve">x &lt; y</x:t></x:is></x:c></x:row>' in made
    )


def test_earlier_columns_are_cleared_in_every_row() -> None:
    cells = (("A1", "C1", "H1"), ("D2",), ("F3",))
    rows = "".join("<row>" + "".join(f'<c r="{one}"/>' for one in row) + "</row>" for row in cells)
    made = patched(f"<w><sheetData>{rows}</sheetData></w>", NewColumns(2, NEW.rows, NEW.widths, clear=2))
    assert re.findall(r'<c r="(\w+)"', made) == ["A1", "C1", "D1", "C2"]


@pytest.mark.parametrize(
    "xml",
    ["", "<w/>", "<w><sheetData><row r='1'></sheetData></w>", "<!DOCTYPE w><w><sheetData/></w>",
     "<w><sheetData><row r='1'/></sheetData></w>"],
)  # fmt: skip
def test_what_no_spreadsheet_writes_is_not_patched(xml: str) -> None:
    with pytest.raises(Unpatchable):
        patched(xml)


def test_a_text_that_looks_like_an_escape_stays_what_it_is(tmp_path: Path) -> None:
    xml = "<w><sheetData><row r='1'/></sheetData></w>"
    made = patched(xml, NewColumns(0, {1: [NewCell("_x0041_\r\n=1+1")]}, [9]))
    assert "_x005F_x0041_&#13;\n=1+1</t>" in made
    assert "<f>" not in made

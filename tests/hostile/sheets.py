"""XML of workbooks and documents that is too deep, too far, too much, or says one thing twice."""

from __future__ import annotations

from collections.abc import Iterator

from tests.hostile.good import good
from tests.support.word import cell, docx, paragraph, row, table
from tests.support.workbooks import ods_of, parts_of, patched, zipped

_SHEET, _BOOK, _STRINGS = "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/sharedStrings.xml"
_DECLARED = '<?xml version="1.0" encoding="UTF-8"?>'
_LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
_DOCTYPES = {
    "reads-a-file": '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>',
    "calls-a-server": '<!DOCTYPE x [<!ENTITY % e SYSTEM "http://127.0.0.1:9/x.dtd"> %e;]>',
    "billion-laughs": f'<!DOCTYPE x [<!ENTITY a0 "ha">{_LAUGHS}]>',
    "quadratic": f'<!DOCTYPE x [<!ENTITY a0 "{"x" * 100_000}">]>',
}


def sheets() -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each."""
    yield from _entities()
    yield from _cells()
    yield from _tables()
    yield from _documents()
    yield from _opendocument()


def _into_rows(xml: str) -> bytes:
    return patched(good(), _SHEET, "</sheetData>", f"{xml}</sheetData>")


def _in_book(before: str, xml: str) -> bytes:
    return patched(good(), _BOOK, before, f"{xml}{before}")


def _behind_rows(xml: str) -> bytes:
    return patched(good(), _SHEET, "</sheetData>", f"</sheetData>{xml}")


def _entities() -> Iterator[tuple[str, bytes]]:
    for name, doctype in _DOCTYPES.items():
        for part in (_SHEET, _BOOK, _STRINGS, "docProps/core.xml", "[Content_Types].xml"):
            yield f"{name}-in-{part.rpartition('/')[2].strip('[]')}.xlsx", _headed(part, _DECLARED, doctype)
    parts = parts_of(good())
    sixteen = _DECLARED.replace("UTF-8", "UTF-16") + parts[_SHEET].decode().partition("?>")[2]
    yield "utf-16.xlsx", zipped({**parts, _SHEET: sixteen.encode("utf-16")})
    yield "another-code.xlsx", _headed(_SHEET, _DECLARED.replace("UTF-8", "cp037"), "")


def _headed(part: str, declared: str, doctype: str) -> bytes:
    parts = parts_of(good())
    text = parts[part].decode()
    body = text.partition("?>")[2] if text.startswith("<?xml") else text
    return zipped({**parts, part: declared + doctype + body})


def _cells() -> Iterator[tuple[str, bytes]]:
    yield "far-cell.xlsx", _into_rows('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
    yield (
        "far-corners.xlsx",
        _into_rows('<row r="200000"><c r="A200000"><v>1</v></c><c r="XFD200000"><v>1</v></c></row>'),
    )
    yield "far-blank.xlsx", _into_rows('<row r="1048576"><c r="XFD1048576" t="str"><v></v></c></row>')
    yield "far-text.xlsx", _into_rows('<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>')
    yield "cell-twice.xlsx", _into_rows('<row r="900"><c r="A900"><v>1</v></c><c r="A900"><v>2</v></c></row>')
    yield "row-twice.xlsx", _into_rows('<row r="14"><c r="E14"><v>7</v></c></row>')
    yield "cell-in-another-row.xlsx", _into_rows('<row r="900"><c r="E14"><v>7</v></c></row>')
    yield "string-that-is-not-there.xlsx", _into_rows('<row r="900"><c r="A900" t="s"><v>4000000000</v></c></row>')
    yield "unknown-kind.xlsx", _into_rows('<row r="900"><c r="A900" t="zz"><v>1</v></c></row>')
    long = "x" * 40_000
    yield "text-too-long.xlsx", _into_rows(f'<row r="900"><c r="A900" t="inlineStr"><is><t>{long}</t></is></c></row>')
    many = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(900, 100_900))
    yield "100000-rows.xlsx", _into_rows(many)
    wide = "".join(f'<c r="{_letters(n)}900"><v>1</v></c>' for n in range(1, 600))
    yield "600-columns.xlsx", _into_rows(f'<row r="900">{wide}</row>')


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _tables() -> Iterator[tuple[str, bytes]]:
    yield "deep.xlsx", _behind_rows("<a>" * 200_000 + "</a>" * 200_000)
    yield (
        "deep-workbook.xlsx",
        _in_book("</workbook>", "<a>" * 5000 + "</a>" * 5000),
    )
    merges = "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(1000, 1_000_000))
    yield "million-merges.xlsx", _behind_rows(f"<mergeCells>{merges}</mergeCells>")
    yield (
        "40000-wide-merges.xlsx",
        _behind_rows("<mergeCells>" + '<mergeCell ref="A1:XFD1048576"/>' * 40_000 + "</mergeCells>"),
    )
    names = "".join(f'<definedName name="n{n}">1</definedName>' for n in range(200_000))
    yield (
        "200000-names.xlsx",
        _in_book("</workbook>", f"<definedNames>{names}</definedNames>"),
    )
    sheets_ = "".join(f'<sheet name="s{n}" sheetId="{n + 9}" r:id="rId1"/>' for n in range(3_000))
    yield "3000-sheets.xlsx", _in_book("</sheets>", sheets_)
    styles = '<xf numFmtId="0"/>' * 140_000
    yield "140000-styles.xlsx", patched(good(), "xl/styles.xml", "</cellXfs>", f"{styles}</cellXfs>")
    parts = parts_of(good())
    count = parts[_STRINGS].decode().partition('uniqueCount="')[2].partition('"')[0]
    yield "forged-count.xlsx", patched(good(), _STRINGS, f'uniqueCount="{count}"', 'uniqueCount="4000000000"')
    yield "sheet-missing.xlsx", zipped({name: data for name, data in parts.items() if name != _SHEET})
    yield "strings-missing.xlsx", zipped({name: data for name, data in parts.items() if name != _STRINGS})
    yield "no-workbook.xlsx", zipped({name: data for name, data in parts.items() if name != _BOOK})
    yield "sheet-elsewhere.xlsx", patched(
        good(), "xl/_rels/workbook.xml.rels", 'Target="worksheets/sheet1.xml"',
        'Target="http://127.0.0.1:9/sheet1.xml" TargetMode="External"',
    )  # fmt: skip


def _documents() -> Iterator[tuple[str, bytes]]:
    nested = table([cell(paragraph("x"))])
    for _ in range(100):
        nested = table([cell(paragraph("x") + nested)])
    yield "tables-in-tables.docx", docx(nested)
    yield "span-of-a-billion.docx", docx(table(row(cell("a", '<w:gridSpan w:val="1000000000"/>'), "b")))
    yield "2000-columns.docx", docx(table(["x"] * 2000))
    yield "entity.docx", patched(docx(paragraph("x")), "word/document.xml", "<w:document", "<!DOCTYPE x><w:document")
    yield (
        "styles-in-a-circle.docx",
        docx(
            table([cell(paragraph("x", properties='<w:pStyle w:val="a"/>'))]),
            styles="".join(f'<w:style w:styleId="{a}"><w:basedOn w:val="{b}"/></w:style>' for a, b in ("ab", "ba")),
        ),
    )


def _opendocument() -> Iterator[tuple[str, bytes]]:
    number = '<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="{}"/>'
    row_ = '<table:table-row table:number-rows-repeated="{}">{}</table:table-row>'
    rows = f'<table:table table:name="B">{row_}</table:table>'
    yield "repeated.ods", ods_of(rows.format(1_048_576, number.format(16_384)))
    yield "repeated-within-limits.ods", ods_of(rows.format(100_000, number.format(500)))
    yield "repeated-without-end.ods", ods_of(rows.format("9" * 4000, number.format("9" * 4000)))
    yield "deep.ods", ods_of("<table:table>" * 50_000 + "</table:table>" * 50_000)
    merged = '<table:table-cell table:number-rows-spanned="1048576" table:number-columns-spanned="16384"/>'
    yield "merged.ods", ods_of(rows.format(1, merged * 100_000))
    yield "entity.ods", zipped({"content.xml": '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><x>&e;</x>'})

"""Runs inside the system's Python, which has LibreOffice's UNO: edit a workbook as a clerk does, save it again.

Arguments: soffice, profile folder, source, target, and a JSON list of edits: ["insert", sheet, row],
["insert column", sheet, column],
["sort", sheet, first row, last row, column, descending], ["set", sheet, cell, value], ["unprotect", sheet].
The target's suffix says in which format it is saved.
Rows and columns count from 0.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.table import TableSortField

_PATIENCE = 60
_FILTERS = {".xlsx": "Calc MS Excel 2007 XML", ".xls": "MS Excel 97", ".ods": "calc8"}


def _property(name: str, value: Any) -> Any:
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def _connect(pipe: str) -> Any:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(_PATIENCE * 4):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.25)
    raise TimeoutError("LibreOffice did not answer")


def _apply(document: Any, edit: list[Any]) -> None:
    sheet = document.Sheets.getByName(edit[1])
    if edit[0] == "insert":
        sheet.Rows.insertByIndex(edit[2], 1)
    elif edit[0] == "insert column":
        sheet.Columns.insertByIndex(edit[2], 1)
    elif edit[0] == "unprotect":
        sheet.unprotect("")
    elif edit[0] == "set":
        cell = sheet.getCellRangeByName(edit[2])
        if isinstance(edit[3], str):
            cell.String = edit[3]
        else:
            cell.Value = edit[3]
    else:
        _, _, first, last, column, descending = edit
        cursor = sheet.createCursor()
        cursor.gotoEndOfUsedArea(False)
        area = sheet.getCellRangeByPosition(0, first, cursor.RangeAddress.EndColumn, last)
        by = TableSortField()
        by.Field, by.IsAscending = column, not descending
        fields = uno.Any("[]com.sun.star.table.TableSortField", (by,))
        area.sort((_property("SortFields", fields), _property("ContainsHeader", False)))


def main() -> None:
    """Start LibreOffice, apply the edits, recalculate, save."""
    soffice, profile, source, target, edits = sys.argv[1:]
    pipe = f"ktxh{Path(profile).parent.name}"
    command = [soffice, f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", "--norestore", "--nologo"]
    office = subprocess.Popen([*command, f"--accept=pipe,name={pipe};urp;"])
    try:
        context = _connect(pipe)
        desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        document = desktop.loadComponentFromURL(Path(source).as_uri(), "_blank", 0, (_property("Hidden", True),))
        for edit in json.loads(edits):
            _apply(document, edit)
        document.calculateAll()
        filter_name = _FILTERS[Path(target).suffix]
        document.storeToURL(Path(target).as_uri(), (_property("FilterName", filter_name),))
        document.close(True)
        desktop.terminate()
        office.wait(_PATIENCE)
    finally:
        office.kill()


if __name__ == "__main__":
    main()

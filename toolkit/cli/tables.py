"""How `ktxh look` shows the tables of a file: columns with their meaning, rows under each other, values as read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from toolkit.model import Period
from toolkit.vietnamese import format_number

_KINDS = {
    "stt": "số thứ tự",
    "name": "tên",
    "unit": "đơn vị tính",
    "plan": "kế hoạch",
    "actual": "thực hiện",
    "estimate": "ước thực hiện",
    "previous": "cùng kỳ, kỳ trước",
    "ratio": "tỷ lệ, so sánh",
    "note": "ghi chú",
    "other": "khác",
}
_MARKS = {"NIL": "không có", "ERR": "lỗi", "UNCALC": "công thức chưa tính", "TEXT": "chữ"}


def table_lines(tables: Iterable[dict[str, Any]]) -> Iterator[str]:
    """The lines that show tables as `look --json` describes them."""
    for number, table in enumerate(tables, 1):
        yield f"  Bảng {number} · trang “{table['sheet']}”{' (ẩn)' if table.get('hidden') else ''} · {_rows_of(table)}"
        title = table["title"].replace("\n", " / ") or "(không có tiêu đề)"
        yield f"    {title}{' · ĐVT: ' + table['unit'] if table['unit'] else ''}"
        for column in table["columns"]:
            yield f"    cột {column['col']}: {column['label'] or '(không có tiêu đề)'} → {_meaning(column)}"
        yield from _row_lines(table["rows"])


def _rows_of(table: dict[str, Any]) -> str:
    header, data = (_span(table[rows]) for rows in ("header_rows", "data_rows"))
    return (f"đầu cột dòng {header}, " if header else "không có đầu cột, ") + (
        f"số liệu dòng {data}" if data else "không có dòng nào"
    )


def _span(rows: list[int]) -> str:
    return "–".join(map(str, dict.fromkeys(rows)))


def _meaning(column: dict[str, Any]) -> str:
    period = Period.parse(column["period"]).label if "period" in column else None
    dated = period or (f"năm {column['year']}" if "year" in column else "")
    return f"{_KINDS[column['kind']]} {dated}".strip()


def _row_lines(rows: list[dict[str, Any]]) -> Iterator[str]:
    depth: dict[int | None, int] = {None: -1}
    for row in rows:
        depth[row["row"]] = depth.get(row["parent_row"], -1) + 1
        name = f"{row['stt']} {row['name']}".strip() or "(không có tên)"
        unit = f" [{row['unit']}]" if row["unit"] else ""
        values = "; ".join(f"{letters} = {_value(value)}" for letters, value in row["values"].items())
        yield f"    dòng {row['row']}: {'  ' * depth[row['row']]}{name}{unit}{': ' if values else ''}{values}"


def _value(value: str) -> str:
    mark, _, rest = value.partition(":")
    if mark not in _MARKS or not rest:
        return _shown(Decimal(value))
    text, equals, number = rest.rpartition("=") if mark == "TEXT" else (rest, "", "")
    if equals and _is_number(number):
        return f"{_shown(Decimal(number))} (gõ dạng chữ “{text}”)"
    return f"“{rest}” ({_MARKS[mark]})"


def _shown(number: Decimal) -> str:
    """A number with at most four decimals: a formula's result has many that nobody typed."""
    exponent = number.normalize().as_tuple().exponent
    rounded = round(number, 4) if isinstance(exponent, int) and exponent < -4 else number
    return format_number(rounded)


def _is_number(text: str) -> bool:
    return text.removeprefix("-").replace(".", "", 1).isdigit()

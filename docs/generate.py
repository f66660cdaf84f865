"""Write docs/findings.md, docs/cli.md and docs/the-thuc.md from the code; a test holds them to it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import typer

from toolkit.cli.main import app
from toolkit.findings import ALL_PROBLEMS

HERE = Path(__file__).parent
_FAMILIES = {
    "KT0": "Danh mục và không gian làm việc",
    "KT1": "Tệp, bảng và cột",
    "KT2": "Giá trị trong ô",
    "KT3": "Dòng và chỉ tiêu",
    "KT4": "Số liệu không khớp nhau",
    "KT5": "Việc nộp báo cáo",
    "KT6": "Chạy đêm và thư",
    "KT7": "Lời văn của báo cáo",
    "KT8": "Quyết định và chỗ sửa trong bảng tổng hợp",
}


def findings_page() -> str:
    """Every kind of finding: title, why, an example, what to do."""
    return "\n".join(_findings_lines()) + "\n"


def _findings_lines() -> Iterator[str]:
    yield "# Các vấn đề mà ktxh báo"
    yield ""
    yield "Trang này được sinh từ chương trình (`make docs`). Xem một vấn đề: `ktxh explain KT401`."
    yield ""
    yield "**Lỗi**: số liệu được giữ lại, không vào biểu cho đến khi có người quyết định. "
    yield "**Cảnh báo**: số liệu vẫn dùng, cần xem lại. **Thông tin**: nói ra để không có gì diễn ra trong im lặng."
    for family, problems in groupby(ALL_PROBLEMS, key=lambda problem: problem.code[:3]):
        yield ""
        yield f"## {family}xx – {_FAMILIES[family]}"
        for problem in problems:
            yield ""
            yield f"### {problem.code} – {problem.title}"
            yield ""
            yield f"{problem.severity.label}. {problem.why}"
            yield ""
            yield f"> {problem.said}"
            yield ""
            yield f"Cách xử lý: {problem.remedy}"
            if problem.ask:
                yield ""
                yield f"Đề nghị với cơ quan gửi: {problem.ask}"


def cli_page() -> str:
    """Every command with its arguments and options."""
    return "\n".join(_cli_lines()) + "\n"


def _cli_lines() -> Iterator[str]:
    program: Any = typer.main.get_command(app)
    yield "# Dòng lệnh ktxh"
    yield ""
    yield "Trang này được sinh từ chương trình (`make docs`)."
    yield ""
    yield "Kết quả ra đầu ra chuẩn, lời nhắn ra đầu ra lỗi. Mã thoát: 0 xong, không có lỗi · 1 chương trình hỏng · "
    yield "2 gõ sai lệnh · 3 xong, nhưng có vấn đề mức lỗi cần người xử lý · 4 không làm được, kết quả cũ còn nguyên."
    for name, command in program.commands.items():
        arguments = [one for one in command.params if one.param_type_name == "argument"]
        options = [one for one in command.params if one.param_type_name == "option" and one.name != "help"]
        usage = " ".join(one.metavar or one.name.upper() for one in arguments)
        yield ""
        yield f"## ktxh {name}"
        yield ""
        yield (command.help or "").strip()
        yield ""
        yield f"    ktxh {name} {usage}{' [tùy chọn]' if options else ''}".rstrip()
        yield ""
        yield "| | |"
        yield "|---|---|"
        for one in arguments:
            yield f"| `{one.metavar or one.name.upper()}` | {one.help} |"
        for one in options:
            value = f" {one.metavar}" if one.metavar and not one.is_flag else ""
            yield f"| `{', '.join(one.opts)}{value}` | {one.help} |"


def layout_page() -> str:
    """Every layout rule with its state in the tables of the shipped workspace, as the linter finds them."""
    return "\n".join(_layout_lines()) + "\n"


def _layout_lines() -> Iterator[str]:
    from toolkit import Workspace
    from toolkit.model import Period
    from toolkit.writing.lint import DOCUMENT_RULES, WORKBOOK_RULES, lint_document, lint_workbook
    from toolkit.writing.look import read_look
    from toolkit.writing.table import table_bytes
    from toolkit.writing.table_docx import table_docx

    space = Workspace(HERE.parent)
    result, look = space.reconcile(Period.parse("2020-6T")), read_look(space.look_path)
    document = lint_document(table_docx(result, look, space.config.province))
    workbook = lint_workbook(table_bytes(result, look, space.config.province))
    yield "# Thể thức của biểu chuẩn"
    yield ""
    yield "Trang này được sinh từ chương trình (`make docs`): từng quy tắc được đối chiếu với chính tệp biểu vừa lập"
    yield "(kỳ 2020-6T của thư mục này), không phải với ý định của chương trình."
    for title, rules, broken in (
        ("Biểu dạng Word (`--format docx`): phụ lục kèm văn bản hành chính", DOCUMENT_RULES, document),
        ("Biểu dạng Excel và PDF (`--format xlsx`, `pdf`)", WORKBOOK_RULES, workbook),
    ):
        yield ""
        yield f"## {title}"
        yield ""
        yield "| Mã | Quy tắc | Căn cứ | Tình trạng |"
        yield "|---|---|---|---|"
        for rule in rules:
            wrong = "; ".join(one.how for one in broken if one.code == rule.code)
            yield f"| {rule.code} | {rule.asks} | {rule.source} | {f'chưa đạt: {wrong}' if wrong else 'đạt'} |"


PAGES = {"findings.md": findings_page, "cli.md": cli_page, "the-thuc.md": layout_page}


def main() -> None:
    """Write all generated pages."""
    for name, page in PAGES.items():
        (HERE / name).write_text(page(), "utf-8")
        print(HERE / name)  # noqa: T201


if __name__ == "__main__":
    main()

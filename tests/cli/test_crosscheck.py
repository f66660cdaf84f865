"""ktxh crosscheck: findings as lines and as JSON, comments in a copy, and what cannot be read."""

from __future__ import annotations

from pathlib import Path

from tests.support.program import ktxh
from tests.support.reports import report_paths
from tests.support.word_reports import as_word

PATH = next(path for path in report_paths() if path.name == "so-khcn-6t-2020.md")


def test_findings_with_paragraph_quote_and_both_numbers() -> None:
    said = ktxh("crosscheck", PATH, "--json")
    assert said.code == 3
    document = said.document
    assert document["schema"] == 1
    assert document["period"] == "2020-6T"
    assert document["quantities"] >= 40
    (total,) = [one for one in document["findings"] if one["code"] == "KT701"]
    assert (total["severity"], total["expected"], total["found"]) == ("error", "85", "83")
    assert total["quote"].startswith("83 đề tài (24")
    assert isinstance(total["paragraph"], int)
    assert {"kind", "paragraph", "quote", "expected", "found"} == set(document["agreements"][0])


def test_a_commented_copy_is_written_and_the_report_is_not(tmp_path: Path) -> None:
    report, copy = tmp_path / "bao-cao.docx", tmp_path / "nhan-xet.docx"
    report.write_bytes(as_word(PATH))
    before = report.read_bytes()
    said = ktxh("crosscheck", report, "--comments", copy)
    assert said.code == 3
    assert "KT701 [đoạn" in said.out
    assert copy.is_file()
    assert report.read_bytes() == before
    refused = ktxh("crosscheck", report, "--comments", report)
    assert (refused.code, report.read_bytes()) == (4, before)


def test_what_is_no_report_is_said_without_a_traceback(tmp_path: Path) -> None:
    for name, data in {
        "a.docx": b"PK\x03\x04 cut",
        "b.pdf": b"%PDF-1.4 cut",
        "c.txt": b"\xff\xfe\x00",
        "d.md": b"",
    }.items():
        path = tmp_path / name
        path.write_bytes(data)
        said = ktxh("crosscheck", path)
        assert said.code == 4
        assert name in said.err
        assert "Traceback" not in said.err


def test_the_coordinators_report_is_held_against_the_figures_of_all_agencies(tmp_path: Path) -> None:
    """43 vụ where the traffic safety committee reported 41; its own sector would not have told."""
    report = tmp_path / "bao-cao-tinh.txt"
    report.write_text(
        "SỞ KẾ HOẠCH VÀ ĐẦU TƯ\nBÁO CÁO\nTình hình kinh tế - xã hội 6 tháng đầu năm 2020\n\n"
        "Số vụ tai nạn giao thông 43 vụ, giảm so với cùng kỳ năm trước.\n",
        encoding="utf-8",
    )
    said = ktxh("crosscheck", report, "--json").document["findings"]
    assert [(one["expected"], one["found"]) for one in said if "Số vụ tai nạn giao thông" in one["message"]] == [
        ("158", "43")
    ]

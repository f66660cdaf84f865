"""The command line is a contract: JSON keys, exit codes, results on stdout and talk on stderr."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from unittest.mock import patch

import pytest

from tests.support.program import ktxh
from tests.support.seed import FILE, PERIOD, seed_workbook
from tests.support.workspaces import make_workspace

HEAVY = ("pandas", "numpy", "openpyxl", "xlsxwriter", "sqlalchemy", "python_calamine", "xlrd", "rich")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_workspace(tmp_path / "w")


@pytest.fixture
def seed(tmp_path: Path) -> Path:
    path = tmp_path / FILE
    path.write_bytes(seed_workbook())
    return path


def test_check_reads_the_seed(root: Path, seed: Path) -> None:
    said = ktxh("check", seed, "-w", root, "--json")
    assert said.code == 0
    file = said.document["files"][0]
    assert (file["file"], file["agency"], file["period"], file["state"]) == (str(seed), "SKHCN", "2020-6T", "accepted")
    assert file["cells"] == {"read": 15, "placed": 15, "held": 0, "ignored": 0}
    values = {column: [f["value"] for f in file["figures"] if f["column"] == column] for column in ("plan", "actual")}
    assert values == {"plan": [15, 9, 6, "-", 9, 9, 13500], "actual": [12, 9, 3, "-", 4, 4, 4031]}
    assert {f["value"] for f in file["figures"] if f["indicator"] == "SKHCN.1.1.2.1"} == {"-"}
    last = next(f for f in file["figures"] if (f["indicator"], f["column"]) == ("SKHCN.2", "actual"))
    assert last == {
        "indicator": "SKHCN.2",
        "name": "Số phương tiện đo được kiểm định",
        "column": "actual",
        "value": 4031,
        "raw": "4.031",
        "sheet": "Phu luc",
        "cell": "E17",
    }


def test_check_says_what_is_wrong_and_exits_3(root: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(seed_workbook(E17="khoảng 4.000"))
    said = ktxh("check", path, "-w", root, "--json")
    assert said.code == 3
    found = said.document["files"][0]["findings"][0]
    assert {"code", "severity", "message", "sheet", "cell", "indicator", "suggestion"} <= set(found)
    assert (found["severity"], found["cell"], found["suggestion"]) == ("error", "E17", "4.000")
    text = ktxh("check", path, "-w", root)
    assert "ô E17" in text.out
    assert "giữ lại 1" in text.out


def test_check_writes_nothing(root: Path, seed: Path) -> None:
    before = sorted(path for path in root.rglob("*"))
    ktxh("check", seed, "-w", root)
    assert sorted(path for path in root.rglob("*")) == before


def test_merge_prints_its_counts_and_paths(root: Path) -> None:
    said = ktxh("merge", "2020-6T", "-w", root)
    assert said.code == 0
    assert "Tệp: 1 tìm thấy = 1 đã tổng hợp + 0 đã có bản thay thế + 0 không nhận + 0 bỏ qua" in said.out
    assert "Ô số liệu: 15 đọc = 15 dùng + 0 thay thế + 0 giữ lại + 0 bỏ qua" in said.out
    assert str(root / "workbooks/2020-6T/tong-hop-2020-6T.xlsx") in said.out
    assert str(root / "workbooks/2020-6T/bieu-2020-6T.xlsx") in said.out
    assert said.out.rstrip().endswith("report.html")


def test_merge_as_json(root: Path) -> None:
    said = ktxh("merge", "2020-6T", "-w", root, "--json")
    document = said.document
    assert document["schema"] == 1
    assert document["files"] == {"found": 1, "merged": 1, "superseded": 0, "rejected": 0, "ignored": 0}
    assert document["cells"] == {"read": 15, "placed": 15, "held": 0, "superseded": 0, "ignored": 0}
    assert document["agencies"] == {"expected": 1, "submitted": 1, "missing": []}
    assert document["findings"] == {"error": 0, "warning": 0, "info": 0}
    assert (document["period"], document["run"]) == ("2020-6T", 1)
    assert Path(document["master"]).is_file()
    assert Path(document["table"]).is_file()
    assert Path(document["report"]).name == "report.html"


def test_merge_that_needs_a_person_exits_3_and_tells_on_stderr(root: Path) -> None:
    (root / "workbooks" / str(PERIOD) / "submissions" / FILE).write_bytes(seed_workbook(E11=13))
    said = ktxh("merge", "2020-6T", "-w", root)
    assert said.code == 3
    assert "KT401" in said.err
    assert "KT401" not in said.out
    assert ktxh("merge", "2020-6T", "-w", root, "--quiet").err == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("merge", "2020-T13"), "Kỳ báo cáo “2020-T13” không đúng"),
        (("merge",), "KỲ"),
        (("explain", "KT999"), "không có vấn đề mã “KT999”"),
        (("check", "khong-co.xlsx"), "khong-co.xlsx"),
        (("lenh-la",), "lenh-la"),
    ],
)
def test_wrong_usage_exits_2(arguments: tuple[str, ...], said: str) -> None:
    found = ktxh(*arguments)
    assert found.code == 2
    assert said in found.err


def test_an_unknown_agency_is_wrong_usage(root: Path) -> None:
    said = ktxh("table", "2020-6T", "--agency", "SXX", "-w", root)
    assert said.code == 2
    assert "Không có cơ quan mã “SXX”. Các mã: SKHCN" in said.err


def test_table_for_an_agency(root: Path) -> None:
    said = ktxh("table", "2020-6T", "-a", "SKHCN", "-w", root)
    assert said.code == 0
    assert Path(said.out.strip()).name == "bieu-2020-6T-SKHCN.xlsx"


def test_what_cannot_be_done_exits_4_with_one_sentence(tmp_path: Path, root: Path) -> None:
    said = ktxh("merge", "2020-6T", "-w", tmp_path)
    assert (said.code, said.out) == (4, "")
    assert "không phải không gian làm việc" in said.err
    assert "Traceback" not in said.err
    (root / "templates" / "bieu-chuan.xlsx").write_bytes(b"hong")
    assert ktxh("merge", "2020-6T", "-w", root).code == 4


def test_a_broken_catalogue_lists_every_mistake(root: Path) -> None:
    from openpyxl import load_workbook

    path = root / "templates" / "danh-muc.xlsx"
    book = load_workbook(path)
    book["Chỉ tiêu"]["F3"] = "A.9"
    book["Chỉ tiêu"]["G4"] = "cộng"
    book.save(path)
    said = ktxh("merge", "2020-6T", "-w", root)
    assert said.code == 4
    assert "ô F3" in said.err
    assert "ô G4" in said.err


def test_a_crash_is_one_sentence_and_exit_1(root: Path) -> None:
    with patch("toolkit.workspace.working_out.reconcile", side_effect=RuntimeError("bất ngờ")):
        said = ktxh("merge", "2020-6T", "-w", root)
    assert said.code == 1
    assert "Lỗi của chương trình (RuntimeError: bất ngờ)" in said.err
    assert "Traceback" not in said.err


def test_explain_tells_a_finding_at_length() -> None:
    said = ktxh("explain", "kt401")
    assert said.code == 0
    assert said.out.startswith("KT401 – Tổng khác cộng các thành phần (lỗi)")
    assert ktxh("explain", "KT401", "--json").document["severity"] == "error"


def test_init_makes_a_workspace_that_merges(tmp_path: Path, seed: Path) -> None:
    said = ktxh("init", tmp_path / "moi", "--from", seed, "--json")
    assert said.code == 0
    assert (said.document["agencies"], said.document["indicators"]) == (1, 8)
    assert {finding["code"] for finding in said.document["findings"]} == {"KT020"}
    again = ktxh("init", tmp_path / "moi")
    assert again.code == 4
    assert "không ghi đè" in again.err


def test_version_and_help_are_there() -> None:
    assert ktxh("--version").out.startswith("ktxh ")
    said = ktxh("--help")
    assert said.code == 0
    assert "merge" in said.out


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; sys.argv = ['ktxh', '--help']\n"
        "from toolkit.cli.main import run\n"
        "try: run()\n"
        "except SystemExit: pass\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


def test_vietnamese_is_written_on_a_console_of_another_code_page(root: Path) -> None:
    command = [sys.executable, "-m", "toolkit.cli.main", "merge", "2020-6T", "-w", str(root)]
    done = subprocess.run(command, capture_output=True, env={"PYTHONIOENCODING": "cp1252", "PATH": ""}, check=False)
    assert done.returncode == 0, done.stderr
    assert "Kỳ 6 tháng đầu năm 2020" in done.stdout.decode("utf-8")

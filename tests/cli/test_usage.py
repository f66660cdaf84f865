"""How the program is used: help and wrong usage are Vietnamese throughout, and stopping is said."""

from __future__ import annotations

import re

import pytest

from tests.support.program import ktxh
from toolkit.cli.main import COMMANDS, run

_ENGLISH = re.compile(
    r"\b(?:usage|options|arguments|commands?|args|error|missing|invalid|required|default|show this|such|try)\b",
    re.IGNORECASE,
)
_NAMES = [command.__name__ for command in COMMANDS]


@pytest.mark.parametrize("name", ["", *_NAMES])
def test_help_has_no_english_word(name: str) -> None:
    said = ktxh(*([name] if name else []), "--help")
    assert said.code == 0
    assert said.out.startswith("Cách dùng: ktxh")
    assert "Tùy chọn:" in said.out
    assert not _ENGLISH.findall(said.out)


def test_without_arguments_the_program_tells_its_commands() -> None:
    said = ktxh()
    assert said.code == 2
    assert all(re.search(rf"^  {name} ", said.err, re.MULTILINE) for name in _NAMES)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["mege"], "Gõ sai lệnh: không có lệnh “mege” (có phải merge?)."),
        (["merge"], "Gõ sai lệnh: thiếu KỲ."),
        (["merge", "2020-6T", "2020-9T"], "Gõ sai lệnh: thừa “2020-9T”."),
        (["merge", "2020-6T", "--quit"], "Gõ sai lệnh: không có tùy chọn “--quit” (có phải --quiet?)."),
        (["merge", "2020-6T", "--json=1"], "Gõ sai lệnh: tùy chọn --json không có giá trị đi kèm."),
        (["merge", "2020-7T"], "Gõ sai lệnh: KỲ: Kỳ báo cáo “2020-7T” không đúng. Hãy viết 2020-T5 (tháng)"),
        (["table", "2020-6T", "-f", "odt"], "Gõ sai lệnh: --format / -f: “odt” không thuộc xlsx, docx, pdf."),
        (["diff", "2020-6T", "--from", "x"], "Gõ sai lệnh: --from: phải là một số nguyên."),
        (["diff", "2020-6T", "--from"], "Gõ sai lệnh: tùy chọn --from thiếu giá trị đi kèm."),
        (["look", "khong-co.xlsx"], "Gõ sai lệnh: TỆP…: không có “khong-co.xlsx”."),
        (["look", "."], "Gõ sai lệnh: TỆP…: “.” là thư mục, không phải tệp."),
        (["explain", "KT099"], "Gõ sai lệnh: MÃ: không có vấn đề mã “KT099”; gần đó có KT001, "),
        (["explain", "x"], "Gõ sai lệnh: MÃ: không có vấn đề mã “x”."),
    ],
)
def test_wrong_usage_says_what_is_wrong_and_how_it_is_right(typed: list[str], said: str) -> None:
    found = ktxh(*typed)
    assert found.code == 2
    assert found.err.startswith(said)
    assert not _ENGLISH.findall(found.err.replace("--help", ""))


def test_a_run_that_is_stopped_says_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    class Stopped(dict[str, object]):
        def get(self, *_: object) -> object:
            raise KeyboardInterrupt

    monkeypatch.setattr("toolkit.findings.PROBLEM_BY_CODE", Stopped())
    monkeypatch.setattr("sys.argv", ["ktxh", "explain", "KT401"])
    with pytest.raises(SystemExit) as stopped:
        run()
    assert stopped.value.code == 130
    assert capsys.readouterr().err == "Đã dừng theo yêu cầu; kết quả cũ còn nguyên.\n"

"""ktxh.toml: what a workspace sets is read, and what is wrong in it is said."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from toolkit.config import FILE_NAME, Config, ConfigError, read_config
from toolkit.intake.readers.limits import Limits
from toolkit.model import OperationError

PROVINCE = '[province]\nname = "Đắk Lắk"\n'


def written(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / FILE_NAME
    path.write_bytes(text.encode(encoding))
    return path


def test_a_full_file_is_read(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        """
        [province]
        name = " Đắk Lắk "
        coordinator = "Sở Kế hoạch và Đầu tư"
        [columns]
        actual = ["Ước TH 6 tháng", "Đạt được"]
        note = []
        [limits]
        rows = 500
        ratio = 50
        [ledger]
        url = "postgresql://may-chu/ktxh"
        """,
    )
    assert read_config(path) == Config(
        province="Đắk Lắk",
        coordinator="Sở Kế hoạch và Đầu tư",
        columns={"actual": ("Ước TH 6 tháng", "Đạt được"), "note": ()},
        limits=Limits(rows=500, ratio=50),
        ledger_url="postgresql://may-chu/ktxh",
    )


def test_a_province_is_all_that_is_needed(tmp_path: Path) -> None:
    found = read_config(written(tmp_path, PROVINCE))
    assert found == Config("Đắk Lắk", "", {}, Limits(), None)


@pytest.mark.parametrize("text", [PROVINCE.replace("\n", "\r\n"), f"# Cấu hình\n\n{PROVINCE}# hết"])
def test_line_ends_and_comments_do_not_matter(tmp_path: Path, text: str) -> None:
    assert read_config(written(tmp_path, text)).province == "Đắk Lắk"


def test_the_mark_that_notepad_puts_before_a_file_does_not_matter(tmp_path: Path) -> None:
    assert read_config(written(tmp_path, PROVINCE, "utf-8-sig")).province == "Đắk Lắk"


@pytest.mark.parametrize(
    "text",
    ["", "[province]\n", '[province]\nname = ""\n', '[province]\nname = "  "\n', "[province]\nname = 66\n"],
)
def test_a_file_without_a_province_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(ConfigError, match=r"ktxh\.toml.*name.*\[province\]"):
        read_config(written(tmp_path, text))


@pytest.mark.parametrize("text", ["[province\n", "province\n", "[province]\nname = Đắk Lắk\n", PROVINCE + PROVINCE])
def test_a_file_that_is_no_toml_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(ConfigError, match=r"ktxh\.toml không đúng định dạng TOML"):
        read_config(written(tmp_path, text))


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="không lưu ở bảng mã UTF-8"):
        read_config(written(tmp_path, PROVINCE, "utf-16"))


def test_where_a_file_stops_being_toml_is_said(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"không đúng định dạng TOML: xem dòng 2, từ chữ thứ 8\.$"):
        read_config(written(tmp_path, "[province]\nname = Đắk Lắk\n"))


def test_a_wrong_setting_ends_with_one_full_stop(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"[^.]\.$"):
        read_config(written(tmp_path, f'{PROVINCE}[rules]\nKT412 = {{ from = "2021-13" }}\n'))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"Không đọc được .*khong-co\.toml"):
        read_config(tmp_path / "khong-co.toml")


def test_a_folder_in_its_place_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="Không đọc được"):
        read_config(tmp_path)


@pytest.mark.parametrize(
    ("added", "unknown", "known"),
    [
        ("[provinces]\n", "provinces", "province"),
        ('[columns]\nactuals = ["Đạt"]\n', "actuals", "actual"),
        ("[limits]\nrow = 5\n", "row", "rows"),
        ('coordinater = "Sở Tài chính"\n', "coordinater", "coordinator"),
        ('[ledger]\nuri = "sqlite://"\n', "uri", "url"),
    ],
)
def test_what_nobody_would_use_is_refused_with_the_right_names(
    tmp_path: Path, added: str, unknown: str, known: str
) -> None:
    with pytest.raises(ConfigError, match=rf"“{unknown}”.*\b{known}\b"):
        read_config(written(tmp_path, PROVINCE + added))


@pytest.mark.parametrize(
    "text",
    [
        PROVINCE + 'password = "x"\n',
        'password = "x"\n' + PROVINCE,
        PROVINCE + '[ledger]\npassword = "x"\n',
        PROVINCE + '[ledger]\ndb_Password = "x"\n',
        PROVINCE + '[mail]\nPASSWORD = "x"\n',
        PROVINCE + '[mail.smtp]\npassword_file = "x"\n',
    ],
)
def test_a_password_is_refused_wherever_it_stands(tmp_path: Path, text: str) -> None:
    with pytest.raises(ConfigError, match="mật khẩu không được ghi"):
        read_config(written(tmp_path, text))


def test_the_refusal_does_not_repeat_the_password(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as refused:
        read_config(written(tmp_path, PROVINCE + '[ledger]\npassword = "bi-mat-123"\n'))
    assert "bi-mat-123" not in str(refused.value)


@pytest.mark.parametrize("value", ["0", "-1", "1.5", '"500"', "true", "[1]"])
def test_a_limit_is_a_positive_whole_number(tmp_path: Path, value: str) -> None:
    with pytest.raises(ConfigError, match=r"\[limits\].*“rows”.*nguyên dương"):
        read_config(written(tmp_path, f"{PROVINCE}[limits]\nrows = {value}\n"))


@pytest.mark.parametrize("value", ['"Đạt được"', "5", "[5]", '["Đạt", 5]', "true"])
def test_names_of_a_column_are_a_list_of_texts(tmp_path: Path, value: str) -> None:
    with pytest.raises(ConfigError, match=r"\[columns\].*“actual”.*danh sách"):
        read_config(written(tmp_path, f"{PROVINCE}[columns]\nactual = {value}\n"))


@pytest.mark.parametrize(
    "text",
    [
        'province = "Đắk Lắk"\n',
        '[[province]]\nname = "Đắk Lắk"\n',
        f"columns = 5\n{PROVINCE}",
        f"limits = 5\n{PROVINCE}",
        f'ledger = "ktxh.db"\n{PROVINCE}',
        f"{PROVINCE}[ledger]\nurl = 5\n",
    ],
)
def test_a_setting_of_the_wrong_kind_is_refused_in_a_sentence(tmp_path: Path, text: str) -> None:
    with pytest.raises(ConfigError, match=r"ktxh\.toml"):
        read_config(written(tmp_path, text))


def test_a_refusal_is_an_operation_that_was_not_done() -> None:
    assert issubclass(ConfigError, OperationError)


def test_mail_calendar_and_reminders_are_read(tmp_path: Path) -> None:
    found = read_config(
        written(
            tmp_path,
            PROVINCE
            + """
            [mail]
            host = "mail.daklak.gov.vn"
            security = "tls"
            user = "ktxh"
            sender = "ktxh@daklak.gov.vn"
            [mailbox]
            host = "mail.daklak.gov.vn"
            user = "ktxh"
            authserv = "mail.daklak.gov.vn"
            [calendar]
            due_day = 20
            holidays = ["2020-06-12"]
            [calendar.due]
            "2020-6T" = 2020-06-15
            6T = 12
            [reminders]
            before = [5, 1]
            mode = "collective"
            """,
        )
    )
    assert found.mail.address == ("mail.daklak.gov.vn", 465)
    assert found.mailbox.address == ("mail.daklak.gov.vn", 993)
    assert (found.calendar.due_day, dict(found.calendar.due)) == (20, {"2020-6T": date(2020, 6, 15), "6T": 12})
    assert (found.reminders.before, found.reminders.after) == ((5, 1), (1, 4))


@pytest.mark.parametrize(
    ("section", "said"),
    [
        ('[mail]\nhost = "m"\n', "sender"),
        ('[mail]\nport = "25"\n', "“port” phải là số nguyên"),
        ("[mail]\nhost = 3\n", "“host” phải là chữ"),
        ('[mail]\nreply_to = "a"\n', "reply_to"),
        ('[mail]\nPassword = "x"\n', "mật khẩu không được ghi"),
        ('[mailbox]\nreply = "có"\n', "true hoặc false"),
        ('[reminders]\nbefore = ["3"]\n', "danh sách số nguyên"),
        ("[calendar]\ndue = 3\n", "một mục con"),
        ("[calendar]\ncutoff_day = 40\n", "từ 1 đến 28"),
    ],
)
def test_what_is_wrong_in_them_is_said_with_its_section(tmp_path: Path, section: str, said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        read_config(written(tmp_path, PROVINCE + section))

"""What the letters say; a province puts its own words into templates/thu/."""

from __future__ import annotations

import string
from pathlib import Path

from toolkit.model import OperationError

RESULT, SLIP, RECEIPT, REMIND_BEFORE, REMIND_AFTER, ALERT = (
    "ket-qua", "phieu", "da-nhan", "nhac-truoc", "nhac-sau", "bao-loi",
)  # fmt: skip
_SIGNED = "\nTrân trọng.\n{don_vi}\n(Thư do chương trình ktxh lập và gửi tự động.)\n"
DEFAULTS = {
    RESULT: (
        "Tổng hợp báo cáo KT-XH {ky}\n\n"
        "Kính gửi {nguoi_nhan},\n\n{don_vi} gửi kết quả tổng hợp báo cáo kinh tế - xã hội {ky}.\n\n{noi_dung}" + _SIGNED
    ),
    SLIP: (
        "Phiếu phản hồi báo cáo KT-XH {ky}\n\n"
        "Kính gửi {nguoi_nhan},\n\nBáo cáo {ky} của quý cơ quan đã được đọc và đối chiếu; kết quả ở phiếu kèm theo. "
        "Đề nghị xem các chỗ được đánh dấu và gửi lại báo cáo nếu cần sửa.\n" + _SIGNED
    ),
    RECEIPT: (
        "Đã nhận báo cáo KT-XH\n\n"
        "Kính gửi {nguoi_nhan},\n\nĐã nhận thư của quý cơ quan.\n\n{noi_dung}" + _SIGNED
    ),
    REMIND_BEFORE: (
        "Nhắc gửi báo cáo KT-XH {ky}\n\n"
        "Kính gửi {nguoi_nhan},\n\nHạn gửi báo cáo kinh tế - xã hội {ky} là ngày {han} (còn {so_ngay} ngày). "
        "Số liệu chốt đến hết ngày {chot}. Đến nay chưa nhận được báo cáo của quý cơ quan.\n{noi_dung}" + _SIGNED
    ),
    REMIND_AFTER: (
        "Quá hạn gửi báo cáo KT-XH {ky}\n\n"
        "Kính gửi {nguoi_nhan},\n\nBáo cáo kinh tế - xã hội {ky} có hạn gửi là ngày {han}, nay đã quá {so_ngay} ngày. "
        "Đề nghị quý cơ quan gửi ngay để kịp tổng hợp.\n{noi_dung}" + _SIGNED
    ),
    ALERT: (
        "ktxh: lần chạy đêm {ngay} cần người xem\n\n{noi_dung}\nNhật ký: {nhat_ky}\n"
    ),
}  # fmt: skip
"""Subject on the first line, then an empty line, then the text."""


class TextError(OperationError):
    """A text of the province cannot be used."""


class Texts:
    """The texts of a workspace."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def fill(self, name: str, **facts: str) -> tuple[str, str]:
        """Subject and body with the facts in their places; raise TextError."""
        path = self._folder / f"{name}.txt"
        text = DEFAULTS[name]
        if path.is_file():
            try:
                text = path.read_text("utf-8-sig").replace("\r\n", "\n")
            except (OSError, UnicodeDecodeError) as cause:
                raise TextError(f"Không đọc được mẫu thư {path}; tệp phải là chữ UTF-8.") from cause
        self._check(path, text, set(facts))
        subject, _, body = text.partition("\n")
        return subject.strip().format(**facts), body.lstrip("\n").format(**facts)

    @staticmethod
    def _check(path: Path, text: str, known: set[str]) -> None:
        try:
            asked = {field for _, field, _, _ in string.Formatter().parse(text) if field is not None}
        except ValueError as cause:
            raise TextError(f"Mẫu thư {path} có dấu ngoặc nhọn {{ }} không đúng chỗ.") from cause
        unknown = sorted(asked - known)
        if unknown:
            names = ", ".join(f"{{{name}}}" for name in sorted(known))
            raise TextError(f"Mẫu thư {path} có {{{unknown[0]}}}, không biết là gì; được dùng: {names}.")

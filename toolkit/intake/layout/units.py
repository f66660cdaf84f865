"""Units as tables write them: in a line above, behind a name, in a column of their own, or as a ditto mark."""

from __future__ import annotations

import re
from functools import lru_cache

from toolkit.vietnamese import clean, key

_WORDS = (
    "đồng", "đ", "vnđ", "vnd", "usd", "đô la mỹ", "đô la", "tấn", "tạ", "kg", "gam", "ha", "héc ta", "m", "mét", "m2",
    "m3", "km", "km2", "lít", "kwh", "kw", "mw", "mwh", "người", "hộ", "lượt", "lượt người", "lượt khách", "khách",
    "cái", "con", "chiếc", "bộ", "đôi", "cây", "quả", "hộp", "viên", "ống", "bao", "chai", "tờ", "trang", "bản",
    "cuốn", "máy", "thuê bao", "vụ", "dự án", "doanh nghiệp", "dn", "hợp tác xã", "htx", "xã", "phường", "huyện",
    "thôn", "trường", "lớp", "phòng", "học sinh", "hs", "sinh viên", "cháu", "giường", "trạm", "cơ sở", "đơn vị",
    "công trình", "hồ sơ", "văn bản", "lần", "tấn.km", "hk", "hk.km", "hành khách", "hành khách.km", "ste", "tuổi",
    "số con/phụ nữ", "giờ", "ngày", "công", "suất", "buồng", "điểm", "máy/100 dân", "bưu cục", "cặp", "khẩu",
    "lao động", "mét khối", "mét vuông", "tỷ lệ %", "phần trăm",
)  # fmt: skip
_KEYS = "|".join(sorted((re.escape(key(word)) for word in _WORDS), key=len, reverse=True))
_SCALE_KEYS = "|".join(sorted((re.escape(key(w)) for w in (
    "nghìn", "ngàn", "triệu", "tr", "tỷ", "tỉ", "vạn", "trăm", "chục", "ngh", "1000", "1.000", "10.000",
)), key=len, reverse=True))  # fmt: skip
_PLAIN = rf"(?:(?:(?:{_SCALE_KEYS})\.? ?)*(?:{_KEYS})|%|% ?o|‰|(?:{_SCALE_KEYS}) (?:{_SCALE_KEYS}))"
_RATED = rf"{_PLAIN}(?: ?/ ?(?:\d+ )?(?:{_PLAIN}|năm|tháng|ngày|người))?"
_UNIT = re.compile(rf"{_RATED}(?: ?(?:[;,]|và|-) ?{_RATED})*")
_STATED = re.compile(
    r"(?:đơn\s+vị(?:\s+tính)?|đvt|đ\.v\.t|đvt|dvt|đv\s+tính)\s*[:：]\s*(?P<unit>[^)(;]+(?:;[^)(]+)?)", re.IGNORECASE
)
_BRACKETED = re.compile(r"\((?P<unit>[^()]{1,40})\)\s*$")


@lru_cache(maxsize=16_384)
def is_unit(text: str) -> bool:
    """Whether a text is nothing but a unit: `Nghìn ha`, `Tỷ đồng`, `%`, `Nghìn tấn; triệu USD`."""
    return (
        len(text) <= 40
        and not text.rstrip().endswith(":")
        and bool(_UNIT.fullmatch(key(text.strip("() ")) or text.strip()))
    )


def unit_of_line(line: str) -> str:
    """The unit that a line above a table states (`Đơn vị tính: Triệu đồng`, `Nghìn ha`), empty if it states none."""
    cleaned = clean(line)
    stated = _STATED.search(cleaned)
    if stated and _measures(stated):
        return stated["unit"].strip(" .")
    return cleaned.strip("() ") if is_unit(cleaned) else ""


def is_unit_line(line: str) -> bool:
    """Whether a line does nothing but state the unit of the figures below it."""
    cleaned = clean(line).strip("() ")
    stated = _STATED.match(cleaned)
    return bool(stated and _measures(stated) and stated.end() >= len(cleaned)) or is_unit(cleaned)


def _measures(stated: re.Match[str]) -> bool:
    """Whether a stated unit is one: `Đơn vị: Xã Ea Tu` names who reports, `ĐVT: …` names nothing."""
    unit = stated["unit"].strip(" .")
    if not any(sign.isalpha() or sign in "%‰" for sign in unit):
        return False
    return is_unit(unit) or "tính" in stated[0].casefold() or "đvt" in stated[0].casefold() or len(unit) <= 12


@lru_cache(maxsize=16_384)
def unit_in_name(name: str) -> str:
    """The unit behind a row's name: `Diện tích (Nghìn ha)` is counted in `Nghìn ha`; empty if there is none."""
    found = _BRACKETED.search(name)
    return clean(found["unit"]) if found and is_unit(found["unit"]) else ""

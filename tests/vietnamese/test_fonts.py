"""Names of fonts from before Unicode."""

from __future__ import annotations

import pytest

from toolkit.vietnamese.charsets import Charset
from toolkit.vietnamese.fonts import charset_of, draws_capitals


@pytest.mark.parametrize(
    ("font", "charset"),
    [
        (".VnTime", Charset.TCVN3),
        (".vnarial narrow", Charset.TCVN3),
        (".VnTimeH", Charset.TCVN3),
        ("VnTime", Charset.TCVN3),
        ("VNI-Times", Charset.VNI),
        ("vni-helve", Charset.VNI),
        ("VNI Times", Charset.VNI),
        ("VI Times", Charset.VISCII),
        ("Times New Roman", None),
        ("Vnivers", None),
        ("Arial", None),
        ("", None),
    ],
)
def test_a_font_tells_its_charset(font: str, charset: Charset | None) -> None:
    assert charset_of(font) is charset


@pytest.mark.parametrize(
    ("font", "capitals"),
    [(".VnTimeH", True), (".vntimeh", True), (".VnArial NarrowH", True), (".VnTimeH Bold", True), (".VnTime", False)],
)
def test_fonts_of_capitals_end_in_h(font: str, capitals: bool) -> None:
    assert draws_capitals(font) is capitals
    assert not draws_capitals("BookH")

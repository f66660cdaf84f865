"""To an agency only its own: by exact names, however codes resemble each other."""

from __future__ import annotations

import pytest

from tests.support.seed import PERIOD
from toolkit.delivery.letter import Attachment
from toolkit.night.bulletins import addresses, belonging_to

FILES = [
    Attachment(name, b"")
    for name in (
        "phieu-XA-2020-6T.xlsx",
        "phieu-XA-1-2020-6T.xlsx",
        "phieu-XA-2020-6T-2.xlsx",
        "phieu-A-2020-6T.xlsx",
        "phieu-XA-2020-9T.xlsx",
        "bieu-nhap-XA-2020-6T.xlsx",
        "phieu-XA-2020-6T.xlsx.tmp",
        "phieu-X-A-2020-6T.xlsx",
    )
]


@pytest.mark.parametrize(
    ("agency", "names"),
    [
        ("XA", ["phieu-XA-2020-6T.xlsx", "phieu-XA-2020-6T-2.xlsx"]),
        ("XA-1", ["phieu-XA-1-2020-6T.xlsx"]),
        ("A", ["phieu-A-2020-6T.xlsx"]),
        ("X-A", ["phieu-X-A-2020-6T.xlsx"]),
        ("X.", []),
        (".*", []),
    ],
)
def test_only_its_own(agency: str, names: list[str]) -> None:
    assert [one.name for one in belonging_to("phieu", agency, PERIOD, FILES)] == names


def test_addresses_of_a_cell() -> None:
    assert addresses("a@b.vn; c@d.vn,a@b.vn\n e@f.vn") == ("a@b.vn", "c@d.vn", "e@f.vn")
    assert addresses("") == ()

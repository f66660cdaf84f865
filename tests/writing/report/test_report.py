"""The report page: what it says, that it needs nothing but itself, and that a real browser and axe are content."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.support.browser import browser, open_page
from tests.support.reconciled import reconcile_files, reconciled_seed
from tests.support.seed import CATALOGUE, FILE, many_kinds, seed_workbook
from toolkit.model import Reconciled, Severity
from toolkit.writing.report import Links, report_bytes
from toolkit.writing.summary_text import summary_lines

LINKS = Links("tong-hop-2020-6T.xlsx", "bieu-2020-6T.xlsx", ("phieu-SKHCN-2020-6T.xlsx", "phieu-SKHCN2-2020-6T.xlsx"))
_DANGEROUS = '<script>alert(1)</script> & "x"'


def troubled() -> Reconciled:
    return reconcile_files({FILE: seed_workbook(E12="khoảng 9", I17=_DANGEROUS), "b.xlsx": b"PK"}, many_kinds())


def page(result: Reconciled) -> str:
    return report_bytes(result, "Đắk Lắk", LINKS).decode()


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        given = dict(attrs)
        self.found += [value for name in ("href", "src") if (value := given.get(name))]
        self.ids |= {given["id"] or ""} if "id" in given else set()


def links(text: str) -> _Links:
    parser = _Links()
    parser.feed(text)
    return parser


def test_the_summary_the_agencies_and_the_findings_are_on_the_page() -> None:
    result = troubled()
    text = html.unescape(re.sub(r"<[^>]+>", " ", page(result)))
    for line in summary_lines(result):
        assert line in text
    for agency in result.catalogue.agencies:
        assert agency.name in text
    serious = [one for one in result.findings if one.severity is not Severity.INFO]
    assert serious
    assert all(one.message in text and one.code in text for one in serious)


def test_what_came_and_what_is_missing_is_told_with_a_sign() -> None:
    states = re.findall(r'<span class="state \w+">([✓✗○]) ([^<]+)</span>', page(troubled()))
    assert states == [("✓", "Đã có số liệu"), *[("○", "Chưa gửi")] * 3]


def test_who_was_late_is_told() -> None:
    text = report_bytes(troubled(), "Đắk Lắk", LINKS, {"SKHCN"}).decode()
    assert "◑ Đã có số liệu, gửi muộn" in text
    assert "<b>1/4</b> cơ quan đã có số liệu" in text


def test_ahead_and_behind_are_listed_with_their_numbers() -> None:
    text = page(reconciled_seed())
    assert "Vượt tiến độ nhiều nhất" in text
    row = re.search(r"Số phương tiện đo được kiểm định.*?</tr>", text[text.index('id="cham"') :], re.DOTALL)
    assert row is not None
    assert "29,9" in row.group()
    assert "▼ chậm nhiều" in row.group()


def test_every_link_stays_beside_the_page() -> None:
    found = links(page(troubled()))
    inside = [one for one in found.found if one.startswith("#")]
    beside = {one.partition("#")[0] for one in found.found if not one.startswith(("#", "data:"))}
    assert {one[1:] for one in inside} <= found.ids
    assert beside == {"tong-hop-2020-6T.xlsx", "bieu-2020-6T.xlsx", "slips/phieu-SKHCN-2020-6T.xlsx"}


def test_charts_are_pictures_in_the_page_with_a_name_and_the_pages_colours() -> None:
    text = page(troubled())
    names = re.findall(r'<svg role="img" aria-label="([^"]+)"', text)
    assert len(names) == text.count("<svg") == 4
    assert "var(--good-fill)" in text
    assert not re.search(r'"#0[1-5]0', text)


def test_what_an_agency_wrote_is_text_and_nothing_else() -> None:
    result = reconcile_files({f"{_DANGEROUS}.xlsx".replace("/", ""): seed_workbook(E12="khoảng")}, CATALOGUE)
    text = page(result)
    assert "<script" not in text
    assert "&lt;script&gt;" in text


def test_an_empty_period_has_a_page_too() -> None:
    text = page(reconcile_files({}, many_kinds()))
    assert "Không cơ quan nào có lỗi hay cảnh báo." in text or "Chưa gửi" in text
    assert text.count("<svg") <= 1


def test_twice_is_the_same_bytes() -> None:
    assert page(troubled()) == page(troubled())


@pytest.fixture(scope="module")
def started() -> Iterator[Browser]:
    with browser() as running:
        yield running


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_a_browser_is_content(started: Browser, width: int, dark: bool, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_bytes(report_bytes(troubled(), "Đắk Lắk", LINKS))
    opened = open_page(started, path, width=width, dark=dark)
    assert opened.complaints == []
    assert [one for one in opened.requests if one != path.as_uri() and not one.startswith("data:")] == []
    assert not opened.too_wide
    assert opened.violations() == []
    fill = opened.page.evaluate("getComputedStyle(document.querySelector('figure svg text')).fill")
    assert fill == ("rgb(233, 236, 239)" if dark else "rgb(27, 31, 36)")


@pytest.mark.browser
@pytest.mark.slow
def test_it_prints_on_paper(started: Browser, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_bytes(report_bytes(troubled(), "Đắk Lắk", LINKS))
    opened = open_page(started, path, width=1280, dark=True)
    opened.page.emulate_media(media="print")
    ink = opened.page.evaluate("getComputedStyle(document.body).color")
    assert ink == "rgb(0, 0, 0)"
    assert opened.page.pdf(prefer_css_page_size=True).startswith(b"%PDF-")

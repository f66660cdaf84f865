"""A form's mark: one line of text that says whose form it is, for when, and made from what."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.support.seed import CATALOGUE, PERIOD, many_kinds
from toolkit.model import Catalogue, FormMark, Plan, is_reported


def test_a_mark_comes_back_from_its_text() -> None:
    mark = FormMark.of(CATALOGUE, "SKHCN", PERIOD)
    assert FormMark.parse(f"  {mark.text}\n") == mark
    assert mark.text.startswith("ktxh-bieu-nhap 1 SKHCN 2020-6T ")


@pytest.mark.parametrize(
    "text", ["", "ktxh-bieu-nhap", "ktxh-bieu-nhap 1 SKHCN 2020-T13 0123abcd", "ktxh-bieu-nhap 1 SKHCN 2020-6T 0123"]
)
def test_another_text_is_no_mark(text: str) -> None:
    assert FormMark.parse(text) is None


def test_the_fingerprint_follows_indicators_and_plans() -> None:
    first, *rest = CATALOGUE.indicators
    changed = Catalogue(CATALOGUE.agencies, (replace(first, name="Tên mới"), *rest))
    planned = Catalogue(CATALOGUE.agencies, CATALOGUE.indicators, plans=(Plan("SKHCN.2", 2020, Decimal(13500)),))
    other_year = Catalogue(CATALOGUE.agencies, CATALOGUE.indicators, plans=(Plan("SKHCN.2", 2021, Decimal(1)),))
    marks = [FormMark.of(one, "SKHCN", PERIOD) for one in (CATALOGUE, changed, planned)]
    assert len(set(marks)) == 3
    assert FormMark.of(other_year, "SKHCN", PERIOD) == marks[0]
    assert FormMark.of(many_kinds(), "SKHCN", PERIOD) == marks[0]


def test_a_heading_is_not_asked_for_but_a_sum_without_a_unit_is() -> None:
    asked = [one.code for one in CATALOGUE.indicators if is_reported(CATALOGUE, one)]
    assert "SKHCN.1" not in asked
    assert "SKHCN.1.1" in asked

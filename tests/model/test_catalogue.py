"""The catalogue: what is below what, who reports what, and what was valid when."""

from __future__ import annotations

from decimal import Decimal

import pytest

from toolkit.model import Agency, Catalogue, Indicator, Nature, Period, Plan, Relation


def indicator(code: str, parent: str | None = None, relation: Relation = Relation.SEPARATE) -> Indicator:
    return Indicator(code, "SYT", "", code, parent=parent, relation=relation)


def codes(found: tuple[Indicator, ...] | tuple[Agency, ...]) -> list[str]:
    return [one.code for one in found]


TREE = Catalogue(
    indicators=(
        indicator("A"),
        indicator("A.2", "A", Relation.PART),
        indicator("A.1", "A", Relation.PART),
        indicator("A.3", "A", Relation.OF_WHICH),
        indicator("A.4", "A", Relation.SEPARATE),
        indicator("B"),
    )
)


def test_children_keep_the_order_of_the_catalogue() -> None:
    assert codes(TREE.children["A"]) == ["A.2", "A.1", "A.3", "A.4"]


def test_indicators_without_a_parent_are_the_children_of_none() -> None:
    assert codes(TREE.children[None]) == ["A", "B"]


def test_an_indicator_without_children_has_no_entry() -> None:
    assert "B" not in TREE.children


def test_only_parts_add_up_to_their_parent() -> None:
    assert codes(TREE.parts("A")) == ["A.2", "A.1"]


def test_an_indicator_without_children_has_no_parts() -> None:
    assert TREE.parts("B") == ()


@pytest.mark.parametrize(
    ("nature", "parts"), [(Nature.CUMULATIVE, ["R.1"]), (Nature.LEVEL, ["R.1"]), (Nature.RATE, [])]
)
def test_a_rate_has_no_parts(nature: Nature, parts: list[str]) -> None:
    rate = Indicator("R", "SYT", "1", "Tỷ lệ hộ nghèo", nature=nature)
    catalogue = Catalogue(indicators=(rate, indicator("R.1", "R", Relation.PART)))
    assert codes(catalogue.parts("R")) == parts


AGENCIES = (
    Agency("I", "SYT", "Sở Y tế"),
    Agency("II", "EATAM", "Xã Ea Tam", group="xã"),
    Agency("III", "SKHCN", "Sở Khoa học và Công nghệ"),
    Agency("IV", "EAKAR", "Xã Ea Kar", group="xã"),
)
SHARED = Catalogue(
    AGENCIES,
    (
        Indicator("SYT.1", "SYT", "1", "Số giường bệnh"),
        Indicator("XA.1", "xã", "1", "Thu trên địa bàn"),
        Indicator("SKHCN.1", "SKHCN", "1", "Số đề tài"),
        Indicator("XA.2", "xã", "2", "Số hộ nghèo"),
    ),
)


@pytest.mark.parametrize(
    ("code", "reporters"),
    [("SYT.1", ["SYT"]), ("XA.1", ["EATAM", "EAKAR"]), ("SKHCN.1", ["SKHCN"])],
)
def test_an_indicator_is_reported_by_its_agency_or_by_every_member_of_its_group(
    code: str, reporters: list[str]
) -> None:
    assert codes(SHARED.reporters(SHARED.indicator_by_code[code])) == reporters


def test_an_indicator_of_an_agency_that_is_gone_has_no_reporter() -> None:
    assert SHARED.reporters(Indicator("X.1", "STTTT", "1", "Số trạm phát sóng")) == ()


@pytest.mark.parametrize(
    ("agency", "reported"),
    [("SYT", ["SYT.1"]), ("EATAM", ["XA.1", "XA.2"]), ("EAKAR", ["XA.1", "XA.2"]), ("SKHCN", ["SKHCN.1"])],
)
def test_an_agency_reports_its_own_and_its_groups_indicators(agency: str, reported: list[str]) -> None:
    assert codes(SHARED.of_agency(agency)) == reported


def test_an_agency_of_a_group_may_have_indicators_of_its_own() -> None:
    own = Indicator("EATAM.1", "EATAM", "1", "Số chợ")
    catalogue = Catalogue(AGENCIES, (*SHARED.indicators, own))
    assert codes(catalogue.of_agency("EATAM")) == ["XA.1", "XA.2", "EATAM.1"]
    assert codes(catalogue.of_agency("EAKAR")) == ["XA.1", "XA.2"]


def test_an_agency_without_a_group_reports_nothing_that_has_no_owner() -> None:
    catalogue = Catalogue(AGENCIES, (Indicator("X.1", "", "1", "Không rõ cơ quan"),))
    assert catalogue.of_agency("SYT") == ()


def test_of_agency_and_reporters_say_the_same() -> None:
    by_agency = {(i.code, a.code) for a in AGENCIES for i in SHARED.of_agency(a.code)}
    by_indicator = {(i.code, a.code) for i in SHARED.indicators for a in SHARED.reporters(i)}
    assert by_agency == by_indicator


def test_lookups_find_by_code_and_plans_by_indicator_and_year() -> None:
    plans = (Plan("SYT.1", 2019, Decimal(4000)), Plan("SYT.1", 2020, Decimal(4200)))
    catalogue = Catalogue(AGENCIES, SHARED.indicators, plans=plans)
    assert catalogue.agency_by_code["EAKAR"].name == "Xã Ea Kar"
    assert catalogue.indicator_by_code["SKHCN.1"].name == "Số đề tài"
    assert catalogue.plan_by_indicator_year["SYT.1", 2020].value == Decimal(4200)
    assert ("SYT.1", 2021) not in catalogue.plan_by_indicator_year


@pytest.mark.parametrize(
    ("period", "agencies", "indicators"),
    [
        ("2019-6T", ["SVHTT", "STTTT"], ["A", "B"]),
        ("2020-6T", ["SVHTT", "STTTT", "SMOI"], ["A", "B", "C"]),
        ("2021-6T", ["SVHTT", "SMOI"], ["A", "C"]),
    ],
)
def test_the_active_catalogue_leaves_out_what_is_not_yet_or_no_longer_valid(
    period: str, agencies: list[str], indicators: list[str]
) -> None:
    catalogue = Catalogue(
        (
            Agency("I", "SVHTT", "Sở Văn hóa"),
            Agency("II", "STTTT", "Sở Thông tin", last=Period.parse("2020")),
            Agency("III", "SMOI", "Sở mới", first=Period.parse("2020")),
        ),
        (
            Indicator("A", "SVHTT", "1", "a"),
            Indicator("B", "SVHTT", "2", "b", last=Period.parse("2020")),
            Indicator("C", "SVHTT", "3", "c", first=Period.parse("2020")),
        ),
    )
    active = catalogue.active(Period.parse(period))
    assert (codes(active.agencies), codes(active.indicators)) == (agencies, indicators)


def test_the_active_catalogue_keeps_everything_that_has_no_bounds() -> None:
    assert SHARED.active(Period.parse("2020-6T")) == SHARED


def test_lookups_of_the_active_catalogue_do_not_know_what_was_left_out() -> None:
    catalogue = Catalogue((Agency("I", "SMOI", "Sở mới", first=Period.parse("2021")),))
    assert "SMOI" in catalogue.agency_by_code
    assert "SMOI" not in catalogue.active(Period.parse("2020-6T")).agency_by_code

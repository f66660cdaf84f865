"""The year's plans that the province assigned, as the sample catalogue keeps them."""

from decimal import Decimal

from toolkit.model import Plan

ASSIGNED = "QĐ 3699/QĐ-UBND ngày 10/12/2019"
BUDGET = "QĐ 3698/QĐ-UBND ngày 10/12/2019"
SCIENCE = "QĐ 3812/QĐ-UBND ngày 20/12/2019"
_YEAR = 2020

_VALUES: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        ASSIGNED,
        (
            ("SKHDT.1", "57200"), ("SKHDT.1.1", "21950"), ("SKHDT.1.2", "9450"), ("SKHDT.1.3", "23700"),
            ("SKHDT.1.4", "2100"), ("SKHDT.2", "30500"), ("SKHDT.2.1", "5180"), ("SKHDT.3", "100"),
            ("SKHDT.4", "1450"), ("SKHDT.5", "40"),
            ("SCT.1", "18900"), ("SCT.3", "84700"), ("SCT.4", "620"), ("SCT.5", "90"),
            ("SNNPTNT.1", "43500"), ("SNNPTNT.1.1", "36100"), ("SNNPTNT.1.2", "2900"), ("SNNPTNT.1.3", "4500"),
            ("SNNPTNT.2", "268000"), ("SNNPTNT.2.1", "251000"), ("SNNPTNT.3", "2500"), ("SNNPTNT.4", "23100"),
            ("SNNPTNT.5", "66"), ("SNNPTNT.6", "95"),
            ("SGDDT.1", "467000"), ("SGDDT.1.2", "98500"), ("SGDDT.1.3", "191000"), ("SGDDT.1.4", "118500"),
            ("SGDDT.1.5", "59000"), ("SGDDT.2", "530"), ("SGDDT.3", "52"), ("SGDDT.4", "184"),
            ("SYT.1", "26.5"), ("SYT.2", "8"), ("SYT.3", "95"), ("SYT.4", "100"),
            ("BHXH.1", "101500"), ("BHXH.2", "13900"), ("BHXH.3", "1723500"), ("BHXH.4", "90.2"),
            ("SLDTBXH.1", "29000"), ("SLDTBXH.1.2", "1200"), ("SLDTBXH.2", "38500"), ("SLDTBXH.3", "56"),
            ("SLDTBXH.4", "7.26"),
            ("SGTVT.2", "93"), ("SGTVT.3", "24300"), ("SGTVT.4", "41200"),
            ("STNMT.1", "18000"), ("STNMT.2", "88"), ("STNMT.3", "100"), ("STNMT.5", "640"),
            ("SXD.1", "27.5"), ("SXD.2", "82"), ("SXD.3", "24.6"),
            ("SVHTTDL.1", "1050000"), ("SVHTTDL.1.1", "105000"), ("SVHTTDL.1.2", "945000"), ("SVHTTDL.2", "1160"),
            ("SVHTTDL.3", "87"), ("SVHTTDL.4", "150"),
            ("BDT.1", "850"), ("BDT.3", "98.5"), ("BDT.4", "118500"),
            ("SNV.1", "3320"), ("SNV.2", "5200"), ("SNV.3", "98"),
            ("TTT.1", "62"), ("TTT.4", "85"), ("STP.2", "640"), ("STP.4", "83"),
            ("STTTT.2", "55"), ("STTTT.3", "620"),
        ),
    ),
    (
        BUDGET,
        (
            ("STC.1", "9000"), ("STC.1.1", "8480"), ("STC.1.1.1", "2250"), ("STC.1.2", "420"), ("STC.1.3", "100"),
            ("STC.2", "15620"), ("STC.2.1", "3785"), ("STC.2.2", "11540"), ("STC.2.3", "295"),
            ("CUCTHUE.3", "95"), ("CUCTHUE.4", "1560"), ("CUCHQ.2", "420"), ("NT.1", "520"), ("NT.2", "800"),
        ),
    ),
    (
        SCIENCE,
        (
            ("SKHCN.1.1", "15"), ("SKHCN.1.1.1", "9"), ("SKHCN.1.1.2", "6"), ("SKHCN.1.2", "9"),
            ("SKHCN.1.2.1", "9"), ("SKHCN.2", "13500"),
        ),
    ),
)  # fmt: skip

PLANS: tuple[Plan, ...] = tuple(
    Plan(indicator, _YEAR, Decimal(value), document) for document, values in _VALUES for indicator, value in values
)

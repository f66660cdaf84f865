"""The sample catalogue: agencies, indicators, other names, plans, recipients of Đắk Lắk in 2020."""

from datetime import date

from toolkit.model import Alias, Catalogue
from workbooks.samples.indicators import economy, offices, society, works
from workbooks.samples.people import AGENCIES, RECIPIENTS
from workbooks.samples.plans import PLANS

CATALOGUE = Catalogue(
    agencies=AGENCIES,
    indicators=(
        *economy.SKHDT,
        *economy.STC,
        *economy.SCT,
        *economy.SNNPTNT,
        *society.SGDDT,
        *society.SYT,
        *society.BHXH,
        *society.SLDTBXH,
        *works.SGTVT,
        *works.BATGT,
        *works.STNMT,
        *works.SXD,
        *society.SVHTTDL,
        *offices.CUCTHUE,
        *offices.CUCHQ,
        *offices.BDT,
        *offices.SNV,
        *offices.TTT,
        *offices.STP,
        *offices.STTTT,
        *works.SKHCN,
        *offices.COLLECTED,
    ),
    aliases=(
        Alias("SVHTTDL", "Tổng số lượt khách du lịch", "SVHTTDL.1", "Trần Thị Mai", date(2020, 1, 2)),
        Alias("SKHCN", "Số PTĐ được kiểm định", "SKHCN.2", "Trần Thị Mai", date(2020, 1, 2)),
    ),
    plans=PLANS,
    recipients=RECIPIENTS,
)

"""Authentication-Results: only our server's word, only for the sender's own domain."""

from __future__ import annotations

import pytest

from toolkit.delivery.authentication import is_proven

OURS = "mx.daklak.gov.vn"


@pytest.mark.parametrize(
    "result",
    [
        f"{OURS}; dkim=pass header.d=daklak.gov.vn",
        f"{OURS}; dkim=pass (2048-bit key; unprotected) header.d=daklak.gov.vn header.i=@daklak.gov.vn header.s=k",
        f"{OURS} 1; spf=fail smtp.mailfrom=x.vn; dmarc=pass (p=REJECT) header.from=daklak.gov.vn",
        "MX.DakLak.gov.vn;\r\n\tspf=pass smtp.mailfrom=syt@daklak.gov.vn",
        f'{OURS}; dkim=pass header.i="@daklak.gov.vn"',
        f"{OURS}; dkim=fail header.d=daklak.gov.vn; dkim=pass header.d=gov.vn",
    ],
)
def test_proven(result: str) -> None:
    assert is_proven("syt@daklak.gov.vn", [result], OURS)[0]


@pytest.mark.parametrize(
    "results",
    [
        [],
        [f"{OURS}; none"],
        [f"{OURS}; dkim=fail header.d=daklak.gov.vn"],
        [f"{OURS}; dkim=pass header.d=ke-xau.vn"],
        [f"{OURS}; dkim=pass header.d=lak.gov.vn"],
        [f"{OURS}; dkim=pass header.d=vn"],
        [f"{OURS}; dkim=pass"],
        [f"{OURS}; spf=pass smtp.helo=daklak.gov.vn"],
        ["mx.ke-xau.vn; dkim=pass header.d=daklak.gov.vn"],
        [f"{OURS}.ke-xau.vn; dkim=pass header.d=daklak.gov.vn"],
        [f"x ({OURS}; dkim=pass header.d=daklak.gov.vn)"],
        [f"{OURS}; (dkim=pass header.d=daklak.gov.vn) dkim=fail"],
        [f"{OURS}; dkim=fail", f"{OURS}; dkim=pass header.d=daklak.gov.vn"],
        ["", ";", "(", "=;="],
    ],
)
def test_not_proven(results: list[str]) -> None:
    assert not is_proven("syt@daklak.gov.vn", results, OURS)[0]


def test_no_server_is_no_proof_unless_somebody_wrote_none() -> None:
    assert not is_proven("a@b.vn", ["x; dkim=pass header.d=b.vn"], "")[0]
    assert is_proven("a@b.vn", [], "none")[0]

"""The pre-flight refuses what could harm a reader, and hands on the parts of everything else."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from tests.support.workbooks import sheet, xlsx, zipped
from toolkit.findings import Problem
from toolkit.findings.intake_problems import OVER_LIMIT, PASSWORD, UNREADABLE, UNSAFE
from toolkit.intake.readers.limits import Limits
from toolkit.intake.readers.package import Package, open_package
from toolkit.intake.readers.refusal import Refused

MEBI = 1024 * 1024
WHOLE = xlsx(sheet(["STT", "Nội dung"], [1, "Số trường"]))


def _refusal(data: bytes, limits: Limits = Limits()) -> Refused:
    with pytest.raises(Refused) as refused:
        open_package(data, limits)
    return refused.value


def _with_method(method: int) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as package:
        package.writestr("xl/workbook.xml", "<workbook/>" * 50)
    return stream.getvalue()


def _locked() -> bytes:
    data = bytearray(zipped({"xl/workbook.xml": "<workbook/>"}))
    data[data.index(b"PK\x03\x04") + 6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def _beyond() -> bytes:
    """The archive whose directory says that a part begins in its last bytes."""
    data = bytearray(zipped({"xl/workbook.xml": "<workbook/>"}))
    struct.pack_into("<I", data, data.rindex(b"PK\x01\x02") + 42, len(data) - 10)
    return bytes(data)


def _spoiled() -> bytes:
    """The archive with one bit of a stored part turned, so that its checksum is false."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as package:
        package.writestr("xl/workbook.xml", "<workbook/>")
    return stream.getvalue().replace(b"<workbook/>", b"<workbooK/>")


def test_parts_come_out_as_they_were_put_in() -> None:
    package = open_package(zipped({"a.xml": "<a/>", "media/b.png": b"\x89PNG"}), Limits())
    assert package.parts == {"a.xml": b"<a/>", "media/b.png": b"\x89PNG"}


def test_a_part_is_found_in_any_case_and_its_own_case_first() -> None:
    package = Package({"xl/Styles.xml": b"one", "xl/styles.xml": b"two"})
    assert package.part("xl/styles.xml") == b"two"
    assert package.part("XL/STYLES.XML") == b"one"
    assert package.part("xl/theme.xml") is None


def test_folders_in_the_archive_are_no_parts() -> None:
    assert open_package(zipped({"xl/": b"", "xl/a.xml": "<a/>"}), Limits()).parts.keys() == {"xl/a.xml"}


@pytest.mark.parametrize(
    ("data", "limits", "what"),
    [
        (zipped({f"{n}.xml": "<a/>" for n in range(5)}), Limits(parts=4), "số phần trong tệp là 5, giới hạn 4"),
        (zipped({"a.bin": b"\0" * (4 * MEBI)}), Limits(), "tỷ lệ nén"),
        (zipped({"a.bin": b"\0" * (4 * MEBI)}), Limits(part_bytes=MEBI), "dung lượng một phần"),
        (zipped({"a.bin": b"12345", "b.bin": b"12345"}), Limits(unpacked_bytes=9), "dung lượng khi giải nén"),
    ],
)
def test_what_is_too_much_is_refused_with_the_limit_named(data: bytes, limits: Limits, what: str) -> None:
    refusal = _refusal(data, limits)
    assert refusal.problem is OVER_LIMIT
    assert what in str(refusal)


def test_limits_themselves_are_allowed() -> None:
    data = zipped({"a.bin": b"12345", "b.bin": b"12345"})
    assert open_package(data, Limits(parts=2, part_bytes=5, unpacked_bytes=10)).parts.keys() == {"a.bin", "b.bin"}


def test_a_well_packed_small_part_is_no_bomb() -> None:
    assert len(open_package(zipped({"a.bin": b"\0" * MEBI}), Limits()).parts["a.bin"]) == MEBI


@pytest.mark.parametrize(
    ("parts", "what"),
    [
        ({"xl/workbook.xml": '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'}, "DOCTYPE"),
        ({"xl/workbook.xml": "<?xml version='1.0'?>\n<!doctype a><a/>"}, "DOCTYPE"),
        ({"docProps/custom.xml": '<!-- x --><!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'}, "DOCTYPE"),
        ({"xl/_rels/workbook.xml.rels": "<!DOCTYPE a><a/>"}, "DOCTYPE"),
        ({"xl/workbook.xml": "<a/>".encode("utf-16")}, "bảng mã"),
        ({"XL/WORKBOOK.xml": "<a/>", "xl/workbook.xml": "<b/>"}, "trùng tên"),
        ({"/xl/workbook.xml": "<a/>"}, "đường dẫn"),
        ({"../../xl/workbook.xml": "<a/>"}, "đường dẫn"),
        ({"xl/../../workbook.xml": "<a/>"}, "đường dẫn"),
        ({"C:\\xl\\workbook.xml": "<a/>"}, "đường dẫn"),
    ],
)
def test_what_no_workbook_holds_is_refused_as_unsafe(parts: dict[str, str | bytes], what: str) -> None:
    refusal = _refusal(zipped(parts))
    assert refusal.problem is UNSAFE
    assert what in str(refusal)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (WHOLE[: len(WHOLE) // 2], UNREADABLE),
        (WHOLE[:-10], UNREADABLE),
        (b"PK\x03\x04", UNREADABLE),
        (_spoiled(), UNREADABLE),
        (_with_method(zipfile.ZIP_LZMA), UNREADABLE),
        (_with_method(zipfile.ZIP_BZIP2), UNREADABLE),
        (_beyond(), UNREADABLE),
        (_locked(), PASSWORD),
    ],
    ids=["half", "no directory", "signature only", "checksum", "lzma", "bzip2", "beyond the end", "locked"],
)
def test_a_damaged_or_locked_archive_is_refused(data: bytes, problem: Problem) -> None:
    assert _refusal(data).problem is problem


def test_a_part_that_was_whole_in_the_file_before_is_checked_against_what_this_file_tells_of_it() -> None:
    good = zipped({"xl/styles.xml": "<styleSheet/>"})
    told = good.rindex(b"PK\x01\x02") + 16
    false = good[:told] + bytes([good[told] ^ 1]) + good[told + 1 :]
    assert open_package(good, Limits()).parts == {"xl/styles.xml": b"<styleSheet/>"}
    with pytest.raises(Refused) as refused:
        open_package(false, Limits())
    assert "CRC" in refused.value.finding("a.xlsx").message
    assert open_package(good, Limits()).parts == {"xl/styles.xml": b"<styleSheet/>"}


def test_elements_come_with_their_local_names_at_start_and_end() -> None:
    package = Package({"a.xml": b'<x:a xmlns:x="urn:x"><x:b/></x:a>'})
    walked = [(event, tag) for event, tag, _ in package.elements("a.xml")]
    assert walked == [("start", "a"), ("start", "b"), ("end", "b"), ("end", "a")]


def test_a_part_that_is_not_there_has_no_elements() -> None:
    assert list(Package({}).elements("a.xml")) == []


@pytest.mark.parametrize(
    ("xml", "problem"),
    [
        (b"<a><b></a>", UNREADABLE),
        (b"", UNREADABLE),
        (b"<?xml version='1.0' encoding='no-such-code'?><a/>", UNREADABLE),
        (b"<!DOCTYPE a><a/>", UNSAFE),
        (b"<a>" * 300 + b"</a>" * 300, OVER_LIMIT),
    ],
)
def test_xml_that_cannot_be_walked_is_refused(xml: bytes, problem: Problem) -> None:
    with pytest.raises(Refused) as refused:
        list(Package({"a.xml": xml}).elements("a.xml"))
    assert refused.value.problem is problem

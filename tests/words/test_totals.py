"""A total and its parts in one paragraph."""

from __future__ import annotations

import pytest

from tests.support.reports import codes, prose
from toolkit.words.remark import Remark
from toolkit.words.totals import check_totals


def said(text: str) -> list[str]:
    return codes(check_totals(prose(text)))


@pytest.mark.parametrize(
    "text",
    [
        "Quản lý 83 đề tài (24 đề tài cấp tỉnh, 46 đề tài cấp cơ sở, 13 dự án nông thôn miền núi).",
        "Phê duyệt 15 nhiệm vụ, gồm: 09 nhiệm vụ cấp tỉnh và 06 nhiệm vụ cấp cơ sở.",
        "Tổng số học sinh: 300 học sinh. Trong đó: mầm non 100 học sinh, tiểu học 200 học sinh.",
        "Có 12 đồng chí đi học (cao cấp 02, trung cấp 06, sơ cấp 04).",
        "Có 18 bến xe, trong đó loại 1: 02 bến, loại 3: 05 bến, loại 4: 11 bến.",
        "Vốn 2.145 tỷ đồng, bao gồm: trung ương 312 tỷ đồng; địa phương 485 tỷ đồng; tín dụng 1.348 tỷ đồng.",
        "Tiếp 642 lượt với 758 người (thường xuyên 498 lượt; định kỳ 144 lượt).",
        "Có 23 cuộc, trong đó 14 cuộc kỳ trước, 09 cuộc trong kỳ; gồm 20 cuộc theo kế hoạch và 03 cuộc đột xuất.",
        "Kiểm tra 38 cơ sở xăng dầu, 22 cơ sở vàng, 14 cơ sở mũ bảo hiểm (tổng cộng 74 cơ sở).",
        "Tổng diện tích 86,4 ha (đất lúa 21,3 ha, đất màu 65,2 ha).",
        "Kiểm định 9.845 PTĐ, đạt 75,7% KH (13.000 PTĐ): cân 3.120, công tơ 5.860, cột đo 412, khác 453.",
        "Được giao 12 chỉ tiêu, kết quả: 08 chỉ tiêu vượt, 03 chỉ tiêu đạt, 01 chỉ tiêu không đạt.",
        "Có 96 sản phẩm, trong đó 71 sản phẩm 3 sao, 22 sản phẩm 4 sao và 03 sản phẩm 5 sao.",
        "Kết quả thực hiện các chỉ tiêu: Trong tổng số 22 chỉ tiêu, có 17 chỉ tiêu đạt, 05 chỉ tiêu không đạt.",
    ],
)
def test_what_adds_up(text: str) -> None:
    assert "=" in said(text)
    assert set(said(text)) == {"="}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Chi cho 312 đối tượng (người cao tuổi 148, khuyết tật 131, trẻ mồ côi 9, khác 42).", "KT701"),
        ("Quản lý 83 đề tài (24 đề tài cấp tỉnh, 46 đề tài cấp cơ sở, 15 đề tài khác).", "KT701"),
        ("Phê duyệt 15 nhiệm vụ, gồm: 09 nhiệm vụ cấp tỉnh và 07 nhiệm vụ cấp cơ sở.", "KT701"),
        ("Tạm giữ 9.605 phương tiện (8.240 mô tô, 1.265 ô tô).", "KT702"),
        ("Thụ lý 512 vụ, hòa giải thành 410 vụ, đạt 80,1%, không thành 82 vụ, đang giải quyết 10 vụ.", "KT701"),
        ("Cấp mới 15.120 giấy phép, cấp đổi 9.640 giấy phép, tổng số cấp 24.670 giấy phép.", "KT701"),
        ("Được giao 14 dự án. Đến nay 09 dự án hoàn thành, 04 dự án thi công và 02 dự án chuẩn bị.", "KT701"),
        ("Việc làm cho 840 người, có 210 lao động nữ. Chia theo nguồn: vốn vay 350 người, tự tạo 480 người.", "KT701"),
        ("Giảm ba trường tiểu học, hai trường mầm non, tổng cộng giảm sáu trường so với đầu năm.", "KT701"),
        ("Có 250 hồ sơ, trong đó đúng hạn 240 hồ sơ, quá hạn 15 hồ sơ.", "KT702"),
        ("Toàn xã có 7 trường học (3 trường mầm non, 3 trường tiểu học, 2 trường THCS).", "KT701"),
        (
            "Vốn khoảng 13.228 tỷ đồng, trong đó nhà nước 1.595 tỷ đồng; dân 7.485 tỷ đồng và FDI 4.428 tỷ đồng.",
            "KT702",
        ),
        ("Chi trả cho 28.640 lượt người hưởng: 512 người hằng tháng; 28.228 lượt người một lần.", "KT701"),
        ("Có 19 tổ chức luật sư (15 văn phòng luật sư, 03 công ty luật và 02 chi nhánh).", "KT702"),
        ("Có 83 đề tài. Cấp tỉnh 24 đề tài. Cấp cơ sở 46 đề tài. Còn lại 15 đề tài khác.", "KT701"),
        ("Trong tổng số 120 hồ sơ tiếp nhận, có 80 hồ sơ trực tuyến, 45 hồ sơ trực tiếp.", "KT702"),
        ("Có 512 cơ sở, gồm: 5 sao 02 cơ sở; 4 sao 06 cơ sở; 3 sao 12 cơ sở; khác 482 cơ sở.", "KT701"),
    ],
)
def test_what_does_not(text: str, code: str) -> None:
    assert said(text) == [code]


@pytest.mark.parametrize(
    "text",
    [
        "Khám cho 1.200 người, trong đó 700 nữ, 900 người dân tộc thiểu số.",
        "Tổ chức 05 lớp tập huấn (250 lượt người, 10 xã tham gia).",
        "Thu hoạch 68.497 ha. Trong đó: lúa 48.334 ha; bắp 2.681,8 ha; đậu 3.566 ha; rau 10.879 ha...",
        "Xử lý 45 vụ (tăng 5 vụ, giảm 2 vụ phức tạp).",
        "Cấp hơn 50 giấy (20 giấy mới, 25 giấy đổi).",
        "Toàn tỉnh có 152 xã, trong đó 78 xã đạt chuẩn.",
        "Đào tạo 3.500 lao động, trong đó: lao động nông thôn 2.800 người, lao động nữ 1.900 người.",
        "Hỗ trợ 500 hộ (mỗi hộ 2 triệu đồng).",
        "Tổng số người là 3.920 người, trong đó đại học 2.478 người, chiếm 63,2%; trung cấp 1.317 người, chiếm 33,6%.",
    ],
)
def test_what_is_no_list_of_parts(text: str) -> None:
    assert [one for one in said(text) if one != "="] == []


def test_a_remark_has_both_numbers_and_the_difference() -> None:
    (found,) = check_totals(prose("Quản lý 83 đề tài (24 cấp tỉnh, 46 cấp cơ sở, 15 khác)."))
    assert isinstance(found, Remark)
    assert (found.expected, found.found, found.paragraph) == ("85", "83", 1)
    assert found.quote == "83 đề tài (24 cấp tỉnh, 46 cấp cơ sở, 15 khác)"
    assert "24 + 46 + 15" in found.finding.message
    assert "lệch 2 đề tài" in found.finding.message


def test_of_which_in_mid_sentence_ends_with_its_sentence() -> None:
    text = "Cà phê 208.109 ha, trong đó cho sản phẩm 191.483 ha. Tái canh 2.980 ha, trồng mới 5.000 ha."
    assert said(text) == []


def test_a_list_of_two_things_is_added_up_for_both() -> None:
    items = "Trong đó: MN 19 trường, 6.120 cháu; TH 17 trường, 8.940 học sinh; THCS 18 trường, {} học sinh."
    whole = f"Toàn huyện có 54 trường với 21.460 học sinh. {items}"
    assert said(whole.format("6.400")) == ["=", "="]
    assert said(whole.format("6.200")) == ["=", "KT702"]


def test_a_sum_of_money_beside_a_count_that_adds_up() -> None:
    items = "trong đó chuyển tiếp 18 công trình, vốn 84,6 tỷ đồng; mới 24 công trình, {}."
    whole = f"Vốn 186,4 tỷ đồng, gồm 42 công trình, {items}"
    assert said(whole.format("vốn 101,8 tỷ đồng")) == ["=", "="]
    assert said(whole.format("vốn 110,8 tỷ đồng")) == ["=", "KT702"]

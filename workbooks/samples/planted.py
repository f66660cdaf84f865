"""The faults planted in the sample submissions, and where each is to be found."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Planted:
    """One fault; `code` is empty where nothing is to be found, because all must stay as it is."""

    file: str
    code: str
    sheet: str
    cell: str
    text: str


_ATGT, _ATGT_MAY = "ATGT 6 thang dau nam 2020.xlsx", "ATGT thang 5-2020.xlsx"
_SGTVT = "Bieu 6 thang - GTVT.xls"
_STNMT = "STNMT_so lieu KTXH 6 thang.xlsx"
_SKHDT = "BC KTXH 6 thang 2020 - So KHDT.xlsx"
_SLDTBXH = "So LDTBXH 6T 2020.xlsx"
_SVHTTDL = "VHTTDL_6T2020.xlsx"

PLANTED: tuple[Planted, ...] = (
    Planted("", "KT501", "", "", "Sở Xây dựng (SXD) không gửi báo cáo."),
    Planted("SYT 6 thang 2020.xlsx", "KT502", "", "", "Sở Y tế gửi lại lần 2; bản lần 1 được thay thế."),
    Planted("SCT-6T2020 (1).xlsx", "KT503", "", "", "Bản sao giống hệt từng byte của “SCT-6T2020.xlsx”."),
    Planted(_ATGT_MAY, "KT123", "", "", "Báo cáo tháng 5/2020 để nhầm vào thư mục 6 tháng; không nhận."),
    Planted("STP_6T2020_zalo.xlsx", "KT101", "", "", "Tệp bị cắt cụt khi gửi qua mạng; không nhận."),
    Planted("~$STP_6T2020 (ban in).xlsx", "KT106", "", "", "Tệp khóa tạm của Excel, không phải báo cáo."),
    Planted("Thumbs.db", "KT107", "", "", "Tệp của Windows, không phải báo cáo."),
    Planted(
        "STC_bieu thu chi NSNN 6T.2020.xls", "KT401", "Bieu 01", "D7",
        "Tổng thu ghi 3.851,6 nhưng ba thành phần cộng lại được 3.841,6.",
    ),
    Planted(_SLDTBXH, "KT403", "6T2020", "E11", "“Trong đó: nữ” 12.340 lớn hơn số người được đào tạo nghề 11.860."),
    Planted(_SVHTTDL, "KT404", "Sheet1", "D9", "Kế hoạch doanh thu du lịch gõ nhầm 1.106, tỉnh giao 1.160."),
    Planted(_SKHDT, "KT405", "Biểu 01", "E22", "Tỷ lệ hộ nghèo ghi 9,1; cơ quan chủ trì (SLDTBXH) ghi 8,74."),
    Planted(_STNMT, "KT203", "KTXH", "E9", "Công thức chia cho 0: #DIV/0!."),
    Planted(_STNMT, "KT202", "KTXH", "E10", "“khoảng 30” ở chỗ của con số."),
    Planted(_SGTVT, "KT301", "GTVT", "B15", "Dòng “Số tuyến xe buýt đang khai thác” không có trong danh mục."),
    Planted(_SVHTTDL, "KT307", "Sheet1", "B6", "“Tổng số lượt khách du lịch” là tên gọi khác đã có trong danh mục."),
    Planted(_SGTVT, "KT208", "GTVT", "F14", "Số có dấu chú thích: “14.380(*)”."),
    Planted("Cuc Thue 6 thang 2020.xlsx", "KT130", "BC6T", "", "Dòng 9 bị ẩn nhưng có số liệu; vẫn được đọc."),
    Planted(_SLDTBXH, "KT130", "6T2019", "", "Trang ẩn còn số liệu năm trước; không lấy."),
    Planted(_SGTVT, "KT140", "GTVT", "E5", "Cột “Tháng 5” cạnh cột lũy kế; không lấy."),
    Planted(_SVHTTDL, "KT140", "Sheet1", "G5", "Cột ước cả năm; không lấy."),
    Planted(
        "BDT_ bieu so lieu 6 thang.xlsx", "KT140", "Phụ lục", "F5", "Cột “Đơn vị thực hiện”; không lấy."
    ),
    Planted(
        "BHXH tinh - 6 thang 2020.ods", "KT412", "Sheet1", "E8",
        "Bảo hiểm xã hội tự nguyện tăng 64,1 % so với cùng kỳ mà không ghi nguyên nhân.",
    ),
    Planted(_SVHTTDL, "KT412", "Sheet1", "E7", "Khách quốc tế giảm 77,2 % so với cùng kỳ mà không ghi nguyên nhân."),
    Planted(_ATGT, "", "ATGT", "G7", "Ghi chú bắt đầu bằng “=”; phải còn là chữ, không thành công thức."),
    Planted(_ATGT, "", "ATGT", "G8", "Ghi chú bắt đầu bằng “+”; phải còn là chữ."),
    Planted(_ATGT, "", "ATGT", "G9", "Ghi chú bắt đầu bằng “-” và chữ số; phải còn là chữ."),
    Planted(_ATGT, "", "ATGT", "G10", "Ghi chú bắt đầu bằng “@”; phải còn là chữ."),
    Planted(_ATGT, "", "ATGT", "G11", "Ghi chú là một đường dẫn; phải còn là chữ, không thành liên kết."),
)  # fmt: skip

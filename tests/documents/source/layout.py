"""How each text fixture is laid out: letterhead, footer, pages, forced breaks. The words between are in `../<name>.body`."""

T0 = "“Lai Châu chung tay phục hồi sản xuất, ấm no từng bản sau đại dịch Covid-19”"


def spaced(*lines):
    """A blank line after each line, as the converters leave them."""
    return [part for line in lines for part in (line, "")]


def columns(left, right):
    """The two columns of a letterhead on one line."""
    return left.ljust(44) + right


HEAD_1 = [
    "",
    " " + columns("ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    "",
    *spaced(columns("   TỈNH LAI CHÂU", "      Độc lập - Tự do - Hạnh phúc")),
    *spaced("KẾ HOẠCH", "Triển khai Phong trào thi đua “Lai Châu chung tay phục hồi", "sản xuất, ấm no từng bản sau đại dịch Covid-19”"),
    " ",
    "",
    " ",
    "",
]
FOOT_1 = [
    " ",
    "",
    " ",
    "",
    *spaced(
        "Nơi nhận:",
        "- Ban TĐKT Trung ương (b/c);",
        "- TT Tỉnh ủy, TT HĐND tỉnh (b/c);",
        "- UBND tỉnh: U1, U2;",
        "- Thành viên HĐ TĐKT tỉnh;",
        "- Các sở, ban, ngành, đoàn thể tỉnh;",
        "- UBND các huyện, thành phố;",
        "- VP UBND tỉnh: V3, V5, CB; ",
        "- Lưu: VT, Th9.",
        "TM. ỦY BAN NHÂN DÂN",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
    ),
    *[" ", ""] * 4,
    "Nguyễn Văn Mẫu",
    " ",
]

HEAD_2 = [
    "",
    " CHỈ THỊ",
    "",
    *spaced("Phát động Phong trào thi đua “Lai Châu chung tay phục hồi sản xuất,", "ấm no từng bản sau đại dịch Covid-19”"),
    " ",
    "",
]
FOOT_2 = [
    "Nơi nhận:  ",
    *spaced(
        "- Ban TĐKT TW (B/c);",
        "- TT. Tỉnh ủy, TT. HĐND tỉnh (B/c);",
        "- Các sở, ban, ngành, đoàn thể tỉnh;",
        "- UBND các huyện, thành phố;",
        "- Văn phòng UBND tỉnh: V, HC, CB;",
        "- Lưu: VT, Th9",
        "CHỦ TỊCH",
    ),
    *[" ", ""] * 5,
    "Trần Văn Mẫu",
    " ",
]

HEAD_3 = ["", "", "Lai Châu, ngày 17 tháng 12 năm 2022", "", "## KẾ HOẠCH", "", f"### Triển khai Phong trào thi đua {T0}", ""]
FOOT_3 = [
    "**Nơi nhận:**",
    "",
    "- UBND tỉnh; (B/c)",
    "- Đoàn Chủ tịch TLĐ; (B/c)",
    "- LĐLĐ các huyện, TP, CĐN;",
    "- Lưu: VT, CSPL&QHLĐ.",
    "",
    "**TM. BAN THƯỜNG VỤ  ",
    "CHỦ TỊCH**",
    "",
    "",
    "",
    "**Lò Thị Mẫu**",
]

HEAD_4 = [
    "",
    "",
    *spaced("Số: /KH-SVHTTDL", "Lai Châu, ngày tháng 12 năm 2022", "KẾ HOẠCH", f"Triển khai Phong trào thi đua {T0}"),
]
FOOT_4 = [
    "Nơi nhận:",
    "",
    "- UBND tỉnh (B/c);",
    "- Ban TĐKT - Sở Nội vụ;",
    "- Lãnh đạo Sở;",
    "- Các phòng, đơn vị sự nghiệp thuộc Sở;",
    "- Phòng VH&TT các huyện, thành phố;",
    "- Lưu: VT, QLDL.",
    "",
    "**KT. GIÁM ĐỐC",
    "PHÓ GIÁM ĐỐC**",
    "",
    "Phạm Văn Mẫu",
]

HEAD_5 = [
    " " + columns("ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    "",
    *spaced(
        columns("HUYỆN TAM ĐƯỜNG", "      Độc lập - Tự do - Hạnh phúc"),
        columns("Số: 9128/KH-UBND", "   Tam Đường, ngày 12 tháng 6 năm 2023"),
        "KẾ HOẠCH",
        "Phát động đợt thi đua cao điểm “Mỗi bản một việc tốt,",
        "mỗi người một việc hay”",
    ),
    " ",
    "",
]
RUNNING_5 = "UBND HUYỆN TAM ĐƯỜNG – Kế hoạch số 9128/KH-UBND"
FOOT_5 = [
    "Nơi nhận:",
    *spaced(
        "- Hội đồng TĐKT tỉnh;",
        "- Sở Nội vụ;        ",
        "- TT. Huyện ủy, TT. HĐND huyện;",
        "- Các cơ quan, ban, ngành, đoàn thể huyện;",
        "- UBND các xã, thị trấn;",
        "- Lưu: VT, NV.",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
    ),
    *[" ", ""] * 4,
    "Giàng A Mẫu",
    "",
]

HEAD_6 = [
    "",
    " ỦY BAN NHÂN DÂN",
    "",
    *spaced(
        "TỈNH LAI CHÂU",
        "-------",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "---------------",
        "Số: 9106/QĐ-UBND",
        "Lai Châu, ngày 15 tháng 3 năm 2023",
        "QUYẾT ĐỊNH",
        "Về việc khen đột xuất người làm việc tốt trong Phong trào thi đua",
        "“Lai Châu chung tay phục hồi sản xuất, ấm no từng bản",
        "sau đại dịch Covid-19”",
    ),
    " ",
    "",
]
FOOT_6 = [
    *spaced(
        "Nơi nhận:",
        "- Như khoản 2 Điều 9;",
        "- TT Tỉnh ủy, TT HĐND tỉnh (b/c);",
        "- Hội đồng TĐKT tỉnh;",
        "- Lưu: VT, NC2.",
        "CHỦ TỊCH",
    ),
    *[" ", ""] * 5,
    "Trần Văn Mẫu",
    " ",
]

FILES = [
    {
        "name": "1-ke-hoach-tinh",
        "seed": 9049,
        "width": (70, 86),
        "head": HEAD_1,
        "foot": FOOT_1,
        "pages": [(24, "bare"), (27, "bare"), (27, "number"), (25, "bare")],
        "breaks": [
            "trong các đợt dịch Covid-|19 vừa",
            "Hội đồng Thi đua -|Khen thưởng tỉnh xét",
            "Hội đồng Thi đua|- Khen thưởng tỉnh thẩm định",
            "Chỉ thị số 9015/CT-|UBND ngày",
        ],
    },
    {
        "name": "2-chi-thi",
        "seed": 9015,
        "width": (70, 88),
        "head": HEAD_2,
        "foot": FOOT_2,
        "pages": [(18, "dash"), (17, "https://nongsan.laichau.example/ dash"), (15, "https://hoidap.laichau.example/")],
        "breaks": [
            "9068/NQ-CP ngày|01/7/2022 về",
            "Quyết định số|9023/2022/QĐ-TTg",
            "từng mắc Covid-|19 nặng",
        ],
    },
    {
        "name": "3-ke-hoach-cong-doan",
        "ext": ".md",
        "head": HEAD_3,
        "foot": FOOT_3,
        "breaks": [
            "dành ít nhất một nửa thời gian|trong tháng",
            "một tủ sách|và một góc chơi",
            "việc làm của ít nhất ba|người lao động",
        ],
        "dress": [
            (T0, "“*" + T0[1:-1] + "*”"),
            ("I. MỤC ĐÍCH, YÊU CẦU", "#### I. MỤC ĐÍCH, YÊU CẦU"),
            ("1. Mục đích", "##### 1. Mục đích"),
            ("2. Yêu cầu", "##### 2. Yêu cầu"),
            ("II. NỘI DUNG, THỜI GIAN", "## **II. NỘI DUNG, THỜI GIAN**"),
            ("1. Thời gian", "### **1. Thời gian**"),
            ("2. Nội dung", "### **2. Nội dung**"),
            ("- Thi đua giữ việc làm:", "- **Thi đua giữ việc làm**:"),
            ("III. GIẢI PHÁP", "### **III. GIẢI PHÁP**"),
            ("4. Khen đúng người:", "4. **Khen đúng người:**"),
            ("IV. TỔ CHỨC THỰC HIỆN", "#### **IV. TỔ CHỨC THỰC HIỆN**"),
            ("1. Liên đoàn Lao động tỉnh", "##### **1. Liên đoàn Lao động tỉnh**"),
            ("2. Liên đoàn Lao động huyện, thành phố và công đoàn ngành", "**2. Liên đoàn Lao động huyện, thành phố và công đoàn ngành**"),
            ("3. Công đoàn cơ sở", "### 3. Công đoàn cơ sở"),
        ],
    },
    {
        "name": "4-ke-hoach-so",
        "head": HEAD_4,
        "foot": FOOT_4,
        "breaks": ["mỗi điểm giữ lấy một nét riêng|về món ăn", "để Hội đồng Thi đua -|Khen thưởng của Sở"],
        "dress": [],
    },
    {
        "name": "5-ke-hoach-huyen",
        "seed": 9128,
        "width": (70, 87),
        "head": HEAD_5,
        "foot": FOOT_5,
        "running": RUNNING_5,
        "total": 5,
        "pages": [(17, "running"), (20, "running"), (18, "running")],
        "appendix_page": ["4/5 ", " " + RUNNING_5 + " ", ""],
        "breaks": [
            "Kế hoạch số|9049/KH-UBND",
            "Hội đồng Thi đua -|Khen thưởng huyện;",
            "CAO ĐIỂM TRONG TOÀN|HUYỆN",
            "(15/9/2003-|15/9/2023)",
            "phòng, chống dịch Covid-|19 những",
            "đến hết ngày|30/10/2023. Kết",
            "Hội đồng Thi đua|- Khen thưởng tỉnh xem xét",
        ],
    },
    {
        "name": "6-quyet-dinh",
        "seed": 9106,
        "width": (70, 88),
        "head": HEAD_6,
        "foot": FOOT_6,
        "pages": [(12, "trang"), (12, "trang"), (15, "trang"), (12, "trang")],
        "breaks": ["tại Điều|5. của Luật", "Quyết định số|9077/QĐ-UBND"],
    },
]

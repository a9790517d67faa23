//! Closed vocabularies: the word staff write, the word people read. The order of a list is its protocol order.
//! Sources: Nghị định 30/2020/NĐ-CP Điều 7 and Phụ lục III (document types), Luật Thi đua, khen thưởng 06/2022/QH15
//! (award classes, recipients), and the plans of the province (classes of units).

/// Declares a closed vocabulary: variant = key in content files => word on pages.
macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $key:literal => $label:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($variant,)+ }

        impl $name {
            /// Every word with the key that content files use, in protocol order.
            pub const ALL: &'static [(&'static str, $name)] = &[$(($key, $name::$variant),)+];

            /// The key in content files.
            pub fn key(self) -> &'static str {
                match self { $($name::$variant => $key,)+ }
            }

            /// The Vietnamese word on pages.
            pub fn label(self) -> &'static str {
                match self { $($name::$variant => $label,)+ }
            }
        }

        impl Word for $name {
            fn all() -> &'static [(&'static str, Self)] { Self::ALL }
        }
    };
}

/// A closed vocabulary that can be read from its keys.
pub trait Word: Copy + Sized + 'static {
    fn all() -> &'static [(&'static str, Self)];
}

vocabulary! {
    /// Language of the interface; content is Vietnamese.
    Language {
        Vietnamese = "vi" => "Tiếng Việt",
        English = "en" => "English",
    }
}

vocabulary! {
    /// Class of a unit, in the protocol order of distribution lists (domain B.3).
    UnitClass {
        Central = "central" => "Cơ quan Trung ương",
        Party = "party" => "Cơ quan Đảng",
        Government = "government" => "Hội đồng nhân dân, Ủy ban nhân dân",
        Front = "front" => "Mặt trận Tổ quốc và đoàn thể",
        Department = "department" => "Sở, ban, ngành",
        ArmedForces = "armed-forces" => "Lực lượng vũ trang",
        Province = "province" => "Tỉnh",
        District = "district" => "Huyện, thành phố",
        Commune = "commune" => "Xã, phường",
        Village = "village" => "Thôn, bản, tổ dân phố",
        PublicService = "public-service" => "Đơn vị sự nghiệp công lập",
        Press = "press" => "Cơ quan báo chí",
        Enterprise = "enterprise" => "Doanh nghiệp, hợp tác xã",
        Informal = "informal" => "Tổ, đội, nhóm tự quản",
        Foreign = "foreign" => "Tổ chức nước ngoài, người Việt Nam ở nước ngoài",
    }
}

vocabulary! {
    /// Class of an award form, in the statutory order.
    AwardClass {
        Order = "huan-chuong" => "Huân chương",
        Medal = "huy-chuong" => "Huy chương",
        StateTitle = "danh-hieu-nha-nuoc" => "Danh hiệu vinh dự nhà nước",
        Prize = "giai-thuong" => "Giải thưởng",
        Commemorative = "ky-niem-chuong" => "Kỷ niệm chương",
        Certificate = "bang-khen" => "Bằng khen",
        Commendation = "giay-khen" => "Giấy khen",
        EmulationTitle = "danh-hieu-thi-dua" => "Danh hiệu thi đua",
    }
}

vocabulary! {
    /// Level of the authority that gives an award.
    Level {
        State = "state" => "Nhà nước",
        Government = "government" => "Chính phủ",
        Ministry = "ministry" => "bộ, ban, ngành Trung ương",
        Province = "province" => "cấp tỉnh",
        Department = "department" => "sở, ban, ngành, đoàn thể tỉnh",
        District = "district" => "cấp huyện",
        Commune = "commune" => "cấp xã",
        Unit = "unit" => "đơn vị cơ sở",
    }
}

vocabulary! {
    /// Level of a campaign.
    CampaignLevel {
        National = "national" => "Toàn quốc",
        Province = "province" => "Cấp tỉnh",
        Department = "department" => "Sở, ban, ngành, đoàn thể",
        District = "district" => "Cấp huyện",
        Commune = "commune" => "Cấp xã",
    }
}

vocabulary! {
    /// Who is honoured, in the order of ceremonies: collectives first.
    RecipientKind {
        Collective = "collective" => "Tập thể",
        Household = "household" => "Hộ gia đình",
        Individual = "individual" => "Cá nhân",
    }
}

vocabulary! {
    /// Position class of an individual, for the share of direct workers.
    Position {
        Leader = "lãnh đạo" => "Lãnh đạo",
        Official = "công chức, viên chức" => "Công chức, viên chức",
        Worker = "người lao động trực tiếp" => "Người lao động trực tiếp",
        Soldier = "lực lượng vũ trang" => "Lực lượng vũ trang",
        Citizen = "nhân dân" => "Nhân dân",
    }
}

vocabulary! {
    /// What a later decision did to an honour (Luật 06/2022/QH15, Điều 93).
    Change {
        Corrected = "corrected" => "Đính chính",
        Cancelled = "cancelled" => "Hủy bỏ",
        Stripped = "stripped" => "Tước",
        Restored = "restored" => "Phục hồi",
    }
}

vocabulary! {
    /// Genre of a story.
    Genre {
        Exemplar = "dien-hinh-tien-tien" => "Điển hình tiên tiến",
        GoodDeed = "nguoi-tot-viec-tot" => "Gương người tốt, việc tốt",
    }
}

vocabulary! {
    /// Kind of an exemplary model.
    ModelKind {
        Model = "mo-hinh" => "Mô hình tiêu biểu",
        Practice = "cach-lam-hay" => "Cách làm hay",
        Initiative = "sang-kien" => "Sáng kiến",
        Work = "cong-trinh" => "Công trình",
    }
}

vocabulary! {
    /// Review of a campaign.
    ReviewKind {
        Interim = "so-ket" => "Sơ kết",
        Final = "tong-ket" => "Tổng kết",
    }
}

vocabulary! {
    /// Form of a publication elsewhere.
    Coverage {
        Article = "bai-bao" => "Bài báo",
        Reportage = "phong-su" => "Phóng sự",
        Radio = "phat-thanh" => "Phát thanh",
        Television = "truyen-hinh" => "Truyền hình",
        Photo = "anh" => "Ảnh",
    }
}

vocabulary! {
    /// Capacity in which a document is signed (Nghị định 30/2020/NĐ-CP, Phụ lục I).
    Capacity {
        OnBehalf = "TM." => "Thay mặt",
        ActingFor = "KT." => "Ký thay",
        ByOrder = "TL." => "Thừa lệnh",
        Authorised = "TUQ." => "Thừa ủy quyền",
        Acting = "Q." => "Quyền",
    }
}

vocabulary! {
    /// Type of a document: the 29 administrative types, normative acts, party papers, appeals.
    DocumentType {
        Resolution = "nghi-quyet" => "Nghị quyết",
        Decision = "quyet-dinh" => "Quyết định",
        Directive = "chi-thi" => "Chỉ thị",
        Regulation = "quy-che" => "Quy chế",
        Rules = "quy-dinh" => "Quy định",
        Communique = "thong-cao" => "Thông cáo",
        Notice = "thong-bao" => "Thông báo",
        Guidance = "huong-dan" => "Hướng dẫn",
        Programme = "chuong-trinh" => "Chương trình",
        Plan = "ke-hoach" => "Kế hoạch",
        Scheme = "phuong-an" => "Phương án",
        Project = "de-an" => "Đề án",
        Undertaking = "du-an" => "Dự án",
        Report = "bao-cao" => "Báo cáo",
        Minutes = "bien-ban" => "Biên bản",
        Submission = "to-trinh" => "Tờ trình",
        Contract = "hop-dong" => "Hợp đồng",
        Dispatch = "cong-van" => "Công văn",
        Telegram = "cong-dien" => "Công điện",
        Memorandum = "ban-ghi-nho" => "Bản ghi nhớ",
        Agreement = "ban-thoa-thuan" => "Bản thỏa thuận",
        PowerOfAttorney = "giay-uy-quyen" => "Giấy ủy quyền",
        Invitation = "giay-moi" => "Giấy mời",
        Introduction = "giay-gioi-thieu" => "Giấy giới thiệu",
        Leave = "giay-nghi-phep" => "Giấy nghỉ phép",
        SendSlip = "phieu-gui" => "Phiếu gửi",
        TransferSlip = "phieu-chuyen" => "Phiếu chuyển",
        ReportSlip = "phieu-bao" => "Phiếu báo",
        Letter = "thu-cong" => "Thư công",
        Law = "luat" => "Luật",
        Ordinance = "phap-lenh" => "Pháp lệnh",
        Decree = "nghi-dinh" => "Nghị định",
        Circular = "thong-tu" => "Thông tư",
        JointCircular = "thong-tu-lien-tich" => "Thông tư liên tịch",
        Conclusion = "ket-luan" => "Kết luận",
        Appeal = "loi-keu-goi" => "Lời kêu gọi",
    }
}

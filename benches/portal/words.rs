//! Words of the generated portal.
//!
//! Comes in: a stream of pseudo-random numbers. Goes out: syllables, sentences, paragraphs, names of people and of
//! places. The same seed gives the same words on every machine. Besides ordinary words there are thousands of rare ones,
//! put together by the rules of Vietnamese syllables, as names of people and hamlets are rare words. Names are put
//! together from tables of family, middle and given names of the province's peoples (domain F.8); nobody is meant. May not
//! live here: what a file looks like.

use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

const SEED: u64 = 0x0B1E_55ED_2021_1013;

/// Pseudo-random numbers (xorshift64*): fast, without state outside, the same everywhere.
pub struct Random(u64);

impl Random {
    /// The stream of one thing: equal for equal `kind` and `index`.
    pub fn of(kind: u64, index: usize) -> Random {
        // Neighbouring numbers must give unlike streams (the finaliser of splitmix64).
        let mut x = SEED ^ (kind << 48) ^ (index as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        Random((x ^ (x >> 31)) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// A number below `end`, which is not zero.
    pub fn below(&mut self, end: usize) -> usize {
        ((self.next() >> 32) as usize) % end
    }

    /// A number from `low` to `high`, both included.
    pub fn between(&mut self, low: usize, high: usize) -> usize {
        low + self.below(high - low + 1)
    }

    /// A place in a list, early ones far more often, as in any language.
    fn skewed(&mut self, end: usize) -> usize {
        let unit = (self.next() >> 11) as f64 / (1u64 << 53) as f64;
        ((unit * unit * end as f64) as usize).min(end - 1)
    }

    pub fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }
}

/// Ordinary words, the commonest first. Without the words that close an annex ("danh sách … gồm").
const VOCABULARY: &str = "và, của, có, cho, người, trong, được, với, những, các, bà con, ở, đã, là, từ, để, không, đến, \
    một, cùng, khi, ra, bản, xã, làm, nhiều, mỗi, vào, còn, việc, này, nhân dân, lại, sau, trên, cũng, đi, giữ, gia đình, \
    giúp, năm, tháng, ngày, hộ, cán bộ, nhau, theo, phải, đường, nhà, về, qua, mới, hơn, trước, tổ, đội, chị, anh, \
    trẻ em, học sinh, cô giáo, thầy giáo, lớp học, trường, trạm y tế, bác sĩ, điều dưỡng, thuốc, khám bệnh, sức khỏe, \
    phòng dịch, tiêm chủng, khẩu trang, chốt kiểm soát, biên giới, bộ đội, dân quân, công an, tuần tra, an ninh, \
    trật tự, hòa giải, đoàn viên, thanh niên, phụ nữ, hội viên, nông dân, cựu chiến binh, người cao tuổi, mặt trận, \
    công đoàn, chi bộ, đảng viên, bí thư, trưởng bản, già làng, dòng họ, láng giềng, hàng xóm, bạn bè, đồng nghiệp, \
    đồng bào, đồng chí, đồng lòng, đoàn kết, chung sức, sẻ chia, tương trợ, đùm bọc, nghĩa tình, trách nhiệm, gương mẫu, \
    tận tụy, kiên trì, bền bỉ, chăm chỉ, cần cù, sáng tạo, khéo léo, chu đáo, cẩn thận, kịp thời, nhanh chóng, \
    lặng lẽ, âm thầm, vui vẻ, phấn khởi, tự hào, tin tưởng, yên tâm, mạnh dạn, quyết tâm, nỗ lực, cố gắng, vượt khó, \
    thi đua, phong trào, phát động, hưởng ứng, tham gia, vận động, tuyên truyền, hướng dẫn, phổ biến, giải thích, \
    lắng nghe, trao đổi, bàn bạc, thống nhất, phân công, phối hợp, tổ chức, triển khai, thực hiện, hoàn thành, \
    kiểm tra, giám sát, đánh giá, tổng kết, sơ kết, biểu dương, khen thưởng, nhân rộng, học tập, làm theo, \
    ruộng, nương, đồi chè, vườn, ao cá, chuồng trại, trâu, bò, lợn, gà, dê, ong, lúa, ngô, sắn, khoai, đậu, lạc, \
    rau xanh, cây ăn quả, chuối, mắc ca, thảo quả, sa nhân, quế, cao su, rừng, suối, sông, hồ, thác, núi, đèo, dốc, \
    thung lũng, sương mù, mưa, nắng, gió, lũ, sạt lở, rét hại, hạn hán, mùa xuân, mùa hạ, mùa thu, mùa đông, mùa gặt, \
    mùa màng, vụ mùa, vụ chiêm, gieo cấy, chăm bón, tưới nước, làm cỏ, thu hoạch, phơi thóc, xay xát, bảo quản, \
    chế biến, đóng gói, vận chuyển, bán hàng, chợ phiên, thu mua, hợp tác xã, doanh nghiệp, xưởng, máy móc, dụng cụ, \
    sản phẩm, chất lượng, giá cả, thu nhập, việc làm, vốn vay, tiết kiệm, quỹ, đóng góp, ủng hộ, quyên góp, tặng quà, \
    gạo, muối, mì, dầu ăn, chăn ấm, áo ấm, sách vở, bút, cặp, xe đạp, học bổng, bữa cơm, bếp ăn, nước sạch, bể nước, \
    đường ống, giếng, mương, kênh, cầu treo, cầu tràn, đường bê tông, nhà văn hóa, sân chơi, cổng chào, hàng rào, \
    đường hoa, đèn đường, điện lưới, loa, đài, báo, tin nhắn, điện thoại, mạng, máy tính, phần mềm, hồ sơ, sổ sách, \
    giấy tờ, thủ tục, một cửa, tiếp dân, lịch hẹn, cuộc họp, biên bản, kế hoạch, nhiệm vụ, chỉ tiêu, kết quả, \
    thành tích, sáng kiến, giải pháp, kinh nghiệm, cách làm, mô hình, điển hình, tấm gương, câu chuyện, kỷ niệm, \
    truyền thống, văn hóa, dân ca, điệu xòe, khèn, sáo, đàn tính, thêu, dệt, thổ cẩm, nhà sàn, bếp lửa, lễ hội, ngày tết, \
    đám cưới, nếp sống, vệ sinh, môi trường, rác thải, phân loại, trồng cây, bảo vệ, phòng cháy, chữa cháy, cứu hộ, \
    cứu nạn, di dời, dựng nhà, sửa nhà, lợp mái, san nền, đổ bê tông, đào hố, khuân vác, gùi hàng, cõng, dắt, chở, \
    xe máy, xe tải, ô tô, xuồng, đò, ngựa, lối mòn, ngã ba, đầu bản, cuối bản, trung tâm, vùng cao, vùng sâu, vùng xa, \
    thôn, tổ dân phố, khu phố, huyện, tỉnh, miền núi, quê hương, đất nước, nhà nước, chính quyền, ủy ban, hội đồng, \
    đề nghị, ý kiến, nguyện vọng, quyền lợi, chính sách, hỗ trợ, chi trả, rà soát, thống kê, cập nhật, lưu trữ, \
    sáng sớm, buổi trưa, buổi chiều, ban đêm, nửa đêm, gà gáy, tinh mơ, hoàng hôn, giờ cao điểm, cuối tuần, quanh năm, \
    lâu dài, liên tục, thường xuyên, định kỳ, hằng ngày, hằng tuần, hằng tháng, đầu tiên, tiếp theo, cuối cùng, \
    gần, xa, cao, thấp, rộng, hẹp, dài, ngắn, nặng, nhẹ, ấm, lạnh, sạch, đẹp, đủ, thiếu, đông, vắng, sáng, tối, \
    nhớ, thương, mong, chờ, gặp, hỏi, trả lời, kể, nghe, nhìn, thấy, hiểu, biết, nghĩ, viết, đọc, vẽ, hát, cười, \
    đứng, ngồi, chạy, bước, leo, lội, bơi, mang, xách, gói, buộc, treo, dán, quét, rửa, nấu, hấp, nướng, thổi, đốt";

static WORDS: LazyLock<Vec<&str>> = LazyLock::new(|| VOCABULARY.split(',').map(str::trim).collect());

const COUNTED: &[&str] =
    &["hộ", "người", "ngày công", "buổi", "lượt", "suất quà", "cây", "mét đường", "bao gạo", "chuyến"];

/// `count` words, not capitalised.
pub fn phrase(random: &mut Random, count: usize) -> String {
    let mut text = String::new();
    for i in 0..count {
        if i > 0 {
            text.push(' ');
        }
        match random.below(12) {
            0 => text.push_str(&RARE[random.skewed(RARE.len())]),
            _ => text.push_str(WORDS[random.skewed(WORDS.len())]),
        }
    }
    text
}

/// A title or a heading of `count` words.
pub fn heading(random: &mut Random, count: usize) -> String {
    capital(&phrase(random, count))
}

/// A sentence of some 60 to 140 bytes, with its full stop.
pub fn sentence(random: &mut Random) -> String {
    let count = random.between(6, 12);
    let mut text = heading(random, count);
    match random.below(4) {
        0 => {
            let count = random.between(3, 7);
            text.push_str(", ");
            text.push_str(&phrase(random, count));
        }
        1 => {
            let (number, counted) = (random.between(3, 480), random.pick(COUNTED));
            text.push_str(&format!(" cho {number} {counted}"));
        }
        _ => {}
    }
    text.push('.');
    text
}

/// Sentences until `bytes` are reached, in one line.
pub fn paragraph(random: &mut Random, bytes: usize) -> String {
    let mut text = sentence(random);
    while text.len() < bytes {
        text.push(' ');
        text.push_str(&sentence(random));
    }
    text
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// Names of one people.
struct Names {
    family: &'static [&'static str],
    middle: &'static [&'static str],
    given: &'static [&'static str],
}

const PEOPLES: &[Names] = &[
    // Thái
    Names {
        family: &[
            "Lò", "Đèo", "Tao", "Vàng", "Lù", "Hoàng", "Điêu", "Quàng", "Mào", "Lường", "Tòng", "Cầm", "Kha", "Vì",
        ],
        middle: &["Văn", "Thị", "Thanh", "Minh", "Thúy", "Xuân", "Ngọc", "Đức", "Quốc", "Thu"],
        given: &[
            "An", "Ánh", "Ăn", "Ân", "Ẩn", "Ấn", "Chanh", "Chung", "Đôi", "Đức", "Hặc", "Hoa", "Hoan", "Hòa", "Inh",
            "Khiêm", "Lả", "Lún", "Mai", "Muôn", "Nọi", "Ơn", "Pâng", "Phanh", "Phong", "Piềng", "Sơ", "Thân", "Tiên",
            "Ún", "Xôm", "Yên",
        ],
    },
    // Mông
    Names {
        family: &["Giàng", "Vàng", "Sùng", "Thào", "Lầu", "Hạng", "Mùa", "Ma", "Cứ", "Hờ", "Mã", "Ly"],
        middle: &["A", "Thị", "Seo", "Mí", "Láo", "Chúng", "Bả", "Nhè"],
        given: &[
            "Chá", "Chinh", "Chơ", "Công", "Da", "Dế", "Di", "Dơ", "Đa", "Hồ", "Khua", "Lử", "Lềnh", "Máy", "Mỷ", "Nủ",
            "Páo", "Pủa", "Sình", "Sềnh", "Sú", "Tính", "Tráng", "Vừ", "Xà", "Xía",
        ],
    },
    // Dao
    Names {
        family: &["Phàn", "Chẻo", "Tẩn", "Lý", "Tả", "Tẩn", "Chẻo"],
        middle: &["Tả", "Sử", "Lở", "U", "Láo", "Chin", "Phủ", "San", "Diếu", "Mềnh"],
        given: &[
            "Chòi", "Dao", "Hiền", "Kiều", "Lan", "Liều", "Mẩy", "Muội", "Nải", "Páo", "Phẩu", "Quẩy", "Sài", "Seng",
            "Siểu", "Tỉn", "Vạn",
        ],
    },
    // Hà Nhì, La Hủ, Si La, Cống, Mảng, Lự
    Names {
        family: &["Lỳ", "Pờ", "Chang", "Sừng", "Khoàng", "Phùng", "Ly", "Hù", "Pàn", "Chìn", "Lý", "Tao"],
        middle: &["Phì", "Xè", "Phà", "Gia", "Hừ", "Mò", "Gò", "Lò", "Pó", "Cà", "Go", "Văn", "Thị"],
        given: &[
            "Be", "Cà", "Chừ", "De", "Hừ", "Khò", "Là", "Lòng", "Lù", "Mé", "Nu", "Po", "Pư", "Sơ", "Sứ", "Tự", "Vù",
            "Xá", "Xừ",
        ],
    },
    // Kinh, Tày, Giáy, Nùng
    Names {
        family: &[
            "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Đỗ", "Vũ", "Bùi", "Đặng", "Ngô", "Dương", "Nông", "Vi", "Lục",
            "Lồ", "Tống",
        ],
        middle: &[
            "Văn", "Thị", "Minh", "Thu", "Đức", "Hữu", "Thanh", "Ngọc", "Quang", "Tiến", "Mạnh", "Hồng", "Kim", "Bích",
        ],
        given: &[
            "Anh", "Bình", "Chi", "Cường", "Dũng", "Duyên", "Đạt", "Giang", "Hà", "Hải", "Hạnh", "Hiếu", "Hòa", "Huệ",
            "Hùng", "Hương", "Khánh", "Lâm", "Liên", "Loan", "Long", "Mạnh", "Nam", "Nga", "Nhung", "Oanh", "Phúc",
            "Quân", "Quyên", "Sơn", "Tâm", "Thảo", "Thắng", "Thiện", "Thủy", "Toàn", "Trang", "Tuấn", "Tuyết", "Uyên",
            "Vân", "Việt", "Vinh", "Yến",
        ],
    },
];

/// A person's name; one in six given names is a rare word.
pub fn person(random: &mut Random) -> String {
    let names = &PEOPLES[random.below(PEOPLES.len())];
    let (family, middle) = (random.pick(names.family), random.pick(names.middle));
    match random.below(6) {
        0 => format!("{family} {middle} {}", capital(&RARE[random.skewed(RARE.len())])),
        _ => format!("{family} {middle} {}", random.pick(names.given)),
    }
}

const ONSETS: &str = "b c ch d đ g gi h kh l m n nh ng ph r s t th tr v x";
const RIMES: &str = "a ai ao au ay am an ang anh ac ach ap at ăm ăn ăng ăc ăp ăt âm ân âng âu ây âc âp ât e em en eng eo \
    ep et ê êm ên ênh êu êch êp êt i ia iêm iên iêng iêu iêc iêp iêt im in inh iu ich ip it o oi om on ong oc op ot oa oai \
    oan oang oanh oat oe ô ôi ôm ôn ông ôc ôp ôt ơ ơi ơm ơn ơp ơt u ui um un ung uc up ut ua uôi uôm uôn uông uôc uôt uê \
    uy uân uyên uyêt ư ưa ưi ưng ưc ưt ươi ươm ươn ương ươc ươp ươt ưu ươu";
/// Grave, hook above, tilde, acute, dot below; syllables that end in a stop have only the last two.
const TONES: [char; 5] = ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'];

/// Some 7 000 syllables in an order of their own.
static RARE: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut words = Vec::new();
    for onset in ONSETS.split(' ') {
        for rime in RIMES.split_whitespace() {
            let front = rime.starts_with(['i', 'e', 'ê']);
            let onset = match (onset, front) {
                ("c", true) => "k",
                ("g", true) => "gh",
                ("ng", true) => "ngh",
                ("gi", true) => continue,
                (onset, _) => onset,
            };
            let tones =
                if rime.ends_with(['c', 'h', 'p', 't']) && !rime.ends_with("nh") { &TONES[3..] } else { &TONES };
            if tones.len() == TONES.len() {
                words.push(format!("{onset}{rime}"));
            }
            words.extend(tones.iter().map(|tone| format!("{onset}{}", toned(rime, *tone))));
        }
    }
    // Some of them, shuffled the same way everywhere.
    let mut random = Random::of(9, 0);
    for i in (1..words.len()).rev() {
        words.swap(i, random.below(i + 1));
    }
    words.truncate(7000);
    words
});

/// The tone stands on a vowel with a mark of its own, else on the last one before a consonant, else on the first; in
/// `oai` on the middle one.
fn toned(rime: &str, tone: char) -> String {
    let letters: Vec<char> = rime.chars().collect();
    let vowels = letters.iter().take_while(|c| "aăâeêioôơuưy".contains(**c)).count();
    let own = letters.iter().rposition(|c| "ăâêôơ".contains(*c)).or(letters.iter().position(|c| *c == 'ư'));
    let at = own.unwrap_or(match (vowels, letters.len() > vowels) {
        (1, _) => 0,
        (3, _) | (2, true) => 1,
        _ => 0,
    });
    let text: String =
        letters.iter().enumerate().flat_map(|(i, c)| [Some(*c), (i == at).then_some(tone)]).flatten().collect();
    text.nfc().collect()
}

const PLACES: &[(&str, &str)] = &[
    ("Mường", "muong"),
    ("Nậm", "nam"),
    ("Bản", "ban"),
    ("Tả", "ta"),
    ("Huổi", "huoi"),
    ("Pa", "pa"),
    ("Sìn", "sin"),
    ("Phìn", "phin"),
    ("Khun", "khun"),
    ("Nà", "na"),
    ("Hua", "hua"),
    ("Pắc", "pac"),
    ("Tủa", "tua"),
    ("Lùng", "lung"),
    ("Can", "can"),
    ("Chiềng", "chieng"),
    ("Phiêng", "phieng"),
    ("Pú", "pu"),
    ("Sang", "sang"),
    ("Dền", "den"),
    ("Suối", "suoi"),
    ("Căn", "can-trong"),
    ("Noong", "noong"),
    ("Thèn", "then"),
];

const BESIDES: &[(&str, &str)] = &[
    ("Sương", "suong"),
    ("Mây", "may"),
    ("Hoa", "hoa"),
    ("Chè", "che"),
    ("Đá", "da"),
    ("Trắng", "trang"),
    ("Xanh", "xanh"),
    ("Mơ", "mo"),
    ("Ban", "ban"),
    ("Lúa", "lua"),
    ("Ngọc", "ngoc"),
    ("Vàng", "vang"),
    ("Nắng", "nang"),
    ("Thông", "thong"),
    ("Trúc", "truc"),
    ("Đào", "dao"),
    ("Mận", "man"),
    ("Lê", "le"),
    ("Gạo", "gao"),
    ("Hồng", "hong"),
    ("Cúc", "cuc"),
    ("Lan", "lan"),
    ("Quế", "que"),
    ("Sen", "sen"),
    ("Én", "en"),
    ("Phượng", "phuong"),
    ("Bưởi", "buoi"),
    ("Dẻ", "de"),
    ("Tre", "tre"),
    ("Vầu", "vau"),
    ("Mai", "mai"),
    ("Sao", "sao"),
    ("Trăng", "trang-non"),
    ("Gió", "gio"),
    ("Rêu", "reu"),
    ("Thác", "thac"),
    ("Hạ", "ha"),
    ("Thu", "thu"),
    ("Xuân", "xuan"),
    ("Sớm", "som"),
];

/// The name of invented place number `index` and its part of an id; no two places have one name.
pub fn place(index: usize) -> (String, String) {
    let names = PLACES.len() * BESIDES.len();
    let (first, second) = (PLACES[index % PLACES.len()], BESIDES[(index / PLACES.len()) % BESIDES.len()]);
    let (name, id) = (format!("{} {}", first.0, second.0), format!("{}-{}", first.1, second.1));
    match index / names {
        0 => (name, id),
        again => (format!("{name} {}", again + 1), format!("{id}-{}", again + 1)),
    }
}

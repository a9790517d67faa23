//! The order of names, against Node's `Intl.Collator('vi')` (ICU): another implementation of the same rules.

use bangvang::vietnamese::{Order, PersonName, old_tone_placement};
use std::io::Write;
use std::process::{Command, Stdio};

/// A small generator of numbers that are the same everywhere (SplitMix64).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % n as u64) as usize
    }

    fn pick<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }
}

const FAMILIES: &[&str] = &[
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương",
    "Lý", "Đèo", "Lò", "Lù", "Tao", "Vàng", "Giàng", "Sùng", "Thào", "Mùa", "Ma", "Mã", "Mạ", "Phàn", "Chẻo", "Tẩn",
    "Pờ", "Lỳ", "Chang", "Khoàng", "Sừng", "Hà", "Hạ", "Ân", "Ấn", "Ăng", "Âu", "Ông",
];
const MIDDLES: &[&str] = &[
    "Văn",
    "Thị",
    "A",
    "U",
    "Sử",
    "Tả",
    "Lử",
    "Gia",
    "Thanh",
    "Mạnh",
    "Tiến",
    "Phì",
    "Gò",
    "Mẩy",
    "Đức",
    "Quốc",
    "Thị Thu",
    "Văn Đức",
    "",
    "Ngọc",
    "Ngọc Ánh",
    "Thùy",
    "Thuỳ",
    "Minh",
    "Hữu",
    "Khánh",
    "Khả",
    "Á",
];
const GIVEN: &[&str] = &[
    "An", "Ân", "Ấn", "Ẩn", "Ăn", "Ánh", "Anh", "Ánh", "Bình", "Cà", "Cả", "Da", "Đa", "Đá", "Dế", "Dũng", "Đức",
    "Dung", "Hoa", "Hòa", "Hoà", "Hóa", "Hoá", "Họa", "Hùng", "Hưng", "Hương", "Hường", "Mẩy", "Mây", "Mậy", "Páo",
    "Pao", "Tính", "Tình", "Tỉnh", "Thúy", "Thuý", "Thủy", "Thuỷ", "Thụy", "Toản", "Toàn", "Tự", "Tư", "Từ", "Sình",
    "Chư", "Ơn", "Ôn", "Uyên", "Ưng", "Ý", "Y", "Yến", "Quý", "Quỳ", "Xoè", "Xòe", "Lỷ", "Ly", "Lý", "Ê", "É", "Ngần",
    "Nghi", "Nga",
];
/// Names whose parts staff give, or that other peoples bear.
const OTHERS: &[(&str, &str, &str)] = &[
    ("Tanaka", "", "Yuki"),
    ("Smith", "John", "Ann"),
    ("Müller", "", "Jörg"),
    ("García", "de la", "José"),
    ("Wang", "", "Fei"),
    ("Zeller", "", "Žofia"),
    ("Giàng", "A", "Sính Páo"),
    ("H’Wing", "", "Êban"),
    ("K'Brôih", "", "Ly"),
    ("Y", "", "Blim"),
    ("Chang", "", "Mé Hừ"),
    ("Đinh", "", "Y Đức"),
    ("Jơr", "", "Siu"),
    ("Fong", "Wai", "Kit"),
    ("O’Brien", "", "Niamh"),
];

#[test]
fn the_order_is_that_of_icu() {
    let mut numbers = Numbers(2026);
    let mut names: Vec<[String; 3]> = Vec::new();
    for i in 0..10_000 {
        // A third share the given name, a third given and family name.
        let given = if i % 3 == 1 { "Hoà" } else { numbers.pick(GIVEN) };
        let (given, family) = if i % 3 == 2 { ("An", "Lò") } else { (given, numbers.pick(FAMILIES)) };
        names.push([given, family, numbers.pick(MIDDLES)].map(str::to_string));
    }
    for i in 0..500 {
        let (family, middle, given) = OTHERS[numbers.below(OTHERS.len())];
        let middle = if i % 2 == 0 { middle.to_string() } else { format!("{middle} {}", numbers.pick(GIVEN)) };
        names.push([given.to_string(), family.to_string(), middle.trim().to_string()]);
    }
    // What the keys fold is folded for the oracle beforehand: equal keys have no order of their own.
    let folded = |part: &str| {
        let plain = part.replace(['\'', '’', 'ʼ'], "");
        plain.split_whitespace().map(old_tone_placement).collect::<Vec<_>>().join(" ")
    };
    let order = Order::new();
    let mut ours = names.clone();
    ours.sort_by_cached_key(|[given, family, middle]| order.person(&PersonName { family, middle, given }));
    let lines = |names: &[[String; 3]]| -> String {
        names.iter().map(|name| name.clone().map(|part| folded(&part)).join("\t") + "\n").collect()
    };
    let theirs = node(&lines(&names));
    let (ours, theirs): (Vec<String>, Vec<String>) =
        (lines(&ours).lines().map(str::to_string).collect(), theirs.lines().map(str::to_string).collect());
    assert_eq!(ours.len(), theirs.len());
    for (at, (own, other)) in ours.iter().zip(&theirs).enumerate() {
        assert_eq!(own, other, "at {at}");
    }
    assert_eq!(ours.len(), 10_500);
}

/// Node 18 or later; the tests' command checks that it is there.
fn node(input: &str) -> String {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/oracles/order.mjs");
    let mut child = Command::new("node")
        .arg(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("node, which tests/run.sh sets up");
    let mut stdin = child.stdin.take().expect("its input");
    let input = input.to_string();
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().expect("an answer");
    writer.join().expect("a writer").expect("written");
    assert!(output.status.success());
    String::from_utf8(output.stdout).expect("UTF-8")
}

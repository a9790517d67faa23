//! Rolls: who is on them, under which letter, in which order, and what an empty one says.

mod common;

use common::{Site, attributes, words};

const LIST: &str = "content/decisions/qd-2-ubnd-2022.csv";
const DECISION: &str = "content/decisions/qd-2-ubnd-2022.md";

/// The names in a roll's table, in order.
fn names(html: &str) -> Vec<String> {
    let cells = html.split("class=\"name\"").skip(1);
    cells.filter_map(|c| Some(c.split_once('>')?.1.split_once('<')?.0.to_string())).collect()
}

fn with_people(people: &[(&str, &str)]) -> Site {
    let rows: String =
        people.iter().enumerate().map(|(i, (name, unit))| format!("{},{name},,,{unit}\n", i + 3)).collect();
    let site = Site::new();
    let text = site.text(LIST);
    site.file(LIST, &format!("{}\n{rows}", text.trim_end()))
}

#[test]
fn persons_are_listed_by_given_name() {
    let built = with_people(&[("Đèo Văn Ăn", "xa-a"), ("Lý Thị Ân", "xa-a"), ("Giàng A Đua", "xa-a")]).build();
    assert_eq!(built.report, "");
    assert_eq!(names(built.page("bang-vang/ten/aw/index.html")), ["Đèo Văn Ăn"]);
    assert_eq!(names(built.page("bang-vang/ten/aa/index.html")), ["Lý Thị Ân"]);
    assert_eq!(names(built.page("bang-vang/ten/dd/index.html")), ["Giàng A Đua"]);
    assert_eq!(
        names(built.page("bang-vang/ten/t/index.html")),
        ["Trạm Y tế xã A"],
        "collectives by their first letter"
    );
    assert!(!built.files.contains_key("bang-vang/ten/x/index.html"), "no page for a letter without names");
    assert!(names(built.page("don-vi/ten/x/index.html")).contains(&"xã A".to_string()));
}

#[test]
fn a_name_can_be_cut_by_hand() {
    let people = [("Giàng A Sính Páo", "xa-a"), ("Yuki Tanaka", "xa-a")];
    let cuts = "\n[[name]]\nrow = \"ii-3\"\ngiven = \"Sính Páo\"\n\n[[name]]\nrow = \"ii-4\"\nfamily = \"Tanaka\"\n\
                given = \"Yuki\"\n+++\n\nĐiều 1";
    let built = with_people(&people).replace(DECISION, "+++\n\nĐiều 1", cuts).build();
    assert_eq!(built.report, "");
    assert_eq!(names(built.page("bang-vang/ten/s/index.html")), ["Giàng A Sính Páo"]);
    assert_eq!(names(built.page("bang-vang/ten/y/index.html")), ["Yuki Tanaka"]);
}

/// "Lò Văn An" before "Nguyễn Thị An": unit first, then given, family, middle name.
#[test]
fn merged_rolls_are_in_the_order_of_the_domain() {
    let people = [("Nguyễn Thị An", "xa-a"), ("Lò Văn An", "xa-a"), ("Pờ Gia An", "so-y-te")];
    let built = with_people(&people).build();
    let order = names(built.page("bang-vang/nam/2022/index.html"));
    assert_eq!(
        order,
        ["Trạm Y tế xã A", "Pờ Gia An", "Nguyễn Văn Bình", "Lò Văn An", "Nguyễn Thị An", "Lò Thị Hoa"],
        "collectives, then persons by unit protocol and name"
    );
}

#[test]
fn a_unit_shows_what_its_predecessors_were_given() {
    let new = "\n[[unit]]\nid = \"xa-moi\"\nclass = \"commune\"\nname = \"xã Mới\"\nfrom = 2025-07-01\npart_of = [{ unit = \"tinh-a\" }]\n";
    let site = Site::new();
    let units = site.text("content/units.toml").replace(
        "id = \"xa-a\"",
        "id = \"xa-a\"\nto = 2025-06-30\nsuccessors = [{ unit = \"xa-moi\", on = 2025-07-01 }]",
    );
    let built = site.file("content/units.toml", &format!("{units}{new}")).build();
    assert_eq!(built.report, "");
    let page = built.page("don-vi/xa-moi/index.html");
    assert_eq!(names(page), ["Trạm Y tế xã A", "Lò Thị Hoa"]);
    assert!(words(page).contains("xã A (nay thuộc xã Mới"), "the name of then");
    assert!(built.files.contains_key("don-vi/xa-moi/bang-vang.xlsx"));
}

#[test]
fn every_sort_of_roll_has_its_page() {
    let built = Site::new().build();
    for page in [
        "bang-vang/cap/tinh/",
        "bang-vang/doi-tuong/tap-the/",
        "bang-vang/doi-tuong/ca-nhan/",
        "bang-vang/dieu-khoan/kh-1-ubnd-2021/iv-2-b-1/",
        "bang-vang/danh-hieu/bang-khen-ubnd-tinh/",
        "bang-vang/nam/2022/",
        "phong-trao/phong-trao-a/bang-vang/",
    ] {
        let html = built.page(&format!("{page}index.html"));
        assert!(!names(html).is_empty(), "{page}");
        for file in ["bang-vang.csv", "bang-vang.json", "bang-vang.xlsx", "to-in/index.html"] {
            assert!(built.files.contains_key(&format!("{page}{file}")), "{page}{file}");
        }
        let files: Vec<String> = attributes(html, "href").filter(|l| l.ends_with(".xlsx")).collect();
        assert_eq!(files, [format!("/bang-vang/{page}bang-vang.xlsx")], "each roll offers its own file");
    }
    let empty = built.page("bang-vang/doi-tuong/ho-gia-dinh/index.html");
    assert!(words(empty).contains("Chưa có lượt khen nào được công bố"), "an empty roll says so");
    assert!(!built.files.contains_key("bang-vang/doi-tuong/ho-gia-dinh/bang-vang.csv"));
}

#[test]
fn statistics_count_what_is_shown() {
    let built = common::build_folder(common::sample(), &common::options(common::NOW));
    let text = words(built.page("thong-ke/index.html"));
    assert!(text.contains("81 lượt khen: 24 tập thể, 05 hộ gia đình, 52 cá nhân, theo 13 quyết định."), "{text}");
    assert!(text.contains("Người lao động trực tiếp:"));
    assert!(text.contains("tiêu chuẩn chưa có lượt khen nào") || text.contains("tiêu chuẩn đều đã có lượt khen"));
}

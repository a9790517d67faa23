//! The sample portal: no error, no warning, no dead link, and every honour traced both ways.

mod common;

use common::{Built, attributes, words};
use std::collections::{BTreeMap, BTreeSet};

fn sample() -> Built {
    common::build_folder(common::sample(), &common::options(common::NOW))
}

#[test]
fn it_builds_without_a_word() {
    assert_eq!(sample().report, "");
}

#[test]
fn it_is_as_large_as_promised() {
    let built = sample();
    let count = |prefix: &str| {
        built
            .files
            .keys()
            .filter(|p| p.starts_with(prefix) && p.matches('/').count() == 2 && p.ends_with("index.html"))
            .count()
    };
    assert!(count("quyet-dinh/") >= 3);
    assert!(count("guong/") >= 8);
    assert!(count("mo-hinh/") >= 4);
    assert!(count("van-ban/") >= 8);
    let rows: usize =
        built.pages().filter(|(p, _)| p.starts_with("quyet-dinh/")).map(|(_, html)| rows(html).len()).sum();
    assert!(rows >= 80, "{rows} honours");
}

/// Every page: links and pictures lead somewhere, fragments exist, ids are unique, one `h1`, headings in order.
#[test]
fn every_link_and_fragment_resolves() {
    let built = sample();
    let base = "/bang-vang/";
    let ids: BTreeMap<&str, BTreeSet<String>> =
        built.pages().map(|(p, html)| (p, attributes(html, "id").collect())).collect();
    let mut problems = Vec::new();
    for (path, html) in built.pages() {
        let all: Vec<String> = attributes(html, "id").collect();
        if all.len() != ids[path].len() {
            problems.push(format!("{path}: an id occurs twice"));
        }
        for link in attributes(html, "href").chain(attributes(html, "src")) {
            if link.starts_with("https:")
                || link.starts_with("http:")
                || link.starts_with("mailto:")
                || link.starts_with("tel:")
            {
                continue;
            }
            let (target, fragment) = link.split_once('#').map_or((link.as_str(), None), |(t, f)| (t, Some(f)));
            let file = match target {
                "" => path.to_string(),
                target => match target.strip_prefix(base) {
                    Some(inner) if inner.is_empty() || inner.ends_with('/') => format!("{inner}index.html"),
                    Some(inner) => inner.to_string(),
                    None => {
                        problems.push(format!("{path}: {link} leaves the sub-path"));
                        continue;
                    }
                },
            };
            if !built.files.contains_key(&file) {
                problems.push(format!("{path}: {link} leads nowhere"));
            } else if let Some(fragment) = fragment
                && !ids.get(file.as_str()).is_some_and(|ids| ids.contains(fragment))
            {
                problems.push(format!("{path}: {link} has no such place"));
            }
        }
        if html.matches("<h1").count() != 1 {
            problems.push(format!("{path}: {} h1", html.matches("<h1").count()));
        }
        let mut level = 1;
        for n in html.match_indices("<h").filter_map(|(at, _)| html[at + 2..].chars().next()?.to_digit(10)) {
            if n > level + 1 {
                problems.push(format!("{path}: a heading of level {n} after {level}"));
            }
            level = n;
        }
        for needed in [
            "<link rel=\"canonical\"",
            "property=\"og:title\"",
            "lang=\"vi\"",
            "http-equiv=\"Content-Security-Policy\"",
        ] {
            if !html.contains(needed) {
                problems.push(format!("{path}: no {needed}"));
            }
        }
        // Scripts are files of the theme.
        let scripts = html.matches("<script").count();
        let files = html.matches("<script type=\"module\" src=\"/").count().min(html.matches("\"></script>").count());
        if html.contains(" style=\"") || html.contains("<style") || scripts != files {
            problems.push(format!("{path}: inline style or script"));
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// A row of a decision's annex: its anchor and its HTML.
fn rows(html: &str) -> Vec<(String, &str)> {
    html.match_indices("<tr ")
        .filter_map(|(at, _)| {
            let end = at + html[at..].find("</tr>")?;
            let row = &html[at..end];
            let tag = &row[..row.find('>')? + 1];
            let id = attributes(tag, "id").next()?;
            // A row that is not shown any more says only which decision and number it is.
            (!tag.contains("class=\"withdrawn\"")).then_some((id, row))
        })
        .collect()
}

/// For every honour shown on a decision's page: links to the clause, the campaign, the unit, its story, the roll of its
/// award, and from each of these the way back to the row.
#[test]
fn every_honour_is_traced_both_ways() {
    let built = sample();
    let page_of = |link: &str| -> &str {
        let inner = link.strip_prefix("/bang-vang/").unwrap_or_else(|| panic!("{link}"));
        built.page(&format!("{}index.html", inner.split('#').next().unwrap_or_default()))
    };
    let mut stories = 0;
    let mut honours = 0;
    for (path, html) in built.pages().filter(|(p, _)| p.starts_with("quyet-dinh/") && *p != "quyet-dinh/index.html") {
        let decision = format!("/bang-vang/{}", path.trim_end_matches("index.html"));
        for (id, row) in rows(html) {
            honours += 1;
            let here = format!("{decision}#{id}");
            let links: Vec<String> = attributes(row, "href").collect();
            let one = |prefix: &str| {
                let found = links.iter().find(|l| l.starts_with(&format!("/bang-vang/{prefix}")));
                found.unwrap_or_else(|| panic!("{here} has no link to {prefix}: {links:?}")).clone()
            };
            // To each, and back to this very row.
            let back = |link: &str| {
                let page = page_of(link);
                assert!(attributes(page, "href").any(|l| l == here), "{link} does not lead back to {here}");
            };
            let clause = one("van-ban/");
            let (text, anchor) = clause.split_once('#').unwrap_or_else(|| panic!("{clause} names no clause"));
            // A plan shows the newest of each clause, and leads to the clause's roll with all of them.
            let roll = text.replacen("/van-ban/", "/bang-vang/dieu-khoan/", 1) + anchor + "/";
            if attributes(page_of(text), "href").any(|l| l == roll) {
                back(&roll);
            } else {
                back(&clause);
            }
            // All rows of a decision share its campaign, which the page names once.
            let campaign = links.iter().find(|l| l.starts_with("/bang-vang/phong-trao/")).cloned();
            let campaign = campaign.or_else(|| {
                attributes(html, "href")
                    .find(|l| l.starts_with("/bang-vang/phong-trao/") && l.matches('/').count() == 4)
            });
            let campaign = campaign.unwrap_or_else(|| panic!("{here} names no campaign"));
            let roll = format!("{campaign}bang-vang/");
            assert!(attributes(page_of(&campaign), "href").any(|l| l == roll), "{campaign} does not lead to its roll");
            back(&roll);
            back(&one("don-vi/"));
            back(&one("bang-vang/danh-hieu/"));
            for story in links.iter().filter(|l| l.starts_with("/bang-vang/guong/")) {
                stories += 1;
                back(story);
            }
        }
    }
    assert!(honours >= 80 && stories >= 8, "{honours} honours, {stories} stories");
}

/// Wherever else an honour is shown (rolls, units, plan texts), its row leads to the decision's row, the unit, the award,
/// the clause and the campaign; what the page itself is need not be linked.
#[test]
fn every_honour_on_every_page_is_traced() {
    let built = sample();
    let mut shown = 0;
    for (path, html) in built.pages().filter(|(p, _)| !p.starts_with("quyet-dinh/")) {
        for row in html.split("<tr").skip(1).map(|row| row.split("</tr>").next().unwrap_or_default()) {
            if !row.contains("class=\"roll-who\"") || row.contains("scope=\"col\"") {
                continue;
            }
            shown += 1;
            let links: Vec<String> = attributes(row, "href").collect();
            let has = |prefix: &str| links.iter().any(|l| l.starts_with(&format!("/bang-vang/{prefix}")));
            assert!(
                links.iter().any(|l| l.starts_with("/bang-vang/quyet-dinh/") && l.contains('#')),
                "{path}: {links:?}"
            );
            assert!(has("don-vi/") && has("bang-vang/danh-hieu/"), "{path}: {links:?}");
            assert!(has("van-ban/") || path.starts_with("van-ban/"), "{path}: {links:?}");
            assert!(has("phong-trao/") || path.starts_with("phong-trao/"), "{path}: {links:?}");
        }
    }
    assert!(shown > 200, "{shown} rows");
}

#[test]
fn every_story_leads_to_its_honours_unit_and_campaign() {
    let built = sample();
    let stories = |p: &str| p.starts_with("guong/") && p != "guong/index.html" && !p.contains("/to-in/");
    for (path, html) in built.pages().filter(|(p, _)| stories(p)) {
        let links: Vec<String> = attributes(html, "href").collect();
        for prefix in ["/bang-vang/quyet-dinh/", "/bang-vang/don-vi/", "/bang-vang/phong-trao/", "/bang-vang/van-ban/"]
        {
            assert!(
                links.iter().any(|l| l.starts_with(prefix) && l.len() > prefix.len()),
                "{path} has no link to {prefix}"
            );
        }
        assert!(words(html).contains("minh họa"), "{path} does not say that it is a sample");
    }
}

#[test]
fn pages_are_in_composed_unicode() {
    use unicode_normalization::is_nfc;
    for (path, bytes) in sample().files.iter().filter(|(p, _)| p.ends_with("html") || p.ends_with("xml")) {
        assert!(is_nfc(std::str::from_utf8(bytes).expect("UTF-8")), "{path}");
    }
}

#[test]
fn samples_are_marked_in_the_data_too() {
    let built = sample();
    let feed = built.page("atom.xml");
    for entry in feed.split("<entry>").skip(1) {
        assert!(entry.contains("<title>[Mẫu] "), "{entry}");
    }
}

#[test]
fn references_to_consent_never_leave_the_office() {
    let built = sample();
    for (path, bytes) in &built.files {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("PDY-MAU") && !text.contains("GP-MAU"), "{path}");
    }
}

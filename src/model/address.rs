//! The only place that joins or escapes a web address.
//!
//! Comes in: path segments and the base URL. Goes out: the address of a page in three forms: the file to write, the
//! link inside the portal, the absolute URL. May not live here: which page has which address (see `portal`).

/// Where the portal is hosted: scheme and host, and the sub-path, which begins and ends with `/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Base {
    origin: String,
    path: String,
}

impl Base {
    /// Accepts `http(s)://host[:port]/sub/path/`; the last slash may be missing. No query, no fragment, no spaces.
    pub fn parse(url: &str) -> Option<Base> {
        let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        let plain = |s: &str| s.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~:/%".contains(&b));
        if host.is_empty() || !plain(host) || !plain(path) || path.contains("//") {
            return None;
        }
        let path = path.trim_matches('/');
        let path = if path.is_empty() { "/".to_string() } else { format!("/{path}/") };
        let origin = url[..url.len() - rest.len() + host.len()].to_string();
        Some(Base { origin, path })
    }

    /// The sub-path, `/` or `/bang-vang/`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Host with port, for `tag:` URIs (RFC 4151).
    pub fn host(&self) -> &str {
        self.origin.split_once("://").map_or("", |(_, host)| host)
    }

    /// The link to write in a page: absolute path with the sub-path.
    pub fn link(&self, address: &Address) -> String {
        format!("{}{}", self.path, address.0)
    }

    /// The full URL, for canonical links, feeds and maps.
    pub fn url(&self, address: &Address) -> String {
        format!("{}{}{}", self.origin, self.path, address.0)
    }
}

/// An address inside the portal, escaped, without leading slash: `van-ban/kh-1/#i-1`, `atom.xml`, `` (home).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address(String);

impl Address {
    /// The home page.
    pub fn home() -> Address {
        Address(String::new())
    }

    /// A page: segments joined, with the trailing slash.
    pub fn page<S: AsRef<str>>(segments: &[S]) -> Address {
        let mut text = String::new();
        for segment in segments {
            escape(segment.as_ref(), &mut text);
            text.push('/');
        }
        Address(text)
    }

    /// A file below this page.
    pub fn file(&self, name: &str) -> Address {
        let mut text = self.without_fragment().to_string();
        for (i, part) in name.split('/').enumerate() {
            if i > 0 {
                text.push('/');
            }
            escape(part, &mut text);
        }
        Address(text)
    }

    /// A page below this page.
    pub fn below(&self, segment: &str) -> Address {
        let mut address = self.file(segment);
        address.0.push('/');
        address
    }

    /// A place on this page.
    pub fn anchor(&self, id: &str) -> Address {
        let mut text = format!("{}#", self.without_fragment());
        escape(id, &mut text);
        Address(text)
    }

    /// Without the part after `#`.
    pub fn without_fragment(&self) -> &str {
        self.0.split('#').next().unwrap_or_default()
    }

    /// The page itself, without a place on it.
    pub fn page_only(&self) -> Address {
        Address(self.without_fragment().to_string())
    }

    /// Page `n` of a long list: `…/trang/<n>/`.
    pub fn part(&self, n: usize) -> Address {
        Address(format!("{}trang/{n}/", self.without_fragment()))
    }

    /// The file that holds this page, relative to the output folder, with `/`; percent signs undone, because a web
    /// server looks for the decoded name.
    pub fn output_path(&self) -> String {
        let path = unescape(self.without_fragment());
        if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// RFC 3986: everything but unreserved characters is percent-encoded, as UTF-8.
fn escape(text: &str, out: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(byte as char);
        } else {
            out.push('%');
            out.push(HEX[(byte >> 4) as usize] as char);
            out.push(HEX[(byte & 15) as usize] as char);
        }
    }
}

/// A text as a value in a query: every letter that could mean something there is percent-encoded.
pub fn escape_query(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    escape(text, &mut out);
    out
}

/// Undoes percent-encoding; sequences that are not UTF-8 stay as they are.
pub fn unescape(text: &str) -> String {
    if !text.contains('%') {
        return text.to_string();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let hex = |b: u8| (b as char).to_digit(16);
        match (first, tail) {
            (b'%', [a, b, after @ ..]) if hex(*a).is_some() && hex(*b).is_some() => {
                bytes.push((hex(*a).unwrap_or(0) * 16 + hex(*b).unwrap_or(0)) as u8);
                rest = after;
            }
            _ => {
                bytes.push(first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sub_path_and_host() {
        let base = Base::parse("https://laichau.example.gov.vn/bang-vang").unwrap();
        let page = Address::page(&["van-ban", "kh-1"]).anchor("i-1");
        assert_eq!(base.link(&page), "/bang-vang/van-ban/kh-1/#i-1");
        assert_eq!(base.url(&page), "https://laichau.example.gov.vn/bang-vang/van-ban/kh-1/#i-1");
        assert_eq!(page.output_path(), "van-ban/kh-1/index.html");
        assert_eq!(Base::parse("http://localhost:8000").unwrap().link(&Address::home()), "/");
        assert!(Base::parse("laichau.gov.vn").is_none());
        assert!(Base::parse("https://a b/").is_none());
    }

    #[test]
    fn escaping_comes_back() {
        let address = Address::home().file("tệp/đơn số 1.docx");
        assert!(address.as_str().is_ascii());
        assert_eq!(address.output_path(), "tệp/đơn số 1.docx");
    }
}

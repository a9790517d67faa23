//! The archive and its parts. Comes in: the bytes of a file. Goes out: bytes of parts, measured. May not live here:
//! what is in them, save for the relationships between them.

use super::Trouble;
use super::xml::{attribute, paths};
use std::collections::HashMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// Bytes of all parts of a file, unpacked: the longest law needs a tenth of it, pictures are packed already.
pub const UNPACKED: u64 = 64 << 20;

/// Parts of a file: every picture is one.
const PARTS: usize = 10_000;

pub struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// Positions of the parts; names in lower case with slashes, as some programs write other cases and back slashes.
    parts: HashMap<String, usize>,
}

fn folded(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}

fn trouble(error: &ZipError) -> Trouble {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => Trouble::Password,
        _ => Trouble::Broken,
    }
}

impl<'b> Package<'b> {
    /// Opens the archive. A file may unpack to a thousand times its size: it is measured before anything else sees it.
    pub fn open(bytes: &'b [u8]) -> Result<Self, Trouble> {
        if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
            // The container of old formats; in it Word also keeps encrypted new ones.
            let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
            let encrypted = bytes.windows(name.len()).any(|window| window == name);
            return Err(if encrypted { Trouble::Password } else { Trouble::Old });
        }
        if !bytes.starts_with(b"PK") {
            return Err(Trouble::Kind);
        }
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Trouble::Broken)?;
        if archive.len() > PARTS {
            return Err(Trouble::TooLarge);
        }
        let mut parts = HashMap::new();
        let mut total = 0;
        for i in 0..archive.len() {
            let part = archive.by_index(i).map_err(|error| trouble(&error))?;
            let name = folded(&part.name().map_err(|_| Trouble::Broken)?);
            if name.ends_with("vbaproject.bin") {
                return Err(Trouble::Macros);
            }
            parts.entry(name).or_insert(i);
            let mut part = part.take(UNPACKED - total + 1);
            total += std::io::copy(&mut part, &mut std::io::sink()).map_err(|_| Trouble::Broken)?;
            if total > UNPACKED {
                return Err(Trouble::TooLarge);
            }
        }
        Ok(Package { archive, parts })
    }

    pub fn part(&mut self, path: &str) -> Result<Option<Vec<u8>>, Trouble> {
        let Some(&index) = self.parts.get(&folded(path)) else { return Ok(None) };
        let part = self.archive.by_index(index).map_err(|error| trouble(&error))?;
        let mut bytes = Vec::new();
        part.take(UNPACKED).read_to_end(&mut bytes).map_err(|_| Trouble::Broken)?;
        Ok(Some(bytes))
    }

    /// Path of the document itself; its usual one, if the file does not say.
    pub fn document(&mut self) -> Result<String, Trouble> {
        let path = self.target("", "officeDocument")?.unwrap_or_else(|| "word/document.xml".to_string());
        if self.parts.contains_key(&path) { Ok(path) } else { Err(Trouble::Kind) }
    }

    /// Path of another part that belongs to the document: the one it names, or the usual one beside it.
    pub fn related(&mut self, document: &str, kind: &str) -> Result<Option<String>, Trouble> {
        if let Some(path) = self.target(document, kind)? {
            return Ok(Some(path));
        }
        let path = format!("{}{kind}.xml", split(document).0);
        Ok(self.parts.contains_key(&path).then_some(path))
    }

    /// The first part in the file that the part at `of` is related to in this way (part 2, 9.3). The last word of the
    /// type is enough: the strict variant differs in what stands before it.
    fn target(&mut self, of: &str, kind: &str) -> Result<Option<String>, Trouble> {
        let (folder, name) = split(of);
        let Some(xml) = self.part(&format!("{folder}_rels/{name}.rels"))? else { return Ok(None) };
        let mut found = None;
        paths(&xml, |path, e| {
            if path != "/Relationships/Relationship" || found.is_some() {
                return Ok(());
            }
            let suits = attribute(e, "Type").is_some_and(|t| t.rsplit('/').next() == Some(kind));
            if suits && attribute(e, "TargetMode").as_deref() != Some("External") {
                let target = attribute(e, "Target").map(|t| resolved(folder, &t));
                found = target.filter(|t| self.parts.contains_key(t));
            }
            Ok(())
        })?;
        Ok(found)
    }
}

/// `word/document.xml` → `word/` and `document.xml`
fn split(path: &str) -> (&str, &str) {
    path.split_at(path.rfind('/').map_or(0, |slash| slash + 1))
}

/// The path of a target, folded; it counts from the folder unless it begins with a slash.
fn resolved(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let whole = if target.starts_with('/') { target } else { format!("{folder}{target}") };
    let mut steps: Vec<&str> = Vec::new();
    for step in whole.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            _ => steps.push(step),
        }
    }
    folded(&steps.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets() {
        assert_eq!(resolved("word/", "styles.xml"), "word/styles.xml");
        assert_eq!(resolved("word/", "/Word/Styles.xml"), "word/styles.xml");
        assert_eq!(resolved("word/", "..\\other/./a.xml"), "other/a.xml");
        assert_eq!(resolved("", "../../a.xml"), "a.xml");
    }
}

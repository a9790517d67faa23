//! The words of the interface, in the language of the portal.
//!
//! Comes in: `words/<language>.toml` of the built-in theme, and the few that the portal's own theme says otherwise.
//! Goes out: words by key, to templates (`word(of="…")`) and to views. May not live here: names and texts, which are
//! content; sentences of diagnostics, which live in `report`.

use crate::table::flat;
use std::collections::BTreeMap;
use std::fmt::Display;

/// A word table: key (`story.updated`) → word or phrase. `{n}` and the like stand for values.
#[derive(Debug, Default)]
pub struct Words {
    words: BTreeMap<String, String>,
}

impl Words {
    /// The table of a text in TOML that is known to be sound.
    pub fn sound(toml: &str) -> Words {
        Words { words: flat(toml).0.into_iter().map(|entry| (entry.key, entry.value)).collect() }
    }

    /// The words of another table take the place of those with the same keys.
    pub fn replace(&mut self, key: &str, word: String) {
        self.words.insert(key.to_string(), word);
    }

    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.words.keys().map(String::as_str)
    }

    /// The words of one table: name and word.
    pub fn table<'w>(&'w self, table: &'w str) -> impl Iterator<Item = (&'w str, &'w str)> {
        let name = move |key: &'w str| key.strip_prefix(table)?.strip_prefix('.');
        self.words.iter().filter_map(move |(key, word)| Some((name(key)?, word.as_str())))
    }

    /// A word, if the table has it.
    pub fn find(&self, key: &str) -> Option<&str> {
        self.words.get(key).map(String::as_str)
    }

    /// A word that stands alone. `tests/theme.rs` sees that every key which the program asks for is in every table;
    /// if one were missing, its key would be shown.
    pub fn word<'w>(&'w self, key: &'w str) -> &'w str {
        self.find(key).unwrap_or(key)
    }

    /// A phrase with values in it. If `n` is 1, the phrase `<key>_one` is taken where the table has it (English).
    pub fn phrase(&self, key: &str, values: &[(&str, &dyn Display)]) -> String {
        let values: Vec<(&str, String)> = values.iter().map(|(name, value)| (*name, value.to_string())).collect();
        let one = values.iter().any(|(name, value)| *name == "n" && matches!(value.as_str(), "1" | "01"));
        let found = if one { self.find(&format!("{key}_one")) } else { None };
        fill(found.unwrap_or(self.word(key)), &values)
    }
}

/// Puts values in the place of `{name}`. What a value contains is never looked at again.
fn fill(phrase: &str, values: &[(&str, String)]) -> String {
    let mut out = String::with_capacity(phrase.len() + 16);
    let mut rest = phrase;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let known = after.split_once('}').and_then(|(name, after)| {
            values.iter().find(|(n, _)| *n == name).map(|(_, value)| (value.as_str(), after))
        });
        match known {
            Some((value, after)) => {
                out.push_str(value);
                rest = after;
            }
            None => {
                out.push('{');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

/// Names of the values in a phrase, sorted.
pub fn places(phrase: &str) -> Vec<&str> {
    let mut names: Vec<&str> = phrase.split('{').skip(1).filter_map(|p| Some(p.split_once('}')?.0)).collect();
    names.sort_unstable();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_take_their_places() {
        let words = Words::sound("[a]\nb = \"{n} honours of {who}\"\nb_one = \"one honour of {who}\"\n");
        assert_eq!(words.phrase("a.b", &[("n", &2), ("who", &"{n}")]), "2 honours of {n}");
        assert_eq!(words.phrase("a.b", &[("n", &1), ("who", &"x")]), "one honour of x");
        assert_eq!(words.phrase("a.c", &[]), "a.c");
        assert_eq!(places("{n} of {total}"), ["n", "total"]);
    }
}

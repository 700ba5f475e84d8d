//! Error messages: where they are collected, and the words they share.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::Error;

/// Every mistake found so far.
#[derive(Default)]
pub(crate) struct Errors(Option<Error>);

impl Errors {
    /// Adds a mistake.
    pub(crate) fn push(&mut self, error: Error) {
        match &mut self.0 {
            Some(errors) => errors.combine(error),
            none => *none = Some(error),
        }
    }

    /// The value, or `None` with its mistake added.
    pub(crate) fn keep<T>(&mut self, result: syn::Result<T>) -> Option<T> {
        result.map_err(|error| self.push(error)).ok()
    }

    /// Whether there is no mistake.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// Adds all of `others`.
    pub(crate) fn append(&mut self, others: Self) {
        if let Some(others) = others.0 {
            self.push(others);
        }
    }

    /// One `compile_error!` for every mistake.
    pub(crate) fn into_tokens(self) -> Option<TokenStream> {
        self.0.map(syn::Error::into_compile_error)
    }
}

/// A mistake under `tokens`: what is wrong, with the value and the limit, and how to put it right.
pub(crate) fn error(tokens: impl ToTokens, problem: impl AsRef<str>, help: impl AsRef<str>) -> Error {
    let (problem, help) = (problem.as_ref(), help.as_ref());
    Error::new_spanned(tokens, format!("{problem}\n\nhelp: {help}"))
}

/// A word that is none of `known`: what it should have been, and what there is.
pub(crate) fn unknown(tokens: impl ToTokens, kind: &str, word: &str, known: &[&str], rest: &str) -> Error {
    let known_words = list(known);
    let help = match similar(word, known) {
        Some(similar) => format!("did you mean `{similar}`? Known: {known_words}{rest}"),
        None => format!("known: {known_words}{rest}"),
    };
    error(tokens, format!("unknown {kind} `{word}`"), help)
}

/// `` `a`, `b`, `c` ``
pub(crate) fn list(words: &[&str]) -> String {
    words
        .iter()
        .map(|word| format!("`{word}`"))
        .collect::<Vec<_>>()
        .join(", ")
}

/// The word of `known` that `word` was probably meant to be.
fn similar<'k>(word: &str, known: &[&'k str]) -> Option<&'k str> {
    let allowed = (word.len() / 3).max(1);
    known
        .iter()
        .map(|known| (edits(word, known), *known))
        .filter(|(edits, _)| *edits <= allowed)
        .min()
        .map(|(_, known)| known)
}

/// How many letters to insert, remove or replace to get from `a` to `b` (Levenshtein).
fn edits(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, a) in a.bytes().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in b.bytes().enumerate() {
            let replaced = diagonal + usize::from(a != b);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

/// As [`bytes`], in a sentence: `16 KiB`, `40 bytes`.
pub(crate) fn in_words(size: usize) -> String {
    let size = bytes(size);
    if size.ends_with('B') {
        size
    } else {
        format!("{size} bytes")
    }
}

/// `bytes` as a person would write it: `16 KiB`, `4095` where no unit fits.
pub(crate) fn bytes(bytes: usize) -> String {
    match bytes {
        0 => "0".into(),
        _ if bytes.is_multiple_of(1 << 30) => format!("{} GiB", bytes >> 30),
        _ if bytes.is_multiple_of(1 << 20) => format!("{} MiB", bytes >> 20),
        _ if bytes.is_multiple_of(1 << 10) => format!("{} KiB", bytes >> 10),
        _ => bytes.to_string(),
    }
}

/// The powers of two beside `bytes`, as a suggestion.
pub(crate) fn nearest_powers(value: usize) -> String {
    match value.checked_next_power_of_two() {
        Some(above) if above > 1 => format!("the nearest are `{}` and `{}`", bytes(above / 2), bytes(above)),
        _ => "write one, such as `4 KiB`".into(),
    }
}

/// What the author wrote, on one line.
pub(crate) fn source(tokens: impl ToTokens) -> String {
    let printed = tokens.to_token_stream().to_string();
    printed
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .replace(" :: ", "::")
        .replace(" ,", ",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_is_recognised() {
        let known = ["base_page", "large_page", "classes"];
        assert_eq!(similar("bas_page", &known), Some("base_page"));
        assert_eq!(similar("clases", &known), Some("classes"));
        assert_eq!(similar("page_size", &known), None);
        assert_eq!(similar("x", &known), None);
    }

    #[test]
    fn sizes_are_shown_with_the_largest_whole_unit() {
        let shown = [0, 24, 1024, 1536, 16 << 10, 2 << 20, 1 << 30].map(bytes);
        assert_eq!(shown, ["0", "24", "1 KiB", "1536", "16 KiB", "2 MiB", "1 GiB"]);
    }
}

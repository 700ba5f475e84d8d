//! Which modules of the crate a source file names.
//!
//! The file is read as tokens, so paths are found wherever they stand (imports, expressions, types,
//! macro bodies), while comments and strings are never taken for code. What is compiled for tests
//! only does not count.

use proc_macro2::{Delimiter, Group, Spacing, TokenStream, TokenTree};

/// A module path below the root of the crate: `["page", "list"]` for `crate::page::list`.
pub(super) type Path = Vec<String>;

/// What one source file says about modules.
#[derive(Debug, Default)]
pub(super) struct Source {
    /// Every path of the crate that the file names.
    pub(super) references: Vec<Reference>,
    /// Modules in files of their own that are compiled for tests only.
    pub(super) test_modules: Vec<Path>,
    /// Macros that the file defines. Exported ones are named as items of the root, and belong here nevertheless.
    pub(super) macros: Vec<String>,
    /// Whether the file begins with `#![forbid(unsafe_code)]`.
    pub(super) forbids_unsafe: bool,
}

/// A path that a file names.
#[derive(Debug, PartialEq)]
pub(super) struct Reference {
    /// The path from the root of the crate.
    pub(super) path: Path,
    /// The line on which it stands.
    pub(super) line: usize,
}

/// Reads the file of the module `module`.
///
/// # Errors
///
/// The text is no Rust, or `super` leads above the root.
pub(super) fn read(module: &[String], text: &str) -> Result<Source, String> {
    let tokens: TokenStream = text
        .parse()
        .map_err(|error| format!("not readable as Rust: {error}"))?;
    let mut source = Source::default();
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    source.forbids_unsafe = has_inner_attribute(&tokens, "forbid ( unsafe_code )");
    if !has_inner_attribute(&tokens, "cfg ( test )") {
        source.walk(&tokens, module)?;
    }
    Ok(source)
}

impl Source {
    /// Collects from a run of tokens that stands in `module`.
    fn walk(&mut self, tokens: &[TokenTree], module: &[String]) -> Result<(), String> {
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            if is_punct(Some(token), '#') && group(tokens.get(at + 1), Delimiter::Bracket).is_some() {
                at = self.skip_attributes(tokens, at, module);
                continue;
            }
            if let Some((name, body)) = inline_module(&tokens[at..]) {
                let inner = [module, &[name]].concat();
                self.walk(&tokens_of(body), &inner)?;
                at += 3;
                continue;
            }
            if let [TokenTree::Ident(keyword), _, TokenTree::Ident(name), ..] = &tokens[at..]
                && keyword == "macro_rules"
            {
                self.macros.push(name.to_string());
            }
            if let Some(after) = self.path(tokens, at, module)? {
                at = after;
                continue;
            }
            if let TokenTree::Group(group) = token {
                self.walk(&tokens_of(group), module)?;
            }
            at += 1;
        }
        Ok(())
    }

    /// Steps over the attributes at `at`, and over the item that they belong to where it is compiled
    /// for tests only.
    fn skip_attributes(&mut self, tokens: &[TokenTree], mut at: usize, module: &[String]) -> usize {
        let mut for_tests = false;
        while let (true, Some(attribute)) = (
            is_punct(tokens.get(at), '#'),
            group(tokens.get(at + 1), Delimiter::Bracket),
        ) {
            for_tests |= is_for_tests(attribute);
            at += 2;
        }
        if !for_tests {
            return at;
        }
        let item = &tokens[at..at + item_length(&tokens[at..])];
        if let [
            ..,
            TokenTree::Ident(keyword),
            TokenTree::Ident(name),
            TokenTree::Punct(_),
        ] = item
            && keyword == "mod"
        {
            self.test_modules.push([module, &[name.to_string()]].concat());
        }
        at + item.len()
    }

    /// Reads the path that begins at `at`, if one of the crate's does, and returns where it ends.
    fn path(&mut self, tokens: &[TokenTree], at: usize, module: &[String]) -> Result<Option<usize>, String> {
        let Some(TokenTree::Ident(first)) = tokens.get(at) else {
            return Ok(None);
        };
        // `pub(in crate::page)` says who may look in; it imports nothing.
        if !is_path_separator(tokens, at + 1) || (at == 1 && is_ident(tokens.first(), "in")) {
            return Ok(None);
        }
        let mut base = match first.to_string().as_str() {
            "crate" | "slabmalloc" => Vec::new(),
            "self" => module.to_vec(),
            "super" => parent(module)?,
            _ => return Ok(None),
        };
        let mut at = at + 1;
        while is_path_separator(tokens, at) && is_ident(tokens.get(at + 2), "super") {
            base = parent(&base)?;
            at += 3;
        }
        Ok(Some(self.rest_of_path(
            tokens,
            at,
            base,
            first.span().start().line,
        )))
    }

    /// Reads `::a::b`, `::{a, b::c}` or `::*` from `at` on and returns where it ends.
    fn rest_of_path(&mut self, tokens: &[TokenTree], mut at: usize, mut path: Path, line: usize) -> usize {
        while is_path_separator(tokens, at) {
            match tokens.get(at + 2) {
                Some(TokenTree::Ident(name)) if !is_ident(tokens.get(at + 2), "self") => {
                    path.push(name.to_string());
                }
                Some(TokenTree::Group(names)) if names.delimiter() == Delimiter::Brace => {
                    self.use_list(names, &path);
                    return at + 3;
                }
                _ => break,
            }
            at += 3;
        }
        self.references.push(Reference { path, line });
        at
    }

    /// Reads the names of `{a, b::c, self}`, each relative to `base`.
    fn use_list(&mut self, names: &Group, base: &[String]) {
        let tokens = tokens_of(names);
        for piece in tokens.split(|token| is_punct(Some(token), ',')) {
            let Some(first) = piece.first() else { continue };
            let line = first.span().start().line;
            match first {
                TokenTree::Ident(name) if name != "self" => {
                    let path = [base, &[name.to_string()]].concat();
                    self.rest_of_path(piece, 1, path, line);
                }
                TokenTree::Group(names) => self.use_list(names, base),
                _ => self.references.push(Reference {
                    path: base.to_vec(),
                    line,
                }),
            }
        }
    }
}

/// How many tokens the item at the start of `tokens` has, its visibility included.
fn item_length(tokens: &[TokenTree]) -> usize {
    let word = |at: usize| match tokens.get(at) {
        Some(TokenTree::Ident(word)) => word.to_string(),
        _ => String::new(),
    };
    let mut start = 0;
    if word(0) == "pub" {
        start = 1 + usize::from(group(tokens.get(1), Delimiter::Parenthesis).is_some());
    }
    let keyword = word(start);
    let is_const_fn =
        keyword == "const" && ["fn", "unsafe", "extern", "async"].contains(&word(start + 1).as_str());
    let is_extern_crate = keyword == "extern" && word(start + 1) == "crate";
    // These end at their semicolon, even if braces come first; other items end at the first of both.
    let by_semicolon = is_extern_crate
        || !is_const_fn && ["use", "static", "const", "type", "let"].contains(&keyword.as_str());
    // A field, a variant or an arm also ends at its comma; the commas of an item belong to generics.
    let is_item = by_semicolon
        || is_const_fn
        || [
            "mod",
            "fn",
            "struct",
            "enum",
            "union",
            "trait",
            "impl",
            "unsafe",
            "async",
            "extern",
            "macro_rules",
        ]
        .contains(&keyword.as_str());
    let ends = |token: &TokenTree| match token {
        TokenTree::Punct(punct) => punct.as_char() == ';' || !is_item && punct.as_char() == ',',
        TokenTree::Group(group) => !by_semicolon && group.delimiter() == Delimiter::Brace,
        _ => false,
    };
    tokens.iter().position(ends).map_or(tokens.len(), |last| last + 1)
}

/// Whether an attribute keeps its item out of every build but that of the tests.
fn is_for_tests(attribute: &Group) -> bool {
    let text = attribute.stream().to_string().replace(' ', "");
    text == "test" || text == "cfg(test)" || text.starts_with("cfg(all(test,")
}

/// Whether the file begins with `#![wanted]` among its other inner attributes.
fn has_inner_attribute(tokens: &[TokenTree], wanted: &str) -> bool {
    let wanted = wanted.replace(' ', "");
    tokens
        .chunks(3)
        .map_while(|chunk| match chunk {
            [hash, bang, attribute] if is_punct(Some(hash), '#') && is_punct(Some(bang), '!') => {
                group(Some(attribute), Delimiter::Bracket)
            }
            _ => None,
        })
        .any(|attribute| attribute.stream().to_string().replace(' ', "") == wanted)
}

/// The name and the body of `mod name { .. }`.
fn inline_module(tokens: &[TokenTree]) -> Option<(String, &Group)> {
    match tokens {
        [TokenTree::Ident(keyword), TokenTree::Ident(name), body, ..] if keyword == "mod" => {
            Some((name.to_string(), group(Some(body), Delimiter::Brace)?))
        }
        _ => None,
    }
}

fn parent(module: &[String]) -> Result<Path, String> {
    let (_, above) = module
        .split_last()
        .ok_or("`super` leads above the root of the crate")?;
    Ok(above.to_vec())
}

fn tokens_of(group: &Group) -> Vec<TokenTree> {
    group.stream().into_iter().collect()
}

fn group(token: Option<&TokenTree>, delimiter: Delimiter) -> Option<&Group> {
    match token {
        Some(TokenTree::Group(group)) if group.delimiter() == delimiter => Some(group),
        _ => None,
    }
}

fn is_ident(token: Option<&TokenTree>, word: &str) -> bool {
    matches!(token, Some(TokenTree::Ident(ident)) if ident == word)
}

fn is_punct(token: Option<&TokenTree>, mark: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == mark)
}

/// Whether `::` stands at `at`.
fn is_path_separator(tokens: &[TokenTree], at: usize) -> bool {
    let joint =
        |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.spacing() == Spacing::Joint);
    is_punct(tokens.get(at), ':') && tokens.get(at).is_some_and(joint) && is_punct(tokens.get(at + 1), ':')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The paths that a file of the module `page::list` names, joined by `::`.
    fn named(text: &str) -> Vec<String> {
        let module = ["page".to_owned(), "list".to_owned()];
        read(&module, text)
            .unwrap()
            .references
            .iter()
            .map(|reference| reference.path.join("::"))
            .collect()
    }

    #[test]
    fn imports_are_found_in_every_form() {
        assert_eq!(named("use crate::error;"), ["error"]);
        assert_eq!(named("pub(crate) use crate::lock::Spin as Lock;"), ["lock::Spin"]);
        assert_eq!(
            named("use crate::{addr, page::{self, word::*}, zone};"),
            ["addr", "page", "page::word", "zone"]
        );
        assert_eq!(
            named("use super::header; use super::super::slab::Slab;"),
            ["page::header", "slab::Slab"]
        );
        assert_eq!(
            named("use super::*; use self::inner::X;"),
            ["page", "page::list::inner::X"]
        );
        assert_eq!(named("use ::slabmalloc::zone::Zone;"), ["zone::Zone"]);
        assert_eq!(named("use core::ptr; use std::{fmt, io};").len(), 0);
    }

    #[test]
    fn paths_are_found_outside_imports() {
        assert_eq!(
            named("fn f(x: crate::zone::Zone<crate::lock::Spin>) {}"),
            ["zone::Zone", "lock::Spin"]
        );
        assert_eq!(
            named("fn f() { g(super::header::new::<u8>()) }"),
            ["page::header::new"]
        );
        assert_eq!(
            named("macro_rules! m { () => { $crate::global::X } }"),
            ["global::X"]
        );
        assert_eq!(named("m! { crate::slab::X }"), ["slab::X"]);
        assert_eq!(named("fn f() { for x in crate::zone::all() {} }"), ["zone::all"]);
    }

    #[test]
    fn inline_modules_shift_what_super_means() {
        assert_eq!(
            named("mod inner { use super::a; use super::super::b; }"),
            ["page::list::a", "page::b"]
        );
    }

    #[test]
    fn comments_strings_and_visibilities_are_not_imports() {
        assert_eq!(
            named("//! [`crate::zone`]\n/// crate::zone::X\nfn f() { \"crate::zone::X\"; }").len(),
            0
        );
        assert_eq!(named("pub(in crate::page) fn f() {}").len(), 0);
        assert_eq!(named("pub(crate) fn f(self) { self.x }").len(), 0);
    }

    #[test]
    fn what_is_compiled_for_tests_only_is_left_out() {
        let kept = "use crate::addr;";
        for test_only in [
            "#[cfg(test)] mod tests { use crate::zone::X; }",
            "#[cfg(test)] use crate::{zone::{A, B}, global};",
            "#[cfg(all(test, feature = \"std\"))] mod tests { use crate::zone::X; }",
            "#[cfg(test)] #[expect(dead_code, reason = \"\")] pub(crate) fn f<A, B>() { crate::zone::f() }",
            "#[cfg(test)] const X: Y = Y { x: crate::zone::X };",
            "#[cfg(test)] const fn f() -> u8 { crate::zone::X }",
            "#[test] fn f() { crate::zone::f(); }",
        ] {
            assert_eq!(named(&format!("{test_only} {kept}")), ["addr"], "{test_only}");
        }
        assert_eq!(named("#![cfg(test)] use crate::zone;").len(), 0);
        assert_eq!(
            named("struct S { #[cfg(test)] a: crate::zone::A, b: crate::addr::B }"),
            ["addr::B"]
        );
        assert_eq!(named("#[cfg(not(test))] use crate::zone;"), ["zone"]);
        assert_eq!(named("#[cfg(any(test, unix))] use crate::zone;"), ["zone"]);
    }

    #[test]
    fn test_modules_in_files_of_their_own_are_named() {
        let source = read(&["page".to_owned()], "#[cfg(test)]\nmod tests;\nmod list;").unwrap();
        assert_eq!(source.test_modules, [["page", "tests"]]);
    }

    #[test]
    fn lines_are_those_of_the_path() {
        let source = read(&[], "\nuse crate::a;\nuse crate::{\n    b,\n    c::d,\n};\n").unwrap();
        let lines: Vec<usize> = source.references.iter().map(|reference| reference.line).collect();
        assert_eq!(lines, [2, 4, 5]);
    }

    #[test]
    fn the_promise_of_safe_code_must_be_an_inner_attribute() {
        let forbids = |text: &str| read(&[], text).unwrap().forbids_unsafe;
        assert!(forbids(
            "//! Text.\n#![no_std]\n#![forbid(unsafe_code)]\nfn f() {}"
        ));
        assert!(!forbids("//! Text.\nfn f() {}"));
        assert!(!forbids("#![deny(unsafe_code)]"));
        assert!(!forbids("// #![forbid(unsafe_code)]"));
    }

    #[test]
    fn nonsense_is_refused() {
        assert!(read(&[], "use super::x;").is_err());
        assert!(read(&[], "fn f( {").is_err());
    }
}

//! `tidy`: the house rules that no lint knows.

mod documentation;

use documentation::{functions_without_example, types_without_example};
use proc_macro2::{Delimiter, TokenStream, TokenTree};

use crate::Failure;
use crate::report::{Outcome, Report};
use crate::workspace::{Workspace, files_below};

/// The folders whose sources are looked at.
const FOLDERS: &[&str] = &[
    "src",
    "geometry/src",
    "macros/src",
    "profile",
    "tune",
    "xtask/src",
    "models/src",
    "races/src",
    "schedules/src",
    "panic-free/src",
    "trials",
    "fuzz",
    "tests",
    "benches",
    "docs/guide",
    "examples",
];

/// The tags that a comment may begin with.
const TAGS: &[&str] = &["SAFETY", "INVARIANT", "ORDERING"];

/// Above this many lines, a file holds two concepts.
const MAX_LINES: usize = 600;

/// A rule: its name for the report, the files that it holds for, and what it complains about in the text of one, with
/// lines.
type Rule = (&'static str, fn(&str) -> bool, fn(&str) -> Vec<(usize, String)>);

/// What people read the documentation of.
const PUBLISHED: &[&str] = &["src/", "profile/src/", "tune/src/"];

/// What is public for macros only.
const FOR_MACROS: &str = "src/__private/";

fn is_any(_: &str) -> bool {
    true
}

fn is_published(file: &str) -> bool {
    PUBLISHED.iter().any(|folder| file.starts_with(folder)) && !file.starts_with(FOR_MACROS)
}

const RULES: &[Rule] = &[
    ("comments begin with a known tag or none", is_any, unknown_tags),
    ("an ignored test has a reason", is_any, ignored_without_reason),
    (
        "an unsafe function states its contract, private ones too",
        is_any,
        undocumented_unsafe_functions,
    ),
    ("a file holds one concept", is_any, too_long),
    (
        "a public type shows an example",
        is_published,
        types_without_example,
    ),
    (
        "a public function shows an example",
        is_published,
        functions_without_example,
    ),
];

/// Checks every rule on every source file.
pub(super) fn run(workspace: &Workspace, _: &[String], report: &mut Report) -> Result<(), Failure> {
    let mut files = Vec::new();
    for folder in FOLDERS
        .iter()
        .filter(|folder| workspace.root().join(folder).is_dir())
    {
        for path in files_below(&workspace.root().join(folder), "rs")? {
            let name = path
                .strip_prefix(workspace.root())?
                .to_string_lossy()
                .into_owned();
            files.push((name.clone(), workspace.read(&name)?));
        }
    }
    for (name, holds_for, rule) in RULES {
        report.row(name, || {
            let files: Vec<_> = files.iter().filter(|(file, _)| holds_for(file)).collect();
            let complaints: Vec<String> = files
                .iter()
                .flat_map(|(file, text)| {
                    rule(text)
                        .into_iter()
                        .map(move |(line, what)| format!("{file}:{line}: {what}"))
                })
                .collect();
            if complaints.is_empty() {
                Ok(Outcome::Passed(format!("{} files", files.len())))
            } else {
                Err(complaints.join("\n").into())
            }
        });
    }
    Ok(())
}

/// Comments that begin with a word in capitals and a colon, or mark work that is not done.
fn unknown_tags(text: &str) -> Vec<(usize, String)> {
    let comments = text.lines().enumerate().filter_map(|(at, line)| {
        let comment = line.trim_start().strip_prefix("//")?;
        Some((at + 1, comment.trim_start_matches(['/', '!', ' '])))
    });
    let tagged = comments.filter_map(|(line, comment)| {
        let end = comment.find(|c: char| !c.is_ascii_uppercase())?;
        let (word, rest) = comment.split_at(end);
        let is_tag =
            word.len() > 2 && (rest.starts_with(':') || ["TODO", "FIXME", "XXX", "HACK"].contains(&word));
        (is_tag && !TAGS.contains(&word)).then(|| (line, format!("`{word}` is none of {}", TAGS.join(", "))))
    });
    tagged.collect()
}

fn ignored_without_reason(text: &str) -> Vec<(usize, String)> {
    let lines = text.lines().enumerate();
    let ignored = lines.filter(|(_, line)| line.trim() == "#[ignore]");
    ignored
        .map(|(at, _)| (at + 1, "write `#[ignore = \"...\"]`".to_owned()))
        .collect()
}

fn too_long(text: &str) -> Vec<(usize, String)> {
    let lines = text.lines().count();
    if lines > MAX_LINES {
        vec![(lines, format!("{lines} lines, and {MAX_LINES} are the most"))]
    } else {
        Vec::new()
    }
}

/// Unsafe functions and traits without a `# Safety` section. Methods of a trait's implementation
/// keep the contract that the trait states.
fn undocumented_unsafe_functions(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    match text.parse::<TokenStream>() {
        Ok(tokens) => walk(tokens, false, &mut found),
        Err(error) => found.push((1, format!("not readable as Rust: {error}"))),
    }
    found
}

fn walk(tokens: TokenStream, in_trait_impl: bool, found: &mut Vec<(usize, String)>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut documented = false;
    let (mut is_impl, mut implements_trait) = (false, false);
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Ident(word) if word == "unsafe" => {
                if let Some(name) = unsafe_item(&tokens[at + 1..])
                    && !documented
                    && !in_trait_impl
                {
                    found.push((
                        word.span().start().line,
                        format!("`{name}` has no `# Safety` section"),
                    ));
                }
            }
            TokenTree::Ident(word) if word == "impl" => is_impl = true,
            TokenTree::Ident(word) if word == "for" => implements_trait = is_impl,
            TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket => {
                documented |= group.stream().to_string().contains("# Safety");
            }
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                walk(group.stream(), implements_trait, found);
                (documented, is_impl, implements_trait) = (false, false, false);
            }
            TokenTree::Punct(mark) if mark.as_char() == ';' => {
                (documented, is_impl, implements_trait) = (false, false, false);
            }
            _ => {}
        }
    }
}

/// The name of the function or trait that the tokens after `unsafe` declare.
fn unsafe_item(tokens: &[TokenTree]) -> Option<String> {
    let mut words = tokens.iter().skip_while(|token| {
        matches!(token, TokenTree::Literal(_)) || matches!(token, TokenTree::Ident(word) if word == "extern")
    });
    match (words.next()?, words.next()?) {
        (TokenTree::Ident(keyword), TokenTree::Ident(name)) if keyword == "fn" || keyword == "trait" => {
            Some(name.to_string())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_that_are_not_ours_are_found() {
        assert_eq!(unknown_tags("x\n    // NOTE: y\n/// TODO write").len(), 2);
        assert_eq!(
            unknown_tags("// SAFETY: x\n// A sentence: y\n// OK\n// CPU time\nlet url = \"// TODO\";").len(),
            0
        );
    }

    #[test]
    fn tests_ignored_without_a_reason_are_found() {
        assert_eq!(ignored_without_reason("#[test]\n  #[ignore]\nfn f() {}")[0].0, 2);
        assert!(ignored_without_reason("#[ignore = \"takes an hour\"]").is_empty());
    }

    #[test]
    fn unsafe_functions_without_a_contract_are_found() {
        let lines = |text: &str| {
            undocumented_unsafe_functions(text)
                .iter()
                .map(|(line, _)| *line)
                .collect::<Vec<_>>()
        };
        assert_eq!(lines("unsafe fn f() {}"), [1]);
        assert_eq!(
            lines("impl X {\n  /// Text.\n  pub(crate) const unsafe extern \"C\" fn f() {}\n}"),
            [3]
        );
        assert_eq!(
            lines("/// # Safety\n/// Text.\nunsafe fn f() {}\nunsafe fn g() {}"),
            [4]
        );
        assert_eq!(lines("pub unsafe trait T {\n unsafe fn f();\n}"), [1, 2]);
        assert!(lines("unsafe impl T for X { unsafe fn f() {} }").is_empty());
        assert!(lines("struct S(unsafe fn(u8)); fn f() { unsafe { g() } }").is_empty());
    }

    #[test]
    fn long_files_are_found() {
        assert!(too_long(&"x\n".repeat(MAX_LINES)).is_empty());
        assert_eq!(too_long(&"x\n".repeat(MAX_LINES + 1)).len(), 1);
    }
}

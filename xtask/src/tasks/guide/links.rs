//! Links of the guide: in its sources to files, in the built book to places.

use std::collections::HashMap;
use std::fs;
use std::path::{Component, Path, PathBuf};

use super::PAGES;
use crate::Failure;
use crate::report::Outcome;
use crate::workspace::{Workspace, files_below};

/// The list of chapters.
const SUMMARY: &str = "SUMMARY.md";

/// Pages that only include another document, which is tested where it is.
const INCLUDES: &str = "{{#include ";

/// Each page is in the list of chapters, and in the list of tests unless it has no code; each link and each include leads to
/// a file.
pub(super) fn check_sources(workspace: &Workspace) -> Result<Outcome, Failure> {
    let folder = workspace.root().join(PAGES);
    let summary = fs::read_to_string(folder.join(SUMMARY))?;
    let tests = workspace.read("docs/guide/pages.rs")?;
    let (mut complaints, mut links) = (Vec::new(), 0);
    let pages = files_below(&folder, "md")?;
    for path in &pages {
        let name = path.strip_prefix(&folder)?.to_string_lossy().replace('\\', "/");
        let text = fs::read_to_string(path)?;
        if name != SUMMARY && !summary.contains(&format!("]({name})")) {
            complaints.push(format!("{name} is no chapter of {SUMMARY}"));
        }
        if text.contains("```rust") && !tests.contains(&format!("\"src/{name}\"")) {
            complaints.push(format!("{name} has code and is no test of docs/guide/pages.rs"));
        }
        let here = path.parent().unwrap_or(&folder);
        for target in targets(&text).into_iter().chain(includes(&text)) {
            links += 1;
            if !is_elsewhere(target) && !here.join(file_of(target)).exists() {
                complaints.push(format!("{name}: `{target}` leads nowhere"));
            }
        }
    }
    if complaints.is_empty() {
        Ok(Outcome::Passed(format!("{} pages, {links} links", pages.len())))
    } else {
        Err(complaints.join("\n").into())
    }
}

/// Each link in the built book leads to a file, and to a place in it where it names one.
pub(super) fn check_book(folder: &Path) -> Result<String, Failure> {
    let mut texts = HashMap::new();
    for path in files_below(folder, "html")? {
        texts.insert(path.clone(), fs::read_to_string(&path)?);
    }
    let (mut complaints, mut links) = (Vec::new(), 0);
    for (path, text) in &texts {
        // The page for wrong addresses has a base of its own, and the one to print repeats the others.
        if path.ends_with("404.html") || path.ends_with("print.html") {
            continue;
        }
        for target in attributes(text, "href").chain(attributes(text, "src")) {
            if is_elsewhere(target) || target.is_empty() {
                continue;
            }
            links += 1;
            let file = file_of(target);
            let to = if file.is_empty() {
                path.clone()
            } else {
                normal(&path.with_file_name(file))
            };
            let place = target.split_once('#').map(|(_, place)| place);
            let found = match (texts.get(&to), place) {
                (Some(text), Some(place)) => text.contains(&format!("id=\"{place}\"")),
                _ => to.exists(),
            };
            if !found {
                let name = path.strip_prefix(folder)?.display();
                complaints.push(format!("{name}: `{target}` leads nowhere"));
            }
        }
    }
    complaints.sort();
    if complaints.is_empty() {
        Ok(format!("{} pages, {links} links", texts.len()))
    } else {
        Err(complaints.join("\n").into())
    }
}

/// The targets of links and pictures of a page of Markdown, but for those in blocks of code.
fn targets(text: &str) -> Vec<&str> {
    let mut code = false;
    let mut found = Vec::new();
    for line in text.lines() {
        if line.starts_with("```") {
            code = !code;
        } else if !code {
            let links = line.match_indices("](");
            found.extend(links.filter_map(|(at, lead)| line[at + lead.len()..].split(')').next()));
        }
    }
    found
}

/// The files that a page includes, without the part that it takes of them.
fn includes(text: &str) -> impl Iterator<Item = &str> {
    let starts = text.match_indices(INCLUDES);
    starts.filter_map(|(at, lead)| text[at + lead.len()..].split([':', '}']).next())
}

/// The values of an attribute in a page of HTML.
fn attributes<'a>(text: &'a str, name: &str) -> impl Iterator<Item = &'a str> {
    let lead = format!(" {name}=\"");
    let starts: Vec<usize> = text.match_indices(&lead).map(|(at, _)| at + lead.len()).collect();
    starts.into_iter().filter_map(|at| text[at..].split('"').next())
}

/// Whether a link leads out of the book, by its scheme.
fn is_elsewhere(target: &str) -> bool {
    target
        .split(['/', '#'])
        .next()
        .is_some_and(|first| first.contains(':'))
}

/// The file of a link.
fn file_of(target: &str) -> &str {
    target.split(['#', '?']).next().unwrap_or_default()
}

/// A path without `..`.
fn normal(path: &Path) -> PathBuf {
    let mut short = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => _ = short.pop(),
            Component::CurDir => {}
            part => short.push(part),
        }
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_in_code_are_none() {
        let text = "[a](b.md#c) ![d](e.svg)\n```rust\nx[0](1);\n```\n[f](https://g)\n";
        assert_eq!(targets(text), ["b.md#c", "e.svg", "https://g"]);
        assert_eq!(file_of("b.md#c"), "b.md");
        assert!(is_elsewhere("https://g/h") && is_elsewhere("mailto:a") && !is_elsewhere("b.md#c:d"));
    }

    #[test]
    fn includes_name_files() {
        let text = "{{#include ../a.md}} and {{#include ../b.md:part}}";
        assert_eq!(includes(text).collect::<Vec<_>>(), ["../a.md", "../b.md"]);
    }

    #[test]
    fn paths_lose_what_goes_up() {
        assert_eq!(normal(Path::new("/a/b/../c/./d")), Path::new("/a/c/d"));
    }

    #[test]
    fn values_of_attributes_are_read() {
        let text = r##"<a href="b.html#c">x</a> <img src="d.svg"> <a class="e" href="#f">"##;
        assert_eq!(attributes(text, "href").collect::<Vec<_>>(), ["b.html#c", "#f"]);
        assert_eq!(attributes(text, "src").collect::<Vec<_>>(), ["d.svg"]);
    }
}

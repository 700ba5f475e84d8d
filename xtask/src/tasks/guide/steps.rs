//! The steps that a page of the guide gives: markers in the page, and the blocks of code behind them.
//!
//! | marker, on the line before a block or picture | what the block is |
//! |---|---|
//! | `<!-- run -->` | command lines |
//! | `<!-- prints -->` | what the commands before it write to their standard output |
//! | `<!-- file: PATH -->` | a whole file of the project |
//! | `<!-- change: PATH -->` | a `diff` of a part of a file that is there once |
//! | `<!-- paste: PATH -->` | what the last output says is to be pasted, which becomes that file |
//! | `<!-- picture: PATH -->` | not a block: the file that a command wrote is the one in `images/` |

use core::ops::Range;

use crate::Failure;

/// What opens and closes a block.
const FENCE: &str = "```";

/// One step of a page.
#[derive(Debug, PartialEq)]
pub(super) struct Step<'a> {
    pub(super) kind: Kind<'a>,
    /// The text of the block, each line with its end.
    pub(super) text: &'a str,
    /// Where that is in the page.
    pub(super) range: Range<usize>,
    /// The line of the marker in the page, from one.
    pub(super) line: usize,
}

/// What a step is.
#[derive(Debug, PartialEq)]
pub(super) enum Kind<'a> {
    Run,
    Prints,
    File(&'a str),
    Change(&'a str),
    Paste(&'a str),
    Picture(&'a str),
}

/// The steps of a page, in their order.
///
/// # Errors
///
/// A marker with no block behind it, or a block that is not closed.
pub(super) fn steps(page: &str) -> Result<Vec<Step<'_>>, Failure> {
    let mut found = Vec::new();
    let mut lines = lines(page);
    while let Some((number, start, line)) = lines.next() {
        let Some(kind) = marker(line) else {
            // What other blocks hold is not a marker, whatever it looks like.
            if line.starts_with(FENCE) {
                lines.find(|(_, _, line)| line.trim_end() == FENCE);
            }
            continue;
        };
        let range = if let Kind::Picture(_) = kind {
            start..start
        } else {
            let open = lines.next().filter(|(_, _, line)| line.starts_with(FENCE));
            let (_, at, fence) =
                open.ok_or_else(|| format!("line {number}: no block follows `{}`", line.trim_end()))?;
            let close = lines.find(|(_, _, line)| line.trim_end() == FENCE);
            let (_, end, _) =
                close.ok_or_else(|| format!("line {number}: the block that follows is not closed"))?;
            at + fence.len()..end
        };
        found.push(Step {
            kind,
            text: &page[range.clone()],
            range,
            line: number,
        });
    }
    Ok(found)
}

/// The lines of a text: number, place, and the line with its end.
fn lines(text: &str) -> impl Iterator<Item = (usize, usize, &str)> {
    let mut start = 0;
    text.split_inclusive('\n').enumerate().map(move |(at, line)| {
        let here = start;
        start += line.len();
        (at + 1, here, line)
    })
}

/// What a line marks.
fn marker(line: &str) -> Option<Kind<'_>> {
    let inner = line.trim_end().strip_prefix("<!-- ")?.strip_suffix(" -->")?;
    let (word, path) = inner.split_once(": ").unwrap_or((inner, ""));
    match word {
        "run" => Some(Kind::Run),
        "prints" => Some(Kind::Prints),
        "file" => Some(Kind::File(path)),
        "change" => Some(Kind::Change(path)),
        "paste" => Some(Kind::Paste(path)),
        "picture" => Some(Kind::Picture(path)),
        _ => None,
    }
}

/// A file after a change: lines of the `diff` that begin with a space or a minus are there once, one after the other, and
/// give way to those that begin with a space or a plus.
///
/// # Errors
///
/// The old lines are not there, or more than once.
pub(super) fn changed(file: &str, diff: &str) -> Result<String, Failure> {
    let side = |other: char| -> String {
        let kept = diff.split_inclusive('\n').filter(|line| !line.starts_with(other));
        // An empty line may have lost its space.
        kept.map(|line| line.strip_prefix([' ', '+', '-']).unwrap_or(line))
            .collect()
    };
    let (old, new) = (side('+'), side('-'));
    match file.matches(&old).count() {
        1 => Ok(file.replacen(&old, &new, 1)),
        count => Err(format!("the file has these lines {count} times, not once:\n{old}").into()),
    }
}

/// What an output says is to be pasted.
pub(super) fn to_paste(output: &str) -> Option<&str> {
    let (_, block) = output.split_once("To paste:\n\n")?;
    let end = block.find("\n}\n")?;
    Some(&block[..end + "\n}\n".len()])
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "\
# Title
<!-- run -->
```sh
one
```
Text.
```text
<!-- run -->
```
<!-- prints -->
```text
  two
```
<!-- picture: a.svg -->
![a](images/a.svg)
<!-- file: src/main.rs -->
```rust
fn main() {}
```
";

    #[test]
    fn steps_are_found_with_their_place() {
        let found = steps(PAGE).unwrap();
        let kinds: Vec<_> = found
            .iter()
            .map(|step| (&step.kind, step.text, step.line))
            .collect();
        assert_eq!(
            kinds,
            [
                (&Kind::Run, "one\n", 2),
                (&Kind::Prints, "  two\n", 10),
                (&Kind::Picture("a.svg"), "", 14),
                (&Kind::File("src/main.rs"), "fn main() {}\n", 16),
            ]
        );
        assert!(found.iter().all(|step| &PAGE[step.range.clone()] == step.text));
    }

    #[test]
    fn a_marker_needs_a_block() {
        assert!(steps("<!-- run -->\n\n```sh\none\n```\n").is_err());
        assert!(steps("<!-- run -->\n```sh\none\n").is_err());
        assert!(steps("<!-- a comment -->\n").unwrap().is_empty());
    }

    #[test]
    fn a_change_replaces_lines_that_are_there_once() {
        let file = "a\n\n    b\nc\n";
        assert_eq!(
            changed(file, " a\n\n-    b\n+    d\n").unwrap(),
            "a\n\n    d\nc\n"
        );
        assert!(changed(file, "-x\n+y\n").is_err());
        assert!(changed("a\na\n", "-a\n+b\n").is_err());
    }

    #[test]
    fn the_block_to_paste_ends_with_its_brace() {
        let output = "x\nTo paste:\n\nzone! {\n    a {\n    }\n}\n\nThe picture is elsewhere.\n";
        assert_eq!(to_paste(output), Some("zone! {\n    a {\n    }\n}\n"));
        assert_eq!(to_paste("nothing"), None);
    }
}

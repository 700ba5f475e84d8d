//! Markdown: fenced blocks, the command lines in them, the blocks that a marker names, and the parts of
//! documents that tasks write, between two markers.

use crate::Failure;

/// The languages of a fenced block that holds commands.
const SHELLS: &[&str] = &["sh", "bash", "shell", "console"];

/// A fenced block.
struct Block<'a> {
    language: &'a str,
    lines: Vec<&'a str>,
    /// The last line in front of the block that is not empty.
    lead: &'a str,
}

/// The command in the block that follows the line `<!-- command: NAME -->`.
///
/// # Errors
///
/// There is not exactly one such block, or it does not hold exactly one command.
pub(crate) fn marked_command<'a>(text: &'a str, name: &str) -> Result<&'a str, Failure> {
    let marker = format!("<!-- command: {name} -->");
    let found: Vec<Block<'a>> = blocks(text)
        .into_iter()
        .filter(|block| block.lead == marker)
        .collect();
    let [block] = found.as_slice() else {
        return Err(format!(
            "expected one code block after the line `{marker}`, found {}",
            found.len()
        )
        .into());
    };
    let commands: Vec<&str> = block.commands().collect();
    let [command] = commands.as_slice() else {
        return Err(format!(
            "the block after `{marker}` holds {} commands, not one",
            commands.len()
        )
        .into());
    };
    Ok(command)
}

/// What follows `NAME: ` in each marker `<!-- NAME: ... -->`, and the lines of the block behind it, without the spaces
/// around them.
pub(crate) fn marked_lines<'a>(text: &'a str, name: &str) -> Vec<(&'a str, Vec<&'a str>)> {
    let start = format!("<!-- {name}: ");
    let marked = blocks(text).into_iter().filter_map(|block| {
        let argument = block.lead.strip_prefix(&start)?.strip_suffix(" -->")?;
        Some((argument, block.lines))
    });
    marked.collect()
}

/// Every command line of every shell block.
pub(crate) fn shell_commands(text: &str) -> Vec<&str> {
    let shells = blocks(text)
        .into_iter()
        .filter(|block| SHELLS.contains(&block.language));
    shells
        .flat_map(|block| block.commands().collect::<Vec<_>>())
        .collect()
}

impl<'a> Block<'a> {
    /// The lines that are commands: without prompt, trailing comment, empty lines and comments.
    fn commands(&self) -> impl Iterator<Item = &'a str> {
        let bare = self.lines.iter().map(|line| line.trim().trim_start_matches("$ "));
        let bare = bare.map(|line| line.split(" #").next().unwrap_or(line).trim());
        bare.filter(|line| !line.is_empty() && !line.starts_with('#'))
    }
}

fn blocks(text: &str) -> Vec<Block<'_>> {
    let mut found = Vec::new();
    let mut open: Option<Block<'_>> = None;
    let mut lead = "";
    for line in text.lines().map(str::trim) {
        match (line.strip_prefix("```"), open.take()) {
            (Some(language), None) => {
                open = Some(Block {
                    language,
                    lines: Vec::new(),
                    lead,
                });
            }
            (Some(_), Some(block)) => {
                found.push(block);
                lead = "";
            }
            (None, Some(mut block)) => {
                block.lines.push(line);
                open = Some(block);
            }
            (None, None) if !line.is_empty() => lead = line,
            (None, None) => {}
        }
    }
    found
}

/// What lies before, between and behind two lines; the lines are not part of what lies between.
///
/// # Errors
///
/// One of the lines is not there exactly once, or they are in the wrong order.
pub(crate) fn split_at<'a>(
    text: &'a str,
    begin: &str,
    end: &str,
) -> Result<(&'a str, &'a str, &'a str), Failure> {
    let missing = |marker: &str| Failure::from(format!("the line `{marker}` is not there once"));
    let once = |marker: &str| {
        let mut found = text.match_indices(marker);
        match (found.next(), found.next()) {
            (Some((at, _)), None) => Ok(at),
            _ => Err(missing(marker.trim_end())),
        }
    };
    let begin = format!("{begin}\n");
    let start = once(&begin)? + begin.len();
    let stop = once(end)?;
    if stop < start {
        return Err(missing(end));
    }
    Ok((&text[..start], &text[start..stop], &text[stop..]))
}

/// The text with this part between two lines.
///
/// # Errors
///
/// As for [`split_at`].
pub(crate) fn put_between(text: &str, begin: &str, end: &str, part: &str) -> Result<String, Failure> {
    let (before, _, after) = split_at(text, begin, end)?;
    Ok(format!("{before}{part}{after}"))
}

/// A table: titles, and rows of cells, of which all but the first column are numbers.
pub(crate) fn table(titles: &[&str], rows: &[Vec<String>]) -> String {
    let rule: String = (0..titles.len())
        .map(|at| if at == 0 { "---|" } else { "--:|" })
        .collect();
    let lines = rows.iter().map(|row| format!("| {} |\n", row.join(" | ")));
    format!(
        "| {} |\n|{rule}\n{}",
        titles.join(" | "),
        lines.collect::<String>()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_between_two_lines_is_replaced() {
        let text = "a\n<!-- b -->\nold\n<!-- e -->\nz\n";
        let new = put_between(text, "<!-- b -->", "<!-- e -->", "new\n").unwrap();
        assert_eq!(new, "a\n<!-- b -->\nnew\n<!-- e -->\nz\n");
        assert!(put_between(text, "<!-- e -->", "<!-- b -->", "").is_err());
        assert!(put_between(&format!("{text}{text}"), "<!-- b -->", "<!-- e -->", "").is_err());
    }

    #[test]
    fn tables_have_a_rule() {
        let rows = [vec!["a".to_owned(), "1".to_owned()]];
        assert_eq!(table(&["x", "y"], &rows), "| x | y |\n|---|--:|\n| a | 1 |\n");
    }

    const TEXT: &str = "\
# Title

<!-- command: test -->

```sh
# every test
cargo test --workspace   # minutes
```

```rust
cargo::nothing();
```

```console
$ cargo xtask ci
```

<!-- command: two -->
```sh
one
two
```
";

    #[test]
    fn a_marked_command_is_read_without_its_comments() {
        assert_eq!(marked_command(TEXT, "test").unwrap(), "cargo test --workspace");
    }

    #[test]
    fn a_marker_must_name_one_command() {
        assert!(marked_command(TEXT, "absent").is_err());
        assert!(marked_command(TEXT, "two").is_err());
        assert!(marked_command(&format!("{TEXT}{TEXT}"), "test").is_err());
    }

    #[test]
    fn marked_lines_come_with_what_the_marker_says() {
        assert_eq!(marked_lines(TEXT, "command")[1], ("two", vec!["one", "two"]));
        assert_eq!(marked_lines(TEXT, "other"), []);
    }

    #[test]
    fn only_shell_blocks_hold_commands() {
        assert_eq!(
            shell_commands(TEXT),
            ["cargo test --workspace", "cargo xtask ci", "one", "two"]
        );
    }
}

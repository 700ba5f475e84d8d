//! Commands in Markdown: fenced blocks, the lines in them, and the blocks that a marker names.

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

#[cfg(test)]
mod tests {
    use super::*;

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
    fn only_shell_blocks_hold_commands() {
        assert_eq!(
            shell_commands(TEXT),
            ["cargo test --workspace", "cargo xtask ci", "one", "two"]
        );
    }
}

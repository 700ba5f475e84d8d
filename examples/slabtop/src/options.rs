//! What the command line says.

use std::time::Duration;

/// What `--help` prints.
pub(crate) const HELP: &str = "\
Shows the size classes of a store that some threads fill and empty by turns.

    --once            prints one screen as text, and ends
    --map             begins with the map of pages
    --threads N       threads that use the store (2)
    --interval N      milliseconds between two looks (1000)
    --help            this
";

/// What is to be done.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Options {
    pub(crate) once: bool,
    pub(crate) map: bool,
    pub(crate) help: bool,
    pub(crate) threads: u64,
    pub(crate) interval: Duration,
}

impl Options {
    /// Reads the arguments.
    pub(crate) fn read(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut options = Self {
            once: false,
            map: false,
            help: false,
            threads: 2,
            interval: Duration::from_secs(1),
        };
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--once" => options.once = true,
                "--map" => options.map = true,
                "--help" => options.help = true,
                "--threads" => options.threads = number(&argument, arguments.next(), 64)?,
                "--interval" => {
                    let milliseconds = number(&argument, arguments.next(), 3_600_000)?;
                    options.interval = Duration::from_millis(milliseconds);
                }
                other => return Err(format!("`{other}` is no option; `--help` lists them")),
            }
        }
        Ok(options)
    }
}

fn number(option: &str, value: Option<String>, most: u64) -> Result<u64, String> {
    let value = value.ok_or_else(|| format!("`{option}` needs a number"))?;
    let number = value.parse().ok().filter(|number| (1..=most).contains(number));
    number.ok_or_else(|| format!("`{value}` is no number from 1 to {most}, which `{option}` needs"))
}

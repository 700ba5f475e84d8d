//! `browser`: the page of `docs/browser` in a headless Chromium, with the module that is kept there and with one that is built
//! anew from `examples/browser`.
//!
//! The checks are those of `examples/browser/driver`, a row for each; mistakes that are planted in what the browser gets
//! are rows named `control`. Blocks that the page gives are compiled, for the machine that they are for.

use core::time::Duration;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use super::check_arguments;
use super::test::Tally;
use crate::Failure;
use crate::debian::{self, DebianRust};
use crate::process::{LIMIT, exists, output_of};
use crate::report::{Outcome, Report};
use crate::workspace::Workspace;

/// The manifest of the module, a workspace of its own, named from the root.
pub(super) const MANIFEST: &str = "examples/browser/Cargo.toml";

/// That of the package which compiles blocks.
pub(super) const BLOCKS_MANIFEST: &str = "examples/browser/blocks/Cargo.toml";

/// What drives the browser, named from the root.
const DRIVER: &str = "examples/browser/driver/check.mjs";

/// The page, named from the root, and its module.
pub(super) const PAGE: &str = "docs/browser";
const MODULE: &str = "slabmalloc.wasm";

/// Where the guide has a picture of the page.
const PICTURE: &str = "docs/guide/src/images/browser.png";

/// The program, and the package of Debian's that brings it.
const CHROMIUM: &str = "chromium";

const TARGET: &str = "wasm32-unknown-unknown";

/// How the module is built: a panic is a trap, as nobody could read its message.
const FLAGS: &str = "-Zunstable-options -Cpanic=immediate-abort";
const LIBRARY: &str = "-Zbuild-std=std,panic_abort -Zbuild-std-features=optimize_for_size";

/// Bytes that the module may have.
const LARGEST: u64 = 240 << 10;

/// The time after which the driver counts as hanging.
const RUN_LIMIT: Duration = Duration::from_mins(10);

/// Rows that take the processor, and run at the same time.
const TESTS: &str = "tests of the module's sources";
const BUILT: &str = "the module";
const BLOCKS_64: &str = "blocks for 64 bits compile here";
const BLOCKS_32: &str = "blocks for 32 bits compile for WebAssembly";

/// Builds the module and looks at the page; `--record` keeps the module and a picture.
pub(super) fn run(workspace: &Workspace, arguments: &[String], report: &mut Report) -> Result<(), Failure> {
    check_arguments(arguments, ["--record"].into_iter())?;
    let record = !arguments.is_empty();
    let results = workspace.target().join("browser");
    fs::create_dir_all(&results)?;
    let ready = DebianRust::ready().and_then(|rust| {
        debian::ready(&["nodejs"], || exists("node"))?;
        debian::ready(&[CHROMIUM], || exists(CHROMIUM))?;
        Ok(rust)
    });
    let page = Page { workspace, results };
    let rust = match ready {
        Ok(rust) => rust,
        Err(reason) => {
            report.row(TESTS, || page.test());
            report.skipped("the page in Chromium", &reason);
            return Ok(());
        }
    };
    // What an earlier run built must not be taken for what this one builds.
    let module = page.results.join(MODULE);
    if module.exists() {
        fs::remove_file(&module)?;
    }
    report.rows(&[TESTS, BUILT], |name| match name {
        TESTS => page.test(),
        _ => page.build(rust),
    });
    if !module.exists() {
        report.skipped("the page in Chromium", "there is no module");
        return Ok(());
    }
    // The kept module is looked at as well, beside the one that was built: so it is kept first, and put back if anything
    // is wrong with it.
    let kept = workspace.root().join(PAGE).join(MODULE);
    let before = fs::read(&kept)?;
    if record {
        fs::copy(&module, &kept)?;
    }
    let mut good = true;
    for row in page.drive()? {
        good &= report.row(&row.name, || {
            row.result.map(Outcome::Passed).map_err(Failure::from)
        });
    }
    if !good {
        fs::write(&kept, before)?;
    }
    report.rows(&[BLOCKS_64, BLOCKS_32], |name| match name {
        BLOCKS_64 if cfg!(target_pointer_width = "64") => {
            page.compile_blocks(page.cargo("check", BLOCKS), 64)
        }
        BLOCKS_64 => Ok(Outcome::Skipped("this machine has another width".to_owned())),
        _ => page.compile_blocks(page.browser_cargo(rust, BLOCKS)?, 32),
    });
    if record && good {
        fs::copy(page.results.join("guide.png"), workspace.root().join(PICTURE))?;
    }
    Ok(())
}

/// The packages of the workspace of the module.
const PACKAGE: &str = "slabmalloc-browser";
const BLOCKS: &str = "slabmalloc-browser-blocks";

/// The page and its module.
struct Page<'a> {
    workspace: &'a Workspace,
    /// Where what is built and seen is kept.
    results: PathBuf,
}

impl Page<'_> {
    /// A command for a package on this machine.
    fn cargo(&self, what: &str, package: &str) -> Command {
        let line = format!("{what} --locked --quiet --manifest-path {MANIFEST} --package {package}");
        let mut command = self.workspace.cargo(&line);
        command.env("CARGO_TARGET_DIR", &self.results);
        command
    }

    /// A build of a package for the browser.
    fn browser_cargo(&self, rust: DebianRust, package: &str) -> Result<Command, Failure> {
        let line = format!(
            "build --locked --quiet --release --manifest-path {MANIFEST} --target {TARGET} {LIBRARY} --package {package}"
        );
        let mut command = rust.linking_cargo(self.workspace, &line)?;
        command.env("RUSTFLAGS", FLAGS);
        Ok(command)
    }

    fn test(&self) -> Result<Outcome, Failure> {
        let output = output_of(self.cargo("test", PACKAGE), LIMIT)?;
        Ok(Outcome::Passed(Tally::of(&output).sentence()?))
    }

    /// Builds the module, and keeps it among the results.
    fn build(&self, rust: DebianRust) -> Result<Outcome, Failure> {
        output_of(self.browser_cargo(rust, PACKAGE)?, LIMIT)?;
        let built = self.workspace.target().join("cross").join(TARGET).join("release");
        let built = built.join("slabmalloc_browser.wasm");
        let bytes = fs::metadata(&built)?.len();
        if bytes > LARGEST {
            return Err(format!("{bytes} bytes, and {LARGEST} are the most").into());
        }
        // Not as a copy of the file, which could be executed.
        fs::write(self.results.join(MODULE), fs::read(built)?)?;
        Ok(Outcome::Passed(format!("{bytes} bytes, {}", rust.version())))
    }

    /// Looks at the page.
    fn drive(&self) -> Result<Vec<Row>, Failure> {
        let mut driver = Command::new("node");
        driver
            .args([DRIVER, CHROMIUM, PAGE])
            .args([&self.results.join(MODULE), &self.results])
            .current_dir(self.workspace.root());
        rows_of(&output_of(driver, RUN_LIMIT)?)
    }

    /// Compiles the blocks that the driver wrote for machines of so many bits.
    fn compile_blocks(&self, mut command: Command, bits: u32) -> Result<Outcome, Failure> {
        let blocks = self.results.join(format!("blocks-{bits}.rs"));
        let count = fs::read_to_string(&blocks)?.matches("declare_zone!").count();
        command.env("BLOCKS", blocks);
        output_of(command, LIMIT)?;
        Ok(Outcome::Passed(format!("{count} of them")))
    }
}

/// A check of the driver's: what it noted, or what does not hold.
#[derive(Debug, PartialEq, Eq)]
struct Row {
    name: String,
    result: Result<String, String>,
}

/// The rows in front of the line `done`.
fn rows_of(output: &str) -> Result<Vec<Row>, Failure> {
    let unreadable = || Failure::from(format!("{output}\nis not what the driver prints"));
    let rows = output.trim_end().strip_suffix("done").ok_or_else(unreadable)?;
    let rows = rows.lines().map(|line| {
        let mut fields = line.splitn(3, '\t');
        let (kind, name, text) = (fields.next()?, fields.next()?.to_owned(), fields.next()?);
        let result = match kind {
            "ok" => Ok(text.to_owned()),
            "failed" => Err(serde_json::from_str(text).ok()?),
            _ => return None,
        };
        Some(Row { name, result })
    });
    rows.collect::<Option<Vec<Row>>>()
        .filter(|rows| !rows.is_empty())
        .ok_or_else(unreadable)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_the_driver_pass_or_fail() {
        let rows = rows_of("ok\tone\t3 of them\nfailed\ttwo\t\"a\\nb\"\ndone\n").unwrap();
        let expected = [
            ("one", Ok("3 of them".to_owned())),
            ("two", Err("a\nb".to_owned())),
        ];
        let expected = expected.map(|(name, result)| Row {
            name: name.to_owned(),
            result,
        });
        assert_eq!(rows, expected);
    }

    #[test]
    fn a_driver_that_stops_in_the_middle_is_seen() {
        assert!(rows_of("ok\tone\t3 of them\n").is_err());
        assert!(rows_of("done\n").is_err());
        assert!(rows_of("odd\tone\ttwo\ndone\n").is_err());
        assert!(rows_of("").is_err());
    }
}

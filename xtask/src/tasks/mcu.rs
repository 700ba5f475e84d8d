//! `mcu`: the firmware of `examples/microcontroller`, built for microcontrollers and run on machines that QEMU
//! emulates.
//!
//! A run passes if its status is good and it prints its closing line; a control, with a mistake planted, if its
//! status is bad and it says which mistake it met.

use core::time::Duration;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use object::{Object as _, ObjectSection as _, SectionKind};

use super::{asked_for, check_arguments};
use crate::Failure;
use crate::debian::{self, DebianRust};
use crate::markdown::{put_between, table};
use crate::process::{LIMIT, exists, output_of};
use crate::report::{Outcome, Report};
use crate::workspace::Workspace;

/// The manifest of the firmware, a workspace of its own, named from the root.
pub(super) const MANIFEST: &str = "examples/microcontroller/Cargo.toml";

/// The firmware's name.
const FIRMWARE: &str = "slabmalloc-microcontroller";

/// Where sizes are shown.
const DOCUMENT: &str = "docs/microcontrollers.md";
const BEGIN: &str = "<!-- mcu: begin, written by `cargo xtask mcu --record` -->";
const END: &str = "<!-- mcu: end -->";

/// What emulates the machines, and Debian's package of it.
const QEMU: &str = "qemu-system-arm";

/// The time after which a run counts as hanging.
const RUN_LIMIT: Duration = Duration::from_mins(3);

/// A machine.
struct Board {
    triple: &'static str,
    /// Features of the firmware that the machine needs.
    features: &'static str,
    /// QEMU's name for it.
    machine: &'static str,
    /// What it is.
    shows: &'static str,
}

const BOARDS: &[Board] = &[
    Board {
        triple: "thumbv7em-none-eabi",
        features: "",
        machine: "mps2-an386",
        shows: "Cortex-M4: 32 bits, no 64-bit atomics",
    },
    Board {
        triple: "thumbv6m-none-eabi",
        features: "no-compare-and-swap",
        machine: "microbit",
        shows: "Cortex-M0: no compare-and-swap",
    },
];

/// Mistakes that are planted by a feature, and what the firmware says then.
const CONTROLS: &[(&str, &str)] = &[
    ("planted-corruption", "an object was overwritten"),
    ("planted-double-free", "double free"),
];

/// Builds and runs on the machines named by their target, or on all.
pub(super) fn run(workspace: &Workspace, arguments: &[String], report: &mut Report) -> Result<(), Failure> {
    const RECORD: &str = "--record";
    let triples = BOARDS.iter().map(|board| board.triple);
    check_arguments(arguments, triples.chain([RECORD]))?;
    let recording = arguments.iter().any(|argument| argument == RECORD);
    let asked: Vec<String> = arguments
        .iter()
        .filter(|argument| *argument != RECORD)
        .cloned()
        .collect();
    let boards: Vec<&Board> = BOARDS
        .iter()
        .filter(|board| asked_for(&asked, board.triple))
        .collect();
    let ready = DebianRust::ready().and_then(|rust| debian::ready(&[QEMU], || exists(QEMU)).map(|()| rust));
    let rust = match ready {
        Ok(rust) => rust,
        Err(reason) => {
            for board in boards {
                report.skipped(board.triple, &reason);
            }
            return Ok(());
        }
    };
    report.headline(&format!("{} with -Zbuild-std, {QEMU}", rust.version()));
    let mut rows = Vec::new();
    for board in boards {
        report.row(board.triple, || {
            let firmware = build(workspace, rust, board, "")?;
            let size = Size::of(&fs::read(&firmware)?)?;
            let output = output_of(emulator(board, &firmware), RUN_LIMIT)?;
            if output.lines().last() != Some("done") {
                return Err(format!("{output}\nthe closing line is not there").into());
            }
            println!("{}", indented(&output));
            rows.push(size.row(board));
            Ok(Outcome::Passed(format!("{}; {size}", board.shows)))
        });
        for (feature, complaint) in CONTROLS {
            report.row(&format!("{}, control {feature}", board.triple), || {
                let firmware = build(workspace, rust, board, feature)?;
                let seen = output_of(emulator(board, &firmware), RUN_LIMIT);
                verdict(seen.map_err(|failure| failure.to_string()), complaint)
            });
        }
    }
    if recording {
        report.row(DOCUMENT, || {
            let titles = ["target", "machine", "code and constants", "data", "zeroed data"];
            let text = put_between(&workspace.read(DOCUMENT)?, BEGIN, END, &table(&titles, &rows))?;
            fs::write(workspace.root().join(DOCUMENT), text)?;
            Ok(Outcome::Passed("written".to_owned()))
        });
    }
    Ok(())
}

/// Builds the firmware for a board, with one more feature.
fn build(workspace: &Workspace, rust: DebianRust, board: &Board, feature: &str) -> Result<PathBuf, Failure> {
    let line = format!(
        "build --locked --release --manifest-path {MANIFEST} -Zbuild-std=core,alloc --target {} \
         --features={},{feature}",
        board.triple, board.features
    );
    output_of(rust.linking_cargo(workspace, &line)?, LIMIT)?;
    let folder = workspace.target().join("cross").join(board.triple);
    Ok(folder.join("release").join(FIRMWARE))
}

/// QEMU, which ends with the status that the firmware asks for.
fn emulator(board: &Board, firmware: &PathBuf) -> Command {
    let mut command = Command::new(QEMU);
    command
        .args([
            "-M",
            board.machine,
            "-display",
            "none",
            "-monitor",
            "none",
            "-serial",
            "none",
        ])
        .args(["-semihosting", "-kernel"])
        .arg(firmware);
    command
}

/// A control must end badly, for the right reason.
fn verdict(seen: Result<String, String>, complaint: &str) -> Result<Outcome, Failure> {
    match seen {
        Err(output) if output.contains(complaint) && output.contains("exit status") => {
            Ok(Outcome::Passed(format!("`{complaint}`")))
        }
        Err(output) => Err(output.into()),
        Ok(output) => Err(format!("{output}\nthe planted mistake was not seen").into()),
    }
}

fn indented(text: &str) -> String {
    text.lines()
        .filter(|line| *line != "done")
        .map(|line| format!("    {}", line.replace('\t', ": ")))
        .collect::<Vec<_>>()
        .join("\n")
}

/// Bytes of a program, as the tool `size` counts them.
#[derive(Debug, Default, PartialEq)]
struct Size {
    /// Code and what is never written.
    text: u64,
    /// Memory with initial values, which take room in flash memory as well.
    data: u64,
    /// Memory that starts as zeros.
    bss: u64,
}

impl Size {
    /// The sizes of an ELF file.
    fn of(file: &[u8]) -> Result<Self, Failure> {
        let mut size = Self::default();
        for section in object::File::parse(file)?.sections() {
            let kind = match section.kind() {
                SectionKind::Text | SectionKind::ReadOnlyData | SectionKind::ReadOnlyString => &mut size.text,
                SectionKind::Data => &mut size.data,
                SectionKind::UninitializedData => &mut size.bss,
                _ => continue,
            };
            *kind += section.size();
        }
        if size.text == 0 {
            return Err("the firmware has no code".into());
        }
        Ok(size)
    }

    fn row(&self, board: &Board) -> Vec<String> {
        let titles = [board.triple.to_owned(), board.machine.to_owned()];
        let numbers = [self.text, self.data, self.bss].map(|bytes| bytes.to_string());
        titles.into_iter().chain(numbers).collect()
    }
}

impl core::fmt::Display for Size {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "text {}, data {}, bss {}", self.text, self.data, self.bss)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_control_must_end_badly_for_the_right_reason() {
        let bad = |text: &str| Err(format!("$ qemu\n{text}\nended with exit status: 1"));
        assert!(verdict(bad("double free"), "double free").is_ok());
        assert!(verdict(bad("out of memory"), "double free").is_err());
        assert!(verdict(Ok("double free\ndone".to_owned()), "double free").is_err());
        assert!(verdict(Err("double free: stopped".to_owned()), "double free").is_err());
    }

    #[test]
    fn sizes_are_those_of_a_program() {
        let this = fs::read(std::env::current_exe().unwrap()).unwrap();
        let size = Size::of(&this).unwrap();
        assert!(size.text > 100_000 && size.data > 0 && size.bss > 0, "{size}");
        assert!(Size::of(b"text").is_err());
    }
}

//! `lint`: formatting, clippy and rustdoc.

use std::process::Command;

use crate::Failure;
use crate::process::{LIMIT, output_of};
use crate::report::{Outcome, Report};
use crate::workspace::Workspace;

/// What clippy looks at of the programs that are tuned: the other allocators differ in one line each.
const TUNED: &[&str] = &[
    "--workspace --features hosted-zone,meter,predict",
    "--bin program --features record",
];

/// Runs rustfmt, clippy and rustdoc with every warning an error.
pub(super) fn run(workspace: &Workspace, _: &[String], report: &mut Report) -> Result<(), Failure> {
    let all = workspace.stable_features()?;
    let mut check = |name: &str, command: Command| {
        report.row(name, || {
            output_of(command, LIMIT).map(|_| Outcome::Passed(String::new()))
        });
    };
    formatting(workspace, &mut check);
    check(
        "clippy, default features",
        workspace.cargo("clippy --workspace --all-targets -- -D warnings"),
    );
    // The library alone, which is what cargo takes at the root: with the whole workspace, another
    // member's features would join in.
    check(
        "clippy, no feature",
        workspace.cargo("clippy --all-targets --no-default-features -- -D warnings"),
    );
    // With the whole workspace, the library itself would be built with what the others need of it.
    check(
        "clippy, profiles with stack traces",
        workspace.cargo("clippy --package slabmalloc-profile --all-targets --all-features -- -D warnings"),
    );
    // Its peers are not compiled here: those written in C take minutes.
    let kernel = format!("--bin {0} --features {0}", super::bench::KERNEL);
    let hosted = format!("--workspace --features {}", super::bench::HOSTED);
    for what in [hosted, kernel] {
        check(
            &format!("clippy, the benchmark suite, {what}"),
            clippy_apart(workspace, super::bench::MANIFEST, &what, "suite"),
        );
    }
    for what in TUNED {
        check(
            &format!("clippy, zones that are tuned, {what}"),
            clippy_apart(workspace, super::tuned::MANIFEST, what, "tuned"),
        );
    }
    for (what, manifest, targets, folder) in [
        (
            "slabtop",
            super::examples::SLABTOP_MANIFEST,
            "--all-targets",
            "slabtop",
        ),
        (
            "browser",
            super::browser::MANIFEST,
            "--workspace --all-targets",
            "browser",
        ),
        ("kernel", super::kernels::MANIFEST, "", "kernels"),
    ] {
        check(
            &format!("clippy, the example `{what}`"),
            clippy_apart(workspace, manifest, targets, folder),
        );
    }
    check(
        "clippy, all stable features",
        workspace.cargo(&format!("clippy --all-targets --features {all} -- -D warnings")),
    );

    check(
        "rustdoc, default features",
        rustdoc(workspace, "doc --workspace --no-deps"),
    );
    check(
        "rustdoc, profiles with stack traces",
        rustdoc(
            workspace,
            "doc --package slabmalloc-profile --no-deps --all-features",
        ),
    );
    check(
        "rustdoc, all stable features",
        rustdoc(workspace, &format!("doc --no-deps --features {all}")),
    );
    check(
        "rustdoc, private items",
        rustdoc(
            workspace,
            &format!("doc --workspace --no-deps --document-private-items --features {all}"),
        ),
    );
    Ok(())
}

/// Runs rustfmt on the workspace and on those that are none of its members.
fn formatting(workspace: &Workspace, check: &mut impl FnMut(&str, Command)) {
    check("rustfmt", workspace.cargo("fmt --all --check"));
    check(
        "rustfmt, the crate that `cross` compiles",
        workspace.cargo(&format!("fmt --check --manifest-path {}", super::cross::MANIFEST)),
    );

    for (what, manifest) in [
        ("WebAssembly example", super::wasm::MANIFEST),
        ("module of the page", super::browser::MANIFEST),
        ("blocks of the page", super::browser::BLOCKS_MANIFEST),
        ("microcontroller example", super::mcu::MANIFEST),
        ("example kernel", super::kernels::MANIFEST),
        ("example `slabtop`", super::examples::SLABTOP_MANIFEST),
        ("library that `panics` links", super::panics::MANIFEST),
        ("zones that are tuned", super::tuned::MANIFEST),
        ("programs that are tuned for", super::tuned::PROGRAMS_MANIFEST),
    ] {
        check(
            &format!("rustfmt, the {what}"),
            workspace.cargo(&format!("fmt --check --manifest-path {manifest}")),
        );
    }

    check(
        "rustfmt, the targets of fuzzing",
        workspace.cargo(&format!(
            "fmt --check --manifest-path {} --package slabmalloc-fuzz",
            super::fuzz::MANIFEST
        )),
    );

    check(
        "rustfmt, the benchmark suite",
        workspace.cargo(&format!(
            "fmt --check --manifest-path {} --package slabmalloc-suite --package suite-workloads",
            super::bench::MANIFEST
        )),
    );
}

/// Clippy on a workspace of its own, which is built in a folder of its own below the target folder.
fn clippy_apart(workspace: &Workspace, manifest: &str, what: &str, folder: &str) -> Command {
    workspace.cargo(&format!(
        "clippy --manifest-path {manifest} {what} --target-dir {} -- -D warnings",
        workspace.target().join(folder).display()
    ))
}

fn rustdoc(workspace: &Workspace, arguments: &str) -> Command {
    let mut command = workspace.cargo(arguments);
    command.env("RUSTDOCFLAGS", "-D warnings");
    command
}

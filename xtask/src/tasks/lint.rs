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
    check("rustfmt", workspace.cargo("fmt --all --check"));
    check(
        "rustfmt, the crate that `cross` compiles",
        workspace.cargo(&format!("fmt --check --manifest-path {}", super::cross::MANIFEST)),
    );

    for (what, manifest) in [
        ("WebAssembly example", super::wasm::MANIFEST),
        ("microcontroller example", super::mcu::MANIFEST),
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

    check(
        "rustfmt, the example kernel",
        workspace.cargo(&format!(
            "fmt --check --manifest-path {}",
            super::kernels::MANIFEST
        )),
    );

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
            workspace.cargo(&format!(
                "clippy --manifest-path {} {what} --target-dir {} -- -D warnings",
                super::bench::MANIFEST,
                workspace.target().join("suite").display()
            )),
        );
    }
    for what in TUNED {
        check(
            &format!("clippy, zones that are tuned, {what}"),
            clippy_tuned(workspace, what),
        );
    }
    check(
        "clippy, the example `slabtop`",
        workspace.cargo(&format!(
            "clippy --manifest-path {} --all-targets --target-dir {} -- -D warnings",
            super::examples::SLABTOP_MANIFEST,
            workspace.target().join("slabtop").display()
        )),
    );
    check(
        "clippy, the example kernel",
        workspace.cargo(&format!(
            "clippy --manifest-path {} --target-dir {} -- -D warnings",
            super::kernels::MANIFEST,
            workspace.target().join("kernels").display()
        )),
    );
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

fn clippy_tuned(workspace: &Workspace, what: &str) -> Command {
    workspace.cargo(&format!(
        "clippy --manifest-path {} {what} --target-dir {} -- -D warnings",
        super::tuned::MANIFEST,
        workspace.target().join("tuned").display()
    ))
}

fn rustdoc(workspace: &Workspace, arguments: &str) -> Command {
    let mut command = workspace.cargo(arguments);
    command.env("RUSTDOCFLAGS", "-D warnings");
    command
}

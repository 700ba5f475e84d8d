//! Link arguments only. Compiler flags would compile `core` anew for each kernel.

use std::env;

fn main() {
    let [folder, target, arch] = ["CARGO_MANIFEST_DIR", "TARGET", "CARGO_CFG_TARGET_ARCH"]
        .map(|name| env::var(name).unwrap_or_default());
    let script = match arch.as_str() {
        "riscv64" if env::var_os("CARGO_FEATURE_FIRMWARE").is_some() => "riscv64-firmware",
        arch => arch,
    };
    let script = format!("{folder}/linker/{script}.ld");
    println!("cargo:rerun-if-changed={script}");
    println!("cargo:rustc-link-arg-bins=-T{script}");
    if target.ends_with("linux-gnu") {
        // The hosted target links with the C compiler: no start-up files, no C library, a fixed address.
        for argument in ["-nostdlib", "-static", "-no-pie"] {
            println!("cargo:rustc-link-arg-bins={argument}");
        }
    } else {
        println!("cargo:rustc-link-arg-bins=--no-pie");
    }
}

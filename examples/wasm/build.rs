//! Limits the module's memory, so that it can be exhausted.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    // 16 MiB in all, 64 KiB of them for the stack.
    println!("cargo:rustc-link-arg-cdylib=--max-memory=16777216");
    println!("cargo:rustc-link-arg-cdylib=-zstack-size=65536");
}

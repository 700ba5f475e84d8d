//! Limits the module's memory, so that a page cannot take all that the machine has.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let target = std::env::var("CARGO_CFG_TARGET_ARCH");
    if target.is_ok_and(|target| target == "wasm32") {
        // 128 MiB in all, 256 KiB of them for the stack.
        println!("cargo:rustc-link-arg-cdylib=--max-memory=134217728");
        println!("cargo:rustc-link-arg-cdylib=-zstack-size=262144");
    }
}

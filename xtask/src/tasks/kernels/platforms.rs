//! The table of platforms. A new one is a row here, and if need be a folder in `examples/kernel/src/arch`.

/// What the kernel is built with.
#[derive(Clone, Copy)]
pub(super) enum Toolchain {
    /// The toolchain that runs this program, for its own target.
    AtHand,
    /// Debian's compiler, with `core` and `alloc` built for this target.
    Debian(&'static str),
}

/// A machine, and how the kernel for it is built.
pub(super) struct Platform {
    pub(super) name: &'static str,
    /// What this platform is here to show.
    pub(super) shows: &'static str,
    pub(super) toolchain: Toolchain,
    /// Features of the kernel.
    pub(super) features: &'static [&'static str],
    /// Programs that must be there, each with the Debian package that brings it; the first one is QEMU.
    pub(super) programs: &'static [(&'static str, &'static str)],
    /// What QEMU is told of the machine.
    pub(super) machine: &'static str,
    /// QEMU's status when the kernel says that everything held.
    pub(super) good_status: i32,
    /// Whether mistakes are planted here too: on one platform of each architecture.
    pub(super) controls: bool,
}

const QEMU_X86: &[(&str, &str)] = &[("qemu-system-x86_64", "qemu-system-x86")];
/// The device gives QEMU the status: twice what is written to it, and one.
const X86: &str = "-M q35 -cpu max -m 256M -device isa-debug-exit,iobase=0xf4,iosize=0x04";

pub(super) const PLATFORMS: &[Platform] = &[Platform {
    name: "x86_64",
    shows: "4 KiB and 2 MiB, the hosted target of the toolchain at hand",
    toolchain: Toolchain::AtHand,
    features: &[],
    programs: QEMU_X86,
    machine: X86,
    good_status: 1,
    controls: true,
}];

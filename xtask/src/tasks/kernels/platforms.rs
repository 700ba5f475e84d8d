//! The table of platforms. A new one is a row here, and if need be a folder in `examples/kernel/src/arch`.

/// What the kernel is built with.
#[derive(Clone, Copy)]
pub(super) enum Toolchain {
    /// The toolchain at hand, for the hosted target that it comes with.
    AtHand,
    /// Debian's compiler, with `core` and `alloc` built for this target.
    Debian(&'static str),
}

impl Toolchain {
    /// The target.
    pub(super) const fn triple(self) -> &'static str {
        match self {
            // Named, since it is the only hosted target that the kernel knows what to do with.
            Self::AtHand => "x86_64-unknown-linux-gnu",
            Self::Debian(triple) => triple,
        }
    }
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

const QEMU_ARM: &[(&str, &str)] = &[("qemu-system-aarch64", "qemu-system-arm")];

/// Whatever its machine needs of firmware comes with it.
const QEMU_RISCV: (&str, &str) = ("qemu-system-riscv64", "qemu-system-misc");

pub(super) const PLATFORMS: &[Platform] = &[
    Platform {
        name: "x86_64",
        shows: "4 KiB and 2 MiB, the hosted target of the toolchain at hand",
        toolchain: Toolchain::AtHand,
        features: &[],
        programs: QEMU_X86,
        machine: X86,
        good_status: 1,
        controls: true,
    },
    Platform {
        name: "x86_64-unknown-none",
        shows: "4 KiB and 2 MiB, the bare-metal target",
        toolchain: Toolchain::Debian("x86_64-unknown-none"),
        features: &[],
        programs: QEMU_X86,
        machine: X86,
        good_status: 1,
        controls: false,
    },
    Platform {
        name: "aarch64-4k",
        shows: "4 KiB and 2 MiB",
        toolchain: Toolchain::Debian("aarch64-unknown-none"),
        features: &[],
        programs: QEMU_ARM,
        machine: "-M virt -cpu max -m 512M -semihosting",
        good_status: 0,
        controls: true,
    },
    Platform {
        name: "aarch64-16k",
        shows: "16 KiB and 32 MiB",
        toolchain: Toolchain::Debian("aarch64-unknown-none"),
        features: &["granule-16k"],
        programs: QEMU_ARM,
        machine: "-M virt -cpu max -m 768M -semihosting",
        good_status: 0,
        controls: false,
    },
    Platform {
        name: "aarch64-64k",
        shows: "64 KiB and 512 MiB",
        toolchain: Toolchain::Debian("aarch64-unknown-none"),
        features: &["granule-64k"],
        programs: QEMU_ARM,
        // QEMU takes this much from the system only as far as the kernel touches it.
        machine: "-M virt -cpu max -m 2560M -semihosting",
        good_status: 0,
        controls: false,
    },
    Platform {
        name: "riscv64",
        shows: "Sv39, 4 KiB and 2 MiB, no firmware",
        toolchain: Toolchain::Debian("riscv64gc-unknown-none-elf"),
        features: &[],
        programs: &[QEMU_RISCV],
        machine: "-M virt -m 256M -bios none",
        good_status: 0,
        controls: true,
    },
    Platform {
        name: "riscv64-firmware",
        shows: "Sv39, 4 KiB and 2 MiB, over OpenSBI",
        toolchain: Toolchain::Debian("riscv64gc-unknown-none-elf"),
        features: &["firmware"],
        programs: &[QEMU_RISCV],
        machine: "-M virt -m 256M",
        good_status: 0,
        controls: false,
    },
];

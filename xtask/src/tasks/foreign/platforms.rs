//! The table of platforms. A new one is a row here.

/// A system.
pub(super) struct Platform {
    pub(super) name: &'static str,
    pub(super) triple: &'static str,
    /// What this platform is here to show.
    pub(super) shows: &'static str,
    /// How its programs run here; `None` where they do not, and are type-checked only.
    pub(super) here: Option<Here>,
}

/// How programs of another system are made and run.
pub(super) struct Here {
    /// What links them.
    pub(super) linker: &'static str,
    /// The command that runs them.
    pub(super) runner: &'static str,
    /// Bytes of a page of the system that they see.
    pub(super) page: usize,
    /// Debian's packages of the linker and of the runner.
    pub(super) packages: &'static [&'static str],
}

impl Here {
    /// Whether Wine runs them.
    pub(super) fn is_wine(&self) -> bool {
        self.runner.contains("wine")
    }
}

const AARCH64: &[&str] = &["gcc-aarch64-linux-gnu", "libc6-dev-arm64-cross", "qemu-user"];

pub(super) const PLATFORMS: &[Platform] = &[
    Platform {
        name: "aarch64-4k",
        triple: "aarch64-unknown-linux-gnu",
        shows: "weakly ordered",
        here: Some(Here {
            linker: "aarch64-linux-gnu-gcc",
            runner: "qemu-aarch64 -L /usr/aarch64-linux-gnu -p 4096",
            page: 4 << 10,
            packages: AARCH64,
        }),
    },
    Platform {
        name: "aarch64-16k",
        triple: "aarch64-unknown-linux-gnu",
        shows: "a page of the system is four of the default zone",
        here: Some(Here {
            linker: "aarch64-linux-gnu-gcc",
            runner: "qemu-aarch64 -L /usr/aarch64-linux-gnu -p 16384",
            page: 16 << 10,
            packages: AARCH64,
        }),
    },
    Platform {
        name: "aarch64-64k",
        triple: "aarch64-unknown-linux-gnu",
        shows: "a page of the system is sixteen of the default zone",
        here: Some(Here {
            linker: "aarch64-linux-gnu-gcc",
            runner: "qemu-aarch64 -L /usr/aarch64-linux-gnu -p 65536",
            page: 64 << 10,
            packages: AARCH64,
        }),
    },
    Platform {
        name: "powerpc64le",
        triple: "powerpc64le-unknown-linux-gnu",
        shows: "a page of the system is sixteen of the default zone",
        here: Some(Here {
            linker: "powerpc64le-linux-gnu-gcc",
            runner: "qemu-ppc64le -L /usr/powerpc64le-linux-gnu -p 65536",
            page: 64 << 10,
            packages: &[
                "gcc-powerpc64le-linux-gnu",
                "libc6-dev-ppc64el-cross",
                "qemu-user",
            ],
        }),
    },
    Platform {
        name: "s390x",
        triple: "s390x-unknown-linux-gnu",
        shows: "big-endian",
        here: Some(Here {
            linker: "s390x-linux-gnu-gcc",
            runner: "qemu-s390x -L /usr/s390x-linux-gnu",
            page: 4 << 10,
            packages: &["gcc-s390x-linux-gnu", "libc6-dev-s390x-cross", "qemu-user"],
        }),
    },
    Platform {
        name: "armv7",
        triple: "armv7-unknown-linux-gnueabihf",
        shows: "32 bits",
        here: Some(Here {
            linker: "arm-linux-gnueabihf-gcc",
            runner: "qemu-arm -L /usr/arm-linux-gnueabihf",
            page: 4 << 10,
            packages: &["gcc-arm-linux-gnueabihf", "libc6-dev-armhf-cross", "qemu-user"],
        }),
    },
    Platform {
        name: "windows",
        triple: "x86_64-pc-windows-gnu",
        shows: "addresses in steps of 64 KiB, memory given back as a whole only",
        here: Some(Here {
            linker: "x86_64-w64-mingw32-gcc",
            runner: "/usr/lib/wine/wine64",
            page: 4 << 10,
            packages: &["gcc-mingw-w64-x86-64", "wine64"],
        }),
    },
    Platform {
        name: "macos",
        triple: "aarch64-apple-darwin",
        shows: "pages of 16 KiB",
        here: None,
    },
];

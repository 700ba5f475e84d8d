//! What QEMU tells the kernel, through its firmware configuration device: how many CPUs there are, and the
//! arguments of this run.
//!
//! The device is a key to select and a byte to read again and again; how is up to `arch`.

use core::str;

use crate::arch;

/// The key of the number of CPUs: two bytes, the lower first.
const CPU_COUNT: u16 = 0x05;
/// The key of the list of files.
const DIRECTORY: u16 = 0x19;
/// The file with the arguments, which `-fw_cfg name=...,string=...` makes.
const FILE: &str = "opt/slabmalloc/arguments";
const NAME_BYTES: usize = 56;

/// What a run is told.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Arguments {
    /// Operations for each CPU.
    pub(crate) operations: u64,
    /// Whether one byte of a live object shall be overwritten, which must be found out.
    pub(crate) corruption: bool,
}

/// The number of CPUs of the machine.
pub(crate) fn cpu_count() -> usize {
    arch::select_configuration(CPU_COUNT);
    usize::from(u16::from_le_bytes(read()))
}

/// The arguments `operations=N` and `plant=corruption`, in any order, with defaults for what is not there.
pub(crate) fn arguments() -> Arguments {
    let mut arguments = Arguments {
        operations: 1_000_000,
        corruption: false,
    };
    let mut buffer = [0; 128];
    for word in file(&mut buffer).split_whitespace() {
        match word.split_once('=') {
            Some(("operations", count)) if count.parse::<u64>().is_ok() => {
                arguments.operations = count.parse().unwrap_or_default();
            }
            Some(("plant", "corruption")) => arguments.corruption = true,
            _ => panic!("unknown argument `{word}`"),
        }
    }
    arguments
}

/// The text of [`FILE`], or nothing if it is not there.
fn file(buffer: &mut [u8]) -> &str {
    arch::select_configuration(DIRECTORY);
    let files = u32::from_be_bytes(read());
    for _ in 0..files {
        let length = u32::from_be_bytes(read()) as usize;
        let key = u16::from_be_bytes(read());
        let _reserved: [u8; 2] = read();
        let name: [u8; NAME_BYTES] = read();
        if name.starts_with(FILE.as_bytes()) && name[FILE.len()] == 0 {
            assert!(length <= buffer.len(), "the arguments are too long");
            arch::select_configuration(key);
            buffer[..length].fill_with(arch::read_configuration);
            return str::from_utf8(&buffer[..length]).unwrap_or_default();
        }
    }
    ""
}

fn read<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    bytes.fill_with(arch::read_configuration);
    bytes
}

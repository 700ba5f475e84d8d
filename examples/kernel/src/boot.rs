//! What QEMU tells the kernel, through its firmware configuration device: how many CPUs there are.
//!
//! The device is a key to select and a byte to read again and again; how is up to `arch`.

use crate::arch;

/// The key of the number of CPUs: two bytes, the lower first.
const CPU_COUNT: u16 = 0x05;

/// The number of CPUs of the machine.
pub(crate) fn cpu_count() -> usize {
    arch::select_configuration(CPU_COUNT);
    let bytes = [arch::read_configuration(), arch::read_configuration()];
    usize::from(u16::from_le_bytes(bytes))
}

//! Devices of the machine.

use core::arch::asm;
use core::hint::spin_loop;

use crate::arch::registers::Registers;

/// The interrupt controller, version 2: the part that all CPUs share, and the one that each has.
pub(super) const DISTRIBUTOR: Registers = Registers::at_physical(0x0800_0000);
pub(super) const CPU_INTERFACE: Registers = Registers::at_physical(0x0801_0000);
const SERIAL: Registers = Registers::at_physical(0x0900_0000);
const CONFIGURATION: Registers = Registers::at_physical(0x0902_0000);

/// The call that ends the program with a status.
const SYS_EXIT: u64 = 0x18;
/// The reason that comes with a status.
const APPLICATION_EXIT: u64 = 0x2_0026;

/// Writes a byte to the serial line.
pub(crate) fn write_byte(byte: u8) {
    SERIAL.at(0).write(u32::from(byte));
}

/// Selects what [`read_configuration`] reads.
pub(crate) fn select_configuration(key: u16) {
    CONFIGURATION.at(8).write_half(key.to_be());
}

/// The next byte of what was selected.
pub(crate) fn read_configuration() -> u8 {
    CONFIGURATION.at(0).read_byte()
}

/// Ends the machine with a status: 0 is success.
pub(crate) fn exit(success: bool) -> ! {
    let block = [APPLICATION_EXIT, u64::from(!success)];
    // SAFETY: ends the machine.
    unsafe { asm!("hlt #0xf000", in("x0") SYS_EXIT, in("x1") &raw const block, options(nostack)) };
    loop {
        spin_loop();
    }
}

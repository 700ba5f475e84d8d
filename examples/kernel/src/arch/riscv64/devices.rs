//! Devices of the machine.

use core::hint::spin_loop;

use crate::arch::registers::Registers;

const EXIT: Registers = Registers::at_physical(0x10_0000);
const SERIAL: Registers = Registers::at_physical(0x1000_0000);
const CONFIGURATION: Registers = Registers::at_physical(0x1010_0000);

const PASS: u32 = 0x5555;
/// The status is in the upper half.
const FAIL: u32 = 0x3333;

/// Writes a byte to the serial line.
pub(crate) fn write_byte(byte: u8) {
    SERIAL.at(0).write_byte(byte);
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
    EXIT.at(0).write(if success { PASS } else { FAIL | 1 << 16 });
    loop {
        spin_loop();
    }
}

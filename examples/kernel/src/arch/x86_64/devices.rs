//! Ports and devices of the machine.

use core::arch::asm;
use core::hint::spin_loop;

use crate::arch::registers::Registers;

/// The interrupt controller of the running CPU.
pub(super) const LOCAL_APIC: Registers = Registers::at_physical(0xfee0_0000);
/// The timer of the whole machine.
const HPET: Registers = Registers::at_physical(0xfed0_0000);

const SERIAL: u16 = 0x3f8;
const CONFIGURATION_SELECT: u16 = 0x510;
const CONFIGURATION_DATA: u16 = 0x511;
const EXIT: u16 = 0xf4;

/// Writes a byte to a port.
pub(super) fn out8(port: u16, value: u8) {
    // SAFETY: the ports of this module do nothing to memory.
    unsafe { asm!("out dx, al", in("dx") port, in("al") value, options(nomem, nostack, preserves_flags)) };
}

/// Writes a byte to the serial line.
pub(crate) fn write_byte(byte: u8) {
    out8(SERIAL, byte);
}

/// Selects what [`read_configuration`] reads.
pub(crate) fn select_configuration(key: u16) {
    // SAFETY: the port does nothing to memory.
    unsafe {
        asm!("out dx, ax", in("dx") CONFIGURATION_SELECT, in("ax") key, options(nomem, nostack, preserves_flags));
    }
}

/// The next byte of what was selected.
pub(crate) fn read_configuration() -> u8 {
    let byte;
    // SAFETY: as above.
    unsafe {
        asm!("in al, dx", in("dx") CONFIGURATION_DATA, out("al") byte, options(nomem, nostack, preserves_flags));
    }
    byte
}

/// Ends the machine: QEMU's status is twice the value and one, so 1 is success, and 0 a machine that reset.
pub(crate) fn exit(success: bool) -> ! {
    let value = u32::from(!success);
    // SAFETY: the port ends the machine.
    unsafe { asm!("out dx, eax", in("dx") EXIT, in("eax") value, options(nomem, nostack, preserves_flags)) };
    loop {
        spin_loop();
    }
}

/// Time since the machine was started, in nanoseconds, once [`start_clock`] was called.
pub(crate) fn nanoseconds() -> u64 {
    let picoseconds_each = u64::from(HPET.at(0x4).read()) / 1_000;
    let ticks = loop {
        let high = HPET.at(0xf4).read();
        let low = HPET.at(0xf0).read();
        if HPET.at(0xf4).read() == high {
            break u64::from(high) << 32 | u64::from(low);
        }
    };
    ticks * picoseconds_each / 1_000
}

/// Starts the clock behind [`nanoseconds`].
pub(super) fn start_clock() {
    HPET.at(0x10).write(1);
}

/// Waits.
pub(super) fn wait_nanoseconds(time: u64) {
    let start = nanoseconds();
    while nanoseconds().wrapping_sub(start) < time {
        spin_loop();
    }
}

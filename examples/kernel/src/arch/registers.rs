//! Devices whose registers are memory.

use core::ptr;

/// The registers of a device.
#[derive(Clone, Copy)]
pub(super) struct Registers(usize);

/// One register, of 32 bits if not said otherwise.
#[derive(Clone, Copy)]
pub(super) struct Register(usize);

impl Registers {
    /// The device of the machine that is at this address, which is mapped where it is.
    pub(super) const fn at_physical(address: usize) -> Self {
        Self(address)
    }

    /// The register `offset` bytes from the first one.
    pub(super) const fn at(self, offset: usize) -> Register {
        Register(self.0 + offset)
    }
}

#[allow(dead_code, reason = "no machine has registers of all sizes")]
impl Register {
    pub(super) fn read(self) -> u32 {
        // SAFETY: `at_physical` is called with the addresses of devices only, for which this module is private
        // to `arch`; no register that is read or written here does anything to the program's memory.
        unsafe { ptr::with_exposed_provenance::<u32>(self.0).read_volatile() }
    }

    pub(super) fn write(self, value: u32) {
        // SAFETY: as in `read`.
        unsafe { ptr::with_exposed_provenance_mut::<u32>(self.0).write_volatile(value) };
    }

    pub(super) fn read_byte(self) -> u8 {
        // SAFETY: as in `read`.
        unsafe { ptr::with_exposed_provenance::<u8>(self.0).read_volatile() }
    }

    pub(super) fn write_byte(self, value: u8) {
        // SAFETY: as in `read`.
        unsafe { ptr::with_exposed_provenance_mut::<u8>(self.0).write_volatile(value) };
    }

    pub(super) fn write_half(self, value: u16) {
        // SAFETY: as in `read`.
        unsafe { ptr::with_exposed_provenance_mut::<u16>(self.0).write_volatile(value) };
    }
}

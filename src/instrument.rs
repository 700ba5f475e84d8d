//! What AddressSanitizer and Valgrind are told of slots, under the features of their names.
//!
//! Both see an access to memory that nobody may use; what lies in a page of a zone is the zone's business, so the zone
//! says what is whose. Without the features all of this is nothing.

use core::ptr::NonNull;

/// Whether anybody is told.
pub(crate) const ON: bool = cfg!(any(feature = "address-sanitizer", feature = "valgrind"));

/// A page comes to a class: nobody has its slots yet.
pub(crate) fn page_in(start: NonNull<u8>, bytes: usize) {
    tools::forbid(start, bytes);
}

/// A page goes back to its pager, who may use all of it.
pub(crate) fn page_out(start: NonNull<u8>, bytes: usize) {
    tools::allow(start, bytes);
}

/// The zone itself is about to look at a slot.
pub(crate) fn open(start: NonNull<u8>, bytes: usize) {
    tools::allow(start, bytes);
}

/// A slot, or whole pages, of so many bytes go to the user for an object of `size` bytes.
pub(crate) fn handed_out(start: NonNull<u8>, size: usize, bytes: usize, zeroed: bool) {
    tools::forbid(start, bytes);
    tools::allocated(start, size, zeroed);
}

/// What an object of `size` bytes holds is known to be zero, though nobody has written it.
pub(crate) fn known_to_be_zero(start: NonNull<u8>, size: usize) {
    tools::allow(start, size);
}

/// An object of `size` bytes comes back.
pub(crate) fn taken_back(start: NonNull<u8>, size: usize) {
    tools::freed(start, size);
}

/// An object stays where it is, and has another size from here on.
pub(crate) fn resized(start: NonNull<u8>, old: usize, new: usize, bytes: usize) {
    tools::resized(start, old, new, bytes);
}

#[cfg(not(any(feature = "address-sanitizer", feature = "valgrind")))]
mod tools {
    use super::NonNull;

    pub(super) fn forbid(_start: NonNull<u8>, _bytes: usize) {}
    pub(super) fn allow(_start: NonNull<u8>, _bytes: usize) {}
    pub(super) fn allocated(_start: NonNull<u8>, _size: usize, _zeroed: bool) {}
    pub(super) fn freed(_start: NonNull<u8>, _size: usize) {}
    pub(super) fn resized(_start: NonNull<u8>, _old: usize, _new: usize, _bytes: usize) {}
}

#[cfg(any(feature = "address-sanitizer", feature = "valgrind"))]
mod tools {
    use super::NonNull;
    #[cfg(feature = "address-sanitizer")]
    use super::address_sanitizer;
    #[cfg(feature = "valgrind")]
    use super::valgrind;

    pub(super) fn forbid(start: NonNull<u8>, bytes: usize) {
        #[cfg(feature = "address-sanitizer")]
        address_sanitizer::poison(start, bytes);
        #[cfg(feature = "valgrind")]
        valgrind::forbid(start, bytes);
    }

    pub(super) fn allow(start: NonNull<u8>, bytes: usize) {
        #[cfg(feature = "address-sanitizer")]
        address_sanitizer::unpoison(start, bytes);
        #[cfg(feature = "valgrind")]
        valgrind::allow(start, bytes);
    }

    pub(super) fn allocated(start: NonNull<u8>, size: usize, zeroed: bool) {
        #[cfg(feature = "address-sanitizer")]
        address_sanitizer::unpoison(start, size);
        #[cfg(feature = "valgrind")]
        valgrind::allocated(start, size, zeroed);
        let _ = zeroed;
    }

    pub(super) fn freed(start: NonNull<u8>, size: usize) {
        #[cfg(feature = "address-sanitizer")]
        address_sanitizer::poison(start, size);
        #[cfg(feature = "valgrind")]
        valgrind::freed(start);
        let _ = size;
    }

    pub(super) fn resized(start: NonNull<u8>, old: usize, new: usize, bytes: usize) {
        #[cfg(feature = "address-sanitizer")]
        {
            address_sanitizer::poison(start, bytes);
            address_sanitizer::unpoison(start, new);
        }
        #[cfg(feature = "valgrind")]
        valgrind::resized(start, old, new);
        let _ = (old, bytes);
    }
}

/// The interface of AddressSanitizer, if the program was built with it. On Linux, x86-64 and AArch64.
#[cfg(feature = "address-sanitizer")]
mod address_sanitizer {
    use core::mem;
    use core::ptr::NonNull;

    type Region = unsafe extern "C" fn(*const u8, usize);

    /// The address of a function of the program; null if it was built without AddressSanitizer. A weak symbol, which
    /// stable Rust has in assembly only.
    macro_rules! address_of {
        ($name:literal) => {{
            let address: *const ();
            #[cfg(all(target_os = "linux", target_arch = "x86_64"))]
            // SAFETY: the linker's table has an address for the name, or zero.
            unsafe {
                core::arch::asm!(
                    concat!(".weak ", $name),
                    concat!("mov {}, qword ptr [rip + ", $name, "@GOTPCREL]"),
                    out(reg) address,
                    options(nostack, preserves_flags, pure, readonly),
                );
            }
            #[cfg(all(target_os = "linux", target_arch = "aarch64"))]
            // SAFETY: as above.
            unsafe {
                core::arch::asm!(
                    concat!(".weak ", $name),
                    concat!("adrp {address}, :got:", $name),
                    concat!("ldr {address}, [{address}, :got_lo12:", $name, "]"),
                    address = out(reg) address,
                    options(nostack, preserves_flags, pure, readonly),
                );
            }
            #[cfg(not(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64"))))]
            {
                address = core::ptr::null();
            }
            address
        }};
    }

    fn call(function: *const (), start: NonNull<u8>, bytes: usize) {
        if function.is_null() {
            return;
        }
        // SAFETY: AddressSanitizer's functions of these names have this type.
        let function: Region = unsafe { mem::transmute(function) };
        // SAFETY: it marks memory, and touches none of it.
        unsafe { function(start.as_ptr(), bytes) };
    }

    pub(super) fn poison(start: NonNull<u8>, bytes: usize) {
        call(address_of!("__asan_poison_memory_region"), start, bytes);
    }

    pub(super) fn unpoison(start: NonNull<u8>, bytes: usize) {
        call(address_of!("__asan_unpoison_memory_region"), start, bytes);
    }
}

/// Valgrind's client requests: instructions that do nothing unless it runs the program. On x86-64.
#[cfg(feature = "valgrind")]
mod valgrind {
    use core::ptr::NonNull;

    // Of `valgrind.h` and `memcheck.h`.
    const MALLOC_LIKE: usize = 0x1301;
    const FREE_LIKE: usize = 0x1302;
    const RESIZE_IN_PLACE: usize = 0x130B;
    const MEMCHECK: usize = (b'M' as usize) << 24 | (b'C' as usize) << 16;
    const NO_ACCESS: usize = MEMCHECK;
    const DEFINED: usize = MEMCHECK + 2;

    pub(super) fn forbid(start: NonNull<u8>, bytes: usize) {
        request([NO_ACCESS, start.addr().get(), bytes, 0, 0, 0]);
    }

    pub(super) fn allow(start: NonNull<u8>, bytes: usize) {
        request([DEFINED, start.addr().get(), bytes, 0, 0, 0]);
    }

    pub(super) fn allocated(start: NonNull<u8>, size: usize, zeroed: bool) {
        request([MALLOC_LIKE, start.addr().get(), size, 0, usize::from(zeroed), 0]);
    }

    pub(super) fn freed(start: NonNull<u8>) {
        request([FREE_LIKE, start.addr().get(), 0, 0, 0, 0]);
    }

    pub(super) fn resized(start: NonNull<u8>, old: usize, new: usize) {
        request([RESIZE_IN_PLACE, start.addr().get(), old, new, 0, 0]);
    }

    /// A number and its arguments.
    #[cfg(all(target_arch = "x86_64", target_pointer_width = "64"))]
    fn request(words: [usize; 6]) {
        // SAFETY: the rotations add up to whole turns, and the exchange is of a register with itself; Valgrind reads
        // the words and writes its answer, which nobody wants.
        unsafe {
            core::arch::asm!(
                "rol rdi, 3",
                "rol rdi, 13",
                "rol rdi, 61",
                "rol rdi, 51",
                "xchg rbx, rbx",
                in("rax") words.as_ptr(),
                inout("rdx") 0_usize => _,
                out("rdi") _,
                options(nostack),
            );
        }
    }

    #[cfg(not(all(target_arch = "x86_64", target_pointer_width = "64")))]
    fn request(_words: [usize; 6]) {}
}

//! What the hosted target expects of a C library, and what its `core` and `alloc`, which can unwind, name.

use core::arch::asm;

use super::devices::exit;

/// # Safety
///
/// As for C's function of this name.
#[unsafe(no_mangle)]
unsafe extern "C" fn memcpy(target: *mut u8, source: *const u8, bytes: usize) -> *mut u8 {
    // SAFETY: the caller's promise. Words first, then what is left of the last one.
    unsafe {
        asm!(
            "rep movsq",
            "mov ecx, {rest:e}",
            "rep movsb",
            rest = in(reg) bytes & 7,
            inout("rcx") bytes >> 3 => _,
            inout("rdi") target => _,
            inout("rsi") source => _,
            options(nostack, preserves_flags),
        );
    };
    target
}

/// # Safety
///
/// As for C's function of this name.
#[unsafe(no_mangle)]
unsafe extern "C" fn memmove(target: *mut u8, source: *const u8, bytes: usize) -> *mut u8 {
    if target.addr().wrapping_sub(source.addr()) >= bytes {
        // SAFETY: the caller's promise; what is copied from is read before it is written to.
        return unsafe { memcpy(target, source, bytes) };
    }
    // SAFETY: the caller's promise. Backwards, since the target begins inside of the source.
    unsafe {
        asm!(
            "std",
            "rep movsb",
            "cld",
            inout("rcx") bytes => _,
            inout("rdi") target.wrapping_add(bytes).wrapping_sub(1) => _,
            inout("rsi") source.wrapping_add(bytes).wrapping_sub(1) => _,
            options(nostack),
        );
    };
    target
}

/// # Safety
///
/// As for C's function of this name.
#[unsafe(no_mangle)]
unsafe extern "C" fn memset(target: *mut u8, value: i32, bytes: usize) -> *mut u8 {
    // C says that the value is cut to a byte.
    let byte = u64::from(value.to_le_bytes()[0]);
    // SAFETY: the caller's promise. Words first, then what is left of the last one.
    unsafe {
        asm!(
            "rep stosq",
            "mov ecx, {rest:e}",
            "rep stosb",
            rest = in(reg) bytes & 7,
            inout("rcx") bytes >> 3 => _,
            inout("rdi") target => _,
            in("rax") byte * 0x0101_0101_0101_0101,
            options(nostack, preserves_flags),
        );
    };
    target
}

/// # Safety
///
/// As for C's function of this name.
#[unsafe(no_mangle)]
unsafe extern "C" fn memcmp(left: *const u8, right: *const u8, bytes: usize) -> i32 {
    for at in 0..bytes {
        // A volatile read, since the compiler would make a call of this function of the loop.
        // SAFETY: the caller's promise.
        let one = unsafe { left.wrapping_add(at).read_volatile() };
        // SAFETY: the caller's promise.
        let other = unsafe { right.wrapping_add(at).read_volatile() };
        if one != other {
            return i32::from(one) - i32::from(other);
        }
    }
    0
}

/// # Safety
///
/// As for C's function of this name.
#[unsafe(no_mangle)]
unsafe extern "C" fn bcmp(left: *const u8, right: *const u8, bytes: usize) -> i32 {
    // SAFETY: the caller's promise.
    unsafe { memcmp(left, right, bytes) }
}

/// # Safety
///
/// As for C's function of this name.
#[unsafe(no_mangle)]
unsafe extern "C" fn strlen(text: *const u8) -> usize {
    let mut length = 0;
    // SAFETY: the caller's promise: the text ends with a zero.
    while unsafe { text.wrapping_add(length).read_volatile() } != 0 {
        length += 1;
    }
    length
}

/// What the library's spin lock calls after long waiting, on hosted targets: here, every CPU is its own.
#[unsafe(no_mangle)]
extern "C" fn sched_yield() -> i32 {
    core::hint::spin_loop();
    0
}

/// Named by code that could unwind; nothing does, since a panic ends the machine.
#[unsafe(no_mangle)]
extern "C" fn rust_eh_personality() {}

/// As above.
#[unsafe(no_mangle)]
extern "C" fn _Unwind_Resume() -> ! {
    exit(false)
}

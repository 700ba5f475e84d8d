//! Calls of what is below the kernel: the firmware (SBI), or what `machine` has in its place.

use core::arch::asm;

/// Calls a function of an extension; 0 is success.
pub(super) fn call(extension: usize, function: usize, arguments: [usize; 3]) -> isize {
    let [first, second, third] = arguments;
    let result: isize;
    // SAFETY: the calls of this kernel start harts at code of its own and set timers; all but the first two
    // registers are kept.
    unsafe {
        asm!(
            "ecall",
            inlateout("a0") first => result,
            inlateout("a1") second => _,
            in("a2") third,
            in("a6") function,
            in("a7") extension,
            options(nostack),
        );
    };
    result
}

//! From the first instruction to Rust. The other CPUs are started by the machine's firmware interface (PSCI).

use core::arch::{asm, global_asm};

use super::{interrupts, tables};
use crate::cpus;

const STACK_BYTES: usize = 64 * 1024;
/// The call that starts a CPU.
const CPU_ON: u64 = 0xc400_0003;

global_asm!(
    r#"
    .section .boot, "ax"
    .globl _start
_start:
    adrp x0, bss_start
    add x0, x0, :lo12:bss_start
    adrp x1, bss_end
    add x1, x1, :lo12:bss_end
1:  cmp x0, x1
    b.hs 2f
    str xzr, [x0], #8
    b 1b
2:  mov x0, #0
    bl prepare
    bl {first_cpu}
    b .

    .globl other_start
other_start:                        // x0: number of the CPU
    bl prepare
    bl {other_cpu}
    b .

prepare:                            // a stack, and the vector registers, which Rust code uses for anything
    adrp x1, stacks_end
    add x1, x1, :lo12:stacks_end
    mov x2, #{stack_bytes}
    msub x1, x0, x2, x1
    mov sp, x1
    mov x1, #(3 << 20)
    msr cpacr_el1, x1
    isb
    ret

    .section .stacks, "aw", @nobits
    .balign 16
    .skip {stack_bytes} * {cpus}
stacks_end:
"#,
    first_cpu = sym crate::first_cpu,
    other_cpu = sym crate::other_cpu,
    stack_bytes = const STACK_BYTES,
    cpus = const cpus::MOST,
);

unsafe extern "C" {
    static image_end_mark: u8;
    static other_start: u8;
}

/// Where free physical memory begins.
pub(crate) fn image_end() -> usize {
    (&raw const image_end_mark).expose_provenance()
}

/// Sets the running CPU up.
pub(crate) fn initialise_cpu(cpu: usize) {
    // SAFETY: the register is for kernels to use as they like.
    unsafe { asm!("msr tpidr_el1, {}", in(reg) cpu, options(nomem, nostack, preserves_flags)) };
    interrupts::initialise_cpu(cpu);
    if cpu != 0 {
        tables::use_tables();
    }
}

/// The number of the running CPU.
#[inline]
pub(crate) fn current_cpu() -> usize {
    let number: usize;
    // SAFETY: reads a register.
    unsafe { asm!("mrs {}, tpidr_el1", out(reg) number, options(nomem, nostack, preserves_flags)) };
    number
}

/// Starts every CPU but this one.
pub(crate) fn start_other_cpus(count: usize) {
    for cpu in 1..count {
        let result: i64;
        // SAFETY: starts a CPU that does nothing yet, at code that gives it a stack of its own.
        unsafe {
            asm!(
                "hvc #0",
                inlateout("x0") CPU_ON => result,
                inlateout("x1") cpu => _,
                inlateout("x2") (&raw const other_start).expose_provenance() => _,
                inlateout("x3") cpu => _,
                clobber_abi("C"),
            );
        };
        assert!(result == 0, "CPU {cpu} cannot be started: {result}");
    }
}

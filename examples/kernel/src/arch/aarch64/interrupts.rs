//! Faults, the timer, and the interrupt mask.
//!
//! A handler runs on the stack of what it interrupts, which is never in use below its pointer here, and saves
//! all vector registers, which Rust code may use for anything.

use core::arch::{asm, global_asm};

use super::boot::current_cpu;
use super::devices::{CPU_INTERFACE, DISTRIBUTOR};
use crate::workload;

/// The interrupt of the virtual timer, one for each CPU.
const TIMER: u32 = 27;
/// Timer interrupts of a CPU in a second.
const FREQUENCY: u64 = 1000;
/// In the mask register: interrupts are kept out.
const MASKED: u64 = 1 << 7;

global_asm!(
    r#"
    .text
    .balign 2048
    .globl vectors
vectors:                            // four groups of four; only the second group, with this stack, is in use
    .rept 4
    .balign 128
    b unexpected
    .endr
    .balign 128
    b synchronous
    .balign 128
    b interrupt
    .rept 10
    .balign 128
    b unexpected
    .endr
    .balign 128

synchronous:
    stp x0, x1, [sp, #-16]!
    mrs x0, elr_el1
    adr x1, probe_load
    cmp x0, x1
    b.ne 1f
    adr x1, probe_failed
    msr elr_el1, x1
    ldp x0, x1, [sp], #16
    eret
1:  ldp x0, x1, [sp], #16
unexpected:
    mrs x0, esr_el1
    mrs x1, elr_el1
    mrs x2, far_el1
    bl {fault}

interrupt:
    sub sp, sp, #736
    stp x0, x1, [sp, #0]
    stp x2, x3, [sp, #16]
    stp x4, x5, [sp, #32]
    stp x6, x7, [sp, #48]
    stp x8, x9, [sp, #64]
    stp x10, x11, [sp, #80]
    stp x12, x13, [sp, #96]
    stp x14, x15, [sp, #112]
    stp x16, x17, [sp, #128]
    stp x18, x30, [sp, #144]
    mrs x0, elr_el1
    mrs x1, spsr_el1
    stp x0, x1, [sp, #160]
    mrs x0, fpsr
    mrs x1, fpcr
    stp x0, x1, [sp, #176]
    add x0, sp, #208
    stp q0, q1, [x0, #0]
    stp q2, q3, [x0, #32]
    stp q4, q5, [x0, #64]
    stp q6, q7, [x0, #96]
    stp q8, q9, [x0, #128]
    stp q10, q11, [x0, #160]
    stp q12, q13, [x0, #192]
    stp q14, q15, [x0, #224]
    stp q16, q17, [x0, #256]
    stp q18, q19, [x0, #288]
    stp q20, q21, [x0, #320]
    stp q22, q23, [x0, #352]
    stp q24, q25, [x0, #384]
    stp q26, q27, [x0, #416]
    stp q28, q29, [x0, #448]
    stp q30, q31, [x0, #480]
    bl {timer}
    add x0, sp, #208
    ldp q0, q1, [x0, #0]
    ldp q2, q3, [x0, #32]
    ldp q4, q5, [x0, #64]
    ldp q6, q7, [x0, #96]
    ldp q8, q9, [x0, #128]
    ldp q10, q11, [x0, #160]
    ldp q12, q13, [x0, #192]
    ldp q14, q15, [x0, #224]
    ldp q16, q17, [x0, #256]
    ldp q18, q19, [x0, #288]
    ldp q20, q21, [x0, #320]
    ldp q22, q23, [x0, #352]
    ldp q24, q25, [x0, #384]
    ldp q26, q27, [x0, #416]
    ldp q28, q29, [x0, #448]
    ldp q30, q31, [x0, #480]
    ldp x0, x1, [sp, #176]
    msr fpsr, x0
    msr fpcr, x1
    ldp x0, x1, [sp, #160]
    msr elr_el1, x0
    msr spsr_el1, x1
    ldp x0, x1, [sp, #0]
    ldp x2, x3, [sp, #16]
    ldp x4, x5, [sp, #32]
    ldp x6, x7, [sp, #48]
    ldp x8, x9, [sp, #64]
    ldp x10, x11, [sp, #80]
    ldp x12, x13, [sp, #96]
    ldp x14, x15, [sp, #112]
    ldp x16, x17, [sp, #128]
    ldp x18, x30, [sp, #144]
    add sp, sp, #736
    eret

    .globl probe_address
probe_address:
    mov x1, x0
    mov x0, #1
probe_load:
    ldr x2, [x1]
    ret
probe_failed:
    mov x0, #0
    ret
"#,
    fault = sym fault,
    timer = sym timer,
);

unsafe extern "C" {
    static vectors: u8;
    /// 1 if the address can be read, else 0.
    fn probe_address(address: usize) -> u64;
}

/// Makes the running CPU use the handlers, and switches its interrupt controller on.
pub(super) fn initialise_cpu(cpu: usize) {
    let handlers = (&raw const vectors).expose_provenance();
    // SAFETY: the handlers are as the architecture wants them.
    unsafe { asm!("msr vbar_el1, {}", "isb", in(reg) handlers, options(nostack, preserves_flags)) };
    if cpu == 0 {
        DISTRIBUTOR.at(0).write(1); // forward interrupts
    }
    DISTRIBUTOR.at(0x100).write(1 << TIMER);
    CPU_INTERFACE.at(4).write(0xff); // of every priority
    CPU_INTERFACE.at(0).write(1);
}

/// Makes the timer fire once, a period from now.
fn set_timer() {
    // SAFETY: sets the timer of this CPU.
    unsafe {
        asm!(
            "mrs {period}, cntfrq_el0",
            "udiv {period}, {period}, {frequency}",
            "msr cntv_tval_el0, {period}",
            "msr cntv_ctl_el0, {on}",
            period = out(reg) _,
            frequency = in(reg) FREQUENCY,
            on = in(reg) 1_u64,
            options(nomem, nostack, preserves_flags),
        );
    };
}

/// Starts the timer of this CPU and lets interrupts in.
pub(crate) fn start_timer() {
    set_timer();
    enable_interrupts();
}

/// Keeps interrupts out and stops the timer of this CPU.
pub(crate) fn stop_timer() {
    disable_interrupts();
    // SAFETY: switches the timer of this CPU off.
    unsafe { asm!("msr cntv_ctl_el0, xzr", options(nomem, nostack, preserves_flags)) };
}

/// Keeps interrupts out of this CPU, and says whether they could come in before.
#[inline]
pub(crate) fn disable_interrupts() -> bool {
    let mask: u64;
    // SAFETY: reads the mask and sets the part for interrupts.
    unsafe { asm!("mrs {}, daif", "msr daifset, #2", out(reg) mask, options(nostack, preserves_flags)) };
    mask & MASKED == 0
}

/// Lets interrupts into this CPU.
#[inline]
pub(crate) fn enable_interrupts() {
    // SAFETY: the handlers are set up before anybody calls this, and keep the registers.
    unsafe { asm!("msr daifclr, #2", options(nostack, preserves_flags)) };
}

/// Whether the address can be read.
pub(crate) fn probe(address: usize) -> bool {
    // SAFETY: the handler of faults makes the function return 0 where its load fails.
    unsafe { probe_address(address) == 1 }
}

extern "C" fn timer() {
    let interrupt = CPU_INTERFACE.at(0xc).read();
    if interrupt & 0x3ff == TIMER {
        workload::on_timer(current_cpu());
        set_timer();
        CPU_INTERFACE.at(0x10).write(interrupt); // done
    }
}

extern "C" fn fault(syndrome: u64, instruction: u64, address: u64) -> ! {
    panic!("fault {syndrome:#x} at {instruction:#x}, address {address:#x}");
}

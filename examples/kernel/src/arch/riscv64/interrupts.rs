//! Faults, the timer, and the interrupt flag.
//!
//! A handler runs on the stack of what it interrupts, which is never in use below its pointer here, and saves
//! the registers that a function may overwrite, those of floating point among them.

use core::arch::{asm, global_asm};

use super::boot::current_cpu;
use super::calls;
use crate::workload;

/// The extension of the firmware for timers; its first function sets that of the calling hart.
const TIMERS: usize = 0x5449_4d45;
/// Ticks between two timer interrupts of a CPU: a millisecond on this machine.
const TIMER_PERIOD: usize = 10_000;
/// In `scause`: an interrupt, and not a fault.
const INTERRUPT: u64 = 1 << 63;
const TIMER: u64 = 5;

global_asm!(
    r#"
    .text
    .balign 4
    .globl trap_entry
trap_entry:
    addi sp, sp, -304
    sd ra, 0(sp)
    sd t0, 8(sp)
    sd t1, 16(sp)
    sd t2, 24(sp)
    sd t3, 32(sp)
    sd t4, 40(sp)
    sd t5, 48(sp)
    sd t6, 56(sp)
    sd a0, 64(sp)
    sd a1, 72(sp)
    sd a2, 80(sp)
    sd a3, 88(sp)
    sd a4, 96(sp)
    sd a5, 104(sp)
    sd a6, 112(sp)
    sd a7, 120(sp)
    frcsr t0
    sd t0, 128(sp)
    fsd ft0, 136(sp)
    fsd ft1, 144(sp)
    fsd ft2, 152(sp)
    fsd ft3, 160(sp)
    fsd ft4, 168(sp)
    fsd ft5, 176(sp)
    fsd ft6, 184(sp)
    fsd ft7, 192(sp)
    fsd ft8, 200(sp)
    fsd ft9, 208(sp)
    fsd ft10, 216(sp)
    fsd ft11, 224(sp)
    fsd fa0, 232(sp)
    fsd fa1, 240(sp)
    fsd fa2, 248(sp)
    fsd fa3, 256(sp)
    fsd fa4, 264(sp)
    fsd fa5, 272(sp)
    fsd fa6, 280(sp)
    fsd fa7, 288(sp)
    csrr a0, scause
    csrr a1, sepc
    csrr a2, stval
    la t0, probe_load
    bne a1, t0, 1f
    la t0, probe_failed
    csrw sepc, t0
    j 2f
1:  call {trap}
2:  ld t0, 128(sp)
    fscsr t0
    fld ft0, 136(sp)
    fld ft1, 144(sp)
    fld ft2, 152(sp)
    fld ft3, 160(sp)
    fld ft4, 168(sp)
    fld ft5, 176(sp)
    fld ft6, 184(sp)
    fld ft7, 192(sp)
    fld ft8, 200(sp)
    fld ft9, 208(sp)
    fld ft10, 216(sp)
    fld ft11, 224(sp)
    fld fa0, 232(sp)
    fld fa1, 240(sp)
    fld fa2, 248(sp)
    fld fa3, 256(sp)
    fld fa4, 264(sp)
    fld fa5, 272(sp)
    fld fa6, 280(sp)
    fld fa7, 288(sp)
    ld ra, 0(sp)
    ld t0, 8(sp)
    ld t1, 16(sp)
    ld t2, 24(sp)
    ld t3, 32(sp)
    ld t4, 40(sp)
    ld t5, 48(sp)
    ld t6, 56(sp)
    ld a0, 64(sp)
    ld a1, 72(sp)
    ld a2, 80(sp)
    ld a3, 88(sp)
    ld a4, 96(sp)
    ld a5, 104(sp)
    ld a6, 112(sp)
    ld a7, 120(sp)
    addi sp, sp, 304
    sret

    .globl probe_address
probe_address:
    mv a1, a0
    li a0, 1
probe_load:
    ld a2, 0(a1)
    ret
probe_failed:
    li a0, 0
    ret
"#,
    trap = sym trap,
);

unsafe extern "C" {
    static trap_entry: u8;
    /// 1 if the address can be read, else 0.
    fn probe_address(address: usize) -> u64;
}

/// Makes the running CPU use the handler.
pub(super) fn initialise_cpu() {
    let handler = (&raw const trap_entry).expose_provenance();
    // SAFETY: the handler keeps the registers.
    unsafe { asm!("csrw stvec, {}", in(reg) handler, options(nostack)) };
}

/// Makes the timer fire once, a period from now.
fn set_timer() {
    let now: usize;
    // SAFETY: reads the clock.
    unsafe { asm!("rdtime {}", out(reg) now, options(nomem, nostack)) };
    calls::call(TIMERS, 0, [now + TIMER_PERIOD, 0, 0]);
}

/// Starts the timer of this CPU and lets interrupts in.
pub(crate) fn start_timer() {
    set_timer();
    // SAFETY: lets the timer's interrupt in, whose handler is set up.
    unsafe { asm!("csrs sie, {}", in(reg) 1 << TIMER, options(nostack)) };
    enable_interrupts();
}

/// Keeps interrupts out and stops the timer of this CPU.
pub(crate) fn stop_timer() {
    disable_interrupts();
    // SAFETY: keeps the timer's interrupt out.
    unsafe { asm!("csrc sie, {}", in(reg) 1 << TIMER, options(nostack)) };
}

/// Keeps interrupts out of this CPU, and says whether they could come in before.
#[inline]
pub(crate) fn disable_interrupts() -> bool {
    let status: u64;
    // SAFETY: reads the status and clears the flag for interrupts.
    unsafe { asm!("csrrci {}, sstatus, 2", out(reg) status, options(nostack)) };
    status & 2 != 0
}

/// Lets interrupts into this CPU.
#[inline]
pub(crate) fn enable_interrupts() {
    // SAFETY: the handler is set up before anybody calls this, and keeps the registers.
    unsafe { asm!("csrsi sstatus, 2", options(nostack)) };
}

/// Whether the address can be read.
pub(crate) fn probe(address: usize) -> bool {
    // SAFETY: the handler of faults makes the function return 0 where its load fails.
    unsafe { probe_address(address) == 1 }
}

extern "C" fn trap(cause: u64, instruction: u64, address: u64) {
    if cause == INTERRUPT | TIMER {
        workload::on_timer(current_cpu());
        set_timer();
    } else {
        panic!("trap {cause:#x} at {instruction:#x}, address {address:#x}");
    }
}

//! What firmware would do: from machine mode, where QEMU starts all harts with `-bios none`, to supervisor
//! mode, and the timer, whose interrupts come in machine mode and are handed down.

use core::arch::global_asm;
use core::sync::atomic::{AtomicU64, Ordering};

use crate::cpus;

/// Where each hart puts the time at which it wants to be interrupted.
const TIMERS: usize = 0x0200_4000;

/// Whether harts other than 0 may go on.
#[unsafe(link_section = ".data")]
static RELEASED: AtomicU64 = AtomicU64::new(0);

global_asm!(
    r#"
    .section .machine, "ax"
    .globl machine_start
machine_start:
    csrr a0, mhartid
    la t2, _start
    beqz a0, 2f
    la t2, other_start
1:  la t0, {released}
    ld t1, 0(t0)
    beqz t1, 1b
2:  li t0, -1                       // all memory is the supervisor's
    csrw pmpaddr0, t0
    li t0, 0x1f
    csrw pmpcfg0, t0
    li t0, 7                        // and so is the clock
    csrw mcounteren, t0
    li t0, 0xfdff                   // and so are all traps but calls
    csrw medeleg, t0
    li t0, 0xffff                   // and interrupts, but for the timer's, which cannot be
    csrw mideleg, t0
    la t0, machine_trap
    csrw mtvec, t0
    la t0, machine_scratch          // room for a register and the address of this hart's timer
    slli t1, a0, 4
    add t0, t0, t1
    csrw mscratch, t0
    li t1, {compare}
    slli t3, a0, 3
    add t1, t1, t3
    sd t1, 8(t0)
    li t0, -1                       // no interrupt until the first one is asked for
    sd t0, 0(t1)
    li t0, 0x80
    csrw mie, t0
    li t0, 0x1800
    csrc mstatus, t0
    li t0, 0x0800                   // the supervisor is who is returned to
    csrs mstatus, t0
    csrw mepc, t2
    mret

    // The timer: hands its interrupt down to the supervisor, which asks for the next one by a call.
    .balign 4
machine_trap:
    csrrw t0, mscratch, t0          // t0: room of this hart
    sd t1, 0(t0)
    csrr t1, mcause
    bgez t1, 3f
    li t1, 0x80
    csrc mie, t1
    li t1, 0x20
    csrs mip, t1
    j 4f
3:  csrr t1, mepc                   // a call: the time is in a0
    addi t1, t1, 4
    csrw mepc, t1
    ld t1, 8(t0)
    sd a0, 0(t1)
    li t1, 0x20
    csrc mip, t1
    li t1, 0x80
    csrs mie, t1
    li a0, 0
4:  ld t1, 0(t0)
    csrrw t0, mscratch, t0
    mret

    .section .data
    .balign 8
machine_scratch:
    .skip 16 * {cpus}
"#,
    released = sym RELEASED,
    compare = const TIMERS,
    cpus = const cpus::MOST,
);

/// Lets the harts go on that wait.
pub(super) fn release_harts() {
    RELEASED.store(1, Ordering::Release);
}

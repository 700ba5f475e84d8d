//! Faults, the timer, and the interrupt flag.
//!
//! The hosted target lets functions use 128 bytes below the stack pointer, and vector registers for anything.
//! So handlers run on stacks of their own (the interrupt stack table) and save those registers.

use core::arch::{asm, global_asm};

use super::boot_cell::BootCell;
use super::cpu::{FAULT_STACK, TIMER_STACK, TableRegister, current_cpu};
use super::devices::{LOCAL_APIC, out8};
use crate::workload;

const VECTORS: usize = 256;
const FAULTS: usize = 32;
const PAGE_FAULT: u64 = 14;
const TIMER: usize = 0x40;
const SPURIOUS: usize = 0xff;
/// Nanoseconds between two timer interrupts of a CPU: the controller of this machine counts them.
const TIMER_PERIOD: u32 = 1_000_000;
/// Bytes from one entry for a fault to the next.
const FAULT_ENTRY_BYTES: usize = 16;

global_asm!(
    r#"
    .text
    .globl fault_entries
    .balign {entry_bytes}
fault_entries:
    .set vector, 0
    .rept {faults}
    .balign {entry_bytes}
    push vector
    jmp fault_common
    .set vector, vector + 1
    .endr

fault_common:                       // stack: vector, error code for some, address of the instruction
    push rax
    cmp qword ptr [rsp + 8], {page_fault}
    jne 1f
    lea rax, [rip + probe_load]
    cmp [rsp + 24], rax
    jne 1f
    lea rax, [rip + probe_failed]
    mov [rsp + 24], rax
    pop rax
    add rsp, 16
    iretq
1:  mov rdi, [rsp + 8]
    mov rsi, [rsp + 16]
    mov rdx, [rsp + 24]
    mov rcx, cr2
    and rsp, -16
    call {fault}
    ud2

    .globl probe_address
probe_address:
    mov eax, 1
probe_load:
    mov rcx, [rdi]
    ret
probe_failed:
    xor eax, eax
    ret

    .globl timer_entry
timer_entry:
    push rax
    push rcx
    push rdx
    push rsi
    push rdi
    push r8
    push r9
    push r10
    push r11
    push rbp
    mov rbp, rsp
    sub rsp, 512
    and rsp, -16
    fxsave64 [rsp]
    cld
    call {timer}
    fxrstor64 [rsp]
    mov rsp, rbp
    pop rbp
    pop r11
    pop r10
    pop r9
    pop r8
    pop rdi
    pop rsi
    pop rdx
    pop rcx
    pop rax
    .globl spurious_entry
spurious_entry:
    iretq
"#,
    entry_bytes = const FAULT_ENTRY_BYTES,
    faults = const FAULTS,
    page_fault = const PAGE_FAULT,
    fault = sym fault,
    timer = sym timer,
);

unsafe extern "C" {
    static fault_entries: u8;
    static timer_entry: u8;
    static spurious_entry: u8;
    /// 1 if the address can be read, else 0.
    fn probe_address(address: usize) -> u32;
}

static TABLE: BootCell<[[u64; 2]; VECTORS]> = BootCell::new([[0; 2]; VECTORS]);

/// Fills the table of handlers, once, and silences the controller of the first PCs.
pub(super) fn initialise() {
    for vector in 0..FAULTS {
        set(
            vector,
            (&raw const fault_entries).addr() + vector * FAULT_ENTRY_BYTES,
            FAULT_STACK,
        );
    }
    set(TIMER, (&raw const timer_entry).addr(), TIMER_STACK);
    set(SPURIOUS, (&raw const spurious_entry).addr(), TIMER_STACK);
    out8(0x21, 0xff);
    out8(0xa1, 0xff);
}

/// An entry for code at `address`, which runs on this stack with interrupts off.
fn set(vector: usize, address: usize, stack: u8) {
    let address = address as u64;
    let low =
        address & 0xffff | 8 << 16 | u64::from(stack) << 32 | 0x8e << 40 | (address >> 16 & 0xffff) << 48;
    let entry = TABLE.pointer().cast::<[u64; 2]>().wrapping_add(vector);
    // SAFETY: an entry of the table, which is filled before anybody uses it.
    unsafe { entry.write([low, address >> 32]) };
}

/// Makes the running CPU use the table, and switches its interrupt controller on.
pub(super) fn initialise_cpu() {
    let register = TableRegister {
        limit: (size_of::<[[u64; 2]; VECTORS]>() - 1) as u16,
        address: TABLE.pointer().expose_provenance() as u64,
    };
    // SAFETY: the table is filled and stays.
    unsafe { asm!("lidt [{}]", in(reg) &raw const register, options(nostack, preserves_flags)) };
    LOCAL_APIC.at(0xf0).write(0x100 | SPURIOUS as u32);
}

/// Starts the timer of this CPU and lets interrupts in.
pub(crate) fn start_timer() {
    LOCAL_APIC.at(0x3e0).write(0b1011); // count every tick
    LOCAL_APIC.at(0x320).write(1 << 17 | TIMER as u32); // again and again
    LOCAL_APIC.at(0x380).write(TIMER_PERIOD);
    enable_interrupts();
}

/// Keeps interrupts out and stops the timer of this CPU.
pub(crate) fn stop_timer() {
    disable_interrupts();
    LOCAL_APIC.at(0x320).write(1 << 16);
}

/// Keeps interrupts out of this CPU, and says whether they could come in before.
#[inline]
pub(crate) fn disable_interrupts() -> bool {
    let flags: u64;
    // The compiler keeps pushes clear of the red zone unless it is told that there are none.
    // SAFETY: reads the flags and clears that for interrupts.
    unsafe { asm!("pushfq", "pop {}", "cli", out(reg) flags) };
    flags & 1 << 9 != 0
}

/// Lets interrupts into this CPU.
#[inline]
pub(crate) fn enable_interrupts() {
    // SAFETY: the handlers are set up before anybody calls this, and keep the registers.
    unsafe { asm!("sti", options(nostack)) };
}

/// Whether the address can be read.
pub(crate) fn probe(address: usize) -> bool {
    // SAFETY: the handler of page faults makes the function return 0 where its load fails.
    unsafe { probe_address(address) == 1 }
}

extern "C" fn timer() {
    workload::on_timer(current_cpu());
    LOCAL_APIC.at(0xb0).write(0); // done
}

extern "C" fn fault(vector: u64, first: u64, second: u64, address: u64) -> ! {
    panic!("fault {vector} (stack {first:#x}, {second:#x}; address {address:#x})");
}

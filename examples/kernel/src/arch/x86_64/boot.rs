//! From the first instruction to Rust, on the first CPU and on the others.
//!
//! QEMU starts the kernel as Xen's PVH protocol says: in 32-bit protected mode, at the address in an ELF note.
//! Other CPUs start in real mode, at a page below 1 MiB that the code for it is copied to.

use core::arch::global_asm;
use core::ptr;

use super::devices::{self, LOCAL_APIC};
use crate::cpus;

/// Where the other CPUs start; a page number of 8 bits is what the message that starts them can hold.
const TRAMPOLINE: usize = 0x8000;
const STACK_BYTES: usize = 64 * 1024;

global_asm!(
    r#"
    .section .note.pvh, "a", @note
    .balign 4
    .long 4, 8, 18                  // lengths of name and value, XEN_ELFNOTE_PHYS32_ENTRY
    .asciz "Xen"
    .quad pvh_start

    .section .boot, "ax"
    .code32
    .globl pvh_start
pvh_start:
    cli
    mov esp, offset first_stack_end
    // The first GiB where it is, in blocks of 2 MiB, and the fourth, which holds the devices.
    mov dword ptr [root + 0], offset gigabytes + 3
    mov dword ptr [gigabytes + 0], offset memory_blocks + 3
    mov dword ptr [gigabytes + 24], offset device_blocks + 3
    mov eax, 0x83
    xor ecx, ecx
1:  mov dword ptr [memory_blocks + ecx * 8], eax
    add eax, 0x200000
    inc ecx
    cmp ecx, 512
    jne 1b
    mov eax, 0xc0000083
    xor ecx, ecx
2:  mov dword ptr [device_blocks + ecx * 8], eax
    add eax, 0x200000
    inc ecx
    cmp ecx, 512
    jne 2b
    call enter_long_mode
    lgdt [boot_table_register]
    push 8
    mov eax, offset first_long
    push eax
    retf

enter_long_mode:
    mov eax, offset root
    mov cr3, eax
    mov eax, cr4
    or eax, 0x620                   // physical address extension, SSE
    mov cr4, eax
    mov ecx, 0xc0000080
    rdmsr
    or eax, 0x100                   // long mode
    wrmsr
    mov eax, cr0
    and eax, 0xfffffffb             // a floating-point unit is there
    or eax, 0x80010002              // paging, write protection
    mov cr0, eax
    ret

    .code64
first_long:
    xor eax, eax
    mov ds, eax
    mov es, eax
    mov ss, eax
    mov rsp, offset first_stack_end
    call {first_cpu}
    ud2

other_long:
    xor eax, eax
    mov ds, eax
    mov es, eax
    mov ss, eax
    mov edi, 1
    lock xadd dword ptr [next_cpu], edi
    mov eax, edi
    imul eax, eax, {stack_bytes}
    mov rsp, offset other_stacks
    add rsp, rax                    // CPU 1 has the first of them, which ends where that of CPU 2 begins
    call {other_cpu}
    ud2

    // Copied to the trampoline: addresses are computed from there.
    .code16
    .globl trampoline_start
trampoline_start:
    cli
    xor ax, ax
    mov ds, ax
    .set low_table_register, {trampoline} + trampoline_table_register - trampoline_start
    lgdt [low_table_register]
    mov eax, cr0
    or al, 1
    mov cr0, eax
    .byte 0x66, 0xea                // a far jump to 32-bit code
    .long {trampoline} + trampoline_protected - trampoline_start
    .word 0x18
    .code32
trampoline_protected:
    mov ax, 0x10
    mov ds, ax
    mov ss, ax
    // All CPUs share this word of a stack at once: each pushes the same return address.
    mov esp, {trampoline} + 0xff0
    mov eax, offset enter_long_mode
    call eax
    .byte 0xea                      // a far jump to 64-bit code
    .long other_long
    .word 8
trampoline_table_register:
    .word 31
    .long boot_table
    .globl trampoline_end
trampoline_end:
    .code64

    .section .data
    .balign 16
boot_table:                         // nothing, 64-bit code, data, 32-bit code
    .quad 0, 0x00af9a000000ffff, 0x00cf92000000ffff, 0x00cf9a000000ffff
boot_table_register:
    .word 31
    .quad boot_table
next_cpu:
    .long 1

    .section .bss
    .balign 4096
    .globl root
root:          .skip 4096
gigabytes:     .skip 4096
memory_blocks: .skip 4096
device_blocks: .skip 4096
    .skip {stack_bytes}
first_stack_end:
other_stacks:
    .skip {stack_bytes} * {others}
"#,
    first_cpu = sym crate::first_cpu,
    other_cpu = sym crate::other_cpu,
    stack_bytes = const STACK_BYTES,
    trampoline = const TRAMPOLINE,
    others = const cpus::MOST - 1,
);

unsafe extern "C" {
    static image_end_mark: u8;
    static trampoline_start: u8;
    static trampoline_end: u8;
}

/// Where free physical memory begins.
pub(crate) fn image_end() -> usize {
    (&raw const image_end_mark).expose_provenance()
}

/// Starts every CPU but this one, by the messages that the processor's manual prescribes.
pub(crate) fn start_other_cpus(_count: usize) {
    let start = &raw const trampoline_start;
    let length = (&raw const trampoline_end).addr() - start.addr();
    let target = ptr::with_exposed_provenance_mut::<u8>(TRAMPOLINE);
    // SAFETY: both are mapped where they are, and nothing else is at the trampoline's page.
    unsafe { start.copy_to_nonoverlapping(target, length) };
    LOCAL_APIC.at(0x300).write(0xc_4500); // INIT, to all but this one
    devices::wait_nanoseconds(2_000_000);
    LOCAL_APIC.at(0x300).write(0xc_4600 | (TRAMPOLINE >> 12) as u32); // start at this page
}

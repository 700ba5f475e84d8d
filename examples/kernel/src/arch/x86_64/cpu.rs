//! What every CPU has of its own: its number, its task state with the stacks of handlers, its descriptors.

use core::arch::asm;
use core::mem::offset_of;

use super::boot_cell::BootCell;
use super::{devices, interrupts};
use crate::cpus;

/// The stack of the timer's handler.
pub(super) const TIMER_STACK: u8 = 1;
/// The stack of faults, which can happen in that handler too.
pub(super) const FAULT_STACK: u8 = 2;
const STACK_BYTES: usize = 32 * 1024;

const CODE: u64 = 0x00af_9a00_0000_ffff;
/// Where the descriptors of task states begin in the table, in bytes.
const FIRST_TASK: u16 = 16;
const TASK_BYTES: u16 = 104;

#[repr(C, packed)]
#[derive(Clone, Copy)]
struct TaskState {
    reserved: u32,
    stacks: [u64; 3],
    reserved_too: u64,
    /// The first of them has number 1.
    interrupt_stacks: [u64; 7],
    rest: [u32; 3],
}

const _: () = assert!(size_of::<TaskState>() == TASK_BYTES as usize);

#[repr(C, align(16))]
struct Stack([u8; STACK_BYTES]);

/// What a CPU finds through its register `gs`.
#[repr(C)]
struct Local {
    number: u64,
    task: TaskState,
}

static LOCALS: BootCell<[Local; cpus::MOST]> = BootCell::new(
    [const {
        Local {
            number: 0,
            task: TaskState {
                reserved: 0,
                stacks: [0; 3],
                reserved_too: 0,
                interrupt_stacks: [0; 7],
                rest: [0; 3],
            },
        }
    }; cpus::MOST],
);
static STACKS: BootCell<[[Stack; 2]; cpus::MOST]> =
    BootCell::new([const { [const { Stack([0; STACK_BYTES]) }; 2] }; cpus::MOST]);
/// Nothing, code, and two words for each task state.
static DESCRIPTORS: BootCell<[u64; 2 + 2 * cpus::MOST]> = BootCell::new([0; 2 + 2 * cpus::MOST]);

/// What `lgdt` and `lidt` read.
#[repr(C, packed)]
pub(super) struct TableRegister {
    pub(super) limit: u16,
    pub(super) address: u64,
}

/// Sets the running CPU up.
pub(crate) fn initialise_cpu(cpu: usize) {
    if cpu == 0 {
        interrupts::initialise();
        devices::start_clock();
    }
    set_base(cpu);
    load_descriptors(cpu);
    interrupts::initialise_cpu();
}

/// The number of the running CPU.
#[inline]
pub(crate) fn current_cpu() -> usize {
    let number: usize;
    // SAFETY: `set_base` has pointed `gs` to a value that begins with the number.
    unsafe { asm!("mov {}, gs:[0]", out(reg) number, options(pure, readonly, nostack, preserves_flags)) };
    number
}

fn local(cpu: usize) -> *mut Local {
    assert!(cpu < cpus::MOST, "CPU {cpu}: too many");
    LOCALS.pointer().cast::<Local>().wrapping_add(cpu)
}

fn set_base(cpu: usize) {
    let local = local(cpu);
    let number = local.wrapping_byte_add(offset_of!(Local, number)).cast::<u64>();
    // SAFETY: the value of this CPU, which only this CPU touches.
    unsafe { number.write(cpu as u64) };
    let address = local.expose_provenance();
    let [low, high] = [address as u32, (address >> 32) as u32];
    // SAFETY: the register holds the base of `gs`, which Rust code does not use by itself.
    unsafe { asm!("wrmsr", in("ecx") 0xc000_0101_u32, in("eax") low, in("edx") high, options(nostack)) };
}

fn load_descriptors(cpu: usize) {
    let ends = [0, 1].map(|stack| {
        let stacks = STACKS.pointer().cast::<Stack>().wrapping_add(2 * cpu + stack);
        (stacks.expose_provenance() + STACK_BYTES) as u64
    });
    let task = local(cpu)
        .wrapping_byte_add(offset_of!(Local, task))
        .cast::<TaskState>();
    let mut stacks = [0; 7];
    stacks[usize::from(TIMER_STACK) - 1] = ends[0];
    stacks[usize::from(FAULT_STACK) - 1] = ends[1];
    let place = task.wrapping_byte_add(offset_of!(TaskState, interrupt_stacks));
    // SAFETY: in the task state of this CPU, which only this CPU touches.
    unsafe { place.cast::<[u64; 7]>().write_unaligned(stacks) };
    let address = task.expose_provenance() as u64;
    let low =
        u64::from(TASK_BYTES - 1) | (address & 0xff_ffff) << 16 | 0x89 << 40 | (address >> 24 & 0xff) << 56;
    let table = DESCRIPTORS.pointer().cast::<u64>();
    let place = table.wrapping_add(2 + 2 * cpu);
    // SAFETY: the entry is there for this CPU, and every CPU writes the same code segment.
    unsafe { place.cast::<[u64; 2]>().write([low, address >> 32]) };
    // SAFETY: as above.
    unsafe { table.cast::<[u64; 2]>().write([0, CODE]) };
    let register = TableRegister {
        limit: (size_of::<[u64; 2 + 2 * cpus::MOST]>() - 1) as u16,
        address: table.expose_provenance() as u64,
    };
    let selector = FIRST_TASK + 16 * cpu as u16;
    // SAFETY: the table has the code segment where that of the boot code was, so that the selector in use
    // stays valid, and the task state of this CPU.
    unsafe { asm!("lgdt [{}]", "ltr {:x}", in(reg) &raw const register, in(reg) selector, options(nostack)) };
}

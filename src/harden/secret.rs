//! The secret that trailers and random choices are made of.

use core::sync::atomic::Ordering;

use super::mixing::{folded, mixed};
use crate::atomic::AtomicUsize;

/// Zero until it is used first.
static SECRET: AtomicUsize = AtomicUsize::new(0);

/// The second secret, of which nothing is seen before the first one is there.
static FACTOR: AtomicUsize = AtomicUsize::new(0);

/// What [`seed`] was given so far.
static SEED: AtomicUsize = AtomicUsize::new(0);

/// Adds to what the program's secret is made of; returns `false` if it is too late, as hardened zones use it already.
///
/// The secret is of the operating system's random numbers with the feature `std` on Linux, Android, FreeBSD,
/// OpenBSD and Apple's systems, if it has some at that moment. Elsewhere it is made of
/// addresses and of the processor's clock, where there is one to read, which is little: a kernel calls this function
/// before its first allocation, with numbers from its firmware or from an instruction.
///
/// ```
/// // As the first thing in `main` of a kernel:
/// slabmalloc::harden::seed(0x243F_6A88_85A3_08D3);
/// ```
pub fn seed(entropy: u64) -> bool {
    let entropy = mixed(entropy);
    // ORDERING: a number of its own, whose bits all count.
    SEED.fetch_xor(entropy, Ordering::Relaxed);
    SECRET.load(Ordering::Relaxed) == 0
}

/// The secret: the same at every call, and never zero.
#[inline]
pub(super) fn secret() -> usize {
    // ORDERING: with `make`: who finds the secret finds the factor.
    match SECRET.load(Ordering::Acquire) {
        0 => make(),
        secret => secret,
    }
}

/// A number that is made of both secrets and of another one. No cipher: it keeps those out who see few of these numbers,
/// which on 32-bit machines are very few, as all pairs of secrets can be tried.
#[inline]
pub(super) fn keyed(number: usize) -> usize {
    let secret = secret();
    // ORDERING: after the secret, which was acquired.
    folded(secret ^ number, FACTOR.load(Ordering::Relaxed))
}

#[cold]
fn make() -> usize {
    let on_stack = 0_u8;
    let addresses = (&raw const on_stack).addr() ^ (&raw const SECRET).addr().rotate_left(19);
    let mut sum = mixed(system_entropy() ^ clock().rotate_left(32) ^ addresses as u64);
    // ORDERING: as in `seed`.
    sum ^= SEED.load(Ordering::Relaxed);
    let new = sum | 1;
    let factor = mixed(system_entropy() ^ clock().rotate_left(16) ^ !sum as u64) | 1;
    // ORDERING: of those who come at once, one sets the number, and all use it.
    let _ = FACTOR.compare_exchange(0, factor, Ordering::Relaxed, Ordering::Relaxed);
    // ORDERING: likewise; Release for those who find the secret, and Acquire for the factor of who was faster.
    match SECRET.compare_exchange(0, new, Ordering::AcqRel, Ordering::Acquire) {
        Ok(_) => new,
        Err(other) => other,
    }
}

/// Random numbers of the operating system; zero if there are none.
#[cfg(all(
    feature = "std",
    any(target_os = "linux", target_os = "android", target_os = "freebsd")
))]
fn system_entropy() -> u64 {
    let mut bytes = [0; size_of::<u64>()];
    // SAFETY: the buffer is as long as said.
    let count = unsafe { libc::getrandom(bytes.as_mut_ptr().cast(), bytes.len(), libc::GRND_NONBLOCK) };
    // What was not written is zero, and does no harm.
    let _ = count;
    u64::from_ne_bytes(bytes)
}

/// Random numbers of the operating system; zero if there are none.
#[cfg(all(feature = "std", any(target_vendor = "apple", target_os = "openbsd")))]
fn system_entropy() -> u64 {
    let mut bytes = [0; size_of::<u64>()];
    // SAFETY: the buffer is as long as said.
    let _ = unsafe { libc::getentropy(bytes.as_mut_ptr().cast(), bytes.len()) };
    u64::from_ne_bytes(bytes)
}

#[cfg(not(all(
    feature = "std",
    any(
        target_os = "linux",
        target_os = "android",
        target_os = "freebsd",
        target_vendor = "apple",
        target_os = "openbsd"
    )
)))]
fn system_entropy() -> u64 {
    0
}

/// A clock that ticks fast; zero if there is none to read.
fn clock() -> u64 {
    #[cfg(target_arch = "x86_64")]
    {
        // SAFETY: every such processor has the instruction. Where the system forbids it to a program, that ends here.
        unsafe { core::arch::x86_64::_rdtsc() }
    }
    #[cfg(not(target_arch = "x86_64"))]
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_secret_stays() {
        let first = secret();
        assert_ne!(first, 0);
        assert!(!seed(5), "the secret is in use");
        assert_eq!(secret(), first);
    }
}

//! [`Forked`]: the two processes that there are after `fork`.

/// One of the two processes that there are after `fork`.
///
/// Locks are [held](crate::SafeZone::before_fork) while a process forks, so that the child does not inherit one that is
/// held by a thread that it does not have, with the data behind it half changed. Both processes give them up.
///
/// ```
/// use slabmalloc::lock::Forked;
///
/// /// What `fork` returned, in the thread that called it.
/// fn side(child: i32) -> Forked {
///     if child == 0 { Forked::Child } else { Forked::Parent }
/// }
/// # assert_eq!(side(0), Forked::Child);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forked {
    /// The process that forked. Its threads go on, and may wait for the lock.
    Parent,
    /// The new process. The thread that forked is the only one.
    Child,
}

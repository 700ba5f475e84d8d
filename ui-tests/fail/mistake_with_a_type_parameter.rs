use slabmalloc::lock::Ticket;
use slabmalloc::pager::NoPager;

slabmalloc::declare_zone! {
    zone Heap<L, P> {
        lock: L,
        pager: P + 1,
    }
    zone Lock<P, L> {
        lock: spinning(L),
        pager: P,
    }
    zone Unused<A, B> {
        lock: ticket,
    }
}

static HEAP: SafeHeap<Ticket, NoPager> = SafeHeap::with_pager(NoPager);
static LOCK: SafeLock<NoPager, Ticket> = SafeLock::new();
static UNUSED: SafeUnused<NoPager, Ticket> = SafeUnused::new();

fn main() {
    let _ = (HEAP.snapshot(), LOCK.snapshot(), UNUSED.snapshot());
}

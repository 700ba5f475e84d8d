//! What `declare_zone!` accepts (`pass/`) and refuses (`fail/`), run by `tests/ui.rs`.
//!
//! The refusals on this page are the compiler's own. Their text quotes the library's sources, so it
//! is not kept; instead each stands beside a program that compiles and differs in one place.
//!
//! # A zone without a lock is not shared
//!
//! ```
//! slabmalloc::declare_zone! { zone Pool { lock: spin } }
//! static POOL: SafePool = SafePool::new();
//! ```
//!
//! ```compile_fail,E0277
//! slabmalloc::declare_zone! { zone Pool { lock: none } }
//! static POOL: SafePool = SafePool::new();
//! ```
//!
//! # A lock implements `RawLock`
//!
//! ```
//! slabmalloc::declare_zone! { zone Pool { lock: slabmalloc::lock::Ticket } }
//! ```
//!
//! ```compile_fail,E0277
//! slabmalloc::declare_zone! { zone Pool { lock: slabmalloc::pager::NoPager } }
//! ```
//!
//! # A misuse handler implements `MisuseHandler`
//!
//! ```
//! slabmalloc::declare_zone! { zone Pool { on_misuse: slabmalloc::error::Leak } }
//! ```
//!
//! ```compile_fail,E0277
//! slabmalloc::declare_zone! { zone Pool { on_misuse: slabmalloc::error::MisuseKind } }
//! ```
//!
//! # An arena's lock can be shared
//!
//! ```
//! use slabmalloc::lock::InterruptControl;
//! # enum Primask {}
//! # unsafe impl InterruptControl for Primask {
//! #     type State = ();
//! #     fn disable() {}
//! #     unsafe fn restore((): ()) {}
//! # }
//! slabmalloc::declare_zone! { zone Pool { lock: irq_safe(spin, Primask), pager: arena(4 MiB) } }
//! ```
//!
//! Without a promise that there is one CPU, interrupts alone do not exclude the others:
//!
//! ```compile_fail,E0277
//! use slabmalloc::lock::InterruptControl;
//! # enum Primask {}
//! # unsafe impl InterruptControl for Primask {
//! #     type State = ();
//! #     fn disable() {}
//! #     unsafe fn restore((): ()) {}
//! # }
//! slabmalloc::declare_zone! { zone Pool { lock: irq_safe(none, Primask), pager: arena(4 MiB) } }
//! ```
//!
//! # A zone is made from a `ZoneConfig`
//!
//! ```
//! let zone: slabmalloc::Zone<'_, slabmalloc::X86> = slabmalloc::Zone::new();
//! ```
//!
//! ```compile_fail,E0277
//! let zone: slabmalloc::Zone<'_, u8> = slabmalloc::Zone::new();
//! ```
//!
//! # A configuration by hand counts its classes
//!
//! ```
//! use slabmalloc::error::Abort;
//! use slabmalloc::harden::Checked;
//! use slabmalloc::page::{DefaultWord, NoPage, Page};
//! use slabmalloc::stats::NoStats;
//! use slabmalloc::typenum::{U0, U2, U4};
//! use slabmalloc::zone::{Oversize, Zone, ZoneConfig};
//!
//! enum Buffers {}
//! impl ZoneConfig for Buffers {
//!     const NAME: &'static str = "Buffers";
//!     type BasePage<'a> = Page<'a, 16384, U4, DefaultWord>;
//!     type LargePage<'a> = NoPage;
//!     type BaseClasses = U2;
//!     type LargeClasses = U0;
//!     const CLASSES: &'static [usize] = &[64, 256];
//!     const OVERSIZE: Oversize = Oversize::Refuse;
//!     type Stats = NoStats;
//!     type OnMisuse = Abort;
//!     type Harden = Checked;
//! }
//! let zone: Zone<'_, Buffers> = Zone::new();
//! ```
//!
//! ```compile_fail,E0080
//! use slabmalloc::error::Abort;
//! use slabmalloc::harden::Checked;
//! use slabmalloc::page::{DefaultWord, NoPage, Page};
//! use slabmalloc::stats::NoStats;
//! use slabmalloc::typenum::{U0, U3, U4};
//! use slabmalloc::zone::{Oversize, Zone, ZoneConfig};
//!
//! enum Buffers {}
//! impl ZoneConfig for Buffers {
//!     const NAME: &'static str = "Buffers";
//!     type BasePage<'a> = Page<'a, 16384, U4, DefaultWord>;
//!     type LargePage<'a> = NoPage;
//!     type BaseClasses = U3;
//!     type LargeClasses = U0;
//!     const CLASSES: &'static [usize] = &[64, 256];
//!     const OVERSIZE: Oversize = Oversize::Refuse;
//!     type Stats = NoStats;
//!     type OnMisuse = Abort;
//!     type Harden = Checked;
//! }
//! let zone: Zone<'_, Buffers> = Zone::new();
//! ```

//! The one table of layers.

/// A module of the library and what it may name.
pub(super) struct Room {
    /// The module, a child of the crate's root.
    pub(super) module: &'static str,
    /// Its layer: it may name modules of lower layers.
    pub(super) layer: u8,
    /// The modules of its own layer that it may name all the same.
    pub(super) neighbours: &'static [&'static str],
    /// Modules without unsafe code: each begins with `#![forbid(unsafe_code)]`.
    pub(super) safe: &'static [&'static str],
}

const fn room(layer: u8, module: &'static str) -> Room {
    Room {
        module,
        layer,
        neighbours: &[],
        safe: &[],
    }
}

impl Room {
    const fn beside(self, neighbours: &'static [&'static str]) -> Self {
        Self { neighbours, ..self }
    }

    const fn without_unsafe(self, safe: &'static [&'static str]) -> Self {
        Self { safe, ..self }
    }
}

/// The modules from the lowest to the highest; `lib.rs` lies above them all.
pub(super) const ROOMS: &[Room] = &[
    room(0, "addr").without_unsafe(&["addr"]),
    room(0, "error").beside(&["addr"]).without_unsafe(&["error"]),
    room(0, "atomic").without_unsafe(&["atomic"]),
    room(0, "instrument"),
    // Four vocabularies that know nothing of each other, except that a pager whose pages are added
    // at run time guards its list of them with a lock.
    room(1, "lock"),
    room(1, "pager").beside(&["lock"]),
    room(1, "stats").without_unsafe(&["stats"]),
    room(1, "harden").without_unsafe(&["harden::mixing", "harden::random", "harden::quarantine"]),
    room(2, "page"),
    room(3, "slab"),
    room(4, "zone").without_unsafe(&["zone::route"]),
    // Caches know slots, and neither pages nor zones: what fills them and takes them back is above.
    room(5, "cache"),
    room(6, "global").without_unsafe(&["global::snapshot"]),
    room(7, "__private"),
    room(8, "declare"),
    room(9, "default_zone"),
    room(9, "hosted"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rooms_are_listed_once_and_upward() {
        assert!(ROOMS.is_sorted_by_key(|room| room.layer));
        for room in ROOMS {
            assert_eq!(
                ROOMS.iter().filter(|other| other.module == room.module).count(),
                1
            );
        }
    }

    #[test]
    fn neighbours_share_a_layer_and_come_earlier() {
        for (at, room) in ROOMS.iter().enumerate() {
            for neighbour in room.neighbours {
                let found = ROOMS[..at].iter().find(|other| other.module == *neighbour);
                assert!(
                    found.is_some_and(|other| other.layer == room.layer),
                    "{neighbour}"
                );
            }
        }
    }
}

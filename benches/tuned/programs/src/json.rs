//! `json`: a store of documents. Records are parsed from text as they arrive, changed, searched, and written out.

use core::fmt::Write as _;
use std::collections::HashMap;
use std::io;

use serde_json::{Map, Value, json};

use crate::random::Random;

/// Records that the store has in the end.
const RECORDS: usize = 50_000;
/// Changes for each record, on average.
const CHANGES: usize = 20;
/// Records between two searches.
const SEARCH_EVERY: usize = 10_000;

pub(crate) fn run(_: &[std::path::PathBuf]) -> Result<String, String> {
    let mut random = Random::new(21);
    let mut store: HashMap<usize, Value> = HashMap::new();
    let mut text = String::new();
    let mut found = 0;
    for id in 0..RECORDS {
        text.clear();
        record(&mut text, id, &mut random);
        let value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
        store.insert(id, value);
        for _ in 0..CHANGES {
            let changed = random.below(id + 1);
            if let Some(Value::Object(record)) = store.get_mut(&changed) {
                change(record, &mut random);
            }
        }
        if id % SEARCH_EVERY == 0 {
            let city = format!("City {}", random.below(50));
            found += store
                .values()
                .filter(|record| record["address"]["city"] == *city)
                .count();
        }
    }
    let mut written = Counted(0);
    let mut ids: Vec<&usize> = store.keys().collect();
    ids.sort_unstable();
    for id in ids {
        serde_json::to_writer(&mut written, &store[id]).map_err(|error| error.to_string())?;
    }
    Ok(format!(
        "{RECORDS} records, {found} found, {} bytes written",
        written.0
    ))
}

/// A change to a record: a tag more or less, a note, another score, a visit.
fn change(record: &mut Map<String, Value>, random: &mut Random) {
    match random.below(6) {
        0 => {
            if let Some(Value::Array(tags)) = record.get_mut("tags") {
                tags.push(Value::String(format!("tag-{}", random.below(500))));
            }
        }
        1 => {
            if let Some(Value::Array(tags)) = record.get_mut("tags") {
                tags.pop();
            }
        }
        2 => {
            let note = "a note on this record; ".repeat(random.between(1, 8));
            record.insert("note".to_owned(), Value::String(note));
        }
        3 => {
            record.remove("note");
        }
        4 => {
            record.insert("score".to_owned(), json!(random.below(1000)));
        }
        _ => {
            let visit = json!({ "day": random.below(365), "page": format!("/page/{}", random.below(9999)) });
            if let Some(Value::Array(visits)) = record.get_mut("visits") {
                if visits.len() == 4 {
                    visits.remove(0);
                }
                visits.push(visit);
            } else {
                record.insert("visits".to_owned(), Value::Array(vec![visit]));
            }
        }
    }
}

/// A record as a web service sends it: short keys, strings, numbers, lists, objects in objects.
fn record(text: &mut String, id: usize, random: &mut Random) {
    // Writing to a string does not fail.
    let _ = write!(
        text,
        r#"{{"id":{id},"name":"user {}","active":{},"score":{}.5,"tags":["#,
        random.next(),
        random.percent(50),
        random.below(1000),
    );
    for tag in 0..random.between(1, 8) {
        let comma = if tag > 0 { "," } else { "" };
        let _ = write!(text, r#"{comma}"tag-{}""#, random.below(500));
    }
    let _ = write!(
        text,
        r#"],"address":{{"street":"{} Long Street","city":"City {}","position":[{},{}]}},"note":null}}"#,
        random.below(300),
        random.below(50),
        random.below(90),
        random.below(180),
    );
}

/// Where documents are written to: bytes are counted.
struct Counted(usize);

impl io::Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

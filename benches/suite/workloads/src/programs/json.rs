//! `serde_json`: a document of records is parsed into values and written again.

use core::fmt::Write as _;
use core::hint::black_box;

use serde_json::Value;

use crate::measure::Run;
use crate::random::Random;

pub(crate) fn json(run: &mut Run) {
    let text = document(1200);
    run.time(1, || {
        let value: Value = serde_json::from_str(black_box(&text)).unwrap_or_default();
        black_box(value.to_string());
    });
}

/// Records as a web service sends them: short keys, strings, numbers, lists, objects in objects.
fn document(records: usize) -> String {
    let mut random = Random::new(8);
    let mut text = String::from("[");
    for id in 0..records {
        if id > 0 {
            text.push(',');
        }
        // Writing to a string does not fail.
        let _ = write!(
            text,
            r#"{{"id":{id},"name":"user {}","active":{},"score":{}.5,"tags":["#,
            random.next(),
            random.percent(50),
            random.below(1000),
        );
        for tag in 0..random.between(1, 8) {
            let _ = write!(
                text,
                r#"{}"tag-{}""#,
                if tag > 0 { "," } else { "" },
                random.below(500)
            );
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
    text.push(']');
    text
}

//! `syn`: Rust source becomes a syntax tree, which is walked and dropped.

use core::fmt::Write as _;
use core::hint::black_box;

use syn::visit::{self, Visit};

use crate::measure::Run;

pub(crate) fn syntax(run: &mut Run) {
    let source = source(60);
    run.time(1, || {
        let Ok(file) = syn::parse_file(black_box(&source)) else {
            return;
        };
        let mut count = Count(0);
        count.visit_file(&file);
        black_box(count.0);
    });
}

/// Counts expressions.
struct Count(usize);

impl<'ast> Visit<'ast> for Count {
    fn visit_expr(&mut self, expression: &'ast syn::Expr) {
        self.0 += 1;
        visit::visit_expr(self, expression);
    }
}

/// A module of structures and functions with what usual code has in it.
fn source(items: usize) -> String {
    let mut text = String::new();
    for at in 0..items {
        // Writing to a string does not fail.
        let _ = write!(
            text,
            r#"
/// The documentation of item {at}.
#[derive(Clone, Debug)]
pub struct Item{at}<'a, T: Clone> {{
    name: &'a str,
    values: Vec<(usize, T)>,
    parent: Option<Box<Item{at}<'a, T>>>,
}}

impl<'a, T: Clone + Default> Item{at}<'a, T> {{
    pub fn total_{at}(&self, limit: usize) -> Result<usize, String> {{
        let mut sum = 0;
        for (index, (count, value)) in self.values.iter().enumerate() {{
            if *count > limit && index % 2 == 0 || self.name.starts_with("x{at}") {{
                return Err(format!("{{}} is above {{limit}} in {{}}", count, self.name));
            }}
            sum += match index {{
                0 => count * 3 + {at},
                1..=9 => (count << 2) - (limit / (index + 1)),
                _ => self.parent.as_ref().map_or(0, |parent| parent.values.len()),
            }};
            let _copy: [T; 2] = [value.clone(), T::default()];
        }}
        while sum > limit {{ sum -= self.values[sum % self.values.len()].0.max(1); }}
        Ok(sum)
    }}
}}
"#
        );
    }
    text
}

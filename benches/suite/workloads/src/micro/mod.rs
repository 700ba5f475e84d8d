//! One thread, one kind of operation at a time.

pub(crate) mod batches;
pub(crate) mod churn;
pub(crate) mod pairs;
pub(crate) mod shapes;

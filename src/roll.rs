//! Next year's plan from last year's.

mod edit;
mod source;

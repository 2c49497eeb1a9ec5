//! What an officer reads when a file is faulty.

mod hostile;
mod shape;
mod syntax;

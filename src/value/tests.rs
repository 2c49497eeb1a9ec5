//! Every kind through every door.

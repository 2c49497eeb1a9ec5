//! What is found on pages of many makes.

//! Domain words as types that own their written form: each reads and writes its own grammar, once.
